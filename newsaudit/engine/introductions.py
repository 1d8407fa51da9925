"""What stands beside a name: the roles, the age and the family by which a text introduces somebody."""

from __future__ import annotations

import re

from newsaudit import lexicon
from newsaudit.engine.name_parts import NamePart, classes, gendered, grammar_words, is_body, is_role
from newsaudit.engine.role_names import describes, is_description, titles_as_roles

KIN = "mother father son daughter brother sister wife husband widow widower niece nephew aunt uncle cousin".split()
BEFORE_ONE_NAME = frozenset([*KIN, "named", "nicknamed", "pseudonym", "by", "as"])
# Her daughter, Ada Wren: of two of one surname, she is not whom the surname alone means.
FAMILY = re.compile(
    rf"[HhTt’'](?:(?<=\b[Hh])(?:is|er)|(?<=\b[Tt])heir|(?<=[’'])s?) (?:[\w-]+ ){{0,2}}({'|'.join(KIN)}"
    r"|grand\w+|step\w+),? (?:the \w+ )?$"
)
IS_OR_WAS = re.compile(  # Ada Wren, who has been county clerk since May; Ada Wren is president of the club
    r"(?:, who)? (?:is|was|has been|had been|became|works as|worked as|serves as|served as) (?:now |then |also )?"
    r"(?:an? |the )?((?:[\w’'-]+ ){0,4}?[\w’-]+)(?= (?:of|for|at|in|from|with|on|to|who|which|that|since|until|and"
    r"|when)\b|[,.;:])"
)
ANNOUNCED = re.compile(r"\b(?:had|have|has|hired|got|found) (?:an?|another) ((?:[a-z-]+ ){0,2}[a-z-]+)[.:] $")
# His coach, Ada Wren; her young team-mate Bob Hale; not: his opponent, who is nobody's
BY_PRONOUN = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[\w’'-]+ ){0,3}(?!opponent|rival)[a-z-]+,? (?:the [a-z]+ )?$")
THEIRS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}[a-z-]+, $")
CALLED = re.compile(  # a nurse named Milo; not: a dog named Milo
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?!dog|cat|horse|ship|boat|town|village)[^,.;]*"
    r"\b(?:named|pseudonym|nicknamed|goes by|name (?:only |just )?as) $"
)
GAVE_NAME = re.compile(  # a vegetable seller who gave her name only as Mama Wren
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]he) ((?:[a-z-]+ ){0,3}[a-z-]+) who (?:would )?(?:only )?(?:gave|gives?|has given) "
    r"(?:only )?(?:his|her|their) name (?:only |just )?as $"
)
WHO_IS = re.compile(
    r", (?:not (?:his|her|their) real name,|who (?:is|was|turned|turns|has turned) (?:now |only )?\d"
    r"|who(?:,? like many [A-Z]\w+,?)? (?:uses|goes by|has) (?:only )?(?:one|a single) name\b)"
)
CONTACT = re.compile(r" \w+ (?:was|is|were|are|has|had|will|would|left|said)\b")
ROLE_AND_ONE_NAME = re.compile(r"\b[Tt]he (?:[A-Za-z-]+ ){0,2}([a-z]+) $")  # the Indonesian fisherman Sutarno
AGED_PERSON = re.compile(r", an? \d{1,3}-year-old(?: ([a-z][a-z -]*[a-z]))?")
AGED = re.compile(r", (?:aged )?(\d{1,3})(?=[,.;)])|,? an? (\d{1,3})-year-old\b")
BESIDE = re.compile(r"(?:, (?:aged )?\d{1,3})?, ([^,.;:“”\"\n—]{3,80})")
ROLE_END = re.compile(
    r"\b(?:of|for|at|in|from|with|on|to|who|which|that|whose|\w+(?:ing|ed|wn|un) (?:in|at|for|on|with|to|by|out|as))\b"
)
INTRODUCED = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)|[’']s?) ((?:[\w-]+ ){0,2}[a-z-]+)"
    r"(?: at the time| until \d+| of (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    r"| (?:in|at|on|from|behind|beside|next to) [a-z][a-z ’'-]{2,30})?, (?:the )?$"  # the widow in front of him, Ada
)
APPOSED = re.compile(r"[,.;:?!—–]| [—–-] |[”\"]| (?:of|from|at) [A-Z][^,.;:]{2,40},")
FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Tt]hen)[ -](?:[\w.-]+ ){0,2}$")


