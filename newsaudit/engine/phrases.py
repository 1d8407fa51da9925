"""Noun phrases in tagged words: the subject before a verb and the phrase after one."""

from __future__ import annotations

import re
from functools import cache

from newsaudit import lexicon
from newsaudit.engine.alphabet import AFTER_COMMA, EDGE, ING, NOUNS
from newsaudit.engine.model import Words
from newsaudit.engine.phrase_starts import NUMBERS, phrase_start
from newsaudit.engine.tokens import Tokens, abbreviations, cue_at, tag_of, titles_before_names

RULE_REACH = 60  # words a rule looks to the left or right: a longer look finds nothing and costs time on hostile text
INSERTION_REACH = 30  # words
QUOTATION_GOES_ON = ",?!-—–…"  # what a quotation may end in if its source and cue follow

CORE = r"(?:d{0,3}(?:[NoRGgPv](?=[NoCHKs]))*(?:[CHKoNs]+[BZ]?))"  # the newly elected mayor
PHRASE = re.compile(
    rf"h|(?:d{{1,2}}p)?{CORE}(?:\(C\))?(?:p{CORE}(?:\(C\))?)*(?:,?a{CORE}(?:p{CORE})*){{0,2}}|d(?:pm)?"
)  # one of its men
APPOSITIVE_TAGS = re.compile(
    rf"(,(?:N,pd?[CHo]+(?:,C+)?|N,|w[^.,Q]*|{CORE}(?:p{CORE}|a{CORE})*,?(?:w[^.,Q]*)?))(?=[.,Q]|$)"
)  # , 58, of Ashby; , who lives here; , a driver from Derby
CLAUSE_OPENS = re.compile(r"[dChHoNKsapDRmgG(]{1,12}?[XVZvBQ]")
PARTICIPLES = "vVP"
AFTER_PARTICIPLE = re.compile(
    rf"(?:(?P<relative>w[XR]*[vVPBZgGo](?:pX[vVP])?)|[{PARTICIPLES}]|(?<=[CHoNK])[Gg])R?(?:o?R?(?:p?[do]?D+N?|p{CORE}))*o?p$"
)  # sent on Monday to; seen by; posted online in May by; who spoke to
JOINED_PARTICIPLE = re.compile(rf"[{PARTICIPLES}](?:R|C?N|p?[do]?D+N?|p{CORE})*,?aR?$")  # dated May 3 and seen by
PARTICIPLE_REACH = 20  # words
DESCRIBED_AFTER = re.compile(rf"[{PARTICIPLES}](?:p?D+N?|p{CORE}){{1,4}}(?=[,.]|$)")  # emails seen by Wren in May, …
CONTACT_CLAUSE = re.compile(rf"hX?R?[{PARTICIPLES}]R?(?:p{CORE}|p?D+N?|m)*p?")  # she received; we spoke to in Ayr
CONTACT_OF_NOUN = re.compile(rf"(?:d{{1,2}}[No]*[oHK]|Z|K)(?:d[CHo]{{1,3}}|C{{1,3}})R?[{PARTICIPLES}]$")  # a bank sent
CONTACT_REACH = 14  # words
OPENS_CONTACT = EDGE + ",;:abtQ-wV"
RELATIVE_REACH = 16  # words
RELATIVE_CLAUSE = re.compile(  # who lives in Leeds; who asked not to be named; who saw it
    r"w[XR]*(?P<verb>[VPvZBo])(?:(?!h[VZXvo])(?![CHoNK][XVZ])[^,;:.Qbtaw(-])*"
)
ENDS_HEAD = NOUNS + "d"
NAMES_ONESELF = re.compile(r",?w[XR]*[VPvoBg][^,.Q]{0,8},?C{1,5}(?=[,.]|$)")  # a man who gave his name as Ada Wren
NAMING = frozenset(["name", "surname", "nickname", "himself", "herself", "be"])
TIME_END = re.compile(r"(?:(?:R(?=pD))?p?[doRt]?[do]?D+N?)$")  # “Wren on Monday said”, “Wren last week said”
INSERTED = re.compile(r",[^,]*(?=,|$)|\([^()]*\)|-[^-Q]*-")
NAME_OPENS = re.compile(r"[ab]?d?[CHo]{0,4}C(?:,N)?,")
OTHER_CLAUSE = re.compile("[VZXv:;.bt]")
PARTY_AND_PLACE = re.compile(r"[rdi]-\w")
PARTIES = frozenset(["democrat", "republican", "independent", "labour", "conservative"])
DEGREES = frozenset("md mph phd rn jd dds dvm do ma mba msc bsc cpa esq mp obe cbe mbe".split())
DESCRIBES = frozenset(
    "formerly himself herself also of asked now then currently together along alongside once originally".split()
)
DESCRIPTION_OPENS = "dCHopPVGvg"  # a lawyer; head of the union; born in Derby; speaking to reporters


