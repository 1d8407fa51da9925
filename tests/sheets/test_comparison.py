"""What a coding changes against the engine's draft or another coding, and the figures of it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from small_sheets import SMALLEST, TEXT, by_sheet, sheet

from newsaudit.agreement import agreement
from newsaudit.audit.coder import audited
from newsaudit.audit.comparison import comparison_in_words, comparison_record
from newsaudit.audit.tables import attribution_rows
from newsaudit.cli import main
from newsaudit.sheets.files import audit_of_files


def kinds(record: dict) -> list[tuple[str, int]]:
    """Return what changed, and in which paragraph."""
    return [(row["change"], row["paragraph"]) for row in record["changes"]]


def test_a_coding_changes_nothing_against_itself(codes):
    record = comparison_record(codes.audit, codes.audit)
    assert record["changes"] == [] and record["units"]["f1_exact"] == 1
    assert all(row["agreement"] == 1 for row in record["codes"])
    assert "nothing added, dropped or moved" in comparison_in_words(record)[0]


def test_what_is_added_dropped_moved_and_given_to_somebody_else_is_told(bridge):
    changed = [
        {**SMALLEST[0], "words": "the bridge will close"},
        {**SMALLEST[1], "source_id": "council", "source": ""},
        {"source": "Tom Poole", "cue": "runs", "words": "a bakery"},
    ]
    record = comparison_record(by_sheet(bridge, changed), by_sheet(bridge, SMALLEST))
    assert kinds(record) == [("moved", 1), ("given to somebody else", 1), ("dropped", 2), ("added", 2)]
    assert [row["here"] for row in record["changes"]][:2] == ["the bridge will close", "no source named"]
    said = comparison_in_words(record)
    assert said[0] == "Against the coding by wren: 1 added, 1 dropped, 1 moved and 1 given to somebody else."


def test_a_source_called_otherwise_is_the_same_voice(bridge):
    named = [{**SMALLEST[0], "source_id": "the-mayor"}, {**SMALLEST[1], "source_id": "the-mayor"}, SMALLEST[2]]
    assert comparison_record(by_sheet(bridge, named), by_sheet(bridge, SMALLEST))["changes"] == []


def test_the_figures_are_those_of_agree(root, article):
    paths = [root / f"data/coding/{name}.csv" for name in ("attributions", "sources")]
    first, second = (audit_of_files(article, paths, coder) for coder in "AB")
    record = comparison_record(first, second)
    theirs = agreement(attribution_rows(first) + attribution_rows(second))
    figures = {key: value for key, value in theirs.found[0].items() if key not in ("first", "second")}
    assert record["units"] == figures
    by_variable = {row["variable"]: row for row in theirs.codes}
    for row in record["codes"]:
        if row["variable"] != "source_id":
            assert row == by_variable[row["variable"]]


def test_codes_that_only_a_rule_gave_are_not_compared(bridge):
    variables = {row["variable"] for row in comparison_record(by_sheet(bridge, SMALLEST), audited(bridge))["codes"]}
    assert variables == {"source_id"}


@pytest.fixture
def folder(tmp_path):
    """A folder with the bridge and two sheets of it."""
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "wren.csv").write_text(sheet(SMALLEST), encoding="utf-8")
    (tmp_path / "poole.csv").write_text(sheet(SMALLEST[:2]), encoding="utf-8")
    return tmp_path


def run(folder, *arguments: str):
    """Return what the command prints and returns, in a folder."""
    places = [str(folder / one) if "." in one else one for one in arguments]
    return CliRunner().invoke(main, ["audit", str(folder / "bridge.txt"), *places])


def test_the_command_compares_with_the_engine_or_with_a_sheet(folder):
    engine = run(folder, "--codes", "wren.csv", "--compare")
    assert engine.exit_code == 0 and "Against the engine’s draft: " in engine.output
    other = run(folder, "--codes", "wren.csv", "--compare", "poole.csv", "--html", "page.html", "--csv", "out.d")
    assert other.exit_code == 0, other.output
    assert "Against the coding by poole: 1 added." in (folder / "page.html").read_text("utf-8")
    assert "added,3," in (folder / "out.d/changes.csv").read_text("utf-8")


def test_faults_end_the_command_with_code_1_and_nothing_is_written(folder):
    (folder / "wren.csv").write_text(sheet([{**SMALLEST[0], "words": "the tower will fall", "cue": "sang"}]), "utf-8")
    result = run(folder, "--codes", "wren.csv", "--html", "page.html", "--csv", "out.d")
    assert result.exit_code == 1 and not (folder / "page.html").exists() and not (folder / "out.d").exists()
    lines = result.output.splitlines()
    assert len(lines) == 3 and lines[-1] == "Nothing was written." and "row 2, words: “the tower will fall”" in lines[0]


def test_a_sheet_that_is_missing_and_one_that_would_be_written_over_get_a_sentence(folder):
    missing = run(folder, "--codes", "none.csv", "other.csv")
    assert missing.exit_code == 1 and missing.output.count("the file cannot be read (No such file or directory).") == 2
    over = run(folder, "--codes", "wren.csv", "--html", "wren.csv")
    assert over.exit_code == 1 and "this is a sheet that codes it" in over.output
    assert (folder / "wren.csv").read_text("utf-8") == sheet(SMALLEST)


@pytest.mark.parametrize("arguments", [("wren.csv",), ("--compare",), ("--coder", "anna")])
def test_what_belongs_to_a_coding_needs_one(folder, arguments):
    assert run(folder, *arguments).exit_code == 2
