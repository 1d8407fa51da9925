"""What is written: the columns that are described, the figures of a single audit, and in memory only a partition."""

from __future__ import annotations

import json
import tracemalloc
from contextlib import nullcontext

import pytest

pytest.importorskip("distributed", reason="Dask is not here, so the archive was not tried: make archive")

import pyarrow
from click.testing import CliRunner
from pyarrow import dataset, parquet

from newsaudit import Article
from newsaudit.archive import run
from newsaudit.archive.inputs import ArchiveError, Columns, articles_in
from newsaudit.archive.rows import TABLES, rows_of
from newsaudit.archive.run import audit_archive, workers_at
from newsaudit.archive.schema import TYPES, description, schemas
from newsaudit.archive.summary import summed_up
from newsaudit.audit.coder import audited
from newsaudit.audit.data import audit_data
from newsaudit.cli import main
from newsaudit.numbers import share


def test_the_tables_have_the_columns_that_are_described(whole):
    package = json.loads((whole / "datapackage.json").read_text("utf-8"))
    assert [table["name"] for table in package["resources"]] == list(TABLES)
    for table in package["resources"]:
        fields = table["schema"]["fields"]
        assert all(field["description"] for field in fields)
        for path in whole.glob(table["path"]):
            assert [(field["name"], TYPES[field["type"]]) for field in fields] == [
                (field.name, field.type) for field in parquet.read_schema(path)
            ]


def test_every_row_fills_exactly_the_columns_that_are_described(root):
    made = rows_of(articles_in(root / "data/gold/kinds_of_news.jsonl", Columns(text="nothing")))
    made |= {key: own for key, own in rows_of(articles_in(root / "data/gold/wikinews.jsonl", Columns())).items() if own}
    for name, schema in schemas().items():
        assert made[name] and all(set(row) == set(schema.names) for row in made[name])


def test_the_counts_are_those_of_the_single_audit(whole, texts):
    articles = {row["article"]: row for row in parquet.read_table(whole / "articles").to_pylist()}
    assert sorted(articles) == list(range(1, 97))
    for number in (1, 9, 30):
        data = audit_data(audited(Article(texts[(number - 1) % 24])))
        row = articles[number]
        assert data["totals"].items() <= row.items()
        assert row["words"] == data["article"]["words"] and row["unnamed"] == len(data["unnamed"])
        assert row["never_introduced"] == len(data["never_introduced"])
        assert [row[one["channel"].replace(" ", "_")] for one in data["channels"]] == [
            one["attributions"] for one in data["channels"]
        ]
        assert round(row["lix"], 2) == next(
            one["value"] for one in data["readability"]["scores"] if one["name"] == "LIX"
        )


def test_every_row_belongs_to_an_article(whole):
    keys = set(parquet.read_table(whole / "articles")["article"].to_pylist())
    for name in ("attributions", "sources"):
        table = parquet.read_table(whole / name)
        assert set(table["article"].to_pylist()) <= keys and table.num_rows > len(keys)


def test_a_partition_is_a_file_with_one_row_group(whole):
    files = sorted(whole.glob("articles/*.parquet"))
    assert [parquet.read_metadata(path).num_rows for path in files] == [8] * 12
    assert {parquet.read_metadata(path).num_row_groups for path in files} == {1}


def test_what_is_carried_along_is_a_column_of_its_own(tmp_path, client):
    (tmp_path / "n.jsonl").write_text(json.dumps({"text": "Anna Wren said so.", "desk": "city"}))
    audit_archive([tmp_path / "n.jsonl"], tmp_path / "out", Columns(kept=("desk",)), 5, nullcontext(client))
    assert parquet.read_table(tmp_path / "out/articles")["desk"].to_pylist() == ["city"]
    with pytest.raises(ArchiveError, match="--keep words"):
        description(["words"])


