"""A news article as text and spans: blocks, paragraphs, sentences and words, story told apart from furniture."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from newsaudit import lexicon

LONGEST_ARTICLE = 300_000  # bytes: some 50,000 words
MAX_BYTES = 10_000_000

WORD = re.compile(r"\S*[^\W_]\S*")
RUN, LETTER = re.compile(r"\S+"), re.compile(r"[^\W_]")  # WORD in two steps: linear on a text of marks alone
UNSEEN = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # soft hyphen, characters without width
LINE = re.compile(r"[^\r\n\u2028\u2029]+")
LINE_BREAK = r"[\r\n\u2028\u2029](?:(?<=\r)\n|(?<!\r)|(?!\n))"  # `re` looks for its characters first; \r\n is one
BLANK_LINE = re.compile(rf"{LINE_BREAK}(?:[^\S\r\n]|[{UNSEEN}])*{LINE_BREAK}")
NOT_BLANK = re.compile(rf"[^\s{UNSEEN}]")
NOTES = r"(?:\s?\[\w{1,3}\](?::\d{1,4})?|[⁰¹²³⁴-⁹](?:[,–⁻ ]?[⁰¹²³⁴-⁹])*)"
SIGNED = r"(?<=[\"'”’»])(?:\s*[—–-]{1,2}\s*[^\W\d_].{1,100}|\s+[A-Z][^.!?]{1,60})"  # — Ada Wren, 34, nurse
SENTENCE_END = re.compile(rf"[.?!…]\s?(?:[\"'”’)\]»«“*_|\\]|â€.?|{NOTES})*(?:{SIGNED})?$")
STOPS = (".", "?", "!", "…", ".”", '."')
ENDS_WITHIN = re.compile(r"[a-z]{3,}[.?!…,][\"”»]\s+[a-z]")  # “It holds,” she said. And then: cut off within a sentence
EMPHASIS = re.compile("[*_]+")
BULLET = re.compile(r"[•·▪◦‣●○■►▶*+-][ \t\xa0]*(?=[^\W_]|[\"“”‘’'])")
SIGNATURE_LINE = re.compile(  # Ada Wren, 34, nurse
    r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:, \d{1,3}(?:, [^.,:!?“”\n]{2,60}){0,3}|(?:, [^.,:!?“”\n]{2,60}){1,2})"
)
LONGEST_HEADING = 25  # words
FEWEST_WRAPPED = 3  # lines that go on in lower case
FEWEST_WORDS = 8  # of a sentence, in a text where none has its stop
QUOTATION_ENDS = re.compile('[.?!…,][”’"]$')

OPENS_SENTENCE = ("determiner", "indefinite", "pronoun", "break", "preposition")  # classes of words that begin no name

# How files open that are often handed over instead of text, and what they are.
NO_TEXT = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word or other packed document",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "a rich text document",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
}


class Span(NamedTuple):
    """A stretch of an article's text: code points from `start` to `end`, end exclusive."""

    start: int
    end: int


class ArticleError(ValueError):
    """A text that cannot be audited; the message is one sentence for the person who supplied it."""


