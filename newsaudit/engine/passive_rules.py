"""The rules for what was said, and by whom, without saying that somebody said it: a passive, and what a court heard.

They have the form of those in `rules.py`, which has their order.
"""

from __future__ import annotations

import re

from newsaudit import lexicon
from newsaudit.engine.agents import agent, called_after_source, called_before_source
from newsaudit.engine.alphabet import OPENS_CONTENT, OTHER_FINITE_VERBS
from newsaudit.engine.contents import (
    ADVERBIAL,
    ASKED,
    TAKE_CLAUSE,
    content_after,
    is_clause,
    left_content,
    nothing_after,
    rest_of_content,
    up_to_end,
)
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.phrases import CLAUSE_OPENS, phrase_after, subject_before
from newsaudit.engine.tokens import Tokens, cue_at
from newsaudit.engine.verbs import BE, verb_group

HEARD = frozenset(["heard", "hears"])
HEARERS = frozenset("court courts tribunal jury jurors inquest inquiry hearing magistrates judge judges panel".split())
FORECASTS = frozenset(
    "expect forecast estimate predict project anticipate".split()
)  # the 4 percent expected by analysts
SUPPOSED = FORECASTS | {"believe", "think", "understand", "know", "say", "report"}
QUOTED_AFTER = re.compile(",[^Q]*,Q|[,:]?Q")


