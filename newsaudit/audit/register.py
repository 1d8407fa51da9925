"""The register of the sources that the engine heard, each with what the text says of it; all are estimates.

Every code is given by a named rule or not at all: where no rule fits, it stays empty for a person to fill.
`lexicon/rules.csv` says of each rule what it looks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from textwrap import shorten

from newsaudit.article import Article, Span
from newsaudit.audit.kinds import is_named, is_proper, kind_of_body, kind_of_person
from newsaudit.audit.model import NOT_FOUND, CodedAttribution, Source
from newsaudit.audit.roles import in_text, role_stated
from newsaudit.engine.attribution import Attribution
from newsaudit.engine.name_parts import classes, role_words

ADDED_TO_NAME = re.compile(r",? (?:who|which|that|whose)\b|,? [—–-] |, (?=an? |the )")
IN_WORD = re.compile(r"\w")
LONGEST_NAME = 90  # characters of a name in the register; a longer noun phrase is cut
MENTIONS = 12  # of a name, the first ones are looked at: an introduction comes early


def sources_of(article: Article, attributions: list[Attribution]) -> tuple[list[Source], list[str]]:
    """Return the sources in the order in which the text first mentions them, and each attribution's `source_id`.

    Attributions of one resolved name are one source. Those whose source was not found, or is a pronoun that points to
    none, stand together under `not-found`, last; what has no agent has no source, and an empty `source_id`.
    """
    by_name: dict[str, list[int]] = {}
    for number, one in enumerate(attributions):
        if not is_agentless(one):
            by_name.setdefault(plain_name(one.source_name or "").casefold(), []).append(number)
    missing = by_name.pop("", [])
    sources, source_ids, taken = [], [""] * len(attributions), {NOT_FOUND}
    for numbers in by_name.values():
        source = source_of(article, [attributions[number] for number in numbers])
        source_id, copy = source.source_id, 2
        while source_id in taken:
            source_id, copy = f"{source.source_id}-{copy}", copy + 1
        taken.add(source_id)
        sources.append(replace(source, source_id=source_id))
        for number in numbers:
            source_ids[number] = source_id
    sources.sort(key=lambda source: source.first)
    if missing:
        sources.append(source_not_found(min(attributions[number].contents[0] for number in missing)))
        for number in missing:
            source_ids[number] = NOT_FOUND
    return sources, source_ids


def is_agentless(one: Attribution) -> bool:
    """Return whether an attribution is a passive cue for which the text names nobody: “is known to …”."""
    return one.rule == "passive" and one.source is None


def source_not_found(first: Span) -> Source:
    """Return the place of all attributions for which no source was found."""
    note = "Attributions for which no source was found."
    rules = {"source": "named_as_source", "name": "no_source_found"}
    return Source(NOT_FOUND, "?", "no source found", Span(*first), note=note, rules=rules)


def source_of(article: Article, own: list[Attribution], given: Mapping[str, str] | None = None) -> Source:
    """Return one source, still without a key, with what the text says of it, from its own attributions.

    `given` has what a person coded of it, by column (name, kind, role_as_stated): it is kept, has no rule, and the
    other codes are estimated by it. Without attributions it must have a name that stands in the story.
    """
    given = given or {}
    full = given.get("name") or max((one.source_name or "" for one in own), key=len)
    name = plain_name(full)
    phrases = [article[one.source] for one in own if one.source]
    mentions = mentions_of(article, name, own)
    kind, kind_rule = (given["kind"], "") if given.get("kind") else kind_of_body(name)
    bare = [word for word in name.split() if word.rstrip(".") not in classes("titles")]
    proper = is_proper(bare) or kind == "organisation" and name[:1].isupper()
    is_in_text = in_text(article, name)
    called = name if is_in_text else plain_name(max((one.source_name or "" for one in own), key=len))
    role, role_rule = role_stated(article, called, mentions) if kind != "organisation" else ("", "")
    if given.get("role_as_stated"):
        role, role_rule = given["role_as_stated"].removeprefix("not stated"), ""
    if not kind:
        kind, kind_rule = kind_of_person(name, phrases, role if proper else "")
    introduced, introduced_rule = introduction(bare, proper, kind, role)
    if introduced == "no" and not is_in_text:
        introduced = introduced_rule = (
            ""  # the name is the coder's, and how the text introduces the source is not known
        )
    shown = name if proper and kind != "organisation" else fullest_phrase(full, phrases)
    shown = shorten(shown, LONGEST_NAME, placeholder=" …")
    shown = given.get("name") or shown[:1].upper() + shown[1:]
    name_rule = "resolved_name" if any(phrase != full for phrase in phrases) else "own_words"
    rules = {
        "source": "named_as_source",
        "name": "" if given.get("name") else name_rule,
        "kind": kind_rule,
        "role_as_stated": role_rule,
        "introduced": introduced_rule,
    }
    return Source(
        source_id=identifier(name),
        key="",
        name=shown,
        first=mentions[0],
        named=is_named(shown),
        kind=kind,
        role_as_stated=role or "not stated",
        introduced=introduced,
        rules={code: rule for code, rule in rules.items() if rule},
    )


def plain_name(name: str) -> str:
    """Return a resolved name without article, and without the titles and roles in front of a person's name."""
    name = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", " ".join(name.split()), flags=re.IGNORECASE)
    words = name.split()
    roles = [
        number
        for number, word in enumerate(words[:-1])
        if word.lower() in role_words() - classes("bodies").keys() or word.rstrip(".") in classes("titles")
    ]
    rest = words[roles[-1] + 1 :] if roles else words
    return " ".join(rest) if is_proper(rest) else name


