"""The audit of an archive on Dask: partitions dealt out to the workers, and written as they come back.

Inputs are read and tables written here; workers get texts and give rows, so a cluster needs no common disk.
"""

from __future__ import annotations

import logging
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import click
import dask
import pyarrow
from dask.system import CPU_COUNT
from distributed import Client, Future, KilledWorker, LocalCluster, wait

from newsaudit.archive.inputs import ArchiveError, Columns, Item, Partition, partitions
from newsaudit.archive.record import code_digest, record_of
from newsaudit.archive.rows import rows_of
from newsaudit.archive.schema import arrow_tables
from newsaudit.archive.store import RECORD, opened_store, sentences_for

Tables = dict[str, pyarrow.Table]
# Dask keeps the last thousand messages for whoever looks for a mistake in it: with texts in them, gigabytes.
KEEPING_NO_MESSAGES = {"distributed.admin.low-level-log-length": 1}
DEAF_TO_CTRL_C = f"import signal; signal.signal({signal.SIGINT:d}, signal.SIG_IGN)"  # it stops the run, which ends them
THIS_MACHINE = "127.0.0.1:0"  # any free port, and nobody else's business
CONNECTING = "10s"
PATIENCE = 180  # seconds without a result before it is asked whether there are workers at all


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
        length=articles, label="Auditing", show_pos=True, item_show_func=lambda rate: rate, file=sys.stderr
    )


def tables_of(client: Client, left: Iterable[Partition], kept: tuple[str, ...]) -> Iterator[tuple[Partition, Tables]]:
    """Yield partitions with their tables as they come back; no more are underway than keep the workers busy.

    A partition whose worker died is audited article by article, to find out whether one of them ends it, and again.
    """
    waiting, underway = iter(left), {}

    def send(partition: Partition) -> None:
        underway[client.submit(audited_tables, partition.items, kept, pure=False)] = partition

    while True:
        for partition in islice(waiting, max(0, 2 * workers_of(client) - len(underway))):
            send(partition)
        if not underway:
            return
        for future in first_done(client, underway):
            partition = underway.pop(future)
            try:
                yield partition, result_of(future)
            except KilledWorker:
                send(partition._replace(items=without_deadly_texts(partition.items)))


def workers_of(client: Client) -> int:
    """Return how many threads of workers there are now: a cluster may grow."""
    return sum(client.nthreads().values())


def first_done(client: Client, underway: Iterable[Future]) -> set[Future]:
    """Return what is done first; raises `ArchiveError` where no worker is left to do anything."""
    while True:
        try:
            return wait(list(underway), timeout=PATIENCE, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            if not workers_of(client):
                raise ArchiveError("no worker is left; what is finished stays, and the same command goes on.") from None


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


def without_deadly_texts(items: Iterable[Item]) -> list[Item]:
    """Return articles, each audited alone in a process here; one that ends the process has a sentence for a text."""
    checked, process = [], None
    for item in items:
        process = process or ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        try:
            process.submit(rows_of, [item]).result()
        except BrokenProcessPool:
            error = f"{item.name}: the process that audited this text came to an unexpected end; please report it."
            item, process = replace(item, text=b"", error=error), None
        checked.append(item)
    if process:
        process.shutdown()
    return checked


@contextmanager
def local_workers(number: int | None = None) -> Iterator[Client]:
    """Give workers on this machine, a process each, one for every core if no number is named."""
    with (
        dask.config.set(KEEPING_NO_MESSAGES),
        LocalCluster(
            n_workers=number or CPU_COUNT,
            threads_per_worker=1,
            dashboard_address=THIS_MACHINE,
            worker_dashboard_address=THIS_MACHINE,
            scheduler_kwargs={"allowed_failures": 0},  # what a worker died of must not end the next one
            silence_logs=logging.CRITICAL,  # a worker that dies is started again: nothing for a person to do
            preload=[DEAF_TO_CTRL_C],
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def workers_at(address: str) -> Iterator[Client]:
    """Give the workers of a running scheduler; raises `ArchiveError` where there is none, or none with workers."""
    with dask.config.set(KEEPING_NO_MESSAGES):
        try:
            client = Client(address, timeout=CONNECTING)
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