# --- before a word ---------------------------------------------------------------------------------------------------


def subject_before(tokens: Tokens, first: int, i: int) -> Words | None:
    """Return the noun phrase that ends just before a word, with what describes it; None if none does.

    “Wren, a former soldier who lives in London, said” gives the whole of “Wren, … London”.
    """
    tags, floor = tokens.tags, max(first, i - RULE_REACH)
    beside = beside_quotation(tokens, floor, i) or with_contact_clause(tokens, floor, i)
    beside = beside or with_relative_clause(tokens, floor, i)
    if beside or i == floor:
        return beside
    head_and_end = before_insertions(tokens, floor, i)
    if head_and_end is None:
        return None
    j, end = head_and_end
    start = phrase_start(tokens, floor, j) if j >= floor else None
    if start is None and j < i - 1 and tokens.tags[j] in PARTICIPLES:  # “a woman held on Sunday said”
        start, end = participle_head(tokens, floor, j), j - 1
    if start and tokens.tag_before(start, floor) in PARTICIPLES and tokens.tags[start : start + 2] == "op":
        start = before_adverbial(tokens, floor, start)  # “a paper posted online in May said”
    if start is not None:
        start = before_doing(tokens, floor, start)
        start = before_participle(tokens, floor, start)
        start = before_prepositions(tokens, floor, start)
        start = before_such_as(tokens, floor, start)
    if start is not None and j < i - 1 and is_apposed(tokens, first, start):
        start = phrase_start(tokens, floor, start - 2)
    if start is None or start - 1 == first and tags[first] == "p" and not is_rough_number(tokens, first):
        return None
    return start, (end if tags[end] in AFTER_COMMA else end + 1)


def with_contact_clause(tokens: Tokens, floor: int, i: int) -> Words | None:
    """Return the noun phrase before a word with the clause without “that” which ends it: the letter she received said.

    None if it ends in no such clause.
    """
    tags, low = tokens.tags, max(floor, i - CONTACT_REACH)
    if tags[i - 1] in PARTICIPLES:
        match = CONTACT_OF_NOUN.search(tags, low, i)
        if match and tokens.tag_before(match.start(), floor) in OPENS_CONTACT:
            return match.start(), i
    pronoun = tags.rfind("h", low, i)
    if pronoun <= floor or not CONTACT_CLAUSE.fullmatch(tags, pronoun, i):
        return None
    start = phrase_start(tokens, floor, pronoun - 1) if tags[pronoun - 1] in NOUNS + "Z" else None
    return None if start is None or tokens.tag_before(start, floor) not in OPENS_CONTACT else (start, i)


def with_relative_clause(tokens: Tokens, floor: int, i: int) -> Words | None:
    """Return the noun phrase before a word with the clause with “who” that ends it: a nurse who lives in Leeds said.

    Those involved are such a phrase too. None if it ends in no such clause, or the clause has words as its object:
    people who think the bank said so.
    """
    tags, low = tokens.tags, max(floor, i - RELATIVE_REACH)
    if tags[i - 1] in PARTICIPLES and tokens.words[max(floor, i - 2) : i - 1] == ["those"]:
        return i - 2, i
    relative = tags.rfind("w", low, i)
    clause = (
        RELATIVE_CLAUSE.fullmatch(tags, relative, i) if relative > floor and tags[relative - 1] in ENDS_HEAD else None
    )
    if clause is None or tags[i - 1] == "p" or tokens.words[relative] not in ("who", "that"):
        return None
    if has_clause_as_object(tokens, clause.start("verb")) and tags[i - 1] in NOUNS + "h":
        return None
    start = phrase_start(tokens, floor, relative - 1)
    return None if start is None else (start, i)


