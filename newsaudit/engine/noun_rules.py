"""The rules whose cue is no verb: according to, a noun of saying, an adjective of attitude.

They have the form of those in `rules.py`, which has their order.
"""

from __future__ import annotations

import re

from newsaudit import lexicon
from newsaudit.engine.alphabet import CONNECTIVES
from newsaudit.engine.contents import ASKED, left_content, rest_of_content, up_to_end
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.phrase_starts import BODIES
from newsaudit.engine.phrases import CLAUSE_OPENS, phrase_after, subject_before
from newsaudit.engine.tokens import Tokens
from newsaudit.engine.verbs import BE, verb_group

CUE_ADJECTIVES = lexicon.lemmas("cue_adjectives")  # of an attitude: confident, worried
CLAIM_OWNERS = frozenset(
    "his her its their my our".split()
)  # “your claim that” ascribes nothing to anybody in the text
NO_SPEAKERS = frozenset(
    "contact contacts enquiries inquiries correction contributing update note related photo previously editor headline "
    "subtitle title name plus".split()
)
NO_MINDS = frozenset("it that this what there which".split())  # “it is clear that” is nobody’s attitude
SEEMS = frozenset("sounds sounded remains remained remain feels felt seems seemed appears appeared grew became".split())
APPOSED_SUBJECT = re.compile(r"([^,]+)(,d[CHo]+),C+,[XVZvB]")  # … people, the buyer, Cask, has
GIVES = frozenset(  # what one does with a noun of saying
    "gave give gives given issued issue issues took takes take taken made makes make raised raises raise voiced "
    "voices expressed expresses repeated repeats reiterated delivered delivers offered offers holds held shared shares "
    "sounded sent sends received".split()
)
CAME_THE = (["came", "the"], ["was", "the"])
# according to which something is done, and which say nothing
NO_SOURCES = frozenset(
    "timetable schedule plan size age need needs rank tradition custom height weight recipe taste".split()
)
SENT = frozenset("message advice warning answer reply response verdict plea".split())
ADDRESSED = re.compile("p[dCHoKN]{1,5}:(?=[^Q]{4})")
SOMEBODY = re.compile("[CH]")
SPEAKER_AFTER = re.compile(r"Q(?:[dCHhNoR]{1,8}[VZ]|[VZ][dChH])")


