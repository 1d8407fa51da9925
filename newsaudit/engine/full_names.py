"""The full names of a text: runs of capitalised words, without what the headline or the start of a sentence adds."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsaudit import lexicon
from newsaudit.engine.name_forms import is_opening
from newsaudit.engine.name_parts import (
    POSSESSIVE,
    NamePart,
    classes,
    ends_body,
    grammar_words,
    is_body,
    is_first_name,
    is_surname,
    is_title_or_role,
    name_part,
    pieces,
    surname,
    without_possessive,
)
from newsaudit.engine.role_names import is_office

LONGEST_HEADLINE = 200  # signs
JOINTS = frozenset([" and ", " for ", " for the ", " on ", " on the ", " of the "])
SENTENCE_ENDS = ("", ".", "?", "!", "\n", ":")
WITH_FIRST_NAME = re.compile(
    r"(?:^|[\n“\"]|\b[a-z][\w’'-]*,? |[.?!] |\b[A-Z][a-z]+s )([A-Z][\w’'-]+) and $"
)  # Ann and Bob Day


class Names(NamedTuple):
    """The names of a text: the full ones, the surnames with a title or particle, and the words that stand alone.

    `beginnings` are the whole names of bodies that also go by their first words.
    """

    full: list[NamePart]
    surnames: list[NamePart]
    single: list[tuple[int, str]]
    beginnings: dict[tuple[str, ...], tuple[str, ...]]


def names_in(text: str) -> Names:
    """Return the names of a text, each kind in its order; a body’s first words are given as its whole name."""
    found = pieces(text)
    names = Names(bodies_with_joints(text, found), [], [], {})
    inside = {position for part in names.full for position in range(part.start, part.end)}
    for start, piece in found:
        part = name_part(start, piece) if " " in piece and start not in inside else None
        if part and part.start in inside:  # The Department of Salt, of the Department of Salt and Bees
            continue
        if " " not in piece and start not in inside:
            names.single.append((start, piece))
        elif part and is_surname(part.words):
            names.surnames.append(part)
        elif part and not is_office(part.words):
            names.full.append(part)
    return with_what_others_tell(text, names)


def with_what_others_tell(text: str, names: Names) -> Names:
    """Return names with what the others tell of each: where it begins, whose beginning it is, who is with it."""
    below = headline_end(text)
    known = {part.words for part in names.full if part.start >= below}
    families = defaultdict(set)
    parts = [
        one for one in sorted(names.full) if one.start >= below or one.words in known or is_first_name(one.words[0])
    ]
    for part in parts:
        families[surname(part.words)].add(part.words[0])
    shortened = bodies_by_beginning(text, known)
    full = []
    for part in parts:
        part = without_opening(text, part, known, families)
        if part.words in shortened:
            part = part._replace(words=shortened[part.words])
        full += filter(None, [named_with(text, part)])
        (names.surnames if is_surname(part.words) else full).append(part)
    return Names(full, names.surnames, names.single, shortened)


def named_with(text: str, part: NamePart) -> NamePart | None:
    """Return whom a text names before somebody by a first name alone: Ann, of Ann and Bob Day; None if nobody."""
    joined = text.startswith(" and ", part.start - 5)
    first = WITH_FIRST_NAME.search(text, max(0, part.start - 40), part.start) if joined else None
    if not first or part.titles or is_body(part.words) or len(part.words) < 2:
        return None
    if not is_first_name(first.group(1)) and not re.search(rf"\b[Tt]he {re.escape(surname(part.words))}s\b", text):
        return None
    return NamePart(first.start(1), first.end(1), (first.group(1), surname(part.words)), (), None, False)


def without_opening(text: str, part: NamePart, known: set[tuple[str, ...]], families: dict[str, set[str]]) -> NamePart:
    """Return a name without the common word that opens its sentence: Besides Wren, of whom the text knows more."""
    word, rest = part.words[0], part.words[1:]
    of_place = classes("renamings").get(word.lower()) == "place" and len(rest) > 1 and not is_body(part.words)
    if of_place and text.startswith("the ", part.start - 4):
        return part._replace(start=part.start + len(word) + 1, words=rest)  # the Dane Ada Wren
    doer = word.endswith("er") and len(word) > 6 and len(rest) > 1 and is_first_name(rest[0])  # Skateboarder Ada Wren
    common = doer or word.lower() in lexicon.familiar_words() or word.endswith("ing")
    if part.titles or not common or is_first_name(word):
        return part
    alone = len(rest) == 1 and (word.endswith("ing") or len(families[surname(rest)]) > 1)
    if rest not in known and not alone and not (len(rest) > 1 and is_first_name(rest[0])):
        return part
    if not text[max(0, part.start - 3) : part.start].rstrip(" “\"‘'—–-").endswith(SENTENCE_ENDS):
        return part
    return part._replace(start=part.start + len(word) + 1, words=rest)


@cache
def joined_body() -> re.Pattern:
    """Return the pattern of a body's name with “and”, “for” or “on” in it: the Food and Drug Administration."""
    nouns = "|".join(sorted(word.capitalize() for word, kind in classes("bodies").items() if kind == "organisation"))
    run = r"(?:[A-Z][\w’'-]+ )"
    return re.compile(
        rf"\b(?:{run}{{0,4}}(?:{nouns})"
        rf"(?: (?:for|on|of)(?: the)? (?:{run}{{0,3}}[A-Z][\w’'-]+)(?: and {run}{{0,2}}[A-Z][\w’'-]+)?)+"
        rf"|(?P<first>{run}{{1,4}})and {run}{{1,4}}(?:{nouns}|Directorate|Inspectorate)\b(?! [A-Z]))"
    )


