"""Names resolved to sources within an article: a surname to the full name, a pronoun to its antecedent.

Everything here is an estimate from the article's own words; where nothing fits, the answer is None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache

from newsaudit import lexicon
from newsaudit.attribution import Attribution

PART = r"(?:[^\W\d_a-z][\w’'-]*[^\W_]\.?|[^\W\d_a-z]\.)"
NAME = re.compile(rf"{PART}(?: (?:{PART}|de|van|von|der|bin|al|la|of))* {PART}|{PART}")
POSSESSIVE = re.compile(r"[’']s?$")
HEAD_END = re.compile(r",| who | which | of | for | from | at | in |\(| — | – | - |--| [a-z]+(?:ing|ed|en) (?:to|by) ")
GENERATIONS = {"Jr", "Sr", "II", "III", "IV", "V"}
LOOK_BACK = 1500  # signs: about three paragraphs; a pronoun that points further back is left open


def name_sources(text: str, found: list[Attribution]) -> list[Attribution]:
    """The attributions in their order, each with `source_name`: the full name within the article, or the description.

    A surname takes the full name last seen before it (or first after it); a pronoun takes the nearest source or person
    before it that fits, within the last paragraphs; it stays None if none fits.
    """
    people = full_names(text)
    mentioned = sorted(entry for entries in people.values() for entry in entries if entry[2])
    named, latest = [], []
    for one in sorted(found, key=lambda one: one.source or (0, 0)):
        name = None
        if one.source:
            phrase = text[slice(*one.source)]
            pronoun = phrase.lower()
            if pronoun in ("he", "she", "they", "it", "who", "which", "that"):
                name = antecedent(text, one.source.start, pronoun, latest, mentioned, people)
            elif pronoun not in ("i", "we", "you"):
                name = resolved(phrase, one.source.start, people)
                latest.append((one.source.start, name, phrase))
        named.append(replace(one, source_name=name))
    order = {id(one): number for number, one in enumerate(sorted(found, key=lambda one: one.source or (0, 0)))}
    return [named[order[id(one)]] for one in found]


def full_names(text: str) -> dict[str, list[tuple[int, str, str | None]]]:
    """The names of two words or more in a text, by last word: position, name without title, the pronoun that fits."""
    names: dict[str, list[tuple[int, str, str | None]]] = {}
    for match in NAME.finditer(text):
        words = name_words(match.group())
        name, pronoun = without_titles(words)
        pronoun = pronoun or first_names().get(name[0] if name else "")
        last = surname(name)
        known = names.get(last, [])
        if len(name) > 1:
            names.setdefault(last, []).append((match.start(), " ".join(name), pronoun))
        elif pronoun and len(words) > 1:  # “Mrs. Wren” says which pronoun fits the Wren of before
            names.setdefault(last, []).append((match.start(), known[-1][1] if known else name[0], pronoun))
    return names


def name_words(name: str) -> list[str]:
    """The words of a name without a possessive, nor a full stop after the last one."""
    words = [POSSESSIVE.sub("", word) for word in name.split()]
    last = words[-1].rstrip(".")
    return [*words[:-1], last if len(words[-1]) > 3 or last in ("II", "IV", "V") else words[-1]]


def surname(words: list[str]) -> str:
    """The last name among the words of a name: “Vance” of “Henry Vance Jr.”."""
    return next((word for word in reversed(words) if word.rstrip(".") not in GENERATIONS), words[-1])


def without_titles(words: list[str]) -> tuple[list[str], str | None]:
    """The words of a name without the titles before it, and the pronoun that a title gives away."""
    pronoun = None
    while len(words) > 1 and words[0].rstrip(".") in titles():
        pronoun = pronoun or {"he": "he", "she": "she"}.get(titles()[words[0].rstrip(".")])
        words = words[1:]
    return words, pronoun


@cache
def titles() -> dict[str, str]:
    """Titles that stand before names, each with the pronoun that fits (`he`, `she` or `any`)."""
    return {row["lemma"]: row["class"] for row in lexicon.rows("titles")}


@cache
def first_names() -> dict[str, str]:
    """Frequent first names, each with the pronoun that fits."""
    return {row["lemma"]: row["class"] for row in lexicon.rows("first_names")}


def resolved(phrase: str, position: int, people: dict[str, list[tuple[int, str, str | None]]]) -> str:
    """The full name a noun phrase stands for: of a person by the last name, else the phrase up to its first comma."""
    head = HEAD_END.split(phrase, maxsplit=1)[0].strip() or phrase
    names = [match for match in NAME.finditer(head) if match.end() == len(head)]
    if not names:
        return head
    words, _ = without_titles(name_words(names[-1].group()))
    known = people.get(surname(words), [])
    if len(words) == 1 and known:
        return known[max(0, bisect_right(known, position, key=lambda entry: entry[0]) - 1)][1]
    return " ".join(words) if len(words) > 1 else head


def antecedent(
    text: str,
    position: int,
    pronoun: str,
    latest: list[tuple[int, str, str]],
    mentioned: list[tuple[int, str, str]],
    people: dict[str, list[tuple[int, str, str | None]]],
) -> str | None:
    """The name of the nearest source before a pronoun that can be meant by it; None rather than a guess.

    “he” and “she” want a person whose name or title does not say otherwise; “they” and “it” what is no person.
    """
    if pronoun in ("who", "which", "that"):
        before = text[max(0, position - 120) : position].rstrip(" ,—–-")
        names = [match.group() for match in NAME.finditer(before) if match.end() == len(before)]
        return resolved(names[-1], position, people) if names else None
    near = [(start, name, fitting(name, phrase, people)) for start, name, phrase in latest[-8:]]
    if pronoun in ("he", "she"):
        near += mentioned[max(0, bisect_right(mentioned, (position,)) - 8) : bisect_right(mentioned, (position,))]
    open_names = []
    for start, name, fits in sorted(near, key=lambda entry: entry[0], reverse=True):
        if position - start > LOOK_BACK:
            break
        if fits == pronoun or (fits is None and pronoun in ("they", "it") and start > position - LOOK_BACK // 3):
            return name
        if fits is None and name[:1].isupper() and not name.startswith(("The ", "A ")) and name not in open_names:
            open_names.append(name)
    return open_names[0] if len(open_names) == 1 and pronoun in ("he", "she") else None


def fitting(name: str, phrase: str, people: dict[str, list[tuple[int, str, str | None]]]) -> str | None:
    """The pronoun, he or she, that fits a person; None if the text does not give it away."""
    said = [entry[2] for entry in people.get(surname(name.split()), [])[:20] if entry[1] == name and entry[2]]
    _, pronoun = without_titles(phrase.split())
    return pronoun or (said[0] if said else None) or first_names().get(name.split()[0])
