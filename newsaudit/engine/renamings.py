"""Whom words mean that only call somebody new: the striker, the Spaniard, the 34-year-old, the former banker."""

from __future__ import annotations

import re

from newsaudit import lexicon
from newsaudit.engine.antecedents import Antecedents, Candidate
from newsaudit.engine.entity import Entity, same_entity
from newsaudit.engine.introductions import BY_PRONOUN
from newsaudit.engine.name_parts import POSSESSIVE, classes, gendered, is_role
from newsaudit.engine.people import Entities
from newsaudit.engine.role_names import under_one_word
from newsaudit.engine.source_phrases import PARTIES

TOLD_REACH = 3000  # signs back to where a text brings somebody in
BROUGHT_IN_BY = 40  # signs before a name that tell whose or where from somebody is
ORIGIN = re.compile(r"\b([A-Z][a-z]+(?:ish|an|ese|ch|i)) [a-z-]+,? $")  # the Scottish coach
PLACES = lexicon.lemmas("renamings", "place")  # words for somebody by where they are from
MANY = 100  # entities, among whom nobody is told apart by a pronoun alone
YEARS_OLD = re.compile(r"(\d{1,3})-year-old")


class Renamings:
    """The words of a text that can call somebody new whom it goes on about, or whom it is about."""

    def __init__(self, text: str, entities: Entities, antecedents: Antecedents, described: dict[str, set[str]]):
        """Keep what a text names; `described` has the descriptions that spoke so far, by their last words."""
        self.text = text
        self.entities = entities
        self.antecedents = antecedents
        self.described = described

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
        if one and classes("renamings").get(words[-1]) in ("person", "place") and self.is_beside(one.entity, words[-1]):
            one = self.main_person(words, position) or one
            one = one._replace(subject=max(1, one.subject))  # though the text has the name in the possessive
        if years and (one is None or not one.subject):
            return self.only_just_named(position, gendered(words))
        if one is None or not one.subject or former and holds(one.entity, words[-1]):
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
        return one.entity if self.antecedents.is_near(one, position) or self.is_only(one, gendered(words)) else None

    def is_beside(self, entity: Entity, word: str) -> bool:
        """Return whether a text brings somebody in as another's, His coach, or as from another place than a word says.

        So “the Norwegian” is rather who was named before.
        """
        start = entity.mentions[0].start if entity.mentions else 0
        before = self.text[max(0, start - BROUGHT_IN_BY) : start]
        if BY_PRONOUN.search(before):
            return True
        origins = {role.rpartition(" ")[2] for role in entity.roles} & PLACES
        adjective = ORIGIN.search(before)
        origins |= {adjective.group(1).lower()} if adjective else set()
        return word in PLACES and bool(origins) and word not in origins

    def main_person(self, words: list[str], position: int) -> Candidate | None:
        """Return the last person named before a position whom words can call something new, and who is no one's."""
        pronoun = gendered(words)
        near = (one for one in self.antecedents.before(position) if one.start > position - TOLD_REACH)
        fitting = (one for one in near if pronoun is None or one.fits in (None, pronoun))
        return next((one for one in fitting if not self.is_beside(one.entity, words[-1])), None)

    def told_of_first(self, position: int, pronoun: str | None) -> Entity | None:
        """Return the person whom the text names first, if it gives them no office and a pronoun fits; else None."""
        first = self.antecedents.first_of(position)
        if first is None or pronoun and first.pronoun not in (None, pronoun):
            return None
        return None if any(classes("offices").get(role.rpartition(" ")[2]) for role in first.roles) else first

    def without_age(self, position: int, pronoun: str | None) -> Entity | None:
        """Return the person named near before as a subject of whom the text gives no age; None if two, or nobody."""
        near = (one for one in self.antecedents.near(position) if one.subject and not one.entity.ages)
        return same_entity(one.entity for one in near if pronoun is None or one.fits in (None, pronoun))

    def only_just_named(self, position: int, pronoun: str | None) -> Entity | None:
        """Return the only person whom the sentence before names, wherever in it, if a pronoun fits; else None."""
        begin = self.antecedents.sentence_before(position)
        near = [one for one in self.antecedents.before(position) if one.start >= begin]
        held = same_entity(one.entity for one in near)
        return held if held and not held.ages and pronoun in (None, held.pronoun) else None

    def is_only(self, one: Candidate, pronoun: str | None) -> bool:
        """Return whether nobody else in a text can go by a pronoun: the mother of two, of one woman and two men."""
        persons = (other for other in self.entities.everyone if other.person is not False and other is not one.entity)
        few = pronoun is not None and len(self.entities.everyone) < MANY
        return few and not any(other.pronoun in (None, pronoun) for other in persons)

    def can_belong(self, one: Candidate, party: str, position: int) -> bool:
        """Return whether “the Republican” can be somebody: nobody else is near, and the text gives no other party."""
        others = PARTIES - {party}
        return all(other.entity is one.entity for other in self.antecedents.near(position)) and not any(
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


def holds(entity: Entity, role: str) -> bool:
    """Return whether somebody has a role, so that the former mayor is another."""
    return any(own.endswith(under_one_word(role)) for own in entity.roles)
