"""The folder of an archive: four tables of Parquet files, one file a partition, and the record of what they are from.

A file is written under another name and renamed when it is whole, so that a run that is stopped leaves no half file;
a partition is finished when it has its file in each table.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow
from filelock import FileLock, Timeout
from pyarrow import parquet

from newsaudit.archive.inputs import ArchiveError
from newsaudit.archive.schema import description, schemas

RECORD, DESCRIPTION, LOCK = "archive.json", "datapackage.json", ".lock"
# What two runs have to share, so that the second may go on where the first stopped, and how a person calls it.
WHAT_DECIDES = {
    "inputs": "other inputs",
    "columns": "other columns of the inputs",
    "partition_size": "another size of partitions",
    "packages": "another version of the packages",
    "code": "another version of newsaudit",
}


@dataclass(frozen=True)
class Store:
    """The folder that a run writes into, and the columns of its tables."""

    folder: Path
    schemas: Mapping[str, pyarrow.Schema]

    def path(self, table: str, partition: int) -> Path:
        """Return where a partition of a table is kept."""
        return self.folder / table / f"part-{partition:05d}.parquet"

    def finished(self) -> dict[int, int]:
        """Return the number of each partition that is finished → how many articles it has, the skipped ones included.

        Raises `ArchiveError` for a file whose columns are not ours.
        """
        numbers = sorted(int(path.stem.removeprefix("part-")) for path in self.folder.glob("skipped/part-*.parquet"))
        return {number: self.articles(number) for number in numbers if self.has(number)}

    def articles(self, partition: int) -> int:
        """Return how many articles are in a partition, the skipped ones included."""
        tables = ("articles", "skipped")
        return sum(parquet.read_metadata(self.path(table, partition)).num_rows for table in tables)

    def record(self) -> dict:
        """Return what the tables are from; nothing for a new folder."""
        path = self.folder / RECORD
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def is_complete(self) -> bool:
        """Return whether a run has come to its end here; only then its record has the seconds it took."""
        return "seconds" in self.record()

    def has(self, partition: int) -> bool:
        """Return whether a partition is finished; raises `ArchiveError` for a file whose columns are not ours."""
        paths = {table: self.path(table, partition) for table in self.schemas}
        if not all(path.is_file() for path in paths.values()):
            return False
        for table, path in paths.items():
            try:
                schema = parquet.read_schema(path)
            except pyarrow.ArrowInvalid:  # the machine itself went down while the file was on its way to the disk
                return False
            if not schema.equals(self.schemas[table]):
                raise ArchiveError(f"{path}: its columns are not those of this version; name another folder.")
        return True

    def write(self, partition: int, tables: Mapping[str, pyarrow.Table]) -> None:
        """Write the tables of a partition, each whole or not at all."""
        for name, table in tables.items():
            path = self.path(name, partition)
            path.parent.mkdir(exist_ok=True)
            with whole(path) as unfinished:
                parquet.write_table(table, unfinished, compression="zstd")

    def write_json(self, name: str, data: Mapping[str, object]) -> None:
        """Write a file that says what the tables are."""
        with whole(self.folder / name) as unfinished:
            unfinished.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def rows(self, table: str) -> int:
        """Return how many rows a table has."""
        return sum(parquet.read_metadata(path).num_rows for path in self.folder.glob(f"{table}/part-*.parquet"))


@contextmanager
def opened_store(folder: Path, record: Mapping[str, object]) -> Iterator[Store]:
    """Give the folder for one run alone, new or as the same run left it.

    Raises `ArchiveError` while another run writes there, and where the folder holds anything else than the tables of
    the same inputs, options and version, as `record` has them.
    """
    kept = tuple(record["columns"]["kept"])
    store = Store(folder, schemas(kept))
    with sentences_for(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            lock = FileLock(folder / LOCK).acquire(blocking=False)
        except Timeout:
            raise ArchiveError(f"{folder}: another run is writing into this folder; wait, or name another.") from None
        with lock:
            compare(folder, record)
            for left in folder.glob("*/.*.unfinished"):
                left.unlink()
            store.write_json(DESCRIPTION, description(kept))
            yield store


@contextmanager
def sentences_for(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into an `ArchiveError`."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(
            f"{folder}: this cannot be written ({error.strerror or error}); what is finished stays, and the same "
            "command goes on from there."
        ) from None


def compare(folder: Path, record: Mapping[str, object]) -> None:
    """Raise `ArchiveError` unless a folder is empty or holds the tables of the same inputs, options and version."""
    path = folder / RECORD
    if not path.exists():
        if set(os.listdir(folder)) - {LOCK}:
            raise ArchiveError(f"{folder}: there is something else in this folder; name a new or an empty one.")
        return
    try:
        there = json.loads(path.read_text(encoding="utf-8"))
        other = [said for name, said in WHAT_DECIDES.items() if there[name] != record[name]]
    except (ValueError, KeyError, TypeError):
        raise ArchiveError(f"{path}: this is not the record of an archive; name another folder.") from None
    if other:
        raise ArchiveError(f"{folder}: the tables in this folder are from {other[0]}; name another folder.")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give the name to write a file under; it gets its own name when all of it is on the disk."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        yield unfinished
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
