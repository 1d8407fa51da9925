"""Whom “it”, “they” and “the two” mean: the body or group named near before, two persons named together, or one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from newsaudit.engine.antecedents import Antecedents, Candidate
from newsaudit.engine.entity import Entity, only
from newsaudit.engine.name_forms import PARTS_OF_PLACES, is_like_person, is_opening
from newsaudit.engine.name_parts import (
    THINGS,
    classes,
    ends_company,
    gendered,
    is_first_name,
    is_title_or_role,
    role_words,
)
from newsaudit.engine.people import TOLD, Entities
from newsaudit.engine.role_names import is_other_kind
from newsaudit.engine.source_phrases import head_words

NEARBY = 500  # signs back to the body or group that “it” or “they” means
BODY_REACH = 900  # signs: about two paragraphs, back to the body that “the club” means
PAIR_REACH = 3000  # signs back to the two whom “the couple” means
OPENING_WORDS = 6  # of a sentence: its subject, if it is a group, ends within them
CONNECTING = frozenset("but yet and while although though still now so then as when".split())
# Last words of the names of public bodies, and the nouns that such a body can be called by for variety.
PUBLIC = frozenset(
    "administration agency authority bureau cabinet commission congress council court department embassy government "
    "ministry inspectorate directorate office parliament police senate service tribunal".split()
)
CALLS_PUBLIC = frozenset("agency institution organisation organization regulator watchdog".split())
PLURAL = re.compile(r"\w*(?:[^s]s|men|people|police)")
ACTS = re.compile(
    r" (?:(?:has|had|have|will|would|plans to|is to|said it|today) )?(?!was|is|were|are|be|been|said|\w+ly)"
    r"(?:[a-z]+ed|sold|bought|shut|cut|built|made|ran|sent|won|lost|paid|put|set|gave|took|found|began|open|close"
    r"|launch|sell|buy|raise|expand|hire)\b"
    r"(?! by| in [A-Z])"
)
OWNS_OR_EMPLOYS = re.compile(  # shares in Aldwych Mutual
    r"\b(?:[Ss]hares (?:in|of)|stake in|(?:[Cc]ustomers|[Mm]embers|[Ee]mployees|[Ss]hareholders|subsidiary) of"
    r"|(?:[Ee]mployees|[Ww]orkers|[Ss]taff) at|account with|(?:owned|operated|employed|insured) by) (?:the )?$"
)
AT_PLACE = re.compile(r" (?:in|near) $")
OBJECT = re.compile(r" (?:of|at|from|for|on|to|by|with) $")
STORMS = frozenset("Hurricane Storm Cyclone Typhoon Tropical Operation".split())
PLACES_END = frozenset(
    "hill hills lake valley street beach bay river island islands park road avenue mountain springs falls creek harbor "
    "square heights city county town village port bridge house coast".split()
) | {ending for ending, kind in classes("name_endings").items() if kind == "place"}
WORDS = re.compile(r"[a-z]{3,}")
FAMILY_NAME = re.compile(r"[Tt]he ([A-Z][\w’'-]*)s(?= [a-z]|$)")
TOGETHER = re.compile(  # Ada Wren and biologist Bob Day; Reps. Ada Wren, D-Arden, and Bob Day
    r"(?:(?:, (?:[DRI]-[A-Z][\w. ]*|\d+),)? and|, and|,? &) "
    r"(?:(?:the |his |her )?(?:[a-z-]+ ){1,2}|(?:the|his|her) (?:[\w-]+ ){0,3}[a-z-]+, )?(?:[A-Z][a-z]{1,6}\. )?"
)
PARTNER = re.compile(
    r"\b(her|his) (?:\w+ )?(?:husband|wife|partner|spouse|fianc[eé]e?|boyfriend|girlfriend),? $", re.IGNORECASE
)
WED = re.compile(r"\b(?:wed|married|engaged|divorced)\b")
THE_TWO = re.compile(
    r"(?:the|both)(?: two| other)? (?:two|couple|pair|duo|men|women|brothers|sisters|twins|siblings|friends|authors"
    r"|researchers|scientists|lawmakers|senators|representatives|councillors|parents|spouses)"
)
TWO_OF_THEM = re.compile(r"the two ([a-z]+s)")


class Groups:
    """The bodies and groups of a text in the order in which it speaks of them."""

    def __init__(self, text: str, entities: Entities, antecedents: Antecedents):
        """Begin with none; `note` adds those that speak."""
        self.text = text
        self.entities = entities
        self.antecedents = antecedents
        self.spoken: list[tuple[int, str, bool]] = []

    def note(self, position: int, name: str, many: bool) -> None:
        """Add a body or group that speaks at a position; `many` if “they” can mean it."""
        self.spoken.append((position, name, many))

    def of_it(self, position: int, is_somebody: bool = False) -> tuple[int, str] | None:
        """Return the last body or group that spoke near before or opens a sentence since, and where; None if none.

        `is_somebody` tells that “it” is no document, which too may have spoken.
        """
        near = ((start, name) for start, name, _ in self.near(position))
        spoken = next((one for one in near if not is_somebody or head_words(one[1])[-1].lower() not in THINGS), None)
        opening = self.opening_body(position), self.opening_description(position)
        return max(filter(None, (spoken, *opening)), default=None)

    def opening_description(self, position: int) -> tuple[int, str] | None:
        """Return the body, only described, that opens this sentence or the one before, and where: A local charity."""
        last = self.antecedents.sentence_of(position) - 1
        for number in range(last, max(-1, last - 2), -1):
            start = self.antecedents.sentences[number]
            match = described_body().match(self.text, start, position)
            if match and not self.antecedents.is_quoted(start):
                return start, match.group()
        return None

    def opening_body(self, position: int) -> tuple[int, str] | None:
        """Return the body that opens one of the two sentences before, and where: The charity moved. It said …"""
        last = bisect_left(self.entities.mentions, position, key=lambda one: one[0].start)
        for mention, number in reversed(self.entities.mentions[max(0, last - 5) : last]):
            sentence = self.antecedents.sentence_of(mention.start)
            if sentence < self.antecedents.sentence_of(position) - 2:
                return None
            begin = self.antecedents.sentences[sentence - 1]
            before = self.text[max(begin, mention.start - len(" the ")) : mention.start]  # a sentence may be long
            opens = before.lower() in ("", "the ") and not mention.possessive
            one = self.entities.everyone[number]
            is_body = one.person is False or one.person is None and self.acts(one)
            if opens and is_body and not self.antecedents.is_quoted(begin):
                return mention.start, one.name
        return None

    def of_both(self, position: int) -> str | None:
        """Return the two officers who spoke last near before a position; else the two named before its sentence.

        None if there are none.
        """
        two = next((name for _, name, _ in self.near(position) if name.lower().startswith("two ")), None)
        pair = None if two or self.text[position].islower() else self.pair(position, NEARBY)
        return pair[1] if pair else two

    def of_they(self, position: int, is_one: bool) -> str | None:
        """Return whom “they” means at a position; `is_one` says that somebody who says “I” is meant.

        That is somebody whom the text calls “they”, the last group that spoke near before, or the group or two persons
        that open one of the last sentences, or else the one person that the text goes on about; None where nobody fits.
        """
        person = self.subject(position)
        name = person.entity.name if person and position - person.start < NEARBY else None
        if name and (is_one or person.entity.pronoun == "they"):
            return name
        spoken = next(((start, name) for start, name, many in self.near(position) if many), None)
        group = max(filter(None, (spoken, self.opening_group(position))), default=None)
        unknown = name and person.subject and person.entity.pronoun is None
        alone = unknown and not self.has_several(person.start, position)
        return group[1] if group else name if alone else None

    def has_several(self, start: int, position: int) -> bool:
        """Return whether words between two places can stand for several people: residents, men, people."""
        words = WORDS.findall(self.text[start:position])
        return any(map(is_several_people, words))

    def learn_singular_they(self, position: int) -> None:
        """Let whom the text goes on about be called “they”: the quotation that they say has “I” in it."""
        person = self.subject(position)
        if person and position - person.start < NEARBY and not person.entity.titled:
            person.entity.pronoun = "they"

    def subject(self, position: int) -> Candidate | None:
        """Return the person that the text goes on about, or the name that opened a sentence since; None if neither."""
        found = filter(None, (self.antecedents.of(position, None), self.antecedents.opening(position)))
        return max(found, key=lambda one: one.start, default=None)

    def going_on(self, position: int, noun: str) -> Entity | None:
        """Return the only body that spoke near before a position, or that the text names there; None if two do.

        An agency is none that is a body only because it speaks, Western Ferries; a charity no Charity Commission.
        """
        last = bisect_left(self.entities.mentions, position, key=lambda one: one[0].start)
        before = reversed(self.entities.mentions[max(0, last - 40) : last])
        near = takewhile(lambda one: one[0].start > position - BODY_REACH, before)
        bodies = {number for _, number in near if self.may_be_body(number)}
        found = [self.entities.everyone[number] for number in bodies]
        if classes("renamings")[noun] != "company":
            found = [one for one in found if not one.guessed or not is_like_person(one.words)]
            found = [one for one in found if not is_firm(one.words[-1]) and not has_one_word(one)]
        public = [one for one in found if one.words[-1].lower() in PUBLIC]
        if noun in CALLS_PUBLIC and len(public) == 1:
            return public[0]
        if noun not in CALLS_PUBLIC:
            found = [one for one in found if one not in public]
        spoken = {name for _, name, _ in self.spoken}
        spoken |= {one.name for one in found if one.guessed and not is_like_person(one.words)}
        found = [
            one
            for one in found
            if one.person is False or one.article or one.name in spoken or one.words[0] not in PARTS_OF_PLACES
        ]
        found = [one for one in found if not is_other_kind(one.words, noun)]
        longer = [one for one in found if not has_one_word(one)]
        for held in (longer, found):
            one = only(one for one in held if one.name in spoken) or only(one for one in held if len(one.mentions) > 1)
            if one:
                return one
        one, opening = only(longer), self.opening_body(position)
        opens = one and opening and one.name == opening[1] and not is_first_name(one.words[0])
        return one if opens and not one.roles else only(one for one in found if self.acts(one))

    def acts(self, entity: Entity) -> bool:
        """Return whether a name of which nothing else is told can be a body's by what it does: Aldwych Mutual shut it.

        Not Silver Lake, a place, nor what is only said to be somehow.
        """
        first, last = entity.words[0], entity.words[-1].lower()
        is_place = last in PLACES_END or first in STORMS or is_opening(first) and not entity.article
        if entity.person or is_place or is_title_or_role(first):
            return False
        places = [mention[:2] for mention in entity.mentions[:TOLD] if not mention.possessive]
        if any(OWNS_OR_EMPLOYS.search(self.text, start - 30, start) for start, _ in places):
            return True
        if any(AT_PLACE.search(self.text, start - 6, start) for start, _ in places):
            return False
        subjects = (end for start, end in places if not OBJECT.search(self.text, start - 6, start))
        return any(ACTS.match(self.text, end) for end in subjects)

    def may_be_body(self, number: int) -> bool:
        """Return whether nothing but its speaking makes an entity a person."""
        entity = self.entities.everyone[number]
        if is_several_people(entity.words[-1].lower()):  # the Communications Workers
            return False
        return not entity.person or entity.guessed and not entity.pronoun and entity.surnamed is None

    def near(self, position: int) -> Iterator[tuple[int, str, bool]]:
        """Yield what spoke near before a position, the last first."""
        for one in reversed(self.spoken):
            if one[0] <= position - NEARBY:
                return
            yield one

    def opening_group(self, position: int) -> tuple[int, str] | None:
        """Return the group or two persons that open one of the three sentences before, and where; None if none does."""
        last = self.antecedents.sentence_of(position) - 1
        pair = self.pair(position, NEARBY)
        for number in range(last, max(-1, last - 3), -1):
            start = self.antecedents.sentences[number]
            if pair and pair[0] >= start:
                return pair
            group = group_at(self.text[start : min(start + 90, position)]) or self.family_at(start)
            if group and not self.antecedents.is_quoted(start):
                return start, group
        return None

    def family_at(self, start: int) -> str | None:
        """Return the two of one surname whom “the Wrens” at a place means, or these words; None if no family."""
        match = FAMILY_NAME.match(self.text, start)
        if not match:
            return None
        names = match.group(1), match.group(1).removesuffix("e")  # the Coes, the Jameses
        members = [one for name in dict.fromkeys(names) for one in self.entities.by_surname.get(name, ())]
        members = [one for one in members if one.person is not False]
        return f"{members[0].name} and {members[1].name}" if len(members) == 2 else match.group() if members else None

    def some_of(self, position: int) -> str | None:
        """Return the group that opens the sentence before, of whom “some” are a part; None if none does."""
        number = self.antecedents.sentence_of(position) - 2
        start = self.antecedents.sentences[number] if number >= 0 else position
        return None if self.antecedents.is_quoted(start) else group_at(self.text[start : min(start + 90, position)])

    def the_two(self, phrase: str, position: int) -> str | None:
        """Return the two persons whom “the two”, “the couple” or “both women” means; None if the text names no two."""
        if not phrase.lower().startswith(("the ", "both")):
            return None
        pair = self.pair(position, PAIR_REACH)
        counted = TWO_OF_THEM.fullmatch(phrase.lower())
        told = pair and (
            self.are_called(phrase, *pair) or counted and self.may_be_two(counted.group(1), *pair, position)
        )
        if not THE_TWO.fullmatch(phrase.lower()) and not told:
            return None
        couple = self.couple(position) if phrase.lower() == "the couple" else None
        held = max(filter(None, (pair, couple)), default=None)
        return held[1] if held else None

    def are_called(self, phrase: str, start: int, names: str) -> bool:
        """Return whether words beside two persons who are named at a place call them so: the vets, of Vets Ann and Bob.

        The words stand just before the first of them, Founders of the firm, Ann Coe, or before the second.
        """
        article, _, noun = phrase.lower().partition(" ")
        if article != "the" or not is_several_people(noun):
            return False
        begin = self.antecedents.sentences[self.antecedents.sentence_of(start) - 1]
        second = self.text.find(names.rpartition(" ")[2], start)
        one = re.escape(noun.removesuffix("s"))
        first = re.compile(
            rf"\b{one}s?(?: (?:of|for|at|from|in|with) [^,.;]{{1,60}},)? (?:[A-Z]\w+\.? )?$", re.IGNORECASE
        )
        between = re.compile(rf"\b{one} (?:[A-Z][\w’-]+ )?$", re.IGNORECASE)
        return bool(first.search(self.text[begin:start]) or between.search(self.text[start:second]))

    def may_be_two(self, noun: str, start: int, names: str, position: int) -> bool:
        """Return whether “the two senators” can be two persons named at a place: not the two sides, nor two others."""
        return is_several_people(noun) and f"two {noun}" not in self.text[start : max(start, position - len(noun))]

    def couple(self, position: int) -> tuple[int, str] | None:
        """Return somebody and the partner by whom the text last tells of both, and where: Her husband, Bob Day."""
        last = bisect_left(self.entities.mentions, position, key=lambda one: one[0].start)
        for mention, number in reversed(self.entities.mentions[:last]):
            if mention.start < position - PAIR_REACH:
                return None
            match = PARTNER.search(self.text, max(0, mention.start - 40), mention.start)
            owner = match and self.antecedents.of(match.start(), "she" if match.group(1).lower() == "her" else "he")
            partner = self.entities.everyone[number]
            if owner and WED.search(self.text, mention.end, position):  # another couple
                return None
            if owner and partner is not owner.entity and partner.person is not False:
                return mention.start, f"{owner.entity.name} and {partner.name}"
        return None

    def pair(self, position: int, reach: int) -> tuple[int, str] | None:
        """Return the last two persons whom the text names together, Ann Coe and Bob Day, and where; None if none."""
        last = bisect_left(self.entities.mentions, position, key=lambda one: one[0].start)
        for at in range(last - 1, max(0, last - 40), -1):
            (second, later), (first, former) = self.entities.mentions[at], self.entities.mentions[at - 1]
            if first.start < position - reach:
                return None
            two = self.entities.everyone[former], self.entities.everyone[later]
            if are_two_persons(*two) and TOGETHER.fullmatch(self.text, first.end, second.start):
                return first.start, f"{two[0].name} and {two[1].name}"
        return None


@cache
def described_body() -> re.Pattern:
    """Return the pattern of a description of a body that opens a sentence: The city council, A Leeds charity."""
    nouns = "|".join(sorted(word for word, kind in classes("bodies").items() if kind == "organisation"))
    return re.compile(rf"(?:The|An?) (?:(?!of |for |and |to )[\w’'-]+ ){{0,3}}?(?:{nouns})\b(?=,? [a-z])")


def are_two_persons(first: Entity, second: Entity) -> bool:
    """Return whether two entities may be persons, one of them is one, and they are not the same."""
    bodies = first.person is False or second.person is False
    return first is not second and not bodies and bool(first.person or second.person)


def has_one_word(entity: Entity) -> bool:
    """Return whether a body goes by one word that is no acronym: Cathexa, a company rather than a charity."""
    return len(entity.words) == 1 and not entity.words[0].isupper()


def is_firm(last: str) -> bool:
    """Return whether a name that ends in a word is a company's and nobody else's: Wren Ferries, not Wren Group."""
    return ends_company(last) and last.lower() not in classes("bodies")


def is_several_people(word: str) -> bool:
    """Return whether a word in lower case is a plural for what people are: officials, women."""
    one = word.removesuffix("s")
    return bool(PLURAL.fullmatch(word)) and (word in role_words() or one in role_words() or bool(gendered([one])))


def group_at(sentence: str) -> str | None:
    """Return the words up to a plural word for what persons are that opens a sentence: Two officials; else None."""
    words = sentence.split()[:OPENING_WORDS]
    while words and words[0].lower().rstrip(",") in CONNECTING:
        words = words[1:]
    if words and classes("words").get(words[0].lower()) == "preposition":
        return None
    for number, word in enumerate(words):
        bare = word.strip(",.;:—–-").lower()
        if is_several_people(bare):
            return " ".join(words[: number + 1]).rstrip(",.;:—–-")
        if bare != word.lower() or classes("words").get(bare) == "auxiliary":  # There were people
            return None
    return None
