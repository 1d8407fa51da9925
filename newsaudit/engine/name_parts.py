"""The names in a text, word by word: what is title, role or grammar before a name, and which words are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsaudit import lexicon
from newsaudit.article import RUN
from newsaudit.engine.tokens import NUMBER_WORDS, abbreviations

PART = (
    r"(?:[^\W\d_a-zß-ÿ](?:[\w’'-]*[^\W_](?:\.|[’'](?= [A-Z]))?|\.(?:[^\W\d_a-z]\.)*)"  # Wren, Jr., Teachers’, J.K.
    r"|[ae]l-[^\W\d_a-zß-ÿ][\w’'-]*[^\W_]\.?)"  # al-Wren
)
NICKNAME = r"(?:[“\"][^\W\d_a-z][^\n“”\",.?!]{0,18}[”\"]|\([^\W\d_a-z]\w*[a-z]\))"  # Francisco “Paco” Wren
PARTICLES = frozenset("de da do dos das di del della du den ter zu la van von der bin ibn bint al".split())
WITHIN = "|".join(sorted(PARTICLES | {"of", "&"}, key=lambda word: (-len(word), word)))
NAME = re.compile(rf"{PART}(?:(?: (?:{PART}|{NICKNAME}(?= {PART})|{WITHIN}))* {PART})?")
BY_NICKNAME = re.compile(rf" ({NICKNAME})")
HAILS_FROM = re.compile(r"-(?:area|based|born|bred|educated|raised|style|year-old|time)$")
TO_A_ROLE = re.compile(r"[A-Z]\w*-(?:led|owned|backed|listed|grader|author|president|founder|chair|elect|winner|year)")
ARTICLES = frozenset(["Al-", "al-", "El-", "el-"])  # Sisi is al-Sisi
POSSESSIVE_STOP = re.compile(r"([’']s?)\.$")  # One of them was Wren’s.
POSSESSIVE = re.compile(r"[’']s?$")
TIMES = frozenset(["Last", "Next", "Late", "Early", "Mid"])
AFTER_NAMES = frozenset("MP MSP MEP MLA QC KC MBE OBE CBE PhD MD".split())  # Ada Wren MP
# Customers of Crown Power are no body’s name; Friends of Arden Park are
SOME_OF = frozenset(
    "Customers Residents Employees Members Supporters Shareholders Users Owners Patients Students Fans Leaders Workers "
    "Officials Investors Victims Survivors Relatives Parents Tenants Critics Opponents Players Staff Shares".split()
)
CALLS_FIRM = frozenset(
    "Airline Automaker Brewer Broadcaster Carmaker Chipmaker Drugmaker Insurer Retailer Supplier Operator Developer "
    "Manufacturer Lender Grocer Supermarket Housebuilder Consultancy Contractor Applicant Toymaker Planemaker "
    "Steelmaker Shipbuilder Bookmaker".split()
)
GENERATIONS = frozenset(["Jr", "Sr", "II", "III", "IV", "V"])
OFFICE_OF_ONE = re.compile(  # Alderwoman Ada Wren; not: Norman Wren
    r"\w+(?:woman|person|member)|(?:Alder|Assembly|Council|Committee|Congress|Select|States|Spokes|Chair)man"
)
LONGEST_NAME = 120  # signs: a longer run of capitalised words is a heading, or no text
THINGS = lexicon.lemmas("documents")  # they say something, and are no person, though the list of roles has some


class NamePart(NamedTuple):
    """One name of a text: where it stands, its words without title, role and possessive, and what stood before them."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    pronoun: str | None
    possessive: bool


@cache
def classes(lexicon_name: str) -> dict[str, str]:
    """Return the lemmas of a lexicon, each with its class."""
    return {row["lemma"]: row["class"] for row in lexicon.rows(lexicon_name)}


@cache
def role_words() -> frozenset[str]:
    """Return the words for what a person is."""
    return frozenset(lemma for lemma, kind in classes("words").items() if kind == "role")


