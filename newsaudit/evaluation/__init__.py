"""The engine against hand-coded articles: what it finds, how exactly, and whether it names the right source."""

from newsaudit.evaluation.gold import GoldError, as_gold_format, read_gold
from newsaudit.evaluation.score_tables import (
    DEVELOPED_ON,
    NAME_COUNTS,
    NAME_ROWS,
    ROWS,
    SETS,
    engine_scores,
    genre_table,
    table,
)
from newsaudit.evaluation.scores import evaluate, scores_of

__all__ = [
    "DEVELOPED_ON",
    "NAME_COUNTS",
    "NAME_ROWS",
    "ROWS",
    "SETS",
    "GoldError",
    "as_gold_format",
    "engine_scores",
    "evaluate",
    "genre_table",
    "read_gold",
    "scores_of",
    "table",
]
