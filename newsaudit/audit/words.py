"""Words of attributions: which words of the story a stretch holds, and each word counted once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from newsaudit.article import Article, Span
from newsaudit.audit.model import CodedAttribution


def word_numbers(article: Article, spans: Iterable[Span]) -> set[int]:
    """Return the numbers, from 0, of the story's words that have a letter or digit within any of the spans."""
    words, text, numbers = article.words, article.text, set()
    for start, end in spans:
        first, last = bisect_left(words, (start,)), bisect_left(words, (end,))
        if first and words[first - 1].end > start:
            first -= 1
        if last - first > 2:  # a word that is wholly inside needs no look at its letters
            numbers.update(range(first + 1, last - 1))
        for number in {first, last - 1} if first < last else ():
            a, b = max(words[number].start, start), min(words[number].end, end)
            if any(map(str.isalnum, text[a:b])):
                numbers.add(number)
    return numbers


def quoted_and_paraphrased(article: Article, one: CodedAttribution) -> tuple[set[int], set[int]]:
    """Return the numbers of an attribution's words inside the marks, the editor's left out, and outside them."""
    quoted = word_numbers(article, one.quotes)
    return quoted - word_numbers(article, one.editor), word_numbers(article, one.contents) - quoted


def word_counts(article: Article, attributions: Sequence[CodedAttribution]) -> list[tuple[int, int, int]]:
    """Return how many words each attribution has: quoted, the editor's, paraphrased.

    A word inside several that count is counted for the shortest of them alone; of equally short ones for the first.
    """
    contents = [word_numbers(article, one.contents) for one in attributions]
    owner_of_word: dict[int, int] = {}
    for number in sorted(range(len(attributions)), key=lambda number: (-len(contents[number]), -number)):
        if attributions[number].counts:
            owner_of_word.update(dict.fromkeys(contents[number], number))
    counts = []
    for number, (one, content) in enumerate(zip(attributions, contents, strict=True)):
        quoted, editor = word_numbers(article, one.quotes), word_numbers(article, one.editor)
        parts = (quoted - editor, editor, content - quoted)
        own = Counter(
            kind for kind, words in enumerate(parts) for word in words if owner_of_word.get(word, number) == number
        )
        counts.append((own[0], own[1], own[2]))
    return counts