@cache
def grammar_words() -> frozenset[str]:
    """Return the words that open a sentence and are no part of a name: but, although, on, Thursday."""
    return frozenset(lemma for lemma, kind in classes("words").items() if kind not in ("role", "class"))


def is_first_name(word: str) -> bool:
    """Return whether a word is in the list of first names."""
    return word in classes("first_names")


@lru_cache(maxsize=4096)
def is_title_or_role(word: str) -> bool:
    """Return whether a word stands before names: a title or a word for what a person is."""
    bare = word.rstrip(".")
    return bare in classes("titles") or bare.lower() in role_words() or bool(OFFICE_OF_ONE.fullmatch(bare))


def is_double_title(first: str, second: str) -> bool:
    """Return whether two words are a title together: Det. Insp."""
    return f"{first.rstrip('.')} {second.rstrip('.')}" in classes("titles")


def is_role(word: str) -> bool:
    """Return whether a word in lower case says what a person is: lawyer, neighbour, widow."""
    return word in role_words() or word in classes("gendered")


def gendered(words: Sequence[str]) -> str | None:
    """Return the pronoun of the last word for a woman or a man among some words; None if there is none."""
    return next((classes("gendered")[word] for word in reversed(words) if word in classes("gendered")), None)


def title_pronoun(words: Sequence[str]) -> str | None:
    """Return the pronoun that the titles among some words give away; None if they fit any."""
    fits = (classes("titles").get(word.rstrip(".")) for word in words)
    return next((pronoun for pronoun in fits if pronoun in ("he", "she")), None)


def surname(words: tuple[str, ...]) -> str:
    """Return the last name among the words of a name: “Vance” of “Henry Vance Jr.”."""
    if len(words) > 1 and words[-1].rstrip(".") in GENERATIONS:
        return words[-2]
    last = words[-1]
    return last[3:] if last[:3] in ARTICLES else last


def is_surname(words: tuple[str, ...]) -> bool:
    """Return whether the words of a name are a last name alone: Wren, Van Wren, De la Wren."""
    return len(words) == 1 or PARTICLES.issuperset(map(str.lower, words[:-1]))


@lru_cache(maxsize=4096)
def is_body(words: tuple[str, ...]) -> bool:
    """Return whether words name a body: by their last word, by “of”, or as an acronym in capitals."""
    if len(words) == 1:
        acronym = len(words[0].replace(".", "")) > 1 and words[0].isupper()
        return acronym or ends_body(words[0])  # not Ford, who may be a person: `known_bodies` tells of longer names
    if "&" in words or " ".join(words) in classes("known_bodies"):
        return True
    letters = [len(word) > 2 and word.isalpha() and word.isupper() and word not in GENERATIONS for word in words]
    spelled = any(letters) and not all(letters)  # UFCW Local
    return spelled or ends_body(words[-1]) or "of" in words or words[0].lower() in classes("bodies")


def ends_body(word: str) -> bool:
    """Return whether a name that ends in a word is no person's: Committee, Ltd., County, Poultry."""
    last = word.lower().rstrip(".")
    return last in classes("bodies") or last in classes("name_endings")


def ends_company(word: str) -> bool:
    """Return whether a name that ends in a word is a company's: Ltd., Poultry."""
    return classes("name_endings").get(word.lower().rstrip(".")) in ("company", "legal form")


def without_possessive(word: str) -> str:
    """Return a word without its possessive: Wren of Wren’s, actors of actors’."""
    return word.removesuffix("s")[:-1] if word.endswith(("’s", "'s", "’", "'")) else word


def bare_words(name: str) -> list[str]:
    """Return the words of a name without a possessive, nor a full stop after the last one."""
    words = [without_possessive(word) for word in name.split()]
    last = words[-1].rstrip(".")
    ends = "." not in last and (len(words[-1]) > 3 or last in ("II", "IV", "V"))  # not the stop of “Jr.” or “U.K.”
    return [*words[:-1], last if ends else words[-1]]


