"""One person or body of a text: every name it goes by, where it is mentioned, and what one word can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from newsaudit.engine.name_forms import is_opening
from newsaudit.engine.name_parts import classes, ends_company, is_title_or_role

OF_ANOTHER = re.compile(r" (?:of|for|by|from|in|at|with|on|to|into|about|against|between|near) ")
# Fox News goes by Fox; Arden Council does not go by Arden
WITHOUT_ENDING = frozenset("news bank group institution center centre".split())


class Mention(NamedTuple):
    """A place where a text names an entity, and whether the name stands in the possessive there."""

    start: int
    end: int
    possessive: bool


@dataclass
class Entity:
    """A person or body of a text: its longest name, the pronoun that fits, its roles and ages, and its mentions.

    `called` is a name with its title where the text has no longer one, Mr. Wren; `relative` is the
    word by which the text introduces the person as somebody’s family; `guessed` says that only its speaking makes it a
    person; `titled`, that a title or role gives its pronoun; `surnamed`, where its last word first stands for it;
    `article`, that “the” stands before the name.
    `person` is True for a person, False for a body and None where nothing in the text says which.
    """

    words: tuple[str, ...]
    person: bool | None = None
    pronoun: str | None = None
    called: str = ""
    relative: str = ""
    guessed: bool = False
    titled: bool = False
    surnamed: int | None = None
    article: bool = False
    roles: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The longest name by which the text calls the entity."""
        return self.called or " ".join(self.words)


def only(entities: Iterable[Entity]) -> Entity | None:
    """Return the only one of some entities; None if there is none or more than one."""
    held = list(islice(entities, 2))
    return held[0] if len(held) == 1 else None


def same_entity(entities: Iterable[Entity]) -> Entity | None:
    """Return the entity that all of some are; None if there is none, or two of them differ."""
    held = list(entities)
    return held[0] if held and all(one is held[0] for one in held) else None


def main_one(entities: list[Entity]) -> Entity | None:
    """Return the one of some entities that a text names more than twice as often as any other; None if none is."""
    first, second = (sorted((len(one.mentions) for one in entities), reverse=True) + [0, 0])[:2]
    return only(one for one in entities if len(one.mentions) == first > 2 * second)


def is_of_another(text: str, start: int, at: int) -> bool:
    """Return whether a source from `start` on is another's of whom it names at `at`: Republicans on Capitol Hill.

    Not where the preposition is a title's: Secretary of State Ada Wren.
    """
    before = text[start:at]
    match = OF_ANOTHER.search(before)
    last = before[: match.start()].split()[-1:] if match else []
    return bool(last) and not (last[0][0].isupper() and is_title_or_role(last[0]))


def goes_by(entity: Entity, word: str, is_place: bool) -> bool:
    """Return whether one word stands for an entity: a person's first name, an acronym, the head of a company's.

    Corvane stands for Corvane Power, but China not for the China Daily, nor a place for what is called after it.
    """
    if entity.person and not entity.guessed:
        return True
    if entity.words == (word,):
        return True
    if word not in entity.words:
        return entity.person is False or len(word) > 2 and word.isupper()
    if word != entity.words[0]:
        return False
    last, opens_name = entity.words[-1].lower().rstrip("."), is_opening(word)
    if entity.person is False and (ends_company(last) or last in WITHOUT_ENDING and not is_place and not opens_name):
        return True
    all_capital = len(entity.words) == 3 and all(part[0].isupper() for part in entity.words) and not opens_name
    short = len(entity.words) == 2 or all_capital
    return short and not is_place and not entity.article and last not in classes("bodies")


def last_before(entity: Entity, position: int) -> int:
    """Return where an entity was last mentioned before a position; -1 if it was not."""
    return max((mention.start for mention in entity.mentions if mention.start <= position), default=-1)
