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
    text = "The union said it would stay out. Mary Lunt said she would not. It said that the strike would go on."
    assert names(text)[-1] == "The union"


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


def test_a_word_for_a_woman_or_a_man_vetoes_the_other_pronoun():
    assert names("Orla Quill, a spokeswoman for the port, said it was shut. He said ships had come.")[-1] is None
    assert (
        names("Orla Quill, a spokeswoman for the port, said it was shut. She said ships had come.")[-1] == "Orla Quill"
    )
    text = (
        "Dervla Quill said the port was shut. Her brother Padraig Moss said it was open. He said that ships had come."
    )
    assert names(text)[-1] == "Padraig Moss"
    assert names("The spokeswoman said no ship had come. She said it was late.")[-1] == "The spokeswoman"


def test_a_pronoun_once_tied_to_a_name_vetoes_the_other():
    text = "Quill said the road was shut. “I saw it,” she said. Quill said it was dark. He said that cars had passed."
    assert names(text) == ["Quill", "Quill", "Quill", None]


def test_of_two_who_fit_equally_neither_is_taken():
    assert names("Mary Lunt met Jane Pell on Monday. She said the talks went well.") == [None]
    text = "Mary Lunt said Jane Pell was late. She added that trains were slow."
    assert names(text) == ["Mary Lunt", "Mary Lunt"]  # who spoke goes before whom she spoke of
    text = "Mary Lunt said trade would grow. Dervla Brandt said it would fall. She added that prices were high."
    assert names(text)[-1] is None


def test_the_name_after_a_description_is_the_source():
    assert names("Its chair, Tom Hesketh, said the club was poor. Hesketh said it would close.") == ["Tom Hesketh"] * 2
    assert names("“We are full,” said the head teacher, Alison Grant, on Monday.") == ["Alison Grant"]
    assert names("A man from Leeds, West Yorkshire, said the road was shut.") == ["A man"]


def test_british_titles_are_no_part_of_the_name():
    for title in ("Cllr", "Councillor", "Det Con", "Det. Insp.", "PC", "Supt", "Rev", "Canon"):
        assert names(f"Jane Pell said the road was shut. {title} Pell said it would open.") == ["Jane Pell"] * 2, title
