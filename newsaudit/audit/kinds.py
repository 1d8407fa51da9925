"""What a source is, person, group or organisation, and whether it is called by a proper name."""

from __future__ import annotations

import re
from functools import cache

from newsaudit import lexicon
from newsaudit.engine.name_parts import POSSESSIVE, THINGS, classes, role_words

IN_NAMES = frozenset("of for and the de da del der den di du la le van von bin ibn al el to &".split())
ACRONYM = re.compile(r"(?:The |the )?(?:[A-Z]\.){2,}|(?:The |the )?[A-Z][A-Z0-9&-]+")
AFTER_HEAD = re.compile(r",| who | which | that | of | for | from | at | in | with | on | by | to |\(|—|–|--")
COUNTED = re.compile(
    r"(?:some|many|several|both|two|three|four|five|six|seven|eight|nine|ten|\d+|a few|most|other)\s", re.I
)


@cache
def common_words() -> frozenset[str]:
    """Return the words that are no name when they stand alone: officials, police."""
    return frozenset(row["lemma"] for name in ("words", "bodies") for row in lexicon.rows(name))


def head_of(phrase: str) -> str:
    """Return a noun phrase up to the end of its head: “A spokesman” of “A spokesman for the army”."""
    return AFTER_HEAD.split(phrase, maxsplit=1)[0].strip()


def is_name_part(word: str) -> bool:
    """Return whether a word can be part of a name: with a capital, or one of the small words of names."""
    return word[:1].isupper() or word in IN_NAMES or word.startswith(("al-", "el-"))


def is_proper(words: list[str]) -> bool:
    """Return whether words are a proper name: all with a capital, the last no common word for a role or a body."""
    last = words[-1].lower() if words else ""
    common = last in role_words() or last in classes("bodies") and len(words) == 1
    return bool(words) and not common and words[0][:1].isupper() and all(map(is_name_part, words))


def is_named(name: str) -> bool:
    """Return whether a name of the register is a proper name: a capital in every word but the small ones inside."""
    words = name.removeprefix("The ").split()
    return all(word[:1].isdigit() or is_name_part(word) for word in words) and not (
        len(words) == 1 and words[0].lower() in common_words()
    )


def kind_of_body(name: str) -> tuple[str, str]:
    """Return `organisation` or `group`, and the rule, by list, acronym, head word or number before it; else empty."""
    if name.removeprefix("The ") in classes("known_bodies"):
        return "organisation", "known_body"
    head = head_of(name) or name
    last = POSSESSIVE.sub("", (head.split() or [""])[-1]).lower().rstrip(".")
    if ACRONYM.fullmatch(head) and head not in classes("titles") and last not in role_words():
        return "organisation", "acronym"
    kind = classes("bodies").get(last) or classes("bodies").get(last.removesuffix("s"))
    if kind:
        return ("group" if last.endswith("s") and not name[:1].isupper() else kind), "head_word"
    if last.endswith("s") and (last in role_words() or last.removesuffix("s") in role_words()):
        return "group", "plural_role"
    if COUNTED.match(name):
        return "group", "number_before"
    return "", ""


def kind_of_person(name: str, phrases: list[str], role: str) -> tuple[str, str]:
    """Return `person`, and the rule, where pronoun, title, first name or role says so; empty if none does.

    `phrases` are the words by which the attributions call the source, `role` the role stated beside a proper name.
    """
    if any(phrase.lower() in ("he", "she") for phrase in phrases):
        return "person", "pronoun"
    words = name.split()
    if any(word.rstrip(".") in classes("titles") for word in " ".join(phrases).split()):
        return "person", "title"
    if len(words) > 1 and words[0] in classes("first_names"):
        return "person", "first_name"
    if role and is_proper(words):
        return "person", "role_beside_name"
    head = head_of(name).split()
    last = head[-1].lower() if head else ""
    roles = role_words() - THINGS - {"others"} - classes("bodies").keys()
    if last in roles or re.fullmatch(r"\w*(?:man|woman|person)", last):
        return "person", "singular_role"
    return "", ""
