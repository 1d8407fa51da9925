"""The story beside other news: counts held to a text counted by hand, places to their rule, the table to its corpus."""

import os
from pathlib import Path

import pandas as pd
import pytest

from newsaudit import Article
from story import baseline, coding, desk

TEXT = (
    "The mayor said the bridge “is closed for good.”\n\n"
    "Two experts who spoke to City News fear that it could fall, she wrote in a statement.\n\n"
    "“It will be open in May,” said Ann Hill of the ministry."
)


def attribution(source: str, cue: str, content: str) -> dict:
    """A hand-coded attribution of the text, by its words."""

    def span(words):
        start = TEXT.index(words)
        return (start, start + len(words))

    return {"source_span": span(source), "cue_span": span(cue), "content_spans": [span(content)]}


CODED = [
    attribution("The mayor", "said", "the bridge “is closed for good.”"),
    attribution("Two experts who spoke to City News", "fear", "it could fall"),
    attribution("she", "wrote", "Two experts who spoke to City News fear that it could fall"),
    attribution("Ann Hill", "said Ann", "It will be open in May,"),
]


def test_an_article_is_counted_as_by_hand():
    counts = baseline.counts(Article(TEXT), CODED)
    assert counts["words"] == len(TEXT.split()) == 38
    assert counts["quoted_words"] == len("is closed for good It will be open in May".split())
    assert counts["speech"] == 3, "to fear is no speech"
    assert (counts["direct"], counts["mixed"], counts["say"]) == (1, 1, 2)
    assert counts["release"] == 1 and counts["unnamed"] == 0
    assert counts["sources"] == 2, "a pronoun is no source of its own"
    assert counts["first"] == len("The mayor said the bridge".split())


def test_an_article_without_a_quotation_has_no_first_one():
    counts = baseline.counts(Article("Some say so. Others do not."), [])
    assert counts["first"] is None and counts["speech"] == counts["quoted_words"] == 0


@pytest.mark.parametrize(
    ("phrase", "unnamed"),
    [
        ("Two experts who spoke to Military Times", True),
        ("national security experts", True),
        ("some", True),
        ("U.S. officials", False),
        ("Clinton aides", False),
        ("Several aides", True),
        ("officials with the State Department", False),
        ("the spokesman", False),
        ("the critics", True),
        ("she", False),
        ("OIR", False),
        ("Ann Hill, an expert", False),
    ],
)
def test_people_without_a_name(phrase, unnamed):
    assert baseline.is_unnamed(phrase) == unnamed


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("Myles B. Caggins III, the OIR spokesman", "caggins"),
        ("Caggins", "caggins"),
        ("The U.S. military", "u.s military"),
        ("a spokesman for the mayor", "spokesman"),
        ("He", ""),
        ("Wallace’s", "wallace"),
    ],
)
def test_what_tells_a_source_from_another(phrase, key):
    assert baseline.source_key(phrase) == key


@pytest.mark.parametrize(("value", "place"), [(0, 0.0), (1, 0.125), (2, 0.5), (9, 1.0)])
def test_a_place_counts_equals_half(value, place):
    assert baseline.place(pd.Series([1, 2, 2, 3, None]), value) == place


def test_the_story_is_counted_as_the_coding_has_it(codes):
    units, counts = coding.reported(codes), baseline.story_counts(codes)
    assert counts["speech"] == len(units) and counts["sources"] == units["source_id"].nunique()
    assert counts["quoted_words"] == units["quoted"].sum() + units["editor"].sum()
    assert counts["direct"] == (units["form"] == "direct").sum() and counts["mixed"] == (units["form"] == "mixed").sum()
    assert counts["release"] == ((units["channel"] == "release") & (units["channel_basis"] == "explicit")).sum()


def test_the_ranges_hold_what_they_say(codes):
    beside = baseline.beside(codes, baseline.read())
    assert (beside["low"] <= beside["place"]).all() and (beside["place"] <= beside["high"]).all()
    assert beside.loc["sources", "low"] < beside.loc["sources", "place"], "the U.S. military and the coalition as one"
    assert beside.loc["unnamed", "low"] < beside.loc["unnamed", "place"], "without the attribution inside another"


def test_the_table_is_what_the_corpus_gives():
    folder = os.environ.get("NEWSAUDIT_CORPORA")
    if not folder:
        pytest.skip("NEWSAUDIT_CORPORA does not name the folder of the corpora")
    fresh = baseline.corpus_counts(Path(folder) / "polnear_train.jsonl")
    pd.testing.assert_frame_equal(fresh, baseline.read().astype({"first": "Int64"}), check_dtype=False)


def test_the_questions_for_the_desk_rest_on_the_story(root, codes):
    rows = coding.read_table(root / "data/coding/desk_questions.csv")
    assert len(rows) == 6 and (rows["fair_answer"] != "").all()
    heard = coding.words_by_source(codes).set_index("name")["quoted"].drop("Barker")
    assert list(heard.index[heard > 60]) == ["Ben Wallace"], "the second question says so"
    pages = "\n".join(path.read_text("utf-8") for path in (root / "chapters").glob("0*.ipynb"))
    for row in rows.itertuples():
        assert bool(row.where) != bool(row.page)
        assert not row.where or f"({row.where})=" in pages, f"question {row.number} leads to no section."
    assert desk.questions(root / "data/coding").count("*A fair answer:*") == len(rows)
