"""What cannot be in a coding of an article: codes outside the codebook, overlaps, ids that are there twice or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from newsaudit.article import Article
from newsaudit.audit.model import NOT_FOUND, Spans
from newsaudit.audit.tables import joined_text
from newsaudit.audit.words import word_numbers
from newsaudit.numbers import listed
from newsaudit.sheets.columns import KNOWN, code_written
from newsaudit.sheets.faults import Fault
from newsaudit.sheets.marks import marked_in
from newsaudit.sheets.missing_words import missing
from newsaudit.sheets.places import Places
from newsaudit.sheets.rows import LocatedRow, overlap, pieces_of, quoted
from newsaudit.sheets.sources import SheetSources
from newsaudit.sheets.tables import Row


def code_faults(table: str, rows: Iterable[Row]) -> list[Fault]:
    """Return a fault for each code that is not in the codebook's list for its column."""
    return [
        row.fault(column, f"{sentence}.")
        for row in rows
        for column in row.cells
        if column in KNOWN[table]
        for _, sentence in [code_written(table, column, row[column])]
        if sentence
    ]


def faults_of_one(article: Article, one: LocatedRow, places: Places, silent: Spans) -> list[Fault]:
    """Return what is wrong with one attribution by itself: its places, its codes, and what overlaps in it.

    `silent` has the phrases by which the text says that something was not disclosed: they need no words.
    """
    faults = [*one.faults, *code_faults("attributions", [one.row]), *verbatim_faults(one, places)]
    if faults:
        return faults
    if not one.contents and one.row["status"].casefold() != "not disclosed" and not overlap(one.cue, silent):
        faults.append(one.row.fault("content_text", "this row has no words: say what was said."))
    faults += [
        one.row.fault(column, f"{quoted(joined_text(article, first))} and {second_name} overlap.")
        for column, first, second_name, second in (
            ("cue_text", one.cue, "the words", one.contents),
            ("source_text", one.source, "the words", one.contents),
            ("source_text", one.source, "the cue", one.cue),
        )
        if overlap(first, second)
    ]
    faults += [
        one.row.fault(column, f"{quoted(joined_text(article, inner))} is not inside {what}.")
        for column, inner, what, outer in (
            ("quote_text", one.quotes, "the words of this row", one.contents),
            ("editor_text", one.editor, "the words of this row", one.contents),
            ("wide_text", one.contents, "its wide end", one.wide or one.contents),
        )
        if not word_numbers(article, inner) <= word_numbers(article, outer)
    ]
    form = one.row["form"].casefold()
    if form in ("direct", "mixed") and not (one.quotes or marked_in(article, one.contents)):
        faults.append(
            one.row.fault("form", f"it is coded {form}, and no quotation marks stand in or around its words.")
        )
    return faults


def verbatim_faults(one: LocatedRow, places: Places) -> list[Fault]:
    """Return a fault for each addressee or modal word that is not in the text: they are in its own words."""
    cells = [("addressee", one.row["addressee"])]
    cells += [("modal_words", words) for words in pieces_of(one.row["modal_words"])]
    return [one.row.fault(column, missing(places, words)) for column, words in cells if words and not places.of(words)]


def faults_together(
    rows: Sequence[LocatedRow], sources: SheetSources, places: Places, drafted: set[tuple]
) -> list[Fault]:
    """Return what is wrong between rows: ids there twice, unknown parents and sources, words given twice or crossing.

    `drafted` has source, cue and contents of each attribution of the engine: what it has itself is not held against it.
    """
    faults = []
    known: dict[str, LocatedRow] = {}
    for one in rows:
        name = one.row["id"]
        if name in known:
            faults.append(one.row.fault("id", f"{name!r} is the id of {known[name].row.place} too."))
        elif name:
            known[name] = one
    faults += [
        one.row.fault("parent", f"there is no attribution {one.row['parent']!r}.")
        for one in rows
        if one.row["parent"] and one.row["parent"] not in known
    ]
    return faults + source_faults(rows, sources, places) + crossing_faults(rows, drafted)


def source_faults(rows: Sequence[LocatedRow], sources: SheetSources, places: Places) -> list[Fault]:
    """Return a fault for each source that is neither in the text nor in the sheet of sources, where there is one."""
    faults = []
    used = set()
    for one in rows:
        key = sources.id_of(one.row)
        used.add(key)
        words = one.row["source_text"]
        if sources.by_id and key not in ("", NOT_FOUND) and key not in sources.by_id:
            near = get_close_matches(key, sources.by_id, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"it has {listed(list(sources.by_id))}."
            faults.append(one.row.fault("source_id", f"{key!r} is not in the sheet of sources; {hint}"))
        elif words and not (one.source or one.name_at or one.row["source_span"] or sources.is_name(words)):
            faults.append(one.row.fault("source_text", missing(places, words)))
    faults += [
        one.row.fault(
            "name", f"{quoted(one.row['name'])} is not in the text and no attribution is its: give first_text."
        )
        for key, one in sources.by_id.items()
        if not one.first and key not in used and key != NOT_FOUND and not places.of(one.row["name"])
    ]
    return faults


def crossing_faults(rows: Sequence[LocatedRow], drafted: set[tuple]) -> list[Fault]:
    """Return a fault where two attributions have the same words, or words that overlap and neither holds the other."""
    faults = []
    placed = sorted((one for one in rows if one.contents), key=lambda one: one.contents)
    reach = [max(span.end for span in one.contents) for one in placed]
    for number, one in enumerate(placed):
        for other in placed[number + 1 :]:
            if other.contents[0].start >= reach[number]:
                break
            if {one.unit, other.unit} <= drafted and one.unit != other.unit:
                continue
            later, earlier = (one, other) if rows.index(one) > rows.index(other) else (other, one)
            if one.contents == other.contents:
                faults.append(later.row.fault("content_text", f"these words are those of {earlier.row.place} too."))
            elif cross(one.contents, other.contents):
                sentence = f"these words and those of {earlier.row.place} overlap, and neither holds the other."
                faults.append(later.row.fault("content_text", sentence))
    return faults


def cross(first: Spans, second: Spans) -> bool:
    """Return whether stretches overlap in part: some span begins in another and ends after it."""
    return any(a.start < b.start < a.end < b.end or b.start < a.start < b.end < a.end for a in first for b in second)


def is_of_another_article(rows: Sequence[LocatedRow]) -> bool:
    """Return whether the words of no row stand in the text, and nothing like them does for most."""
    unlike = sum(one.unlike for one in rows)
    return len(rows) > 1 and unlike > len(rows) / 2 and not any(one.contents for one in rows)
