"""What the words of a source tell by themselves: its head, whether one person is meant, and whom they introduce."""

from __future__ import annotations

import re
from functools import lru_cache

from newsaudit.engine.name_parts import (
    NAME,
    THINGS,
    NamePart,
    classes,
    is_body,
    is_first_name,
    is_role,
    is_surname,
    name_part,
    name_parts,
    role_words,
)

HEAD_END = re.compile(  # every alternative begins with its first character, as `re` then looks nowhere else
    r",| including | such as | like | close to | familiar with | representing | with | who | which "
    r"| of | for | from | at | in "
    r"| (?<!ed )on |\(| — | – | - |--"
    r"| (?:[a-z]+(?:ing|ed|en)|sent|made|read) (?:to|by|on behalf of) | dated "
    r"| (?<![Tt]he )(?:[a-z]+(?:ed|en)|sent|made|held) (?:in|at|from|with|on|last|this|[A-Z][a-z]+day)\b"
    r"| (?<!\b[Tt]he )(?:supporting|backing|opposing|advising|defending|challenging) "
)
OF_SOMEBODY = re.compile(r"\b(?:of|for|to|with|by|against) (?:[A-Z][\w.’'-]* ?)+$")
OWNED = re.compile(r"^(?:.*[’']s?|his|her|its|their|our|my|the|a|an|one|another) ", re.IGNORECASE)
PLACED = re.compile(r"\b(?:in|from|near|outside|around|across|to|based)\b(?: the)? [A-Z][\w’' -]*$")
ONE_PERSON = re.compile(r"\w*(?:man|woman|person)|\d+-year-old")
SEVERAL = re.compile(r"\w*(?:[^s]s|men|people|children)")
ROLE_BEFORE = re.compile(  # Her daughter, the composer Ada Wren
    r"^(?:the )?(?!who |which |an? )(?:[a-z-]+ ){1,3}(?=[A-Z])"
)
CALLED = re.compile(
    r"^(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother) [^,]* (?:called|named|known as) ([A-Z][\w’-]+(?: [A-Z\d][\w’-]*)*)$"
)
FORMERLY = re.compile(r"(?:the )?(?:(?:former|then|acting|retired) )?", re.IGNORECASE)
GIVES_NAME = re.compile(  # a member who asked to be called Ruth; a man who identified himself as Colonel Wren
    r",? who (?:would )?(?:only |just )?"
    r"(?:asked to be (?:called|identified)|g[ai]ves?(?: only)? (?:his|her|their) (?:first |last |sur)?name"
    r"|(?:identified|introduced) (?:him|her)self)(?: only)?(?: as| by \w+ (?:first |last |sur)?name)?,?"
    r" ([A-Z][\w’-]+(?: [A-Z][\w’-]+){0,4})$"
)
OFFICE_FOR = re.compile(r"(?:[A-Z][\w-]* ){0,3}([A-Z][a-z]+) for ")
FIRST_OF_TWO = re.compile(r"[A-Z][\w’-]+(?= [A-Z])")
AFTER_WHOLE_NAME = re.compile(r"$|,| (?:of|in|from|at|with|who)\b")
NO_MODIFIERS = ("preposition", "conjunction", "auxiliary", "relative", "that", "pronoun")
SHARE_OF = re.compile(
    r"(?:one|two|three|four|five|some|many|most|several|half|both|none|few|members|leaders|thousands|hundreds|dozens"
    r"|an? (?:few|group|number|majority|handful|dozen|third|quarter|coalition|couple)|(?:the )?(?:results|findings))"
    r" of (?:the |his |her |its |their )?",
    re.IGNORECASE,
)
GUARDS = frozenset(["guard", "guardian", "courier"])  # one person, though bodies are called so: the National Guard
PARTIES = frozenset(["democrat", "republican"])
NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten)"
SHARE = re.compile(  # 9 percent, nearly two in three, about half
    r"(?:(?:about|nearly|almost|some|around|just|only|another|over|roughly|more than|fewer than|less than|at least) )*"
    rf"(?:{NUMBER} ?(?:%|percent|per cent)|{NUMBER}[ -](?:in|out of)[ -](?:every )?{NUMBER}|half"
    rf"|(?:a|{NUMBER})[ -](?:third|quarter|fifth)s?)",
    re.IGNORECASE,
)
SHARE_BEFORE = re.compile(rf"{NUMBER}[ -](?:in|out of)[ -](?:every )?{NUMBER} ", re.IGNORECASE)  # one in five teachers
# words before a role that say nothing of the role: the veteran coach, the Ohio senator
PASSING = frozenset("veteran former longtime long-time young old new outgoing embattled retired respected same".split())
NO_ONE = frozenset(
    "nobody none i we you the a an this that these those my our your his her its their most every and or".split()
)


