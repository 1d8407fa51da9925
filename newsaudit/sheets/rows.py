"""A row of a sheet with its places in the article, and how its words are cut, compared and shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import shorten

from newsaudit.article import Span
from newsaudit.audit.model import Spans
from newsaudit.audit.tables import BETWEEN_TEXTS
from newsaudit.sheets.faults import Fault
from newsaudit.sheets.tables import Row

# What a spreadsheet makes of the span 1-12: 12-Jan, Jan-12, 2026-01-12, 12/01/2026
DATE = re.compile(
    r"\d{1,4}[-/. ]?[A-Za-z]{3,}\.?[-/. ]?\d{0,4}|[A-Za-z]{3,}\.?[-/. ]\d{1,4}|\d+([-/.])\d+\1\d+(?: [\d:]+)?"
)
SHOWN, NEAREST = 80, 400  # characters of a text in a fault, and of what stands nearest to it


@dataclass
class LocatedRow:
    """One row of a sheet of attributions, and where in the article its words are.

    `name_at` is where its source is named, if not beside the cue; `unlike` is whether nothing like its words stands
    in the text.
    """

    row: Row
    contents: Spans = ()
    source: Spans = ()
    cue: Spans = ()
    wide: Spans = ()
    quotes: Spans = ()
    editor: Spans = ()
    name_at: Span | None = None
    faults: list[Fault] = field(default_factory=list)
    unlike: bool = False

    @property
    def unit(self) -> tuple[Spans, Spans, Spans]:
        """What makes this attribution the one that it is: its source, cue and words."""
        return self.source, self.cue, self.contents


def quoted(text: str, most: int = SHOWN) -> str:
    """Return a text as a fault shows it: on one line, in marks, cut where it is longer than `most` characters."""
    shown = shorten(text, most, placeholder=" …") if len(text) > most else re.sub(r"\s", " ", text)
    return f"“{shown}”"


def pieces_of(words: str) -> list[str]:
    """Return the pieces of a cell of words, which " | " joins."""
    return [piece.strip() for piece in words.split(BETWEEN_TEXTS) if piece.strip()] or [words]


def overlap(first: Sequence[Span], second: Sequence[Span]) -> bool:
    """Return whether any of some spans overlaps any of others."""
    return any(a.start < b.end and b.start < a.end for a in first for b in second)


def covered(span: Span, within: Sequence[Span]) -> bool:
    """Return whether a span lies inside one of others, or inside all that they reach over."""
    return any(one.start <= span.start and span.end <= one.end for one in within)
