"""The sources that a sheet names: one for each name, with what is coded of it and where it is first mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsaudit.agreement import spans
from newsaudit.article import Span
from newsaudit.audit.model import ENGINE
from newsaudit.audit.register import identifier
from newsaudit.sheets.columns import code_written
from newsaudit.sheets.drafted import corrections
from newsaudit.sheets.faults import Fault
from newsaudit.sheets.missing_words import missing
from newsaudit.sheets.places import Places, folded
from newsaudit.sheets.rows import DATE, quoted
from newsaudit.sheets.tables import Row
from newsaudit.voices import same_voice

NOT_STATED = "not stated"


@dataclass
class SheetSource:
    """One source of a sheet: the cells that are coded, by column, and its first mention, None if the sheet has none."""

    source_id: str
    row: Row
    codes: dict[str, str]
    first: Span | None = None


@dataclass
class SheetSources:
    """The sources of a sheet in its order, by id, and by name; `merged` has the id of the one it was made part of."""

    by_id: dict[str, SheetSource] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def id_of(self, row: Row) -> str:
        """Return the id of the source of an attribution: as its row says, or as the name there is; empty if unknown."""
        written = row["source_id"]
        if written:
            return self.merged.get(written, written)
        words = row["source_text"]
        known = self.names.get(folded(words)[0]) if words else None
        if known or not words:
            return known or ""
        alike = {key for name, key in self.names.items() if same_voice(words, name)}
        return alike.pop() if len(alike) == 1 else ""

    def is_name(self, words: str) -> bool:
        """Return whether some words are the name of a source in the sheet."""
        return folded(words)[0] in self.names


def sheet_sources(
    places: Places, rows: Sequence[Row], drafted: Sequence[dict[str, str]]
) -> tuple[SheetSources, list[Fault]]:
    """Return the sources of a sheet, and what is wrong with them; `drafted` are the engine's rows of sources.

    Two rows with one name are one source, under the id of the first, unless the engine's draft has them so.
    """
    sources, faults = SheetSources(), []
    drafted_names = {row["source_id"]: row["name"] for row in drafted}
    by_name: dict[str, tuple[str, bool]] = {}
    for row, coded in zip(rows, corrections(rows, drafted, "source_id"), strict=True):
        source_id = row["source_id"] or identifier(row["name"])
        if not row["name"] or source_id in sources.by_id or source_id in sources.merged:
            what = "there is already a row for this source." if row["name"] else "this source has no name."
            faults.append(row.fault("source_id" if row["name"] else "name", what))
            continue
        first, wrong = first_mention(places, coded)
        faults += wrong + role_faults(places, coded)
        codes = {column: code_written("sources", column, cell)[0] for column, cell in coded.cells.items() if cell}
        key = folded(row["name"])[0]
        drafted_name = row.coder == ENGINE and drafted_names.get(source_id) == row["name"]
        other, other_drafted = by_name.get(key, ("", True))
        if other and not (drafted_name and other_drafted):
            sources.merged[source_id] = other
            own = sources.by_id[other]
            own.codes = codes | own.codes
            own.first = min(filter(None, [own.first, first]), default=None)
        else:
            sources.by_id[source_id] = SheetSource(source_id, row, codes, first)
            by_name.setdefault(key, (source_id, drafted_name))
    sources.names = {folded(row["name"])[0]: sources.merged.get(row["source_id"], row["source_id"]) for row in rows}
    faults += [
        one.row.fault("speaks_for", f"there is no source {one.codes['speaks_for']!r}.")
        for one in sources.by_id.values()
        if one.codes.get("speaks_for") and one.codes["speaks_for"] not in {*sources.by_id, *sources.merged}
    ]
    return sources, faults


def first_mention(places: Places, row: Row) -> tuple[Span | None, list[Fault]]:
    """Return where a source is first mentioned, by offsets or words, and a fault where that is not in the text."""
    article, cell, words = places.article, row["first_span"], row["first_text"]
    if cell and not (DATE.fullmatch(cell) and words):
        try:
            (span,) = spans(cell)
        except ValueError:
            return None, [row.fault("first_span", f"{cell!r} is not one span such as '12-60'.")]
        if not 0 <= span.start < span.end <= len(article.text):
            return None, [row.fault("first_span", f"{cell} is not in the text, which ends at {len(article.text)}.")]
        there = article[span]
        if words and folded(there)[0] != folded(words)[0].strip():
            return None, [row.fault("first_span", f"the text at {cell} is {quoted(there)}, not {quoted(words)}.")]
        return span, []
    if not words:
        return None, []
    stands = places.of(words)
    return (stands[0], []) if stands else (None, [row.fault("first_text", missing(places, words))])


def role_faults(places: Places, row: Row) -> list[Fault]:
    """Return a fault where a role is not in the text: a role is as stated, in the text's own words."""
    role = row["role_as_stated"]
    if not role or role == NOT_STATED or places.of(role):
        return []
    return [row.fault("role_as_stated", f"{missing(places, role)} A role is as the text states it, or 'not stated'.")]
