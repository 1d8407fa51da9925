"""Names resolved to sources within an article: a surname to the full name, a pronoun to its antecedent.

Everything here is an estimate from the article's own words; where nothing fits, the answer is None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from functools import cache

from newsaudit import lexicon
from newsaudit.article import Span
from newsaudit.engine.tokens import abbreviations

PART = r"(?:[^\W\d_a-z][\w’'-]*[^\W_]\.?|(?:[^\W\d_a-z]\.)+)"
NAME = re.compile(rf"{PART}(?:(?: (?:{PART}|de|van|von|der|bin|al|la|of))* {PART})?")
POSSESSIVE = re.compile(r"[’']s?$")
NAME_PHRASE_END = re.compile(
    r",| who | which | of | for | from | at | in |\(| — | – | - |--| [a-z]+(?:ing|ed|en) (?:to|by) "
)
GENERATIONS = {"Jr", "Sr", "II", "III", "IV", "V"}
PARTICLES = {"de", "la", "van", "von", "der", "bin"}
People = dict[tuple[str, str | None], list[tuple[int, str, str | None]]]  # lists of position, full name, pronoun
RECENT = 8  # sources that a pronoun may mean
LOOK_BACK = 1500  # characters: about three paragraphs; a pronoun that points further back is left open


def names_of(text: str, spans: list[Span | None]) -> list[str | None]:
    """Return for each source, given as its span or None, the full name within the article, or its description; or None.

    A surname takes the full name last seen before it (or first after it); a pronoun takes the nearest source or person
    before it that fits, within the last paragraphs; it stays None if none fits.
    """
    people = full_names(text)
    mentioned = sorted({entry for entries in people.values() for entry in entries if entry[2]})
    names: list[str | None] = [None] * len(spans)
    latest: deque[tuple[int, str, str | None]] = deque(maxlen=RECENT)
    tied: dict[str, str] = {}
    for number in sorted((number for number, span in enumerate(spans) if span), key=spans.__getitem__):
        start, phrase = spans[number].start, text[slice(*spans[number])]
        word = phrase.lower()
        if word in ("he", "she", "they", "it", "who", "which", "that"):
            name = antecedent(text, start, word, list(latest), mentioned, people)
            if name and word in ("he", "she"):
                tied[name] = word
                latest = deque(((at, other, tied.get(other, fitting)) for at, other, fitting in latest), RECENT)
                latest.append((start, name, word))
        elif word in ("i", "we", "you"):
            name = None
        else:
            name = full_name_of(phrase, start, people)
            latest.append((start, name, pronoun_of(name, phrase, people) or tied.get(name)))
        names[number] = name
    return names


def full_names(text: str) -> People:
    """Return the people of a text by last name and pronoun (or None), and by first name, if one or two have it."""
    names: People = {}
    matches = (match for match in NAME.finditer(text) if " " in match.group())
    for start, part in ((match.start(), part) for match in matches for part in split_names(match.group())):
        words = name_words(part)
        name, pronoun = without_titles(words)
        pronoun = pronoun or first_names().get(name[0] if name else "")
        last = surname(name)
        if not is_surname(name):
            full = " ".join(name)
        elif pronoun and len(words) > 1:  # “Mrs. Wren” says which pronoun fits the Wren of before
            known = names.get((last, pronoun))
            full = known[-1][1] if known else name[0]
        else:
            continue
        entry = (start, full, pronoun)
        for fitting in (pronoun, None) if pronoun else ("he", "she", None):
            names.setdefault((last, fitting), []).append(entry)
        namesakes = names.setdefault((name[0], "first"), [])
        if pronoun and len(namesakes) < 2 and full not in (one[1] for one in namesakes):
            namesakes.append(entry)
    return names


def is_surname(name: list[str]) -> bool:
    """Return whether the words of a name are a last name alone: Wren, Van Wren, De la Wren."""
    return all(word.lower() in PARTICLES for word in name[:-1])


def name_words(name: str) -> list[str]:
    """Return the words of a name without a possessive, nor a full stop after the last one."""
    words = [POSSESSIVE.sub("", word) for word in name.split()]
    last = words[-1].rstrip(".")
    ends = "." not in last and (len(words[-1]) > 3 or last in ("II", "IV", "V"))  # not the stop of “Jr.” or “U.K.”
    return [*words[:-1], last if ends else words[-1]]


def split_names(names: str) -> list[str]:
    """Return names cut where a full stop is no abbreviation's: “Ada Hale. Mr. Wren” are two."""
    parts: list[list[str]] = [[]]
    for word in names.split():
        parts[-1].append(word)
        if word.endswith(".") and len(word) > 3 and "." not in word[:-1] and word[:-1].lower() not in abbreviations():
            parts.append([])
    return [" ".join(part) for part in parts if part]


