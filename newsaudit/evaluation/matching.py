"""Which attribution that was found answers to which of the gold, by the words they share, and whose it is.

The overlap measure is that of the Gender Gap Tracker (Asr et al. 2021): a gold quotation counts as found if more than
30 % of its words are covered, one quotation to one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

ENOUGH = 0.3  # of the words of a quotation: more than that, and it counts as found
TOKEN = re.compile(r"\w+(?:[’'.-]\w+)*|\S")
EDGES = "“”\"‘’'«» \t\n\r,.;:—–-"
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "who", "you"])
SUFFIXES = frozenset(["jr", "sr", "the", "ii", "iii"])
BEFORE_HEAD = re.compile(r",| of | who | in | for | from | at ")

Words = frozenset[int]


def word_numbers_in(text: str) -> Callable[[tuple[int, int]], Words]:
    """Return the function that gives the numbers, from 0, of the words of a text that begin within a span."""
    starts = [match.start() for match in TOKEN.finditer(text) if re.match(r"\w", match.group())]
    return lambda span: frozenset(range(bisect_left(starts, span[0]), bisect_left(starts, span[1])))


def pieces(text: str, one: dict) -> list[tuple[int, int]]:
    """Return the contents of an attribution cut at line ends, without marks and punctuation at their edges."""
    found = []
    for start, end in one["content_spans"]:
        for line in re.finditer(r"[^\n]+", text[start:end]):
            inner = line.group().strip(EDGES)
            if inner:
                a = start + line.start() + len(line.group()) - len(line.group().lstrip(EDGES))
                found.append((a, a + len(inner)))
    return found


def covered(gold: Words, found: Words) -> float:
    """Return the share of the gold's words that are among those found."""
    return len(gold & found) / len(gold) if gold else 0.0


def alike(gold: Words, found: Words) -> float:
    """Return the words in both as a share of the words in either (Jaccard)."""
    return len(gold & found) / len(gold | found) if gold | found else 0.0


def matched(
    gold: list[Words], found: list[Words], closeness: Callable[[Words, Words], float] = covered
) -> list[tuple[int, int]]:
    """Return pairs of gold and found, one to one, the closest first, each with more than 30 % of the gold covered."""
    scored = sorted(
        (-closeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if covered(g, f) > ENOUGH
    )
    rows, columns, pairs = set(), set(), []
    for _, i, j in scored:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            pairs.append((i, j))
    return pairs


def same_source(text: str, gold: dict, found: dict) -> bool:
    """Return whether two attributions have the same source: overlapping spans, the same head name, or both none."""
    a, b = gold["source_span"], found.get("source_span")
    if a is None or b is None:
        both_none = a is None and b is None
        return both_none or bool(a and found.get("source_name") and same_head(text[slice(*a)], found["source_name"]))
    if b[0] < a[1] and a[0] < b[1]:
        return True
    names = (found.get("source_name") or text[slice(*b)], text[slice(*b)])
    return any(same_head(text[slice(*a)], name) for name in names)


def same_head(one: str, other: str) -> bool:
    """Return whether two noun phrases have the same head word (`head_word`), and it is no pronoun."""
    head = head_word(one)
    return bool(head) and head not in PRONOUNS and head == head_word(other)


def head_word(phrase: str) -> str:
    """Return the last word, in lower case, of a noun phrase before its first comma, “of”, “who”, “in” and so on."""
    words = re.findall(r"[A-Za-zÀ-ÿ'’-]+", BEFORE_HEAD.split(phrase)[0])
    words = [re.sub(r"[’']s$", "", word) for word in words if word.lower() not in SUFFIXES]
    return words[-1].lower() if words else ""
