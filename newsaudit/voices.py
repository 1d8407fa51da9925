"""Whether two names stand for one voice of an article."""

from __future__ import annotations

import re
from functools import cache

from newsaudit import lexicon

DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "these", "those"])
POSSESSIVE = re.compile(r"[’']s?$")
BRACKET = re.compile(r"\s*\([^)]*\)")
# What says more about a source than who it is begins here: “people briefed on …”, “sources close to …”, “Cole of …”.
TAIL = re.compile(
    r"\s(?:of|who|whose|which|in|for|from|at|by|on|to|with|close|familiar|seen|held|drawn|made|[a-z]+(?:ed|ing))\b.*"
)


def same_voice(one: str, other: str) -> bool:
    """Return whether two names stand for one voice, the way that a person who compares two codings would take them.

    Capitals, articles, possessives, titles and brackets count for nothing, and what follows a comma neither. Of what
    stands before “of”, “who”, “for”, “seen” and so on, the names have to be equal; or end on the same word, one holding
    all the words of the other (`Cole` and `Tim Cole`, `the official` and `a senior official`; a different first name is
    a different person); or one is how the other, a proper name, begins (`Northbank` and `Northbank Homes`) or its
    initials. Proper names in what follows, where both have some, must share one (`a lawyer for Cole` is not
    `a lawyer for Hale`). No name is the same voice as no name only.
    """
    (head, tail), (other_head, other_tail) = parts_of(one), parts_of(other)
    if not head or not other_head:
        return not head and not other_head
    if initials(one, other) or initials(other, one):
        return True
    if tail and other_tail and not tail & other_tail:
        return False
    short, long = sorted(([word.casefold() for word in words] for words in (head, other_head)), key=len)
    if short[-1] == long[-1]:
        return set(short) <= set(long)
    begins = long[: len(short)] == short
    return begins and all(word[0].isupper() for word in [*head, *other_head])


def parts_of(name: str) -> tuple[list[str], frozenset[str]]:
    """Return the words of a name that say who it is, and the proper names, in lower case, in what follows them."""
    words = BRACKET.sub("", name).partition(",")[0].split()
    while words and words[0].casefold() in DETERMINERS:
        words = words[1:]
    plain = " ".join(words)
    head = TAIL.sub("", plain)
    of_a_name = len(words) > 1 and words[-1].islower() and words[-2][:1].isupper()
    if head[:1].isupper() and of_a_name and not head.rpartition(" ")[2].islower():
        head = plain  # “Department for Ports spokesman” is about the spokesman, “Sources close to the minister” is not
    words = [POSSESSIVE.sub("", word).strip(".“”\"‘’'") for word in head.split()]
    told = [word for word in words if word]
    named = [word for word in told if word.casefold() not in titles()]
    tail = re.findall(r"[^\W\d_][\w’'-]*", plain[len(head) :])
    proper = frozenset(POSSESSIVE.sub("", word).casefold() for word in tail if word[0].isupper())
    return named or told, proper


def initials(short: str, name: str) -> bool:
    """Return whether a name is the acronym of another, with or without the small words between."""
    letters = re.sub(r"^(?:the|The) |\.", "", short)
    words = [word for word in re.split(r"[\s-]+", BRACKET.sub("", name)) if word.casefold() not in DETERMINERS]
    every = "".join(word[0] for word in words if word)
    return len(letters) > 1 and letters.isupper() and letters in ("".join(filter(str.isupper, every)), every.upper())


@cache
def titles() -> frozenset[str]:
    """Return the titles that stand before a name, in lower case, without their stops."""
    return frozenset(row["lemma"].casefold().strip(".") for row in lexicon.rows("titles"))
