"""Where the quotations of a text are: what stands inside marks, whatever marks the outlet uses."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import NamedTuple

from newsaudit.article import Span

# Each pattern begins with the marks themselves, as `re` then looks nowhere else.
DOUBLE = re.compile(
    r"""["“”„‟«»＂'‘’,`](?:
        (?<=["“”„‟«»＂])
        |(?<=`)`
        |(?<=,)(?<![^\s(\[—–-].),(?=\w)
        |(?<=['‘’])['‘’](?:(?<![^\s(\[—–-]..)|(?!['‘’]))  # of three in a row, the outer two
    )""",
    re.VERBOSE,
)
SINGLE_OPENS = re.compile(r"['‘’`](?<![^\s(\[—–\-\"“”„‟«»＂].)(?=[\w\[$£€…])(?!\d0?s\b|em\b|tis\b|til\b|cause\b|n\b)")
SINGLE_CLOSES = re.compile(r"['’](?<=[^\s(\[—–].)(?!\w)")
BEFORE_OPENING = " \t\n\r\xa0\u2009\u202f([{—–-/|'‘’\"“”…:"  # characters that may stand before an opening mark
NEVER_AFTER_OPENING = ".,:;!?)"
AFTER_CLOSING = " .,;:!?)\n"


class Quotation(NamedTuple):
    """A quotation: `outer` with its marks, `inner` without; `open_ended` if it has no closing mark."""

    outer: Span
    inner: Span
    open_ended: bool


def quotations(text: str, paragraphs: list[Span]) -> list[list[Quotation]]:
    """Return the quotations of each paragraph in order; none overlaps another and none crosses a paragraph.

    Curly, straight, doubled single marks and guillemets are one mark, told apart as opening or closing by what
    stands beside them, so a mark that is curled the wrong way does no harm. Single marks count only in a text
    whose paragraphs open more quotations with them than with double ones.
    """
    single = uses_single_marks(text, paragraphs)
    by_paragraph, carried = [], False
    for paragraph in paragraphs:
        if single or opens_with_single_mark(text, paragraph):
            pairs = single_pairs(text, paragraph)
        else:
            pairs = double_pairs(text, paragraph, carried)
        by_paragraph.append(pairs)
        carried = bool(pairs) and pairs[-1].open_ended
    return by_paragraph


def uses_single_marks(text: str, paragraphs: list[Span]) -> bool:
    """Return whether single marks are the text's outer quotation marks, as in most British newspapers.

    They are if more paragraphs have a single mark as their first than a double one.
    """
    if not SINGLE_OPENS.search(text):
        return False
    singles = doubles = 0
    for start, end in paragraphs:
        single, double = SINGLE_OPENS.search(text, start, end), DOUBLE.search(text, start, end)
        first_is_single = single and (not double or single.start() < double.start())
        if first_is_single and SINGLE_CLOSES.search(text, single.end() + 1, end):
            singles += 1
        elif double:
            doubles += 1
    return singles > doubles


def opens_with_single_mark(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph without double marks opens with a quotation between single ones: ‘Stay,’ he said."""
    start, end = paragraph
    if not SINGLE_OPENS.match(text, start, end) or DOUBLE.search(text, start, end):
        return False
    closing = SINGLE_CLOSES.search(text, start + 2, end)
    return bool(closing) and closing.end() < end and text[closing.start() - 1] in ".,?!…"


def double_pairs(text: str, paragraph: Span, carried: bool) -> list[Quotation]:
    """Return the quotations of one paragraph between double marks; `carried` if the one before ended inside one.

    A mark with white space before it and none after can only open, the reverse only close; others close what is open.
    An opening mark inside an open quotation means that a closing mark is missing: the first of the two is given up.
    """
    start, end = paragraph
    pairs: list[Quotation] = []
    opened: Span | None = None
    marks = (Span(*match.span()) for match in DOUBLE.finditer(text, start, end))
    for mark, following in pairwise(chain(marks, [None])):
        a, b = mark
        can_open, can_close = opens_or_closes(text, paragraph, mark, opened is not None)
        if opened and can_close and (not can_open or a > opened.end):
            if a > opened.end:
                pairs.append(Quotation(Span(opened.start, b), Span(opened.end, a), False))
            opened = None
        elif can_open and (a > start or not opened) or not (opened or carried) and can_only_close(text, following, end):
            opened = mark  # said,“ no”: what comes next can only close, so this one has to open
        elif carried and not pairs and not opened and can_close:
            pairs.append(Quotation(Span(start, b), Span(start, a), False))
        carried = carried and not pairs and a == start
    if opened and opened.end < end:
        pairs.append(Quotation(Span(opened.start, end), Span(opened.end, end), True))
    return pairs


def opens_or_closes(text: str, paragraph: Span, mark: Span, is_open: bool) -> tuple[bool, bool]:
    """Return whether a double mark can open a quotation, and whether it can close one; `is_open` if one is open."""
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    after = text[mark.end] if mark.end < paragraph.end else " "
    if before.isspace() and after.isspace():
        return True, True
    may_open = before in BEFORE_OPENING or not is_open and after not in NEVER_AFTER_OPENING
    return may_open and not after.isspace(), not before.isspace()


def can_only_close(text: str, mark: Span | None, end: int) -> bool:
    """Return whether there is a mark and it can only close a quotation in a paragraph that ends at `end`."""
    if mark is None:
        return False
    before = text[mark.start - 1]
    return (
        not before.isspace() and (mark.end >= end or text[mark.end] in AFTER_CLOSING) and before not in BEFORE_OPENING
    )


def single_pairs(text: str, paragraph: Span) -> list[Quotation]:
    """Return the quotations of one paragraph between single marks.

    A closing mark stands before a space or a stop. After an s it may be an apostrophe (“the voters' choice”): it is
    passed over if it is followed by a word in lower case and another closing mark comes before the next opening one.
    """
    start, end = paragraph
    pairs: list[Quotation] = []
    opens = (match.start() for match in SINGLE_OPENS.finditer(text, start, end))
    closes = (match.start() for match in SINGLE_CLOSES.finditer(text, start, end))
    closing, limit = next(closes, end), start
    for opening, next_opening in pairwise(chain(opens, [end])):
        if opening < limit:
            continue
        while closing <= opening + 1 and closing < end:
            closing = next(closes, end)
        chosen = None
        while closing < next_opening:
            chosen = closing
            if not may_be_apostrophe(text, chosen):
                break
            closing = next(closes, end)
        if chosen is not None:
            pairs.append(Quotation(Span(opening, chosen + 1), Span(opening + 1, chosen), False))
            limit = chosen + 1
        elif next_opening == end:
            pairs.append(Quotation(Span(opening, end), Span(opening + 1, end), True))
    return pairs


def may_be_apostrophe(text: str, mark: int) -> bool:
    """Return whether a single mark stands after an s and before a word in lower case: the voters’ choice."""
    return text[mark - 1] == "s" and text[mark + 1 : mark + 2] == " " and text[mark + 2 : mark + 3].islower()
