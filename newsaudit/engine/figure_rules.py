"""The rules for figures: who puts a number at what, whose count or view it is, a survey.

They have the form of those in `rules.py`, which has their order; `survey` and `own_count` look at a whole sentence.
"""

from __future__ import annotations

import re

from newsaudit import lexicon
from newsaudit.engine.contents import rest_of_content, up_to_end
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.phrase_starts import BODIES, DOCUMENTS, NUMBERS, phrase_start
from newsaudit.engine.phrases import phrase_after, subject_before
from newsaudit.engine.tokens import Tokens
from newsaudit.engine.verbs import BE, verb_group

SURVEYS = lexicon.lemmas("documents", "survey")
SHARE = re.compile(r"[\d.,]+%|per|percent|percentage|points?")
COUNTS = frozenset("count estimate estimates estimation account accounts reckoning tally telling calculation".split())
VIEWS = frozenset("view opinion estimation telling reckoning judgment judgement experience words eyes".split())
NAMED_AFTER = {"by": COUNTS, "in": VIEWS}  # by his own count; in her view
OWNED = COUNTS | VIEWS
OWNERS = frozenset("his her its their".split())
REPORTS = lexicon.lemmas("documents", "report", "study", "memo", "lawsuit")
COUNTERS = DOCUMENTS | BODIES  # who is no person and can count
PUTS = {"put": "put", "puts": "put"}  # each form with its lemma
COUNTED = {"counts": "count", "counted": "count", "found": "find"}
MEASURED = re.compile(r"[^.,;:QXZwtb]{1,14}")  # the number of strikers at 700
MANY = re.compile("[Rdopb]{0,3}N")  # 14; about 14; more than 14


