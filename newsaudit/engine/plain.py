"""The plain copy of an article that the engine reads: without signs that a reader does not see, and with a way back.

Such signs are soft hyphens and characters without width, the marks of Markdown and of web pages, and the numbers of
notes. Letters that came through a wrong encoding (“â€œ”) are read as what they were. Every span that is found in the
copy has its place in the text, so the text itself is never changed.
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator
from heapq import merge
from itertools import chain
from typing import NamedTuple

from newsaudit.article import UNSEEN, Article, ArticleError, Span, blocks_of
from newsaudit.engine.layout import wrapped_line_ends

SUPERSCRIPT = "⁰¹²³⁴-⁹"
BYTES = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\xbf"  # how the bytes 80 to BF look in Windows-1252
WRONG_ENCODING = re.compile(rf"â€[{BYTES}]|â€(?=[\s.,;:!?)\]]|$)|â[„‚†ˆ][{BYTES}]|[ÂÃ][{BYTES}]|[ÄÅ][\x80-\xbfŸž¡‡]")
WEB_PAGE = re.compile(
    r"</?(?:p|div|span|br|h[1-6]|a|b|i|em|strong|ul|li|td|script|style)\b[^<>\n]{0,300}>|&(?:[a-z]{2,8}|#\d{2,6});",
    re.IGNORECASE,
)
NOTE = re.compile(  # of a note, after a word or a stop: in May.[1] in May.² ³ in May.[5]:44
    rf"(?<=[^\s(])\[(?:\d{{1,3}}|note \d{{1,2}})\](?::\d{{1,4}}(?:[–-]\d{{1,4}})?)?|(?<=[.?!,”’\"'»])\[[a-z]\]"
    rf"|(?:(?<=[.?!,”’\"'»;:])|(?<=[^\W\d_]{{3}}))[{SUPERSCRIPT}]+(?:[,–⁻ ][{SUPERSCRIPT}]+)*"
)
MARKDOWN = re.compile(
    r"!\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}\)"  # a picture
    r"|(?<!\\)\[(?=[^\[\]\n]{1,200}\]\([^()\s]{1,500}\))|(?<=\S)\]\([^()\s]{1,500}\)"  # the two ends of a link
    r"|^[ \t]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+)(?=\S)"  # a heading, a quoted paragraph
    r"|(?<![\w*_\\])(?:\*{1,3}|_{1,3})(?=[^\s*_])|(?<=[^\s*_\\])(?:\*{1,3}|_{1,3})(?![\w*_])"  # emphasis
    r"|\\(?=[\\`*_{}\[\]()#+.!>|~\"'“”‘’-])",  # an escape
    re.MULTILINE,
)
TIME_CODE = re.compile(r"[ \t]?[\[(](?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])](?=:)")  # Ada Wren (00:12): Yes.
DASHES = re.compile(r"[–—]{2,}|(?<=[,.?!][”\"])\s*[–—-]\s+(?=(?:said|says|asked|asks|replied|added|wrote)\b)")
# Spaces of fixed width, or at which no line is broken.
FIXED = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
SPACES = re.compile(rf"[ \t]*[{FIXED}][ \t{FIXED}]*")
WITHIN_MARKS = re.compile(  # « Stay », “ Stay ”; not the spaces around »Stay«
    r"(?:(?<=[“«])(?<!\S«)[ \xa0\u2009\u202f]+(?=\S)|(?<=\S)[ \xa0\u2009\u202f]+(?=»(?:[\s.,;:!?)]|$)|”))"
)
CREDIT = re.compile(  # of a picture, at the end of its caption: … the bay. Photograph: Ada Wren/The Echo
    r"(?<=\S)[ \t]+\(?(?:Photograph|Photo|Picture|Image|Illustration|Video)s?(?: by|:| courtesy of) ?"
    r"[A-Z][^.!?\n]{2,80}$",
    re.MULTILINE,
)
SIGNS = {  # what to look for, and characters or words without which it is nowhere
    re.compile(f"[{UNSEEN}]+"): UNSEEN,
    WRONG_ENCODING: "âÂÃÄÅ",
    WEB_PAGE: "<&",
    NOTE: "[⁰¹²³⁴⁵⁶⁷⁸⁹",
    MARKDOWN: "*_[#>\\",
    WITHIN_MARKS: [mark + space for mark in "“«" for space in " \xa0\u2009\u202f"],
    SPACES: FIXED,
    CREDIT: ["Photo", "Picture", "Image", "Illustration", "Video"],
}


class Plain(NamedTuple):
    """The plain copy of an article, and for each character of it where its counterpart in the text starts and ends."""

    article: Article
    starts: array
    ends: array

    def in_text(self, span: Span | None) -> Span | None:
        """Return the span of the text that a span of the copy stands for."""
        if not span or span.start == span.end:
            return span and Span(*[self.starts[span.start - 1]] * 2)
        return Span(self.starts[span.start], self.ends[span.end - 1])


def plain_copy(article: Article) -> Plain | None:
    """Return the plain copy of an article; None if its text is plain as it is."""
    text = article.text
    kinds = [kind for kind, signs in SIGNS.items() if any(sign in text for sign in signs)]
    wrapped = ((start, end, " ") for start, end in wrapped_line_ends(article))
    signs = merge(*(signs_in(text, kind) for kind in kinds), wrapped)
    first = next(signs, None)
    if first is None:
        return None
    pieces: list[str] = []
    starts, ends, position = array("q"), array("q"), 0
    for start, end, meant in chain([first], signs, [(len(text), len(text), "")]):
        if start < position:  # within another sign
            continue
        pieces += text[position:start], meant
        starts.extend([*range(position, start), *[start] * len(meant)])
        ends.extend([*range(position + 1, start + 1), *[end] * len(meant)])
        position = end
    copy = "".join(pieces)
    read = same_story(article, copy, starts) if copy != text else None
    return Plain(read, starts, ends) if read else None


def signs_in(text: str, kind: re.Pattern) -> Iterator[tuple[int, int, str]]:
    """Yield where each sign of a kind starts and ends in a text, and what it stands for."""
    return ((*match.span(), meant_by(match)) for match in kind.finditer(text))


def meant_by(match: re.Match) -> str:
    """Return what a sign stands for: a space for a mark of a web page, a letter for its wrong encoding, nothing, …"""
    sign = match.group()
    if match.re is WEB_PAGE and sign[0] == "&":
        return html.unescape(sign)
    if match.re is DASHES and sign[0] in "–—":
        return "—"
    if match.re in (WEB_PAGE, SPACES, DASHES):
        return " "
    return in_right_encoding(sign) if match.re is WRONG_ENCODING else ""


def in_right_encoding(letters: str) -> str:
    """Return the character whose bytes in UTF-8 were read as these letters.

    As in Windows-1252 as browsers have it, where the five bytes without a letter are themselves; a last byte that was
    lost is that of a closing quotation mark.
    """
    if letters == "â€":
        return "”"
    return b"".join(one.encode("latin-1" if one <= "\xff" else "cp1252") for one in letters).decode("utf-8")


def same_story(article: Article, copy: str, starts: array) -> Article | None:
    """Return the plain copy as an article with the story that the article has; None if no word of it is left."""
    first, last = article.story
    numbers = [number for number, block in enumerate(blocks_of(copy), 1) if first <= starts[block.start] < last]
    try:
        return Article(copy, story_paragraphs=(numbers[0], numbers[-1]), name=article.name) if numbers else None
    except ArticleError:
        return None
