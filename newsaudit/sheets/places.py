"""Where the words of a sheet stand in the article: marks, white space, dashes and case forgiven, every letter not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property

from newsaudit.article import Article, Span

WORD = re.compile(r"\w[\w'-]*")
MARKS = dict.fromkeys(map(ord, "\"'“”„‟‘’‚‛«»‹›`´＂"), "'")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
ALIKE = MARKS | DASHES
CLOSE = 0.6  # of two words' letters: less, and one is not the other misspelt
EDGES = "'.,;:!? "
SHARED = 0.4  # of a phrase's words: less, and no stretch of the text is like it


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

    @cached_property
    def words(self) -> list[Span]:
        """The words of the story, as spans of the folded text."""
        first, last = self.article.story
        found = (Span(*match.span()) for match in WORD.finditer(self.text))
        return [word for word in found if first <= self.at[word.start] < last]

    def nearest(self, words: str) -> Span | None:
        """Return the stretch of the text that is most like some words; None if nothing is."""
        wanted = WORD.findall(folded(words)[0])
        here = [self.text[slice(*word)] for word in self.words]
        if not wanted or not here:
            return None
        if len(wanted) == 1:
            like = get_close_matches(wanted[0], set(here), n=1, cutoff=CLOSE)
            return self.back(here.index(like[0]), here.index(like[0])) if like else None
        first, shared = best_window(here, wanted)
        if shared < max(1, SHARED * len(wanted)):
            return None
        window = here[first : first + len(wanted)]
        blocks = SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()[:-1]
        return self.back(first + blocks[0].b, first + blocks[-1].b + blocks[-1].size - 1)

    def back(self, first: int, last: int) -> Span:
        """Return the span, in the text itself, from one word of the folded text to another."""
        return Span(self.at[self.words[first].start], self.at[self.words[last].end - 1] + 1)


def goes_on(character: str) -> bool:
    """Return whether a character is of a word, an accent that stands alone too."""
    return character.isalnum() or bool(character and unicodedata.combining(character))


def best_window(here: list[str], wanted: list[str]) -> tuple[int, int]:
    """Return where a run of words, as many as are wanted, shares most of them, and how many it shares."""
    size, missing = min(len(wanted), len(here)), Counter(wanted)
    shared = 0
    best = (0, 0)
    for number, word in enumerate(here):
        if missing[word] > 0:
            shared += 1
        missing[word] -= 1
        if number >= size:
            gone = here[number - size]
            missing[gone] += 1
            if missing[gone] > 0:
                shared -= 1
        if number >= size - 1 and shared > best[1]:
            best = (number - size + 1, shared)
    return best


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
