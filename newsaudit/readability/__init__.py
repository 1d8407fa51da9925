"""Readability of an article: counts with their rules, published formulas, and how far a score can be trusted."""

from newsaudit.readability.coded import ByReading, read
from newsaudit.readability.compare import (
    baseline,
    grade_steps,
    overview,
    percentiles,
    pronunciation_range,
    resampling_range,
    textstat_counts,
    textstat_scores,
)
from newsaudit.readability.counts import COUNTS, count_sentences, familiar_words, total
from newsaudit.readability.formulas import FORMULAS, scores
from newsaudit.readability.syllables import Reading, syllables

__all__ = [
    "COUNTS",
    "FORMULAS",
    "ByReading",
    "Reading",
    "baseline",
    "count_sentences",
    "familiar_words",
    "grade_steps",
    "overview",
    "percentiles",
    "pronunciation_range",
    "read",
    "resampling_range",
    "scores",
    "syllables",
    "textstat_counts",
    "textstat_scores",
    "total",
]