def has_clause_as_object(tokens: Tokens, verb: int) -> bool:
    """Return whether a verb can have a clause without “that” for its object: think, say; but not know and want."""
    found = cue_at(tokens, verb, len(tokens.tags))
    return found is not None and found[0].takes in ("clause", "sentence", "that") and found[0].lemma != "know"


def before_such_as(tokens: Tokens, floor: int, start: int | None) -> int | None:
    """Return where the phrase begins of which an instance is at `start`: critics such as Wren said; else `start`."""
    if start is None or start - 2 <= floor or tokens.words[start - 2 : start] != ["such", "as"]:
        return start
    head = phrase_start(tokens, floor, start - 3)
    return start if head is None else head


def is_rough_number(tokens: Tokens, i: int) -> bool:
    """Return whether a preposition makes a number vague that begins the subject after it: About half of adults say."""
    word = tokens.words[i + 1]
    return tokens.words[i] in ("about", "around", "over") and (
        tokens.tags[i + 1] == "N" or word in NUMBERS or word in ("half", "one")
    )


def is_apposed(tokens: Tokens, first: int, start: int) -> bool:
    """Return whether a phrase with more after it describes the name that opens its sentence.

    Ada Wren, a baker in Salem, Ore., said; Ada Wren, head of the bank, which shut, said; not: In Salem, a baker from
    Ayr, Ore., said.
    """
    return tokens.tags[start] in "doH" and bool(NAME_OPENS.fullmatch(tokens.tags, first, start))


def beside_quotation(tokens: Tokens, floor: int, i: int) -> Words | None:
    """Return all words between a quotation that goes on and a verb; None if there is none or they hold a clause."""
    tags, words = tokens.tags, tokens.words
    quotation = tags.rfind("Q", floor, i)
    while quotation > floor and words[quotation][-1] not in QUOTATION_GOES_ON:
        quotation = tags.rfind("Q", floor, quotation)
    if not 0 <= quotation < i - 1 or words[quotation][-1] not in QUOTATION_GOES_ON:
        return None
    start = quotation + 1 + (tags[quotation + 1] in AFTER_COMMA)
    if tags[i - 1] == "w":
        return None
    between = INSERTED.sub("", tags[start:i])
    if not between or between[0] not in "dCHoNKhBP" or OTHER_CLAUSE.search(between[1:].split("w")[0]):
        return None
    time = TIME_END.search(tags, max(start + 1, i - 5), i)
    end = time.start() if time else i
    return start, end - (tags[end - 1] in AFTER_COMMA)


def before_insertions(tokens: Tokens, floor: int, i: int) -> Words | None:
    """Return the last word of the noun phrase before word `i`, without insertions, and the last one with them.

    None if what stands before the word between commas, dashes or brackets describes no noun.
    """
    tags = tokens.tags
    end = j = before_time(tokens, floor, i - 1)
    if j > floor and tags[j - 1 : j + 1] == "),":
        j -= 1
    while j > floor and tags[j] in ",-)":
        opening = insertion_start(tokens, floor, j)
        if opening is None or opening <= floor:
            return None
        if not tags[opening + 1 : j].strip("bR"):  # “Wren, however, said”
            end = opening
        if is_told_before(tokens, floor, opening):
            j = opening
            continue
        j = before_label(tokens, floor, before_age(tags, floor, opening - 1))
    j = before_time(tokens, floor, j) if j < i - 1 else j
    return j, min(end, j) if tags[end] not in ",)-" else end


def is_told_before(tokens: Tokens, floor: int, comma: int) -> bool:
    """Return whether a comma ends more that is told of a noun: Ada Wren, 29, once of Derby, a driver, said."""
    opening = insertion_start(tokens, floor, comma) if tokens.tags[comma] == "," else None
    if opening is None or opening <= floor:
        return False
    first = tokens.tags[opening + 1]
    return first == "w" or first == "N" and opening + 2 == comma or tokens.words[opening + 1] in DESCRIBES


