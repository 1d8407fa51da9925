"""What is read: every format gives the same articles, and a bad one costs its own row with the reason."""

from __future__ import annotations

import csv
import gzip
import json
import re

import pytest

pytest.importorskip("distributed", reason="Dask is not here, so the archive was not tried: make archive")

import pyarrow
from click.testing import CliRunner
from pyarrow import parquet

from newsaudit.archive import rows
from newsaudit.archive.inputs import ArchiveError, Columns, articles_in, partitions
from newsaudit.archive.rows import month_of, rows_of
from newsaudit.article import LONGEST_ARTICLE
from newsaudit.cli import main

ARTICLE = "Mayor Anna Wren said the bridge will close.\n\n“We have no choice,” Wren said, “and no money.”\n"
ROWS = [
    {"id": "a1", "date": "2020-03-22", "outlet": "The Post", "desk": "city", "text": ARTICLE},
    {"id": "a2", "date": "2020-04-01", "outlet": "Die Post", "desk": "", "text": ARTICLE.replace("Wren", "Kühn")},
]


def jsonl(path):
    text = "".join(f"{json.dumps(row)}\n" for row in ROWS).encode()
    (gzip.open if path.suffix == ".gz" else open)(path, "wb").write(text)


def table(path):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(ROWS[0]), delimiter="\t" if path.suffix == ".tsv" else ",")
        writer.writeheader()
        writer.writerows(ROWS)


def parquet_file(path):
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), path)


@pytest.mark.parametrize(
    "name, write",
    [("n.jsonl", jsonl), ("n.jsonl.gz", jsonl), ("n.csv", table), ("n.tsv", table), ("n.parquet", parquet_file)],
)
def test_every_format_gives_the_same_articles(tmp_path, name, write):
    write(tmp_path / name)
    items = list(articles_in(tmp_path / name, Columns(kept=("desk",))))
    assert [(one.text.decode(), one.id, one.date, one.outlet, one.kept["desk"]) for one in items] == [
        (row["text"], row["id"], row["date"], row["outlet"], row["desk"]) for row in ROWS
    ]
    assert [one.place for one in items] == [1, 2] and {one.file for one in items} == {str(tmp_path / name)}


def test_a_folder_of_texts_is_read_in_the_order_of_names(tmp_path):
    for name in ("b.txt", "a/z.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLE)
    items = list(articles_in(tmp_path, Columns()))
    assert [one.id for one in items] == ["a/z.txt", "b.txt"] and items[0].text.decode() == ARTICLE


def test_columns_of_other_names_are_named(tmp_path):
    path = tmp_path / "n.jsonl"
    path.write_text(json.dumps({"body": ARTICLE, "url": "x", "published": 20200322, "paper": "P"}))
    [item] = articles_in(path, Columns("body", "url", "published", "paper"))
    assert (item.id, item.date, item.outlet) == ("x", "20200322", "P") and item.text


def test_partitions_end_with_an_input_and_with_too_much_text(tmp_path):
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(f"{json.dumps(ROWS[0])}\n" * 5)
    paths = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    assert [len(one.items) for one in partitions(paths, Columns(), 3)] == [3, 2, 3, 2]
    assert [item.number for one in partitions(paths, Columns(), 3) for item in one.items] == list(range(1, 11))
    long = {"text": "a" * (LONGEST_ARTICLE - 1)}
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(long)}\n" * 20)
    assert [len(one.items) for one in partitions(paths[:1], Columns(), 100)] == [13, 7]


