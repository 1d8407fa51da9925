"""The readability of the story: counts by reading, beside textstat's, step by step, and among other news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import textstat

from newsaudit.article import Article, Span
from newsaudit.readability import (
    SentenceCounts,
    count_sentences,
    percentiles,
    resampling_range,
    scores,
    total,
)
from newsaudit.readability.formulas import flesch_kincaid_grade

DRAWS = 10_000  # ten times as many as an audit draws, which has to be quick: another seed moves no end by 0.2 points
TEXTSTAT = {
    "Flesch Reading Ease": textstat.flesch_reading_ease,
    "Flesch–Kincaid": textstat.flesch_kincaid_grade,
    "Coleman–Liau": textstat.coleman_liau_index,
    "LIX": textstat.lix,
    "Gunning fog": textstat.gunning_fog,
    "SMOG": textstat.smog_index,
    "ARI": textstat.automated_readability_index,
    "Dale–Chall 1948": textstat.dale_chall_readability_score,
}


class ByReading(NamedTuple):
    """Sentence boundaries, a row of syllables for each word type the dictionary leaves open, and the counts of both."""

    sentences: list[Span]
    syllables: pd.DataFrame
    counts: list[SentenceCounts]


def read_counts(folder: str | Path, article: Article) -> ByReading:
    """Return the counts by reading of an article; raises `ValueError` naming a sentence whose span and text disagree.

    `syllables` is indexed by word type, with `low`, `reading`, `high` and `flesch_1979` in syllables.
    """
    table = pd.read_csv(Path(folder) / "sentences.csv", keep_default_na=False)
    sentences = [Span(*map(int, span.split("-"))) for span in table["span"]]
    for number, span, text in zip(table["id"], sentences, table["text"], strict=True):
        if article[span] != text:
            raise ValueError(f"sentences, {number}: the text there is {article[span]!r}, not {text!r}.")
    syllables = pd.read_csv(Path(folder) / "syllables.csv", index_col="word", keep_default_na=False)
    return ByReading(sentences, syllables, count_sentences(article, sentences, syllables["reading"].to_dict()))


def counts_by(article: Article, by_reading: ByReading, column: str) -> dict[str, int]:
    """Return the counts of the story with the syllables of one column of the reading, such as `low`."""
    return total(count_sentences(article, by_reading.sentences, by_reading.syllables[column].to_dict()))


def textstat_scores(text: str) -> dict[str, float]:
    """Return the eight scores as the installed textstat gives them for a text, nothing corrected."""
    return {name: float(score(text)) for name, score in TEXTSTAT.items()}


def textstat_counts(text: str) -> dict[str, int]:
    """Return the counts of a text as the installed textstat makes them; hard words it has none."""
    return {
        "sentences": textstat.sentence_count(text),
        "words": textstat.lexicon_count(text),
        "syllables": textstat.syllable_count(text),
        "letters": textstat.letter_count(text),
        "polysyllables": textstat.polysyllabcount(text),
        "long_words": textstat.long_word_count(text),
        "unfamiliar_words": textstat.difficult_words(text, 0),
    }


def pronunciation_range(article: Article, by_reading: ByReading) -> pd.DataFrame:
    """Return each score with the fewest and the most syllables the readings allow: columns `fewest` and `most`."""
    ends = pd.DataFrame({end: scores(counts_by(article, by_reading, end)) for end in ("low", "high")})
    return pd.DataFrame({"fewest": ends.min(axis=1), "most": ends.max(axis=1)})


def overview(article: Article, by_reading: ByReading, reference: Mapping[str, Sequence[float]]) -> pd.DataFrame:
    """Return a row a metric: what the library says, what the formula says, and how much that can bear.

    `textstat` (the story as it comes), `formula` (on the counts by reading), `low` and `high` (its resampling range),
    `fewest` and `most` (its range over pronunciations), `automatic` (the formula on automatic counts), `percentile`
    (of `automatic` among the automatic scores of the reference, 0 to 1), `percentile_low` and `percentile_high` (the
    same for the ends of its resampling range).
    """
    automatic = count_sentences(article)
    values = scores(total(automatic))
    ends = pd.DataFrame(resampling_range(automatic, DRAWS), index=["low", "high"])
    placed = pd.DataFrame([percentiles(end.to_dict(), reference) for _, end in ends.iterrows()])
    frame = pd.DataFrame(
        {"textstat": textstat_scores(article[article.story]), "formula": scores(total(by_reading.counts))}
    )
    frame[["low", "high"]] = pd.DataFrame(resampling_range(by_reading.counts, DRAWS)).T
    frame = frame.join(pronunciation_range(article, by_reading))
    frame["automatic"], frame["percentile"] = pd.Series(values), pd.Series(percentiles(values, reference))
    frame["percentile_low"], frame["percentile_high"] = placed.min(), placed.max()
    return frame.rename_axis("metric")


def grade_steps(article: Article, by_reading: ByReading) -> pd.DataFrame:
    """Return what moves the Flesch-Kincaid grade, from textstat on the whole file to the formula on counts by reading.

    One row a step, with `step`, `sentences`, `words`, `syllables` and `grade`.
    """
    story = textstat_counts(article[article.story])
    steps = {
        "textstat, the whole file": textstat_counts(article.text),
        "without tag line and page furniture": story,
        "without false sentence breaks": story | {"sentences": len(by_reading.sentences)},
        "syllables by Flesch’s rule of 1979": counts_by(article, by_reading, "flesch_1979"),
        "initialisms and figures read aloud": counts_by(article, by_reading, "reading"),
    }
    rows = [
        {"step": step} | {n: counts[n] for n in ("sentences", "words", "syllables")} for step, counts in steps.items()
    ]
    grades = [flesch_kincaid_grade(row["words"], row["sentences"], row["syllables"]) for row in rows]
    return pd.DataFrame(rows).assign(grade=grades)
