"""The columns of a coding sheet: what they may be called, and which codes may stand in them."""

from __future__ import annotations

import re
from difflib import get_close_matches

from newsaudit.audit.meanings import code_meanings
from newsaudit.audit.tables import ATTRIBUTION_COLUMNS, SOURCE_COLUMNS, SPAN_TEXTS
from newsaudit.numbers import listed

# What a sheet written by hand may call the columns of the draft.
SHORT_NAMES = {
    "source": "source_text",
    "cue": "cue_text",
    "words": "content_text",
    "quote": "quote_text",
    # as the JSON calls them
    "source_spans": "source_span",
    "cue_spans": "cue_span",
    "rules": "rule",
}
# Groups of columns of which a sheet of attributions has at least one each.
NEEDED = {
    "source": ("source_text", "source_span", "source_id"),
    "cue": ("cue_text", "cue_span"),
    "words": ("content_text", "content_spans"),
}
KNOWN = {"attributions": frozenset(ATTRIBUTION_COLUMNS), "sources": frozenset(SOURCE_COLUMNS)}
# Columns whose cells are words, of the text or of the coder: there “none” is a word.
IN_WORDS = frozenset([*SPAN_TEXTS.values(), "first_text", "name", "note", "addressee", "modal_words", "role_as_stated"])
# Codes of which several may stand in one cell, with white space, commas or bars between.
SEVERAL = ("does",)
# Their cells hold words of the text where no code fits.
VERBATIM = ("affiliation_stated",)


def column_name(written: str) -> str:
    """Return the name of a column as it is meant: in small letters, with low lines, by its long name."""
    plain = re.sub(r"[\s-]+", "_", written.strip().casefold())
    return SHORT_NAMES.get(plain, plain)


def codes_of(table: str, column: str) -> list[str]:
    """Return the codes that may stand in a column of a table, none if any text may."""
    if column == "named":
        return ["yes", "no"]
    return [code for (field, code) in code_meanings() if field == column and column in KNOWN[table]]


def code_written(table: str, column: str, cell: str) -> tuple[str, str]:
    """Return the code, or codes, of a cell as the codebook writes them, and a sentence if one is not in its list."""
    allowed = {code.casefold(): code for code in codes_of(table, column)}
    if not cell or not allowed or column in VERBATIM:
        return cell, ""
    parts = re.findall(r"[^\s,;|]+", cell) if column in SEVERAL else [cell]
    for part in parts:
        if part.casefold() not in allowed:
            near = get_close_matches(part.casefold(), allowed, n=1)
            meant = f"; did you mean {allowed[near[0]]!r}?" if near else ""
            return cell, f"{part!r} is not a code of the codebook; it has {listed(list(allowed.values()))}{meant}"
    return " ".join(allowed[part.casefold()] for part in parts), ""
