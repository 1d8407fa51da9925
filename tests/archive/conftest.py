"""What the tests of the archive share: workers, a collection of 96 articles, and its tables from an unbroken run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsaudit.cli import main

SIZE = 8  # articles in a partition


class Collection:
    """Wikinews articles four times over, in partitions of eight, and how to audit them."""

    def __init__(self, folder: Path, texts: list[str], address: str):
        self.path = folder / "news.jsonl"
        self.address = address
        rows = [{"id": f"{number}", "text": text} for number, text in enumerate(texts * 4)]
        self.path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")

    def command(self, folder: Path) -> list[str]:
        """The command that writes its tables into a folder."""
        return ["archive", str(self.path), "-o", str(folder), "--partition", str(SIZE)]

    def audit(self, folder: Path):
        """Run that command on the workers that are there already."""
        return CliRunner().invoke(main, [*self.command(folder), "--scheduler", self.address])


@pytest.fixture(scope="session")
def texts(root) -> list[str]:
    """The texts of the Wikinews articles."""
    lines = (root / "data/gold/wikinews.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


@pytest.fixture(scope="session")
def client():
    """Two workers, for all tests."""
    from newsaudit.archive.run import local_workers

    with local_workers(2) as workers:
        yield workers


@pytest.fixture(scope="session")
def collection(tmp_path_factory, texts, client) -> Collection:
    """A collection large enough that a run can be stopped in the middle."""
    return Collection(tmp_path_factory.mktemp("collection"), texts, client.scheduler.address)


@pytest.fixture(scope="session")
def whole(tmp_path_factory, collection) -> Path:
    """The tables of an unbroken run."""
    folder = tmp_path_factory.mktemp("whole") / "news"
    done = collection.audit(folder)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="session")
def tables_in():
    """Return the bytes of every table's file in a folder, by its path there."""
    return lambda folder: {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.glob("*/*.parquet"))
    }
