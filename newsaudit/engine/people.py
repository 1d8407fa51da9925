"""The persons and bodies that a text names, each with every name it goes by: full name, surname, role, acronym.

What the text does not tie together stays apart: two persons of one surname are two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from newsaudit import lexicon
from newsaudit.engine.name_parts import (
    BY_NICKNAME,
    GENERATIONS,
    LONGEST_NAME,
    POSSESSIVE,
    NamePart,
    bodies_with_joints,
    classes,
    ends_company,
    gendered,
    is_body,
    is_role,
    is_surname,
    is_title_or_role,
    name_part,
    pieces,
    surname,
)
from newsaudit.engine.role_names import (
    describes,
    has_title,
    is_description,
    is_form_of,
    is_office,
    kinds_told_by,
    titles_as_roles,
    under_one_word,
)

# in Orlando; not: in Orlando Hall. It begins with the space, as `re` then looks nowhere else.
PLACE = re.compile(
    r" (?=[A-Z])(?:(?<=\bin )|(?<=\bnear )|(?<=\bfrom )|(?<=\bacross )|(?<=\boutside ))(\w{2,})\b(?! [A-Z])"
)
# South Africa, New Zealand, West Ham: their last word alone is no surname
PARTS_OF_PLACES = frozenset(
    "New North South East West Northern Southern Eastern Western Central Saint St San Santa Los Las El La Fort Mount "
    "Port Lake Great Greater Upper Lower Old United Grand Big Red White Black Super".split()
)
LONGEST_HEADLINE = 200  # signs
SENTENCE_ENDS = ("", ".", "?", "!", "\n", ":")
NEAR_OWNER = 200  # signs before the name of somebody's husband, in which she is named
TOLD = 12  # mentions of an entity that are looked at for what is told of it: an introduction comes early
# Her daughter, Ada Wren: of two of one surname, she is not whom the surname alone means.
FAMILY = re.compile(
    r"[HhTt’'](?:(?<=\b[Hh])(?:is|er)|(?<=\b[Tt])heir|(?<=[’'])s?) (?:[\w-]+ ){0,2}(mother|father|son"
    r"|daughter|brother|sister|wife|husband|widow|widower|niece|nephew|aunt|uncle|cousin|grand\w+|step\w+),?"
    r" (?:the \w+ )?$"
)
IS_OR_WAS = re.compile(  # Ada Wren, who has been county clerk since May; Ada Wren is president of the club
    r"(?:, who)? (?:is|was|has been|had been|became|works as|worked as|serves as|served as) (?:now |then |also )?"
    r"(?:an? |the )?((?:[\w’'-]+ ){0,4}?[\w’-]+)(?= (?:of|for|at|in|from|with|on|to|who|which|that|since|until|and"
    r"|when)\b|[,.;:])"
)
WITH_FIRST_NAME = re.compile(r"(?:^|[\n“\"]|\b[a-z][\w’'-]*,? |[.?!] )([A-Z][\w’'-]+) and $")  # Ann and Bob Day
ANNOUNCED = re.compile(r"\b(?:an?|another) ((?:[a-z-]+ ){0,2}[a-z-]+)[.:] $")
THEIRS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}[a-z-]+, $")
CALLED = re.compile(r"\b(?:an?|the|his|her|their) [^,.;]*\b(?:named|pseudonym|nicknamed|goes by) $")
AGED = re.compile(r", (?:aged )?(\d{1,3})(?=[,.;)])|,? an? (\d{1,3})-year-old\b")
IN_BRACKETS = re.compile(r"\((?:the |or )?([A-Z][A-Za-z]*[A-Z])s?\)")
BESIDE = re.compile(r"(?:, (?:aged )?\d{1,3})?, ([^,.;:“”\"\n—]{3,80})")
ROLE_END = re.compile(
    r"\b(?:of|for|at|in|from|with|on|to|who|which|that|whose|\w+(?:ing|ed|wn|un) (?:in|at|for|on|with|to|by|out|as))\b"
)
INTRODUCED = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)|[’']s?) ((?:[\w-]+ ){0,2}[a-z-]+)(?: at the time| until \d+)?, $"
)
APPOSED = re.compile(r"[,.;:?!—–]| [—–-] |[”\"]")
FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Tt]hen)[ -](?:[\w.-]+ ){0,2}$")
OF_ANOTHER = re.compile(r" (?:of|for|by|from|in|at|with|on|to|into|about|against|between|near) ")
# Western Ferries said it had cancelled: “it” is the name before it, unless it is nobody (it would be a pity).
IT_DOES = re.compile(
    r" (?:\w+ ){1,2}it (?:(?:would|will|had|has) (?:refund|cancel|cut|hire|review|appeal|open|close|buy|sell|pay|stop"
    r"|start|meet|work|fight|compl|cooperat|publish|launch|recall|invest)|plans|expects|hopes|was (?:aware|review|look"
    r"|investigat|work|consider|cooperat))|, which "
)


class Mention(NamedTuple):
    """A place where a text names an entity, and whether the name stands in the possessive there."""

    start: int
    end: int
    possessive: bool


@dataclass
class Entity:
    """A person or body of a text: its longest name, the pronoun that fits, its roles and ages, and its mentions.

    `called` is a name with its title where the text has no longer one, Mr. Wren; `relative` is the
    word by which the text introduces the person as somebody’s family; `guessed` says that only its speaking makes it a
    person; `titled`, that a title or role gives its pronoun; `surnamed`, where its last word first stands for it; `article`, that “the” stands before the name.
    `person` is True for a person, False for a body and None where nothing in the text says which.
    """

    words: tuple[str, ...]
    person: bool | None = None
    pronoun: str | None = None
    called: str = ""
    relative: str = ""
    guessed: bool = False
    titled: bool = False
    surnamed: int | None = None
    article: bool = False
    roles: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The longest name by which the text calls the entity."""
        return self.called or " ".join(self.words)


