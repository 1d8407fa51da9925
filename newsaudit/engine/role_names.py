"""What a name and the words beside it say that somebody is: the senator of “Sen. Wren”, a council, a baker."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsaudit import lexicon
from newsaudit.engine.name_parts import (
    NamePart,
    classes,
    ends_company,
    is_body,
    is_first_name,
    is_role,
    title_pronoun,
    without_possessive,
)

FOR_COMPANIES = frozenset(["company", "firm", "group", "business", "giant", "employer"])  # any company is called so
NONPROFITS = frozenset(
    "charity nonprofit non-profit group foundation organisation organization trust association".split()
)
OF_WORKERS = frozenset("association federation guild league union alliance congress".split())
MEMBERS = frozenset("residents tenants owners homeowners users customers consumers parents patients students".split())
MOST_WORDS = 7  # of a name; what is longer is a headline
OFFICES = frozenset(["ceo", "cfo", "coo", "cto", "president", "director", "chief", "officer", "spokesman", "attorney"])
KIN = frozenset(["father", "mother", "sister", "brother"])  # as titles they are of a church: Father Wren is no father
EX = re.compile(r"\b[Ee]x-")
SECOND_NOUN = re.compile(r"\s(?:an?|the|his|her|its|their)\s")


def is_office(words: tuple[str, ...]) -> bool:
    """Return whether words name what somebody is, and nobody, MALS CEO, or are a headline."""
    return len(words) > MOST_WORDS or words[-1].lower() in OFFICES and not is_first_name(words[0])


@cache
def title_roles() -> dict[str, str]:
    """Return what an abbreviated title says that a person is, by title: senator for Sen."""
    return {row["lemma"]: row["role"] for row in lexicon.rows("titles")}


@lru_cache(maxsize=4096)
def titles_as_roles(titles: tuple[str, ...]) -> frozenset[str]:
    """Return what titles before a name say that a person is: “city attorney”, “dean” of Dean of Students, “senator”.

    Detective Sergeant Wren is the detective too.
    """
    if title_pronoun(titles):
        words = map(str.lower, titles)  # Professor Dame Ada Wren
        told = {title_roles().get(word.rstrip("."), "") for word in titles}  # Father Wren is the priest
        return frozenset(told - {""}) | {word for word in words if is_role(word) and word not in KIN}
    whole = " ".join(titles).lower()
    first = (
        titles[0].lower()
        if titles and is_role(titles[0].lower()) and titles[0].lower() not in classes("bodies")
        else ""
    )
    roles = {whole, first, whole.partition(" of ")[0], *(title_roles().get(word.rstrip("."), "") for word in titles)}
    return frozenset(roles - {""})


@cache
def same_roles() -> dict[str, str]:
    """Return the word under which a role is kept, by its other words: chair for chairwoman."""
    return {row["lemma"]: row["same"] for row in lexicon.rows("same_roles")}


@lru_cache(maxsize=4096)
def under_one_word(role: str) -> str:
    """Return a role with the one word under which it is kept: “county chair” of “county chairman”, “head” of CEO."""
    words = EX.sub("former ", role).split()
    for number in range(max(0, len(words) - 3), len(words)):  # a role of three words goes before its last one
        same = same_roles().get(" ".join(words[number:]))
        if same:
            return " ".join([*words[:number], same])
    return " ".join(words)


@lru_cache(maxsize=4096)
def describes(word: str) -> bool:
    """Return whether a word says what a person or body is: lawyer, widow, bank, striker."""
    bare = without_possessive(word.lower()).removeprefix("ex-")
    return is_role(bare) or bare in classes("renamings") or bare in classes("bodies")


def is_description(words: str) -> bool:
    """Return whether words after a name say who it is, not what it does: a former boxer; not: described a woman."""
    first, _, _ = words.partition(" ")
    return (
        not SECOND_NOUN.search(words)
        and classes("words").get(first) not in ("auxiliary", "pronoun", "conjunction")
        and describes(words.rpartition(" ")[2])
    )


def is_form_of(role: str, own: str) -> bool:
    """Return whether somebody who has a role can be called by another: the city attorney, the attorney.

    Who had it is called so only as the former attorney.
    """
    return f" {own}".endswith(f" {role}") and ("former " in role) >= ("former " in own)


def kinds_told_by(words: tuple[str, ...]) -> list[str]:
    """Return the nouns that a name tells a body to be: council, company, department.

    That is a name of two words or more, or one that most readers know.
    """
    last, known = words[-1].lower().rstrip("."), known_kinds(words)
    if len(words) == 1:
        return known
    kinds = [last, last.removesuffix("s")] if last.endswith("s") else [last]
    if ends_company(last):
        kinds.append("company")
    head = head_noun(words)
    if head != last:
        kinds.append(head)
    if len(words) > 2 or not is_first_name(words[0]):  # Emily Post is no newspaper
        kinds += (noun for end in [*last_words(words), head] for noun in called_again_by().get(end, ()))
    if head in OF_WORKERS and any(is_workers(word) for word in words):
        kinds.append("union")
    return list(dict.fromkeys(known + kinds))


def known_kinds(words: tuple[str, ...]) -> list[str]:
    """Return the nouns by which a body that most readers know is called again; empty if it is not in the list."""
    return classes("known_bodies").get(" ".join(words).replace("'", "’"), "").split()


def head_noun(words: tuple[str, ...]) -> str:
    """Return the noun of a body’s name for what it is, in lower case: department, of Department of Fish; its last."""
    joint = next((at for at, word in enumerate(words[1:], start=1) if word in ("of", "for", "on")), len(words))
    return words[joint - 1].lower().rstrip(".")


def is_workers(word: str) -> bool:
    """Return whether a word of a name is a plural for those who do some work: Firefighters’, Nurses."""
    many = without_possessive(word.lower())
    return many.endswith("s") and is_role(many.removesuffix("s")) and many not in MEMBERS


def is_other_kind(words: tuple[str, ...], noun: str) -> bool:
    """Return whether a body is called again by other nouns than one: the Leeds Gazette is no airline, Tesla no charity.

    A company can be called any word for one, a charity any word for a group that earns nothing.
    """
    known = known_kinds(words)
    kinds = known or [kind for end in last_words(words) for kind in called_again_by().get(end, ())]
    if not kinds or noun in kinds_told_by(words) or noun in NONPROFITS and not NONPROFITS.isdisjoint(kinds):
        return False
    return noun not in FOR_COMPANIES or all(classes("renamings").get(kind) != "company" for kind in kinds)


def short_forms(words: tuple[str, ...]) -> set[str]:
    """Return the words that stand with “the” for a body: Times, its last one; Bank, before “of”; Fed, cut short."""
    if len(words) < 2 or is_first_name(words[0]):
        return set()
    before_of = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    cut = words[0][:3] if len(words[0]) > 6 else words[-1]
    return {word for word in (words[-1], before_of, cut) if not word.isupper()}


def last_words(words: tuple[str, ...]) -> list[str]:
    """Return the last word of a name and the last two, in lower case: “center” and “medical center”."""
    return [words[-1].lower().rstrip("."), " ".join(words[-2:]).lower()]


@cache
def called_again_by() -> dict[str, list[str]]:
    """Return the nouns by which a body is called again, by the last words of its name: hospital of Medical Center."""
    nouns: dict[str, list[str]] = {}
    for row in lexicon.rows("kinds_of_bodies"):
        nouns.setdefault(row["lemma"], []).append(row["class"])
    return nouns


def has_title(part: NamePart) -> bool:
    """Return whether a surname has a title, so that it is a person's name where the text has no longer one."""
    return bool(part.titles) and part.titles[-1].rstrip(".") in classes("titles") and not is_body(part.words)
