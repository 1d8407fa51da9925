"""How much one score can bear: beside textstat's, redrawn, step by step, and against other news."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from newsaudit.article import Article
from newsaudit.readability.coded import ByReading
from newsaudit.readability.counts import COUNTS, count_sentences, total
from newsaudit.readability.formulas import FORMULAS, flesch_kincaid_grade, scores

SEED = 20200319
TEXTSTAT = {
    "Flesch Reading Ease": "flesch_reading_ease",
    "Flesch–Kincaid": "flesch_kincaid_grade",
    "Coleman–Liau": "coleman_liau_index",
    "LIX": "lix",
    "Gunning fog": "gunning_fog",
    "SMOG": "smog_index",
    "ARI": "automated_readability_index",
    "Dale–Chall 1948": "dale_chall_readability_score",
}
EASIER_WHEN_HIGHER = {"Flesch Reading Ease"}


def textstat_scores(text: str) -> dict[str, float]:
    """The same scores as the installed textstat gives them for a text, nothing corrected."""
    import textstat

    return {name: float(getattr(textstat, function)(text)) for name, function in TEXTSTAT.items()}


def textstat_counts(text: str) -> dict[str, int]:
    """The counts of a text as the installed textstat makes them, named as in `COUNTS`; hard words it has none."""
    import textstat

    return {
        "sentences": textstat.sentence_count(text),
        "words": textstat.lexicon_count(text),
        "syllables": textstat.syllable_count(text),
        "letters": textstat.letter_count(text),
        "polysyllables": textstat.polysyllabcount(text),
        "long_words": textstat.long_word_count(text),
        "unfamiliar_words": textstat.difficult_words(text, 0),
    }


def resampling_range(sentences: pd.DataFrame, draws: int = 10_000, seed: int = SEED) -> pd.DataFrame:
    """How far each score moves if the text's own sentences are redrawn: one row a metric, columns `low` and `high`.

    Sentences are drawn with replacement, as many as there are; `low` and `high` bound the middle 95 % of the draws.
    The text is fully counted, so this is no error of the count. Raises `ValueError` for a frame without sentences.
    """
    if sentences.empty:
        raise ValueError("there is no sentence to draw from")
    drawn = np.random.default_rng(seed).integers(len(sentences), size=(draws, len(sentences)))
    counts = {name: sentences[name].to_numpy()[drawn].sum(axis=1) for name in COUNTS}
    return pd.DataFrame(
        {name: np.percentile(values, (2.5, 97.5)) for name, values in scores(counts).items()}, index=["low", "high"]
    ).T


def pronunciation_range(article: Article, by_reading: ByReading) -> pd.DataFrame:
    """Each score with the fewest and with the most syllables the coded readings allow: columns `low` and `high`."""
    ends = pd.DataFrame(
        {
            end: scores(total(count_sentences(article, by_reading.sentences, by_reading.syllables[end].to_dict())))
            for end in ("low", "high")
        }
    )
    return pd.DataFrame({"low": ends.min(axis=1), "high": ends.max(axis=1)})


def percentiles(values: Mapping[str, float], reference: pd.DataFrame) -> dict[str, float]:
    """The share of the reference texts that each score calls easier than this one, from 0 to 1; a tie counts half.

    Both sides must be counted by the same rules. `reference` has one row a text and a column a metric.
    """
    result = {}
    for name, value in values.items():
        sign = -1 if name in EASIER_WHEN_HIGHER else 1
        difference = sign * (value - reference[name].to_numpy())
        result[name] = float((difference > 0).mean() + (difference == 0).mean() / 2)
    return result


def baseline(path: str | Path) -> dict[str, pd.DataFrame]:
    """The automatic scores of reference texts by corpus: a row a text, a column a metric, named as in `FORMULAS`."""
    columns = {formula.__name__: name for name, formula in FORMULAS.items()}
    figures = pd.read_csv(path).rename(columns=columns)
    return {name: rows.reset_index(drop=True) for name, rows in figures.groupby("file", sort=False)}


def overview(article: Article, by_reading: ByReading, reference: pd.DataFrame) -> pd.DataFrame:
    """A row a metric: what the library says, what the formula says, and how much that can bear.

    `textstat` (the story as it comes), `formula` (on the counts by reading), `low` and `high` (its resampling range),
    `fewest` and `most` (its range over pronunciations), `automatic` (the formula on automatic counts), `percentile`
    (of `automatic` among the automatic scores of the reference, 0 to 1), `percentile_low` and `percentile_high` (the
    same for the ends of its resampling range).
    """
    automatic = count_sentences(article)
    ends = resampling_range(automatic)
    placed = {end: percentiles(ends[end].to_dict(), reference) for end in ("low", "high")}
    pronounced = pronunciation_range(article, by_reading)
    frame = pd.DataFrame({"textstat": textstat_scores(article[article.story])})
    frame["formula"] = pd.Series(scores(total(by_reading.counts)))
    frame[["low", "high"]] = resampling_range(by_reading.counts)
    frame[["fewest", "most"]] = pronounced[["low", "high"]]
    frame["automatic"] = pd.Series(scores(total(automatic)))
    frame["percentile"] = pd.Series(percentiles(frame["automatic"].to_dict(), reference))
    both = pd.DataFrame(placed)
    frame["percentile_low"], frame["percentile_high"] = both.min(axis=1), both.max(axis=1)
    return frame.rename_axis("metric")


def grade_steps(article: Article, by_reading: ByReading) -> pd.DataFrame:
    """What moves the Flesch-Kincaid grade, from textstat on the whole file to the formula on counts by reading.

    One row a step, with `step`, `sentences`, `words`, `syllables` and `grade`.
    """

    def by_formula(column: str) -> dict[str, int]:
        counts = total(count_sentences(article, by_reading.sentences, by_reading.syllables[column].to_dict()))
        return counts

    story = textstat_counts(article[article.story])
    rows = {
        "textstat, the whole file": textstat_counts(article.text),
        "without tag line and page furniture": story,
        "without false sentence breaks": story | {"sentences": len(by_reading.sentences)},
        "syllables by Flesch’s rule of 1979": by_formula("flesch_1979"),
        "initialisms and figures read aloud": by_formula("reading"),
    }
    frame = pd.DataFrame(rows).T[["sentences", "words", "syllables"]].astype(int).rename_axis("step").reset_index()
    return frame.assign(grade=flesch_kincaid_grade(frame["words"], frame["sentences"], frame["syllables"]))