def according_to(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return “according to” or “per” with the source after it, or None: According to Wren, the law is dead."""
    tags, end = tokens.tags, i + 1 + (tokens.words[i] == "according")
    if tokens.words[i] == "according" and tokens.words[i + 1 : end] != ["to"]:
        return None
    source = phrase_after(tokens, end, last)
    if tags[end : end + 1] == "m" or tokens.words[end : end + 1] == ["her"] and tags[end + 1 : end + 2] in tuple(",."):
        source = end, end + 1  # “according to him”
    if not source or not NO_SOURCES.isdisjoint(tokens.words[slice(*source)][:4]):
        return None
    if not tags[first:i].strip(CONNECTIVES):
        apposed = APPOSED_SUBJECT.match(tags, source[0], last)
        source = (source[0], apposed.end(1)) if apposed and apposed.end(2) == source[1] else source
        comma = tags.find(",", source[1], last)
        begin = max(comma + 1, source[1])
        begin += tags[begin : begin + 1] == ":"
        contents = [up_to_end(tokens, begin, last)] if begin < last else []
    else:
        begin = max([first, *(frame.cue[1] for frame in frames if frame.rule == "according_to")])
        contents = [up_to_end(tokens, begin, i), *rest_of_content(tokens, source[1], last, quoted=False)]
    return Frame((i, end), source, contents, "according_to", "according to")


def noun_cue(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return a noun of saying with its owner and a that-clause or quotation, or None: Wren's claim that it is dead."""
    if i + 1 >= last:
        return None
    from_whom = said_by_noun(tokens, i, last)
    if from_whom:
        begin = from_whom[1] + (tokens.tags[from_whom[1]] in "X:")
        return Frame((i, i + 1), from_whom, [up_to_end(tokens, begin, last)], "noun_cue", tokens.words[i])
    if i == first:
        return None
    reply = came_the_reply(tokens, first, last, i, frames) if tokens.words[i - 2 : i] in CAME_THE else None
    if reply:
        return reply
    is_that = is_that_after(tokens, i + 1)  # “Wren’s view is that it is dead”
    # “Wren’s message to investors: do not wait”
    addressed = ADDRESSED.match(tokens.tags, i + 1, last) if tokens.words[i] in SENT else None
    if not is_that and not addressed and not has_content_of_noun(tokens, i):
        return None
    source = owner_of_noun(tokens, first, i) or giver_of_noun(tokens, first, i, frames)
    if source is None or tokens.words[source[0]] in NO_SPEAKERS:
        return None
    if tokens.tag_before(source[0], first) == "p" and any(one.cue and one.cue[1] == source[0] - 1 for one in frames):
        return None  # “Wren said in her ruling that”
    begin = addressed.end() if addressed else i + 1 + (is_that or tokens.tags[i + 1] == ":")
    return Frame((i, i + 1), source, [up_to_end(tokens, begin, last)], "noun_cue", tokens.words[i])


def came_the_reply(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return a quotation with a noun of saying and who is named after it, or None: “No,” came the reply from Wren."""
    left = left_content(tokens, first, i - 2, frames) if i - 2 > first else None
    source = phrase_after(tokens, i + 2, last) if tokens.words[i + 1 : i + 2] in (["from"], ["of"]) else None
    if not left or not source or tokens.tags[left[1] - 1] != "Q":
        return None
    contents = [left, *rest_of_content(tokens, source[1], last, quoted=True)]
    return Frame((i - 2, i + 1), source, contents, "noun_cue", tokens.words[i])


def adjective_cue(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return an attitude after a form of to be, with its content, or None: Wren is confident that the law is dead."""
    if i + 2 >= last or not opens_attitude(tokens, i + 1, last):
        return None
    start = verb_group(tokens, first, i)
    if start > first + 1 and tokens.words[start - 1] in SEEMS:  # “remained confident”
        start = verb_group(tokens, first, start - 1)
    helped = not (BE | SEEMS).isdisjoint(tokens.words[start:i])
    source = subject_before(tokens, first, start) if helped else None
    if source is None or tokens.words[source[0]] in NO_MINDS:
        return None
    handed = tokens.tags.find(":Q", i, last)  # … that it is dead: “It is over.”
    stop = handed if handed > i else last
    begin = i + 1 + (tokens.tags[i + 1] == ":")
    return Frame((start, i + 1), source, [up_to_end(tokens, begin, stop)], "adjective_cue", tokens.words[i])


def opens_attitude(tokens: Tokens, begin: int, last: int) -> bool:
    """Return whether the words from `begin` on are what an attitude is about: that it is dead, about the law, why."""
    if tokens.tags[begin] in "th" or tokens.words[begin] in ASKED or tokens.words[begin] == "there":
        return True
    if tokens.words[begin] in ("about", "with"):
        return True
    if tokens.tags[begin] == ":":  # “Wren was blunt: The law is dead.”
        somebody = SOMEBODY.search(tokens.tags, max(0, begin - 8), begin - 1)
        clause = tokens.tags[begin + 1] != "Q" and CLAUSE_OPENS.match(tokens.tags, begin + 1, last)
        return bool(clause and (somebody or tokens.words[begin - 3] in ("he", "she")))
    return tokens.tags[begin] in "dCH" and bool(CLAUSE_OPENS.match(tokens.tags, begin, last))


def has_content_of_noun(tokens: Tokens, i: int, opens: str = "tQ:") -> bool:
    """Return whether a noun of saying goes on with what is said, which `opens` so: not the claim that was made."""
    follows = tokens.tags[i + 1]
    if follows not in opens:
        return False
    if follows == "t":
        return tokens.tags[i + 2 : i + 3] not in ("X", "V", "Z", "v", "B", "R")
    is_led_to = follows == ":" and SPEAKER_AFTER.match(tokens.tags, i + 2) and tokens.words[i + 2][-1] == ","
    return not is_led_to  # His claim: “It is dead,” he said.


def said_by_noun(tokens: Tokens, i: int, last: int) -> Words | None:
    """Return who stands between a noun of saying and its that-clause, or None: claims by Wren that it is dead."""
    if tokens.words[i + 1] not in ("from", "by", "of", "among"):
        return None
    source = phrase_after(tokens, i + 2, last)
    if not source or source[1] + 1 >= last:
        return None
    if tokens.tags[source[1] - 1] in "BZ":  # figures from the registry reveal
        return None
    somebody = SOMEBODY.search(tokens.tags, *source) or tokens.words[source[1] - 1] in BODIES
    if tokens.words[i + 1] == "of" and not somebody:  # not: news of the day that
        return None
    if is_that_after(tokens, source[1]):
        return source
    if tokens.tags[source[1]] == ":":
        return source if tokens.tags[source[1] + 1] == "Q" or tokens.words[i + 1] == "from" else None
    if not has_content_of_noun(tokens, source[1] - 1, "t"):
        return None
    return source if CLAUSE_OPENS.match(tokens.tags, source[1] + 1, last) else None  # not: a call from her that night


def is_that_after(tokens: Tokens, i: int) -> bool:
    """Return whether “is that” begins at a word: Her view is that it is dead."""
    return tokens.tags[i : i + 2] == "Xt" and tokens.words[i] in BE


def giver_of_noun(tokens: Tokens, first: int, i: int, frames: list[Frame]) -> Words | None:
    """Return who gives a noun of saying before its that-clause, None if nobody: Wren issued a fresh warning that."""
    if tokens.tags[i + 1] != "t":
        return None
    k = i - 1
    while k > first and tokens.tags[k] in "doN":
        k -= 1
    of_opinion = tokens.words[k : k + 2] == ["of", "the"] and tokens.words[k - 1] in BE  # “Wren is of the opinion that”
    verb = k - 1 if of_opinion else k
    if not of_opinion and tokens.words[verb] not in GIVES or verb <= first:
        return None
    if any(one.cue and one.cue[0] <= verb < one.cue[1] for one in frames):  # “expressed concern that” is one cue
        return None
    return subject_before(tokens, first, verb_group(tokens, first, verb))


def owner_of_noun(tokens: Tokens, first: int, i: int) -> Words | None:
    """Return who owns a noun, None if nobody is named: Wren's latest claim, his claim."""
    tags, k = tokens.tags, i - 1
    while k > first and tags[k] in "oNCg":
        k -= 1
    if k > first and tags[k] == "s":
        return subject_before(tokens, first, k)
    return (k, k + 1) if tokens.words[k] in CLAIM_OWNERS else None
