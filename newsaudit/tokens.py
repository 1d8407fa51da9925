"""A paragraph as tagged words, each quotation in it counting as one word: what the engine's rules read."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsaudit import lexicon
from newsaudit.article import Span
from newsaudit.quotations import Quotation

TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|[^\W\d_]+(?:[-.&/][^\W_]+|['’](?!(?:s|re|ve|ll|d|m)\b)[^\W_]+)*"  # Caggins, draw-down, U.S, didn't
    r"|['’](?:s|re|ve|ll|d|m)\b"  # the tail of Wallace's, they're
    r"|\$?\d[\w.,:/%-]*(?<![.,:-])"  # 5,000, $2.5, 60-days
    r"|--+|…|\.{2,}|\W|_",
    re.UNICODE,
)
TITLE = re.compile(
    r"(?:[A-Z][\w'’-]*|\d+)(?:[\s:]+(?:[A-Z][\w'’.-]*|a|an|the|of|in|on|with|for|to|and|\d+)){0,6}[.,?!]?"
)  # Meet the Press
OWNERS = frozenset("his her its their my your our".split())
NOUN_FOLLOWS = {"G": OWNERS, "B": OWNERS | {"a", "an", "the", "this"}, "Z": OWNERS | {"a", "an", "the", "this"}}
CLASS_TAGS = {
    "determiner": "d",
    "pronoun": "h",
    "object pronoun": "m",
    "relative": "w",
    "that": "t",
    "preposition": "p",
    "conjunction": "a",
    "break": "b",
    "auxiliary": "X",
    "adverb": "R",
    "day": "D",
    "role": "H",
    "according": "A",
}
VERB_TAGS = {"base": "B", "third": "Z", "past": "V", "participle": "P", "ing": "G"}
PUNCTUATION = {"—": "-", "–": "-", "--": "-", "-": "-", "!": ".", "?": ".", "…": "~", "[": "(", "]": ")"}
PUNCTUATION |= {mark: mark for mark in ",;:.()"}


class Tokens(NamedTuple):
    """The words of a paragraph: where each starts and ends, its lower-case form, and its tag, one letter each.

    Tags: Q quotation (its word is `"` and the last sign within; one that is a title counts as a name) ·
    C capitalised · H role or body · K cue noun · o other word · N number · d determiner ·
    h m pronoun as subject, as object · w relative · t that · p preposition · a conjunction · b opens a clause ·
    X auxiliary · R adverb · D day · A according · s possessive ·
    V P Z B G cue verb as past, participle, third person, base, -ing ·
    v g another verb, finite or -ing · and the punctuation marks , ; : . - ( ) ~ with * for any other sign.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    tags: str


@cache
def tag_of() -> dict[str, str]:
    """The tag of every word form in the lexicons."""
    tags = {}
    for row in lexicon.rows("verbs"):
        for form, kind in lexicon.inflect(row["lemma"]).items():
            if kind != "base":
                tags[form] = "g" if kind == "ing" else "v"
    tags |= {form: VERB_TAGS[kind] for form, (kind, _) in lexicon.cue_forms().items()}
    for row in lexicon.rows("cue_nouns"):
        lemma = row["lemma"]
        plural = lemma[:-1] + "ies" if lemma.endswith("y") else lemma + "s"
        tags |= {form: tags.get(form, "K") for form in (lemma, plural)}
    tags |= {row["lemma"]: tags.get(row["lemma"], "H") for row in lexicon.rows("words") if row["class"] == "role"}
    tags |= {row["lemma"]: CLASS_TAGS[row["class"]] for row in lexicon.rows("words") if row["class"] != "role"}
    for form in [form for form in tags if "'" in form]:
        tags[form.replace("'", "’")] = tags[form]
    return tags


@cache
def abbreviations() -> frozenset[str]:
    """Words whose full stop does not end a sentence."""
    return frozenset(row["lemma"] for row in lexicon.rows("abbreviations"))


def is_headline(text: str, paragraph: Span) -> bool:
    """Whether a short paragraph has nearly all its long words capitalised, as headlines have."""
    if paragraph.end - paragraph.start > 200:
        return False
    words = [word for word in text[slice(*paragraph)].split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def tokenise(text: str, paragraph: Span, inside: list[Quotation]) -> Tokens:
    """The words of a paragraph, tagged; a quotation is one word, and the stop of an abbreviation is part of it."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    tags: list[str] = []
    known, short = tag_of(), abbreviations()
    headline = is_headline(text, paragraph)
    position = paragraph.start
    for quotation in [*inside, None]:
        outer = quotation.outer if quotation else None
        for match in TOKEN.finditer(text, position, outer.start if outer else paragraph.end):
            if match.lastgroup:
                continue
            word = match.group()
            start, end = match.span()
            lower = word.lower()
            tag = known.get(lower)
            first = word[0]
            if first.isalpha():
                if first.isupper():
                    if (
                        tag is None
                        or tag not in "dhmwtpabXRDA"
                        or (len(word) > 1 and word.isupper() and lower not in ("a", "the"))
                    ):
                        sentence_opens = not tags or tags[-1] in ".:;(-~*"
                        if not ((sentence_opens or headline) and tag in ("V", "G", "Z", "g", "v")):
                            tag = "C" if tag is None or tag not in "H" else "C"
                    elif tag in "ap" and tags and tags[-1] == "C":
                        tag = "C" if lower not in ("and", "of", "for") else tag
                    elif tag in "pX" and not headline and tags and tags[-1] not in ".:;(-~*":
                        tag = "C" if words[-1][-1] not in ".?!" else tag  # “…,” said Will Wren
                elif tag in ("B", "Z", "G") and tags and (tags[-1] == "s" or words[-1] in NOUN_FOLLOWS[tag]):
                    tag = "K"  # “in an email”, “the reports”, “her thinking”
                elif tag is None:
                    ending = lower[-2:]
                    verb = ending == "ed" and tags and tags[-1] in "hCHXRwo,"
                    tag = "R" if ending == "ly" and len(lower) > 4 else "v" if verb else "o"
            elif tag is None:
                tag = PUNCTUATION.get(word) or ("N" if first.isdigit() or first == "$" else "*")
                if tag == "." and first == "." and words and ends[-1] == start:
                    last = words[-1]
                    if (
                        last in short
                        or last.rpartition("-")[2] in short
                        or (len(last) == 1 and text[start - 1].isupper() and (tags[-1] == "C" or tags[-2:-1] == ["C"]))
                        or "." in last
                        and len(last) < 6
                        and tags[-1] == "C"
                    ):
                        ends[-1] = end
                        if len(last) == 1:
                            tags[-1] = "C"
                        continue
            elif lower in ("'s", "’s"):
                tag = "X" if tags and tags[-1] in "hwt" else "s"
            starts.append(start)
            ends.append(end)
            words.append(lower)
            tags.append(tag)
        if quotation:
            starts.append(outer.start)
            ends.append(outer.end)
            inner = text[quotation.inner.start : quotation.inner.end].rstrip("'’” \t\n\xa0")
            words.append(f'"{inner[:1]}{inner[-1:]}')
            tags.append("C" if tags and tags[-1] in "sCodNKHp" and TITLE.fullmatch(inner) else "Q")
            position = outer.end
    return Tokens(starts, ends, words, "".join(tags))
