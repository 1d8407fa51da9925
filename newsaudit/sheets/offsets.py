"""The cells of offsets of a row: the spans that they hold, each held against the words beside it."""

from __future__ import annotations

from newsaudit.agreement import spans
from newsaudit.article import Span
from newsaudit.audit.tables import SPAN_FIELDS, SPAN_TEXTS, joined_text, span_cell
from newsaudit.numbers import count, listed
from newsaudit.sheets.missing_words import nearest_in_words
from newsaudit.sheets.places import Places, folded
from newsaudit.sheets.rows import DATE, LocatedRow, pieces_of, quoted


def by_offsets(places: Places, one: LocatedRow) -> None:
    """Give a row the spans that its cells of offsets hold, each held against the words beside it."""
    for column, text_column in SPAN_TEXTS.items():
        cell, words = one.row[column], one.row[text_column]
        if not cell or DATE.fullmatch(cell) and words:
            continue  # a spreadsheet took the offsets for a date: the words tell where they are
        try:
            own = spans(" ".join(cell.split()))
        except ValueError as error:
            date = " It looks like a date that a spreadsheet made of it." if DATE.fullmatch(cell) else ""
            one.faults.append(one.row.fault(column, f"{error}{date}"))
            continue
        wrong = wrong_span(places, own) or (words and disagreement(places, own, words))
        if not wrong:
            setattr(one, SPAN_FIELDS[column], tuple(own))
            continue
        hint = elsewhere(places, words) if words else ""
        one.faults.append(one.row.fault(column, f"{wrong}{hint}."))
        one.unlike = one.unlike or column == "content_spans" and not hint


def wrong_span(places: Places, own: list[Span]) -> str:
    """Return a sentence for the first span that cannot be one of this article; empty if all can."""
    story, end = places.article.story, len(places.article.text)
    for span in own:
        shown = span_cell([span])
        if span.end > end:
            return f"{shown} is beyond the end of the text, which has {count(end, 'character')}"
        if span.start >= span.end:
            return f"{shown} ends before it begins, or holds nothing"
        if span.end <= story.start or span.start >= story.end:
            return f"{shown} is in the headline or page furniture ({quoted(places.article[span])}), outside the story"
    for first, second in zip(own, own[1:], strict=False):
        if second.start < first.end:
            return f"{span_cell([first])} and {span_cell([second])} overlap, or are not in the order of the text"
    return ""


def disagreement(places: Places, own: list[Span], words: str) -> str:
    """Return a sentence where the text at some offsets is not what a cell says; empty where it is."""
    there = joined_text(places.article, own)
    if folded(there)[0] == folded(words)[0].strip():
        return ""
    return f"the text at {span_cell(own)} is {quoted(there)}, not {quoted(words)}"


def elsewhere(places: Places, words: str) -> str:
    """Return where some words stand, or what stands nearest to them, as the end of a sentence; else nothing."""
    stand = places.in_story(pieces_of(words)[0])
    if stand:
        return f"; those words stand at {listed([span_cell([span]) for span in stand[:5]])}"
    return nearest_in_words(places, words)
