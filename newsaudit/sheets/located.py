"""The rows of a sheet as places in the article: by offsets or by their words, each fault with what stands nearest."""

from __future__ import annotations

from collections.abc import Sequence

from newsaudit.sheets.content_words import contents_by_words
from newsaudit.sheets.offsets import by_offsets
from newsaudit.sheets.places import Places
from newsaudit.sheets.rows import LocatedRow
from newsaudit.sheets.tables import Row
from newsaudit.sheets.words_beside import beside_nothing, cue_by_words, inside_by_words, source_by_words


def located_rows(places: Places, rows: Sequence[Row]) -> list[LocatedRow]:
    """Return the rows with their places and faults: the words first, then what stands beside and inside them."""
    located = [LocatedRow(row) for row in rows]
    for one in located:
        by_offsets(places, one)
    contents_by_words(places, located)
    for one in located:
        if one.row["content_text"] and not one.contents:
            beside_nothing(places, one)
            continue
        cue_by_words(places, located, one)
        source_by_words(places, one)
        inside_by_words(places, one)
    return located
