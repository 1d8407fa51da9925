"""The engine against the coding by reading, on the same article: what it found, and every difference.

This is validity, not agreement: the coding is the measure, the engine is measured, and the coding never changed to fit.
"""

from __future__ import annotations

import pandas as pd

from newsaudit.agreement import letters, matches
from newsaudit.audit.tables import joined_text
from newsaudit.voices import same_voice
from story.coding import Coding, spans

CODES = ("form", "status", "channel", "channel_basis", "cue_class", "addressee")
SPANS = {"source": "source_span", "cue": "cue_span", "quotations": "quote_spans", "editor’s words": "editor_spans"}
REGISTER = ("kind", "role_as_stated", "introduced", "heard")
NOTHING = "–"


def pairs(reading: Coding, engine: Coding) -> list[tuple[dict | None, dict | None]]:
    """Attributions by reading and by the engine that are the same one, in text order; None where one has no partner.

    The same one has an overlapping cue; of the others, one whose content overlaps.
    """
    ours, theirs = (coding.attributions.to_dict("records") for coding in (reading, engine))
    both, left = [], list(theirs)
    for row in ours:
        partner = next((other for other in left if cue_letters(row) & cue_letters(other)), None)
        both.append((row, partner))
        left = [other for other in left if other is not partner]
    alone = [row for row, partner in both if partner is None]
    late = {id(alone[i]): left[j] for i, j in matches(alone, left)}
    both = [(row, partner or late.get(id(row))) for row, partner in both]
    both += [(None, row) for row in left if not any(row is partner for partner in late.values())]
    return sorted(both, key=lambda pair: min(letters(pair[0] or pair[1]) | cue_letters(pair[0] or pair[1])))


def cue_letters(row: dict) -> set[int]:
    """The positions that the cue of an attribution covers."""
    return {position for span in spans(row["cue_span"]) for position in range(*span)}


def differences(reading: Coding, engine: Coding) -> pd.DataFrame:
    """Every difference between two codings of an article: `unit`, `engine_unit`, `what`, `by_reading`, `by_engine`.

    Codes that the engine leaves to a person are not compared. A content into which the engine takes the unattributed
    ending is one difference, named so.
    """
    rows = []
    names = [
        dict(zip(coding.sources["source_id"], coding.sources["name"], strict=True)) for coding in (reading, engine)
    ]
    for ours, theirs in pairs(reading, engine):
        unit, number = (row["id"] if row else "" for row in (ours, theirs))
        if not (ours and theirs):
            said = [row["content_text"] if row else "not found" for row in (ours, theirs)]
            rows.append((unit, number, "attribution", *said))
            continue
        compared = {what: (ours[column], theirs[column]) for what, column in SPANS.items()}
        rows += [
            (unit, number, what, text_in(reading, first), text_in(reading, second))
            for what, (first, second) in compared.items()
            if first != second
        ]
        said = [name.get(row["source_id"], NOTHING) for name, row in zip(names, (ours, theirs), strict=True)]
        if not same_voice(*said):
            rows.append((unit, number, "whose name", *said))
        if ours["content_spans"] != theirs["content_spans"]:
            wide = theirs["content_spans"] == ours["wide_spans"]
            last = "with the unattributed ending: " if wide else ""
            rows.append((unit, number, "content", ours["content_text"], last + theirs["content_text"]))
        rows += [
            (unit, number, code, ours[code] or NOTHING, theirs[code] or NOTHING)
            for code in CODES
            if ours[code] != theirs[code]
        ]
    return pd.DataFrame(rows, columns=["unit", "engine_unit", "what", "by_reading", "by_engine"])


def register_differences(reading: Coding, engine: Coding) -> pd.DataFrame:
    """The same for the registers: a row a source that only one of them has, or a code on which they differ.

    Sources that are only spoken of are left out: the engine does not look for them.
    """
    ours, theirs = (
        {row["name"].casefold(): row for row in coding.sources.query("heard != 'only mentioned'").to_dict("records")}
        for coding in (reading, engine)
    )
    rows = []
    for key in dict.fromkeys([*ours, *theirs]):
        if key not in ours or key not in theirs:
            row = ours.get(key) or theirs[key]
            rows.append(
                (row["name"], "source", *("in the register" if key in side else "absent" for side in (ours, theirs)))
            )
            continue
        rows += [
            (ours[key]["name"], code, ours[key][code] or NOTHING, theirs[key][code] or NOTHING)
            for code in REGISTER
            if ours[key][code] != theirs[key][code]
        ]
    return pd.DataFrame(rows, columns=["source", "what", "by_reading", "by_engine"])


def text_in(coding: Coding, cell: str) -> str:
    """Return the text of the spans in a cell."""
    return joined_text(coding.article, spans(cell)) or NOTHING


def summary(reading: Coding, engine: Coding) -> pd.DataFrame:
    """How often the engine is right: a row a `measure`, with `right` and `of`.

    Found is of the attributions by reading; form, source, cue and codes are of those found. A content is
    right without its unattributed ending; the row after counts those that take it in.
    """
    both = [pair for pair in pairs(reading, engine) if all(pair)]
    direct = [(ours, theirs) for ours, theirs in both if ours["quote_spans"]]
    names = [
        dict(zip(coding.sources["source_id"], coding.sources["name"], strict=True)) for coding in (reading, engine)
    ]

    def same(column: str, among: list = both) -> tuple[int, int]:
        return sum(ours[column] == theirs[column] for ours, theirs in among), len(among)

    named = [[names[side].get(pair[side]["source_id"], "") for side in (0, 1)] for pair in both]
    wide = sum(o["content_spans"] != t["content_spans"] == o["wide_spans"] for o, t in both)
    rows = {
        "attributions by reading that the engine finds": (len(both), len(reading.attributions)),
        "attributions of the engine that are in the coding": (len(both), len(engine.attributions)),
        "quotations exact": same("quote_spans", direct),
        "form": same("form"),
        "status": same("status"),
        "source span": same("source_span"),
        "whose name": (sum(same_voice(first, second) for first, second in named), len(both)),
        "cue span": same("cue_span"),
        "content": same("content_spans"),
        "content, its unattributed ending taken in": (wide, len(both)),
        "channel": same("channel"),
        "cue class": same("cue_class"),
    }
    return pd.DataFrame([(measure, *counts) for measure, counts in rows.items()], columns=["measure", "right", "of"])
