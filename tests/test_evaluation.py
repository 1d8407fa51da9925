"""The scorer: hand-made cases with known answers, bad gold files, and the golden figures on Wikinews."""

import json
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsaudit.cli import main
from newsaudit.evaluation import (
    ROWS,
    SETS,
    GoldError,
    as_gold_format,
    engine_scores,
    evaluate,
    head_word,
    matched,
    pieces,
    read_gold,
    table,
)

GOLD = Path(__file__).parent.parent / "data" / "gold" / "wikinews.jsonl"
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


def test_golden_figures_on_wikinews():
    """A change of the engine or the scorer that moves one of these has to count all the sets again."""
    got = {key: round(value, 1) for key, value in evaluate(read_gold(GOLD)).items()}
    assert {"set": "wikinews"} | got == engine_scores()[0]


def test_the_command_prints_the_table_and_writes_what_every_audit_shows(tmp_path):
    result = CliRunner().invoke(main, ["evaluate", str(GOLD), "--csv", str(tmp_path / "scores.csv")])
    assert result.exit_code == 0
    assert result.output.strip() == table(evaluate(read_gold(GOLD)))
    published = resources.files("newsaudit").joinpath("evaluation_scores.csv").read_text("utf-8").splitlines()
    assert (tmp_path / "scores.csv").read_text("utf-8").splitlines() == published[:2]


def test_every_published_row_has_a_name_and_all_figures():
    assert [row["set"] for row in engine_scores()] == list(SETS)
    for row in engine_scores():
        assert row.keys() == {"set", "articles", "pieces"} | ROWS.keys()
