"""Whom “the judge”, “the 34-year-old” or “the company” means: who has the role, or whom the text goes on about."""

from __future__ import annotations

import re
from functools import cache

from newsaudit import lexicon
from newsaudit.engine.antecedents import Antecedents
from newsaudit.engine.entity import Entity, only, same_entity
from newsaudit.engine.groups import Groups
from newsaudit.engine.name_parts import classes, gendered
from newsaudit.engine.people import Entities
from newsaudit.engine.renamings import TOLD_REACH, Renamings
from newsaudit.engine.role_names import EX, under_one_word
from newsaudit.engine.source_phrases import calls_one_person, is_one_person, is_passing

TWO = re.compile(r" and (?:the|an?|his|her|its|their) ")
# Words before “company” or “group” by which it is another than the one that was named: the parent company, a law firm.
OTHER_BODIES = frozenset(
    "water energy data delivery salvage packaging haulage removal night golf tennis boxing space news advocacy "
    "parent rival other sister competing law insurance security consulting accounting holding second another next new "
    "first third latter former merged combined police homeowners local state county city federal".split()
)
RESEARCHERS = ("researchers", "scientists", "authors", "academics", "team")  # who did a study, by any of these
OF_NO_COUNTRY = frozenset(["Hamas", "Hezbollah", "Taliban", "Opposition", "Rebel"])
LEADERS = ("president", "prime minister", "chancellor", "king", "premier")
ONE_OF_MANY = frozenset("authority association federation force league".split())  # the port authority is its own
# Bodies that only descriptions name; a government, company or campaign has many “the”
OFFICIAL = frozenset(
    "agency charity club commission committee council court department foundation hospital institute ministry museum "
    "nonprofit school tribunal union university".split()
)
TOLD_SENTENCES = 12  # back to where a text brings a body in
OFFICIAL_SUBJECT = re.compile(
    r"(?:The |An? |[A-Z][\w-]+[’']s? )(?:(?!of |for |in |and )[\w’'-]+ ){1,3}?"
    rf"(?:{'|'.join(sorted(OFFICIAL))})(?= [a-z])"
)
LEAD = re.compile(  # A nurse who blew the whistle; A Leeds taxi driver has
    r"(?P<name>An? (?:[\w’'-]+ ){0,3}?(?P<role>[a-z-]+))"
    r"(?= (?:who|has|had|was|is|in|from|will|accused|charged|convicted|jailed)\b)"
)
WORD = re.compile(r"[a-z-]+")
WHO_DECIDES = frozenset("judge magistrate coroner referee jury court minister prosecutor inspector".split())
GREAT = re.compile(r"\bgreat-(?=grand)")
OF_SO_MANY = re.compile(r"-of-[a-z]+$")  # the mother-of-two
RANK = re.compile(r"\b(?:[Nn]umber [a-z]+|[Nn]o\.? ?\d+)$")  # the world number one


