"""Reading the coding: spans checked letter by letter, words counted once."""

import shutil

import pytest

from newsaudit.article import Span
from newsaudit.audit.words import word_numbers
from story import coding


def test_spans_of_a_cell():
    assert coding.spans("12-60 71-80") == [Span(12, 60), Span(71, 80)] and coding.spans("") == []
    with pytest.raises(ValueError, match="not a list of spans"):
        coding.spans("12–60")


def test_a_span_off_by_one_is_named(tmp_path, root, article):
    shutil.copytree(root / "data/coding", tmp_path / "coding")
    path = tmp_path / "coding/attributions.csv"
    path.write_text(
        path.read_text("utf-8").replace(
            "settled,S5,5,direct,reported,caggins,891-898", "settled,S5,5,direct,reported,caggins,890-898"
        ),
        "utf-8",
    )
    with pytest.raises(
        ValueError, match=r"attributions.csv, row 6, source_span: the text at 890-898 is “ Caggins”, not “Caggins”"
    ):
        coding.read(tmp_path / "coding", article)


def test_words_of_an_attribution(codes):
    words = codes.attributions.set_index("id")[["quoted", "editor", "paraphrased"]]
    assert tuple(words.loc["S15"]) == (60, 3, 0)  # counted by hand in ¶12
    assert tuple(words.loc["S7"]) == (2, 0, 8)  # that it will keep | key military | service members in Iraq
    assert tuple(words.loc["S14"]) == (0, 0, 12)  # what | is Tehran’s goal of a land route to the Mediterranean Sea


def test_a_word_counts_where_it_has_a_letter_or_digit(article):
    start = article.text.index("“key military”")
    assert len(word_numbers(article, [Span(start, start + 1)])) == 0
    assert len(word_numbers(article, [Span(start, start + 14)])) == 2


def test_every_source_of_an_attribution_is_in_the_register(codes):
    named = set(codes.attributions["source_id"]) - {""}
    assert named <= set(codes.sources["source_id"])
