"""Every fault of a sheet has its sentence and its row, and all of them come together."""

from __future__ import annotations

import json

import pytest
from small_sheets import SMALLEST, TEXT, faults_of, sheet

from newsaudit import Article
from newsaudit.audit.coder import audited
from newsaudit.audit.tables import csv_tables
from newsaudit.sheets.coded import audit_of_sheets
from newsaudit.sheets.faults import SheetError

GOOD = SMALLEST[1]
WORDS = TEXT.index("the bridge will close in May")


@pytest.mark.parametrize(
    ("change", "column", "said"),
    [
        (
            {"words": "We want no choice"},
            "words",
            "“We want no choice” is not in the text; nearest to it is “We have no",
        ),
        ({"words": "The moon is cheese"}, "words", "is not in the text; nothing like it is."),
        ({"words": "Bridge to close"}, "words", "stands in the headline or page furniture only, outside the story."),
        ({"words": ""}, "words", "this row has no words: say what was said."),
        ({"cue": "sayd"}, "cue", "“sayd” is not in the text; nearest to it is “said” (¶1, "),
        ({"source": "Ana Wrenn"}, "source", "“Ana Wrenn” is not in the text; nearest to it is “Wren"),
        ({"form": "verbatim"}, "form", "'verbatim' is not a code of the codebook; it has direct, mixed and indirect."),
        ({"channel": "relese"}, "channel", "did you mean 'release'?"),
        ({"does": "informs sings"}, "does", "'sings' is not a code of the codebook"),
        ({"addressee": "Sky News"}, "addressee", "“Sky News” is not in the text"),
        ({"modal_words": "never will"}, "modal_words", "“never will” is not in the text"),
        ({"parent": "E9"}, "parent", "there is no attribution 'E9'."),
        ({"quote_text": "the bridge"}, "quote_text", "“the bridge” does not stand inside the words of this row."),
        ({"content_spans": "12–60"}, "content_spans", "'12–60' is not a list of spans such as '12-60 71-80'."),
        (
            {"content_spans": "12-99999"},
            "content_spans",
            f"beyond the end of the text, which has {len(TEXT)} characters; those words stand at",
        ),
        ({"content_spans": "60-50"}, "content_spans", "60-50 ends before it begins, or holds nothing; those words"),
        (
            {"content_spans": "0-6"},
            "content_spans",
            "is in the headline or page furniture (“Bridge”), outside the story; those words",
        ),
        (
            {"content_spans": "40-50 45-60"},
            "content_spans",
            "40-50 and 45-60 overlap, or are not in the order of the text; those words",
        ),
        (
            {"content_spans": f"{WORDS - 1}-{WORDS + 10}"},
            "content_spans",
            "is “ the bridge”, not ““We have no choice,””; those",
        ),
    ],
)
def test_a_fault_of_a_row_is_named_with_what_stands_nearest(bridge, change, column, said):
    faults = faults_of(bridge, [SMALLEST[0], GOOD | change])
    assert [fault for fault in faults if fault.startswith(f"1.csv, row 3, {column}: ") and said in fault], faults
    assert len(faults) == 1


def test_a_direct_quotation_without_marks_is_a_fault(bridge):
    assert "no quotation marks stand in or around its words" in faults_of(bridge, [SMALLEST[0] | {"form": "direct"}])[0]


def test_all_faults_come_in_one_list_in_the_order_of_the_rows(bridge):
    rows = [
        {**GOOD, "form": "x"},
        {**SMALLEST[0], "cue": "sang"},
        {**SMALLEST[2], "source": "Nobody here", "channel": "y"},
    ]
    places = [fault.split(": ")[0] for fault in faults_of(bridge, rows)]
    assert places == ["1.csv, row 2, form", "1.csv, row 3, cue", "1.csv, row 4, channel", "1.csv, row 4, source"]


def test_rows_are_counted_as_a_spreadsheet_shows_them(bridge):
    text = 'source,cue,words,note\nWren,said,"We have no choice","two\nlines"\n\n,,,\nWren,sang,the bridge,\n'
    [fault] = faults_of(bridge, text)
    assert fault.startswith("1.csv, row 5, cue: “sang”")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([GOOD, GOOD], "row 3, words: these words are those of row 2 too."),
        (
            [{**GOOD, "words": "the bridge will"}, {**GOOD, "words": "will close in May"}],
            "row 3, words: these words and those of row 2 overlap, and neither holds the other.",
        ),
        ([{**GOOD, "id": "A"}, {**SMALLEST[0], "id": "A"}], "row 3, id: 'A' is the id of row 2 too."),
    ],
)
def test_what_cannot_stand_together_is_named(bridge, rows, said):
    assert any(said in fault for fault in faults_of(bridge, rows)), faults_of(bridge, rows)


def test_spans_of_one_attribution_do_not_overlap(bridge):
    start = TEXT.index("Mayor Anna Wren")
    row = {"source_span": f"{start}-{start + 15}", "cue": "said", "content_spans": f"{start + 6}-{start + 50}"}
    assert "row 2, source_text: “Mayor Anna Wren” and the words overlap." in faults_of(bridge, [row])[0]


