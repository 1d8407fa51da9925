"""A paragraph as tagged words, each quotation in it counting as one word: what the engine's rules read."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsaudit import lexicon
from newsaudit.article import Span
from newsaudit.engine.quotations import Quotation

TOKEN = re.compile(
    r"[^\W\d_]+(?:[-.&/][^\W_]+|['’](?!(?:s|re|ve|ll|d|m)\b)[^\W_]+)*"  # Caggins, draw-down, U.S, didn't
    r"|['’](?:s|re|ve|ll|d|m)\b"  # the tail of Wallace's, they're
    r"|\$?\d[\w.,:/%-]*(?<![.,:-])"  # 5,000, $2.5, 60-days
    r"|--+|…|\.{2,}|[^\w\s]|_",
    re.UNICODE,
)
TITLE = re.compile(
    r"(?:[A-Z][\w'’-]*|\d+)(?:[\s:]+(?:[A-Z][\w'’.-]*|a|an|the|of|in|on|with|for|to|and|\d+)){0,6}[.,?!]?"
)  # Meet the Press
OWNERS = frozenset("his her its their my your our".split())
ARTICLES = frozenset("a an the this".split())
COUNTS = frozenset("these those some many several few various two three four five six seven eight nine ten".split())
NOUN_FOLLOWS = {"G": OWNERS, "B": OWNERS | ARTICLES, "Z": OWNERS | ARTICLES | COUNTS}
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
    tokens = Tokens([], [], [], "")
    starts, ends, words, tags = tokens.starts, tokens.ends, tokens.words, []
    known, headline = tag_of(), is_headline(text, paragraph)
    position = paragraph.start
    for quotation in [*inside, None]:
        stop = quotation.outer.start if quotation else paragraph.end
        for match in TOKEN.finditer(text, position, stop):
            word, before = match.group(), tags[-1] if tags else "."
            lower = word.lower()
            tag = known.get(lower)
            if word[0].isupper():
                tag = capital(word, tag, before, words[-1] if words else ".", headline)
            elif word[0].isalpha():
                tag = small(word, tag, tags, words[-1] if words else "")
            elif tag is None:
                tag = PUNCTUATION.get(word) or ("N" if word[0].isdigit() or word[0] == "$" else "*")
            else:  # 's and its like
                tag = "X" if before in "hwt" or lower[1:] != "s" else "s"
            if word in "'’" and before in "CHoK" and ends[-1] == match.start() and words[-1][-1] == "s":
                tag = "s"  # the makers’ association
            if word == "." and ends and ends[-1] == match.start() and shortens(text, match.start(), words[-1], tags):
                ends[-1] = match.end()
                tags[-1] = "C" if len(words[-1]) == 1 else before
                continue
            starts.append(match.start())
            ends.append(match.end())
            words.append(lower)
            tags.append(tag)
        if quotation:
            inner = text[slice(*quotation.inner)].rstrip("'’” \t\n\xa0")
            title = tags and tags[-1] in "sCodNKHp" and TITLE.fullmatch(inner)
            starts.append(quotation.outer.start)
            ends.append(quotation.outer.end)
            words.append(f'"{inner[:1]}{inner[-1:]}')
            tags.append("C" if title else "Q")
            position = quotation.outer.end
    return tokens._replace(tags="".join(tags))


def capital(word: str, tag: str | None, before: str, last: str, headline: bool) -> str:
    """The tag of a capitalised word: a name, unless it is a word of grammar or a verb that opens a sentence."""
    opens = before in ".:;(-~*"
    acronym = len(word) > 1 and word.isupper() and word not in ("A", "THE")
    if tag is None or tag not in "dhmwtpabXRDA" or acronym:
        return tag if tag and tag in "VGZgv" and (opens or headline) else "C"
    if tag in "ap" and before == "C":
        return tag if word in ("And", "Of", "For") else "C"  # Bed Bath And Beyond, Doctors Without Borders
    if tag in "pX" and not opens and not headline and last[-1] not in ".?!":
        return "C"  # “…,” said Will Wren
    return tag


def small(word: str, tag: str | None, tags: list[str], last: str) -> str:
    """The tag of a word in lower case: as in the lexicons, unless it is a cue used as a noun; else by its ending."""
    before = tags[-1] if tags else "."
    if tag in NOUN_FOLLOWS and (before == "s" or last in NOUN_FOLLOWS[tag]):
        return "K"  # “in an email”, “the reports”, “her thinking”
    if tag == "Z" and before == "N" and tags[-2:-1] != ["C"]:
        return "K"  # “cut 40 posts”, but not “Channel 4 reports”
    if word == "yet" and before in "XR":
        return "R"  # “has not yet read it”
    if tag:
        return tag
    if word.endswith("ly") and len(word) > 4:
        return "R"
    return "v" if word.endswith("ed") and before in "hCHXRwo," else "o"


def shortens(text: str, stop: int, last: str, tags: list[str]) -> bool:
    """Whether a full stop belongs to the word before it: Sen., R-Va., the R. of Ada R. Wren, the last of U.S."""
    if last == "no":
        return text[stop + 1 : stop + 3].strip()[:1].isdigit()  # “No. 5”, not “said no. Then”
    initial = len(last) == 1 and text[stop - 1].isupper() and "C" in tags[-2:]
    return last.rpartition("-")[2] in abbreviations() or initial or "." in last and len(last) < 6 and tags[-1] == "C"
