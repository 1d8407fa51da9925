"""Whom “the judge”, “the 34-year-old” or “the company” means: who has the role, or whom the text goes on about."""

from __future__ import annotations

import re
from functools import cache

from newsaudit import lexicon
from newsaudit.engine.antecedents import Antecedents, Candidate
from newsaudit.engine.entity import Entity, only
from newsaudit.engine.groups import Groups
from newsaudit.engine.name_parts import POSSESSIVE, classes, gendered, is_role
from newsaudit.engine.people import Entities
from newsaudit.engine.role_names import under_one_word
from newsaudit.engine.source_phrases import PARTIES, calls_one_person, is_passing

TOLD_REACH = 3000  # signs back to where a text tells what somebody is head of
MANY = 100  # entities, among whom nobody is told apart by a pronoun alone
CONTINUES = 2  # sentences, within which “the striker” goes on about who was named before
TWO = re.compile(r" and (?:the|an?|his|her|its|their) ")
# Words before “company” or “group” by which it is another than the one that was named: the parent company, a law firm.
OTHER_BODIES = frozenset(
    "water energy data delivery salvage packaging haulage removal night golf tennis boxing space news advocacy "
    "parent rival other sister competing law insurance security consulting accounting holding second another next new "
    "first third latter former merged combined police homeowners local state county city federal".split()
)
RESEARCHERS = ("researchers", "scientists", "authors", "academics", "team")  # who did a study, by any of these
OF_NO_COUNTRY = frozenset(["Hamas", "Hezbollah", "Taliban", "Opposition", "Rebel"])
LEADERS = ("president", "prime minister", "chancellor", "king", "premier")
ONE_OF_MANY = frozenset("authority association federation force league".split())  # the port authority is its own
EX = re.compile(r"\b[Ee]x-")
GREAT = re.compile(r"\bgreat-(?=grand)")
OF_SO_MANY = re.compile(r"-of-[a-z]+$")  # the mother-of-two
RANK = re.compile(r"\b(?:[Nn]umber [a-z]+|[Nn]o\.? ?\d+)$")  # the world number one
YEARS_OLD = re.compile(r"(\d{1,3})-year-old")