class Entities:
    """The entities of a text, to be asked which of them a name, a role or an age stands for."""

    def __init__(self, text: str, spoken: list[tuple[int, int]]):
        """Gather the entities of a text; `spoken` are the spans of sources: persons, unless they are bodies."""
        self.text = text
        self.everyone: list[Entity] = []
        self.by_surname: dict[str, list[Entity]] = defaultdict(list)
        self.by_word: dict[str, list[Entity]] = defaultdict(list)
        self.by_nickname: dict[str, list[Entity]] = defaultdict(list)
        self.places = frozenset(PLACE.findall(text))
        self.by_role: dict[str, list[Entity]] = defaultdict(list)
        self.by_kin: dict[str, list[Entity]] = defaultdict(list)
        surnames, single = self.add_full_names()
        for match in IN_BRACKETS.finditer(text):
            self.add_acronym(match)
        single = [place for place in single if not self.add_introduced(*place)]
        surnames += filter(None, map(self.known_word, single))
        for part in sorted(surnames):
            entity = self.named(part.words, part.pronoun, part.start)
            if entity and self.is_spouse(entity, part):
                self.add_titled(part)
            elif entity:
                if entity.surnamed is None and is_surname_of(part.words, entity.words):
                    entity.surnamed = part.start
                    if entity.person is None and not entity.article and is_like_person(entity.words):
                        entity.person = True  # nobody calls a firm or a place by its last word
                self.tell(entity, part)
            elif has_title(part):
                self.add_titled(part)
        self.mentions = sorted((m, n) for n, one in enumerate(self.everyone) for m in one.mentions)
        self.learn_from_sources(spoken)
        self.by_kind: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.everyone:
            for noun in kinds_told_by(entity.words):
                self.by_kind[noun].append(entity)

    def add_full_names(self) -> tuple[list[NamePart], list[tuple[int, str]]]:
        """Gather the full names; return the surnames with a title or particle, and the words that stand alone."""
        surnames, single = [], []
        parts = bodies_with_joints(self.text)
        inside = {position for part in parts for position in range(part.start, part.end)}
        for start, piece in pieces(self.text):
            if start in inside:
                continue
            if " " not in piece:
                single.append((start, piece))
            elif (part := name_part(start, piece)) and is_surname(part.words):
                surnames.append(part)
            elif part and not is_office(part.words):
                parts.append(part)
        below = headline_end(self.text)
        parts.sort()
        known = {part.words for part in parts if part.start >= below}
        listed = classes("first_names")
        parts = [part for part in parts if part.start >= below or part.words in known or part.words[0] in listed]
        families = defaultdict(set)
        for part in parts:
            families[surname(part.words)].add(part.words[0])
        shortened = {
            short: whole
            for short, whole in bodies_by_beginning(known).items()
            if not re.search(rf"\b[Ii]n {re.escape(' '.join(short))}\b(?! {whole[-1]})", self.text)
        }
        for part in parts:
            part = self.without_opening(part, known, families)
            part = part._replace(words=shortened.get(part.words, part.words))
            if spouse := self.named_with(part):
                self.add(spouse)
            if is_surname(part.words):
                surnames.append(part)
            else:
                self.add(part)
        return surnames, single

    def named_with(self, part: NamePart) -> NamePart | None:
        """Return whom a text names before somebody by a first name alone: Ann, of Ann and Bob Day; None if nobody."""
        first = WITH_FIRST_NAME.search(self.text, max(0, part.start - 40), part.start)
        if not first or part.titles or is_body(part.words) or len(part.words) < 2:
            return None
        plural = f"the {surname(part.words)}s"
        if first.group(1) not in classes("first_names") and plural not in self.text and plural.title() not in self.text:
            return None
        return NamePart(first.start(1), first.end(1), (first.group(1), surname(part.words)), (), None, False)

    def without_opening(self, part: NamePart, known: set[tuple[str, ...]], families: dict[str, set[str]]) -> NamePart:
        """Return a name without the common word that opens its sentence: Besides Wren, of whom the text knows more."""
        word, rest = part.words[0], part.words[1:]
        common = word.lower() in lexicon.familiar_words() or word.endswith("ing")
        if part.titles or not common or word in classes("first_names"):
            return part
        alone = len(rest) == 1 and (word.endswith("ing") or len(families[surname(rest)]) > 1)
        if rest not in known and not alone:
            return part
        if not self.text[max(0, part.start - 3) : part.start].rstrip(" “\"‘'—–-").endswith(SENTENCE_ENDS):
            return part
        return part._replace(start=part.start + len(word) + 1, words=rest)

    def add_introduced(self, start: int, word: str) -> bool:
        """Gather somebody of whom the text has one name, and introduces it: her oldest, Milo, who; return if it does."""
        bare = POSSESSIVE.sub("", word)
        if self.by_surname.get(bare) or bare in self.by_word or is_body((bare,)):
            return False
        before = self.text[max(0, start - 60) : start].rpartition("\n")[2]
        called = CALLED.search(before)
        kin = FAMILY.search(before) or THEIRS.search(before)
        if not called and not (kin and APPOSED.match(self.text, start + len(word))):
            return False
        entity = Entity((bare,), person=True)
        self.everyone.append(entity)
        self.by_surname[bare].append(entity)
        self.tell(entity, NamePart(start, start + len(word), (bare,), (), None, bare != word))
        return True

    def is_spouse(self, entity: Entity, part: NamePart) -> bool:
        """Return whether Mr. Wren is the husband of the Wren named before, whose pronoun then is “she”."""
        if not part.pronoun or entity.pronoun or entity.mentions[0].start > part.start:
            return False
        word, other = ("husband", "she") if part.pronoun == "he" else ("wife", "he")
        if f" {word}" not in self.text[entity.mentions[0].end : part.start]:
            return False
        entity.person, entity.pronoun = True, other
        return True

    def known_word(self, place: tuple[int, str]) -> NamePart | None:
        """Return a capitalised word as a name if it is part of one that is known; None otherwise."""
        start, word = place
        bare = POSSESSIVE.sub("", word).rstrip(".")
        if surname((bare,)) not in self.by_surname and bare not in self.by_word:
            return None
        return NamePart(start, start + len(word), (bare,), (), None, bare != word.rstrip("."))

    def add_titled(self, part: NamePart) -> None:
        """Gather a person of whom the text has only a title and a surname; “Mr” is shown beside another of the name."""
        shown = not part.pronoun or self.by_surname[surname(part.words)]
        entity = Entity(part.words, called=" ".join([*part.titles[-1:], *part.words]) if shown else "")
        self.everyone.append(entity)
        self.by_surname[surname(part.words)].append(entity)
        self.tell(entity, part)

    def add(self, part: NamePart) -> None:
        """Gather a full name: a new entity, or a longer or shorter name of one that is known."""
        family = self.by_surname[surname(part.words)]
        for entity in family:
            if is_junior(part.words) and not is_junior(entity.words):  # after Ada Wren, Ada Wren Jr. is somebody else
                continue
            if is_same_first(entity.words[0], part.words[0]) or is_end_of(entity.words, part.words):
                break
            if entity in self.by_nickname.get(part.words[0], ()):
                break
        else:
            entity = Entity((), person=False if is_body(part.words) else None)
            self.everyone.append(entity)
            family.append(entity)
            for word in set(part.words[:-1]):
                self.by_word[word].append(entity)
        nickname = BY_NICKNAME.search(self.text, part.start, part.end)
        if nickname and entity not in (called := self.by_nickname[nickname.group(1)[1:-1]]):
            called.append(entity)
            self.by_word[nickname.group(1)[1:-1]].append(entity)
        if (words := fuller(entity.words, part.words)) != entity.words:
            entity.words = words
            initials = "".join(word[0] for word in part.words if word[0].isupper())
            if len(initials) > 2 and not part.titles and entity not in self.by_word[initials]:
                self.by_word[initials].append(entity)
        self.tell(entity, part)

    def add_acronym(self, match: re.Match) -> None:
        """Gather a body whose acronym follows its name in brackets: the words before whose initials spell it."""
        low = max(0, match.start() - LONGEST_NAME)
        words = self.text[low : match.start()].rpartition("\n")[2].split()
        name = spelled(words, match.group(1).upper())
        if not name:
            return
        family = self.by_surname[surname(name)]
        entity = next((one for one in family if one.words == name), None)
        if entity is None:
            start = self.text.rfind(name[0], low, match.start())
            entity = Entity(name, mentions=[Mention(start, match.start() - 1, False)])
            self.everyone.append(entity)
            family.append(entity)
        entity.person = False
        self.by_word[match.group(1)] = [entity]

    def tell(self, entity: Entity, part: NamePart) -> None:
        """Note a mention of an entity and what stands beside it: title, role, age, and the pronoun they give away."""
        entity.mentions.append(Mention(part.start, part.end, part.possessive))
        if len(entity.mentions) > TOLD:
            return
        entity.article = entity.article or self.text[max(0, part.start - 4) : part.start].lower() == "the "
        roles = self.roles_beside(part)
        for role in {under_one_word(role) for role in roles} - entity.roles:
            self.by_role[role.rpartition(" ")[2]].append(entity)
            entity.roles.add(role)
        if entity.person is not False:
            self.tell_person(entity, part, roles)

    def tell_person(self, entity: Entity, part: NamePart, roles: set[str]) -> None:
        """Note what stands beside a name that no body has: whether it is a person's, the age, the pronoun that fits."""
        aged = AGED.match(self.text, part.end)
        if aged:
            entity.ages.add(aged.group(1) or aged.group(2))
        if len(entity.mentions) < 3 and not entity.relative:
            family = FAMILY.search(self.text, max(0, part.start - 60), part.start)
            if family:
                entity.relative = family.group(1)
                self.by_kin[family.group(1)].append(entity)
        first_name = classes("first_names").get(entity.words[0])
        heads = {role.rpartition(" ")[2] for role in roles}
        told = aged or first_name or has_title(part) or self.is_told_of(part)
        if not entity.person and (told or any(is_role(head) and head not in classes("bodies") for head in heads)):
            entity.person = True
        elif entity.person is None and any(classes("bodies").get(head) == "organisation" for head in heads):
            entity.person = False
        told_pronoun = part.pronoun or next(filter(None, (gendered(role.split()) for role in roles)), None)
        entity.titled = entity.titled or bool(told_pronoun)
        entity.pronoun = entity.pronoun or told_pronoun or first_name

    def roles_beside(self, part: NamePart) -> set[str]:
        """Return the roles before and after a name, in lower case: “city attorney” of “City Attorney Ada Wren”."""
        beside = None if part.possessive else BESIDE.match(self.text, part.end)
        after = ROLE_END.split(beside.group(1), maxsplit=1)[0].lower().strip() if beside else ""
        roles = {after} if after and is_description(after) else set()
        told = None if part.possessive else IS_OR_WAS.match(self.text, part.end)
        if told and is_description(told.group(1).lower()):
            roles.add(told.group(1).lower())
        announced = ANNOUNCED.search(self.text, max(0, part.start - 60), part.start)  # They had a lawyer. Ada Wren …
        if announced and is_description(announced.group(1)):
            roles.add(announced.group(1))
        before = self.text[max(0, part.start - 60) : part.start].rpartition("\n")[2]
        untitled = before.removesuffix(" ".join(part.titles) + " ") if part.titles else before
        ends = part.end - self.text.startswith(".", part.end - 1)  # a name can end in a stop: Jr.
        introduced = INTRODUCED.search(untitled) if APPOSED.match(self.text, ends) else None
        if introduced and (part.titles or self.text[ends] != ",") and not describes(introduced.group(1).split()[-1]):
            introduced = None
        if part.titles:
            was = "Former" in part.titles or FORMER.search(untitled)
            former = "former " if was else ""
            roles |= {introduced.group(1).lower()} if introduced else set()
            return roles | {former + role for role in titles_as_roles(part.titles)}
        words = before.split(" ")[-3:-1] if before[-1:] == " " else []
        if introduced:
            roles.add(introduced.group(1).lower())
        elif words and describes(words[-1]):
            roles.add(" ".join(words).lower())
        return roles

    def is_told_of(self, part: NamePart) -> bool:
        """Return whether “, who” follows a name, or “his neighbour,” or “her neighbour,” introduces it."""
        if self.text.startswith(", who ", part.end):
            return True
        before = self.text[max(0, part.start - 40) : part.start]
        return self.text.startswith(",", part.end) and bool(THEIRS.search(before))

    def learn_from_sources(self, spoken: list[tuple[int, int]]) -> None:
        """Let what speaks under a name that nothing else tells of be a person; after “the” it is a body.

        It is one too where “it” stands for the name: Western Ferries said it had cancelled the crossing.
        """
        starts = [mention.start for mention, _ in self.mentions]
        for start, end in spoken:
            at = bisect_right(starts, end - 1) - 1
            if at < 0 or starts[at] < start or self.mentions[at][0].end != end:
                continue
            if is_of_another(self.text, start, starts[at]):  # a survey by Crown Research is no Crown Research
                continue
            entity = self.everyone[self.mentions[at][1]]
            if entity.person is None:
                before = self.text[max(0, start - 4) : starts[at]].lower()
                body = before.endswith("the ") or before[4:].startswith("the ") or IT_DOES.match(self.text, end)
                entity.person, entity.guessed = not body, True

    def named(self, words: tuple[str, ...], pronoun: str | None, position: int) -> Entity | None:
        """Return the entity that a name stands for at a position: by its full name, surname, first name or acronym.

        Of several of one surname it is the one last named before, of those whom a title does not exclude; a first
        name or other word has to be one entity's only. None if no entity, or no one entity, has the name.
        """
        family = self.by_surname.get(surname(words), [])
        if is_surname(words):
            family = [one for one in family if one.person is not False]
        else:
            family = [one for one in family if is_same_first(one.words[0], words[0])]
        fitting = [one for one in family if pronoun in (None, one.pronoun) or one.pronoun is None]
        if len(fitting) > 1:  # Ms. Wren, whose daughter is called Wren too
            fitting = [one for one in fitting if not self.only_related(one, fitting, pronoun, position)] or fitting
        if fitting:
            return fitting[0] if len(fitting) == 1 else max(fitting, key=lambda one: last_before(one, position))
        if len(words) > 1:
            return None
        known = self.by_word.get(words[0], [])
        holders = [one for one in known if goes_by(one, words[0], words[0] in self.places)]
        fits = len(holders) == 1 and (pronoun is None or holders[0].pronoun in (None, pronoun))
        return holders[0] if fits else None

    def has_namesake(self, one: Entity) -> bool:
        """Return whether the text names another of an entity's surname."""
        return len(self.by_surname.get(surname(one.words), ())) > 1

    def only_related(self, one: Entity, family: list[Entity], pronoun: str | None, position: int) -> bool:
        """Return whether a surname hardly means somebody, introduced as the family of another in `family`.

        Without a title before the surname it may, in the paragraph in which the full name stands; but not in that
        which introduces the relative, if the text calls another so before.
        """
        if not one.relative:
            return False
        first = one.mentions[0].start
        taken = any(other.surnamed is not None and other.surnamed < first for other in family if other is not one)
        introduced_here = "\n" not in self.text[first:position]
        return (
            taken
            and introduced_here
            or bool(pronoun)
            or "\n" in self.text[max(0, last_before(one, position)) : position]
        )

    def holders(self, role: str, position: int | None = None) -> list[Entity]:
        """Return those who have a role, “city attorney”, of whom the text has named them before a position, if given.

        A fuller form of the role is the role: the Oakland city attorney.
        """
        kept = under_one_word(role)
        held = self.by_role.get(kept.rpartition(" ")[2], ())
        named = (one for one in held if position is None or one.mentions[0].start < position)
        return [one for one in named if any(is_form_of(kept, own) for own in one.roles)]

    def relative(self, word: str, owner: str) -> Entity | None:
        """Return the only one whom the text introduces, near an owner's name, as the owner's husband, or another word.

        None if nobody is, or if the text has two husbands.
        """
        one = only(self.by_kin.get(word, ()))
        start = one.mentions[0].start if one and one.name != owner else 0
        return one if owner.rpartition(" ")[2] in self.text[max(0, start - NEAR_OWNER) : start] else None

    def of_kind(self, noun: str, position: int) -> Entity | None:
        """Return the only body named before a position that a noun can mean; None if there is none or more than one.

        It is one whose name ends in the noun or has it before “of”, or that is called so where it is introduced; for
        “the company” one whose name ends like a company's.
        """
        called = [one for one in self.holders(noun, position) if one.person is not True]
        return only(called) or only(self.named_so(noun, position)) or only(self.companies(noun, position))

    def named_so(self, noun: str, position: int) -> list[Entity]:
        """Return the bodies named before a position whose names have a noun for what they are: Crown Bank."""
        held = self.by_kind.get(noun, ())
        return [one for one in held if one.person is False and one.mentions[0].start < position]

    def companies(self, noun: str, position: int) -> list[Entity]:
        """Return those named before a position that end like a company's or are called one, if a noun can mean it."""
        if classes("renamings").get(noun) != "company":
            return []
        called = (one for word, held in self.by_role.items() if classes("renamings").get(word) == "company" for one in held)
        named = [one for one in called if one.person is not True and one.mentions[0].start < position]
        return [*{id(one): one for one in [*self.named_so("company", position), *named]}.values()]

    def aged(self, years: str, position: int) -> Entity | None:
        """Return the only person of an age named before a position; None if there is none or more than one."""
        return only(one for one in self.everyone if years in one.ages and one.mentions[0].start < position)


