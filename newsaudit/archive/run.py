"""The audit of an archive on Dask: partitions dealt out to the workers, and written as they come back.

Inputs are read and tables written here; workers get texts and give rows, so a cluster needs no common disk.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

import click
import pyarrow
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed

from newsaudit.archive.inputs import ArchiveError, Columns, Item, Partition, partitions
from newsaudit.archive.record import code_digest, record_of
from newsaudit.archive.rows import rows_of
from newsaudit.archive.schema import arrow_tables
from newsaudit.archive.store import RECORD, opened_store, sentences_for

Tables = dict[str, pyarrow.Table]


def audit_archive(
    paths: list[Path], folder: Path, columns: Columns, size: int, workers: AbstractContextManager[Client]
) -> dict:
    """Write the tables of all articles into a folder, go on where the same run stopped, and return the record.

    `size` is the number of articles in a partition. Raises `ArchiveError` with a sentence for whoever started it.
    """
    started = time.monotonic()
    record = record_of(paths, columns, size)
    articles = sum(one["articles"] for one in record["inputs"])
    with opened_store(folder, record) as store:
        if store.is_complete():
            return store.record()
        finished = store.finished()
        left = (one for one in partitions(paths, columns, size) if one.number not in finished)
        with sentences_for(folder):
            store.write_json(RECORD, record)
        if articles > sum(finished.values()):
            with workers as client, progress(articles - sum(finished.values())) as bar:
                for partition, tables in tables_of(client, left, columns.kept):
                    with sentences_for(folder):
                        store.write(partition.number, tables)
                    rate = (bar.pos + len(partition.items)) / (time.monotonic() - started)
                    bar.update(len(partition.items), f"{rate:.0f} articles a second")
        skipped = store.rows("skipped")
        record |= {"articles": articles - skipped, "skipped": skipped, "partitions": len(store.finished())}
        record |= {"partitions_found": len(finished), "seconds": round(time.monotonic() - started, 1)}
        with sentences_for(folder):
            store.write_json(RECORD, record)
        return record


def progress(articles: int) -> click.progressbar:
    """Return a bar for the articles still to be audited, with their rate and the time that is left."""
    return click.progressbar(
        length=articles,
        label="Auditing",
        show_pos=True,
        item_show_func=lambda rate: rate,
        file=click.get_text_stream("stderr"),
    )


def tables_of(client: Client, left: Iterable[Partition], kept: tuple[str, ...]) -> Iterator[tuple[Partition, Tables]]:
    """Yield partitions with their tables as they come back; no more are underway than keep the workers busy."""
    waiting, underway, done = iter(left), {}, as_completed()

    def send(partition: Partition) -> None:
        future = client.submit(audited_tables, partition.items, kept, pure=False)
        underway[future] = partition
        done.add(future)

    def fill() -> None:
        for partition in islice(waiting, max(0, 2 * sum(client.nthreads().values()) - len(underway))):
            send(partition)

    fill()
    for future in done:
        partition = underway.pop(future)
        try:
            yield partition, result_of(future)
        except KilledWorker:
            send(partition._replace(items=[without_text_if_deadly(client, item, kept) for item in partition.items]))
        fill()


def result_of(future: Future) -> Tables:
    """Return the tables that a worker made; raises `ArchiveError` if it is not of our version, or failed."""
    try:
        code, tables = future.result()
    except KilledWorker:
        raise
    except Exception as error:
        raise ArchiveError(
            f"the workers cannot audit ({type(error).__name__}: {error}); install newsaudit[archive] there too."
        ) from error
    if code != code_digest():
        raise ArchiveError("the workers have another version of newsaudit; install the same there.")
    return tables


def without_text_if_deadly(client: Client, item: Item, kept: tuple[str, ...]) -> Item:
    """Return an article after it was audited alone; one that ended its worker every time has a sentence for a text."""
    try:
        result_of(client.submit(audited_tables, [item], kept, pure=False))
    except KilledWorker:
        return replace(item, text=b"", error=f"{item.name}: this text ended the process that audited it, every time.")
    return item


@contextmanager
def local_workers(number: int | None = None) -> Iterator[Client]:
    """Give workers on this machine, a process each, one for every core if no number is named."""
    with (
        LocalCluster(n_workers=number, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def workers_at(address: str) -> Iterator[Client]:
    """Give the workers of a running scheduler; raises `ArchiveError` where there is none, or none with workers."""
    try:
        client = Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{address}: no Dask scheduler answers there ({error}).") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=60)
        except TimeoutError:
            raise ArchiveError(f"{address}: the scheduler has no workers.") from None
        yield client


def audited_tables(items: list[Item], kept: tuple[str, ...]) -> tuple[str, dict[str, pyarrow.Table]]:
    """Return the tables of some articles, and the digest of the code that made them, on a worker."""
    return code_digest(), arrow_tables(rows_of(items), kept)
