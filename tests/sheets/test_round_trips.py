"""Draft → sheet → the same audit, however the sheet was saved on its way, and whatever the text is."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_sheets import SMALLEST, by_sheet, sheet

from newsaudit import Article, ArticleError
from newsaudit.audit.coder import audited
from newsaudit.audit.data import audit_data, json_text
from newsaudit.audit.files import audit_files
from newsaudit.audit.page import audit_page
from newsaudit.audit.tables import csv_tables
from newsaudit.sheets.coded import audit_of_sheets
from newsaudit.sheets.faults import SheetError


def draft_of(article: Article) -> dict[str, str]:
    """Return the sheets of the engine's draft, attributions and sources."""
    return {f"{name}.csv": text for name, text in csv_tables(audited(article)).items()}


def records(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def saved(
    text: str, delimiter: str = ",", line_end: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL, shuffled: bool = False
):
    """Return a table as a spreadsheet saves it: another separator, other line ends, all quoted, columns moved about."""
    rows = records(text)
    columns = list(rows[0])
    if shuffled:
        columns = [*sorted(columns, reverse=True), "checked"]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=delimiter, lineterminator=line_end, quoting=quoting, restval="yes")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


SPREADSHEETS = {
    "as it was": lambda text: text,
    "Excel, UTF-8": lambda text: ("\ufeff" + saved(text)).encode(),
    "Excel in Germany": lambda text: ("\ufeff" + saved(text, ";")).encode(),
    "Excel with a line for the separator": lambda text: ("\ufeffsep=;\r\n" + saved(text, ";")).encode(),
    "Excel, Unicode text": lambda text: saved(text, "\t").encode("utf-16"),
    "Excel of old, Windows-1252": lambda text: saved(text, ";").encode("cp1252"),
    "LibreOffice, all quoted": lambda text: saved(text, ",", "\n", csv.QUOTE_ALL),
    "Google, tabs": lambda text: saved(text, "\t", "\r\n"),
    "old line ends": lambda text: saved(text, ",", "\r"),
    "columns moved and added": lambda text: saved(text, shuffled=True),
    "empty rows and columns": lambda text: "\n" + text.replace("\n", ",,\n,,\n", 1) + ",,\n\n",
}