class Descriptions:
    """The descriptions of a text that stand for somebody it names, and those that spoke without a name so far."""

    def __init__(self, text: str, entities: Entities, antecedents: Antecedents, groups: Groups):
        """Begin with none that spoke."""
        self.text = text
        self.entities = entities
        self.antecedents = antecedents
        self.groups = groups
        self.described: dict[str, set[str]] = {}
        self.renamings = Renamings(text, entities, antecedents, self.described)
        self.lead, self.of_lead = self.told_of_lead()

    def of_description(self, words: list[str], position: int) -> Entity | None:
        """Return whom “the judge”, “the 34-year-old” or “the company” means; None where it is not one of them only."""
        if words[0].lower() != "the" or len(words) < 2 or TWO.search(" ".join(words)):
            return None
        words = words[:1] + plain_words(" ".join(words[1:]))
        own = [word.lower() for word in words[1:]]
        plain = [word for word in words[1:-1] if not is_passing(word)] + own[-1:]
        if calls_one_person(own[-1]):
            held = self.holder(" ".join(own), position) or self.holder(" ".join(plain), position)
            held = held or (self.of_lead if self.lead.endswith(f" {own[-1]}") else None)
            if held or classes("renamings").get(own[-1]) not in ("body", "company"):
                held = held or self.holder_of(own, position) or is_of_country(words) and self.leader(position)
                held = held or self.doer(own[-1], position)
                return held or self.renamings.renamed(own, position) or self.named_later(own, plain)
        if len(plain) > 1:
            named = only(one for one in self.entities.named_so(own[-1], position) if is_part_of_name(one, own))
            if named or not is_only_described(own) or self.is_brought_in(words, position):
                return named
        body = self.entities.of_kind(own[-1], position)
        alike = [] if body else self.entities.named_so(own[-1], position)
        if body or alike or own[-1] not in classes("renamings"):
            is_agency = classes("renamings").get(own[-1]) != "company"
            return body or (self.just_named(alike, position) if is_agency else None)
        return self.groups.going_on(position, own[-1])

    def told_of_lead(self) -> tuple[str, Entity | None]:
        """Return the words with which a text opens about one person without a name, and whom it first names then.

        A nurse has won her case. ⏎ Ada Wren was sacked in May. None if the lead tells of two, or of a judge.
        """
        starts = self.antecedents.sentences
        number, match = next(
            ((n, m) for n, at in enumerate(starts[:2], 1) if (m := LEAD.match(self.text, at))), (0, None)
        )
        first = self.antecedents.candidates[0] if self.antecedents.candidates else None
        if not match or first is None or not is_one_person(match["role"]) or match["role"] in WHO_DECIDES:
            return "", None
        sentence = self.text[match.end() : starts[number]] if number < len(starts) else ""
        others = any(is_one_person(word) or gendered([word]) for word in WORD.findall(sentence))
        pronoun = gendered([match["role"]])
        is_named_next = first.subject and 0 < self.antecedents.sentence_of(first.start) - number < 3
        if others or first.entity.roles or not is_named_next or pronoun and first.fits not in (None, pronoun):
            return "", None
        return match["name"], first.entity

    def holder(self, role: str, position: int) -> Entity | None:
        """Return the only person named before a position who has a role, or of several whom the text goes on about."""
        held = [one for one in self.entities.holders(role, position) if one.person]
        if len(held) < 2:
            return held[0] if held else None
        one = self.antecedents.of(position, None)
        return one.entity if one and one.entity in held and self.antecedents.is_near(one, position) else None

    def just_named(self, bodies: list[Entity], position: int) -> Entity | None:
        """Return the only one of some bodies that the sentence before names; None if it names none, or two of them."""
        begin = self.antecedents.sentence_before(position)
        return same_entity(
            one for one in self.entities.named_between(begin, position) if any(one is body for body in bodies)
        )

    def is_brought_in(self, words: list[str], position: int) -> bool:
        """Return whether a description has stood before with “a” or an owner, so that it is whoever that was."""
        phrase = re.compile(rf"(?:\b[Aa]n?|[’']s?) {re.escape(' '.join(words[1:]))}\b")
        return phrase.search(self.text, max(0, position - TOLD_REACH), position) is not None

    def holder_of(self, own: list[str], position: int) -> Entity | None:
        """Return the only person whom the text calls the leader of the union, of “the union leader”; None if none."""
        called = "head|chief|boss" if under_one_word(own[-1]) == "head" else re.escape(own[-1])
        told = re.compile(rf"\b(?:{called}) (?:of|for) (?:the )?{re.escape(' '.join(own[:-1]))}\b")
        near = told.search(self.text, max(0, position - TOLD_REACH), position) if len(own) > 1 else None
        return self.holder(own[-1], position) if near else None

    def doer(self, role: str, position: int) -> Entity | None:
        """Return the only person named before a position of whom it is told that they do what a role does; else None.

        The director, of whom the text has told that Ada Wren directed the play.
        """
        patterns = doing().get(under_one_word(role))
        if patterns is None:
            return None
        does, done_by = patterns
        return same_entity(
            one.entity
            for one in self.antecedents.before(position)
            if does.match(self.text, one.end) or done_by.search(self.text, max(0, one.start - 40), one.start)
        )

    def leader(self, position: int) -> Entity | None:
        """Return the only person named near before who leads a country or party: the French leader; None if two do."""
        near = self.antecedents.near(position)
        return same_entity(one.entity for one in near if any(role.endswith(LEADERS) for role in one.entity.roles))

    def named_later(self, own: list[str], plain: list[str]) -> Entity | None:
        """Return the only person of a text who has a role, though it is named later: the county sheriff; None if none.

        The place before a role need not stand there again, unless there are many of the role: the French president.
        """
        role = own if "by place" in classes("offices").get(own[-1], "") else plain
        held = only(self.entities.holders(" ".join(role)))
        return held if held and held.person else None

    def brought_in_as(self, head: str, position: int) -> str | None:
        """Return the words that open a sentence about the only body that “the ministry” can be: Arden’s own ministry.

        None if no body opens a sentence so, or two do.
        """
        article, _, noun = head.lower().partition(" ")
        if article != "the" or noun not in OFFICIAL:
            return None
        starts = self.antecedents.sentences[: self.antecedents.sentence_of(position) - 1]
        near = (start for start in reversed(starts[-TOLD_SENTENCES:]) if not self.antecedents.is_quoted(start))
        found = {match.group() for start in near if (match := OFFICIAL_SUBJECT.match(self.text, start))}
        names = [words for words in found if words.rpartition(" ")[2] == noun]
        return names[0] if len(names) == 1 else None

    def same_description(self, head: str) -> str | None:
        """Return the one description so far that “the official” can repeat: a senior official; None if two can."""
        words = head.lower().split()
        if words[0] != "the" or len(words) != 2:
            return None
        alike = RESEARCHERS if words[-1] in RESEARCHERS else (words[-1],)
        names = set().union(*(self.described.get(word, ()) for word in alike))
        return next(iter(names)) if len(names) == 1 else None


