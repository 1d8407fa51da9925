"""Sentences and clauses in tagged words: where each begins and ends, and who is the subject of the main one."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from newsaudit.engine.alphabet import CONNECTIVES, FINITE_VERBS
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.phrases import RULE_REACH, subject_before
from newsaudit.engine.tokens import Tokens
from newsaudit.engine.verbs import verb_group

LONGEST_SENTENCE = 400  # words: nobody writes a longer sentence, and a bound keeps the time linear
OPEN_CLAUSE = frozenset("so but yet while whereas though although".split())
MAY_END = re.compile("[.QC](?:(?<!C)|(?=[^.,;:-]))")  # a stop, a quotation, or a title in marks before more
# LEEDS, England (Wire) — The council …
DATELINE = re.compile(r"[A-Z][A-Z .'’-]+[A-Z](?:, [\w. ]{2,30})?(?: \([^()\n]{2,30}\))? ?(?:—|–|--?) (?=[A-Z“\"])")
CUE_AFTER_QUESTION = re.compile(r"(?:h|d?[CHo]{1,6}(?:,[^,.Q]{1,20},)?)R?[VZ]|V[dChH]")  # “Why?” Wren asked.
CUE_AFTER_STOP = re.compile(r"(?:h|[CH]{1,6})R?[VZ][.]")  # “No.” Wren said.


# --- sentences -------------------------------------------------------------------------------------------------------


def sentences(tokens: Tokens, text: str) -> list[Words]:
    """Return first word and past-the-last word of each sentence of a paragraph, a quotation counting as one word.

    A quotation that ends in a full stop ends its sentence, unless a word in lower case follows (“No.” he said); one
    that ends in a question or exclamation mark does so unless a short subject and a cue follow (“Why?” Wren asked).
    A dateline at the head of the paragraph is a sentence of its own.
    """
    bounds, first = [], 0
    dateline = DATELINE.match(text, tokens.starts[0]) if tokens.starts else None
    if dateline:
        first = bisect_left(tokens.starts, dateline.end())
        bounds.append((0, first))
    for match in MAY_END.finditer(tokens.tags, first):
        end = match.end()
        if end - first > LONGEST_SENTENCE:
            bounds += pieces_of(first, end - 1)
            first = bounds[-1][1]
        if first < end and ends_sentence(tokens, text, first, end - 1):
            bounds.append((first, end))
            first = end
    bounds += pieces_of(first, len(tokens.tags))
    first = bounds[-1][1] if bounds else first
    if first < len(tokens.tags):
        bounds.append((first, len(tokens.tags)))
    return bounds


def pieces_of(first: int, end: int) -> list[Words]:
    """Return the words from `first` on cut into pieces as long as a sentence may be, as long as one ends by `end`."""
    starts = range(first, end - LONGEST_SENTENCE + 1, LONGEST_SENTENCE)
    return [(start, start + LONGEST_SENTENCE) for start in starts]


def ends_sentence(tokens: Tokens, text: str, first: int, i: int) -> bool:
    """Return whether a word ends the sentence that begins at word `first`."""
    tag, follows = tokens.tags[i], tokens.tags[i + 1 : i + 2]
    if tag == ".":
        return follows != "." and not (follows == "Q" and tokens.starts[i + 1] == tokens.ends[i])
    if tag == "C" and follows == "Q" and text[tokens.ends[i] - 1] == ".":
        return True  # “said Wren, of Raleigh, N.C. “We …”
    word = tokens.words[i]
    if word[0] == '"' and word[-1] in ".!?…" and follows and follows not in ".,;:-":
        return not text[tokens.starts[i + 1]].islower() and not has_cue_after(tokens, first, i)
    return False


def has_cue_after(tokens: Tokens, first: int, i: int) -> bool:
    """Return whether the source and cue of a quotation follow it: “Why?” Wren asked."""
    if tokens.tag_before(i, first) in ",:VZG":
        return False
    cue = CUE_AFTER_STOP if tokens.words[i][-1] == "." else CUE_AFTER_QUESTION
    return cue.match(tokens.tags, i + 1) is not None


# --- the main clause -------------------------------------------------------------------------------------------------


def main_subject(tokens: Tokens, first: int, i: int, known: list[Words]) -> Words | None:
    """Return the subject of the main clause before a word, for a cue that has none of its own; None if there is none.

    `known` are the sources of the sentence's earlier cues; the nearest that can open a clause is preferred.
    """
    own = subject_after_opener(tokens, first, i)
    if own:
        return own
    for source in reversed(known):
        if opens_clause(tokens, first, source[0]):
            return source
    nearest = known[0] if known else None
    for verb in reversed(finite_verbs(tokens, first, i)[-6:]):
        subject = subject_before(tokens, first, verb_group(tokens, first, verb))
        if not subject:
            continue
        if tokens.tags[subject[0]] != "w":
            if opens_clause(tokens, first, subject[0]):
                return subject
            nearest = nearest or subject
        elif is_open_relative(tokens, first, subject[0], i):
            return subject
    return nearest


def subject_after_opener(tokens: Tokens, first: int, i: int) -> Words | None:
    """Return the subject of a clause that “so” or “while” opens and “and” goes on: , so the judge rose and told him.

    None if no such clause goes on at word `i`.
    """
    if tokens.tags[i - 1] != "a" or tokens.tags[i - 2] == ",":
        return None
    low = max(first + 1, i - RULE_REACH)
    opener = next(
        (k for k in range(i - 2, low, -1) if tokens.tags[k - 1] == "," and tokens.words[k] in OPEN_CLAUSE), None
    )
    if opener is None:
        return None
    verb = next((k for k in range(opener + 1, i) if tokens.tags[k] in FINITE_VERBS), None)
    subject = subject_before(tokens, first, verb_group(tokens, first, verb)) if verb else None
    return subject if subject and subject[0] == opener + 1 else None


def is_open_relative(tokens: Tokens, first: int, start: int, i: int) -> bool:
    """Return whether a relative clause after a comma goes on up to a word: the owners, who sued and wrote, saying …"""
    return tokens.tag_before(start, first) == "," and "," not in tokens.tags[start:i]


def finite_verbs(tokens: Tokens, first: int, i: int) -> list[int]:
    """Return the finite verbs before a word, within the reach of a rule: of a verb group the auxiliary alone."""
    return [
        k
        for k in range(max(first, i - RULE_REACH), i)
        if tokens.tags[k] in FINITE_VERBS and tokens.tag_before(k, first) != "X"
    ]


def opens_clause(tokens: Tokens, first: int, start: int) -> bool:
    """Return whether a noun phrase that begins at a word can be the subject of a main clause there."""
    before = tokens.tags[first:start].rstrip("RD")
    return not before or before[-1] in ",;aQ-:" or before == "b" and tokens.words[first] in ("but", "yet", "so")


# --- where one attribution ends and the next begins ------------------------------------------------------------------


def cut_at_next_clause(tokens: Tokens, frames: list[Frame], first: int) -> list[Frame]:
    """Return the frames of a sentence, each content cut where another clause with its own cue begins."""
    cut = []
    for k, (frame, nearest) in enumerate(pairwise([*frames, None])):
        contents = [content for content in frame.contents if content[1] > content[0]]
        following = nearest if nearest is None or nearest.contents else remark_on(frame, frames[k + 1 :]) or nearest
        if following and contents and following.source and following.cue:
            a, b = contents[-1]
            end = next_clause(tokens, first, frame, following)
            while a < end < b and tokens.tags[end - 1] in CONNECTIVES + ",;:-":
                end -= 1
            contents = [*contents[:-1], (a, min(b, end))] if end > a else contents[:-1]
        cut.append(frame if contents == frame.contents else frame._replace(contents=contents))
    return cut


def remark_on(frame: Frame, later: list[Frame]) -> Frame | None:
    """Return the first later frame whose content begins before a frame's source, None if none does.

    As in “Staff knew who had told parents that the school was closing, Wren said.”
    """
    if frame.source is None:
        return None
    remarks = (one for one in later if one.contents and one.source and one.contents[-1][1] <= one.source[0])
    return next((one for one in remarks if one.contents[0][0] <= frame.source[0]), None)


def next_clause(tokens: Tokens, first: int, frame: Frame, following: Frame) -> int:
    """Return the word of a frame's last content at which the clause of the next frame begins; its end if none does."""
    a, b = frame.contents[-1]
    cue, source = following.cue[0], following.source[0]
    content = following.contents[0][0] if following.contents else source
    before = tokens.tag_before(source, 0)
    if following.rule in ("participle", "coordinated") and a < cue < b:  # “…, adding that …”, “… and said …”
        return cue
    if a < source < b and before == "," and is_subordinate(tokens, first, frame):  # As Wren spoke, the crowd shouted …
        return source
    if a < source < b and before == "," and frame.source and content <= frame.source[0]:  # Most agree, a poll shows.
        return source
    if a < source < b and before == ";" and content >= source:
        return source
    if a < content < cue and tokens.tags[content - 1 : content + 1] in (":Q", "-Q"):  # … was dead: “It is,” she wrote.
        return content
    if a < source < b and before == "Q" and content >= source:  # Asked what she called “a lie,” Wren said that …
        return source
    return b


def is_subordinate(tokens: Tokens, first: int, frame: Frame) -> bool:
    """Return whether a frame stands in a clause that opens the sentence with as, when, while …"""
    if frame.source is None or tokens.words[first] == "but":
        return False
    return tokens.tags[first : frame.source[0]].rstrip("R").lstrip("a") == "b"