def surname(words: list[str]) -> str:
    """Return the last name among the words of a name: “Vance” of “Henry Vance Jr.”."""
    return next((word for word in reversed(words) if word.rstrip(".") not in GENERATIONS), words[-1])


def without_titles(words: list[str]) -> tuple[list[str], str | None]:
    """Return the words of a name without the titles before it, and the pronoun that a title gives away."""
    pronoun = None
    while size := next((n for n in (2, 1) if len(words) > n and title_of(words[:n]) in titles()), 0):
        fitting = titles()[title_of(words[:size])]
        pronoun = pronoun or (fitting if fitting != "any" else None)
        words = words[size:]
    return words, pronoun


def title_of(words: list[str]) -> str:
    """Return words as they stand in `lexicon/titles.csv`: without the stops of their abbreviations."""
    return " ".join(word.rstrip(".") for word in words)


@cache
def titles() -> dict[str, str]:
    """Return titles that stand before names, each with the pronoun that fits (`he`, `she` or `any`)."""
    return {row["lemma"]: row["class"] for row in lexicon.rows("titles")}


@cache
def first_names() -> dict[str, str]:
    """Return frequent first names, each with the pronoun that fits."""
    return {row["lemma"]: row["class"] for row in lexicon.rows("first_names")}


def full_name_of(phrase: str, position: int, people: People) -> str:
    """Return the full name a noun phrase stands for: a person's by the last name, else the phrase up to a comma."""
    head = name_after_description(phrase) or NAME_PHRASE_END.split(phrase, maxsplit=1)[0].strip() or phrase
    names = [match for match in NAME.finditer(head) if match.end() == len(head)]
    if not names:
        return head
    words, pronoun = without_titles(name_words(split_names(names[-1].group())[-1]))
    if not is_surname(words):
        return " ".join(words)
    known = people.get((surname(words), pronoun), [])
    if known:
        return known[max(0, bisect_right(known, position, key=lambda entry: entry[0]) - 1)][1]
    namesakes = people.get((words[0], "first"), []) if names[-1].group() == head else []
    return namesakes[0][1] if len(namesakes) == 1 else head


def name_after_description(phrase: str) -> str | None:
    """Return the full name that follows a description and a comma: Tom Hesketh of “its chair, Tom Hesketh”.

    None if the description ends in a place or in a name of its own: “a man from Leeds, West Yorkshire”.
    """
    described, _, rest = phrase.partition(", ")
    if " and " in rest:  # “the twins, Ann Otis and Tom Hale”: two
        return None
    if not described[:1].islower() and described.split(" ")[0] not in DETERMINERS or PLACED.search(described):
        return None
    name = NAME.match(rest)
    whole = name and rest[name.end() : name.end() + 1] in ("", ",") and " " in name.group()
    return name.group() if whole else None


DETERMINERS = frozenset("The A An His Her Its Their Our My One Another".split())
PLACED = re.compile(r"\b(?:in|from|near|outside|around|across|to|based)\b(?: the)? [A-Z][\w’' -]*$")


