"""The persons and bodies that a text names, each with every name it goes by: full name, surname, role, acronym.

What the text does not tie together stays apart: two persons of one surname are two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from newsaudit import lexicon
from newsaudit.engine.tokens import abbreviations

PART = r"(?:(?:[Aa]l-|[Ee]l-)?[^\W\d_a-zß-ÿ][\w’'-]*[^\W_]\.?|(?:[^\W\d_a-z]\.)+)"
NAME = re.compile(rf"{PART}(?:(?: (?:{PART}|de|van|von|der|bin|ibn|al|la|of))* {PART})?")
POSSESSIVE = re.compile(r"[’']s?$")
GENERATIONS = frozenset(["Jr", "Sr", "II", "III", "IV", "V"])
PARTICLES = frozenset(["de", "la", "van", "von", "der", "bin", "ibn", "al"])
COMPANY_ENDINGS = frozenset("inc corp co ltd llc plc corporation company holdings group motors airlines".split())
AGED = re.compile(r", (?:aged )?(\d{1,3})(?=[,.;)])|,? an? (\d{1,3})-year-old\b")
IN_BRACKETS = re.compile(r"\((?:the |or )?([A-Z][A-Za-z]*[A-Z])s?\)")
BESIDE = re.compile(r"(?:, (?:aged )?\d{1,3})?, ([^,.;:“”\"\n—]{3,80})")
ROLE_END = re.compile(r"\b(?:of|for|at|in|from|with|on|to|who|which|that|whose)\b")


class Mention(NamedTuple):
    """A place where a text names an entity, and whether the name stands in the possessive there."""

    start: int
    end: int
    possessive: bool


@dataclass
class Entity:
    """A person or body of a text: its longest name, the pronoun that fits, its roles and ages, and its mentions.

    `person` is True for a person, False for a body and None where nothing in the text says which.
    """

    words: tuple[str, ...]
    person: bool | None = None
    pronoun: str | None = None
    roles: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The longest name by which the text calls the entity."""
        return " ".join(self.words)


class NamePart(NamedTuple):
    """One name of a text: where it stands, its words without title, role and possessive, and what stood before them."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    pronoun: str | None
    possessive: bool


# --- the parts of a name -----------------------------------------------------------------------------------------


@cache
def classes(lexicon_name: str) -> dict[str, str]:
    """Return the lemmas of a lexicon, each with its class."""
    return {row["lemma"]: row["class"] for row in lexicon.rows(lexicon_name)}


@cache
def role_words() -> frozenset[str]:
    """Return the words for what a person is."""
    return frozenset(lemma for lemma, kind in classes("words").items() if kind == "role")


@cache
def grammar_words() -> frozenset[str]:
    """Return the words that open a sentence and are no part of a name: but, although, on, Thursday."""
    return frozenset(lemma for lemma, kind in classes("words").items() if kind not in ("role", "class"))


def is_title_or_role(word: str) -> bool:
    """Return whether a word stands before names: a title or a word for what a person is."""
    bare = word.rstrip(".")
    return bare in classes("titles") or bare.lower() in role_words()


def title_pronoun(words: list[str]) -> str | None:
    """Return the pronoun that the titles among some words give away; None if they fit any."""
    fits = (classes("titles").get(word.rstrip(".")) for word in words)
    return next((pronoun for pronoun in fits if pronoun in ("he", "she")), None)


def surname(words: tuple[str, ...]) -> str:
    """Return the last name among the words of a name: “Vance” of “Henry Vance Jr.”."""
    return next((word for word in reversed(words) if word.rstrip(".") not in GENERATIONS), words[-1])


def is_surname(words: tuple[str, ...]) -> bool:
    """Return whether the words of a name are a last name alone: Wren, Van Wren, De la Wren."""
    return all(word.lower() in PARTICLES for word in words[:-1])


def is_body(words: tuple[str, ...]) -> bool:
    """Return whether words name a body: by their last word, by “of”, or as an acronym in capitals."""
    last = words[-1].lower().rstrip(".")
    acronym = len(words) == 1 and len(words[0].replace(".", "")) > 1 and words[0].isupper()
    bodies = classes("bodies")
    return acronym or last in bodies or last in COMPANY_ENDINGS or "of" in words or words[0].lower() in bodies


def bare_words(name: str) -> list[str]:
    """Return the words of a name without a possessive, nor a full stop after the last one."""
    words = [POSSESSIVE.sub("", word) for word in name.split()]
    last = words[-1].rstrip(".")
    ends = "." not in last and (len(words[-1]) > 3 or last in ("II", "IV", "V"))  # not the stop of “Jr.” or “U.K.”
    return [*words[:-1], last if ends else words[-1]]


def split_at_stops(names: str) -> list[tuple[int, str]]:
    """Return names cut where a full stop is no abbreviation's, each with its offset: “Ada Hale. Mr. Wren” are two."""
    if "." not in names:
        return [(0, names)]
    parts, begin = [], 0
    for match in re.finditer(r"\S+", names):
        word = match.group()
        if word.endswith(".") and len(word) > 3 and "." not in word[:-1] and word[:-1].lower() not in abbreviations():
            parts.append((begin, names[begin : match.end()]))
            begin = match.end() + 1
    return [*parts, (begin, names[begin:])] if begin < len(names) else parts