@cache
def doing() -> dict[str, tuple[re.Pattern, re.Pattern]]:
    """Return, by the role that it gives, the patterns of what somebody does: “directed” after the name, “directed by”
    before it."""
    told = r"(?:, who)?(?:,? (?:has|had|have))? "
    return {
        row["lemma"]: (
            re.compile(rf"{told}(?:{row['class']})\b"),
            re.compile(rf"\b(?:{row['class']}) by (?:the )?(?:[a-z-]+ ){{0,2}}$"),
        )
        for row in lexicon.rows("doing")
    }


def is_of_country(words: list[str]) -> bool:
    """Return whether a description is of who leads a country or party: the French leader; not: the gang leader."""
    return words[-1] == "leader" and len(words) == 3 and words[1][:1].isupper() and words[1] not in OF_NO_COUNTRY


def is_only_described(words: list[str]) -> bool:
    """Return whether the words before a noun only describe the body that it calls again: ride-hailing company.

    Not the parent company, which is another, nor the port authority, whose name they are.
    """
    return words[-1] in classes("renamings") and words[-1] not in ONE_OF_MANY and OTHER_BODIES.isdisjoint(words)


def plain_words(description: str) -> list[str]:
    """Return the words of a description with “ex-” as “former”, and without “of-two”, “great-” and a rank’s number."""
    return RANK.sub("number", OF_SO_MANY.sub("", GREAT.sub("", EX.sub("former ", description)))).split()


def is_part_of_name(entity: Entity, described: list[str]) -> bool:
    """Return whether words are a body's last ones, city council, of Arden City Council, or its own around “of”.

    The state health department is the Department of Health of Arden.
    """
    name = " ".join(entity.words).lower()
    telling = {word for word in described[:-1] if word != "state"}
    return f" {name}".endswith(" " + " ".join(described)) or (
        "of" in entity.words and bool(telling) and {*name.split()} >= telling
    )