def test_a_table_with_other_columns_is_not_gone_on_with(tmp_path, collection, whole):
    folder = tmp_path / "news"
    (folder / "skipped").mkdir(parents=True)
    for path in whole.glob("*/part-00000.parquet"):
        (folder / path.parent.name).mkdir(exist_ok=True)
        (folder / path.parent.name / path.name).write_bytes(path.read_bytes())
    record = json.loads((whole / "archive.json").read_text())
    (folder / "archive.json").write_text(json.dumps({key: record[key] for key in record if key != "seconds"}))
    parquet.write_table(pyarrow.table({"other": [1]}), folder / "sources/part-00000.parquet")
    done = collection.audit(folder)
    assert done.exit_code == 1 and "its columns are not those of this version" in done.stderr


def peak(path, folder, client) -> int:
    """The most memory that a run takes here, in bytes: what Python holds, and Arrow beside it."""
    pool = pyarrow.default_memory_pool()
    before = pool.max_memory()
    tracemalloc.start()
    audit_archive([path], folder, Columns(), 10, nullcontext(client))
    _, held = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held + pool.max_memory() - before


def test_memory_is_bounded_by_the_partition_and_not_by_the_input(tmp_path, client):
    line = json.dumps({"text": "A headline\n\n" * 2000}) + "\n"  # large, and soon read: no sentence
    for name, articles in {"first": 40, "small": 40, "large": 400}.items():
        (tmp_path / f"{name}.jsonl").write_text(line * articles)
    peaks = {name: peak(tmp_path / f"{name}.jsonl", tmp_path / name, client) for name in ("first", "small", "large")}
    size = (tmp_path / "large.jsonl").stat().st_size
    assert peaks["large"] < peaks["small"] + 0.2 * size, peaks


def test_a_scheduler_that_is_not_there_gets_a_sentence(monkeypatch):
    monkeypatch.setattr(run, "CONNECTING", "1s")
    with pytest.raises(ArchiveError, match="no Dask scheduler answers"), workers_at("tcp://127.0.0.1:9"):
        pass


def test_the_summary_adds_up_what_the_tables_hold(whole):
    articles = dataset.dataset(whole / "articles", format="parquet").to_table().to_pylist()
    total = summed_up(whole).total
    for name in ("words", "quoted_words", "unnamed", "sources"):
        assert total[name] == sum(row[name] for row in articles)
    shown = CliRunner().invoke(main, ["summary", str(whole), "--most", "3"]).output
    assert share(total["quoted_words"], total["words"]) in shown and "estimate" in shown
    assert "72 articles with the same text as an earlier one" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_the_summary_by_month_leaves_out_what_is_not_english(tmp_path, client):
    german = "Der Rat sagte am Montag, die Brücke werde geschlossen. „Wir haben keine Wahl“, sagte Anna Wren. " * 3
    said = "“{}” said Anna {}. Officials said it would rain on the bridge by the river for the rest of the week."
    rows = [
        {"date": "2020-01-02", "text": said.format("We have no choice in this,", "Wren")},
        {"date": "2020-01-03", "text": said.format("No,", "Moll")},
        {"date": "2020-02-03", "text": said.format("Never,", "Moll")},
        {"date": "", "text": said.format("Never again,", "Moll")},
        {"date": "2020-02-03", "text": german},
    ]
    (tmp_path / "n.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    audit_archive([tmp_path / "n.jsonl"], tmp_path / "out", Columns(), 2, nullcontext(client))
    summary = summed_up(tmp_path / "out", "month", 1)
    assert [(row["month"], row["articles"], row["most_quoted"]) for row in summary.groups] == [
        ("", 1, "Anna Moll"),
        ("2020-01", 2, "Anna Wren"),
        ("2020-02", 1, "Anna Moll"),
    ]
    assert summary.total["articles"] == 4 and summary.most_quoted == [
        {"name": "Anna Wren", "quoted_words": 6, "articles": 1}
    ]
    notes = " ".join(summary.notes)
    assert "1 article left out" in notes and "1 article without a month" in notes


def test_a_summary_of_nothing_gets_a_sentence(tmp_path):
    done = CliRunner().invoke(main, ["summary", str(tmp_path)])
    assert done.exit_code == 1 and "no tables of newsaudit archive" in done.stderr