def roles_beside(text: str, part: NamePart) -> set[str]:
    """Return the roles before and after a name, in lower case: “city attorney” of “City Attorney Ada Wren”."""
    beside = None if part.possessive else BESIDE.match(text, part.end)
    after = ROLE_END.split(beside.group(1), maxsplit=1)[0].lower().strip() if beside else ""
    roles = {after} if after and is_description(after) else set()
    told = None if part.possessive else IS_OR_WAS.match(text, part.end)
    if told and is_description(told.group(1).lower()):
        roles.add(told.group(1).lower())
    opens = text.startswith((". ", ": "), part.start - 2)  # They had a lawyer. Ada Wren …
    announced = ANNOUNCED.search(text, max(0, part.start - 60), part.start) if opens else None
    if announced and is_description(announced.group(1)):
        roles.add(announced.group(1))
    given = (
        GAVE_NAME.search(text, max(0, part.start - 90), part.start) if text.endswith(" as ", 0, part.start) else None
    )
    if given:
        roles.add(given.group(1))
    before = text[max(0, part.start - 60) : part.start].rpartition("\n")[2]
    untitled = before.removesuffix(" ".join(part.titles) + " ") if part.titles else before
    ends = part.end - text.startswith(".", part.end - 1)  # a name can end in a stop: Jr.
    apposed = untitled.endswith((", ", ", the ")) and APPOSED.match(text, ends)
    introduced = INTRODUCED.search(untitled) if apposed else None
    if introduced and untitled[: introduced.start()].endswith(" of "):  # the wife of the mayor of Hull, Ada Wren
        introduced = None
    if introduced and (part.titles or text[ends] != ",") and not describes(introduced.group(1).split()[-1]):
        introduced = None
    if introduced:
        roles.add(introduced.group(1).lower())
    if part.titles:
        was = "Former" in part.titles or FORMER.search(untitled)
        roles |= {("former " if was else "") + role for role in titles_as_roles(part.titles)}
    words = untitled.rsplit(" ", 3)[-3:-1] if untitled[-1:] == " " else []
    if not introduced and words and describes(words[-1]):  # the chairman Sir Bob Day
        roles.add(" ".join(words).lower())
    return roles


def is_person_by_age(text: str, start: int, end: int) -> bool:
    """Return whether a word that opens its sentence is a person's name by its age: Sumarni, a 47-year-old farmer.

    Not: In Leeds, a 19-year-old student; Derby, a 300-year-old town.
    """
    opens = text[max(0, start - 2) : start].rstrip(" ")[-1:] in ("", ".", "?", "!", "\n", "”", '"')
    if not opens or text[start:end].lower() in lexicon.familiar_words() | grammar_words():
        return False
    described = (AGED_PERSON.match(text, end).group(1) or "").split()
    return not described or any(is_role(word) or gendered([word]) for word in described)


def is_told_of(text: str, part: NamePart) -> bool:
    """Return whether “, who” follows a name, or “his neighbour,” or “her neighbour,” introduces it."""
    if text.startswith(", who ", part.end):
        return True
    before = text[max(0, part.start - 40) : part.start]
    return text.startswith(",", part.end) and bool(THEIRS.search(before))


def is_one_name_after_role(text: str, start: int, end: int) -> bool:
    """Return whether “the”, a role and a single name introduce somebody: the Indonesian fisherman Sutarno."""
    role = ROLE_AND_ONE_NAME.search(text, max(0, start - 60), start)
    if CONTACT.match(text, end):  # The doctor Wren saw was new.
        return False
    if not role or classes("offices").get(role.group(1)) or is_body((text[start:end],)):
        return False
    return (
        text[start:end].lower() not in lexicon.familiar_words() | grammar_words() and not text[end : end + 1].isalnum()
    )


def is_introduced(text: str, start: int, end: int) -> bool:
    """Return whether words before and after a single name introduce somebody by it: her oldest, Milo, who."""
    word = text[max(0, start - 20) : max(0, start - 1)].rpartition(" ")[2]
    if text[end : end + 1] == ",":
        if WHO_IS.match(text, end):  # Leilani, who is 22; not: Labour, who run
            return classes("words").get(word.lower()) != "preposition" or word == "for"
        if AGED_PERSON.match(text, end):  # Sumarni, a 47-year-old farmer; not: In Leeds, a
            return is_person_by_age(text, start, end)
    if is_role(word) and word not in BEFORE_ONE_NAME and word not in classes("bodies"):
        return is_one_name_after_role(text, start, end)
    if not word.endswith(",") and word not in BEFORE_ONE_NAME and not word.startswith(("grand", "step")):
        return False  # it is asked of every capitalised word
    before = text[max(0, start - 60) : start].rpartition("\n")[2]
    kin = FAMILY.search(before) or THEIRS.search(before)
    return bool(CALLED.search(before) or kin and APPOSED.match(text, end))
