"""The rules for what a record, a survey or a picture says without a verb of speech: it lists, it shows.

They have the form of those in `rules.py`, which has their order.
"""

from __future__ import annotations

import re

from newsaudit import lexicon
from newsaudit.engine.contents import up_to_end
from newsaudit.engine.figure_rules import OWNERS, stated
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.phrase_starts import DOCUMENTS
from newsaudit.engine.phrases import subject_before
from newsaudit.engine.tokens import Tokens

LISTED = {"lists": "list", "listed": "list", "logged": "log", "rated": "rate", "recorded": "record"}
NAMED = re.compile(r"[^.,;:QXVZvwP]{0,14}?(?=b)")
SHOWN = {  # each form with its lemma
    **dict.fromkeys(("list", "lists", "listed"), "list"),
    **dict.fromkeys(("show", "shows", "showed", "shown", "showing"), "show"),
    **dict.fromkeys(("find", "finds", "found"), "find"),
    **dict.fromkeys(("indicate", "indicates", "indicated"), "indicate"),
    **dict.fromkeys(("put", "puts"), "put"),
    "documented": "document",
    **dict.fromkeys(("outline", "outlines", "outlined"), "outline"),
}
ONLY_SOME = {  # what not every record does: an email finds its reader
    "find": lexicon.lemmas("documents", "survey", "report", "study", "record", "ruling"),
    "put": lexicon.lemmas("documents", "survey"),  # a poll puts her ahead
}
THINGS_FOLLOW = re.compile("R?[dCHKoNmgZ]")  # a noun phrase: showed only a small gain; not: found last week that
CLAUSE_AHEAD = re.compile(r"[dChHoNKsapDRmgG(]{1,12}?[XVvQ]")


def lists_as(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return who lists something as something, or None: The register lists the dam as “high hazard.”"""
    named = NAMED.match(tokens.tags, i + 1, last)
    if named is None or tokens.words[named.end()] != "as" or tokens.words[i + 1] in OWNERS:
        return None
    frame = stated(tokens, first, last, i, "lists_as", LISTED[tokens.words[i]])
    in_relative = frame is not None and tokens.tag_before(frame.source[0], first) == "w"
    return frame if in_relative or named.group() else None


def record_shows(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return what a record or survey lists or shows, or None: Its log lists 29 calls. A poll shows Wren ahead."""
    word, tags = tokens.words[i], tokens.tags
    if not THINGS_FOLLOW.match(tags, i + 1, last):
        return None
    if word == "showing":  # “polls showing Wren ahead”
        source, content = subject_before(tokens, first, i), up_to_end(tokens, i + 1, last)
        frame = Frame((i, i + 1), source, [content], "record_shows", "show") if source else None
    elif SHOWN[word] in ("show", "indicate") and CLAUSE_AHEAD.match(tags, i + 1, last):
        return None  # “records show the yard was shut” is reported speech as any other
    else:
        frame = stated(tokens, first, last, i, "record_shows", SHOWN[word])
    return frame if frame and can_show(tokens, frame) else None


def can_show(tokens: Tokens, frame: Frame) -> bool:
    """Return whether the source of a frame is a record, in the plural before “list” or “show” without an auxiliary."""
    head, (start, end) = record_named_by(tokens, frame.source), frame.cue
    if singular(head) not in ONLY_SOME.get(frame.lemma, DOCUMENTS):
        return False
    finite = end - start > 1 or tokens.words[start] != frame.lemma or frame.lemma == "put"
    return finite or head.endswith("s") or head == "data"


def record_named_by(tokens: Tokens, phrase: Words) -> str:
    """Return the noun at the head of a phrase: records, of “Court records filed with the state”."""
    start, end = phrase
    stop = next((k for k in range(start, end) if tokens.tags[k] in "p,w(-"), end)
    while stop > start + 1 and tokens.tags[stop - 1] in "vVPRD" and singular(tokens.words[stop - 1]) not in DOCUMENTS:
        stop -= 1
    return tokens.words[stop - 1]


def singular(word: str) -> str:
    """Return a word as the list of documents has it: log, of “logs”."""
    return word if word in DOCUMENTS else word.removesuffix("s")