class Descriptions:
    """The descriptions of a text that stand for somebody it names, and those that spoke without a name so far."""

    def __init__(self, text: str, entities: Entities, antecedents: Antecedents, groups: Groups):
        """Begin with none that spoke."""
        self.text = text
        self.entities = entities
        self.antecedents = antecedents
        self.groups = groups
        self.described: dict[str, set[str]] = {}

    def of_description(self, words: list[str], position: int) -> Entity | None:
        """Return whom “the judge”, “the 34-year-old” or “the company” means; None where it is not one of them only."""
        if words[0].lower() != "the" or len(words) < 2 or TWO.search(" ".join(words)):
            return None
        words = words[:1] + plain_words(" ".join(words[1:]))
        own = [word.lower() for word in words[1:]]
        plain = [word for word in words[1:-1] if not is_passing(word)] + own[-1:]
        if calls_one_person(own[-1]) and classes("renamings").get(own[-1]) not in ("body", "company"):
            held = self.holder(" ".join(own), position) or self.holder(" ".join(plain), position)
            held = held or self.holder_of(own, position) or is_of_country(words) and self.leader(position)
            held = held or self.doer(own[-1], position)
            return held or self.renamed(own, position) or self.named_later(own, plain)
        if len(plain) > 1:
            named = only(one for one in self.entities.named_so(own[-1], position) if is_part_of_name(one, own))
            if named or not is_only_described(own) or self.is_brought_in(words, position):
                return named
        body = self.entities.of_kind(own[-1], position)
        if body or own[-1] not in classes("renamings") or self.entities.named_so(own[-1], position):
            return body
        return self.groups.going_on(position, own[-1])

    def holder(self, role: str, position: int) -> Entity | None:
        """Return the only person named before a position who has a role, or of several whom the text goes on about."""
        held = [one for one in self.entities.holders(role, position) if one.person]
        if len(held) < 2:
            return held[0] if held else None
        one = self.antecedents.of(position, None)
        return one.entity if one and one.entity in held and self.is_near(one, position) else None

    def is_brought_in(self, words: list[str], position: int) -> bool:
        """Return whether a description has stood before with “a” or an owner, so that it is whoever that was."""
        phrase = re.compile(rf"(?:\b[Aa]n?|[’']s?) {re.escape(' '.join(words[1:]))}\b")
        return phrase.search(self.text, max(0, position - TOLD_REACH), position) is not None

    def holder_of(self, own: list[str], position: int) -> Entity | None:
        """Return the only person whom the text calls the leader of the union, of “the union leader”; None if none."""
        called = "head|chief|boss" if under_one_word(own[-1]) == "head" else re.escape(own[-1])
        told = re.compile(rf"\b(?:{called}) (?:of|for) (?:the )?{re.escape(' '.join(own[:-1]))}\b")
        near = told.search(self.text, max(0, position - TOLD_REACH), position) if len(own) > 1 else None
        return self.holder(own[-1], position) if near else None

    def doer(self, role: str, position: int) -> Entity | None:
        """Return the only person named before a position of whom it is told that they do what a role does; else None.

        The director, of whom the text has told that Ada Wren directed the play.
        """
        does = doing().get(under_one_word(role))
        if does is None:
            return None
        doers = (one for one in self.antecedents.before(position) if does.match(self.text, one.end, position))
        return only({id(one.entity): one.entity for one in doers}.values())

    def leader(self, position: int) -> Entity | None:
        """Return the only person named near before who leads a country or party: the French leader; None if two do."""
        near = {id(one.entity): one.entity for one in self.antecedents.before(position) if self.is_near(one, position)}
        return only(one for one in near.values() if any(role.endswith(LEADERS) for role in one.roles))

    def named_later(self, own: list[str], plain: list[str]) -> Entity | None:
        """Return the only person of a text who has a role, though it is named later: the county sheriff; None if none.

        The place before a role need not stand there again, unless there are many of the role: the French president.
        """
        role = own if "by place" in classes("offices").get(own[-1], "") else plain
        held = only(self.entities.holders(" ".join(role)))
        return held if held and held.person else None

    def is_near(self, one: Candidate, position: int) -> bool:
        """Return whether somebody was named so few sentences before a position that the text may go on about them."""
        return self.antecedents.sentence_of(position) - self.antecedents.sentence_of(one.start) <= CONTINUES

    def renamed(self, words: list[str], position: int) -> Entity | None:
        """Return whom the text goes on about, if words only call that person something new: the striker.

        None if the words can name somebody who is new (the judge), or another was called so.
        """
        years = YEARS_OLD.fullmatch(words[-1])
        if years and (aged := self.entities.aged(years.group(1), position)):
            return aged
        called = words[-1] in self.described or self.entities.holders(words[-1])
        former = "former" in words[:-1] and is_role(words[-1])
        owned = any(map(POSSESSIVE.search, words))  # the couple’s son
        if called or owned or not years and not former and not self.is_new_word(words[-1], position):
            return None
        one = self.antecedents.of(position, gendered(words))
        if one is None or not one.subject or former and self.holds(one.entity, words[-1]):
            return None
        if years and one.entity.ages:
            return self.without_age(position, gendered(words))
        renames = years or former or classes("renamings").get(words[-1]) in ("person", "place")
        told = self.told_of_first(position, gendered(words)) if renames and one.subject > 1 else None
        begins_anew = "\n" in self.text[one.start : position]
        if told and one.entity is not told and one.entity.roles and begins_anew:  # who only comments on somebody
            return told
        if words[-1] in PARTIES and not self.can_belong(one, words[-1], position):
            return None
        return one.entity if self.is_near(one, position) or self.is_only(one, gendered(words)) else None

    @staticmethod
    def holds(entity: Entity, role: str) -> bool:
        """Return whether somebody has a role, so that the former mayor is another."""
        return any(own.endswith(under_one_word(role)) for own in entity.roles)

    def told_of_first(self, position: int, pronoun: str | None) -> Entity | None:
        """Return the person whom the text names first, if it gives them no office and a pronoun fits; else None."""
        first = self.antecedents.first_of(position)
        if first is None or pronoun and first.pronoun not in (None, pronoun):
            return None
        return None if any(classes("offices").get(role.rpartition(" ")[2]) for role in first.roles) else first

    def without_age(self, position: int, pronoun: str | None) -> Entity | None:
        """Return the person named near before as a subject of whom the text gives no age; None if two, or nobody."""
        near = (one for one in self.antecedents.before(position) if one.subject and self.is_near(one, position))
        fits = (one.entity for one in near if pronoun is None or one.fits in (None, pronoun))
        fitting = (entity for entity in fits if not entity.ages)
        return only({id(entity): entity for entity in fitting}.values())

    def is_only(self, one: Candidate, pronoun: str | None) -> bool:
        """Return whether nobody else in a text can go by a pronoun: the mother of two, of one woman and two men."""
        persons = (other for other in self.entities.everyone if other.person is not False and other is not one.entity)
        few = pronoun is not None and len(self.entities.everyone) < MANY
        return few and not any(other.pronoun in (None, pronoun) for other in persons)

    def can_belong(self, one: Candidate, party: str, position: int) -> bool:
        """Return whether “the Republican” can be somebody: nobody else is near, and the text gives no other party."""
        near = (other for other in self.antecedents.before(position) if self.is_near(other, position))
        others = PARTIES - {party}
        return all(other.entity is one.entity for other in near) and not any(
            role.endswith(tuple(others)) for role in one.entity.roles
        )

    def is_new_word(self, word: str, position: int) -> bool:
        """Return whether a word for a person can call somebody known something new: the striker; the nurse, if first.

        Not one of an office that a story brings in by “the”: the judge.
        """
        if classes("renamings").get(word) in ("person", "place"):
            brought_in = re.compile(rf"\b(?:an?|another|one) (?:[\w-]+ ){{0,2}}{word}\b", re.IGNORECASE)
            return not brought_in.search(self.text, max(0, position - TOLD_REACH), position)
        if "of a story" in classes("offices").get(word, "") or not is_role(word):
            return False
        return not re.search(rf"\b{word}s?\b", self.text[:position], re.IGNORECASE)

    def same_description(self, head: str) -> str | None:
        """Return the one description so far that “the official” can repeat: a senior official; None if two can."""
        words = head.lower().split()
        if words[0] != "the" or len(words) != 2:
            return None
        alike = RESEARCHERS if words[-1] in RESEARCHERS else (words[-1],)
        names = set().union(*(self.described.get(word, ()) for word in alike))
        return next(iter(names)) if len(names) == 1 else None