def antecedent(
    text: str,
    position: int,
    pronoun: str,
    latest: list[tuple[int, str, str | None]],
    mentioned: list[tuple[int, str, str]],
    people: People,
) -> str | None:
    """Return the name of the nearest source before a pronoun that can be meant by it; None rather than a guess.

    “he” and “she” want a person of whom nothing known says otherwise, and no second one who fits as well: a source
    goes before people only mentioned in its sentence. “they” and “it” want what is no person.
    """
    if pronoun in ("who", "which", "that"):
        return name_just_before(text, position, people)
    near = [(start, name, fitting) for start, name, fitting in latest if position - start <= LOOK_BACK]
    unknown = [(start, name) for start, name, fitting in near if fitting is None]
    if pronoun in ("they", "it"):
        bodies = [name for start, name in unknown if start > position - LOOK_BACK // 3]
        return bodies[-1] if bodies else None
    known = [(start, name, True) for start, name, fitting in near if fitting == pronoun]
    known += people_mentioned(position, pronoun, mentioned)
    return the_one_meant(text, known, [(start, name) for start, name in unknown if may_be_person(name)])


def name_just_before(text: str, position: int, people: People) -> str | None:
    """Return the full name that ends just before a relative pronoun, None if none does: Mary Lunt, who said."""
    before = text[max(0, position - 120) : position].rstrip(" ,—–-")
    names = [match.group() for match in NAME.finditer(before) if match.end() == len(before)]
    return full_name_of(names[-1], position, people) if names else None


def people_mentioned(position: int, pronoun: str, mentioned: list[tuple[int, str, str]]) -> list[tuple[int, str, bool]]:
    """Return those of the last people mentioned before a position whom a pronoun fits, as no sources (False)."""
    last = bisect_right(mentioned, (position,))
    return [
        (start, name, False)
        for start, name, fitting in mentioned[max(0, last - RECENT) : last]
        if fitting == pronoun and position - start <= LOOK_BACK
    ]


def the_one_meant(text: str, known: list[tuple[int, str, bool]], unknown: list[tuple[int, str]]) -> str | None:
    """Return the one person meant among those `known` to fit, each a source or not, and `unknown`; None if it is open.

    In the sentence of the nearest, a source goes before people only mentioned.
    """
    if not known:
        return unknown[0][1] if len({name for _, name in unknown}) == 1 else None
    nearest = max(start for start, _, _ in known)
    if any(start > nearest and " " in name for start, name in unknown):
        return None
    level = [entry for entry in known if not SENTENCE_BREAK.search(text, min(entry[0], nearest), nearest)]
    names = {name for _, name, speaks in level if speaks} or {name for _, name, _ in level}
    return names.pop() if len(names) == 1 else None


SENTENCE_BREAK = re.compile(r"[a-z]{3}[.?!][”\"’')]*\s|\n")


def may_be_person(name: str) -> bool:
    """Return whether a name without a known pronoun may be a person's: in capitals, and no body by its last word."""
    return name[:1].isupper() and not name.startswith(("The ", "A ")) and name.split()[-1].lower() not in body_words()


@cache
def body_words() -> frozenset[str]:
    """Return words for institutions and other bodies."""
    return frozenset(row["lemma"] for row in lexicon.rows("bodies"))


def pronoun_of(name: str, phrase: str, people: People) -> str | None:
    """Return the pronoun, he or she, that fits a person; None if the text does not give it away."""
    said = [entry[2] for entry in people.get((surname(name.split()), None), [])[:20] if entry[1] == name and entry[2]]
    _, pronoun = without_titles(phrase.split())
    pronoun = pronoun or (said[0] if said else None) or first_names().get(name.split()[0])
    described = [word for part in phrase.split(", ")[:2] for word in NAME_PHRASE_END.split(part)[0].lower().split()]
    return pronoun or next((gendered_words()[word] for word in reversed(described) if word in gendered_words()), None)


@cache
def gendered_words() -> dict[str, str]:
    """Return words for a man or a woman (spokesman, wife), each with the pronoun that fits."""
    return {row["lemma"]: row["class"] for row in lexicon.rows("gendered")}
