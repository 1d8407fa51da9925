"""How far a score moves if the text's own sentences are redrawn: the percentile interval of the bootstrap."""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from typing import NamedTuple

from newsaudit.readability.counts import COUNTS, SentenceCounts
from newsaudit.readability.formulas import FORMULAS, arguments_of

SEED = 20200319
# With another seed an end moves by under 0.1 of a grade or 0.4 points (standard deviation, on articles of 13 to 43
# sentences), some hundredths of the range; ten thousand draws take ten times as long for a third of that.
DRAWS = 1_000


class Range(NamedTuple):
    """The two ends of the middle 95 % of a score's draws."""

    low: float
    high: float


def resampling_range(sentences: Sequence[SentenceCounts], draws: int = DRAWS, seed: int = SEED) -> dict[str, Range]:
    """Return, by the formula's name, the range of each score if the text's own sentences are redrawn.

    Sentences are drawn with replacement, as many as there are; the range bounds the middle 95 % of the draws. The text
    is fully counted, so this is no error of the count. The same sentences give the same range each time. Raises
    `ValueError` where there is no sentence to draw from. Source: Efron and Tibshirani (1993), chapter 13.
    """
    if not sentences:
        raise ValueError("there is no sentence to draw from")
    columns = dict(zip(COUNTS, redrawn_sums(sentences, draws, seed), strict=True))
    ranges = {}
    for name, formula in FORMULAS.items():
        values = map(formula, *(columns[count] for count in arguments_of(name)))
        cuts = statistics.quantiles(values, n=40, method="inclusive")
        ranges[name] = Range(cuts[0], cuts[-1])
    return ranges


def redrawn_sums(sentences: Sequence[SentenceCounts], draws: int, seed: int) -> list[list[int]]:
    """Return, for each count of `COUNTS` in its order, the sum of every draw.

    All counts of a sentence are packed into one whole number, so that one addition adds them all.
    """
    number = len(sentences)
    counts = [[getattr(sentence, name) for name in COUNTS] for sentence in sentences]
    bits = (number * max(map(max, counts))).bit_length()  # enough for the largest sum there can be
    shifts = range(0, bits * len(COUNTS), bits)
    packed = [sum(count << shift for count, shift in zip(row, shifts, strict=True)) for row in counts]
    drawn = iter(random.Random(seed).choices(packed, k=number * draws))
    sums = list(map(sum, zip(*[drawn] * number, strict=True)))
    return [[one >> shift & (1 << bits) - 1 for one in sums] for shift in shifts]
