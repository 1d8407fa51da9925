"""What the formulas count, sentence by sentence, each count with its rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from newsaudit.article import Article, Span
from newsaudit.lexicon import familiar_words
from newsaudit.readability.syllables import syllables, word_type

COUNTS = {
    "sentences": "a full unit ended by . ? or !; never across a paragraph",
    "words": "a run of non-space characters with at least one letter or digit",
    "syllables": "CMUdict's first pronunciation; other words by the reading rule",
    "letters": "letters and digits of the words",
    "polysyllables": "words of three or more syllables",
    "long_words": "words of more than six letters",
    "hard_words": "polysyllables less names, compounds of easy words, and words made so by -ed, -es or -ing",
    "unfamiliar_words": "not on the Dale-Chall list, nor a regular form of a word on it, a name or a figure",
}
ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
ENDINGS += (("n", ""), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ier", "y"), ("iest", "y"))
MADE_LONGER = re.compile(r"(?:[td]ed|(?:[sxz]|[cs]h|[cg])es|ing)$")
OPENING = "\"“‘'([«"


class SentenceCounts(NamedTuple):
    """The counts of one sentence, named as in `COUNTS`: where it stands, in code points, and in which paragraph."""

    paragraph: int
    start: int
    end: int
    sentences: int
    words: int
    syllables: int
    letters: int
    polysyllables: int
    long_words: int
    hard_words: int
    unfamiliar_words: int


def count_sentences(
    article: Article, sentences: list[Span] | None = None, readings: Mapping[str, int] | None = None
) -> list[SentenceCounts]:
    """Return the counts of every sentence that has a word, in the order of the text.

    `sentences` replaces the article's own sentence boundaries by others; `readings` gives the syllables of word types
    (as `word_type` writes them) that are not to be counted by rule.
    """
    readings = readings or {}
    spans = article.sentences if sentences is None else sentences
    tokens = [[article.text[start:end] for start, end in article.words_in(span)] for span in spans]
    names = proper_nouns(tokens)
    return [
        SentenceCounts(article.paragraph_of(start), start, end, 1, len(words), *word_sums(words, names, readings))
        for (start, end), words in zip(spans, tokens, strict=True)
        if words
    ]


def word_sums(words: list[str], names: set[str], readings: Mapping[str, int]) -> tuple[int, ...]:
    """Return what is counted of the words of a sentence: the counts of `COUNTS` after `sentences` and `words`."""
    syllables = letters = polysyllables = long_words = hard_words = unfamiliar_words = 0
    for position, token in enumerate(words):
        kind = word_type(token)
        word = counted(kind, readings.get(kind))
        syllables += word.syllables
        letters += word.letters
        polysyllables += word.syllables >= 3
        long_words += word.letters > 6
        if not (kind[:1].isupper() and (kind in names or not is_initial(position, token))):
            hard_words += word.hard
            unfamiliar_words += word.unfamiliar
    return syllables, letters, polysyllables, long_words, hard_words, unfamiliar_words


def total(sentences: Iterable[SentenceCounts]) -> dict[str, int]:
    """Return the counts of sentences added up, named as in `COUNTS`."""
    rows = list(sentences)
    return {name: sum(getattr(row, name) for row in rows) for name in COUNTS}


class Word(NamedTuple):
    """What is counted of a word type wherever it stands; `hard` and `unfamiliar` hold unless it is a name there."""

    syllables: int
    letters: int
    hard: bool
    unfamiliar: bool


@lru_cache(maxsize=200_000)
def counted(word: str, reading: int | None = None) -> Word:
    """The counts of a word type, its syllables by rule unless a reading is given."""
    count = syllables(word).count if reading is None else reading
    letters = sum(character.isalnum() for character in word)
    return Word(count, letters, count >= 3 and is_hard(word, count), not is_familiar(word.lower()))


def proper_nouns(sentences: list[list[str]]) -> set[str]:
    """Word types written with a capital within a sentence, and nowhere in the text without one."""
    inside, lower = set(), set()
    for sentence in sentences:
        for position, token in enumerate(sentence):
            word = word_type(token)
            if word[:1].islower():
                lower.add(word)
            elif not is_initial(position, token):
                inside.add(word)
    return {word for word in inside if word.lower() not in lower}


def is_initial(position: int, token: str) -> bool:
    """Whether a word opens a sentence or a quotation, where a capital says nothing."""
    return position == 0 or token[0] in OPENING


def is_hard(word: str, count: int) -> bool:
    """Whether a word of three or more syllables is hard in Gunning's sense; names are to be kept out before.

    Not hard: a figure; three syllables of which -ed, -es or -ing makes one; a hyphenated word of easy parts.
    """
    if not re.search(r"[^\W\d_]", word) or (count == 3 and MADE_LONGER.search(word.lower())):
        return False
    parts = [part for part in word.split("-") if part]
    return len(parts) == 1 or any(syllables(part).count >= 3 and is_hard(part, syllables(part).count) for part in parts)


@cache
def is_familiar(word: str) -> bool:
    """Whether a lower-case word is on the Dale-Chall list, or a regular form of a word that is.

    Regular forms by the instructions of 1948: plural, possessive, -ed, -ing, -n, -er, -est; figures are familiar, and
    a hyphenated word if all its parts are.
    """
    easy = familiar_words()
    word = re.sub(r"'s?$", "", word)
    if word in easy or not re.search(r"[^\W\d_]", word):
        return True
    if "-" in word:
        return all(is_familiar(part) for part in word.split("-") if part)
    for ending, restored in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            if stem + restored in easy or (stem[-1] == stem[-2:-1] and stem[:-1] in easy):
                return True
    return False