def only(entities: Iterable[Entity]) -> Entity | None:
    """Return the only one of some entities; None if there is none or more than one."""
    held = list(islice(entities, 2))
    return held[0] if len(held) == 1 else None


def bodies_by_beginning(known: set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the names of bodies by all their words but the last, if it is no person's: Prairie Wren, for … Health."""
    whole: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words in known:
        short = words[:-1]
        if len(short) > 1 and is_body(words) and not is_body(short) and not is_opening(short[0]):
            whole[short] = () if short in whole else words
    return {short: words for short, words in whole.items() if words}


def is_opening(word: str) -> bool:
    """Return whether a word opens names of persons or places: Ada, New."""
    return word in classes("first_names") or word in PARTS_OF_PLACES


def headline_end(text: str) -> int:
    """Return where a first line ends in which nearly every word has a capital, so that it tells no names; else 0."""
    end = text.find("\n")
    words = [word for word in text[: max(0, min(end, LONGEST_HEADLINE + 1))].split() if len(word) > 3]
    is_headline = 0 < end <= LONGEST_HEADLINE and sum(word[0].isupper() for word in words) > 0.6 * len(words) > 1
    return end if is_headline else 0


def is_like_person(words: tuple[str, ...], described: bool = False) -> bool:
    """Return whether a name looks like a person's: not New Arden, Crown Officials; Hill if it is `described`: Hill, a …"""
    last = words[-1].lower()
    common = is_role(last) or is_role(last.removesuffix("s")) or last in lexicon.familiar_words() and not described
    return words[0] not in PARTS_OF_PLACES and not common and not "".join(words).isupper()


def is_of_another(text: str, start: int, at: int) -> bool:
    """Return whether a source from `start` on is another's of whom it names at `at`: Republicans on Capitol Hill.

    Not where the preposition is a title's: Secretary of State Ada Wren.
    """
    before = text[start:at]
    match = OF_ANOTHER.search(before)
    last = before[: match.start()].split()[-1:] if match else []
    return bool(last) and not (last[0][0].isupper() and is_title_or_role(last[0]))


def is_surname_of(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Return whether words are the last of a longer name: Wren, of Ada Wren; what is so called is hardly a company."""
    return len(name) > len(words) and name[-len(words) :] == words


def is_junior(words: tuple[str, ...]) -> bool:
    """Return whether a name says of which generation somebody is: Ada Wren Jr."""
    return words[-1].rstrip(".") in GENERATIONS


def is_end_of(known: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Return whether one name of a person is the last words of the other: Suu Kyi, of Aung San Suu Kyi."""
    short, long = sorted((known, asked), key=len)
    return long[-len(short) :] == short and len(long) - len(short) < 3 and not is_body(long)


def fuller(known: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fuller of two names of one, the known one if they are alike; Ada Wren, not Vermonter Ada Wren."""
    if len(words) == len(known):
        return words if known[0].endswith(".") and words[0].startswith(known[0][:-1]) else known
    short, long = sorted((known, words), key=len)
    before = long[: -len(short)] if short and long[-len(short) :] == short else ()
    named = before and short[0] in classes("first_names")
    titled = any(is_title_or_role(word) for word in before)
    return short if titled or named and before[-1] not in classes("first_names") else long


def is_same_first(known: str, asked: str) -> bool:
    """Return whether two first words of names can be one: Henry, and the H. of H. Vance."""
    return known.startswith(asked.rstrip(".")) or known.endswith(".") and asked.startswith(known[:-1])


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


def goes_by(entity: Entity, word: str, is_place: bool) -> bool:
    """Return whether one word stands for an entity: a person's first name, an acronym, the head of a company's.

    Corvane stands for Corvane Power, but China not for the China Daily, nor a place for what is called after it.
    """
    if entity.person and not entity.guessed:
        return True
    if word not in entity.words:
        return entity.person is False or len(word) > 2 and word.isupper()
    last = entity.words[-1].lower().rstrip(".")
    is_company = entity.person is False and ends_company(last)
    bare = len(entity.words) == 2 and not entity.article and not is_place and last not in classes("bodies")
    return (is_company or bare) and word == entity.words[0]


def last_before(entity: Entity, position: int) -> int:
    """Return where an entity was last mentioned before a position; -1 if it was not."""
    return max((mention.start for mention in entity.mentions if mention.start <= position), default=-1)
