"""The plain copy of a text: what no reader sees is read past, and every span leads back to the text as it stands."""

import pytest

from newsaudit import Article, attributions
from newsaudit.engine.plain import in_right_encoding, plain_copy

PLAIN = "Ada Wren, a welder, said the yard was shut. “It is over,” she said."


def copied(text: str) -> str:
    """The plain copy of a text; the text itself if it needs none."""
    plain = plain_copy(Article(text))
    return plain.article.text if plain else text


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("welder", "wel\xadder"),
        PLAIN.replace("said the", "said\u200b the"),
        "\ufeff" + PLAIN,
        PLAIN.replace("Ada Wren", "**Ada Wren**"),
        PLAIN.replace("“It is over,”", "_“It is over,”_"),
        PLAIN.replace("Ada Wren", "[Ada Wren](https://example.org/wren)"),
        "> " + PLAIN,
        PLAIN.replace("shut.", "shut.[1]"),
        PLAIN.replace("shut.", "shut.¹ ²").replace(" said.", " said.[3]:44"),
        PLAIN.replace("Ada Wren", "Ada\xa0Wren"),
        PLAIN.replace("“", "â€œ").replace("”", "â€\x9d"),
        PLAIN.replace("“", "&ldquo;").replace("”", "&rdquo;"),
        PLAIN + " Photograph: Tom Hale/The Echo",
    ],
    ids=[
        "soft hyphen",
        "no width",
        "byte order mark",
        "bold",
        "italics",
        "link",
        "quoted paragraph",
        "note in brackets",
        "raised notes",
        "no-break space",
        "wrong encoding",
        "entities",
        "credit",
    ],
)
def test_what_no_reader_sees_is_read_past(text):
    assert copied(text) == PLAIN
    assert [one.source_name for one in attributions(Article(text))] == ["Ada Wren", "Ada Wren"]


def test_wrapped_lines_are_read_as_one():
    text = PLAIN.replace("Ada Wren", "Ada\nWren").replace("the yard", "the\nyard") + "\n\nThe gates were locked."
    assert copied(text).startswith(PLAIN)
    assert [one.source_name for one in attributions(Article(text))] == ["Ada Wren", "Ada Wren"]


def test_ordinary_text_is_its_own_plain_copy():
    for text in (PLAIN, PLAIN + "\n\nShe paid 5 * 3 = £15 for a_b and 20 m² of [the] floor – ‘cheap’, Ångström said."):
        assert plain_copy(Article(text)) is None


def test_spans_lie_in_the_text_as_it_stands():
    article = Article(PLAIN.replace("Ada Wren", "**Ada Wren**").replace("yard", "ya\xadrd"))
    one, two = attributions(article)
    assert (article[one.source], article[one.contents[0]]) == ("Ada Wren**, a welder", "the ya\xadrd was shut")
    assert article[two.contents[0]] == "“It is over,”"


def test_a_story_of_signs_alone_has_no_plain_copy():
    assert plain_copy(Article("” Photo: Photo:")) is None


def test_letters_that_are_no_wrong_encoding_stay():
    assert in_right_encoding("â€œ") == "“" and in_right_encoding("Ã©") == "é" and in_right_encoding("â€") == "”"