def name_part(start: int, text: str) -> NamePart | None:
    """Return a name of the text without titles, roles and words of grammar before it; None if only those are left.

    “But City Attorney Ada Wren of Leeds” gives Ada Wren, with City and Attorney before her.
    """
    words = bare_words(text)
    first = 0
    while first < len(words) - 1 and words[first].lower() in grammar_words():
        first += 1
    if words[first].lower() in grammar_words() and words[first] not in classes("first_names"):
        return None
    last = first
    for number in range(first, len(words) - 1):
        follows = words[number + 1]
        named = number > first and words[number - 1] in classes("first_names")
        pair = " ".join(word.rstrip(".") for word in words[number - 1 : number + 1]) if number > first else ""
        if (
            (is_title_or_role(words[number]) or pair in classes("titles"))
            and follows != "of"
            and follows.rstrip(".") not in GENERATIONS
            and not named
        ):
            last = number + 1
    own = tuple(words[last:])
    if "of" in own and not is_body(own[: own.index("of")] or own) and own.index("of") > (0 if last > first else 1):
        own = own[: own.index("of")]
    before = tuple(words[first:last])
    offset = len(" ".join(text.split(" ")[:last])) + (1 if last else 0)
    return NamePart(
        start + offset, start + len(text), own, before, title_pronoun(list(before)), bool(POSSESSIVE.search(text))
    )


def name_parts(text: str) -> list[NamePart]:
    """Return every name in a text, in order."""
    return [part for start, piece in pieces(text) if (part := name_part(start, piece))]


def pieces(text: str) -> list[tuple[int, str]]:
    """Return every run of capitalised words in a text and where it starts."""
    return [
        (match.start() + offset, piece)
        for match in NAME.finditer(text)
        for offset, piece in split_at_stops(match.group())
    ]


# --- from names to entities --------------------------------------------------------------------------------------


