"""Questions and answers: which lines of an interview are answers, and whose, where they are only called Q and A."""

from __future__ import annotations

import re

from newsaudit.article import Span
from newsaudit.engine.name_parts import classes, is_body, name_parts

QUESTION = re.compile(r"(?:Q|Question)[ \t]*[:.][ \t]+(?=\S)")
ANSWER = re.compile(r"(?P<label>A|Answer)[ \t]*[:.][ \t]+(?=\S)")
NO_INTERVIEWEE = re.compile(r"\b(?:[Bb]y|[Tt]he) $")  # a byline; the title of a work
INTERVIEWED = re.compile(
    r"\b(?:q ?& ?a|interview(?:ed)?|conversation|questions|sp(?:ea|o)ke?|sat down) (?:with |for |to )?"
    r"(?:[\w’'-]+ ){0,4}$",
    re.IGNORECASE,
)
REACH = 80  # signs before a name


def questions_and_answers(text: str, lines: list[Span]) -> tuple[list[Span], dict[int, Span]]:
    """Return the lines without the letters that open questions and answers, and those letters of each answer.

    An answer is one where a question stands before it; its letter is given by where the rest of its line starts.
    """
    answers: dict[int, Span] = {}
    asked = False
    cut = []
    for start, end in lines:
        question = QUESTION.match(text, start, end)
        answer = ANSWER.match(text, start, end) if asked else None
        asked = asked or bool(question)
        opening = question or answer
        cut.append(Span(opening.end() if opening else start, end))
        if answer:
            answers[answer.end()] = Span(*answer.span("label"))
    return cut, answers


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
