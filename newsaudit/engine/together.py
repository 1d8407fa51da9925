"""The names of those whom a text names together: Ann Coe and Bob Day; Ada Wren, Bob Hale and Cy Coe."""

from __future__ import annotations

import re

from newsaudit.engine.entity import Entity
from newsaudit.engine.name_parts import NAME, NamePart, is_title_or_role, name_parts
from newsaudit.engine.people import Entities
from newsaudit.engine.source_phrases import are_persons

LIST = re.compile(rf"{NAME.pattern}(?:, {NAME.pattern})+,? and {NAME.pattern}")
BOTH_REACH = 80  # signs back to the two names that “both” follows


def both(entities: Entities, head: str, parts: list[NamePart], position: int) -> str | None:
    """Return the full names of two persons who are named together, Ada Wren and Bob Hale; None if they are none.

    Where a role stands before the second it may be one person: the author and former minister Ada Wren.
    """
    held = [entities.named(part.words, part.pronoun, position) for part in parts]
    known = all(entity and entity.person for entity in held)
    if not known and not (head[parts[0].end : parts[1].start] == " and " and are_persons(parts)):
        return None
    return " and ".join(full_names(held, parts))


def listed(entities: Entities, phrase: str, position: int) -> str | None:
    """Return the full names of three or more who are named together, Ada Wren, Bob Hale and Cy Coe; None if none.

    Two of them at least are known: not Ada Wren, Sales and Marketing.
    """
    parts = name_parts(phrase) if " and " in phrase and LIST.fullmatch(phrase) else []
    held = [entities.named(part.words, part.pronoun, position) for part in parts]
    if len(held) - held.count(None) < 2 or any(is_title_or_role(part.words[-1]) for part in parts):
        return None
    *names, last = full_names(held, parts)
    return f"{', '.join(names)} and {last}"


def full_names(held: list[Entity | None], parts: list[NamePart]) -> list[str]:
    """Return the full name that each name stands for: its own words where the text knows nobody by it."""
    return [one.name if one else " ".join(part.words) for one, part in zip(held, parts, strict=True)]


def named_just_before(text: str, position: int) -> str | None:
    """Return the two names that end just before a position, as before “both”, Ann Coe and Bob Day; None if no two."""
    before = text[max(0, position - BOTH_REACH) : position].rstrip()
    parts = name_parts(before)[-2:]
    joined = len(parts) == 2 and parts[1].end == len(before) and before.startswith(" and ", parts[0].end)
    return before[parts[0].start :] if joined else None
