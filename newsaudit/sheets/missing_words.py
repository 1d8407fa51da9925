"""What is said of words that are not in the text, or not where a row needs them: with what stands nearest."""

from __future__ import annotations

from newsaudit.article import Span
from newsaudit.audit.tables import BETWEEN_TEXTS, span_cell
from newsaudit.sheets.places import Places
from newsaudit.sheets.rows import NEAREST, LocatedRow, quoted


def missing(places: Places, words: str) -> str:
    """Return a sentence on words that are not in the text, with what stands nearest."""
    return f"{quoted(words)} is not in the text{nearest_in_words(places, words)}."


def note_missing(places: Places, one: LocatedRow, column: str, pieces: list[str], within: Span | None) -> None:
    """Note that words of a row are not in the text, with what stands nearest to them."""
    absent = next((piece for piece in pieces if not places.in_story(piece)), None)
    if absent is None and within and within != places.article.story:
        sentence = f"{quoted(pieces[0])} does not stand in the paragraph that this row names."
    elif absent is None:
        sentence = f"the pieces of {quoted(BETWEEN_TEXTS.join(pieces))} do not follow each other in this order."
    elif places.of(absent):
        sentence = f"{quoted(absent)} stands in the headline or page furniture only, outside the story."
    else:
        near = nearest_in_words(places, absent)
        one.unlike = one.unlike or column == "content_text" and not near
        sentence = f"{quoted(absent)} is not in the text{near or '; nothing like it is'}."
    one.faults.append(one.row.fault(column, sentence))


def nearest_in_words(places: Places, words: str) -> str:
    """Return what stands nearest to some words, as the end of a sentence; empty if nothing is like them."""
    near = places.nearest(words)
    if not near:
        return ""
    number = places.paragraph(near.start)
    return f"; nearest to it is {quoted(places.article[near], NEAREST)} (¶{number}, {span_cell([near])})"
