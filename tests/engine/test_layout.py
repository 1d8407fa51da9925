"""Copy that is not running prose: which lines are read, and who speaks in interviews and transcripts."""

import pytest

from newsaudit import Article, attributions
from newsaudit.engine.layout import lines

STORY = (
    "Ada Wren said on Monday that the yard was shut, and that nobody had told the welders why.\n\n"
    "{}\n\n“It is over,” she said."
)


def read(text: str) -> list[str]:
    """The lines of a text that are read."""
    article = Article(text)
    return [article[line] for line in lines(article)]


def voices(text: str) -> list[tuple[str | None, str]]:
    """The name of each source in a text, and the first ten letters of what it says."""
    article = Article(text)
    return [(one.source_name, article[one.contents[0]][:10]) for one in attributions(article)]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Welders say they will sue",
        "MORE: Welders say they will sue",
        "Watch | Welders say they will sue",
        "Photo: Ada Wren says she will sue. (Tom Hale/The Echo)",
        "Image caption: Ada Wren said that she will sue",
        "Correction: An earlier version said the yard was open.",
        "This article was amended on 3 May. It said the yard was open.",
        "Sign up to our newsletter: we say what matters.",
        "We keep your data as long as we need, says our privacy policy.",
        "Have you been hit? Tell us what you saw by emailing news@example.org.",
        "(Reporting by Tom Hale; Editing by Ann Otis)",
        "RELATED STORIES\nWelders say they will sue\nMayor: yard “is the future”",
        "What the mayor says",
        "By Tom Hale, Transport Correspondent",
        "15:10",
    ],
)
def test_furniture_headings_and_times_are_not_read(line):
    assert read(STORY.format(line)) == read(STORY.format("").replace("\n\n\n\n", "\n\n"))


@pytest.mark.parametrize(
    "line",
    [
        "By noon the gates were locked, Tom Hale said.",
        "The firm’s privacy policy says it may sell data.",
        "Watch the gates, Tom Hale said.",
        "Tom Hale, 34, welder",
        "The mayor had this to say:",
    ],
)
def test_lines_of_the_story_are_read(line):
    assert line in read(STORY.format(line))


@pytest.mark.parametrize("lead", ["• ", "- ", "* ", "14:05 — ", "2.45pm: ", "[13:15] ", "12:30 PM ET | ", "1. "])
def test_bullets_and_times_before_a_line_are_no_part_of_it(lead):
    assert "Tom Hale said the gates were locked." in read(STORY.format(lead + "Tom Hale said the gates were locked."))


def test_a_list_without_stops_is_a_story():
    text = "What we know:\n\n• The fire brigade says it began at two\n• Tom Hale said the gates were locked"
    assert voices(text) == [("The fire brigade", "it began a"), ("Tom Hale", "the gates ")]


def test_a_text_without_any_stop_is_a_story():
    assert voices("The yard at Derby was shut on Monday, Tom Hale said")[0][0] == "Tom Hale"


def test_a_paragraph_that_opens_with_by_is_no_byline():
    assert Article("By noon the fire was out.\n\nNobody was hurt.").story_paragraphs == (1, 2)
    assert Article("By Ada Wren and Tom Hale\n\nNobody was hurt.").story_paragraphs == (2, 2)


def test_turns_of_a_transcript_are_their_speakers():
    text = "ADA WREN: I said “no” twice. I think it is over.\n\nMR. HALE: The yard told us it was shut.\n\nIt was."
    assert voices(text)[0] == ("ADA WREN", "I said “no")
    assert ("ADA WREN", "it is over") in voices(text) and voices(text)[-2][1] == "The yard t"


@pytest.mark.parametrize("q, a", [("Q:", "A:"), ("Q.", "A."), ("Question:", "Answer:")])
def test_answers_are_the_interviewees(q, a):
    text = f"An interview with Ida Roe by Tom Hale.\n\n{q} Is it over?\n\n{a} It has only begun."
    assert voices(text) == [("Ida Roe", "It has onl")]
    assert voices(text.replace("An interview with Ida Roe", "Ida Roe shut the yard in May. Interview")) == voices(text)


@pytest.mark.parametrize("q", ["Q: ", ""])
def test_where_two_people_are_named_before_the_questions_nobody_answers(q):
    text = f"Ida Roe spoke to Ivo Banner in May.\n\n{q}Are you sad?\n\nA: I am not.\n\n{q}Will you go?\n\nA: I will."
    assert {name for name, _ in voices(text)} <= {None}


def test_answers_without_letters_are_the_interviewees():
    text = (
        "Ida Roe shut the yard in May.\n\nWhat brought you here?\n\nThe sea did. I could hear it.\n\n"
        "My father rowed.\n\nWould you stay?\n\nNobody stays.\n\nThe yard opens in June."
    )
    assert voices(text) == [("Ida Roe", "The sea di"), ("Ida Roe", "My father "), ("Ida Roe", "Nobody sta")]


def test_initials_before_a_colon_are_whose_they_are():
    text = "Tilly Farr sat down with us.\n\nQ: Is it over?\n\nTF: It has only begun.\n\nTG: It was cold."
    assert [name for name, _ in voices(text)] == ["Tilly Farr", "TG"]


def test_who_speaks_below_a_quotation_does_not_sign_it():
    text = "Jon Aske said:\n\n“The train is back, and it is quiet.”\n\nBea Lomax, head of press, added: “It is free.”"
    assert voices(text) == [("Jon Aske", "“The train"), ("Bea Lomax", "“It is fre")]


def test_a_paragraph_between_single_marks_in_a_text_of_double_ones():
    assert voices("\"The kiln is cold,\" said Hew Tarrant.\n\n'I do not mind,' he said.")[1][0] == "Hew Tarrant"
