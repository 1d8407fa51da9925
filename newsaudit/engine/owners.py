"""Whose lawyers, mother or spokesperson speaks: descriptions with an owner, each under the owner’s full name."""

from __future__ import annotations

import re

from newsaudit.engine.antecedents import Antecedents
from newsaudit.engine.entity import Entity, only
from newsaudit.engine.introductions import FAMILY
from newsaudit.engine.name_parts import classes, name_part, surname
from newsaudit.engine.people import Entities
from newsaudit.engine.source_phrases import is_share

COUNSEL = (  # one, and several, who speak for somebody in court
    ("lawyer", "attorney", "solicitor", "barrister", "counsel"),
    ("lawyers", "attorneys", "solicitors", "barristers"),
)
COUNSEL_FOR = re.compile(
    rf"(?:(?:an?|the) )?({'|'.join(COUNSEL[0] + COUNSEL[1])}) (?:for|representing) ([^,]+)", re.IGNORECASE
)
BODY_NAME = r"(?P<body>[A-Z][\w’'&.-]*(?: (?:of|the|for|and|&|[A-Z][\w’'&.-]*))*?)"
A_OR_THE = r"(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother) )?"
SPOKES_FOR = re.compile(rf"{A_OR_THE}(?P<word>[Ss]pokes(?:man|woman|person)) for (?:the )?{BODY_NAME}")
OWN_SPOKES = re.compile(rf"{A_OR_THE}{BODY_NAME} (?P<word>spokes(?:man|woman|person))")
BODY_SPOKES = re.compile(r"(?P<article>[Aa]|[Tt]he) (?P<noun>[a-z]+) (?P<word>spokes(?:man|woman|person))")
INVERSE = {
    **dict.fromkeys(("nephew", "niece"), ("aunt", "uncle")),
    **dict.fromkeys(("son", "daughter"), ("mother", "father")),
    **dict.fromkeys(("grandson", "granddaughter"), ("grandmother", "grandfather")),
    **dict.fromkeys(("mother", "father"), ("son", "daughter")),
    **dict.fromkeys(("brother", "sister"), ("brother", "sister")),
    "husband": ("wife",),
    "wife": ("husband",),
}
OWNS = re.compile(r"([Hh]is|[Hh]er|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*?(?=[’']))(?:[’']s?)? (?:[\w-]+ ){0,2}$")
OWNER = re.compile(r"([Hh]is|[Hh]er|[A-Z].*?)(?:(?<=is|er)|[’']s?) (?P<rest>[a-z].*)", re.DOTALL)
OWNED_LAWYER = re.compile(rf"(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he [a-z]+[’']s) (?:{'|'.join(COUNSEL[0])})")
THE_BODYS = re.compile(r"[Tt]he ([a-z]+)[’']s ([a-z][\w -]*)")  # the company’s lawyer
OWN_CAMPAIGN = re.compile(  # the Wren campaign
    r"(?:[Tt]he )?([A-Z][\w-]*(?: [A-Z][\w-]*)*) (?P<rest>campaign|camp|team|administration)"
)


