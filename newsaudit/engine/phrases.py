"""Noun phrases in tagged words: the subject before a cue, the phrase after one, the subject of the main clause."""

from __future__ import annotations

import re

from newsaudit.engine.tokens import Tokens

REACH = 60  # words a rule looks to the left or right: a longer look finds nothing and costs time on hostile text
NOUN = "CHoNK"
BE = frozenset("is are was were be been being am 's ’s 're ’re get got gets".split())
STAND_ALONE = frozenset(["some", "many", "several", "most", "both", "all", "this", "that", "these", "another", "few"])
HEADS = STAND_ALONE | {"one", "two", "three", "those", "others"}

CORE = r"(?:d{0,3}(?:[NoRGgPv](?=[NoCHKs]))*(?:[CHKoNs]+[BZ]?))"
PHRASE = re.compile(rf"h|{CORE}(?:p{CORE})*(?:,?a{CORE}(?:p{CORE})*)?|d")
APPOSITIVE = re.compile(rf"(,(?:N,pd?[CHo]+(?:,C+)?|N,|w[^.,Q]*|{CORE}(?:p{CORE}|a{CORE})*,?(?:w[^.,Q]*)?))(?=[.,Q]|$)")
TIME_END = re.compile(r"(?:p?[do]?[do]?D+N?)$")  # “Wren on Monday said”, “Wren last week said”
INSERTED = re.compile(r",[^,]*(?=,|$)|\([^()]*\)|-[^-Q]*-")
DESCRIBES = frozenset(["formerly", "himself", "herself", "also", "of", "asked"])


def verb_group(tokens: Tokens, first: int, i: int) -> int:
    """The first word of the verb group that ends at a verb: its auxiliaries and the adverbs among them."""
    start = i
    while start > first and (
        tokens.tags[start - 1] in "XR"
        or tokens.words[start - 1] == "since"
        and tokens.tags[start - 2] == "X"
        or tokens.words[start - 1] == "once"
        and tokens.tags[start - 2] != ","
    ):
        start -= 1
    if tokens.words[max(first, start - 2) : start] == ["quoted", "as"]:  # “Wren is quoted as saying”
        return verb_group(tokens, first, start - 2)
    return start


def is_finite(tokens: Tokens, first: int, start: int, i: int, end: int) -> bool:
    """Whether the verb group from `start` to `i` can have a subject: not a passive, a noun or a bare participle."""
    tags, words, tag = tokens.tags, tokens.words, tokens.tags[i]
    helped = "X" in tags[start:i]
    if tag in "VP" and any(word in BE for word in words[start:i]) or tag == "P" and not helped:
        return False
    before, word = tags[start - 1], words[start - 1]
    goes_on = tags[end : end + 1] in ("t", "Q", "h", "d", "C", "X", "p", "b", ":", ",")
    if tag == "Z":
        if tags[end : end + 1] == "t" and tags[end + 1 : end + 2] in tuple("XVZv") and words[i] != "says":
            return False  # “the dozen states that voted”
        beside = "Q" in tags[max(first, start - 12) : start]
        return beside or before in "hwCH)," or before in "oKNDaB" and goes_on or word in ("but", "yet")
    if tag != "B" or helped:
        return True
    if before == "h":
        return word not in ("he", "she", "it") or start - 1 > first and tags[start - 2] == "X"
    quotation = tags.rfind("Q", max(first, start - 8), start)
    if quotation >= 0 and words[quotation][-1] == "," and tags[end : end + 1] in (".", ",", "p", ""):
        return True  # “…,” the two write.
    if before == "w" or tags[end : end + 1] in ("h", "t") and before in NOUN + ",)":
        return True
    subject = subject_before(tokens, first, start)
    if (
        subject
        and words[subject[0]] in ("a", "an", "this", "that")
        or tags[start - 2 : start - 1] == "s"
        and words[start - 2] == "'s"
    ):
        return False
    plural = word.endswith("s") or word in PLURALS or before == "N"
    return before in "CHoNKdavm" and (plural and goes_on or words[i] in SAYS and (plural or before in "vm"))


SAYS = frozenset(
    "say believe argue think acknowledge insist contend agree add know hope expect suggest warn admit concede".split()
)
PLURALS = frozenset("people police women men some many others most percent few both all and".split())


