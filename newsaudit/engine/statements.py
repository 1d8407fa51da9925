"""Who speaks in “the statement”: whoever was last said to have said something in one."""

from __future__ import annotations

import re
from bisect import bisect_left

from newsaudit.engine.antecedents import Antecedents

A_STATEMENT = r"an? (?:[\w-]+ ){0,3}statement\b"
IN_STATEMENT = re.compile(  # said in a statement; not: said he lied in a statement
    rf"\b(?:In {A_STATEMENT}|(?:said|says|added|wrote|announced|responded)(?: (?:on )?[A-Z]\w+day)?,? in {A_STATEMENT})"
)
REACH = 1500  # signs: about three paragraphs


class Statements:
    """The statements of a text, each to be asked for whoever made it."""

    def __init__(self, text: str, antecedents: Antecedents):
        """Begin with nobody who spoke; `note` adds the sources in the order of the text."""
        self.text = text
        self.antecedents = antecedents
        self.spoken: list[tuple[int, str | None]] = []

    def note(self, start: int, name: str | None) -> None:
        """Add where a source speaks, and its name."""
        self.spoken.append((start, name))

    def speaker(self, position: int) -> str | None:
        """Return the source whose words were last said to be in a statement near before; None if none was."""
        stated = list(IN_STATEMENT.finditer(self.text, max(0, position - REACH), position))
        if not stated:
            return None
        last = bisect_left(self.spoken, (stated[-1].end(),)) - (not stated[-1].group().startswith("In"))
        if not 0 <= last < len(self.spoken):
            return None
        start, name = self.spoken[last]
        same = self.antecedents.sentence_of(start) == self.antecedents.sentence_of(stated[-1].start())
        return name if same else None