def fullest_phrase(name: str, phrases: list[str]) -> str:
    """Return a source without a person's name in the text's words: “A spokesman for the army”, no relative clause."""
    fuller = [ADDED_TO_NAME.split(phrase, maxsplit=1)[0].strip() for phrase in phrases if phrase.startswith(name)]
    return max([name, *fuller], key=len)


def identifier(name: str) -> str:
    """Return a name in lower-case letters, figures and hyphens."""
    return "-".join(re.findall(r"[^\W_]+", re.sub(r"[’'.]", "", name.lower())))[:60].strip("-") or "source"


def mentions_of(article: Article, name: str, own: list[Attribution]) -> list[Span]:
    """Return where the story writes a name, in order: the first times in its words, and in its attributions."""
    mentions = {Span(*one.source) for one in own if one.source}
    mentions.update(islice(places_of(name, article.text, article.story), MENTIONS))
    return sorted(mentions) or [Span(*(own[0].contents or (own[0].cue,))[0])]


def places_of(name: str, text: str, within: Span) -> Iterator[Span]:
    """Yield where a name stands as a word, or words, of its own."""
    start, end = within
    while (start := text.find(name, start, end)) >= 0:
        after = start + len(name)
        if IN_WORD.match(text, start - 1, start) or IN_WORD.match(text, after, end):
            start += 1
        else:
            yield Span(start, after)
            start = after


def introduction(bare: list[str], proper: bool, kind: str, role: str) -> tuple[str, str]:
    """Return the code `introduced` and its rule; a surname alone is no name, an organisation needs no introduction."""
    if kind == "organisation":
        return "n/a", "organisation"
    full = proper and len(bare) > 1
    if full and role:
        return "yes", "full_name_and_role"
    if full or role:
        return "partial", "full_name_only" if full else "role_only"
    return ("no", "neither_name_nor_role") if proper or kind else ("", "not_a_person")


def registered(sources: Iterable[Source], attributions: Iterable[CodedAttribution]) -> list[Source]:
    """Return the sources, each with its key and how it is `heard`, where it has none yet.

    What has no source is left out where every attribution has one; a source that is only mentioned gets no key.
    """
    own: dict[str, list[CodedAttribution]] = {}
    for one in attributions:
        own.setdefault(one.source_id, []).append(one)
    register = [source for source in sources if source.is_found or source.source_id in own]
    taken = {source.key for source in register}
    return [
        replace(
            source,
            key=source.key or (free_key(source.name, taken) if source.source_id in own else ""),
            heard=source.heard or heard_as(own.get(source.source_id, [])),
        )
        for source in register
    ]


def heard_as(own: list[CodedAttribution]) -> str:
    """Return how a source is heard, by its attributions."""
    counted = [one for one in own if one.counts]
    if counted:
        return "quoted" if any(one.quotes for one in counted) else "paraphrased"
    return "nothing disclosed" if any(one.status == "not disclosed" for one in own) else "only mentioned"


def free_key(name: str, taken: set[str]) -> str:
    """Return a key that is not taken, and take it: the first letter of the name's last word, another, or a number."""
    words = [word for word in re.findall(r"[^\W\d_]+", name.removeprefix("The ")) if word != "III"]
    for letter in [*(word[0] for word in reversed(words) if len(word) > 1), *"".join(words)]:
        if letter.isascii() and letter.upper() not in taken:
            taken.add(letter.upper())
            return letter.upper()
    taken.add(number := str(1 + sum(key.isdigit() for key in taken)))
    return number