BAD = [
    (b'{"text": ""}', "it is empty"),
    (b'{"text": "  "}', "nothing in it but white space"),
    (b'{"text": null}', "its “text” is missing"),
    (b'{"id": "no text"}', "its “text” is missing"),
    (b'{"text": 7}', "its “text” is no text"),
    (b'["text"]', "no JSON object"),
    (b'{"text": "half', "no JSON object"),
    (b'{"text": "\xff\xfe"}', "no JSON object"),
    (b'{"text": "\\ud800 said Anna Wren."}', "not UTF-8"),
    (b'{"text": "ab\\u0000cd."}', "binary"),
    (b'{"text": "%PDF-1.7"}', "a PDF"),
    (b'{"text": "A headline only"}', "no sentence"),
    (b'{"text": "' + b"A word. " * 1_250_000 + b'"}', "10,000 KB of text are more than one article"),
    (b"[" * 100_000, "no JSON object"),
]


def test_a_bad_article_costs_its_own_row_and_says_why(tmp_path, collection):
    path, good = tmp_path / "n.jsonl", json.dumps(ROWS[0]).encode()
    path.write_bytes(b"\n".join([good, *(line for line, _ in BAD), good]))
    command = ["archive", str(path), "-o", str(tmp_path / "out"), "--scheduler", collection.address]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0 and f"2 articles audited, {len(BAD)} skipped" in done.stderr
    skipped = parquet.read_table(tmp_path / "out/skipped").to_pylist()
    assert [row["place"] for row in skipped] == list(range(2, len(BAD) + 2))
    for row, (_, said) in zip(skipped, BAD, strict=True):
        assert said in row["reason"] and f"row {row['place']}:" in row["reason"] and row["reason"].endswith(".")
    articles = parquet.read_table(tmp_path / "out/articles").to_pylist()
    assert [row["article"] for row in articles] == [1, len(BAD) + 2]


def test_what_is_no_utf_8_in_a_table_costs_its_own_row(tmp_path):
    (tmp_path / "n.csv").write_bytes(b'text\n"Anna Wren said so."\n"caf\xe9 said so."\n"Anna Wren said so."\n')
    made = rows_of(articles_in(tmp_path / "n.csv", Columns()))
    assert len(made["articles"]) == 2 and "not UTF-8" in made["skipped"][0]["reason"]


def test_a_mistake_of_the_engine_costs_one_row(tmp_path, monkeypatch):
    def failing(article):
        if "Kühn" in article.text:
            raise KeyError("planted")
        return AUDITED(article)

    AUDITED = rows.audited
    monkeypatch.setattr(rows, "audited", failing)
    jsonl(tmp_path / "n.jsonl")
    made = rows_of(articles_in(tmp_path / "n.jsonl", Columns()))
    assert [row["article_id"] for row in made["articles"]] == ["a1"]
    assert re.search(r"row 2: the engine failed .*KeyError.*planted.*report it", made["skipped"][0]["reason"])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.jsonl", None, "there is no such file or folder"),
        ("n.docx", b"x", "is not known"),
        ("n.csv", b"body,id\nx,1\n", r"no column “text”.*--text \(columns: body, id\)"),
        ("n.csv", b"", "no column “text”"),
        ("n.parquet", b"PAR1 not really", "no Parquet file"),
        ("n.jsonl.gz", b"not packed", "cannot be read"),
    ],
)
def test_an_input_that_is_none_ends_in_a_sentence_before_anything_is_written(tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = CliRunner().invoke(main, ["archive", str(tmp_path / name), "-o", str(tmp_path / "out")])
    assert done.exit_code == 1 and re.search(said, done.stderr) and done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_without_texts_is_named(tmp_path):
    with pytest.raises(ArchiveError, match="no .txt file"):
        list(articles_in(tmp_path, Columns()))


@pytest.mark.parametrize(
    "date, month",
    [
        ("2020-03-22", "2020-03"),
        ("2020-03-22T10:00:00Z", "2020-03"),
        ("2020-03", "2020-03"),
        ("20200322", "2020-03"),
        ("2020", ""),
        ("22.03.2020", ""),
        ("2020-13-01", ""),
        ("202003221000", ""),
        ("", ""),
    ],
)
def test_a_month_is_taken_only_from_a_date_that_begins_with_it(date, month):
    assert month_of(date) == month
