"""The coding: tables made by reading the story, read, checked against the text, and counted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from newsaudit.article import Article, Span

SETTLED = "settled"
SPANS = re.compile(r"\d+-\d+( \d+-\d+)*")
SPAN_COLUMNS = {
    "source_span": "source_text",
    "cue_span": "cue_text",
    "content_spans": "content_text",
    "wide_spans": "wide_text",
    "quote_spans": "quote_text",
    "editor_spans": "editor_text",
    "first_span": "first_text",
    "span": "text",
}


class Coding(NamedTuple):
    """The coded tables of one article; `attributions` and `sources` in the codes that were settled on.

    `mentions` and `frames` only a person can code: the engine's coding has none.
    """

    article: Article
    attributions: pd.DataFrame
    sources: pd.DataFrame
    mentions: pd.DataFrame | None = None
    frames: pd.DataFrame | None = None


def read_table(path: str | Path) -> pd.DataFrame:
    """A coded table as it stands: text everywhere, an empty cell is an empty string."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def read(folder: str | Path, article: Article, coder: str = SETTLED) -> Coding:
    """The coding of an article in the words of one coder, with counts of words added to its attributions.

    Added columns, in words: `quoted` (inside the marks, the editor's words left out), `editor`, `paraphrased`
    (the content outside the marks, without an unattributed ending). Raises `ValueError` naming the row whose span and
    text disagree.
    """
    folder = Path(folder)
    frames = {name: read_table(folder / f"{name}.csv") for name in ("attributions", "sources", "mentions", "frames")}
    for name, frame in frames.items():
        check_spans(article, frame, name)
    attributions = frames["attributions"].query("coder == @coder").reset_index(drop=True)
    attributions["paragraph"] = attributions["paragraph"].astype(int)
    counts = [attributed_words(article, row) for row in attributions.itertuples()]
    attributions = attributions.join(pd.DataFrame(counts, columns=["quoted", "editor", "paraphrased"], dtype=int))
    sources = frames["sources"].query("coder == @coder").reset_index(drop=True)
    framed = frames["frames"].query("coder == @coder").reset_index(drop=True)
    return Coding(article, attributions, sources, frames["mentions"], framed)


def spans(cell: str) -> list[Span]:
    """The spans written in a cell, "12-60 71-80"; an empty cell holds none."""
    if cell and not SPANS.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a list of spans such as '12-60 71-80'.")
    return [Span(*map(int, part.split("-"))) for part in cell.split()]


def check_spans(article: Article, frame: pd.DataFrame, name: str) -> None:
    """Raises `ValueError` for the first row whose spans do not hold, letter by letter, the text beside them."""
    for column, text_column in SPAN_COLUMNS.items():
        if column not in frame or text_column not in frame:
            continue
        for row in frame.to_dict("records"):
            found = " | ".join(article[span] for span in spans(row[column]))
            if found != row[text_column]:
                key = row.get("id") or row.get("source_id")
                raise ValueError(
                    f"{name}, {row.get('coder', '')} {key}, {column}: the text there is {found!r}, "
                    f"not {row[text_column]!r}."
                )


def word_numbers(article: Article, where: list[Span]) -> set[int]:
    """The numbers, from 0, of the story's words that have a letter or digit within any of the spans."""
    words, text, found = article.words, article.text, set()
    for start, end in where:
        first = bisect_right(words, start, key=lambda word: word.end)
        last = bisect_left(words, end, key=lambda word: word.start)
        for number in range(first, last):
            a, b = max(words[number].start, start), min(words[number].end, end)
            if any(character.isalnum() for character in text[a:b]):
                found.add(number)
    return found


def attributed_words(article: Article, row) -> tuple[int, int, int]:
    """Words of an attribution: quoted without the editor's, the editor's, paraphrased."""
    quoted, editor, content = (
        word_numbers(article, spans(cell)) for cell in (row.quote_spans, row.editor_spans, row.content_spans)
    )
    return len(quoted - editor), len(editor), len(content - quoted)


def reported(coding: Coding) -> pd.DataFrame:
    """The attributions that count: those in which a source is said to have said or thought something."""
    return coding.attributions.query("status == 'reported'")


def source_colours(coding: Coding) -> dict[str, str]:
    """The palette name of each source that has a key: `source-1` for the first of the register, and so on round ten."""
    keyed = coding.sources[coding.sources["key"] != ""]["source_id"]
    return {source_id: f"source-{number % 10 + 1}" for number, source_id in enumerate(keyed)}


def words_by_source(coding: Coding) -> pd.DataFrame:
    """A row a source, in register order: reported attributions, words quoted and words paraphrased."""
    units, rows = reported(coding), []
    for source in coding.sources.itertuples():
        own = units[units["source_id"] == source.source_id]
        if own.empty:
            continue
        rows.append(
            {
                "source_id": source.source_id,
                "key": source.key,
                "name": source.name,
                "attributions": len(own),
                "quoted": int(own["quoted"].sum()),
                "paraphrased": int(own["paraphrased"].sum()),
            }
        )
    return pd.DataFrame(rows)
