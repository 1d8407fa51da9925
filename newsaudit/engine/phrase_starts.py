"""Where a noun phrase begins, found by steps from its last word: over modifiers, prepositions, “and” and commas."""

from __future__ import annotations

import re

from newsaudit import lexicon
from newsaudit.engine.alphabet import COMMON_NOUNS, EDGE, NOUNS
from newsaudit.engine.model import Words
from newsaudit.engine.tokens import Tokens

QUOTATION_STOPS = ",.?!"  # a quotation that ends in one of these is no part of a noun phrase
STAND_ALONE = frozenset(["some", "many", "several", "most", "both", "all", "this", "that", "these", "another", "few"])
NUMBERS = frozenset("two three four five six seven eight nine ten".split())
HEADS = STAND_ALONE | NUMBERS | {"one", "those", "others"}  # many of the drivers
NAME_OF_BODY = re.compile(r"(?:^|[,;])d?C+(?P<of>p)C+(?:,C+)*,?$")
BODIES = lexicon.lemmas("bodies", "organisation")
DOCUMENTS = lexicon.lemmas("documents")
ADJECTIVES = frozenset(  # words in -ing that only describe the noun after them: It is dead, leading scientists say
    "leading planning working sitting acting visiting serving opposing ruling neighbouring neighboring surviving "
    "returning housing farming banking fishing mining shipping nursing teaching engineering policing".split()
)
OPENERS = frozenset("the a an his her its their our my your".split())
HALVES = frozenset("half twice such quite than like".split())


def phrase_start(tokens: Tokens, floor: int, j: int) -> int | None:
    """Return the first word of the noun phrase that ends at word `j`; None if no noun phrase ends there.

    From the last word it goes to the left, by the step in `STEPS` for each tag, until a word has none.
    """
    tags, words = tokens.tags, tokens.words
    if tags[j] in "hw":
        return j
    if words[j] == "other" and tokens.word_before(j) == "the" and j > floor:
        return j - 1
    if tags[j] == "d" and words[j] != "those" and words[j] not in NUMBERS and tokens.word_before(j) != "number":
        alone = words[j] in STAND_ALONE or words[j] == "others" or words[j] == "one" and tokens.word_before(j) != "no"
        return j if alone else None
    if tags[j] not in "CHoNKmDBZQd" or tags[j] == "Q" and words[j][-1] in QUOTATION_STOPS:
        return None
    start, i = j, j - 1
    while i >= floor:
        tag = tags[i]
        if tag in PHRASE_WORDS:
            start = i
            if tag == "d" and opens_after_noun(tokens, floor, i):
                break
        else:
            step = STEPS[tag](tokens, floor, i, start, j) if tag in STEPS else None
            if step is None:
                break
            start, i = step
        i -= 1
    while start < j and tags[start] in "DpasR":
        start += 1
    return start


PHRASE_WORDS = NOUNS + "sDd"


def opens_after_noun(tokens: Tokens, floor: int, i: int) -> bool:
    """Return whether a determiner opens a phrase of its own after a noun: roads the minister; not: half the men."""
    return (
        tokens.tag_before(i, floor) in COMMON_NOUNS and tokens.words[i] in OPENERS and tokens.words[i - 1] not in HALVES
    )


def step_over_quotation(tokens: Tokens, floor: int, i: int, start: int, j: int) -> Words | None:
    """Return the phrase's start and the word reached, or None where it ends: Joe “The Boss” Hale."""
    inside = tokens.words[i][-1] not in QUOTATION_STOPS and tokens.tag_before(i, floor) in "dCos"
    return (i, i) if inside else None


def step_over_modifier(tokens: Tokens, floor: int, i: int, start: int, j: int) -> Words | None:
    """Return the phrase's start and the word reached, or None where it ends: the newly elected mayor."""
    tags, before = tokens.tags, tokens.tag_before(i, floor)
    if tags[i] == "R":
        return (i, i) if before in "dsp" and tags[start] in "CHoNKBvVPGg" else None
    described = before in "dsp" or before == "R" and tokens.tag_before(i - 1, floor) in "ds"
    described = described or before in ",aQ" and tokens.words[i] in ADJECTIVES
    return (i, i) if described and tags[start] in "CHoNKB" else None