def split_at_stops(names: str) -> list[tuple[int, str]]:
    """Return names cut where a full stop is no abbreviation's, each with its offset: “Ada Hale. Mr. Wren” are two."""
    parts, begin = [], 0
    for match in RUN.finditer(names):
        word = match.group()
        if word.endswith(".") and "." not in word[:-1] and is_no_abbreviation(word[:-1]):
            parts.append((begin, names[begin : match.end()]))
            begin = match.end() + 1
    return [*parts, (begin, names[begin:])] if begin < len(names) else parts


def is_no_abbreviation(word: str) -> bool:
    """Return whether a full stop after a word ends its sentence: Hale, PhD; not: Jr, Sgt, J."""
    return word.lower() not in abbreviations() and (len(word) > 2 or word.isupper() and len(word) == 2)


def name_part(start: int, text: str) -> NamePart | None:
    """Return a name of the text without titles, roles and words of grammar before it; None if only those are left.

    “But City Attorney Ada Wren of Leeds” gives Ada Wren, with City and Attorney before her.
    """
    part = parsed(text)
    return part and NamePart(start + part.start, start + part.end, *part[2:])


@lru_cache(maxsize=4096)
def parsed(text: str) -> NamePart | None:
    """Return a name as `name_part` does, as if the text began with it: a story gives most of its names many times."""
    if nickname := BY_NICKNAME.search(text):
        part = parsed(text[: nickname.start()] + text[nickname.end() :])
        return part and part._replace(end=len(text))
    text = POSSESSIVE_STOP.sub(r"\1", text)
    words = bare_words(text)
    first = next(
        (number for number, word in enumerate(words) if word.lower() not in grammar_words() or word == "WHO"), None
    )
    if first is None:
        return None
    if first and words[first - 1].lower() in NUMBER_WORDS and words[first - 2 : first - 1] in (["The"], ["the"]):
        first -= 1  # The Three Rivers Study
    if words[first] in SOME_OF and words[first + 1 : first + 2] == ["of"]:
        first += 2
    begins = name_begins(words, first)
    no_title = begins > first and classes("words").get(words[begins].lower()) == "preposition"  # Justice Through Art
    if no_title or begins > first and is_title_of_body(text, words, first, begins):
        begins = first
    begins = max(begins, after_owner(text, words), after_adjective(words) if "-" in text else 0)
    before = words[first:begins]
    last = len(words)
    while last - begins > 1 and (ends_no_name(words[last - 1]) or words[last - 1] in AFTER_NAMES):  # Wren Group Friday
        last -= 1
    if (
        words[begins] in TIMES
        and last > begins + 1
        and all(classes("words").get(word.lower()) == "day" for word in words[begins + 1 : last])
    ):
        return None  # Last November
    whole = [*text.split()[begins : last - 1], words[last - 1]] if ends_body(words[last - 1]) else words[begins:last]
    own = without_place(whole, bool(before))
    offset = len(" ".join(text.split(" ")[:begins])) + (1 if begins else 0)
    end = len(text) if last == len(words) else len(" ".join(text.split(" ")[:last]))
    pronoun = title_pronoun(before) if before else None
    return NamePart(offset, end, own, tuple(before), pronoun, bool(POSSESSIVE.search(text)))


def name_begins(words: list[str], first: int) -> int:
    """Return the number of the word with which a name begins, after the titles and roles that stand before it."""
    begins = first + (len(words) > first + 1 and bool(TO_A_ROLE.fullmatch(words[first])))  # Fifth-grader Ada Wren
    for number in range(first, len(words) - 1):
        follows, word = words[number + 1], words[number]
        named = number > first and is_first_name(words[number - 1])  # Ada Bishop is no bishop
        if follows == "of":
            begins = after_of(words, number) or begins
        if follows == "of" or named or follows.rstrip(".") in GENERATIONS:
            continue
        called = number == first and is_first_name(follows) and calls_before_name(word.lower())
        firm = number == first and word in CALLS_FIRM and words[-1].lower() not in classes("bodies")  # Airline Cathexa
        if called or firm or is_title_or_role(word) or number > first and is_double_title(words[number - 1], word):
            begins = number + 1
    return begins


