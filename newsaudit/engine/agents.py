"""Who a passive cue is by, and what they call something or tell somebody to do: branded unfair by Wren.

`passive_rules.py` asks here first; `subject` is None where the cue has no form of to be and only describes a noun.
"""

from __future__ import annotations

import re

from newsaudit import lexicon
from newsaudit.engine.contents import end_of_addressee, up_to_end
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.phrases import phrase_after
from newsaudit.engine.tokens import Tokens
from newsaudit.engine.verbs import PLURALS
from newsaudit.engine.vetoes import opens_with_particle

CHANNELS = frozenset("email e-mail phone telephone letter text post mail".split())  # they were told by email that
CALLED_REACH = 10  # words
SOMETHING = re.compile("(?:R?[oQ]|d)[QoCHKNRa]*")  # unworkable; “a threat”; a threat to peace
AS_SOMETHING = re.compile("[bp][QodCHKNRaps]+")  # as a threat to peace
AS_CLAUSE = re.compile("[bp][dChHoNKsapZ]{1,10}[XVZvB]")  # as he tried to hook, as talks began
AS_POST = re.compile("[bp]d?o?H(?![oHdCp])")  # as manager
POSTS = ("dismiss", "reject")  # cues that “as” and a post say nothing more of
# After “as”, or “as a”, these are no opinion: as well as, as a result, as a child.
NO_OPINIONS = frozenset(
    "well recently early expected usual part soon late long far planned scheduled result whole child boy girl teenager "
    "youth student pupil witness candidate".split()
)
CHARGED_WITH = {"accuse": "of", "blame": "on", "blame for": "on", "credit": "with"}  # blamed by Wren on the weather
LABELLING = frozenset("brand call deem dub label rule".split())  # cues that call something something without “as”
CALLING = ("as", "object")  # what a cue takes, in `lexicon/cues.csv`, that can call something something


def agent(tokens: Tokens, i: int, last: int, cue: lexicon.Cue) -> Words | None:
    """Return the source that begins at a word after “by”, or None if it is a channel or a date: by email, by 2030.

    What it accuses somebody of, or tells somebody to do, is no part of it.
    """
    source = phrase_after(tokens, i, last) if tokens.words[i : i + 1] and tokens.words[i] not in CHANNELS else None
    if source is None:
        return None
    start, end = source
    charged = CHARGED_WITH.get(cue.lemma)
    end -= end - start > 1 and tokens.tags[end - 1] in "BZ"  # “a draft seen by Reuters shows”
    stop = tokens.words.index(charged, start, end) if charged in tokens.words[start:end] else end
    source = start, min(stop, end_of_addressee(tokens, end, start))
    return source if names_somebody(tokens, source) else None


def names_somebody(tokens: Tokens, source: Words) -> bool:
    """Return whether a phrase after “by” can be a source: not by May, by next year, by mistake."""
    word = tokens.words[source[1] - 1]
    return tokens.words[source[0]] != "may" and (
        bool(re.search("[CHKdh]", tokens.tags[slice(*source)])) or word.endswith("s") or word in PLURALS
    )


def called_after_source(
    tokens: Tokens, span: Words, subject: Words | None, source: Words, last: int, cue: lexicon.Cue
) -> Frame | None:
    """Return a passive cue with what its source calls something or tells somebody to do, or None.

    Their remarks were described by the charity as crude. They were warned by the council to boil water.
    """
    word, begin = tokens.words[source[1] : source[1] + 1], source[1]
    accused = word == [CHARGED_WITH.get(cue.lemma)]
    if accused or word == ["as"] and can_call(tokens, begin, last, cue) and is_opinion(tokens, begin, last, cue):
        comma = last if subject else tokens.tags.find(",", begin, last)
        contents = [*filter(None, [subject]), up_to_end(tokens, begin, comma if comma > 0 else last)]
        return Frame(span, source, contents, "passive", cue.lemma)
    not_to = tokens.words[source[1] : source[1] + 2] == ["not", "to"]
    if word != ["to"] and not not_to or subject is None or cue.takes not in ("clause", "person", "sentence"):
        return None
    told = cue.takes == "person"
    contents = [up_to_end(tokens, begin, last)] if told else [subject, up_to_end(tokens, begin, last)]
    addressee = subject if told and cue.lemma != "promise" else None
    return Frame(span, source, contents, "passive", cue.lemma, addressee)


def called_before_source(
    tokens: Tokens, span: Words, subject: Words | None, last: int, cue: lexicon.Cue
) -> Frame | None:
    """Return a passive cue with what it calls something before “by” and its source, or None: branded unfair by Wren."""
    begin, end = span[1], min(last, span[1] + CALLED_REACH)
    if "by" not in tokens.words[begin:end] or opens_with_particle(tokens, cue, begin):
        return None  # not: called off by the union
    by = tokens.words.index("by", begin, end)
    if tokens.words[begin] == "as":
        called = AS_SOMETHING.fullmatch(tokens.tags, begin, by) and is_opinion(tokens, begin, by, cue)
        called = called and cue.takes in CALLING
    else:
        called = SOMETHING.fullmatch(tokens.tags, begin, by) and cue.lemma in LABELLING
        called = called and not (subject is None and is_active(tokens, span))
    source = agent(tokens, by + 1, last, cue) if called else None
    contents = [*filter(None, [subject]), (begin, by)]
    return Frame(span, source, contents, "passive", cue.lemma) if source else None


def can_call(tokens: Tokens, begin: int, last: int, cue: lexicon.Cue) -> bool:
    """Return whether a cue can call something something by “as”: describe as; welcome as “a new dawn”, in quotation."""
    return cue.takes in CALLING or cue.takes == "fragment" and "Q" in tokens.tags[begin:last]


def is_opinion(tokens: Tokens, i: int, last: int, cue: lexicon.Cue) -> bool:
    """Return whether “as” at a word gives an opinion: as reckless; not: as well as by staff, as talks began.

    Nor is a post or an age one: dismissed by the club as manager, mocked as a child.
    """
    words = tokens.words[i + 1 : last]
    if not words or AS_CLAUSE.match(tokens.tags, i, last):
        return False
    noun = words[1:2] if words[0] in ("a", "an", "the") else words[:1]
    post = cue.lemma in POSTS and AS_POST.match(tokens.tags, i, last)
    return not post and NO_OPINIONS.isdisjoint(noun)


def is_active(tokens: Tokens, span: Words) -> bool:
    """Return whether a past form has a subject and an object of its own: Wren called a strike by nurses “reckless”.

    After a comma it has none: the plan, called a farce by nurses, was dropped.
    """
    return tokens.tags[span[1]] == "d" and span[0] > 0 and tokens.tags[span[0] - 1] != ","
