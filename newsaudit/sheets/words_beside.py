"""Where a row's cue and source stand, beside what is said, and within it its quotations and the editor's words."""

from __future__ import annotations

from collections.abc import Sequence

from newsaudit import lexicon
from newsaudit.article import Span
from newsaudit.audit.tables import SPAN_FIELDS
from newsaudit.numbers import listed
from newsaudit.sheets.marks import quotations_of
from newsaudit.sheets.missing_words import note_missing
from newsaudit.sheets.places import EDGES, Places
from newsaudit.sheets.rows import LocatedRow, covered, overlap, pieces_of, quoted


def beside_nothing(places: Places, one: LocatedRow) -> None:
    """Look whether cue and source of a row stand anywhere in the story, where its words do not."""
    if one.row["cue_text"] and not one.cue and not places.in_story(one.row["cue_text"]):
        note_missing(places, one, "cue_text", [one.row["cue_text"]], None)
    one.name_at = next(iter(places.in_story(one.row["source_text"])), None)


def cue_by_words(places: Places, rows: Sequence[LocatedRow], one: LocatedRow) -> None:
    """Give a row the place of its cue: the nearest one in the paragraph of its words.

    Where no cue stands in that paragraph at all, it is looked for in those beside it.
    """
    words = one.row["cue_text"]
    if not words or one.cue or any(fault.column == "cue_span" for fault in one.faults):
        return
    there = places.in_story(words)
    around = one.contents or one.source or tuple(there[:1])
    first, last = (places.paragraph(span.start) for span in (around[0], around[-1])) if around else (0, 0)
    for near in (0, 1) if is_without_cue(places, rows, one) else (0,):
        inside = [
            span
            for span in there
            if first - near <= places.paragraph(span.start) <= last + near and not overlap([span], one.contents)
        ]
        if inside:
            one.cue = (min(inside, key=lambda span: places.distance(span, around)),)
            return
    if there:
        stand = listed([f"¶{number}" for number in sorted({places.paragraph(span.start) for span in there})][:5])
        sentence = f"{quoted(words)} does not stand beside the words of this row, in ¶{first}; it does in {stand}."
        one.faults.append(one.row.fault("cue_text", sentence))
    else:
        note_missing(places, one, "cue_text", [words], places.article.paragraphs[first - 1] if first else None)


def is_without_cue(places: Places, rows: Sequence[LocatedRow], one: LocatedRow) -> bool:
    """Return whether no cue of the list stands in the paragraphs of a row's words, outside words and quotations."""
    said = [quotation.outer for quotation in quotations_of(places.article)]
    said += [span for other in rows for span in other.contents]
    here = [places.article.paragraphs[number - 1] for number in {places.paragraph(span.start) for span in one.contents}]
    inside = [span for span in said if overlap([span], here)]
    words = [word for paragraph in here for word in places.article.words_in(paragraph) if not overlap([word], inside)]
    return not any(places.article[word].casefold().strip(EDGES) in lexicon.cue_forms() for word in words)


def source_by_words(places: Places, one: LocatedRow) -> None:
    """Give a row the place of its source, in the sentence of cue or words; elsewhere it is only how it is named."""
    words = one.row["source_text"]
    if not words or one.source or any(fault.column == "source_span" for fault in one.faults):
        return
    there = places.in_story(words)
    around = one.cue or one.contents
    near = [
        span
        for span in there
        if places.is_in_sentence_of(span, (*one.cue, *one.contents)) and not overlap([span], one.contents + one.cue)
    ]
    if near:
        one.source = (min(near, key=lambda span: places.distance(span, around)),)
    elif there:
        one.name_at = there[0]


def inside_by_words(places: Places, one: LocatedRow) -> None:
    """Give a row the places of its quotations, of the editor's words in them, and of its wide end."""
    for column, words_column in (("quote_spans", "quote_text"), ("editor_spans", "editor_text")):
        words = one.row[words_column]
        if not words or getattr(one, SPAN_FIELDS[column]) or any(fault.column == column for fault in one.faults):
            continue
        within = one.contents if column == "quote_spans" else one.quotes or one.contents
        own: list[Span] = []
        for piece in pieces_of(words):
            start = own[-1].end if own else 0
            own += [span for span in places.in_story(piece) if span.start >= start and covered(span, within)][:1]
        if len(own) == len(pieces_of(words)):
            setattr(one, SPAN_FIELDS[column], tuple(own))
        elif places.in_story(words):
            one.faults.append(
                one.row.fault(words_column, f"{quoted(words)} does not stand inside the words of this row.")
            )
        else:
            note_missing(places, one, words_column, pieces_of(words), None)
    wide_by_words(places, one)


def wide_by_words(places: Places, one: LocatedRow) -> None:
    """Give a row the place of its words with an unattributed ending: the one that begins where its words do."""
    words = one.row["wide_text"]
    if not words or one.wide or any(fault.column == "wide_spans" for fault in one.faults):
        return
    own: list[Span] = []
    for piece in pieces_of(words):
        start = own[-1].end if own else one.contents[0].start if one.contents else 0
        own += [span for span in places.in_story(piece) if span.start >= start][:1]
    if len(own) == len(pieces_of(words)):
        one.wide = tuple(own)
    else:
        note_missing(places, one, "wide_text", pieces_of(words), None)
