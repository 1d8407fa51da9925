"""What is written of an audit: JSON by its schema, tables by the columns of the coding, sentences, terminal, page."""

from __future__ import annotations

import csv
import json
from importlib import resources

import pytest
from jsonschema import Draft202012Validator
from syrupy.extensions.json import JSONSnapshotExtension

from newsaudit import Article
from newsaudit.audit.coder import audited
from newsaudit.audit.data import audit_data
from newsaudit.audit.page import audit_page
from newsaudit.audit.tables import ATTRIBUTION_COLUMNS, ONLY_A_PERSON, SOURCE_COLUMNS, csv_tables
from newsaudit.audit.terminal import terminal_text
from newsaudit.audit.wording import findings, source_in_words

ARTICLE = (
    "Mayor Anna Wren said the bridge will close. “We have no choice,” Wren said in a news release.\n\n"
    "Residents worry that shops could fail. The council declined to comment on the cost.\n"
)
READ_BY_A_PERSON = ("GUM_news_crane", "GUM_news_sensitive", "GUM_news_warming")


@pytest.fixture(scope="module")
def small():
    """The audit of a small invented article."""
    return audited(Article(ARTICLE, name="bridge"))


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(text.splitlines()))


# --- JSON ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(snapshot):
    """What is kept of JSON, a file a test."""
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize("name", READ_BY_A_PERSON)
def test_the_json_of_three_articles_is_what_was_read(name, root, kept):
    """After a change of the engine, pytest tests/audit --snapshot-update renews the files; read what git diff shows."""
    records = map(json.loads, (root / "data/gold/wikinews.jsonl").read_text("utf-8").splitlines())
    text = next(record["text"] for record in records if record["id"] == name)
    data = audit_data(audited(Article(text, name=name)))
    assert {key: value for key, value in data.items() if key not in ("newsaudit", "engine_scores")} == kept


def test_the_json_is_what_its_schema_says(small, article, german):
    schema = json.loads(resources.files("newsaudit.audit").joinpath("audit.schema.json").read_text("utf-8"))
    check = Draft202012Validator(schema)
    for audit in (small, audited(article), audited(german)):
        data = audit_data(audit)
        assert [error.message for error in check.iter_errors(data)] == []
        assert list(check.iter_errors(data | {"version": 2})) and list(check.iter_errors(data | {"more": 1}))


# --- tables --------------------------------------------------------------------------------------------------------


def test_the_tables_have_the_columns_of_the_coding_and_the_engine_as_coder(small, root):
    tables = csv_tables(small)
    for name, columns in (("attributions", ATTRIBUTION_COLUMNS), ("sources", SOURCE_COLUMNS)):
        by_reading = (root / f"data/coding/{name}.csv").read_text("utf-8").splitlines()[0].split(",")
        assert (
            columns == [*by_reading, *["named"] * (name == "sources"), "rule"]
            and tables[name].splitlines()[0].split(",") == columns
        )
        assert {row["coder"] for row in rows_of(tables[name])} == {"engine"}


def test_each_span_of_the_tables_holds_the_text_beside_it(small):
    row = rows_of(csv_tables(small)["attributions"])[1]
    start = ARTICLE.index("We have no choice,")
    assert (row["quote_spans"], row["quote_text"]) == (f"{start}-{start + 18}", "We have no choice,")
    for field in ("source_span", "cue_span", "content_spans"):
        texts = [ARTICLE[slice(*map(int, span.split("-")))] for span in row[field].split()]
        assert " | ".join(texts) == row[f"{field.split('_')[0]}_text"]


def test_codes_that_only_a_person_can_give_are_empty(small):
    for table, fields in ONLY_A_PERSON.items():
        for field in fields:
            assert {row[field] for row in rows_of(csv_tables(small)[table])} == {""}, field


# --- sentences, terminal, page -------------------------------------------------------------------------------------


def test_attributions_without_a_source_are_a_finding():
    data = audit_data(audited(Article("“Nobody knows who said this at all.”\n\nWren said it is over.")))
    assert "For 1 of 2 attributions, with 7 quoted words, the engine finds no source." in findings(data)


def test_a_role_that_is_in_the_name_is_not_told_twice():
    data = audit_data(audited(Article("A spokesman for the army said it is over.")))
    assert source_in_words(data["sources"][0]) == "A spokesman for the army [A]"


def test_what_is_left_out_of_the_counts_is_named():
    data = audit_data(audited(Article("Bridge to close\n\n" + ARTICLE)))
    assert "Left out as headline or page furniture: “Bridge to close”." in terminal_text(data)


def test_the_page_explains_the_rules_of_each_attribution(small):
    page = audit_page(small, audit_data(small))
    entry = page.split("<p><b>E2</b>")[1].split("</dl>")[0]
    assert "subject verb: source, cue and content" in entry and "release named: a news or press release" in entry
    silent = page.split("<p><b>E4</b>")[1].split("</dl>")[0]
    assert "declined to comment: the text says that somebody gave nothing" in silent


def test_a_page_can_be_made_where_nothing_said_has_a_word():
    audit = audited(Article("“ said ““. "))
    assert audit_page(audit, audit_data(audit)).rstrip().endswith("</html>")