def step_over_verb(tokens: Tokens, floor: int, i: int, start: int, j: int) -> Words | None:
    """Return the phrase's start and the word reached, or None where it ends: the official who relayed the message."""
    tags = tokens.tags
    if i == floor and tags[i : i + 2] == "Zp":  # “Figures from the bank”
        return i, i
    if tags[i] != "X" and step_over_modifier(tokens, floor, i, start, j):
        return i, i
    k = i
    while k > floor and tags[k] in "vVXZBPR":
        k -= 1
    return (k, k) if tags[k] == "w" and tokens.tag_before(k, floor) in NOUNS else None


def step_over_preposition(tokens: Tokens, floor: int, i: int, start: int, j: int) -> Words | None:
    """Return the phrase's start and the word reached, or None where it ends: the head of the union."""
    if tokens.words[i] == "to" and tokens.tags[i + 1] not in "dCHhN" and not is_plural(tokens.words[i + 1]):
        return None
    before = tokens.tag_before(i, floor)
    headed = (
        before in NOUNS + "D)m" or before == "Z" and i - 1 == floor or before != EDGE and tokens.words[i - 1] in HEADS
    )
    return (start, i) if headed else None


def is_plural(word: str) -> bool:
    """Return whether a word after “to” is a noun in the plural, no verb: staff, tenants; not discuss, focus."""
    return word == "staff" or word.endswith("s") and word[-2:] not in ("ss", "us")


def step_over_conjunction(tokens: Tokens, floor: int, i: int, start: int, j: int) -> Words | None:
    """Return the phrase's start and the word reached, or None where it ends: Wren and Hale."""
    joins = tokens.tag_before(i, floor) in NOUNS + "," and (
        not verb_before(tokens, floor, i)
        or bool(ALONE_AFTER_COMMA.search(tokens.tags, max(floor, i - 12), i))
        or is_in_name_of_body(tokens, floor, i)
        or is_with_others(tokens, floor, i)
    )
    return (start, i) if joins else None


def is_in_name_of_body(tokens: Tokens, floor: int, i: int) -> bool:
    """Return whether an “and” or comma stands in the name of a body: It shut, the Ministry of Works and Trade said."""
    match = NAME_OF_BODY.search(tokens.tags, max(floor, i - 10), i)
    return match is not None and tokens.tags[i + 1] == "C" and tokens.words[match.start("of") - 1] in BODIES


def is_with_others(tokens: Tokens, floor: int, i: int) -> bool:
    """Return whether an “and” joins to a name after a comma those who are with it: It peaked, Wren and her team say."""
    return tokens.words[i + 1] in ("his", "her", "their") and bool(NAME_AFTER_COMMA.search(tokens.tags, floor, i))


def step_over_comma(tokens: Tokens, floor: int, i: int, start: int, j: int) -> Words | None:
    """Return the phrase's start and the word reached, or None where it ends: Wren, Hale and Lunt."""
    listed = "a" in tokens.tags[i : min(i + 8, j)] and tokens.tag_before(i, floor) in COMMON_NOUNS
    if not listed or IN_PLACE.search(tokens.tags, max(floor, i - 6), i):
        return None  # not: In Leeds, nurses and doctors said
    names = NAMES_AFTER_COMMA.search(tokens.tags, max(floor, i - 12), i)  # It is dead, Wren, Hale and Lunt said
    joins = names or not verb_before(tokens, floor, i) or is_in_name_of_body(tokens, floor, i)
    return (start, i) if joins else None


STEPS = {
    "Q": step_over_quotation,
    **dict.fromkeys("GgR", step_over_modifier),
    **dict.fromkeys("vVXZBP", step_over_verb),
    "p": step_over_preposition,
    "a": step_over_conjunction,
    ",": step_over_comma,
}


def verb_before(tokens: Tokens, floor: int, i: int) -> bool:
    """Return whether a verb stands before word `i` in its clause, so that an “and” there joins clauses, not nouns."""
    return VERB_OR_BREAK.search(tokens.tags, max(floor, i - 25), i) is not None


IN_PLACE = re.compile(r"(?:^|[,.])pd?[CHo]{1,3}$")
NAMES_AFTER_COMMA = re.compile(r"[,b](?:[CH]+,)*[CH]+$")
ALONE_AFTER_COMMA = re.compile(r"[,b]d?[NoCHKs]+(?:pd?[oCHKN]+)?$")  # It is dead, the mayor of Hull and Wren said
NAME_AFTER_COMMA = re.compile(r",C{1,4}$")
VERB_OR_BREAK = re.compile("[VXvBZhb:Q;]")