def puts_figure(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return who puts something at a number or counts it, or None: The union puts the loss at $2 million."""
    word = tokens.words[i]
    if word in PUTS:
        measured = MEASURED.match(tokens.tags, i + 1, last)
        words = tokens.words[i + 1 : measured.end()] if measured else []
        at = next((k for k, one in enumerate(words) if one in ("at", "on")), None)
        if at is None or not is_number(tokens, i + 2 + at, last):
            return None
    elif not is_number(tokens, i + 1, last):
        return None
    frame = stated(tokens, first, last, i, "puts_figure", (PUTS | COUNTED)[word])
    source = slice(*frame.source) if frame else slice(0)
    if word == "found":  # “A poll found 40 percent in favour.”
        return frame if not SURVEYS.isdisjoint(tokens.words[source]) else None
    return frame if re.search("[CHKh]", tokens.tags[source]) or not COUNTERS.isdisjoint(tokens.words[source]) else None


def is_number(tokens: Tokens, begin: int, last: int) -> bool:
    """Return whether a number begins at a word, with what makes it vague: 14, more than 14, at least two."""
    return bool(MANY.match(tokens.tags, begin, last)) or not NUMBERS.isdisjoint(
        tokens.words[begin : min(begin + 3, last)]
    )


def stated(tokens: Tokens, first: int, last: int, i: int, rule: str, lemma: str) -> Frame | None:
    """Return the frame of an active verb that can state something, with its subject as the source, or None."""
    start = verb_group(tokens, first, i)
    if start == first or not BE.isdisjoint(tokens.words[start:i]):
        return None
    source = subject_before(tokens, first, start)
    if source is None or tokens.tags[source[0]] == "w":
        return None
    return Frame((start, i + 1), source, [up_to_end(tokens, i + 1, last)], rule, lemma)


# --- of a whole sentence ---------------------------------------------------------------------------------------------


def own_count(tokens: Tokens, first: int, last: int) -> list[Frame]:
    """Return a sentence as the content of whom it names as the owner of a count or view, or nothing.

    He walked, by his own count, 300 miles. In the priest’s view, the law is dead.
    """
    if OWNED.isdisjoint(tokens.words[first:last]):
        return []
    named = (i for i in range(first, last) if tokens.words[i] in OWNED)
    return [frame for frame in (own_count_frame(tokens, first, last, i) for i in named) if frame][:1]


def own_count_frame(tokens: Tokens, first: int, last: int, i: int) -> Frame | None:
    """Return what a sentence says by the count or in the view that word `i` names, or None if nobody owns it there."""
    source, start, end = owner_of_count(tokens, first, last, i)
    if source is None or start < first or tokens.words[i] not in NAMED_AFTER.get(tokens.words[start], ()):
        return None
    before, after = tokens.tags[first:start].rstrip("a"), tokens.tags[end : end + 1]
    if before and before[-1] not in ",;":
        return None
    if before and after in (",", ".", ""):
        contents = [up_to_end(tokens, first, start), *rest_of_content(tokens, end, last, quoted=False)]
    else:
        contents = [up_to_end(tokens, end + (after == ","), last)]
    if contents[0][0] >= contents[0][1]:
        return None
    return Frame((i, i + 1), source, contents, "own_count", tokens.words[i])


def owner_of_count(tokens: Tokens, first: int, last: int, i: int) -> tuple[Words | None, int, int]:
    """Return who owns the count or view that word `i` names, or None, and the words that “by” or “in” opens with it.

    By his own count; in the priest’s view; in the view of some priests.
    """
    if tokens.words[i + 1 : i + 2] == ["of"] and tokens.word_before(i) == "the":
        source = phrase_after(tokens, i + 2, last)
        return source, i - 2, source[1] if source else i
    owner = i - 1 - (tokens.word_before(i) == "own")
    if tokens.words[owner] in OWNERS:
        return (owner, owner + 1), owner - 1, i + 1
    begin = phrase_start(tokens, first, owner - 1) if owner > first and tokens.tags[owner] == "s" else None
    return ((begin, owner), begin - 1, i + 1) if begin else (None, first, i)


def survey(tokens: Tokens, first: int, last: int) -> list[Frame]:
    """Return a sentence with shares in per cent as the content of the survey it names after a preposition, or nothing.

    In a May poll, 40% said no. She led by two points in a poll. Not the idiom: She led in the polls.
    """
    if SURVEYS.isdisjoint(tokens.words[first:last]):
        return in_report(tokens, first, last)
    named = (i for i in range(first, last) if tokens.words[i] in SURVEYS and tokens.tags[i] in "oHK")
    return [frame for frame in (survey_frame(tokens, first, last, i) for i in named) if frame][:1]


def in_report(tokens: Tokens, first: int, last: int) -> list[Frame]:
    """Return what a sentence with figures or a quotation says by the report it opens with, or nothing.

    In a 2021 audit by the state, 14 dams were called unsafe.
    """
    comma = tokens.tags.find(",", first, last)
    if tokens.words[first] != "in" or comma < 0 or tokens.words[first + 1] not in ("a", "an"):
        return []
    if REPORTS.isdisjoint(tokens.words[first:comma]) or not re.search("[NQ]", tokens.tags[comma:last]):
        return []
    return [Frame((first, first + 1), (first + 1, comma), [up_to_end(tokens, comma + 1, last)], "survey", "in")]


def survey_frame(tokens: Tokens, first: int, last: int, i: int) -> Frame | None:
    """Return what a sentence says by the survey that word `i` names, or None if it has no share or no preposition."""
    start = first + len(tokens.tags[first:i].rstrip("doCHNDKs"))
    if start == first or tokens.words[start - 1] not in ("in", "across", "from"):
        return None
    if not any(SHARE.fullmatch(word) for word in tokens.words[first:last]):
        return None
    source = (start, i + 1)
    comma = tokens.tags.find(",", source[1], last)
    if tokens.words[i][-1] == "s" and "C" not in tokens.tags[start:i]:  # “some polls”, “national polls”
        return None
    content = None
    if re.search("[XVZv]", tokens.tags[first : start - 1]):
        content = up_to_end(tokens, first, start - 1)
    elif comma > 0:
        content = up_to_end(tokens, comma + 1, last)
    return Frame((start - 1, start), source, [content], "survey", "in") if content else None