def is_passing(word: str) -> bool:
    """Return whether a word before a role says nothing of the role: veteran, widely, Norwegian."""
    return word in PASSING or word[:1].isupper() or word.endswith(("ly", "-old"))


def description_start(before: str) -> int | None:
    """Return where in the words before “who” the description of a person begins: a guard; other residents in Leeds.

    None if they end in none. Without an article or the like it is the word for the person alone: officials who.
    """
    words = list(re.finditer(r"[\w’'-]+|[^\w\s]", before.rstrip(" ,")))
    reach = range(len(words) - 1, max(-1, len(words) - 8), -1)
    head = next((at for at in reach if not words[at].group()[0].isalnum() or is_described(words[at].group())), None)
    if head is None or not is_described(words[head].group()):
        return None
    after = words[head + 1].group() if head + 1 < len(words) else "in"
    if classes("words").get(after) != "preposition":
        return None
    start = head if SEVERAL.fullmatch(words[head].group()) else None
    for at in range(head - 1, max(-1, head - 6), -1):
        word = words[at].group().lower()
        kind = classes("words").get(word)
        if kind == "determiner" and word != "any":
            start = at
        elif word == "and" and at and is_described(words[at - 1].group()):
            continue  # analysts and activists who
        elif start not in (None, head) or not word[0].isalnum() or kind in NO_MODIFIERS:
            break
    return None if start is None else words[start].start()


def is_described(word: str) -> bool:
    """Return whether a word in lower case is for what can be a source: guard, residents, board, report."""
    return word.islower() and (is_role(word) or word in ("child", "children", "boys", "girls"))


@lru_cache(maxsize=1024)
def head_of(phrase: str) -> str:
    """Return a noun phrase up to the end of its head: a guard, of “a guard in Leeds”; one of the guards.

    Of a source it is asked again and again.
    """
    share = SHARE_OF.match(phrase) or SHARE_BEFORE.match(phrase)
    begin = share.end() if share else 0
    return phrase[:begin] + (HEAD_END.split(phrase[begin:], maxsplit=1)[0].strip() or phrase[begin:])


def is_share(phrase: str) -> bool:
    """Return whether a noun phrase is a number or part of some: one of the guards, a group of parents."""
    return bool(SHARE_OF.match(phrase))


def share_words(phrase: str) -> list[str]:
    """Return the noun by which “a group of parents” may be called again, the group; empty if the phrase is no share."""
    share = SHARE_OF.match(phrase)
    return [share.group().lower().partition(" of ")[0].rpartition(" ")[2]] if share else []


def head_words(phrase: str) -> list[str]:
    """Return the words of a noun phrase up to the end of its head."""
    return head_of(phrase).split() or phrase.split()


def after_long_title(phrase: str) -> str | None:
    """Return the words up to the name after a title with “of” or “for”, Secretary of State Ada Wren; None if none."""
    begin = FORMERLY.match(phrase).end()
    office = OFFICE_FOR.match(phrase, begin)
    if office and is_role(office.group(1).lower()):  # Minister for Sport Ada Wren
        words = FIRST_OF_TWO.finditer(phrase, office.end())
        first = next((word for word in words if word.start() > office.end() and is_first_name(word.group())), None)
        return NAME.match(phrase, first.start()).group() if first else None
    name = NAME.match(phrase, begin) if " of " in phrase else None
    if not name or " of " not in name.group() or phrase[name.end() : name.end() + 1] not in ("", ","):
        return None
    part = name_part(0, name.group())
    return name.group() if part and part.titles and len(part.words) > 1 and "of" in part.titles else None


