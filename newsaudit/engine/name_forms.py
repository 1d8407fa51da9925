"""The forms of a name: whether two can be one’s, which is the fuller one, and what looks like a person’s."""

from __future__ import annotations

from newsaudit import lexicon
from newsaudit.engine.name_parts import GENERATIONS, PARTICLES, is_body, is_first_name, is_role, is_title_or_role

# South Africa, New Zealand, West Ham: their last word alone is no surname
PARTS_OF_PLACES = frozenset(
    "New North South East West Northern Southern Eastern Western Central Saint St San Santa Los Las El La Fort Mount "
    "Port Lake Great Greater Upper Lower Old United Grand Big Red White Black Super".split()
)


def is_surname_of(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Return whether words are the last of a longer name: Wren, of Ada Wren; what is so called is hardly a company."""
    return len(name) > len(words) and name[-len(words) :] == words


def is_junior(words: tuple[str, ...]) -> bool:
    """Return whether a name says of which generation somebody is: Ada Wren Jr."""
    return words[-1].rstrip(".") in GENERATIONS


def is_end_of(known: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Return whether one name of a person is the last words of the other: Suu Kyi, of Aung San Suu Kyi."""
    short, long = sorted((known, asked), key=len)
    placed = short[0] in PARTS_OF_PLACES or long[0] in PARTS_OF_PLACES  # Ada Wren, South Arden
    return long[-len(short) :] == short and len(long) - len(short) < 3 and not is_body(long) and not placed


def fuller(known: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fuller of two names of one, the known one if they are alike; Ada Wren, not Vermonter Ada Wren."""
    if len(words) == len(known):
        return words if known[0].endswith(".") and words[0].startswith(known[0][:-1]) else known
    short, long = sorted((known, words), key=len)
    before = long[: -len(short)] if short and long[-len(short) :] == short else ()
    named = before and is_first_name(short[0])
    titled = any(is_title_or_role(word) for word in before)
    return short if titled or named and not is_first_name(before[-1]) else long


def is_same_first(known: str, asked: str) -> bool:
    """Return whether two first words of names can be one: Henry, and the H. of H. Vance."""
    return known.startswith(asked.rstrip(".")) or known.endswith(".") and asked.startswith(known[:-1])


def is_like_person(words: tuple[str, ...], described: bool = False) -> bool:
    """Return whether a name looks like a person’s: not New Arden; Ada Hill if `described`, Ada Hill, a nurse."""
    last = words[-1].lower()
    common = is_role(last) or is_role(last.removesuffix("s")) or last in lexicon.familiar_words() and not described
    return words[0] not in PARTS_OF_PLACES and not common and not "".join(words).isupper()


def is_opening(word: str) -> bool:
    """Return whether a word opens names of persons or places: Ada, New."""
    return is_first_name(word) or word in PARTS_OF_PLACES


def ends_alike(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Return whether a name ends in the very words of a surname, particle and all: Luis da Wren, of Da Wren."""
    bare = len(name) <= len(words) or name[-len(words) - 1].lower() not in PARTICLES
    return bare and [*map(str.lower, name[-len(words) :])] == [*map(str.lower, words)]


def initials(words: tuple[str, ...], is_body: bool) -> list[str]:
    """Return what a name is abbreviated to: FDA; of a body also with its small letters, MoD."""
    if len(words) < 3:
        return []
    every = "".join(word[0] for word in words)
    capitals = "".join(filter(str.isupper, every))
    return [
        letters for letters in dict.fromkeys((capitals, every)) if len(letters) > 2 and (is_body or letters.isupper())
    ]