def subject_before(tokens: Tokens, first: int, i: int) -> tuple[int, int] | None:
    """The noun phrase that ends just before a word: a subject with its appositives and relative clauses.

    “Wren, a former soldier who lives in London, said” gives the whole of “Wren, … London”; None if there is none.
    """
    tags, floor = tokens.tags, max(first, i - REACH)
    beside = beside_quotation(tokens, floor, i)
    if beside:
        return beside
    end = j = before_time(tokens, floor, i - 1)
    if j > floor and tags[j] == "," and tags[j - 1] == ")":
        j -= 1
    while j > floor and tags[j] in ",-)":
        opening = insertion_start(tokens, floor, j)
        if opening is None or opening <= floor:
            return None
        if not tags[opening + 1 : j].strip("bR"):  # “Wren, however, said”
            end = opening
        j = before_age(tags, floor, opening - 1)
    j = before_time(tokens, floor, j)
    end = min(end, j) if tags[end] not in ",)-" else end
    start = phrase_start(tokens, floor, j) if j >= floor else None
    if start is not None and start - 3 > floor and tags[start - 1] == "p" and tags[start - 3] in NOUN:
        if tags[start - 2] in "Gg" or tokens.words[start - 1] == "by" and tags[start - 2] in "vVP":
            start = phrase_start(tokens, floor, start - 3)  # “a letter seen by Wren said”
    while start is not None and start - 2 > floor and tags[start - 2 : start] == ",p":  # “Wren, at a rally, said”
        if tokens.words[start - 1] == "with":
            break
        start = phrase_start(tokens, floor, before_age(tags, floor, start - 3))
    if start is None or (tags[start - 1 : start] == "p" and start - 1 == first):
        return None
    return start, (end if tags[end] in ",-" else end + 1)


def before_time(tokens: Tokens, floor: int, j: int) -> int:
    """The last word before the adverbial of time that ends at word `j`, or `j`: Wren last week said."""
    time = TIME_END.search(tokens.tags, max(floor, j - 5), j + 1)
    return time.start() - 1 if time and time.start() > floor else j


def before_age(tags: str, floor: int, j: int) -> int:
    """The last word before the age that ends at word `j`, or `j`: Wren, 58, of Ashby, said. Wren, aged 58, said."""
    comma = j - 2 if tags[j - 1] == "v" else j - 1
    return comma - 1 if tags[j] == "N" and comma > floor and tags[comma] == "," else j


def beside_quotation(tokens: Tokens, floor: int, i: int) -> tuple[int, int] | None:
    """All words between a quotation that ends in a comma and a verb, if they hold no other clause."""
    tags = tokens.tags
    quotation = tags.rfind("Q", floor, i)
    while quotation > floor and tokens.words[quotation][-1] not in ",?!-—–…":
        quotation = tags.rfind("Q", floor, quotation)
    if not 0 <= quotation < i - 1 or tokens.words[quotation][-1] not in ",?!-—–…":
        return None
    start = quotation + 1 + (tags[quotation + 1] in ",-")
    between = INSERTED.sub("", tags[start:i])
    if not between or between[0] not in "dCHoNKhBP" or re.search("[VZXv:;.bt]", between[1:].split("w")[0]):
        return None
    time = TIME_END.search(tags, max(start + 1, i - 5), i)
    end = time.start() if time else i
    return start, end - (tags[end - 1] in ",-")


def insertion_start(tokens: Tokens, floor: int, closing: int) -> int | None:
    """The comma, dash or bracket that opens the insertion which the one at `closing` ends; None if there is none."""
    tags = tokens.tags
    mark = "(" if tags[closing] == ")" else tags[closing]
    for j in range(closing - 1, max(floor, closing - 30) - 1, -1):
        if tags[j] == mark and (mark != "," or describes(tokens, j + 1, closing)):
            return j
        if tags[j] in ":;.Q":
            break
    return None