class Owners:
    """The descriptions of a text that have an owner, and the names of those who spoke under one so far."""

    def __init__(
        self,
        text: str,
        entities: Entities,
        antecedents: Antecedents,
        described: dict[str, set[str]],
        persons: dict[str, Entity],
    ):
        """Begin with none that spoke.

        `described` has the descriptions that spoke so far by their last words, `persons` those of one person; both are
        shared with whoever adds to them.
        """
        self.text = text
        self.entities = entities
        self.antecedents = antecedents
        self.described = described
        self.persons = persons
        self.called: dict[str, str] = {}  # who Ada Wren’s husband is, if a source says his name too
        self.spokes: dict[str, dict[str, str]] = {}  # of a body, the name of who speaks for it, by the word for it

    def owned(self, head: str, position: int) -> str | None:
        """Return a description with its owner's name: Joe Ferri’s lawyer of “his lawyer”; None if no name owns it."""
        if lawyer := self.only_lawyer(head):
            return lawyer
        if bodys := THE_BODYS.fullmatch(head):
            body = self.entities.of_kind(bodys.group(1), position)
            return self.as_before(body.name, bodys.group(2)) if body else None
        match = OWNER.match(head) or OWN_CAMPAIGN.fullmatch(head)
        if not match or is_share(head):
            return None
        owner, rest = match.group(1), match["rest"]
        if owner.lower() in ("his", "her"):
            one = self.antecedents.of(position, "he" if owner.lower() == "his" else "she")
            if one and one.entity.name in self.persons:
                again = one.entity.name.endswith(tuple(f"’s {word}" for word in alike(rest)))
                return one.entity.name if again else None
            if one and (relative := self.whose_relative(one.entity, rest)):
                return relative
            return self.as_before(self.owner_so_far(one.entity, rest, owner.lower()), rest) if one else None
        entity = self.owner(owner, position)
        return self.as_before(entity.name, rest) if entity else None

    def only_lawyer(self, head: str) -> str | None:
        """Return the only lawyer whom the text names, for “his lawyer” and “the family’s lawyer”; None if others."""
        owned = OWNED_LAWYER.fullmatch(head)
        held = only(self.entities.holders("lawyer")) if owned else None
        return held.name if held and held.person else None

    def owner_so_far(self, one: Entity, rest: str, owner: str) -> str:
        """Return whose lawyers alone have spoken, if “her lawyers” speak and those of `one` have not; else `one`."""
        so_far = [name for word in alike(rest) for name in self.described.get(word.rpartition(" ")[2], ())]
        owners = {
            name.rpartition("’s ")[0] for name in so_far if name.endswith(tuple(f"’s {word}" for word in alike(rest)))
        }
        if len(owners) != 1 or one.name in owners:
            return one.name
        part = name_part(0, *owners)
        held = self.entities.named(part.words, None, len(self.text)) if part else None
        return held.name if held and held.pronoun in (None, "he" if owner == "his" else "she") else one.name

    def whose_relative(self, one: Entity, word: str) -> str | None:
        """Return the aunt of whom the text brings in as her nephew, or another such pair; None if it does not."""
        if word not in INVERSE.get(one.relative, ()):
            return None
        start = one.mentions[0].start
        kin = FAMILY.search(self.text, max(0, start - 60), start)
        if not kin:
            return None
        owner = OWNS.search(self.text, max(0, kin.start(1) - 60), kin.start(1))
        if not owner or owner.group(1).lower() in ("his", "her"):
            pronoun = owner and ("he" if owner.group(1).lower() == "his" else "she")
            held = self.antecedents.of(kin.start(), pronoun) if owner else None
            return held.entity.name if held and held.entity is not one else None
        part = name_part(0, owner.group(1))
        entity = self.entities.named(part.words, part.pronoun, start) if part else None
        return entity.name if entity and entity is not one else None

    def owner(self, name: str, position: int) -> Entity | None:
        """Return who is given as an owner by the full name, the surname or a body’s first words; None if nobody is."""
        part = name_part(0, name)
        entity = self.entities.named(part.words, part.pronoun, position) if part else None
        if entity is None or part.end < len(name.rstrip("’'s")):
            return None
        is_body = entity.person is False and entity.words[: len(part.words)] == part.words
        return entity if is_body or entity.person and surname(entity.words) == surname(part.words) else None

    def counsel(self, phrase: str, position: int) -> str | None:
        """Return “a lawyer for Wren” and “the attorney representing Wren” as Ada Wren’s lawyer; None if it is none."""
        match = COUNSEL_FOR.fullmatch(phrase)
        entity = self.owner(match.group(2), position) if match else None
        return self.as_before(entity.name, match.group(1).lower()) if entity else None

    def spokesperson(self, phrase: str, position: int) -> str | None:
        """Return a body’s spokesperson under the words that first told of one, with the body’s full name; else None.

        A Wren spokesman, Wren Ferries’ spokesman and a spokesman for Wren Ferries are one.
        """
        if bodys := BODY_SPOKES.fullmatch(phrase):
            body = self.entities.of_kind(bodys["noun"], position) if bodys["noun"] in classes("renamings") else None
            phrase = f"{bodys['article']} {body.name} {bodys['word']}" if body else phrase
        match = SPOKES_FOR.fullmatch(phrase) or OWN_SPOKES.fullmatch(phrase)
        part = name_part(0, match["body"]) if match else None
        if part is None or part.end < len(match["body"]):
            return None
        entity = self.entities.named(part.words, part.pronoun, position)
        if entity and entity.person and part.possessive:
            return None
        body = entity.name if entity else " ".join(part.words)
        body += "’s" * (part.possessive and not body.endswith(("’s", "'s")))  # Sainsbury’s
        word = match["word"].lower()
        named = only(self.entities.holders(f"{body} {word}".lower()))
        if named and named.person:  # the Kremlin spokesman, Ada Wren
            return named.name
        told = self.spokes.setdefault(body.removesuffix("’s"), {})
        again = told.get(word) or (next(iter(told.values()), None) if "spokesperson" in (word, *told) else None)
        begin = match.start("body") + (0 if entity else part.start)  # Mr. Wren is then Ada Wren
        return told.setdefault(word, again or phrase[:begin] + body + phrase[match.end("body") :])

    def as_before(self, owner: str, rest: str) -> str:
        """Return a description with its owner: Ada Wren’s lawyers, though the text now says “her attorneys”."""
        names = (f"{owner}’s {word}" for word in alike(rest))
        so_far = (name for name in names if name in self.described.get(name.rpartition(" ")[2], ()))
        description = next(so_far, f"{owner}’s {rest}")
        relative = self.entities.relative(rest, owner)
        return self.called.get(description) or (relative.name if relative else description)


def alike(word: str) -> tuple[str, ...]:
    """Return the words that a text uses for the same people as a word: lawyers, attorneys; else only the word."""
    return next((words for words in COUNSEL if word in words), (word,))