def passive(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return a passive cue with its source after “by” or without any, or None: The plan was announced by Wren.

    Without a source is “Wren is expected to leave”; who “was told that …” is the addressee.
    """
    cue_and_end = cue_at(tokens, i, last)
    if cue_and_end is None:
        return None
    cue, end = cue_and_end
    start = verb_group(tokens, first, i)
    subject = subject_before(tokens, first, start)
    helped = not BE.isdisjoint(tokens.words[start:i])
    if end + 1 < last and tokens.words[end] == "by" and (helped or cue.lemma not in FORECASTS):
        source = agent(tokens, end + 1, last, cue)
        if source is None:
            return None
        if tokens.word_before(start) == "as":
            return as_said_by(tokens, (start, end), source, (first, last), frames, cue)
        left = left_content(tokens, first, subject[0], frames) if subject and helped and cue.lemma == "tell" else None
        quoted = left and tokens.tags[left[1] - 1] == "Q"  # “No,” the crew were told by the captain
        if quoted or left and nothing_after(tokens, source[1], last) and is_clause(tokens, left):
            return Frame((start, end), source, [left], "passive", cue.lemma, subject)
        called = called_after_source(tokens, (start, end), subject if helped else None, source, last, cue)
        contents = contents_of_passive(tokens, subject, source, last, cue.takes) if subject else []
        return called or (Frame((start, end), source, contents, "passive", cue.lemma) if contents else None)
    called = called_before_source(tokens, (start, end), subject if helped else None, last, cue)
    if called or not helped:
        return called
    remark = told_remark(tokens, (start, end), subject, (first, last), frames) if cue.lemma == "tell" else None
    if remark:
        return remark
    return passive_without_source(tokens, (start, end), subject, last, cue)


def as_said_by(
    tokens: Tokens, span: Words, source: Words, sentence: Words, frames: list[Frame], cue: lexicon.Cue
) -> Frame | None:
    """Return a passive after “as” with the sentence in which it stands, or None: As noted by Wren, the law is dead."""
    (first, last), opener = sentence, span[0] - 1
    left = left_content(tokens, first, opener, frames) if opener > first else None
    if (
        cue.takes not in TAKE_CLAUSE
        or cue.lemma in ("ask", "order", "recommend", "tell", "write")
        or opener > first
        and left is None
    ):
        return None
    contents = [*filter(None, [left]), *rest_of_content(tokens, source[1], last, quoted=False)]
    return Frame(span, source, contents, "passive", cue.lemma) if contents else None


def told_remark(
    tokens: Tokens, span: Words, subject: Words | None, sentence: Words, frames: list[Frame]
) -> Frame | None:
    """Return “they were told” within or after what they were told, or None: It would reopen, they were told, in May."""
    time = ADVERBIAL.match(tokens.tags, span[1], sentence[1]).end()  # they were told on Monday
    if subject is None or not nothing_after(tokens, time, sentence[1]) and tokens.tags[time] != ",":
        return None
    left = left_content(tokens, sentence[0], subject[0], frames)
    if left is None or not is_clause(tokens, left):
        return None
    contents = [left, *rest_of_content(tokens, time, sentence[1], quoted=False)]
    return Frame(span, None, contents, "passive", "tell", subject)


def heard(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return what a court or an inquiry heard, or None: The court heard that he fled; it heard from Wren that he fled.

    Mostly nobody is named who said it.
    """
    start = verb_group(tokens, first, i)
    subject = subject_before(tokens, first, start)
    if subject is None or HEARERS.isdisjoint(tokens.words[slice(*subject)]):
        return None
    told_by = phrase_after(tokens, i + 2, last) if tokens.words[i + 1 : i + 2] == ["from"] else None
    begin, _ = content_after(tokens, told_by[1] if told_by else i + 1, last, "clause")
    begin += tokens.tags[begin : begin + 2] == "Kt"  # heard evidence that
    left = left_content(tokens, first, subject[0], frames)
    if left and nothing_after(tokens, i + 1, last) and is_clause(tokens, left):  # “He was drunk, the court heard.”
        return Frame((start, i + 1), None, [left], "heard", "hear", subject)
    if begin >= last or not (tokens.tags[begin] in OPENS_CONTENT + "h" or CLAUSE_OPENS.match(tokens.tags, begin, last)):
        return None
    return Frame((start, i + 1), told_by, [up_to_end(tokens, begin, last)], "heard", "hear", subject)


def contents_of_passive(tokens: Tokens, subject: Words, source: Words, last: int, takes: str) -> list[Words]:
    """Return what was said, after its source or before the cue, or nothing: It was said by Wren that it is dead."""
    spoken = QUOTED_AFTER.match(tokens.tags, source[1], last)
    if spoken:
        return [up_to_end(tokens, spoken.end() - 1, last)]
    time = ADVERBIAL.match(tokens.tags, source[1], last)  # It was said by Wren on Friday that it is dead.
    begin = time.end() if tokens.tags[time.end() : time.end() + 1] == "t" else source[1]
    follows = tokens.tags[begin : begin + 2]
    is_that = follows[:1] == "t" and follows[1:] not in tuple(OTHER_FINITE_VERBS)  # not: by unions that would gain
    if is_that or tokens.words[begin : begin + 1] and tokens.words[begin] in ASKED:
        return [up_to_end(tokens, begin, last)]
    # criticised by Wren for failing to act; remembered by friends as a teacher who …
    reason = "for" if takes == "object" else "as" if takes == "sentence" else None
    if tokens.words[begin : begin + 1] == [reason]:
        return [subject, up_to_end(tokens, begin, last)]
    return [subject] if takes in ("clause", "sentence") else []


def passive_without_source(
    tokens: Tokens, span: Words, subject: Words | None, last: int, cue: lexicon.Cue
) -> Frame | None:
    """Return a passive cue that names no source, or None: It is said that he left. Wren is accused of theft."""
    begin, _ = content_after(tokens, span[1], last, "clause", is_active=False)
    if cue.lemma in SUPPOSED and tokens.words[span[1]] == "to" and tokens.tags[span[1] + 1 : span[1] + 2] in ("o", "B"):
        begin = span[1]
    if begin >= last or cue.takes == "quote":
        return None
    tag = tokens.tags[begin]
    to_act = tokens.words[begin] == "to" and cue.takes in ("clause", "sentence", "that", "person")
    to_act = to_act and tokens.tags[begin + 1 : begin + 2] not in tuple("mhdCN")  # “promised to them”
    told = tag == "h" and cue.takes == "person" and tokens.words[begin - 1] != "by"
    accused = cue.lemma == "accuse" and is_accusation(tokens, span, subject, last)
    if tag not in OPENS_CONTENT and not to_act and not told and not accused:
        return None
    if to_act and tokens.words[begin + 1 : begin + 2] == ["comment"]:  # “The firm was asked to comment.”
        return None
    content = up_to_end(tokens, span[1] if accused else begin, last)
    contents = [subject, content] if subject and tag != "t" and not told else [content]
    addressee = subject if (tag == "t" or told) and cue.takes == "person" else None
    return Frame(span, None, contents, "passive", cue.lemma, addressee)


def is_accusation(tokens: Tokens, span: Words, subject: Words | None, last: int) -> bool:
    """Return whether a passive tells of what somebody is accused: not “falsely accused of”, “who was accused of”."""
    if subject is None or tokens.tags[subject[0]] in "wh" or tokens.words[span[1]] != "of" or span[1] + 2 > last:
        return False
    return not {"not", "never", "falsely", "wrongly"} & {*tokens.words[span[0] : span[1]]}
