"""Where the words of a sheet stand in the article: marks, white space, dashes and case forgiven, every letter not."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property

from newsaudit.article import Article, Span
from newsaudit.audit.model import Spans

SENTENCE_ENDS = re.compile(r"[.!?]\s")
WORD = re.compile(r"\w[\w'-]*")
MARKS = dict.fromkeys(map(ord, "\"'“”„‟‘’‚‛«»‹›`´＂"), "'")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
ALIKE = MARKS | DASHES
CLOSE = 0.6  # of two words' letters: less, and one is not the other misspelt
EDGES = "'.,;:!? "
SHARED = 0.4  # of a phrase's words, in their order: less, and no stretch of the text is like it
RAREST, OFTEN = 4, 100  # how many of a phrase's words are looked up, and how often each
MORE = 2  # words on each side of a stretch that may belong to it


class Places:
    """The text of an article as its words are looked for, with the way back to the text itself."""

    def __init__(self, article: Article):
        """Fold the article's text once."""
        self.article = article
        self.text, self.at = folded(article.text)

    def of(self, words: str) -> list[Span]:
        """Return every place of some words in the article, in order; none inside a word.

        Where they stand nowhere, they are looked for without the marks, stops and commas at their ends.
        """
        wanted = folded(words)[0].strip()
        return list(self.every(wanted)) or list(self.every(wanted.strip(EDGES)))

    def every(self, wanted: str) -> Iterator[Span]:
        """Yield the places of folded words in the text as it is."""
        start = -1
        while wanted and (start := self.text.find(wanted, start + 1)) >= 0:
            end = start + len(wanted)
            inside = goes_on(self.text[start - 1 : start]) and goes_on(wanted[0])
            if not inside and not (goes_on(self.text[end : end + 1]) and goes_on(wanted[-1])):
                yield Span(self.at[start], self.at[end - 1] + 1)

    def in_story(self, words: str) -> list[Span]:
        """Return every place of some words in the story."""
        first, last = self.article.story
        return [span for span in self.of(words) if first <= span.start and span.end <= last]

    def paragraph(self, position: int) -> int:
        """Return the number of the paragraph that a position of the story is in, or comes after."""
        return bisect_right(self.article.paragraphs, position, key=lambda paragraph: paragraph.start)

    def distance(self, span: Span, around: Spans) -> tuple[bool, int, int]:
        """Return how far a span is from the nearest of others: whether a sentence ends between, letters, its place."""
        gaps = [(min(span.end, o.end), max(span.start, o.start)) for o in around]
        return min(
            (bool(SENTENCE_ENDS.search(self.article.text, start, end)), max(0, end - start), span.start)
            for start, end in gaps
        )

    def is_in_sentence_of(self, span: Span, others: Spans) -> bool:
        """Return whether a span is in a sentence of one of the others, or no sentence ends between them."""
        sentences = self.article.sentences

        def sentence(position: int) -> int:
            return bisect_right(sentences, position, key=lambda one: one.start)

        return any(
            sentence(other.start) <= sentence(span.start) <= sentence(other.end - 1)
            or (self.paragraph(span.start) == self.paragraph(other.start) and not self.distance(span, (other,))[0])
            for other in others
        )

    @cached_property
    def words(self) -> list[Span]:
        """The words of the story, as spans of the folded text."""
        first, last = self.article.story
        found = (Span(*match.span()) for match in WORD.finditer(self.text))
        return [word for word in found if first <= self.at[word.start] < last]

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """Each word of the story, folded → its numbers."""
        numbers: dict[str, list[int]] = {}
        for number, (start, end) in enumerate(self.words):
            numbers.setdefault(self.text[start:end], []).append(number)
        return numbers

    def nearest(self, words: str) -> Span | None:
        """Return the stretch of the story that is most like some words; None if nothing is."""
        wanted = WORD.findall(folded(words)[0])
        window = self.best_window(wanted) if len(wanted) > 1 else range(0)
        here = [self.text[slice(*self.words[number])] for number in window]
        blocks = SequenceMatcher(None, wanted, here, autojunk=False).get_matching_blocks()[:-1]
        if blocks and sum(block.size for block in blocks) >= SHARED * len(wanted):
            return self.back(window[blocks[0].b], window[blocks[-1].b + blocks[-1].size - 1])
        if 0 < len(wanted) < 4:  # a name that is misspelt
            like = get_close_matches(max(wanted, key=len), self.where, n=1, cutoff=CLOSE)
            return self.back(self.where[like[0]][0], self.where[like[0]][0]) if like else None
        return None

    def best_window(self, wanted: list[str]) -> range:
        """Return the numbers of a few more words than are wanted that hold most of them; looked for at the rarest."""
        known = sorted(filter(self.where.get, dict.fromkeys(wanted)), key=lambda word: len(self.where[word]))
        starts = {number - wanted.index(word) for word in known[:RAREST] for number in self.where[word][:OFTEN]}
        windows = [
            range(max(0, start - MORE), min(len(self.words), max(0, start) + len(wanted) + MORE))
            for start in sorted(starts)
        ]
        held = Counter(wanted)

        def shared(window: range) -> int:
            return (held & Counter(self.text[slice(*self.words[number])] for number in window)).total()

        return max(windows, key=shared, default=range(0))

    def back(self, first: int, last: int) -> Span:
        """Return the span, in the text itself, from one word of the folded text to another."""
        return Span(self.at[self.words[first].start], self.at[self.words[last].end - 1] + 1)


def goes_on(character: str) -> bool:
    """Return whether a character is of a word, an accent that stands alone too."""
    return character.isalnum() or bool(character and unicodedata.combining(character))


def folded(text: str) -> tuple[str, list[int]]:
    """Return a text in one case, with one kind of mark, dash and space, and for each letter its place in the text.

    Runs of white space, of marks and of dashes are one of them; what has no width is left out.
    """
    letters: list[str] = []
    at: list[int] = []
    for place, character in enumerate(text):
        if unicodedata.category(character) == "Cf":
            continue
        for letter in unicodedata.normalize("NFKD", character).casefold().translate(ALIKE):
            plain = " " if letter.isspace() else letter
            if plain in " '-" and letters and letters[-1] == plain:
                continue
            letters.append(plain)
            at.append(place)
    return "".join(letters), at
