"""The scorer: hand-made cases with known answers, bad gold files, and the golden figures on Wikinews."""

import csv
import json
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsaudit.cli import main
from newsaudit.evaluation import (
    NAME_COUNTS,
    NAME_ROWS,
    ROWS,
    SETS,
    GoldError,
    as_gold_format,
    engine_scores,
    evaluate,
    read_gold,
    table,
)
from newsaudit.evaluation.matching import head_word, matched, pieces

GOLD = Path(__file__).parent.parent / "data" / "gold" / "wikinews.jsonl"
KINDS_OF_NEWS = GOLD.with_name("kinds_of_news.jsonl")
TEXT = "“We stay,” Ada Wren said. “We have no choice.” Hale said that the law is “dead” now."
DIRECT = {"source_span": (11, 19), "cue_span": (20, 24), "content_spans": [(0, 10), (26, 46)], "kind": "direct"}
MIXED = {"source_span": (47, 51), "cue_span": (52, 56), "content_spans": [(57, 83)], "kind": "mixed"}


def figures(gold: list[dict], found: list[dict]) -> dict[str, float]:
    """The figures of one article with these attributions in the gold and these found."""
    return evaluate([{"text": TEXT, "attributions": gold}], lambda text: found)


def test_perfect_is_a_hundred():
    got = figures([DIRECT, MIXED], [DIRECT, MIXED])
    hundred = ("direct_overlap", "direct_exact", "source_right", "found_and_right", "mixed_recall", "mixed_precision")
    assert {got[key] for key in hundred} == {100.0}
    assert got["pieces"] == 2


def test_nothing_found_is_zero():
    got = figures([DIRECT, MIXED], [])
    assert got["direct_overlap"] == got["found_and_right"] == got["mixed_recall"] == 0


def test_one_of_two_pieces():
    got = figures([DIRECT], [DIRECT | {"content_spans": [(0, 10)]}])
    assert got["direct_overlap"] == pytest.approx(200 / 3) and got["found_and_right"] == 50


def test_a_wrong_source_counts_as_found_and_not_as_right():
    got = figures([DIRECT], [DIRECT | {"source_span": (47, 51), "source_name": "Hale"}])
    assert (got["direct_overlap"], got["source_right"]) == (100, 0)


def test_the_right_name_elsewhere_counts_as_right():
    assert figures([DIRECT], [DIRECT | {"source_span": (47, 51), "source_name": "Ada Wren"}])["source_right"] == 100


def test_both_without_source_are_right_and_one_is_not():
    none = DIRECT | {"source_span": None}
    assert figures([none], [none])["source_right"] == 100
    assert figures([none], [DIRECT])["source_right"] == 0
    assert figures([DIRECT], [none])["source_right"] == 0


def test_edges_count_for_exact_and_not_for_overlap():
    got = figures([DIRECT], [DIRECT | {"content_spans": [(0, 10), (26, 41)]}])
    assert (got["direct_overlap"], got["direct_exact"]) == (100, 50)


def test_marks_and_punctuation_at_the_edges_are_no_matter():
    assert pieces(TEXT, DIRECT) == [(1, 8), (27, 44)]


def test_contents_are_cut_at_line_ends():
    assert pieces("“One.\nTwo.”", {"content_spans": [(0, 11)]}) == [(1, 4), (6, 9)]


def test_matches_are_one_to_one_best_first():
    gold = [frozenset({1, 2, 3}), frozenset({1, 2, 3, 4})]
    assert matched(gold, [frozenset({1, 2, 3})]) == [(0, 0)]
    assert matched(gold, [frozenset({9})]) == []


def test_a_nested_attribution_is_left_out():
    assert figures([DIRECT, MIXED | {"nested": True}], [DIRECT])["mixed_recall"] == 0
    assert figures([DIRECT | {"nested": True}], [])["pieces"] == 0


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("Sen. John Wren of Ohio", "wren"),
        ("Wren, a lawyer", "wren"),
        ("Wren’s", "wren"),
        ("John Wren Jr", "wren"),
        ("", ""),
    ],
)
def test_head_word(phrase, word):
    assert head_word(phrase) == word


def test_a_text_without_a_sentence_gives_nothing():
    assert as_gold_format("") == as_gold_format(" \n ") == as_gold_format("!!!") == []


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "{}",
        '{"text": "a"}',
        '{"text": "a", "attributions": [{"content_spans": [[0, 9]], "source_span": null, "cue_span": null,'
        ' "kind": "direct"}]}',
        '{"text": "a", "attributions": [{"content_spans": [[0, 1]], "source_span": null, "cue_span": null,'
        ' "kind": "x"}]}',
    ],
)
def test_a_bad_line_is_named(tmp_path, line):
    file = tmp_path / "gold.jsonl"
    file.write_text('{"text": "a", "attributions": []}\n' + line + "\n")
    with pytest.raises(GoldError, match="line 2"):
        read_gold(file)
    result = CliRunner().invoke(main, ["evaluate", str(file)])
    assert result.exit_code == 1 and "line 2" in result.output and "Traceback" not in result.output


def test_no_file_and_no_article(tmp_path):
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").write_text("\n")
    with pytest.raises(GoldError, match="no article"):
        read_gold(tmp_path / "empty.jsonl")


def test_the_gold_file_quotes_its_own_text():
    for article in read_gold(GOLD):
        assert article["text"].strip() and article["attributions"]
        assert json.dumps(article)


