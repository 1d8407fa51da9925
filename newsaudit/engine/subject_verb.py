"""The rule for most of reported speech: a source, then a cue, and the content after or before the two.

What one cue and its source would say is a `Reading`; where it says nothing, a veto of `vetoes.py` tells.
"""

from __future__ import annotations

import re

from newsaudit.engine.alphabet import FINITE_VERBS, NOUNS, OTHER_FINITE_VERBS
from newsaudit.engine.clauses import main_subject
from newsaudit.engine.contents import (
    ADDRESSEE,
    TAKE_CLAUSE,
    begins_quoted_sentence,
    can_be_content,
    content_after,
    is_clause,
    left_content,
    left_over,
    nothing_after,
    only_leads_in,
    quoted_by_relative,
    rest_of_content,
    up_to_end,
)
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.phrase_starts import DOCUMENTS
from newsaudit.engine.phrases import TIME_END, subject_before
from newsaudit.engine.tokens import Tokens, cue_at
from newsaudit.engine.verbs import is_finite, verb_group
from newsaudit.engine.vetoes import Reading, vetoes_of

GO_ON = frozenset("continue answer reply respond counter joke quip muse reflect retort agree post".split() + ["go on"])
SPEAKER = re.compile("h|d?[CHo]{0,3}H|d?o?C{1,5}")  # she; the union leader; Ada Wren
FINITE = f"[{FINITE_VERBS}]"
SUBJECT_ENDS = NOUNS + "hwdmsDBZvVPp),-"


