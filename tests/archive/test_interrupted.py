"""A run that is broken off in any way loses nothing, and ends in the bytes of an unbroken one."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

pytest.importorskip("distributed", reason="Dask is not here, so the archive was not tried: make archive")

from click.testing import CliRunner
from filelock import FileLock
from pyarrow import parquet

from newsaudit.archive import run, store
from newsaudit.archive.rows import rows_of
from newsaudit.cli import main

PARTITIONS = 12
AUDITED_TABLES = run.audited_tables


def finished(folder) -> int:
    """How many partitions are finished."""
    return len(list(folder.glob("skipped/part-*.parquet")))


def wait_for(condition, seconds: float = 300) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


def broken_off(collection, folder, how: signal.Signals) -> tuple[int, str]:
    """Start a run with workers of its own, break it off after some partitions more, and return how it ended."""
    before = finished(folder)
    command = [sys.executable, "-m", "newsaudit.cli", *collection.command(folder), "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_for(lambda: finished(folder) > before)
    if how == signal.SIGINT:  # as from a terminal: to the workers as well
        os.killpg(process.pid, how)
    else:
        process.send_signal(how)
    said = process.communicate(timeout=300)[1]
    return process.returncode, said


def test_a_run_that_is_killed_and_stopped_goes_on_and_ends_in_the_same_bytes(collection, whole, tables_in, tmp_path):
    folder = tmp_path / "news"
    code, _ = broken_off(collection, folder, signal.SIGKILL)
    assert code == -signal.SIGKILL and 0 < finished(folder) < PARTITIONS
    code, said = broken_off(collection, folder, signal.SIGINT)
    assert code == 130 and "the same command goes on" in said and "Traceback" not in said
    found = finished(folder)
    assert 1 < found < PARTITIONS and not list(folder.rglob("*.unfinished"))
    (folder / "articles/.part-00011.parquet.unfinished").write_text("half a file")
    assert collection.audit(folder).exit_code == 0
    assert tables_in(folder) == tables_in(whole) and not list(folder.rglob("*.unfinished"))
    assert json.loads((folder / "archive.json").read_text())["partitions_found"] == found


def test_a_worker_that_is_killed_costs_nothing(collection, whole, tables_in, client, tmp_path):
    folder = tmp_path / "news"
    thread = threading.Thread(target=collection.audit, args=[folder])
    thread.start()
    wait_for(lambda: finished(folder) > 1)
    victim = next(iter(client.run(os.getpid).values()))
    os.kill(victim, signal.SIGKILL)
    thread.join(300)
    assert victim not in client.run(os.getpid).values()
    assert tables_in(folder) == tables_in(whole)


def die_of(items) -> None:
    """End the process at an article that says so, as a fault in a library would."""
    if any(b"Deadly" in item.text for item in items):
        time.sleep(1)
        os._exit(1)


def tables_or_death(items, kept):
    """Audit articles as a worker does, or die."""
    die_of(items)
    return AUDITED_TABLES(items, kept)


def rows_or_death(items):
    """Audit articles alone, or die."""
    die_of(items)
    return rows_of(items)


def test_an_article_that_ends_its_process_costs_its_own_row(collection, texts, tmp_path, monkeypatch):
    lines = [json.dumps({"text": text}) for text in (texts[0], "Deadly, said Anna Wren.", texts[1])]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines))
    monkeypatch.setattr(run, "audited_tables", tables_or_death)
    monkeypatch.setattr(run, "rows_of", rows_or_death)
    command = ["archive", str(path), "-o", str(tmp_path / "out"), "--scheduler", collection.address]
    done = CliRunner().invoke(main, command)
    assert "2 articles audited, 1 skipped" in done.output
    [row] = parquet.read_table(tmp_path / "out/skipped").to_pylist()
    assert row["article"] == 2 and "unexpected end" in row["reason"]


def test_a_full_disk_ends_in_a_sentence_and_what_is_finished_stays(collection, whole, tables_in, tmp_path, monkeypatch):
    written, write = [], store.parquet.write_table

    def nearly_full(table, path, **options):
        if len(written) == 10:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(path)
        write(table, path, **options)

    with monkeypatch.context() as full:
        full.setattr(store.parquet, "write_table", nearly_full)
        done = collection.audit(tmp_path / "news")
    assert done.exit_code == 1 and "No space left on device" in done.stderr and "Traceback" not in done.stderr
    assert finished(tmp_path / "news") == 2
    assert collection.audit(tmp_path / "news").exit_code == 0
    assert tables_in(tmp_path / "news") == tables_in(whole)


def test_the_same_command_again_changes_nothing(collection, whole):
    before = {path: path.stat().st_mtime_ns for path in whole.rglob("*.parquet")}
    record = (whole / "archive.json").read_bytes()
    assert collection.audit(whole).exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in whole.rglob("*.parquet")} == before
    assert (whole / "archive.json").read_bytes() == record


def test_two_runs_at_once_do_not_mix(collection, tmp_path):
    (tmp_path / "news").mkdir()
    with FileLock(tmp_path / "news/.lock"):
        done = collection.audit(tmp_path / "news")
    assert done.exit_code == 1 and "another run is writing" in done.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"code": "0"}, "another version of newsaudit"),
        ({"packages": {}}, "another version of the packages"),
        ({"partition_size": 9}, "another size of partitions"),
        ({"columns": {}}, "other columns"),
        ({"inputs": []}, "other inputs"),
    ],
)
def test_runs_with_anything_else_do_not_mix(whole, change, said):
    record = json.loads((whole / "archive.json").read_text())
    store.compare(whole, record)
    with pytest.raises(store.ArchiveError, match=said):
        store.compare(whole, record | change)


@pytest.mark.parametrize("name, text", [("notes.txt", "mine"), ("archive.json", "{}"), ("archive.json", "mine")])
def test_a_folder_with_something_else_is_left_alone(collection, tmp_path, name, text):
    (tmp_path / name).write_text(text)
    done = collection.audit(tmp_path)
    assert done.exit_code == 1 and done.stderr.count("\n") == 1 and "name a" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {name, ".lock"} and (tmp_path / name).read_text() == text
