"""Whom a pronoun means: the person named before it who fits best; None where nobody fits or two fit alike.

The nearest sentence that names somebody who fits decides. Within it, who speaks goes before who is only spoken of, a
subject before a possessive or an object, a person whose pronoun is known before one whose pronoun is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from typing import NamedTuple

from newsaudit.article import Span
from newsaudit.engine.people import Entities, Entity, classes
from newsaudit.engine.tokens import abbreviations

LOOK_BACK = 2000  # signs: about four paragraphs; a pronoun that points further back is left open
SENTENCE_END = re.compile(r"(\w*)[.?!][”\"’')\]]*[ \t]+(?=[\W_]*[^\W_a-z])|\n\s*")
SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
OWN = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
JOINED = re.compile(r"(?:,| and| &|, and) ")
WORD_BEFORE = re.compile(r"([\w’'-]+),? (?:(?:[Tt]he|[Hh]is|[Hh]er|[Aa]n?) )?(?:[\w’'-]+ ){0,3}$")


class Candidate(NamedTuple):
    """Somebody a pronoun may point to: where, by what name, and how well they stand for it.

    `subject` is 2 for a source, 1 for another mention that can be a subject and 0 for one that cannot.
    """

    start: int
    end: int
    name: str
    pronoun: str | None
    subject: int
    entity: Entity | None = None

    @property
    def fits(self) -> str | None:
        """The pronoun that is known to fit, by now."""
        return self.entity.pronoun if self.entity else self.pronoun


class Antecedents:
    """The persons of a text in the order in which it speaks of them, and whom its pronouns mean."""

    def __init__(self, text: str, entities: Entities, sources: list[Span], quoted: list[Span]):
        """Gather the mentions outside quotations; `sources` and `quoted` are spans in the order of the text."""
        self.text = text
        self.sentences = [0] + [
            match.end() for match in SENTENCE_END.finditer(text) if not is_abbreviation(match.group(1))
        ]
        self.quoted = quoted
        self.quote_starts = [span[0] for span in quoted]
        speaking = speakers(text, entities, sources)
        self.candidates: list[Candidate] = []
        for mention, number in entities.mentions:
            entity = entities.everyone[number]
            if entity.person is False or self.is_quoted(mention.start):
                continue
            speaks = mention.start in speaking
            if not (entity.person or speaks):
                continue
            subject = (
                2
                if speaks and not mention.possessive
                else 0
                if mention.possessive or self.is_object(mention.start)
                else 1
            )
            self.candidates.append(Candidate(mention.start, mention.end, entity.name, None, subject, entity))
        self.learn_pronouns()

    def is_quoted(self, position: int) -> bool:
        """Return whether a position stands inside a quotation."""
        at = bisect_right(self.quote_starts, position) - 1
        return at >= 0 and position < self.quoted[at][1]

    def is_object(self, start: int) -> bool:
        """Return whether a preposition stands before a name, or before the few words that introduce it."""
        before = self.text[max(0, start - 40) : start]
        words = before.rpartition("\n")[2].split()[-1:]
        return bool(words) and classes("words").get(words[0].lower()) == "preposition"

    def sentence_of(self, position: int) -> int:
        """Return the number of the sentence in which a position stands."""
        return bisect_right(self.sentences, position)

    def learn_pronouns(self) -> None:
        """Let a person without a known pronoun have the one that follows the name in its sentence before anybody else's."""
        votes: dict[int, list[str]] = {}
        for number, one in enumerate(self.candidates):
            if one.entity.pronoun or not one.entity.person:
                continue
            sentence = self.sentence_of(one.start)
            if number and self.sentence_of(self.candidates[number - 1].start) == sentence:
                continue
            end = self.sentences[sentence] if sentence < len(self.sentences) else len(self.text)
            if number + 1 < len(self.candidates):
                end = min(end, self.candidates[number + 1].start)
            own = OWN.search(self.text, one.end, end)
            if own and not self.is_quoted(own.start()):
                votes.setdefault(id(one.entity), []).append("he" if own.group(1) else "she")
        for one in self.candidates:
            said = votes.get(id(one.entity), [])
            if len(set(said)) == 1:
                one.entity.pronoun = said[0]

    def note(self, one: Candidate) -> None:
        """Add somebody whom a pronoun or a description has just named."""
        insort(self.candidates, one, key=lambda other: other.start)

    def of(self, position: int, pronoun: str) -> Candidate | None:
        """Return whom “he” or “she” means at a position; None if nobody before it fits, or two fit alike."""
        last = bisect_left(self.candidates, position, key=lambda one: one.start)
        second = None
        sentence, group = None, []
        for one in reversed(self.candidates[max(0, last - 40) : last]):
            if one.start < position - LOOK_BACK:
                break
            here = self.sentence_of(one.start)
            if here != sentence:
                chosen = self.best(group)
                if chosen and chosen.subject:
                    return chosen
                if chosen and second is None:
                    second = chosen
                if second and here < self.sentence_of(second.start) - 2:
                    return second
                sentence, group = here, []
            if one.fits in (None, pronoun):
                group.append(one)
        chosen = self.best(group)
        return chosen if chosen and chosen.subject else second or chosen

    def best(self, group: list[Candidate]) -> Candidate | None:
        """Return who of one sentence stands best for a pronoun; None if nobody does, or two are named as one subject."""
        if not group:
            return None
        ranked = sorted(group, key=lambda one: (-one.subject, one.fits is None, one.start))
        first, others = ranked[0], [one for one in ranked[1:] if one.name != ranked[0].name]
        joined = others and JOINED.fullmatch(self.text, first.end, others[0].start) and others[0].fits == first.fits
        return None if joined else first


def speakers(text: str, entities: Entities, sources: list[Span]) -> set[int]:
    """Return where the names start that sources end in: “researcher Ada Wren, who …” speaks as Ada Wren."""
    starts = [mention.start for mention, _ in entities.mentions]
    found = set()
    for start, end in sources:
        comma = text.find(", ", start, end)
        at = bisect_left(starts, comma if comma > 0 else end) - 1
        if at >= 0 and starts[at] >= start:
            found.add(starts[at])
    return found


def is_abbreviation(word: str | None) -> bool:
    """Return whether the word before a full stop ends no sentence: an abbreviation or an initial."""
    return word is not None and (word.lower() in abbreviations() or len(word) == 1)
