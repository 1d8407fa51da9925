"""Verbs in tagged words: the group that a verb closes, and whether it can have a subject."""

from __future__ import annotations

import re

from newsaudit import lexicon
from newsaudit.engine.alphabet import AUXILIARIES, NOUNS, PASTS
from newsaudit.engine.model import Words
from newsaudit.engine.phrase_starts import BODIES, DOCUMENTS
from newsaudit.engine.phrases import CLAUSE_OPENS, PARTICIPLES, subject_before, with_contact_clause
from newsaudit.engine.tokens import Tokens

BE = frozenset("is are was were be been being am 's ’s 're ’re get got gets".split())
SAYS = frozenset(
    "say believe argue think acknowledge insist contend agree add know hope expect suggest warn admit concede deny "
    "recommend predict advise".split()
)
REPORTS = frozenset("say add note argue explain announce write warn tweet".split())
ONLY_VERBS = frozenset(
    "says tells believes thinks argues insists contends agrees adds knows warns admits denies describes explains "
    "suggests maintains remembers accuses alleges asks declares announces acknowledges confirms concludes predicts "
    "recalls accepts writes concedes".split()
)
THINKS = frozenset("says thinks believes insists argues".split())  # verbs, though “that” opens a clause: thinks that is
PLURALS = frozenset(
    "people staff police women men data some many others most percent few both all and those half".split()
)
DESCRIBED_NOUN = re.compile(
    r"(?P<noun>d{0,2}[NoCHK]*?[oCHKZ])(?:(?:[wvVP].*)?p|[gG]d|h|(?:d[CHo]+|C+)[vVP]$)"
)  # emails seen by Wren; men who met Wren; figures from Wren; men hiring the crew; emails she sent
OBJECT_FOLLOWS = ("t", "Q", "h", "d", "C", "X", "p", "b", ":", ",", "N", "g")
CLAUSE_FOLLOWS = ("t", "h", "d", "C", "H", "N", "o", "g")
HEAD_OF_SUBJECT = re.compile("[dNRoCHKsZ]+")
NOUN_ALONE = re.compile("d?[CHo]{1,3}")
OPENS_RELATIVE = re.compile("t(?:[XVZv]|R[oXVZv])")


def verb_group(tokens: Tokens, first: int, i: int) -> int:
    """Return the first word of the verb group that ends at a verb: its auxiliaries and the adverbs among them."""
    start = i
    while start > first and (tokens.tags[start - 1] in AUXILIARIES or is_inner_adverb(tokens, first, start - 1)):
        start -= 1
    if tokens.words[max(first, start - 2) : start] == ["quoted", "as"]:  # “Wren is quoted as saying”
        return verb_group(tokens, first, start - 2)
    return start


def is_inner_adverb(tokens: Tokens, first: int, i: int) -> bool:
    """Return whether a word opens or is an adverb of a verb: has since said, once said, at first said."""
    word = tokens.words[i]
    if word == "at":
        return tokens.words[i + 1] in ("first", "last")
    if word == "since":
        return tokens.tag_before(i, first) == "X"
    return word == "once" and tokens.tag_before(i, first) != ","


def is_finite(tokens: Tokens, first: int, start: int, i: int, end: int) -> bool:
    """Return whether the verb group from `start` to `i` can have a subject; `end` is past the cue's last word.

    A passive cannot, nor can a noun or a bare participle that looks like a verb.
    """
    tag, helped = tokens.tags[i], "X" in tokens.tags[start:i]
    if tag in PASTS:
        return (tag == "V" or helped) and BE.isdisjoint(tokens.words[start:i])
    if tag == "Z":
        return is_third_person(tokens, first, start, i, end)
    return tag != "B" or helped or is_plural_verb(tokens, first, start, i, end)


def is_third_person(tokens: Tokens, first: int, start: int, i: int, end: int) -> bool:
    """Return whether a form in -s is a verb: “the state claims that”, not “the claims that were made”."""
    tags, before = tokens.tags, tokens.tags[start - 1]
    if OPENS_RELATIVE.match(tags, end) and tokens.words[i] not in THINKS:
        return False  # “the dozen states that voted”, “rules that fully ban it”
    if tokens.tags[end : end + 1] == "X" and NOUN_ALONE.fullmatch(tags, first, start):
        return False  # “Ransom notes were posted”
    if before in "hwCH),-" or tokens.words[start - 1] in ("but", "yet"):
        return True
    if before in "oKNZ" and tokens.words[i] in ONLY_VERBS:
        return True
    if before in PARTICIPLES + "p":
        return with_contact_clause(tokens, first, start) is not None  # “the form he was given says”
    if before in "oHKC" and tags[end : end + 1] in (".", "") and is_remark(tokens, first, start):
        return True
    if before in "oKNDaB" and tags[end : end + 1] in OBJECT_FOLLOWS:
        return not is_noun_before_infinitive(tokens, first, start, end)
    return "Q" in tags[max(first, start - 12) : start]


def is_remark(tokens: Tokens, first: int, start: int) -> bool:
    """Return whether a document or body stands between a comma and a verb: Half sleep badly, new research shows."""
    subject = subject_before(tokens, first, start) if tokens.words[start - 1] in DOCUMENTS | BODIES else None
    if subject is None or tokens.tag_before(subject[0], first) != ",":
        return False
    return "a" not in tokens.tags[slice(*subject)]