def calls_before_name(word: str) -> bool:
    """Return whether a word before a first name tells where from or what somebody is: Dane Ada Wren, Cousins Ann …"""
    one = word.removesuffix("s")
    return classes("renamings").get(word) == "place" or one != word and is_role(one)


def ends_no_name(word: str) -> bool:
    """Return whether a capitalised word ends no name: Friday, The, In."""
    kind = classes("words").get(word.lower())
    return word[:1].isupper() and (word.endswith("day") and kind == "day" or kind in ("determiner", "preposition"))


def after_adjective(words: list[str]) -> int:
    """Return where a name begins after a word that only says where somebody is from: Leeds-area Ada Wren; 0 if none."""
    return max((number for number, word in enumerate(words[:-1], start=1) if HAILS_FROM.search(word)), default=0)


def after_owner(text: str, words: list[str]) -> int:
    """Return where a name begins after another's in the possessive: MSNBC’s Ada Wren; 0 if it has none, or is a body's.

    It is a body's own where it ends like one: Attorney General’s Office.
    """
    if "’" not in text and "'" not in text or ends_body(words[-1]):
        return 0
    owners = [number for number, word in enumerate(text.split()[:-1], start=1) if POSSESSIVE.search(word)]
    return owners[-1] if owners else 0


def is_title_of_body(text: str, words: list[str], first: int, begins: int) -> bool:
    """Return whether words that look like a title are a body's own: Democratic National Committee, Sheriff’s Office.

    Not those before somebody who is called like one: President Frank Church, Mr. Church.
    """
    if words[first:begins] == ["Team"]:
        return True
    joint = words.index("of") if "of" in words[begins:] else len(words)
    if begins == first + 1 and classes("titles").get(words[first]) == "origin":  # American Airlines
        return ends_body(words[joint - 1]) and not is_first_name(words[begins])
    if not ends_body(words[-1]):
        return False
    alone = begins == len(words) - 1
    owned = bool(POSSESSIVE.search(text.split()[begins - 1]))
    opens_body = owned or begins - first > 1 or words[first].lower() in classes("bodies")
    return opens_body and not title_pronoun(words[first:begins]) if alone else not is_first_name(words[begins])


def after_of(words: list[str], number: int) -> int | None:
    """Return where the name begins after a title with “of”, Minister of Public Works Ada Wren; None if none does.

    It is the first word in the list of first names, or the third of three words: Secretary of State Orla Vane.
    """
    if words[number].lower() in classes("bodies") or not is_title_or_role(words[number]):
        return None
    last = len(words) - 1
    listed = (at for at in range(number + 3, last) if is_first_name(words[at]))
    return next(listed, number + 3 if number + 4 == last else None)


def without_place(words: list[str], introduced: bool) -> tuple[str, ...]:
    """Return the words of a name without the place of a person or company: Ada Wren of Leeds; not: the Bank of Leeds.

    `introduced` says whether a title or role stands before the name: President Wren of Arden.
    """
    at = words.index("of") if "of" in words else 0
    is_person = at > (0 if introduced else 1) and not is_body(tuple(words[:at]))
    return tuple(words[:at] if is_person or at > 1 and ends_company(words[at - 1]) else words)


def name_parts(text: str) -> list[NamePart]:
    """Return every name in a text, in order."""
    return [part for start, piece in pieces(text) if (part := name_part(start, piece))]


def pieces(text: str) -> list[tuple[int, str]]:
    """Return every run of capitalised words in a text that is short enough for a name, and where it starts."""
    found = []
    for match in NAME.finditer(text):
        start, name = match.start(), match.group()
        if "." in name:
            found += [(start + offset, piece) for offset, piece in split_at_stops(name)]
        else:
            found.append((start, name))
    return [one for one in found if len(one[1]) <= LONGEST_NAME]