class Article:
    """A news article: `text` unchanged, and every unit of it as a `Span` into that text.

    `story_paragraphs` gives the first and last paragraph of the story proper, counted from 1 over
    `blocks`; without it, headline, date line, tag line and page furniture are found by rule.
    Raises `ArticleError` for a text without a sentence.
    """

    def __init__(self, text: str, story_paragraphs: tuple[int, int] | None = None, name: str = "the text"):
        self.text = text
        self.name = name
        if not text.strip():
            raise ArticleError(f"{name}: there is nothing in it but white space.")
        if not LETTER.search(text):
            raise ArticleError(f"{name}: there is no sentence in it, not even a word.")
        if story_paragraphs is None:
            story_paragraphs = story_range([text[slice(*block)] for block in self.blocks])
            if story_paragraphs is None:
                raise ArticleError(f"{name}: there is no sentence in it, only headings or page furniture.")
        first, last = story_paragraphs
        if not 1 <= first <= last <= len(self.blocks):
            raise ArticleError(
                f"{name}: the story is said to be paragraphs {first} to {last}, but there are {len(self.blocks)}."
            )
        self.story_paragraphs = (first, last)
        if not LETTER.search(text, *self.story):
            raise ArticleError(
                f"{name}: there is no word in paragraphs {first} to {last}, which are said to be the story."
            )

    @classmethod
    def load(cls, path: str | Path) -> Article:
        """The article in a UTF-8 text file; a `.json` file of the same name beside it may give its story range.

        Raises `ArticleError`, naming file and cause, for a file that cannot be read as an article.
        """
        path = Path(path)
        if path.is_dir():
            raise ArticleError(f"{path}: this is a folder; name a text file.")
        try:
            data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
        except FileNotFoundError:
            raise ArticleError(f"{path}: there is no such file.") from None
        except OSError as error:
            raise ArticleError(f"{path}: the file cannot be read ({error.strerror}).") from None
        if data is None:
            raise ArticleError(f"{path}: the file is larger than 10 MB; an article is not.")
        about = path.with_suffix(".json")
        if about == path or not about.is_file() or not about.stat().st_size:
            return cls.from_bytes(data, name=str(path))
        try:
            record = json.loads(about.read_text(encoding="utf-8"))
            story = record.get("story_paragraphs")
            first_last = (int(story[0]), int(story[1])) if story else None
        except (ValueError, TypeError, AttributeError, IndexError, KeyError):
            raise ArticleError(f"{about}: this is not a description of an article in JSON.") from None
        return cls.from_bytes(data, story_paragraphs=first_last, name=str(path))

    @classmethod
    def from_bytes(cls, data: bytes, story_paragraphs: tuple[int, int] | None = None, name: str = "the text"):
        """The article in UTF-8 bytes, a byte order mark allowed; raises `ArticleError` if they hold none, or more."""
        if not data:
            raise ArticleError(f"{name}: it is empty.")
        if len(data) > MAX_BYTES:
            raise ArticleError(f"{name}: the file is larger than 10 MB; an article is not.")
        opening = data[:100].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        for mark, what in NO_TEXT.items():
            if opening.startswith(mark.lower()):
                raise ArticleError(f"{name}: this is {what}, not text; save or copy it as plain text in UTF-8.")
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ArticleError(f"{name}: this is UTF-16, not UTF-8 text; save it as UTF-8 and try again.")
        if b"\0" in data:
            raise ArticleError(f"{name}: this is a binary file, not text (byte {data.index(0)} is zero).")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ArticleError(
                f"{name}: this is not UTF-8 text (byte {error.start}); save it as UTF-8 and try again."
            ) from None
        if len(data) > LONGEST_ARTICLE:
            raise ArticleError(
                f"{name}: {len(data) / 1000:,.0f} KB of text are more than one article (at most "
                f"{LONGEST_ARTICLE // 1000} KB); put each article into a file of its own and audit them one by one."
            )
        return cls(text, story_paragraphs=story_paragraphs, name=name)

    @cached_property
    def blocks(self) -> list[Span]:
        """Every paragraph of the text, story or not: split at blank lines, or at line ends where no line is blank."""
        return blocks_of(self.text)

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The paragraphs of the story, in order."""
        first, last = self.story_paragraphs
        return self.blocks[first - 1 : last]

    @cached_property
    def furniture(self) -> list[Span]:
        """The blocks outside the story: headline, date line, tag line, page furniture."""
        first, last = self.story_paragraphs
        return self.blocks[: first - 1] + self.blocks[last:]

    @property
    def story(self) -> Span:
        """The story proper, from its first paragraph to its last."""
        return Span(self.paragraphs[0].start, self.paragraphs[-1].end)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the story, in order; no sentence crosses a paragraph."""
        return [sentence for paragraph in self.paragraphs for sentence in self.sentences_in(paragraph)]

    @cached_property
    def words(self) -> list[Span]:
        """The words of the story: runs of non-space characters with at least one letter or digit."""
        return self.words_in(self.story)

    def sentences_in(self, span: Span) -> list[Span]:
        """The sentences within a span, by nupunkt's trained Punkt model."""
        from nupunkt import sent_spans

        start, end = span
        piece = self.text[start:end]
        edges = [edge for a, b in sent_spans(piece) for edge in (a, *ends_after_abbreviation(piece, a, b), b)]
        found = (stripped(self.text, start + a, start + b) for a, b in pairwise(edges))
        return [sentence for sentence in found if sentence.end > sentence.start]

    def words_in(self, span: Span) -> list[Span]:
        """The words within a span."""
        return [Span(*m.span()) for m in RUN.finditer(self.text, *span) if LETTER.search(m.group())]

    def paragraph_of(self, position: int) -> int:
        """The number, from 1, of the story paragraph that holds a position; raises `ValueError` if none does."""
        number = bisect_right(self.paragraphs, position, key=lambda paragraph: paragraph.start)
        if number and position < self.paragraphs[number - 1].end:
            return number
        raise ValueError(f"position {position} is not in the story")

    def __getitem__(self, span: tuple[int, int]) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]


def blocks_of(text: str) -> list[Span]:
    """Return the paragraphs of a text: split at blank lines, or at line ends where no line is blank.

    Of lines that were wrapped without a blank one anywhere, one with space for the next word ends a paragraph.
    """
    if BLANK_LINE.search(text.strip()):
        edges = [0, *(x for m in BLANK_LINE.finditer(text) for x in m.span()), len(text)]
        candidates = zip(edges[::2], edges[1::2], strict=True)
    else:
        candidates = unwrapped(text, [m.span() for m in LINE.finditer(text) if NOT_BLANK.search(m.group())])
    return [stripped(text, start, end) for start, end in candidates if NOT_BLANK.search(text, start, end)]


def unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the lines of a text, joined to paragraphs where many go on in lower case: wrapped text."""
    small = sum(text[start].islower() for start, _ in lines)
    if small < max(FEWEST_WRAPPED, len(lines) / 4):
        return lines
    width = max(end - start for start, end in lines)
    joined = [lines[0]]
    for (start, end), before in zip(lines[1:], lines, strict=False):
        word = RUN.search(text, start, end)
        fits = before[1] - before[0] + 1 + word.end() - word.start() <= width
        if fits and not text[word.start()].islower():
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined


def stripped(text: str, start: int, end: int) -> Span:
    """The span without the white space at its two ends."""
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), max(start, end - len(piece) + len(piece.rstrip())))


@cache
def abbreviation_before_opener() -> re.Pattern:
    """The pattern of an abbreviation and its stop before a word of grammar with a capital: on Elm St. They …"""
    ends = [row["lemma"] for row in lexicon.rows("abbreviations") if row["class"] != "title" and row["lemma"] != "no"]
    opens = [row["lemma"] for row in lexicon.rows("words") if row["class"] in OPENS_SENTENCE and len(row["lemma"]) > 1]
    abbreviation, opener = ("|".join(map(re.escape, ends)), "|".join(map(str.capitalize, opens)))
    return re.compile(rf"\b(?i:{abbreviation})\.(?=\s+(?:{opener})\s)")


def ends_after_abbreviation(piece: str, start: int, end: int) -> list[int]:
    """The places between `start` and `end` where a sentence ends with an abbreviation: due in Sept. Few …"""
    return [match.end() for match in abbreviation_before_opener().finditer(piece, start, end)]


@cache
def furniture_patterns() -> dict[str, re.Pattern]:
    """The patterns of page furniture at the `head`, the `foot` and `anywhere`, from `lexicon/furniture.csv`.

    Those for lines `with our` or your in them would take long to look for in every line.
    """
    by_place: dict[str, list[str]] = {"head": [], "foot": [], "anywhere": [], "with our": []}
    for row in lexicon.rows("furniture"):
        by_place[row["place"]].append(row["pattern"])
    return {place: re.compile("|".join(patterns), re.IGNORECASE) for place, patterns in by_place.items()}


def story_range(blocks: list[str]) -> tuple[int, int] | None:
    """First and last story paragraph, from 1, of a list of blocks; None where no block holds a sentence.

    Only the two ends are trimmed: a block is dropped from the front or the back while it looks like furniture,
    that is, has no sentence end or matches a pattern of its place. Where no line ends as a sentence does, one of eight
    words or more is taken for a sentence.
    """
    patterns = furniture_patterns()

    def is_furniture(block: str, place: str) -> bool:
        return not LETTER.search(block) or not holds_sentence(block) or bool(patterns[place].search(block.strip()))

    def signs(number: int) -> bool:
        """Return whether a block only names who says the quotation above it."""
        above = blocks[number - 2].rstrip() if number > 1 else ""
        return bool(QUOTATION_ENDS.search(above) and SIGNATURE_LINE.fullmatch(blocks[number - 1].strip()))

    first, last = 1, len(blocks)
    while first <= last and is_furniture(blocks[first - 1], "head"):
        first += 1
    while last >= first and is_furniture(blocks[last - 1], "foot") and not signs(last):
        last -= 1
    if first > last:
        long = [number for number, block in enumerate(blocks, 1) if len(block.split()) >= FEWEST_WORDS]
        return (long[0], long[-1]) if long else None
    return (first, last)


def ends_as_sentence(line: str) -> bool:
    """Return whether a line ends in a stop, whatever marks, notes or name of a speaker stand after it."""
    return line.endswith(STOPS) or bool(SENTENCE_END.search(line))  # most lines need no search


def holds_sentence(block: str) -> bool:
    """Return whether a line of a block ends as a sentence does, says who said it, hands over with a colon, or is long.

    In a list that a bullet or dash opens, half as many words as make a sentence elsewhere are one without its stop.
    """
    lines = [EMPHASIS.sub("", line).strip() for line in block.splitlines()]
    return any(
        ends_as_sentence(line)
        or len(line.split()) > LONGEST_HEADING / 2
        and ENDS_WITHIN.search(line)
        or line.endswith(":")
        or len(line.split()) > (FEWEST_WORDS // 2 if BULLET.match(line) else LONGEST_HEADING)
        for line in lines
    )
