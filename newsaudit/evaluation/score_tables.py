"""The scores that every audit prints, what its rows and sets are called, and scores as plain text."""

from __future__ import annotations

import csv
from importlib import resources

ROWS = {
    "direct_overlap": "direct quotations, F1 by overlap",
    "direct_exact": "direct quotations, F1 by exact edges",
    "source_right": "source right, of those found",
    "found_and_right": "found and source right, of all",
    "mixed_recall": "mixed, recall",
    "mixed_precision": "mixed, precision",
    "speech_indirect_recall": "indirect with a verb of speech, recall",
    "indirect_precision": "indirect, precision",
    "indirect_recall": "indirect of any kind, recall",
}
NAME_ROWS = {
    "attributions_found": "attributions of any form, found",
    "name_right": "name right, of those found",
    "without_counterpart": "given, without a counterpart",
}
NAME_COUNTS = {
    "voices": "voices",
    "voices_split": "of them given under two names or more",
    "voices_merged": "of them given another voice’s name",
}
SETS = {
    "wikinews": "Wikinews",
    "polnear_development": "PolNeAR, developed on",
    "polnear_held_back": "PolNeAR, held back",
    "kinds_of_news_development": "Ten kinds, developed on",
    "kinds_of_news_held_back": "Ten kinds, held back",
}
DEVELOPED_ON = ("polnear_development", "kinds_of_news_development")


def engine_scores(*, by_genre: bool = False) -> list[dict]:
    """Return how good the engine is, a row a gold file or part of one: its name as `set`, and `evaluate`'s figures.

    With `by_genre` the rows of the genres instead, each with its `genre`; none if no set has any. Figures that a set
    does not have are left out of its row.
    """
    text = resources.files("newsaudit").joinpath("evaluation_scores.csv").read_text("utf-8")
    return [
        {key: value if key in ("set", "genre") else float(value) for key, value in row.items() if value}
        for row in csv.DictReader(text.splitlines())
        if bool(row.get("genre")) == by_genre
    ]


def table(figures: dict[str, float]) -> str:
    """Return the evaluation as plain text, one figure a line, in per cent."""
    head = f"{figures['articles']:,} articles, {figures['pieces']:,} directly quoted pieces; per cent"
    lines = [head, *(f"{figures[key]:6.1f}  {label}" for key, label in ROWS.items())]
    if "attributions" in figures:
        lines.append(f"{figures['attributions']:,} attributions of any form with the names of their sources; per cent")
        lines += [f"{figures[key]:6.1f}  {label}" for key, label in NAME_ROWS.items()]
        lines += [f"{figures[key]:4.0f}    {label}" for key, label in NAME_COUNTS.items()]
    return "\n".join(lines)


def genre_table(rows: list[dict]) -> str:
    """Return the scores of the genres of a set as plain text, one genre a line, in per cent; "" if it has none."""
    named = [row for row in rows if row.get("genre") and "attributions" in row]
    if not named:
        return ""
    head = "attributions · found · name right · without counterpart · direct quotations found and right, by genre"
    return "\n".join(
        [
            head,
            *(
                f"{row['attributions']:4.0f}{row['attributions_found']:7.1f}{row['name_right']:7.1f}"
                f"{row['without_counterpart']:7.1f}{row['found_and_right']:7.1f}  {row['genre']}"
                for row in named
            ),
        ]
    )