def describes(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words between two commas describe the noun before them: a lawyer, 45, who said no, of Ohio."""
    tags = tokens.tags
    if start >= end:
        return False
    opens = start + (tokens.words[start] == "when")  # “Wren, when asked what he saw, said”
    if not tags[start:end].strip("bR") or tags[start] in "wN(" or tokens.words[opens] in DESCRIBES:
        return True
    ends = "[wbt]" if tags[start] in "Gg" else "w"  # “speaking on condition of anonymity because he …”
    return tags[start] in "dCHopPVGvg" and not re.search(
        r"[Xh]" if tags[start] == "p" else r"[ZXh]", re.split(ends, tags[start + 1 : end])[0]
    )


def phrase_start(tokens: Tokens, floor: int, j: int) -> int | None:
    """The first word of the noun phrase that ends at word `j`; None if no noun phrase ends there."""
    tags, words = tokens.tags, tokens.words
    if tags[j] in "hw":
        return j
    if tags[j] == "d":
        return j if words[j] in STAND_ALONE or words[j] == "others" else None
    if tags[j] not in "CHoNKmDBZQ" or tags[j] == "Q" and words[j][-1] in ",.?!":
        return None
    start, i = j, j - 1
    while i >= floor:
        tag, before = tags[i], tags[i - 1] if i > floor else ""
        if tag in "CHoNKsDd":
            start = i
        elif tag == "Q":
            if words[i][-1] in ",.?!" or not before or before not in "dCos":
                break
            start = i
        elif tag in "GgPVvBZR" and before and before in "dsp" and tags[start] in "CHoNKB":
            start = i
        elif tag == "p":
            if words[i] == "to" and tags[i + 1] not in "dCHhN":
                break
            if not before or (before not in "CHoNKD)m" and words[i - 1] not in HEADS):
                break
        elif tag == "a":
            if not before or before not in "CHoNK," or clause_between(tokens, floor, i):
                break
        elif tag == ",":
            if (
                "a" not in tags[i : min(i + 8, j)]
                or not before
                or before not in "CHo"
                or clause_between(tokens, floor, i)
            ):
                break
        elif tag in "vVXZBP":  # “the official who relayed the message said”
            k = i
            while k > floor and tags[k] in "vVXZBPR":
                k -= 1
            if tags[k] != "w" or k == floor or tags[k - 1] not in NOUN:
                break
            start = i = k
        else:
            break
        i -= 1
    while start < j and tags[start] in "DpasR":
        start += 1
    return start


def clause_between(tokens: Tokens, floor: int, i: int) -> bool:
    """Whether a verb stands before word `i` in its clause, so that an “and” there joins clauses, not nouns."""
    return any(tag in "VXvBZhb:Q;" for tag in tokens.tags[max(floor, i - 25) : i])


def phrase_after(tokens: Tokens, i: int, last: int) -> tuple[int, int] | None:
    """The noun phrase that begins at word `i`, with an appositive between commas; None if none begins there."""
    stop = min(last, i + REACH)
    match = PHRASE.match(tokens.tags, i, stop)
    if not match or match.end() == i or match.end() == i + 1 and tokens.words[i] == "no":  # “Wren said no.”
        return None
    appositive = APPOSITIVE.match(tokens.tags, match.end(), stop)
    end = appositive.end(1) if appositive else match.end()
    return i, end - (tokens.tags[end - 1] == ",")


def main_subject(tokens: Tokens, first: int, i: int, known: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The subject of the main clause before a word, for a cue that has none of its own (“…, adding that …”).

    `known` are the sources of the sentence's earlier cues; the nearest that can open a clause is preferred.
    """
    for source in reversed(known):
        if opens_clause(tokens, first, source[0]):
            return source
    tags, nearest = tokens.tags, known[0] if known else None
    for k in reversed([k for k in range(max(first, i - REACH), i) if tags[k] in "VZXvB" and tags[k - 1] != "X"][-6:]):
        found = subject_before(tokens, first, verb_group(tokens, first, k))
        if found and tags[found[0]] != "w":
            if opens_clause(tokens, first, found[0]):
                return found
            nearest = nearest or found
    return nearest


def opens_clause(tokens: Tokens, first: int, start: int) -> bool:
    """Whether a noun phrase that begins at a word can be the subject of a main clause there."""
    before = tokens.tags[first:start].rstrip("RD")
    return not before or before[-1] in ",;aQ-:" or before == "b" and tokens.words[first] in ("but", "yet", "so")
