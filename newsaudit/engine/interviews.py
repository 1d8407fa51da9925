"""Interviews and transcripts: whose words a line holds where marks of quotation and words of saying are not used."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from newsaudit.article import Span
from newsaudit.engine.name_parts import NamePart, is_body, name_parts

QUESTION = re.compile(r"(?:Q|Question)[ \t]*[:.][ \t]+(?=\S)")
ANSWER = re.compile(r"(?P<name>A|Answer)[ \t]*(?P<mark>[:.])[ \t]+(?=\S)")
SPEAKER = re.compile(
    r"(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,4})(?: ?\([^()\n]{1,40}\))?(?P<mark>:)[ \t]+(?=[^\s“\"])"
)
ASKED = re.compile(r"[^“”\"\n]{0,200}\byou(?:rs?|[’'](?:ve|re|d|ll))?\b[^“”\"\n]{0,300}\?")  # What brought you here?
OWN_WORDS = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur)\b")
QUOTED = re.compile('[“”"«»]')
NO_INTERVIEWEE = re.compile(r"\b(?:[Bb]y|[Tt]he) $")  # a byline; the title of a work
INTERVIEWED = re.compile(
    r"\b(?:(?:q ?& ?a|interview|conversation) with|questions (?:for|to)|interviewed) (?!by )(?:[\w’'-]+ ){0,4}$",
    re.IGNORECASE,
)
REACH = 80  # signs before a name


class Turn(NamedTuple):
    """Who speaks in a line, None if that is not clear, and the mark between the name and the words, if there is one."""

    name: Span | None
    mark: Span | None = None


def turns(text: str, lines: list[Span]) -> tuple[list[Span], dict[int, Turn]]:
    """Return the lines without what only says who speaks in them, and who does, by where the rest of a line starts.

    That is an A or Answer, where a question stands before it; a name in capitals before a colon, in a text with two
    such lines or more; or nothing, where whole lines ask “you” and one person is named before them. What asks a
    question is no source.
    """
    named = [SPEAKER.match(text, *line) for line in lines]
    named = named if sum(map(bool, named)) > 1 else [None] * len(named)
    speakers: dict[int, Turn] = {}
    asked = False
    cut = []
    for (start, end), speaker in zip(lines, named, strict=True):
        question = QUESTION.match(text, start, end)
        asked = asked or is_question(text, Span(start, end))
        speaker = (asked and ANSWER.match(text, start, end)) or speaker
        if speaker and not question:
            speakers[speaker.end()] = Turn(Span(*speaker.span("name")), Span(*speaker.span("mark")))
        opening = question or speaker
        cut.append(Span(opening.end() if opening else start, end))
    return cut, speakers or answers_without_letters(text, cut)


def answers_without_letters(text: str, lines: list[Span]) -> dict[int, Turn]:
    """Return the lines that answer others which ask “you”, where two do or more and it is clear who is interviewed."""
    questions = {line.start for line in lines if is_question(text, line)}
    who = interviewee(text, lines[0].start, min(questions)) if len(questions) > 1 else None
    answers: dict[int, Turn] = {}
    before = None
    for start, end in lines:
        goes_on = before in questions or before in answers and OWN_WORDS.search(text, start, end)
        if who and goes_on and start not in questions and not QUOTED.search(text, start, end):
            answers[start] = Turn(Span(who.start, who.end))
        before = start
    return answers


def is_question(text: str, line: Span) -> bool:
    """Return whether a line opens with the letter of a question or asks “you” something, without marks of quotation."""
    return bool(QUESTION.match(text, *line) or text.endswith("?", *line) and ASKED.fullmatch(text, *line))


def is_answer(text: str, source: Span | None) -> bool:
    """Return whether a source is only the letter or word that opens an answer."""
    return bool(source) and text[slice(*source)] in ("A", "Answer")


def interviewee(text: str, start: int, end: int) -> NamePart | None:
    """Return whom a text says between two places to be interviewed, by full name; None if that is not clear.

    That is who stands after words such as “interview with”, or else the person named most often, by full name or
    surname.
    """
    named: dict[str, NamePart] = {}
    mentions: Counter[str] = Counter()
    for part in name_parts(text[start:end]):
        part = part._replace(start=part.start + start, end=part.end + start)
        before = text[max(start, part.start - REACH) : part.start]
        if is_body(part.words) or NO_INTERVIEWEE.search(before):
            continue
        if len(part.words) > 1 and INTERVIEWED.search(before):
            return part
        mentions[part.words[-1]] += 1
        if len(part.words) > 1:
            named.setdefault(part.words[-1], part)
    most = [*Counter({one: mentions[one] for one in named}).most_common(2), ("", 0)]
    return named[most[0][0]] if named and most[0][1] > most[1][1] else None


def answerer(text: str, lines: list[Span]) -> str | None:
    """Return the name of who answers in a text in which questions and answers have letters; None if that is unclear."""
    asked = next((line.start for line in lines if is_question(text, line)), len(text))
    one = interviewee(text, 0, asked)
    return " ".join(one.words) if one else None
