"""Readability of an article: counts with their rules, published formulas, and how far a score can be trusted."""

from newsaudit.readability.counts import COUNTS, SentenceCounts, count_sentences, familiar_words, total
from newsaudit.readability.formulas import FORMULAS, scores
from newsaudit.readability.percentiles import percentiles, reference_counts, reference_scores
from newsaudit.readability.resampling import Range, resampling_range
from newsaudit.readability.syllables import Reading, syllables

__all__ = [
    "COUNTS",
    "FORMULAS",
    "Range",
    "Reading",
    "SentenceCounts",
    "count_sentences",
    "familiar_words",
    "percentiles",
    "reference_counts",
    "reference_scores",
    "resampling_range",
    "scores",
    "syllables",
    "total",
]
