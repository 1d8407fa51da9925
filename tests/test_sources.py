"""Names resolved to sources: surnames, pronouns, introductions, channels."""

from newsaudit import Article, attributions


def names(text: str) -> list[str | None]:
    """The source names of a text's attributions, in order."""
    return [one.source_name for one in attributions(Article(text))]


def test_surname_takes_the_full_name():
    text = "Colonel Myles Wren said the base was closed. Wren said that it would stay closed."
    assert names(text) == ["Myles Wren", "Myles Wren"]


def test_surname_before_the_full_name():
    assert names("Wren said no word of it was true. The man is Myles Wren, a driver.")[0] == "Myles Wren"


def test_title_is_no_part_of_the_name():
    assert names("“We stay,” said Sen. Ada Wren. “We stay,” Mrs. Wren said.") == ["Ada Wren", "Ada Wren"]


def test_appositive_is_no_part_of_the_name():
    assert names("Ada Wren, a spokeswoman for the army, said the base was closed.") == ["Ada Wren"]


def test_pronoun_takes_the_nearest_person_that_fits():
    text = "Mary Lunt said the talks went well. Tom Hale said they did not. She added that both were tired."
    assert names(text)[-1] == "Mary Lunt"


def test_pronoun_takes_a_person_who_was_only_mentioned():
    assert names("Mary Lunt met the union on Monday. She said the talks went well.") == ["Mary Lunt"]


def test_pronoun_without_an_antecedent_stays_open():
    assert names("The rain went on all day. She said the talks went well.") == [None]


def test_pronoun_between_two_names_that_tell_nothing_stays_open():
    text = "Quill said the talks went well. Brandt said they did not. He added that it was late."
    assert names(text)[-1] is None


def test_it_is_no_person():
    assert names("The union said no. Mary Lunt said yes. It said that the strike would go on.")[-1] == "The union"


def test_who_takes_the_name_before_it():
    text = "The answer came from Mary Lunt, who said that the strike would go on."
    assert names(text) == ["Mary Lunt"]


def test_a_surname_takes_the_full_name_whose_generation_follows_it():
    text = (
        "“We found cracks,” Henry Q. Vance Jr., the engineer, said.\n\n"
        "“It holds,” Vance said. “I walk,” said Ann Otis IV. “So do I,” Otis said."
    )
    assert [one.source_name for one in attributions(Article(text))] == [
        "Henry Q. Vance Jr.", "Henry Q. Vance Jr.", "Ann Otis IV", "Ann Otis IV",
    ]  # fmt: skip


def test_of_two_with_one_surname_the_title_says_which():
    text = "Tom Hale met his wife, Mary Hale, in Derby. Mr. Hale said he was tired. Mrs. Hale said she was not."
    assert names(text) == ["Tom Hale", "Mary Hale"]


def test_names_with_particles_and_initials():
    text = "Jean-Luc de la Tour said the road was closed. De la Tour added that it would stay so."
    assert names(text) == ["Jean-Luc de la Tour"] * 2
    assert names("J.K. Wren said it was over. “It is late,” Wren said.") == ["J.K. Wren"] * 2


def test_a_first_name_takes_the_full_name_if_one_person_has_it():
    assert names("Mary Lunt said trade would grow. Mary also said tariffs would fall.") == ["Mary Lunt"] * 2
    assert names("It was in the China Daily. China said that trade would grow.") == ["China"]
    text = "Ada Wren met Ada Hale. Ada said she was tired."
    assert names(text) == ["Ada"]


def test_an_acronym_keeps_its_stops():
    assert names("The U.K. Treasury was closed. The U.K. said it would open.") == ["The U.K."]


def test_a_full_stop_ends_a_name():
    assert names("They live in Derby. Mr. Hale said he was tired.") == ["Hale"]