def test_an_attribution_inside_another_is_none(bridge):
    outer = {"source": "Mayor Anna Wren", "cue": "said", "words": "the bridge will close in May"}
    assert faults_of(bridge, [outer, {"source": "", "cue": "", "words": "close in May"}]) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"source_id": "wrenn"}, "row 2, source_id: 'wrenn' is not in the sheet of sources; did you mean 'wren'?"),
        ({"source_id": "wren", "role": "Mayoress"}, "2.csv, row 2, role_as_stated: “Mayoress” is not in the text"),
        ({"source_id": "wren", "kind": "human"}, "2.csv, row 2, kind: 'human' is not a code of the codebook"),
        ({"source_id": "wren", "speaks_for": "city"}, "2.csv, row 2, speaks_for: there is no source 'city'."),
        ({"source_id": "wren", "first": "Jo Wren"}, "2.csv, row 2, first_text: “Jo Wren” is not in the text"),
    ],
)
def test_faults_of_sources_are_named(bridge, row, said):
    source = {
        "source_id": "wren",
        "name": "Anna Wren",
        "role_as_stated": row.get("role", "Mayor"),
        "kind": row.get("kind", "person"),
        "speaks_for": row.get("speaks_for", ""),
        "first_text": row.get("first", ""),
    }
    faults = faults_of(bridge, [{**GOOD, "source_id": row["source_id"]}], [source])
    assert len(faults) == 1 and said in faults[0], faults


def test_a_source_twice_without_name_or_nowhere_in_the_text_is_a_fault(bridge):
    wren = {"source_id": "wren", "name": "Anna Wren"}
    [twice] = faults_of(bridge, [GOOD], [wren, {**wren, "name": "Poole"}])
    assert twice == "2.csv, row 3, source_id: there is already a row for this source."
    [none] = faults_of(bridge, [GOOD], [wren, {"source_id": "x", "name": ""}])
    assert none == "2.csv, row 3, name: this source has no name."
    [nowhere] = faults_of(bridge, [GOOD], [wren, {"source_id": "x", "name": "The Crown"}])
    assert nowhere.startswith("2.csv, row 3, name: “The Crown” is not in the text and no attribution is its")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "there is nothing in it."),
        ("source,cue\nWren,said\n", "this column is missing: words; there are: source, cue."),
        ("a,b\n1,2\n", "these columns are missing: source, cue and words; there are: a, b."),
        ("source,cue,words\n", "there is no attribution in it."),
        ("source,cue,words\n,,\n", "there is no attribution in it."),
        ("source,cue,words,Words\na,b,c,d\n", "this column is there twice."),
        ('source,cue,words\n"Wren,said,x\n', "is a quotation mark of a cell not closed?"),
        (
            "source,cue,words\nWren,said,We have no choice,more\n",
            "this row has more cells than the 3 columns of the head.",
        ),
        (b"PK\x03\x04\x00\x00\xff", "this is not a table in CSV, nor a coding in JSON; save it as CSV in UTF-8."),
        ("{", "this is not JSON"),
        ('{"attributions": [1]}', "this is not a list of objects."),
        ("[]", "there is no attribution in it."),
        ("name,role_as_stated\nAnna Wren,Mayor\n", "none of these is a sheet of attributions: source, cue and words."),
        ("rule,meaning\na,b\n", "none of these is a sheet of attributions"),
        ("x" * 10_000_001, "the sheet is larger than 10 MB."),
    ],
)
def test_a_sheet_that_is_none_is_named(bridge, content, said):
    faults = faults_of(bridge, content)
    assert len(faults) == 1 and said in faults[0], faults


def test_a_sheet_of_another_article_is_one_fault(bridge, article):
    tables = csv_tables(audited(article))
    for sheets in ({"a.csv": tables["attributions"]}, {f"{name}.csv": text for name, text in tables.items()}):
        with pytest.raises(SheetError) as error:
            audit_of_sheets(bridge, sheets)
        [fault] = error.value.faults
        assert "this is the sheet of another article: of its 17 rows none has words that stand in bridge." in str(fault)


def test_a_sheet_whose_every_quotation_was_rewritten_is_no_other_articles(bridge):
    rows = [{**row, "words": row["words"].replace("the", "that").replace("We", "They") + " now"} for row in SMALLEST]
    faults = faults_of(bridge, rows)
    assert len(faults) == 3 and all("nearest to it is" in fault for fault in faults)


def test_several_coders_are_asked_for(bridge):
    rows = [{"coder": coder, **row} for coder in ("anna", "ben") for row in SMALLEST]
    [fault] = faults_of(bridge, rows)
    assert fault == "1.csv, coder: the rows are of 'anna' and 'ben': say whose coding is meant."
    assert audit_of_sheets(bridge, {"1.csv": sheet(rows)}, "ben").coder == "ben"
    [fault] = faults_of(bridge, rows, coder="cleo")
    assert fault == "1.csv, coder: there is no row of 'cleo'; there are rows of 'anna' and 'ben'."


def test_a_fault_of_json_names_the_attribution(bridge):
    rows = json.dumps([GOOD, {**GOOD, "words": "the tower"}])
    assert faults_of(bridge, rows)[0].startswith("1.csv, attribution 2, words: “the tower” is not in the text")


def test_an_article_of_300_kilobytes_and_its_sheet_are_read():
    text = "\n\n".join(f"Mayor Anna Wren said that bridge number {number} will close." for number in range(4_000))
    article = Article(text[:299_000].rpartition("\n\n")[0])
    rows = [
        {"source": "Mayor Anna Wren", "cue": "said", "words": f"that bridge number {number} will close"}
        for number in range(0, 4_000, 40)
    ]
    assert len(audit_of_sheets(article, {"a.csv": sheet(rows)}).attributions) == 100
