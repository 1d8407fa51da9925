"""The whole way on an invented article that no rule was made for: draft, five corrections in a spreadsheet, page."""

from __future__ import annotations

import csv
import io
import re
import time
from pathlib import Path

from click.testing import CliRunner

from newsaudit.cli import main

FERRY = Path(__file__).with_name("ferry.txt")
Rows = list[dict[str, str]]


def run(*arguments: object) -> None:
    """Run newsaudit audit on the article; it has to end well."""
    result = CliRunner().invoke(main, ["audit", str(FERRY), *map(str, arguments)])
    assert result.exit_code == 0, result.output


def opened(path: Path) -> Rows:
    """Return the rows of a table as a spreadsheet opens it."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def saved(path: Path, rows: Rows) -> None:
    """Save rows as Excel does in Germany: with a mark at the start, semicolons, and the line ends of Windows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";", lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())


def correct(attributions: Rows, sources: Rows) -> None:
    """Correct a draft as somebody does who has read the article, with a label in the rows that are not the engine's."""

    def row_of(words: str) -> dict[str, str]:
        return next(row for row in attributions if row["content_text"].startswith(words))

    def source_of(words: str) -> dict[str, str]:
        return next(row for row in sources if row["source_id"] == row_of(words)["source_id"])

    # 1. To order stock is not to say something.
    attributions[:] = [row for row in attributions if row["cue_text"] != "had ordered"]
    # 2. The operator, the company and Northern Sound Ferries are one.
    for words in ("The ferry between", "for a new engine three times"):
        source_of(words).update(coder="anna", name="Northern Sound Ferries", kind="organisation", introduced="n/a")
    # 3. It is the airline that has no plans.
    source_of("it had no plans to add").update(coder="anna", name="The airline", kind="organisation", introduced="n/a")
    # 4. The text says who Callum Reid is.
    source_of("that two of the three").update(coder="anna", role_as_stated="transport convener", introduced="yes")
    # 5. A memory is missing; its words are enough, without offsets.
    attributions.append(
        {
            "coder": "anna",
            "source_text": "Older islanders",
            "cue_text": "remember",
            "content_text": "the winter of 1987, when the boat was out of service for nine weeks",
        }
    )


def test_draft_five_corrections_page(tmp_path):
    began = time.perf_counter()
    run("--csv", tmp_path / "draft")
    sheets = [tmp_path / "draft" / f"{name}.csv" for name in ("attributions", "sources")]
    attributions, sources = map(opened, sheets)
    correct(attributions, sources)
    for path, rows in zip(sheets, (attributions, sources), strict=True):
        saved(path, rows)
    run("--codes", *sheets, "--compare", "--html", tmp_path / "ferry.html", "--csv", tmp_path / "corrected")
    seconds = time.perf_counter() - began
    print(f"draft, corrections by script and page: {seconds:.1f} seconds")
    page = " ".join((tmp_path / "ferry.html").read_text("utf-8").split())
    assert "Coded by anna." in page
    told = re.search(r"Of (\d+) attributions, (\d+) are the engine’s draft, unchanged: estimates", page)
    assert int(told[1]) == len(attributions) > int(told[2]) > 20
    assert "Against the engine’s draft: 1 added" in page and "given to somebody else" in page
    assert "Callum Reid [R], transport convener</th><td>yes</td>" in page
    after = {row["name"]: row for row in opened(tmp_path / "corrected/sources.csv")}
    assert {"Northern Sound Ferries", "The airline", "Older islanders"} <= after.keys()
    assert {"Its operator", "The company"}.isdisjoint(after)
    assert after["Northern Sound Ferries"]["coder"] == "anna" and after["Older islanders"]["introduced"]
    assert seconds < 60