NAMED = "Ada Wren said the hall was cold. She said the roof leaked. Hale said it was fine. An aide said it was old."
# Each attribution's source, cue and content, and the name that a reader would give.
CODED = [
    {"source_span": source, "cue_span": cue, "content_spans": [content], "kind": "indirect", "source_name": name}
    for source, cue, content, name in [
        ((0, 8), (9, 13), (14, 31), "Ada Wren"),
        ((33, 36), (37, 41), (42, 57), "Ada Wren"),
        ((59, 63), (64, 68), (69, 80), "Tom Hale"),
        ((82, 89), (90, 94), (95, 105), "an aide"),
    ]
]


def name_figures(*names: str | None) -> dict[str, float]:
    """The figures of the text with names where the engine gives these, in order; None: it is not found."""
    found = [one | {"source_name": name} for one, name in zip(CODED, names, strict=False) if name is not None]
    return evaluate([{"text": NAMED, "attributions": CODED}], lambda text: found)


@pytest.mark.parametrize(
    ("names", "expected"),
    {
        "all right": (("Ada Wren", "Wren", "Mr Hale", "the aide"), (100, 100, 1, 0)),
        "one name for a voice": (("Ada Wren", "Ada Wren", "Hale", "an aide"), (100, 100, 0, 0)),
        "a role for a person": (("Ada Wren", "the mayor", "Hale", "an aide"), (100, 75, 1, 0)),
        "somebody else": (("Ada Wren", "Hale", "Hale", "an aide"), (100, 75, 0, 2)),
        "nobody": (("Ada Wren", "", "Hale", "an aide"), (100, 75, 0, 0)),
        "one missed": (("Ada Wren", None, "Hale", "an aide"), (75, 100, 0, 0)),
    }.values(),
)
def test_names_of_sources(names, expected):
    got = name_figures(*names)
    measures = ("attributions_found", "name_right", "voices_split", "voices_merged")
    assert tuple(got[key] for key in measures) == expected
    assert (got["attributions"], got["voices"], got["without_counterpart"]) == (4, 3, 0)


def test_an_attribution_beside_all_the_gold_has_no_counterpart():
    found = [CODED[0], CODED[1] | {"content_spans": [(82, 89)]}]
    assert evaluate([{"text": NAMED, "attributions": CODED}], lambda text: found)["without_counterpart"] == 50


def test_a_set_without_names_has_no_figures_of_names():
    assert "name_right" not in figures([DIRECT], [DIRECT])


def test_the_invented_articles_are_scored_by_part_and_genre(tmp_path):
    result = CliRunner().invoke(main, ["evaluate", str(KINDS_OF_NEWS), str(GOLD), "--csv", str(tmp_path / "s.csv")])
    assert result.exit_code == 0 and "name right, of those found" in result.output and "foreign news" in result.output
    rows = list(csv.DictReader((tmp_path / "s.csv").read_text("utf-8").splitlines()))
    parts = [row["set"] for row in rows if not row["genre"]]
    assert parts == ["kinds_of_news_development", "kinds_of_news_held_back", "wikinews"]
    genres = [row["genre"] for row in rows if row["genre"]]
    assert len(genres) == 20 and len(set(genres)) == 10
    assert rows[-1]["name_right"] == "" and all(row["name_right"] for row in rows[:-1])


def test_the_invented_articles_hold_what_their_note_says():
    articles = read_gold(KINDS_OF_NEWS)
    assert Counter(article["part"] for article in articles) == {"development": 10, "held back": 10}
    assert all(180 <= len(article["text"].split()) <= 450 for article in articles)
    for article in articles:
        for one in article["attributions"]:
            spans = [*one["content_spans"], *filter(None, (one["source_span"], one["cue_span"]))]
            assert all(article["text"][a:b] == article["text"][a:b].strip() != "" for a, b in spans)
            assert one["source_span"] or not one["source_name"]


def test_golden_figures_on_wikinews():
    """A change of the engine or the scorer that moves one of these has to count all the sets again."""
    got = {key: round(value, 1) for key, value in evaluate(read_gold(GOLD)).items()}
    assert {"set": "wikinews"} | got == engine_scores()[0]


def test_the_command_prints_the_table_and_writes_what_every_audit_shows(tmp_path):
    result = CliRunner().invoke(main, ["evaluate", str(GOLD), "--csv", str(tmp_path / "scores.csv")])
    assert result.exit_code == 0
    assert result.output.strip() == table(evaluate(read_gold(GOLD)))
    published = resources.files("newsaudit").joinpath("evaluation_scores.csv").read_text("utf-8").splitlines()
    (row,) = csv.DictReader((tmp_path / "scores.csv").read_text("utf-8").splitlines())
    assert row == {key: value for key, value in next(csv.DictReader(published)).items() if value}


def test_scores_by_genre_stand_apart_from_those_of_the_sets(tmp_path, monkeypatch):
    (tmp_path / "evaluation_scores.csv").write_text("set,genre,articles,name_right\nx,,10,80.0\nx,sport,1,\n")
    monkeypatch.setattr(resources, "files", lambda package: tmp_path)
    assert engine_scores() == [{"set": "x", "articles": 10, "name_right": 80}]
    assert engine_scores(by_genre=True) == [{"set": "x", "genre": "sport", "articles": 1}]


def test_every_published_row_has_a_name_and_all_figures():
    assert [row["set"] for row in engine_scores()] == list(SETS)
    for row in engine_scores():
        named = NAME_FIGURES if row["set"].startswith("kinds_of_news") else set()
        assert row.keys() == {"set", "articles", "pieces"} | ROWS.keys() | named
    parts = {"kinds_of_news_development", "kinds_of_news_held_back"}
    assert {row["set"] for row in engine_scores(by_genre=True)} == parts
    assert len({row["genre"] for row in engine_scores(by_genre=True)}) == 10


NAME_FIGURES = {"attributions", *NAME_ROWS, *NAME_COUNTS}
