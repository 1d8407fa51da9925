"""The counts by reading: sentence boundaries and syllables as a reader settled them, checked against the text."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from newsaudit.article import Article, Span
from newsaudit.readability.counts import count_sentences


class ByReading(NamedTuple):
    """Sentence boundaries, a row of syllables for each word type the dictionary leaves open, and the counts of both."""

    sentences: list[Span]
    syllables: pd.DataFrame
    counts: pd.DataFrame


def read(folder: str | Path, article: Article) -> ByReading:
    """The counts by reading of an article; raises `ValueError` naming the sentence whose span and text disagree.

    `syllables` is indexed by word type, with `low`, `reading`, `high` and `flesch_1979` in syllables; `counts` is a
    frame as `count_sentences` gives it.
    """
    table = pd.read_csv(Path(folder) / "sentences.csv", keep_default_na=False)
    sentences = [Span(*map(int, span.split("-"))) for span in table["span"]]
    for number, span, text in zip(table["id"], sentences, table["text"], strict=True):
        if article[span] != text:
            raise ValueError(f"sentences, {number}: the text there is {article[span]!r}, not {text!r}.")
    syllables = pd.read_csv(Path(folder) / "syllables.csv", index_col="word", keep_default_na=False)
    return ByReading(sentences, syllables, count_sentences(article, sentences, syllables["reading"].to_dict()))