def is_noun_before_infinitive(tokens: Tokens, first: int, start: int, end: int) -> bool:
    """Return whether a form in -s before “to” is a plural: its own plans to grow; made public promises to pay."""
    if tokens.words[end : end + 1] != ["to"]:
        return False
    subject = subject_before(tokens, first, start)
    is_object = (
        subject is None or tokens.words[subject[0]] == "no" or tokens.tag_before(subject[0], first) in "vVBZPGgp"
    )
    return is_object or tokens.words[start - 1] == "own" or tokens.words[start - 1].endswith("ed")


def is_plural_verb(tokens: Tokens, first: int, start: int, i: int, end: int) -> bool:
    """Return whether a base form without an auxiliary is a verb: “they report that”, “men say it”, not “a report”."""
    tags, before, word = tokens.tags, tokens.tags[start - 1], tokens.words[start - 1]
    follows = tags[end : end + 1]
    noun = before in "oNK" or before == "H" and word[-1] != "s"
    if OPENS_RELATIVE.match(tags, end) and noun and word not in PLURALS:
        return False  # “the attack that left ten dead”
    if before == "h":
        return word not in ("he", "she", "it") or tokens.tag_before(start - 1, first) == "X"
    quotation = tags.rfind("Q", max(first, start - 8), start)
    if quotation >= 0 and tokens.words[quotation][-1] == "," and follows in (".", ",", "p", ""):
        return True  # “…,” the two write.
    if before == "w" and word != "whose" or follows in ("h", "t") and before in NOUNS + ",)Z":
        return True
    subject = subject_before(tokens, first, start)
    return not is_singular(tokens, subject, start) and follows_plural(tokens, subject, start, i, end)


def is_singular(tokens: Tokens, subject: Words | None, start: int) -> bool:
    """Return whether what stands before a verb opens with “a” or “this”, or the verb is owned: Wren's report."""
    if start > 1 and tokens.tags[start - 2] == "s" and tokens.words[start - 2] == "'s":
        return True
    return subject is not None and tokens.words[subject[0]] in ("a", "an", "this", "that")


def follows_plural(tokens: Tokens, subject: Words | None, start: int, i: int, end: int) -> bool:
    """Return whether a plural stands before a verb with an object after the verb, or the verb is one of saying.

    The plural is the word before the verb or, before a participle, the head of its subject: emails seen by Wren show.
    """
    dated = subject is not None and tokens.tags[start - 1] == "D"  # “records released Monday show”
    at = subject[1] - 1 if dated else start - 1
    before, word, follows = tokens.tags[at], tokens.words[at], tokens.tags[end : end + 1]
    if before == "Z" and word.removesuffix("s") not in DOCUMENTS:
        return False
    if before not in "CHoNKZdavmpB" and (before not in ",)D" or tokens.words[i] not in SAYS):
        return False
    if tokens.words[i] in SAYS and subject and opens_with_plural(tokens, subject):
        return True
    if tokens.words[i] in SAYS and word in BODIES and follows in CLAUSE_FOLLOWS:
        return True  # “the club believe”, as in British English
    if tokens.words[i] == "say" and tokens.words[at].capitalize() in lexicon.lemmas("places") and follows == "C":
        return True  # “England say Wren will play”
    is_clause_likely = follows in CLAUSE_FOLLOWS or tokens.words[i] in SAYS
    if is_clause_likely and subject and tokens.words[subject[0]] in PLURALS and tokens.tags[subject[0] + 1] == "p":
        return True  # “Many in the town feel the police left”
    heads = DESCRIBED_NOUN.match(tokens.tags, *subject) if subject and is_clause_likely else None
    head = tokens.words[heads.end("noun") - 1] if heads else ""
    plural = before not in PARTICIPLES + "pB" and (word.endswith(("s", "men")) or word in PLURALS or before == "N")
    plural = plural or head.endswith("s") or head in PLURALS
    if plural and follows in (".", "") and subject and subject[0] and tokens.tags[subject[0] - 1] == ",":
        return True  # “It is dead, officials estimate.”
    if plural and follows == "o" and CLAUSE_OPENS.match(tokens.tags, end):  # “figures show numbers have fallen”
        return True
    if plural and follows == "m" and before in NOUNS:  # “critics accuse him of greed”
        return True
    return plural and follows in OBJECT_FOLLOWS or tokens.words[i] in SAYS and (plural or before in "vm")


def opens_with_plural(tokens: Tokens, subject: Words) -> bool:
    """Return whether the first words of a subject, up to what describes it, hold a plural: people close to Wren say.

    Two who are joined are one too: Wren and her team say.
    """
    if "a" in tokens.tags[slice(*subject)]:
        return True
    head = HEAD_OF_SUBJECT.match(tokens.tags, *subject)
    words = [tokens.words[k] for k in range(*head.span()) if tokens.tags[k] != "s"] if head else []
    in_share = tokens.words[subject[0] : subject[0] + 2] == ["one", "in"]  # “one in five say”
    return in_share or any(word in PLURALS or word.endswith("s") and word[-2:] != "ss" for word in words)