def bodies_with_joints(text: str, found: list[tuple[int, str]]) -> list[NamePart]:
    """Return the names of bodies that have “and”, “for” or “on” in them: Occupational Safety and Health Administration.

    Not two that are named together: Ada Wren and the Crown Council, Leeds Council and Hull Council. `found` are the
    runs of capitalised words of the text, each with where it starts.
    """
    names: list[NamePart] = []
    for (begin, piece), (after, _) in pairwise(found):
        joined = text[begin + len(piece) : after] in JOINTS and not (names and begin < names[-1].end)
        match = joined_body().match(text, begin) if joined else None
        if not match:
            continue
        first, words = (match["first"] or "").split(), match.group().split()
        while first and first[0].lower() in grammar_words():
            first = first[1:]
        named = any(is_first_name(word) or word.lower() in grammar_words() for word in first)
        if named or first and (ends_body(first[-1]) or first[0].isupper()):
            continue
        roles = (is_title_or_role(word) and is_first_name(name) for word, name in pairwise(words[2:]))
        if not first and any(roles):  # Committee on Oversight Chairman Ada Wren
            continue
        if words[-2] == "on" and classes("words").get(words[-1].lower()) == "day":  # the Commission for Bees on Monday
            continue
        opening = next(n for n, word in enumerate(words) if word.lower() not in grammar_words() or word.islower())
        start = match.start() + len(" ".join(words[:opening])) + bool(opening)
        own = tuple(without_possessive(word) for word in words[opening:])
        names.append(NamePart(start, match.end(), own, (), None, bool(POSSESSIVE.search(words[-1]))))
    return names


def bodies_by_beginning(text: str, known: set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the names of bodies by their words but the last, if they are no place: Prairie Wren, of … Health."""
    whole: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words in known:
        short = words[:-1]
        if len(short) < 2 or not is_body(words) or is_opening(short[0]):
            continue
        if not is_body(short) or classes("name_endings").get(words[-1].lower().rstrip(".")) == "legal form":
            whole[short] = () if short in whole else words
    return {short: words for short, words in whole.items() if words and not is_in_place(text, short, words[-1])}


def is_in_place(text: str, short: tuple[str, ...], last: str) -> bool:
    """Return whether words stand for a place: in Arden Bay, where no “Hospital”, the body’s `last` word, follows."""
    name = " ".join(short)
    return f"n {name}" in text and bool(re.search(rf"\b[Ii]n {re.escape(name)}\b(?! {re.escape(last)})", text))


def headline_end(text: str) -> int:
    """Return where a first line ends in which nearly every word has a capital, so that it tells no names; else 0.

    A line that ends in a full stop and has a verb in small letters is a sentence full of names.
    """
    end = text.find("\n")
    words = [word for word in text[: max(0, min(end, LONGEST_HEADLINE + 1))].split() if len(word) > 3]
    is_headline = 0 < end <= LONGEST_HEADLINE and sum(word[0].isupper() for word in words) > 0.6 * len(words) > 1
    small = (word for word in words if word.islower() and classes("words").get(word) != "preposition")
    is_sentence = text.endswith((".", ".”", '."'), 0, max(0, end)) and any(small)
    return end if is_headline and not is_sentence else 0
