"""The articles of a collection, one after the other: from JSONL, CSV, Parquet, or a folder of text files."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, NamedTuple

from newsaudit.article import LONGEST_ARTICLE, MAX_BYTES

PARTITION_BYTES = 4_000_000  # of text: more than this Dask advises against sending with one task
LONGEST_LINE = 10 * MAX_BYTES  # bytes held of one row, however long it is
KINDS = ".jsonl, .ndjson, .csv, .tsv (these four also as .gz), .parquet, .txt, or a folder of .txt files"


class ArchiveError(ValueError):
    """An archive that cannot be read or written; the message is one sentence for the person who asked for it."""


class Columns(NamedTuple):
    """The names under which an input holds the text and what is said of it; `kept` are carried along as they are."""

    text: str = "text"
    id: str = "id"
    date: str = "date"
    outlet: str = "outlet"
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One article as it was handed over: its file, its place there from 1, and its bytes or the sentence why not.

    `number` counts the articles of all inputs from 1.
    """

    file: str
    place: int
    text: bytes = b""
    error: str = ""
    id: str = ""
    date: str = ""
    outlet: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)
    number: int = 0

    @property
    def name(self) -> str:
        """The article for a person: its file, and its row where the file is a table."""
        return self.file if self.file.endswith(".txt") else f"{self.file}, row {self.place}"


class Partition(NamedTuple):
    """Some articles of one input that are audited and written together, and the partition's number from 0."""

    number: int
    items: list[Item]


def partitions(paths: Iterable[Path], columns: Columns, size: int) -> Iterator[Partition]:
    """Yield the articles of all inputs in order, in partitions of at most `size` articles and some megabytes.

    The same inputs give the same partitions. Raises `ArchiveError` for an input that cannot be read as a collection.
    """
    number = before = 0
    for path in paths:
        items: list[Item] = []
        held = 0
        for item in articles_in(path, columns):
            if len(items) == size or (items and held + len(item.text) > PARTITION_BYTES):
                yield Partition(number, items)
                number, items, held = number + 1, [], 0
            before += 1
            items.append(replace(item, number=before))
            held += len(item.text)
        if items:
            yield Partition(number, items)
            number += 1


def articles_in(path: Path, columns: Columns) -> Iterator[Item]:
    """Yield the articles of an input, one after the other; raises `ArchiveError` if it cannot be read."""
    kind = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
    readers = {".jsonl": json_lines, ".ndjson": json_lines, ".csv": csv_rows, ".tsv": csv_rows}
    readers |= {".parquet": parquet_rows, ".txt": text_file}
    try:
        if path.is_dir():
            yield from text_files(path)
        elif kind in readers:
            yield from readers[kind](path, columns)
        else:
            raise ArchiveError(f"{path}: what this file holds is not known; an input is {KINDS}.")
    except FileNotFoundError:
        raise ArchiveError(f"{path}: there is no such file or folder.") from None
    except (OSError, EOFError) as error:
        raise ArchiveError(f"{path}: this cannot be read ({getattr(error, 'strerror', None) or error}).") from None