@pytest.mark.parametrize("kept", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_a_draft_saved_by_a_spreadsheet_gives_the_same_audit(bridge, kept):
    tables = draft_of(bridge)
    audit = audit_of_sheets(bridge, {name: kept(tables[name]) for name in ("attributions.csv", "sources.csv")})
    assert audit == audited(bridge)


def test_a_draft_gives_the_same_files(article):
    draft = audited(article)
    again = audit_of_sheets(article, {name: text for name, text in audit_files(draft).items() if name.endswith(".csv")})
    assert audit_files(again) == audit_files(draft)


def test_the_attributions_alone_and_the_json_give_the_same_audit(article):
    draft = audited(article)
    assert audit_of_sheets(article, {"a.csv": draft_of(article)["attributions.csv"]}) == draft
    assert audit_of_sheets(article, {"a.json": json_text(audit_data(draft))}) == draft


def test_every_hand_coded_article_goes_round(root):
    for name in ("wikinews", "kinds_of_news"):
        for line in (root / f"data/gold/{name}.jsonl").read_text("utf-8").splitlines()[::4]:
            article = Article(json.loads(line)["text"])
            assert audit_of_sheets(article, draft_of(article)) == audited(article)


def test_the_page_of_a_draft_under_a_persons_name_differs_in_no_count(article):
    tables = draft_of(article)
    named = {name: text.replace("\nengine,", "\nanna,") for name, text in tables.items()}
    audit = audit_of_sheets(article, named)
    data, draft = audit_data(audit), audit_data(audited(article))
    assert audit.coder == "anna" and data["totals"] == draft["totals"] and data["channels"] == draft["channels"]
    page = audit_page(audit, data)
    assert "Coded by anna." in page and "estimate by the engine" not in page and "(estimate)" not in page


def test_a_coding_with_estimates_goes_round_and_they_stay_estimates(bridge):
    audit = by_sheet(bridge, SMALLEST)
    again = audit_of_sheets(bridge, {f"{name}.csv": text for name, text in csv_tables(audit).items()})
    assert again == audit and again.attributions[0].rules["form"] == "quotation_marks"


def test_a_role_is_never_the_name_that_only_a_coder_gave():
    article = Article("Mayor Anna Wren said it is over. She “will not” return, a spokeswoman said.")
    coding = {
        "attributions": [{"source": "a spokeswoman", "cue": "said", "words": "will not", "source_id": "x"}],
        "sources": [{"source_id": "x", "name": "Union spokeswoman"}],
    }
    audit = audit_of_sheets(article, {"a.json": json.dumps(coding)})
    assert [(one.role_as_stated, one.introduced) for one in audit.sources] == [("spokeswoman", "partial")]
    assert (
        audit_of_sheets(article, {f"{name}.csv": text for name, text in csv_tables(audit).items()}).sources
        == audit.sources
    )


def test_nobody_is_called_not_introduced_by_a_name_that_only_a_coder_gave():
    article = Article("A letter for the union came. She said it “will not” end.")
    coding = {
        "attributions": [{"source": "She", "cue": "said", "words": "will not", "source_id": "x"}],
        "sources": [{"source_id": "x", "name": "Union spokeswoman"}],
    }
    (source,) = audit_of_sheets(article, {"a.json": json.dumps(coding)}).sources
    assert (source.role_as_stated, source.introduced) == ("not stated", "")


def test_what_was_only_dropped_is_not_called_after_the_file(article):
    tables = draft_of(article)
    rows = tables["attributions.csv"].splitlines(keepends=True)
    assert audit_of_sheets(article, tables | {"attributions.csv": "".join(rows[:-1])}).coder == "a person"


def test_a_corrected_draft_goes_round(article):
    tables = draft_of(article)
    rows = records(tables["attributions.csv"])
    rows[1]["coder"] = rows[3]["coder"] = "anna"
    rows[4]["source_id"], rows[5]["channel"] = rows[0]["source_id"], "release"
    del rows[7]
    audit = audit_of_sheets(article, {"a.csv": sheet(rows), "s.csv": tables["sources.csv"]})
    again = audit_of_sheets(article, {f"{name}.csv": text for name, text in csv_tables(audit).items()})
    assert again == audit and audit.coder == "anna" and sum(one.is_drafted for one in audit.attributions) > 10


PIECES = [
    "“",
    "”",
    '"',
    " said ",
    "Anna Wren",
    "she",
    "the ",
    ". ",
    ", ",
    "\n\n",
    "[",
    " | ",
    "told Sky News ",
    "no comment",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_the_draft_of_any_text_gives_the_same_audit(text):
    try:
        article = Article(text)
    except ArticleError:
        return
    draft = audited(article)
    if draft.attributions:
        assert audit_of_sheets(article, draft_of(article)) == draft


CELLS = st.sampled_from(
    [
        "",
        "said",
        "Wren",
        "Mayor Anna Wren",
        "We have no choice",
        "12-60",
        "0-9999",
        "direct",
        "engine",
        "1",
        "“",
        "|",
        " | ",
        "x",
    ]
)
COLUMNS = [
    "coder",
    "id",
    "paragraph",
    "form",
    "status",
    "source_id",
    "source",
    "cue",
    "words",
    "content_spans",
    "quote_text",
]


@given(st.lists(st.fixed_dictionaries({column: CELLS for column in COLUMNS}), min_size=1, max_size=4))
def test_any_sheet_is_an_audit_or_a_list_of_faults(rows):
    article = Article("Mayor Anna Wren said the bridge will close. “We have no choice,” Wren said in a news release.")
    try:
        audit = by_sheet(article, rows)
    except SheetError as error:
        assert error.faults and all(str(fault).endswith((".", "?", ")")) for fault in error.faults)
        return
    assert len(audit.attributions) <= len(rows) and audit_page(audit, audit_data(audit))
    assert all(article[span].strip() for one in audit.attributions for span in (*one.source, *one.cue, *one.contents))


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_anything_handed_over_as_a_sheet_gets_sentences(content):
    with pytest.raises(SheetError) as error:
        audit_of_sheets(Article("Mayor Anna Wren said the bridge will close."), {"sheet": content})
    assert error.value.faults
