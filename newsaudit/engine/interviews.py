"""Interviews and transcripts: whose words a line holds that opens with a letter, Q or A, or with a name in capitals."""

from __future__ import annotations

import re

from newsaudit.article import Span
from newsaudit.engine.name_parts import classes, is_body, name_parts

QUESTION = re.compile(r"(?:Q|Question)[ \t]*[:.][ \t]+(?=\S)")
ANSWER = re.compile(r"(?P<name>A|Answer)[ \t]*(?P<mark>[:.])[ \t]+(?=\S)")
SPEAKER = re.compile(
    r"(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,4})(?: ?\([^()\n]{1,40}\))?(?P<mark>:)[ \t]+(?=[^\s“\"])"
)
NO_INTERVIEWEE = re.compile(r"\b(?:[Bb]y|[Tt]he) $")  # a byline; the title of a work
INTERVIEWED = re.compile(
    r"\b(?:q ?& ?a|interview(?:ed)?|conversation|questions|sp(?:ea|o)ke?|sat down) (?:with |for |to )?"
    r"(?:[\w’'-]+ ){0,4}$",
    re.IGNORECASE,
)
REACH = 80  # signs before a name


def turns(text: str, lines: list[Span]) -> tuple[list[Span], dict[int, tuple[Span, Span]]]:
    """Return the lines without what only says who speaks in them, and who does, with the mark after that, by where the
    rest of a line starts.

    That is an A or Answer, where a question stands before it; or a name in capitals before a colon, in a text with two
    such lines or more. What asks a question is no source.
    """
    named = [SPEAKER.match(text, *line) for line in lines]
    named = named if sum(map(bool, named)) > 1 else [None] * len(named)
    speakers: dict[int, tuple[Span, Span]] = {}
    asked = False
    cut = []
    for (start, end), speaker in zip(lines, named, strict=True):
        question = QUESTION.match(text, start, end)
        asked = asked or bool(question)
        speaker = (asked and ANSWER.match(text, start, end)) or speaker
        if speaker and not question:
            speakers[speaker.end()] = Span(*speaker.span("name")), Span(*speaker.span("mark"))
        opening = question or speaker
        cut.append(Span(opening.end() if opening else start, end))
    return cut, speakers


def is_answer(text: str, source: Span | None) -> bool:
    """Return whether a source is only the letter or word that opens an answer."""
    return bool(source) and text[slice(*source)] in ("A", "Answer")


def interviewee(text: str, lines: list[Span]) -> str | None:
    """Return whom a text says before its first question to be interviewed, by full name; None if that is not clear.

    That is who stands after words such as “interview with”; else the only person named, or the only one whose first
    name is in the list of first names.
    """
    end = next((start for start, _ in lines if QUESTION.match(text, start)), len(text))
    named: dict[str, bool] = {}
    for part in name_parts(text[:end]):
        before = text[max(0, part.start - REACH) : part.start]
        if len(part.words) < 2 or is_body(part.words) or NO_INTERVIEWEE.search(before):
            continue
        name = " ".join(part.words)
        if INTERVIEWED.search(before):
            return name
        named[name] = part.words[0] in classes("first_names")
    people = list(named) if len(named) == 1 else [name for name, known in named.items() if known]
    return people[0] if len(people) == 1 else None