def json_lines(path: Path, columns: Columns) -> Iterator[Item]:
    """Yield the articles of a file with one JSON object a line."""
    with opened(path) as file:
        for place, line in enumerate(lines_of(file), start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
            except (ValueError, RecursionError):
                row = None
            if isinstance(row, dict):
                yield item_of(row, columns, str(path), place)
            elif len(line) >= LONGEST_LINE:
                yield Item(str(path), place, error=f"{path}, row {place}: the line is longer than 100 MB.")
            else:
                yield Item(str(path), place, error=f"{path}, row {place}: this is no JSON object in UTF-8.")


def opened(path: Path) -> IO[bytes]:
    """Return a file opened to be read as bytes, unpacked if it is packed."""
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")


def lines_of(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a file, of each no more than is held at once."""
    while line := file.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):  # the rest of it is read past
            line = file.readline(LONGEST_LINE)


def csv_rows(path: Path, columns: Columns) -> Iterator[Item]:
    """Yield the articles of a CSV file with a head, or of a TSV file; what is not UTF-8 is left for the article."""
    csv.field_size_limit(LONGEST_LINE)
    with opened(path) as binary:
        file = io.TextIOWrapper(binary, encoding="utf-8-sig", errors="surrogateescape", newline="")
        reader = csv.DictReader(file, delimiter="\t" if ".tsv" in path.suffixes else ",")
        has_column(path, columns, reader.fieldnames or ())
        place = 0
        try:
            for place, row in enumerate(reader, start=1):
                yield item_of(row, columns, str(path), place)
        except csv.Error as error:
            said = f"{path}: after row {place} this is no CSV ({error}); a quotation mark may not be closed."
            raise ArchiveError(said) from None


def parquet_rows(path: Path, columns: Columns) -> Iterator[Item]:
    """Yield the articles of a Parquet file, a few rows in memory at a time."""
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path, pre_buffer=False, buffer_size=1_000_000) as file:
            names = file.schema_arrow.names
            has_column(path, columns, names)
            wanted = [name for name in (*columns[:4], *columns.kept) if name in names]
            place = 0
            for batch in file.iter_batches(batch_size=64, columns=wanted):
                for row in batch.to_pylist():
                    place += 1
                    yield item_of(row, columns, str(path), place)
    except pyarrow.ArrowException as error:
        raise ArchiveError(
            f"{path}: this is no Parquet file that can be read ({str(error).splitlines()[0]})."
        ) from None


def text_files(folder: Path) -> Iterator[Item]:
    """Yield the text files of a folder and of the folders in it, in the order of their names."""
    paths = sorted(path for path in folder.rglob("*.txt") if path.is_file())
    if not paths:
        raise ArchiveError(f"{folder}: there is no .txt file in this folder.")
    for path in paths:
        yield from text_file(path, name=path.relative_to(folder).as_posix())


def text_file(path: Path, columns: Columns | None = None, name: str = "") -> Iterator[Item]:
    """Yield the one article of a text file."""
    size = path.stat().st_size
    if size > LONGEST_ARTICLE:
        yield Item(str(path), 1, error=too_long(str(path), size), id=name or path.name)
        return
    try:
        yield Item(str(path), 1, path.read_bytes(), id=name or path.name)
    except OSError as error:
        yield Item(str(path), 1, error=f"{path}: the file cannot be read ({error.strerror}).", id=name or path.name)


def has_column(path: Path, columns: Columns, names: Iterable[str]) -> None:
    """Raise `ArchiveError` unless the column of the text is among those of a table."""
    if columns.text not in names:
        there = ", ".join(names) or "none"
        raise ArchiveError(
            f"{path}: there is no column “{columns.text}” for the text; name it with --text (columns: {there})."
        )


def item_of(row: Mapping[str, object], columns: Columns, file: str, place: int) -> Item:
    """Return the article in a row of a table."""
    own_id, date, outlet = (as_text(row.get(name)) for name in (columns.id, columns.date, columns.outlet))
    kept = {name: as_text(row.get(name)) for name in columns.kept}
    about = {"id": own_id or f"{file}:{place}", "date": date, "outlet": outlet, "kept": kept}
    where, text = f"{file}, row {place}", row.get(columns.text)
    if isinstance(text, str):  # what was no UTF-8 is none again, and said to be none when it is read as an article
        text = text.encode("utf-8", "surrogatepass")
    if not isinstance(text, bytes):
        said = "is no text" if text is not None else "is missing"
        return Item(file, place, error=f"{where}: its “{columns.text}” {said}.", **about)
    if len(text) > LONGEST_ARTICLE:
        return Item(file, place, error=too_long(where, len(text)), **about)
    return Item(file, place, text, **about)


def as_text(value: object) -> str:
    """Return a cell as text: a date as year-month-day, nothing as an empty text, what is no text of Unicode mended."""
    return "" if value is None else str(value).encode("utf-8", "replace").decode("utf-8")


def too_long(name: str, size: int) -> str:
    """Return the sentence for more bytes of text than one article has."""
    return f"{name}: {size / 1000:,.0f} KB of text are more than one article (at most {LONGEST_ARTICLE // 1000} KB)."