def before_participle(tokens: Tokens, floor: int, start: int) -> int | None:
    """Return where the phrase begins to which a participle ties the one from `start` on: a letter seen by Wren said.

    Words of place and time may stand between: a paper posted online in May by Wren said.
    """
    if tokens.word_before(start) == "who" and tokens.tags[start : start + 2] == "op":  # “a man who commutes from Ayr”
        return relative_head(tokens, floor, start - 1, start)
    if tokens.tag_before(start, floor) != "p":
        return start
    match = AFTER_PARTICIPLE.search(tokens.tags, max(floor, start - PARTICIPLE_REACH), start)
    if match and match["relative"]:
        return relative_head(tokens, floor, match.start(), start)
    if match is None:
        return start
    joined = JOINED_PARTICIPLE.search(tokens.tags, max(floor, match.start() - PARTICIPLE_REACH), match.start())
    head = participle_head(tokens, floor, (joined or match).start())
    return start if head is None else head


def before_doing(tokens: Tokens, floor: int, start: int) -> int:
    """Return where the phrase begins of a role that does something to the one from `start` on; else `start`.

    A lawyer representing the family said.
    """
    if start - 2 < floor or not tokens.words[start - 1].endswith("ing"):
        return start
    if tokens.tags[start - 2] != "H" and tag_of().get(tokens.words[start - 2]) != "H":
        return start
    head = phrase_start(tokens, floor, start - 2)
    return head if head is not None and tokens.tag_before(head, floor) in EDGE + ",;abtQ-:" else start


def before_adverbial(tokens: Tokens, floor: int, start: int) -> int:
    """Return where the phrase begins that the participle before an adverb at `start` describes; else `start`."""
    head = participle_head(tokens, floor, start - 1)
    return start if head is None else head


@cache
def only_pasts() -> frozenset[str]:
    """Return the past forms that are no participles: wrote, went; and “said”, which describes no noun."""
    return frozenset(past for past, participle in lexicon.irregular().values() if past != participle) | {"said"}


def participle_head(tokens: Tokens, floor: int, i: int) -> int | None:
    """Return where the noun phrase begins which the participle at word `i` describes; None if a subject and its verb.

    That is: a letter sent to parents said; not: when a letter went to parents they said.
    """
    if (
        tokens.words[i] in only_pasts()
        or i <= floor
        or tokens.tags[i - 1] not in (NOUNS + "Z" if i - 1 == floor else NOUNS)
        and tokens.words[i - 1] != "those"
    ):  # “Emails seen by Wren”
        return None
    head = phrase_start(tokens, floor, i - 1)
    opened = (
        head is not None
        and tokens.tag_before(head, floor) in "bw"
        and tokens.words[head - 1] not in ("but", "yet")
        and tokens.words[i + 1] != "by"
    )
    return None if opened else head


def relative_head(tokens: Tokens, floor: int, relative: int, start: int) -> int:
    """Return where the phrase begins that a relative clause at a word describes, or `start`: men who spoke to me."""
    head = phrase_start(tokens, floor, relative - 1) if relative > floor else None
    return start if head is None else head


def before_prepositions(tokens: Tokens, floor: int, start: int | None) -> int | None:
    """Return where the phrase begins that stands before “, at” and the one from `start` on: Wren, at a rally, said."""
    while start is not None and start - 2 > floor and tokens.tags[start - 2 : start] == ",p":
        if tokens.words[start - 1] == "with":
            break
        start = phrase_start(tokens, floor, before_age(tokens.tags, floor, start - 3))
    return start


def before_time(tokens: Tokens, floor: int, j: int) -> int:
    """Return the last word before the adverbial of time that ends at word `j`, or `j`: Wren last week said."""
    time = TIME_END.search(tokens.tags, max(floor, j - 5), j + 1) if tokens.tags[j] in "DN" else None
    if not time or time.start() <= floor:
        return j
    return time.start() - 1 - (tokens.words[time.start() - 1] in ("late", "early"))  # late on Friday