class Entities:
    """The entities of a text, to be asked which of them a name, a role or an age stands for."""

    def __init__(self, text: str, spoken: list[tuple[int, int]]):
        """Gather the entities of a text; `spoken` are the spans of sources, which are persons unless they are bodies."""
        self.text = text
        self.everyone: list[Entity] = []
        self.by_surname: dict[str, list[Entity]] = defaultdict(list)
        self.by_word: dict[str, list[Entity]] = defaultdict(list)
        surnames, single = [], []
        for start, piece in pieces(text):
            if " " not in piece:
                single.append((start, piece))
            elif part := name_part(start, piece):
                surnames.append(part) if is_surname(part.words) else self.add(part)
        for match in IN_BRACKETS.finditer(text):
            self.add_acronym(match)
        for start, word in single:
            bare = POSSESSIVE.sub("", word).rstrip(".")
            if bare in self.by_surname or bare in self.by_word:
                surnames.append(NamePart(start, start + len(word), (bare,), (), None, bare != word.rstrip(".")))
        for part in sorted(surnames):
            entity = self.named(part.words, part.pronoun, part.start)
            if entity:
                self.tell(entity, part)
        self.mentions = sorted((m, n) for n, e in enumerate(self.everyone) for m in e.mentions)
        starts = [mention.start for mention, _ in self.mentions]
        for start, end in spoken:
            at = bisect_right(starts, end - 1) - 1
            if at >= 0 and starts[at] >= start and self.mentions[at][0].end == end:
                entity = self.everyone[self.mentions[at][1]]
                with_article = (
                    text[max(0, start - 4) : starts[at]].lower().endswith("the ")
                    or text[start : start + 4].lower() == "the "
                )
                entity.person = not with_article if entity.person is None else entity.person

    def add(self, part: NamePart) -> None:
        """Gather a full name: a new entity, or a longer or shorter name of one that is known."""
        last = surname(part.words)
        for entity in self.by_surname[last]:
            if entity.words[0] == part.words[0] or entity.words[0].startswith(part.words[0].rstrip(".")):
                break
        else:
            entity = Entity(part.words, person=False if is_body(part.words) else None)
            self.everyone.append(entity)
            self.by_surname[last].append(entity)
            for word in set(part.words[:-1]):
                self.by_word[word].append(entity)
        if len(part.words) > len(entity.words):
            entity.words = part.words
        if len(part.words) > 2 and not part.titles:
            initials = "".join(word[0] for word in part.words if word[0].isupper())
            if entity not in self.by_word[initials]:
                self.by_word[initials].append(entity)
        self.tell(entity, part)

    def add_acronym(self, match: re.Match) -> None:
        """Gather a body whose acronym follows its name in brackets: the words before whose initials spell it."""
        start = max(0, match.start() - 120)
        words, letters = self.text[start : match.start()].rpartition("\n")[2].split(), list(match.group(1).upper())
        begin = len(words)
        while letters and begin:
            begin -= 1
            if words[begin][0].upper() == letters[-1] and words[begin][0].isupper():
                letters.pop()
            elif words[begin][0].isupper():
                return
        if letters or not begin < len(words):
            return
        name = tuple(words[begin:])
        known = [one for one in self.by_surname[surname(name)] if one.words == name]
        entity = known[0] if known else Entity(name)
        entity.person = False
        if not known:
            self.everyone.append(entity)
            self.by_surname[surname(name)].append(entity)
            at = self.text.rfind(words[begin], start, match.start())
            entity.mentions.append(Mention(at, match.start() - 1, False))
        self.by_word[match.group(1)] = [entity]

    def tell(self, entity: Entity, part: NamePart) -> None:
        """Note a mention of an entity and what stands beside it: title, role, age, and the pronoun they give away."""
        entity.mentions.append(Mention(part.start, part.end, part.possessive))
        if entity.person is False or len(entity.mentions) > 12:
            return
        roles = [" ".join(part.titles).lower()] if part.titles else []
        before = self.text[max(0, part.start - 30) : part.start].rpartition("\n")[2]
        if before.endswith((" ", ", ")) and not part.titles:
            lower = before.rstrip(" ,").split(" ")[-2:]
            if lower and lower[-1] in role_words() or lower[-1:] and lower[-1] in classes("gendered"):
                roles.append(" ".join(lower[-2:]))
        beside = BESIDE.match(self.text, part.end)
        if beside and not part.possessive:
            phrase = ROLE_END.split(beside.group(1))[0].lower().split()
            if phrase and (phrase[-1] in role_words() or phrase[-1] in classes("gendered")):
                roles.append(" ".join(phrase))
        aged = AGED.match(self.text, part.end)
        if aged:
            entity.ages.add(aged.group(1) or aged.group(2))
        entity.roles.update(roles)
        evident = roles or aged or part.pronoun or entity.words[0] in classes("first_names")
        evident = evident or self.text.startswith(", who ", part.end)
        entity.person = entity.person or bool(evident) or None
        said = [classes("gendered").get(word) for role in roles for word in reversed(role.split())]
        entity.pronoun = (
            entity.pronoun
            or part.pronoun
            or next(filter(None, said), None)
            or classes("first_names").get(entity.words[0])
        )

    def named(self, words: tuple[str, ...], pronoun: str | None, position: int) -> Entity | None:
        """Return the entity that a name stands for at a position: by its full name, surname, first name or acronym.

        Of several of one surname it is the one last named before, of those whom a title does not exclude; a first
        name or other word has to be one entity's only.
        """
        family = [
            one for one in self.by_surname.get(surname(words), []) if not is_surname(words) or one.person is not False
        ]
        if not is_surname(words):
            family = [
                one for one in family if one.words[0] == words[0] or one.words[0].startswith(words[0].rstrip("."))
            ]
        fitting = [one for one in family if pronoun in (None, one.pronoun) or one.pronoun is None]
        if fitting:
            before = [one for one in fitting if one.mentions and one.mentions[0].start <= position]
            return max(before, key=lambda one: last_before(one, position)) if before else fitting[0]
        if len(words) == 1:
            holders = [one for one in self.by_word.get(words[0], []) if self.goes_by(one, words[0])]
            return (
                holders[0]
                if len(holders) == 1 and holders[0].pronoun in (None, pronoun or holders[0].pronoun)
                else None
            )
        return None

    def goes_by(self, entity: Entity, word: str) -> bool:
        """Return whether one word stands for an entity: a person's first name, an acronym, the head of a company's."""
        if entity.person:
            return True
        if entity.person is None:
            return len(word) > 2 and word.isupper() and word not in entity.words
        company = entity.words[-1].lower().rstrip(".") in COMPANY_ENDINGS and word == entity.words[0]
        return company or word not in entity.words

    def with_role(self, role: str, position: int) -> Entity | None:
        """Return the person whom a role stands for, “city attorney”: of those who have it, the last before a position.

        None if nobody has it, or if two who have it were named before.
        """
        held = [one for one in self.everyone if one.person and any(ends_in(held, role) for held in one.roles)]
        before = [one for one in held if one.mentions[0].start < position]
        return before[0] if len(before) == 1 else None

    def aged(self, years: str, position: int) -> Entity | None:
        """Return the only person of an age; None if there is none or more than one."""
        held = [one for one in self.everyone if years in one.ages and one.mentions[0].start < position]
        return held[0] if len(held) == 1 else None


def ends_in(held: str, role: str) -> bool:
    """Return whether a role as the text gives it is the one asked for, or a fuller form of it."""
    return held == role or held.endswith(" " + role)


def last_before(entity: Entity, position: int) -> int:
    """Return where an entity was last mentioned before a position; -1 if it was not."""
    return max((mention.start for mention in entity.mentions if mention.start <= position), default=-1)