@cache
def doing() -> dict[str, re.Pattern]:
    """Return the pattern of what somebody does, after the name, by the role that it gives them: directed, director."""
    told = r"(?:, who)?(?:,? (?:has|had|have))? "
    return {row["lemma"]: re.compile(rf"{told}(?:{row['class']})\b") for row in lexicon.rows("doing")}


def is_of_country(words: list[str]) -> bool:
    """Return whether a description is of who leads a country or party: the French leader; not: the gang leader."""
    return words[-1] == "leader" and len(words) == 3 and words[1][:1].isupper() and words[1] not in OF_NO_COUNTRY


def is_only_described(words: list[str]) -> bool:
    """Return whether the words before a noun only describe the body that it calls again: ride-hailing company.

    Not the parent company, which is another, nor the port authority, whose name they are.
    """
    return words[-1] in classes("renamings") and words[-1] not in ONE_OF_MANY and OTHER_BODIES.isdisjoint(words)


def plain_words(description: str) -> list[str]:
    """Return the words of a description with “ex-” as “former”, and without “of-two”, “great-” and a rank’s number."""
    return RANK.sub("number", OF_SO_MANY.sub("", GREAT.sub("", EX.sub("former ", description)))).split()


def is_part_of_name(entity: Entity, described: list[str]) -> bool:
    """Return whether words are a body's last ones, city council, of Arden City Council, or its own around “of”.

    The state health department is the Department of Health of Arden.
    """
    name = " ".join(entity.words).lower()
    telling = {word for word in described[:-1] if word != "state"}
    return f" {name}".endswith(" " + " ".join(described)) or (
        "of" in entity.words and bool(telling) and {*name.split()} >= telling
    )
