"""Where a score stands among other news: the share of reference texts that the same formula calls easier."""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from newsaudit.readability.counts import COUNTS
from newsaudit.readability.formulas import FORMULAS

REFERENCE = "polnear_train"
EASIER_WHEN_HIGHER = {"Flesch Reading Ease"}


def percentiles(values: Mapping[str, float], reference: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """Return the share, 0 to 1, of the reference texts that each score calls easier than this one; a tie counts half.

    Both are counted by the same rules. `reference` holds the scores of its texts in rising order, by formula.
    """
    shares = {}
    for name, value in values.items():
        others = reference[name]
        below, above = bisect_left(others, value), len(others) - bisect_right(others, value)
        easier = above if name in EASIER_WHEN_HIGHER else below
        shares[name] = (easier + (len(others) - below - above) / 2) / len(others)
    return shares


def reference_rows(collection: str) -> list[dict[str, str]]:
    """Return the rows of `reference_texts.csv` of one collection, a row a text."""
    text = resources.files(__package__).joinpath("reference_texts.csv").read_text("utf-8")
    return [row for row in csv.DictReader(text.splitlines()) if row["file"] == collection]


@cache
def reference_scores(collection: str = REFERENCE) -> dict[str, list[float]]:
    """Return the scores of the reference texts of a collection in rising order, by the formula's name."""
    rows = reference_rows(collection)
    return {name: sorted(float(row[formula.__name__]) for row in rows) for name, formula in FORMULAS.items()}


def reference_counts(collection: str = REFERENCE) -> list[dict[str, int]]:
    """Return the counts of each reference text of a collection, named as in `COUNTS`."""
    return [{name: int(row[name]) for name in COUNTS} for row in reference_rows(collection)]