def before_age(tags: str, floor: int, j: int) -> int:
    """Return the last word before the age that ends at word `j`, or `j`: Wren, 58, of Ashby. Wren, aged 58, said."""
    if j - 1 <= floor or tags[j] != "N":
        return j
    comma = j - 2 if tags[j - 1] == "v" else j - 1
    return comma - 1 if comma > floor and tags[comma] == "," else j


def before_label(tokens: Tokens, floor: int, j: int) -> int:
    """Return the last word before party, place or degrees that end at word `j`, or `j`: Wren, R-Ohio. Wren, MD, PhD."""
    comma = tokens.tags.rfind(",", max(floor, j - 3), j)
    while comma > floor and is_label(tokens, comma + 1, j + 1) and tokens.tags[comma - 1] == "C":
        j = comma - 1
        comma = tokens.tags.rfind(",", max(floor, j - 3), j)
    return j


def is_label(tokens: Tokens, start: int, end: int) -> bool:
    """Return whether words name a party and place or a degree: R-Ohio, Democrat of Ohio, MD."""
    word = tokens.words[start]
    if end - start == 1:
        state = word in abbreviations() and word not in titles_before_names()
        return state or bool(PARTY_AND_PLACE.match(word)) or word.rstrip(".").replace(".", "") in DEGREES
    return word in PARTIES and tokens.words[start + 1] in ("of", "from")


def insertion_start(tokens: Tokens, floor: int, closing: int) -> int | None:
    """Return the comma, dash or bracket that opens the insertion which the one at `closing` ends; None if none does."""
    tags = tokens.tags
    mark = "(" if tags[closing] == ")" else tags[closing]
    for j in range(closing - 1, max(floor, closing - INSERTION_REACH) - 1, -1):
        if tags[j] == mark and (mark != "," or describes(tokens, j + 1, closing)):
            return j
        if tags[j] in ":;.Q" and (mark, tags[j]) != ("(", ":"):  # Northbank (NYSE: NBK)
            break
    return None


def describes(tokens: Tokens, start: int, end: int) -> bool:
    """Return whether the words between two commas describe the noun before them: a lawyer, 45, who said no, of Ohio."""
    tags = tokens.tags
    if start >= end:
        return False
    start += tags[start : start + 2] == "aw"  # “a man, and who would not give his name, said”
    opens = start + (tokens.words[start] == "when")  # “Wren, when asked what he saw, said”
    start += tags[start : start + 2] in ("Rv", "RV", "RP")  # “a poll, widely seen as fair, found”
    if not tags[start:end].strip("bR") or tags[start] in "wN(" or tokens.words[opens] in DESCRIBES:
        return True
    ends = "[wbt]" if tags[start] in ING else "w"  # “speaking on condition of anonymity because he …”
    verbs = "[Xh]" if tags[start] == "p" else "[ZXh]"
    return tags[start] in DESCRIPTION_OPENS and not re.search(verbs, re.split(ends, tags[start + 1 : end])[0])


# --- after a word ----------------------------------------------------------------------------------------------------


def phrase_after(tokens: Tokens, i: int, last: int) -> Words | None:
    """Return the noun phrase that begins at word `i`, with an appositive between commas; None if none begins there."""
    stop = min(last, i + RULE_REACH)
    match = PHRASE.match(tokens.tags, i, stop)
    if not match or match.end() == i or match.end() == i + 1 and tokens.words[i] == "no":  # “Wren said no.”
        return None
    appositive = APPOSITIVE_TAGS.match(tokens.tags, match.end(), stop)
    described = DESCRIBED_AFTER.match(tokens.tags, match.end(), stop)
    naming = NAMES_ONESELF.match(tokens.tags, match.end(), stop)
    if naming and not NAMING.isdisjoint(tokens.words[slice(*naming.span())]):
        return i, naming.end()
    end = appositive.end(1) if appositive else described.end() if described else match.end()
    comma = end - (tokens.tags[end - 1] == ",")
    labelled = tokens.tags[comma : comma + 2] == ",C" and is_label(tokens, comma + 1, comma + 2)
    return i, comma + 2 if labelled else comma
