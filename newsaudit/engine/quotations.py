"""Where the quotations of a text are: what stands inside marks, whatever marks the outlet uses."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsaudit.article import Span

DOUBLE = re.compile(r"(?<![^\s(\[—–-])['‘’]{2}|['‘’]{2}(?!['‘’])|``|[\"“”„‟«»＂]")  # of three in a row, the outer two
SINGLE_OPENS = re.compile(r"(?<![^\s(\[—–\-\"“])['‘’`](?=[\w\[$£€…])(?!\d0?s\b|em\b|tis\b|til\b|cause\b|n\b)")
SINGLE_CLOSES = re.compile(r"(?<=[^\s(\[—–])['’](?!\w)")
OPENS_BEFORE = " \t\n\r\xa0\u2009\u202f([{—–-/|'‘’\"“”…:"
CLOSED_BY = ".,!?…"


class Quotation(NamedTuple):
    """A quotation: `outer` with its marks, `inner` without; `open_ended` if it has no closing mark."""

    outer: Span
    inner: Span
    open_ended: bool


def quotations(text: str, paragraphs: list[Span]) -> list[list[Quotation]]:
    """For each paragraph, its quotations in order; none overlaps another and none crosses a paragraph.

    Curly, straight, doubled single marks and guillemets are one mark, told apart as opening or closing by what
    stands beside them, so a mark that is curled the wrong way does no harm. Single marks count only in a text
    whose paragraphs open more quotations with them than with double ones.
    """
    single = uses_single_marks(text, paragraphs)
    found, carried = [], False
    for paragraph in paragraphs:
        pairs = single_pairs(text, paragraph) if single else double_pairs(text, paragraph, carried)
        found.append(pairs)
        carried = bool(pairs) and pairs[-1].open_ended
    return found


def uses_single_marks(text: str, paragraphs: list[Span]) -> bool:
    """Whether single marks are the text's outer quotation marks, as in most British newspapers.

    They are if more paragraphs have a single mark as their first than a double one.
    """
    singles = doubles = 0
    for start, end in paragraphs:
        single, double = SINGLE_OPENS.search(text, start, end), DOUBLE.search(text, start, end)
        if (
            single
            and SINGLE_CLOSES.search(text, single.end() + 1, end)
            and (not double or single.start() < double.start())
        ):
            singles += 1
        elif double:
            doubles += 1
    return singles > doubles


def double_pairs(text: str, paragraph: Span, carried: bool) -> list[Quotation]:
    """The quotations of one paragraph between double marks; `carried` if the paragraph before ended inside one.

    A mark with white space before it and none after can only open, the reverse only close; others close what is open.
    An opening mark inside an open quotation means that a closing mark is missing: the first of the two is given up.
    """
    start, end = paragraph
    found: list[Quotation] = []
    opened: re.Match | None = None
    marks = list(DOUBLE.finditer(text, start, end))
    for n, mark in enumerate(marks):
        a, b = mark.span()
        before = text[a - 1] if a > start else " "
        after = text[b] if b < end else " "
        loose = before.isspace() and after.isspace()
        can_open = loose or not after.isspace() and (before in OPENS_BEFORE or not opened and after not in ".,;:!?)")
        can_close = loose or not before.isspace()
        if opened and can_close and (not can_open or a > opened.end()):
            if a > opened.end():
                found.append(Quotation(Span(opened.start(), b), Span(opened.end(), a), False))
            opened = None
        elif can_open and (a > start or not opened) or not (opened or carried) and closes_next(text, marks, n, end):
            opened = mark
        elif carried and not found and not opened and can_close:
            found.append(Quotation(Span(start, b), Span(start, a), False))
        carried = carried and bool(not found and a == start)
    if opened and opened.end() < end:
        found.append(Quotation(Span(opened.start(), end), Span(opened.end(), end), True))
    return found


def closes_next(text: str, marks: list[re.Match], n: int, end: int) -> bool:
    """Whether the mark after number `n` can only close, so that number `n` has to be its opening mark (said,“ no”)."""
    if n + 1 == len(marks):
        return False
    a, b = marks[n + 1].span()
    return not text[a - 1].isspace() and (b >= end or text[b] in " .,;:!?)\n") and text[a - 1] not in OPENS_BEFORE


def single_pairs(text: str, paragraph: Span) -> list[Quotation]:
    """The quotations of one paragraph between single marks.

    A closing mark stands before a space or a stop. After an s it may be an apostrophe (“the voters' choice”): it is
    passed over if it is followed by a word in lower case and another closing mark comes before the next opening one.
    """
    start, end = paragraph
    found: list[Quotation] = []
    opens = [m.start() for m in SINGLE_OPENS.finditer(text, start, end)]
    closes = [m.start() for m in SINGLE_CLOSES.finditer(text, start, end)]
    c, limit = 0, start
    for n, a in enumerate(opens):
        if a < limit:
            continue
        stop = opens[n + 1] if n + 1 < len(opens) else end
        while c < len(closes) and closes[c] <= a + 1:
            c += 1
        chosen = None
        while c < len(closes) and closes[c] < stop:
            chosen = closes[c]
            if not (
                text[chosen - 1] == "s"
                and text[chosen + 1 : chosen + 2] == " "
                and text[chosen + 2 : chosen + 3].islower()
            ):
                break
            c += 1
        if chosen is not None:
            found.append(Quotation(Span(a, chosen + 1), Span(a + 1, chosen), False))
            limit = chosen + 1
        elif n + 1 == len(opens):
            found.append(Quotation(Span(a, end), Span(a + 1, end), True))
            limit = end
    return found
