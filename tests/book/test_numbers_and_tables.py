"""How numbers and tables are written: one way each, and no table wider than a phone bears."""

from urllib.parse import unquote

import pandas as pd
import pytest

from newsaudit import numbers
from story import markdown


@pytest.mark.parametrize(
    "written, expected",
    [
        (numbers.count(1, "word"), "1 word"),
        (numbers.count(1234, "word"), "1,234 words"),
        (numbers.count(0, "reply", "replies"), "0 replies"),
        (numbers.spelled(0, "word"), "no words"),
        (numbers.spelled(1, "source"), "one source"),
        (numbers.spelled(10), "ten"),
        (numbers.spelled(11), "11"),
        (numbers.share(218, 534), "41%"),
        (numbers.share(0.005), "0%"),
        (numbers.decimal(-3.14159, 2), "−3.14"),
        (numbers.ordinal(1), "1st"),
        (numbers.ordinal(12), "12th"),
        (numbers.ordinal(42), "42nd"),
        (numbers.ordinal(1013), "1,013th"),
        (numbers.listed(["a"]), "a"),
        (numbers.listed(["a", "b", "c"]), "a, b and c"),
        (numbers.listed([]), "none"),
    ],
)
def test_numbers_are_written_one_way(written, expected):
    assert written == expected


def test_a_table_has_caption_name_rows_and_its_data():
    frame = pd.DataFrame({"Source": ["OIR | the mission", None], "Words": [56, 12]})
    text = markdown.table(frame, "Words by source", "tab-words").data
    assert text.startswith(":::{table} Words by source\n:name: tab-words\n")
    assert "| OIR \\| the mission | 56 |" in text and "| – | 12 |" in text
    assert unquote(text).count("OIR | the mission,56\n") == 1


def test_a_table_may_give_more_to_download_than_it_shows():
    shown, whole = pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1], "b": [2]})
    assert "a,b\n1,2\n" in unquote(markdown.table(shown, "A", "tab-a", download=whole).data)


def test_six_columns_are_too_many():
    with pytest.raises(ValueError, match="at most five"):
        markdown.table(pd.DataFrame([range(6)]), "Wide", "tab-wide")


def test_paragraph_links():
    assert markdown.paragraph_link(10, 11) == "[¶10](#p10), [¶11](#p11)"
