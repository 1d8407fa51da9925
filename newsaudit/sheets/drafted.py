"""What of a sheet is the engine's draft still: a cell that says what the draft says is no coding of a person's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsaudit.audit.model import ENGINE
from newsaudit.sheets.tables import Row, cleaned

# They say which unit a row is, or where it stands, and stay whoever wrote them.
KEPT = frozenset(
    "coder id source_id paragraph source_span source_text cue_span cue_text content_spans content_text".split()
)


def corrections(rows: Sequence[Row], drafted: Sequence[dict[str, str]], key: str) -> list[Row]:
    """Return the rows with every cell emptied that is only the draft's; `drafted` are its rows, `key` their id.

    A row has such cells while its coder is the engine. The rules fill them anew, since a corrected cell may change
    what they say of another; rows of a person stay as they are.
    """
    by_key = {row[key]: row for row in drafted}
    return [
        replace(row, cells={column: corrected(row, column, by_key.get(row[key], {})) for column in row.cells})
        if row.coder == ENGINE
        else row
        for row in rows
    ]


def corrected(row: Row, column: str, draft: dict[str, str]) -> str:
    """Return a cell of a row of the draft, empty where it only says what the draft says."""
    return "" if column not in KEPT and row[column] == cleaned(column, draft.get(column, "")) else row[column]
