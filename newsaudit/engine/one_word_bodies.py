"""The bodies that a text calls by one word: Cathexa, which raised its prices; the ASB, of the Arden Salt Board."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from functools import lru_cache

from newsaudit import lexicon
from newsaudit.engine.name_parts import (
    LONGEST_NAME,
    POSSESSIVE,
    classes,
    ends_body,
    grammar_words,
    is_first_name,
    is_title_or_role,
)

IN_BRACKETS = re.compile(r"\((?:the |or )?([A-Z][A-Za-z]*[A-Z])s?\)")
LONGEST_ACRONYM = 7  # letters; a longer word in capitals is a cry
# Western Ferries said it had cancelled: “it” is the name before it, unless it is nobody (it would be a pity).
IT_DOES = re.compile(
    r" (?:\w+ ){1,2}it (?:(?:would|will|had|has) (?:refund|cancel|cut|hire|review|appeal|open|close|buy|sell|pay|stop"
    r"|start|meet|work|fight|compl|cooperat|publish|launch|recall|invest)|plans|expects|hopes|was (?:aware|review|look"
    r"|investigat|work|consider|cooperat))|, which "
)
# Cathexa lowered its forecast; Wren, who lowered his sights: no other name stands between
OWN = re.compile(
    r"(?:, (?:which|who))?"
    r"(?: (?!(?:that|when|while|because|as|if|and|but|it|are|have|were)\b)(?:[a-z][\w’'-]*|[A-Z][a-z]+day)){0,9}?"
    r" (?:(?P<its>its)|he|she|his|her)\b"
)
ABSTRACT = re.compile(r"(?:tion|ment|ness|ity|ism|ship|ance|ence)$")
CAPITAL_WITHIN = re.compile(r"[a-z][A-Z][a-z]")
PARTICLE_IN_NAME = re.compile(r"(?:Ma?c|D[ei]l?|L[aeo]|Fitz|V[ao]n|Van|O[’']|Al|El)[A-Z]|.*-")
DESCRIBED = re.compile(
    r", (?:an?|the) (?:(?!of |for |in |at |by |with |who )[\w’'-]+ ){0,3}?([a-z-]+)(?=,| that| which| based| in )"
)
SMALL_WORD = re.compile(r"\b[a-z][a-z’'-]*")
ITS = re.compile(r" (?:will|would|has|had|plans|[a-z]+ed|cut|sold|bought) [^.?!\nA-Z“”]{0,80}?\bits\b")
OPENS = re.compile(r"(?:^|[.?!”\"\n—–] ?|\n|\b(?:after|when|since|until|before|because) )$")
WITHIN_SENTENCE = re.compile(r"[a-z,;] $")
CAPITALISED = re.compile(r"[A-Z](?<=\b[A-Z])[a-z][a-z’-]*\b")  # `re` looks for the capital first
OFFICE_OF = re.compile(
    r"(?:(?:[A-Z][\w’'-]*|U\.S\.) )?(?:Department|Ministry|Office|Bureau|Board|Secretary) (?:of|for) (?:the )?$"
)
LONGEST_OFFICE = 60  # signs
OF_PLACE = re.compile(r" of (?:[A-Z][a-z]+(?: |\b)){1,2}(?<! )")
JOINT = re.compile(r"(?<=-)|[’']?(?: (?:and|of|for|the|on|in|&))* |-")  # between two words of a name: Salt and Bees
THING = re.compile(r"\b(?:an?|his|her|their|my|(?:in|across|through) the) $")
AT_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Nn]ear|visit) $")


def bodies_of_one_word(text: str, single: list[tuple[int, str]], known: set[str]) -> list[str]:
    """Return the words that stand alone in a text and tell by what follows that they name a body: Cathexa.

    `single` are its capitalised words that stand alone, each with where it starts; `known` those that name somebody.
    """
    places = defaultdict(list)
    for start, word in single:
        bare = word.rstrip(".")
        places[bare].append((start, start + len(bare)))
    return [
        word
        for word, found in places.items()
        if word not in known
        and (not POSSESSIVE.search(word) or is_known(word))
        and (
            is_known_body(text, word, found)
            or tells_body(text, word, found)
            or opens_with_its(text, word, found)
            or is_made_up(word)
            or can_name_body(word)
            and word not in lexicon.lemmas("places")  # Bees for Leeds, a charity
            and any(is_called_company(text, start) or is_described_body(text, end) for start, end in found)
        )
    ]


def is_known_body(text: str, word: str, places: list[tuple[int, int]]) -> bool:
    """Return whether most readers know a body by a word that does not mean a thing at all its `places`: his Volvo."""
    return is_known(word) and any(not THING.search(text, max(0, start - 14), start) for start, _ in places)


def is_made_up(word: str) -> bool:
    """Return whether a word has a capital within as only firms and products do: BrightNest; not: McWren, DeWren."""
    return bool(CAPITAL_WITHIN.search(word)) and not PARTICLE_IN_NAME.match(word)


def is_described_body(text: str, end: int) -> bool:
    """Return whether a description of a body follows a word: Cathexa, a banking app, …"""
    described = DESCRIBED.match(text, end)
    return bool(described) and classes("renamings").get(described.group(1)) in ("company", "body")


def is_known(word: str) -> bool:
    """Return whether most readers know a body by a word: Volvo, Sainsbury's."""
    return word.replace("'", "’") in classes("known_bodies")