def subject_verb(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return source, cue and content in this order, or content first; or None: Wren said it is dead. “No,” Wren said.

    Without a subject of its own (“Wren rose and said …”) the cue takes that of its sentence: rule `coordinated`. After
    “what” the content follows a form of to be (“what Wren fears is a war”): rule `free_relative`.
    """
    reading = reading_at(tokens, first, last, i, frames)
    if reading is None:
        return None
    start, end, source, lemma = reading.start, reading.end, reading.source, reading.cue.lemma
    if reading.follows and reading.follows_what and tokens.tags[reading.begin] == "X":
        return Frame((start, end), source, [up_to_end(tokens, reading.begin + 1, last)], "free_relative", lemma)
    for veto in vetoes_of(lemma):
        if veto(reading):
            return None
    return Frame((start, end), source, contents_of(reading), reading.rule, lemma, reading.addressee)


def reading_at(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Reading | None:
    """Return the cue at a word with its source and the place of its content; None if it has no subject there."""
    cue_and_end = cue_at(tokens, i, last)
    if cue_and_end is None:
        return None
    cue, end = cue_and_end
    start = verb_group(tokens, first, i)
    if start == first or not is_finite(tokens, first, start, i, end):
        return None
    source, rule = subject_of_group(tokens, first, start, end, frames)
    if source is None:
        return None
    begin, addressee = content_after(tokens, end, last, cue.takes)
    follows = can_be_content(tokens, begin, last, cue.takes) and not quoted_by_relative(tokens, begin, last, cue.takes)
    if cue.takes in ("object", "as") and is_called_as(tokens, first, source, end, last):
        begin, follows = end, True
    return Reading(tokens, first, last, frames, start, i, end, cue, source, rule, begin, addressee, follows)


def is_called_as(tokens: Tokens, first: int, source: Words, begin: int, last: int) -> bool:
    """Return whether a relative clause or “what” calls something as something: which the firm describes as a gift."""
    return tokens.tag_before(source[0], first) == "w" and tokens.words[begin : begin + 1] == ["as"] and begin + 1 < last


# --- the source ------------------------------------------------------------------------------------------------------


def subject_of_group(tokens: Tokens, first: int, start: int, end: int, frames: list[Frame]) -> tuple[Words | None, str]:
    """Return the subject of the verb group from `start` to `end`, or None, and the rule that gives it.

    That is `subject_verb`, or `coordinated` if an earlier verb has the subject.
    """
    tags, before = tokens.tags, tokens.tags[start - 1]
    in_words = "Q" in tags[end : end + 2] or start > 1 and tokens.words[start - 2] in DOCUMENTS
    if before == "t" and tokens.tag_before(start - 1, first) in NOUNS and in_words:
        return (start - 1, start), "subject_verb"  # “shirts that read “No””, “a suit that accuses the firm”
    if before in SUBJECT_ENDS or "Q" in tags[max(first, start - 8) : start]:
        own = subject_before(tokens, first, start)
        if own:
            return own, "subject_verb"
    if before == "a" and frames and frames[-1].cue and frames[-1].cue[1] == start - 1:
        return frames[-1].source, "coordinated"  # “she laughed and said”
    if shares_subject(tokens, first, start, bool(frames)):
        return main_subject(tokens, first, start, sources_of(frames)), "coordinated"
    return None, "coordinated"


def shares_subject(tokens: Tokens, first: int, start: int, after_another: bool) -> bool:
    """Return whether a verb group is joined to an earlier verb: rose and said; `after_another` cue also by a comma."""
    before, word = tokens.tags[start - 1], tokens.words[start - 1]
    if after_another and (before == "," or before == "Q" and word[-1] == ","):
        return True  # “supports “pay,” opposes “cuts””
    time = TIME_END.search(tokens.tags, max(first, start - 4), start)  # “and on Monday announced”
    joined = tokens.tags[time.start() - 1] if time and time.start() > first else before
    return joined == "a" or word in ("but", "yet")


def sources_of(frames: list[Frame]) -> list[Words]:
    """Return the sources of frames whose source is the subject of its clause."""
    return [one.source for one in frames if one.source and one.rule not in ("passive", "according_to", "noun_cue")]


# --- the content -----------------------------------------------------------------------------------------------------


def contents_of(reading: Reading) -> list[Words]:
    """Return the content of a source and cue in its pieces: before them, after them, around them, or none."""
    tokens, first, last, begin, takes = reading.tokens, reading.first, reading.last, reading.begin, reading.cue.takes
    source = reading.source[0]
    remark = clause_before_remark(reading)
    if remark:
        return [remark]
    left = left_content(tokens, first, source, reading.frames) if reading.rule == "subject_verb" else None
    if left and reading.tokens.tags[source] == "w" and tokens.tags[left[1] - 1] != "Q":
        left = None  # “The chain, which reports in May, has two yards.”
    if left and tokens.tags[left[1] - 1] == "Q":
        return contents_around_quotation(reading, left)
    if (
        left
        and (warns_hearer(reading) or not reading.follows)
        and (takes in TAKE_CLAUSE or goes_on_saying(reading, left))
    ):
        return contents_around_clause(reading, left)
    after_comma = begin + 1 < last and tokens.tags[begin] == "," and tokens.tags[source] != "w"
    if after_comma and source > first and only_leads_in(tokens, first, source, takes):
        return [up_to_end(tokens, begin + 1, last)]
    if left and reading.follows and begins_quoted_sentence(tokens, left, begin):
        return [left, *contents_following(reading)]
    return contents_following(reading)


def warns_hearer(reading: Reading) -> bool:
    """Return whether only who hears it follows a cue of warning: It is dead, Wren warned the council."""
    hearer = ADDRESSEE.match(reading.tokens.tags, reading.end, reading.last) if reading.cue.lemma == "warn" else None
    return hearer is not None and reading.tokens.tags[hearer.end() : reading.last].strip(".") == ""


def goes_on_saying(reading: Reading, left: Words) -> bool:
    """Return whether a cue of quotations ends a sentence that it reports without marks: It is dead, Wren continued."""
    tags = reading.tokens.tags
    if reading.cue.lemma not in GO_ON or reading.start != reading.verb or tags[left[0]] in "bpgG":
        return False
    if not SPEAKER.fullmatch(tags, *reading.source) or reading.tokens.words[reading.source[0]] == "it":
        return False
    return bool(re.search(FINITE, tags[slice(*left)])) and nothing_after(reading.tokens, reading.begin, reading.last)


def clause_before_remark(reading: Reading) -> Words | None:
    """Return the words before “, as Wren explained.” at the end of a sentence; None if the source and cue are none."""
    tokens, first, source = reading.tokens, reading.first, reading.source[0]
    if source - 2 <= first or tokens.tags[source - 2] != "," or tokens.words[source - 1] != "as":
        return None
    if reading.cue.takes not in TAKE_CLAUSE + ("quote",) or not nothing_after(tokens, reading.begin, reading.last):
        return None
    return left_over(reading.frames, first, source - 2), source - 2


def contents_around_quotation(reading: Reading, left: Words) -> list[Words]:
    """Return a quotation before the source and what goes on after the cue: “The law,” Wren said, “is dead.”

    If the cue before has the quotation, only what follows: When somebody shouted, “No,” Wren said that it was late.
    """
    quotation = left[1] - 1
    if reading.follows and any(one.cue and 0 <= quotation - one.cue[1] < 4 for one in reading.frames):
        return contents_following(reading)
    return [left, *rest_of_content(reading.tokens, reading.end, reading.last, quoted=True)]


def contents_around_clause(reading: Reading, left: Words) -> list[Words]:
    """Return words before the source and what goes on after the cue, if it is a clause: The law, she says, is dead."""
    tokens = reading.tokens
    rest = rest_of_content(tokens, reading.begin if reading.addressee else reading.end, reading.last, quoted=False)
    ends = nothing_after(tokens, reading.begin, reading.last) or warns_hearer(reading)
    alone = not rest and is_clause(tokens, left) and ends
    return [left, *rest] if rest or alone else []


def tag_before_relative(reading: Reading) -> str:
    """Return the tag before the “which” that opens the clause of a source."""
    return reading.tokens.tag_before(reading.source[0] - 1, reading.first)


def end_of_relative(reading: Reading) -> int:
    """Return the word past the clause of a source “who”: officials, who asked not to be named, said."""
    tags, last = reading.tokens.tags, reading.last
    if tags[reading.source[0]] != "w":
        return last
    comma = tags.find(",", reading.begin, last)
    return comma if comma > 0 and tags[comma + 1 : comma + 2] in tuple(OTHER_FINITE_VERBS) else last


def is_whole_text(reading: Reading) -> bool:
    """Return whether a quotation after the cue is all that a sign or shirt says, though the sentence goes on."""
    tokens, begin = reading.tokens, reading.begin
    ends = tokens.words[begin][-1] in ".!?" and tokens.tags[begin + 1 : begin + 2] not in ("a", "Q")
    return tokens.tags[begin] == "Q" and (ends or reading.cue.lemma == "read")


def contents_following(reading: Reading) -> list[Words]:
    """Return the content after the cue, up to the end of the sentence: Wren said the law is dead.

    After “what” it is a quotation alone: The bank faced what analysts called “a storm” on Monday.
    """
    if not reading.follows:
        return []
    if reading.follows_what and reading.tokens.tags[reading.begin] == "Q":
        return [(reading.begin, reading.begin + 1)]
    tags, begin, last = reading.tokens.tags, reading.begin, end_of_relative(reading)
    if tags[reading.source[0]] in "wt" and is_whole_text(reading):
        return [(begin, begin + 1)]  # “a sign that read “No.” hung there”
    if reading.before == "w" and tags[begin] in OTHER_FINITE_VERBS:  # “The plan, which he said was dead, was …”
        comma = tags.find(",", begin, last)
        last = comma if comma > begin and tags[comma + 1 : comma + 2] in tuple(OTHER_FINITE_VERBS) else last
    elif reading.before == "w" and reading.cue.takes in ("object", "as", "to"):
        comma = tags.find(",", begin, last) if tag_before_relative(reading) == "," else -1
        last = comma if comma > begin else last  # “Under the plan, which he calls a gift, …”
    return [up_to_end(reading.tokens, begin, last)]
