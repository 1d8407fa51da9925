"""The plain copy of an article that the engine reads: without signs that a reader does not see, and with a way back.

Such signs are soft hyphens and characters without width, the marks of Markdown and of web pages, and the numbers of
notes. Letters that came through a wrong encoding (“â€œ”) are read as what they were. Every span that is found in the
copy has its place in the text, so the text itself is never changed.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from newsaudit.article import UNSEEN, Article, ArticleError, Span, blocks_of
from newsaudit.engine.layout import line_ends_by_paragraph

SUPERSCRIPT = "⁰¹²³⁴-⁹"
BYTES = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\xbf"  # how the bytes 80 to BF look in Windows-1252
WRONG_ENCODING = re.compile(rf"â€[{BYTES}]|â€(?=[\s.,;:!?)\]]|$)|â[„‚†ˆ][{BYTES}]|[ÂÃ][{BYTES}]|[ÄÅ][\x80-\xbfŸž¡‡]")
WEB_PAGE = re.compile(
    r"</?(?:p|div|span|br|h[1-6]|a|b|i|em|strong|ul|li|td|script|style)\b[^<>\n]{0,300}>|&(?:[a-z]{2,8}|#\d{2,6});",
    re.IGNORECASE,
)
NOTE = re.compile(  # of a note, after a word or a stop: in May.[1] in May.² ³ in May.[5]:44
    rf"""[\[{SUPERSCRIPT}](?:
        (?<=[^\s(]\[)(?:\d{{1,3}}|note\ \d{{1,2}})\](?::\d{{1,4}}(?:[–-]\d{{1,4}})?)?
        |(?<=[.?!,”’"'»]\[)[a-z]\]
        |(?:(?<=[.?!,”’"'»;:][{SUPERSCRIPT}])|(?<=[^\W\d_]{{3}}[{SUPERSCRIPT}]))
            [{SUPERSCRIPT}]*(?:[,–⁻\ ][{SUPERSCRIPT}]+)*
    )""",
    re.VERBOSE,
)
# Of Markdown: the whole of a picture and the two ends of a link; what opens a heading or a quoted paragraph; …
LINK = re.compile(
    r"!\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}\)"
    r"|(?<!\\)\[(?=[^\[\]\n]{1,200}\]\([^()\s]{1,500}\))|(?<=\S)\]\([^()\s]{1,500}\)"
)
LINE_OPENS = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+)(?=\S)", re.MULTILINE)
EMPHASIS = re.compile(r"(?<![\w*_\\])(?:\*{1,3}|_{1,3})(?=[^\s*_])|(?<=[^\s*_\\])(?:\*{1,3}|_{1,3})(?![\w*_])")
ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>|~\"'“”‘’-])")
TIME_CODE = re.compile(r"[ \t]?[\[(](?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])](?=:)")  # Ada Wren (00:12): Yes.
DASHES = re.compile(r"[–—]{2,}|(?<=[,.?!][”\"])\s*[–—-]\s+(?=(?:said|says|asked|asks|replied|added|wrote)\b)")
# Spaces of fixed width, or at which no line is broken.
FIXED = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
SPACES = re.compile(rf"[ \t{FIXED}]+(?<=[{FIXED}])[ \t]*")
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
    LINK: ["]("],
    LINE_OPENS: "#>",
    EMPHASIS: "*_",
    ESCAPE: "\\",
    TIME_CODE: ["):", "]:"],
    DASHES: [
        *(a + b for a in "–—" for b in "–—"),
        *(f"{mark}{dash}" for mark in '”"' for dash in ("–", "—", "-", " –", " —", " -")),
    ],
    WITHIN_MARKS: [mark + space for mark in "“«" for space in " \xa0\u2009\u202f"],
    SPACES: FIXED,
    CREDIT: ["Photo", "Picture", "Image", "Illustration", "Video"],
}
FIRST_CHARACTERS = re.compile(f"[{re.escape(''.join({sign[0] for signs in SIGNS.values() for sign in signs}))}]")


class Sign(NamedTuple):
    """A sign that the plain copy lacks: where it starts and ends in the text, and what the copy has in its place."""

    start: int
    end: int
    meant: str


class Plain(NamedTuple):
    """The plain copy of an article, the signs that it lacks, and for each the position of the copy where it was."""

    article: Article
    signs: list[Sign]
    places: list[int]

    def in_text(self, span: Span | None) -> Span | None:
        """Return the span of the text that a span of the copy stands for."""
        if not span or span.start == span.end:
            return span and Span(*[self.character(span.start - 1).start] * 2)
        return Span(self.character(span.start).start, self.character(span.end - 1).end)

    def character(self, position: int) -> Span:
        """Return where the counterpart of one character of the copy is in the text."""
        number = bisect_right(self.places, position) - 1
        if number < 0:
            return Span(position, position + 1)
        start, end, meant = self.signs[number]
        beyond = position - self.places[number] - len(meant)
        return Span(start, end) if beyond < 0 else Span(end + beyond, end + beyond + 1)


def plain_copy(article: Article) -> Plain | None:
    """Return the plain copy of an article; None if its text is plain as it is."""
    text = article.text
    first = set(FIRST_CHARACTERS.findall(text))
    kinds = [kind for kind, signs in SIGNS.items() if any(sign[0] in first and sign in text for sign in signs)]
    wrapped = (breaks for breaks, wrapped in line_ends_by_paragraph(article) if wrapped)
    every = merge(
        *(signs_in(text, kind) for kind in kinds), (Sign(*span, " ") for breaks in wrapped for span in breaks)
    )
    pieces: list[str] = []
    signs: list[Sign] = []
    places: list[int] = []
    position = length = 0
    for sign in every:
        if sign.start < position:  # within another sign
            continue
        length += sign.start - position
        signs.append(sign)
        places.append(length)
        pieces += text[position : sign.start], sign.meant
        length += len(sign.meant)
        position = sign.end
    copy = "".join([*pieces, text[position:]])
    return same_story(article, Plain(article, signs, places), copy) if copy != text else None


def signs_in(text: str, kind: re.Pattern) -> Iterator[Sign]:
    """Yield each sign of a kind in a text."""
    return (Sign(*match.span(), meant_by(match)) for match in kind.finditer(text))


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


def same_story(article: Article, plain: Plain, copy: str) -> Plain | None:
    """Return the plain copy with the story that the article has; None if no word of it is left."""
    first, last = article.story
    numbers = [n for n, block in enumerate(blocks_of(copy), 1) if first <= plain.character(block.start).start < last]
    try:
        story = Article(copy, story_paragraphs=(numbers[0], numbers[-1]), name=article.name) if numbers else None
    except ArticleError:
        return None
    return story and plain._replace(article=story)