def tells_body(text: str, word: str, places: list[tuple[int, int]]) -> bool:
    """Return whether what stands beside a word at its `places` tells that it names a body: Cathexa and its chief."""
    return (
        len(places) > 1
        and can_name_body(word)
        and not any(AT_PLACE.search(text, max(0, start - 12), start) for start, _ in places)
        and any(WITHIN_SENTENCE.search(text, max(0, start - 2), start) for start, _ in places)
        and is_told_body(text, places)
    )


def opens_with_its(text: str, word: str, places: list[tuple[int, int]]) -> bool:
    """Return whether a word that a text has once names the body with which a sentence opens: Brightwave cut its jobs.

    A word that the text also has in lower case, or that most readers know, is no name.
    """
    start, end = places[0]
    if len(places) > 1 or not ITS.match(text, end) or not OPENS.search(text, max(0, start - 9), start):
        return False
    if word in lexicon.lemmas("places") or ABSTRACT.search(word) or not can_name_body(word):
        return False
    return word.lower() not in small_words(text)


@lru_cache(maxsize=1)
def small_words(text: str) -> frozenset[str]:
    """Return the words that a text has in lower case."""
    return frozenset(SMALL_WORD.findall(text))


def can_name_body(word: str) -> bool:
    """Return whether a capitalised word can be a body's whole name: no first name, role or word of grammar."""
    lower = word.lower()
    return len(word) > 2 and not (
        is_first_name(word) or is_title_or_role(word) or lower in grammar_words() or lower in lexicon.familiar_words()
    )


def is_told_body(text: str, places: list[tuple[int, int]]) -> bool:
    """Return whether “its” or “it” follows a word for it, or it is introduced as a company; not if “his” does.

    `places` are where the word starts and ends.
    """
    own = [match["its"] for _, end in places if (match := OWN.match(text, end))]
    if None in own:
        return False
    return bool(own) or any(IT_DOES.match(text, end) or is_called_company(text, start) for start, end in places)


def is_called_company(text: str, start: int) -> bool:
    """Return whether the word before a place says what a body is: the carmaker Cathexa."""
    before = text[max(0, start - 30) : max(0, start - 1)].rpartition(" ")[2].rpartition("\n")[2]
    return text[start - 1] == " " and classes("renamings").get(before.lower()) in ("company", "body")


def acronyms_in_brackets(text: str) -> list[tuple[str, tuple[str, ...], int]]:
    """Return each acronym that follows a name in brackets, the words before that spell it, and where they start."""
    found = []
    for match in IN_BRACKETS.finditer(text):
        low = max(0, match.start() - LONGEST_NAME)
        name = spelled(text[low : match.start()].rpartition("\n")[2].split(), match.group(1).upper())
        if name:
            found.append((match.group(1), name, text.rfind(name[0], low, match.start())))
    return found


def spelled_out(text: str, acronyms: set[str]) -> dict[str, tuple[tuple[str, ...], int]]:
    """Return, by acronym, the capitalised words of a text that it abbreviates first, and where they start."""
    full: dict[str, tuple[tuple[str, ...], int]] = {}
    run: deque[re.Match] = deque(maxlen=LONGEST_ACRONYM)
    initials = {acronym[0] for acronym in acronyms}
    for match in CAPITALISED.finditer(text) if acronyms else ():
        if run and not JOINT.fullmatch(text, run[-1].end(), match.start()):
            run.clear()
        run.append(match)
        for first, word in enumerate(run):
            start, end = word.start(), match.end()
            if text[start] not in initials and not text.startswith("U.S. ", start - 5):
                continue
            letters = acronyms.intersection(abbreviated(text, start, end))
            if letters and not is_persons_name([one.group() for one in list(run)[first:]]):
                place = OF_PLACE.match(text, end)  # the American Civil Liberties Union of Arden
                end = place.end() if place and len(run) - first > 3 else end
                office = OFFICE_OF.search(text, max(0, start - LONGEST_OFFICE), start)  # Department of Salt and Bees
                start = office.start() if office else start
                full.setdefault(letters.pop(), (tuple(text[start:end].split()), start))
    return full


def abbreviated(text: str, start: int, end: int) -> set[str]:
    """Return what a body's name can be abbreviated to: DT or DOT; USDT if “U.S.” stands before it."""
    words = re.findall(r"[A-Za-z][\w’']*", text[start:end])
    capitals = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0] for word in words).upper()
    joined = "".join("&" if word == "&" else word[:1] for word in text[start:end].split())  # PG&E
    return {capitals, every, joined, "US" + capitals if text.startswith("U.S. ", start - 5) else capitals}


def is_persons_name(words: list[str]) -> bool:
    """Return whether capitalised words are a person's name: Chief Bob Smith; not Board of Trade."""
    titled = is_title_or_role(words[0]) and words[0].lower() not in classes("bodies")
    titled = titled and classes("titles").get(words[0]) != "origin"  # American Civil Liberties Union
    titled = titled and not ends_body(words[-1])  # General Motors
    return titled or any(map(is_first_name, words))


def spelled(words: list[str], letters: str) -> tuple[str, ...]:
    """Return the last words whose capital initials spell an acronym; empty if none do."""
    left, begin = list(letters), len(words)
    while left and begin:
        begin -= 1
        initial = words[begin][0]
        if initial == left[-1]:
            left.pop()
        elif initial.isupper():
            return ()
    return () if left else tuple(words[begin:])
