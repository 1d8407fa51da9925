"""How fast an archive is audited, everything written: on one worker and on two, beside a plain loop in the same run.

The articles are those of Wikinews, over and over, each under an id of its own. The plain loop makes the same rows in
one process and writes them; what one worker takes longer is what dealing out costs. `python -m benchmarks.archive
100000` audits as many articles once, on all cores.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path

WIKINEWS = Path(__file__).parent.parent / "data" / "gold" / "wikinews.jsonl"
SIZE = 100  # articles in a partition
ROUNDS = 3


def collection(folder: Path, articles: int) -> Path:
    """Write a collection of so many articles into a folder and return its path."""
    texts = [json.loads(line)["text"] for line in WIKINEWS.read_text(encoding="utf-8").splitlines()]
    path = folder / f"{articles}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            file.write(json.dumps({"id": number, "text": texts[number % len(texts)]}) + "\n")
    return path


def plain_loop(path: Path, folder: Path) -> float:
    """Return the seconds of a loop that writes the same tables in this process, without Dask."""
    from pyarrow import parquet

    from newsaudit.archive.inputs import Columns, partitions
    from newsaudit.archive.rows import rows_of
    from newsaudit.archive.schema import arrow_tables

    start = time.perf_counter()
    for partition in partitions([path], Columns(), SIZE):
        for name, table in arrow_tables(rows_of(partition.items)).items():
            (folder / name).mkdir(parents=True, exist_ok=True)
            parquet.write_table(table, folder / name / f"part-{partition.number:05d}.parquet", compression="zstd")
    return time.perf_counter() - start


def on_workers(path: Path, folder: Path, client) -> float:
    """Return the seconds of a whole run on workers that are there already."""
    from newsaudit.archive.inputs import Columns
    from newsaudit.archive.run import audit_archive

    start = time.perf_counter()
    audit_archive([path], folder, Columns(), SIZE, nullcontext(client))
    return time.perf_counter() - start


def most_memory() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def memory(client) -> str:
    """Return the most memory that the run and its largest worker have had so far."""
    return f"{most_memory():.0f} MB here, {max(client.run(most_memory).values()):.0f} MB in a worker"


def main(quick: bool = False) -> None:
    """Print articles a second of the three ways, the best of some rounds, what dealing out costs, and memory."""
    if not find_spec("distributed"):
        print("The archive is not measured: `make archive` installs what it needs.")
        return
    from newsaudit.archive.run import local_workers

    articles, rounds = (48, 1) if quick else (600, ROUNDS)
    with tempfile.TemporaryDirectory() as name, local_workers(1) as one, local_workers(2) as two:
        folder = Path(name)
        first, path, large = (collection(folder, number) for number in (24 * SIZE // 10, articles, 10 * articles))
        for client in (one, two):  # each worker reads the lexicons once
            on_workers(first, folder / f"first-{id(client)}", client)
        plain_loop(first, folder / "first")
        taken = {"plain loop": [], "one worker": [], "two workers": []}
        for number in range(rounds):  # in turn, so that a busy machine slows each
            taken["plain loop"].append(plain_loop(path, folder / f"plain-{number}"))
            taken["one worker"].append(on_workers(path, folder / f"one-{number}", one))
            taken["two workers"].append(on_workers(path, folder / f"two-{number}", two))
        best = {way: min(seconds) for way, seconds in taken.items()}
        for way, seconds in best.items():
            print(f"{articles / seconds:8.0f} articles a second   {best['plain loop'] / seconds:5.2f} x   {way}")
        print(f"{1000 * (best['one worker'] - best['plain loop']) / articles:8.2f} ms an article for dealing out")
        print(f"   memory after {articles:,} articles: {memory(two)}")
        if not quick:
            on_workers(large, folder / "large", two)
            print(f"   memory after {10 * articles:,} more: {memory(two)}")


def whole(articles: int) -> None:
    """Audit so many articles on all cores, and print how long it took."""
    from newsaudit.archive.run import local_workers

    with tempfile.TemporaryDirectory() as name, local_workers() as client:
        seconds = on_workers(collection(Path(name), articles), Path(name) / "tables", client)
        print(
            f"{articles:,} articles in {seconds / 60:.1f} minutes, {articles / seconds:.0f} a second; {memory(client)}"
        )


if __name__ == "__main__":
    whole(int(sys.argv[1])) if len(sys.argv) > 1 else main()