def are_persons(parts: list[NamePart]) -> bool:
    """Return whether names joined by “and” are persons: Ann Coe and Bob Day, Ann and Bob Day; not Marks and Spencer."""
    return sum(len(part.words) > 1 for part in parts) > 1 or is_first_name(parts[0].words[0])


def is_no_one(phrase: str) -> bool:
    """Return whether a source is nobody whom a reader could ask: I, the, most, my, 9 percent."""
    return NO_ONE.issuperset(phrase.lower().split()) or is_number_of_people(phrase)


def is_number_of_people(phrase: str) -> bool:
    """Return whether a source is a bare share of those asked: 9 percent, two in three."""
    return bool(SHARE.fullmatch(phrase))


def is_lone_name(words: list[str]) -> bool:
    """Return whether words are a single name that may be a person's: Bob, Mr. Wren; not NATO, not Allies."""
    parts = name_parts(" ".join(words))
    if (
        len(parts) != 1
        or parts[0].end < len(" ".join(words))
        or not is_surname(parts[0].words)
        or is_body(parts[0].words)
    ):
        return False
    last = parts[0].words[-1].lower()
    return not {last, last.removesuffix("s")} & (role_words() | THINGS)


def ends_in_person(description: str) -> bool:
    """Return whether a description ends in somebody's name, so that what follows tells more: former Sen. Ada Wren."""
    parts = name_parts(description)
    ends = bool(parts) and parts[-1].end == len(description) and not OF_SOMEBODY.search(description)
    words = parts[-1].words if ends else ()
    office = bool(words) and is_role(words[-1].lower()) and not is_first_name(words[0])  # the Permanent Secretary
    return len(words) > 1 and not is_body(words) and not office


def is_one_person(word: str) -> bool:
    """Return whether a word stands for one person: spokeswoman, official; not officials, not agency."""
    if word in THINGS or word in classes("bodies") and word not in GUARDS or SEVERAL.fullmatch(word):
        return False
    return is_role(word) or bool(ONE_PERSON.fullmatch(word))


def is_called_by_capital(phrase: str) -> bool:
    """Return whether a phrase only calls somebody by a party or a place: the Ohio Republican, the Spaniard.

    Not: the Star, a newspaper.
    """
    article, *words = phrase.split()
    known = words and (words[-1].lower() in PARTIES or classes("renamings").get(words[-1].lower()) == "place")
    return article.lower() == "the" and bool(known) and len(words) < 3


def is_role_in_capitals(phrase: str) -> bool:
    """Return whether a phrase only calls somebody by a role that has capitals: the MP, the CEO."""
    article, _, word = phrase.partition(" ")
    return article.lower() == "the" and word.isupper() and is_role(word.lower())


def calls_one_person(word: str) -> bool:
    """Return whether a word stands for one person or calls one something new: official, striker, 34-year-old."""
    return is_one_person(word) or classes("renamings").get(word) in ("person", "place")


def introduced(phrase: str) -> str | None:
    """Return the name that follows a description and a comma: Tom Hesketh of “its chair, Tom Hesketh”; “his wife, Ann”.

    None if the description ends in a place or in a name of its own: “a man from Leeds, West Yorkshire”.
    """
    called = GIVES_NAME.search(phrase) or CALLED.match(phrase)
    if called:
        return called.group(1)
    description, _, rest = phrase.partition(", ")
    if not rest or " and " in rest:  # “the twins, Ann Otis and Tom Hale”: two
        return None
    head = (HEAD_END.split(description, maxsplit=1)[0].split() or [""])[-1].lower()
    rest = ROLE_BEFORE.sub("", rest)
    opens = OWNED.match(description) or description[:1].islower() or head in role_words() or description.isdigit()
    opens = opens or description in ("One", "Another")
    if not opens or head in THINGS or PLACED.search(description) or ends_in_person(description):
        return None
    name = NAME.match(rest)
    whole = name and AFTER_WHOLE_NAME.match(rest, name.end())
    known = whole and (" " in name.group() or is_role(head) and is_first_name(name.group()))
    return name.group() if known else None
