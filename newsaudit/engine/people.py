"""The persons and bodies that a text names, each with every name it goes by: full name, surname, role, acronym.

What the text does not tie together stays apart: two persons of one surname are two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from newsaudit.engine.entity import Entity, Mention, goes_by, is_of_another, last_before, main_one, only
from newsaudit.engine.full_names import names_in
from newsaudit.engine.introductions import AGED, FAMILY, is_introduced, is_told_of, roles_beside
from newsaudit.engine.name_forms import (
    ends_alike,
    fuller,
    initials,
    is_end_of,
    is_junior,
    is_like_person,
    is_same_first,
    is_surname_of,
)
from newsaudit.engine.name_parts import (
    BY_NICKNAME,
    CALLS_FIRM,
    NamePart,
    classes,
    gendered,
    is_body,
    is_role,
    is_surname,
    surname,
    without_possessive,
)
from newsaudit.engine.one_word_bodies import (
    IT_DOES,
    acronyms_in_brackets,
    bodies_of_one_word,
    spelled_out,
)
from newsaudit.engine.role_names import (
    NONPROFITS,
    has_title,
    is_form_of,
    is_other_kind,
    kinds_told_by,
    short_forms,
    under_one_word,
)

# in Orlando; not: in Orlando Hall. It begins with the space, as `re` then looks nowhere else.
PLACE = re.compile(
    r" (?=[A-Z])(?:(?<=\bin )|(?<=\bnear )|(?<=\bfrom )|(?<=\bacross )|(?<=\boutside ))(\w{2,})\b(?! [A-Z])"
)
LABEL = re.compile(r"\n[ \t]*([A-Z]{2,3}):")
GOES_BY = re.compile(  # Ada Wren, who goes by Addie
    r",? \(?(?:who (?:goes by|is (?:better |also )?known as)|(?:better |also )?known as|nicknamed) [“\"‘']?"
    r"([A-Z][\w’-]+)(?! [A-Z])"
)
NEAR_OWNER = 200  # signs before the name of somebody's husband, in which she is named
PLAIN_TITLES = frozenset(["Mr", "Mrs", "Ms", "Miss", "Mx", "Master"])  # Lord Wren is shown with his
MOST = 100  # mentions in a sentence that are looked at
TOLD = 12  # mentions of an entity that are looked at for what is told of it: an introduction comes early


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
        full, surnames, single, self.beginnings = names_in(text)
        for part in full:
            self.add(part)
        self.add_labels()
        for acronym, words, start in acronyms_in_brackets(text):
            self.add_acronym(acronym, words, start)
        titled = {part.words[-1] for part in surnames if part.titles}
        single = [place for place in single if place[1] in titled or not self.add_introduced(*place)]
        self.add_bodies_of_one_word(single, surnames, spoken)
        surnames += self.known_words(single)
        for part in sorted(surnames):
            self.add_surname(part)
        self.everyone = [one for one in self.everyone if one.mentions]  # Sainsbury’s may be Ada Sainsbury’s
        self.mentions = sorted((m, n) for n, one in enumerate(self.everyone) for m in one.mentions)
        self.learn_from_sources(spoken)
        self.by_kind: dict[str, list[Entity]] = defaultdict(list)
        self.by_short: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.everyone:
            for noun in kinds_told_by(entity.words) if not entity.person else ():
                self.by_kind[noun].append(entity)
            for word in short_forms(entity.words) if entity.person is False else ():
                self.by_short[word].append(entity)

    def add_labels(self) -> None:
        """Let the letters before a colon that open a line be whose they are: TF: for Tilly Farr, in an interview."""
        labels = set(LABEL.findall("\n" + self.text))
        for entity in self.everyone if labels else ():
            letters = "".join(word[0] for word in entity.words)
            if letters in labels:
                self.by_word[letters].append(entity)

    def add_surname(self, part: NamePart) -> None:
        """Gather a surname: a mention of whom the text names in full, or with a title somebody new."""
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

    def add_introduced(self, start: int, word: str) -> bool:
        """Gather somebody whom the text introduces by one name: her oldest, Milo, who; return whether it does."""
        if not is_introduced(self.text, start, start + len(word)):
            return False
        bare = without_possessive(word).rstrip(".")
        if self.by_surname.get(bare) or bare in self.by_word or is_body((bare,)):
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

    def known_words(self, single: list[tuple[int, str]]) -> list[NamePart]:
        """Return those of some capitalised words, each with where it starts, that are part of a name that is known."""
        names = {}  # of each word, without its possessive
        for word in {word for _, word in single}:
            bare = without_possessive(word.rstrip("."))
            if surname((bare,)) in self.by_surname or bare in self.by_word:
                names[word] = (bare,), (), None, bare != word.rstrip(".")
        return [NamePart(start, start + len(word), *names[word]) for start, word in single if word in names]

    def add_titled(self, part: NamePart) -> None:
        """Gather a person of whom the text has only a title and a surname; “Mr” is shown beside another of the name."""
        plain = part.titles[-1].rstrip(".") in PLAIN_TITLES
        shown = not plain or self.by_surname[surname(part.words)]
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
            if self.can_be_called(entity, part.words):
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
        goes_by = GOES_BY.match(self.text, part.end)
        if goes_by and goes_by.group(1) not in entity.words:
            self.by_nickname[goes_by.group(1)].append(entity)
            self.by_word[goes_by.group(1)].append(entity)
        if (words := fuller(entity.words, part.words)) != entity.words:
            entity.words = words
            for letters in () if part.titles else initials(part.words, entity.person is False):
                if entity not in self.by_word[letters]:
                    self.by_word[letters].append(entity)
        self.tell(entity, part)

    def shortened(self, word: str, position: int) -> Entity | None:
        """Return the only body named before a position whose name “the” and one of its words stand for: the Bank."""
        return only(one for one in self.by_short.get(word, ()) if one.mentions[0].start < position)

    def add_acronym(self, acronym: str, words: tuple[str, ...], start: int) -> None:
        """Gather a body that is also called by an acronym, of the words that spell it, which stand at `start`."""
        family = self.by_surname[surname(words)]
        entity = next((one for one in family if one.words == words), None)
        if entity is None:
            end = start + len(" ".join(words))
            entity = Entity(words, mentions=[Mention(start, end, False)])
            self.everyone.append(entity)
            family.append(entity)
        entity.person = False
        self.by_word[acronym] = [entity]

    def add_bodies_of_one_word(
        self, single: list[tuple[int, str]], surnames: list[NamePart], spoken: list[tuple[int, int]]
    ) -> None:
        """Gather the bodies that have one word for a name, Cathexa, and those that an acronym stands for: the ASB.

        `single` and `surnames` are the words that stand alone and those with a title or a word of grammar before them,
        `spoken` the spans of sources.
        """
        known = {*self.by_word, *(word for word, family in self.by_surname.items() if family)}
        known.update(part.words[-1] for part in surnames if part.titles and part.titles[-1] not in CALLS_FIRM)
        single = single + [(part.start, part.words[0]) for part in surnames if len(part.words) == 1]
        for word in bodies_of_one_word(self.text, single, known):
            entity = Entity((word,), person=False)
            self.everyone.append(entity)
            self.by_word[without_possessive(word)].append(entity)  # Sainsbury’s
        acronyms = self.acronyms_that_speak(spoken) - known
        for acronym, full in spelled_out(self.text, acronyms).items():
            self.add_acronym(acronym, *full)

    def acronyms_that_speak(self, spoken: list[tuple[int, int]]) -> set[str]:
        """Return the acronyms in the words of sources: the ASB."""
        words = {word for start, end in spoken for word in self.text[start:end].split()}
        letters = {word for word in words if len(word) > 1 and word.isupper() and word.replace("&", "").isalpha()}
        return letters - {"US", "UK"}

    def tell(self, entity: Entity, part: NamePart) -> None:
        """Note a mention of an entity and what stands beside it: title, role, age, and the pronoun they give away."""
        entity.mentions.append(Mention(part.start, part.end, part.possessive))
        if len(entity.mentions) > TOLD:
            return
        entity.article = entity.article or self.text[max(0, part.start - 4) : part.start].lower() == "the "
        roles = roles_beside(self.text, part)
        for role in {under_one_word(role) for role in roles} - entity.roles:
            self.by_role[role.rpartition(" ")[2]].append(entity)
            entity.roles.add(role)
        if entity.person is None and self.text.startswith(", which ", part.end):
            entity.person = False
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
        if entity.person is None:
            heads = {under_one_word(role).rpartition(" ")[2] for role in roles}
            told = aged or first_name or has_title(part) or is_told_of(self.text, part)
            if told or any(is_role(head) and head not in classes("bodies") for head in heads):
                entity.person = True
            elif any(classes("bodies").get(head) == "organisation" for head in heads):
                entity.person = False
        told_pronoun = part.pronoun
        if roles and not told_pronoun:
            told_pronoun = next(filter(None, (gendered(role.split()) for role in roles)), None)
        entity.titled = entity.titled or bool(told_pronoun)
        entity.pronoun = entity.pronoun or told_pronoun or first_name

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
                introduced = "," in before[4:]  # the Speaker, Ada Wren
                with_article = before.endswith("the ") or before[4:].startswith("the ") and not introduced
                body = with_article or IT_DOES.match(self.text, end)
                entity.person, entity.guessed = not body, True

    def named(self, words: tuple[str, ...], pronoun: str | None, position: int) -> Entity | None:
        """Return the entity that a name stands for at a position: by its full name, surname, first name or acronym.

        Of several of one surname it is the one last named before, of those whom a title does not exclude; a first
        name or other word has to be one entity's only. None if no entity, or no one entity, has the name.
        """
        words = self.beginnings.get(words, words)
        family = self.by_surname.get(surname(words), [])
        if is_surname(words):
            family = [one for one in family if one.person is not False]
            family = [one for one in family if ends_alike(one.words, words)] or family
        else:
            first = [one for one in family if is_same_first(one.words[0], words[0])]
            family = first or [one for one in family if self.can_be_called(one, words)]
            family = [one for one in family if is_junior(one.words) == is_junior(words)] or family
        fitting = [one for one in family if pronoun in (None, one.pronoun) or one.pronoun is None]
        if len(fitting) > 1:  # Ms. Wren, whose daughter is called Wren too
            fitting = [one for one in fitting if not self.only_related(one, fitting, pronoun, position)] or fitting
        if fitting:
            return fitting[0] if len(fitting) == 1 else max(fitting, key=lambda one: last_before(one, position))
        if len(words) > 1:
            return None
        known = self.by_word.get(words[0], [])
        bodies = all(one.person is False for one in known)  # not: Lincoln Chafee of Lincoln County
        counties = [one for one in known if bodies and one.words == (words[0], "County")]
        holders = (
            self.by_nickname.get(words[0])
            or counties
            or [one for one in known if goes_by(one, words[0], words[0] in self.places)]
        )
        fits = len(holders) == 1 and (pronoun is None or holders[0].pronoun in (None, pronoun))
        return holders[0] if fits else None

    def named_between(self, begin: int, end: int) -> list[Entity]:
        """Return those whom a text names between two places, the last hundred of them."""
        first, last = (bisect_left(self.mentions, place, key=lambda one: one[0].start) for place in (begin, end))
        return [self.everyone[number] for _, number in self.mentions[max(first, last - MOST) : last]]

    def can_be_called(self, one: Entity, words: tuple[str, ...]) -> bool:
        """Return whether a full name with its surname can be an entity’s: by first name, nickname or last words."""
        if is_same_first(one.words[0], words[0]) or is_end_of(one.words, words):
            return True
        return one in self.by_nickname.get(words[0], ())

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
        named = self.named_so(noun, position)
        alike = [] if called or named else self.nonprofits(noun, position)
        return only(called) or only(named) or only(alike) or main_one(self.companies(noun, position))

    def nonprofits(self, noun: str, position: int) -> list[Entity]:
        """Return those introduced before a position as what earns nothing, if a noun can mean it: the group."""
        held = (one for word in NONPROFITS for one in self.holders(word, position)) if noun in NONPROFITS else ()
        return list({id(one): one for one in held if one.person is not True}.values())

    def named_so(self, noun: str, position: int) -> list[Entity]:
        """Return the bodies named before a position whose names have a noun for what they are: Crown Bank."""
        held = self.by_kind.get(noun, ())
        return [one for one in held if not one.person and one.mentions[0].start < position]

    def companies(self, noun: str, position: int) -> list[Entity]:
        """Return those named before a position that end like a company's or are called one, if a noun can mean it."""
        if classes("renamings").get(noun) != "company":
            return []
        called = (
            one for word, held in self.by_role.items() if classes("renamings").get(word) == "company" for one in held
        )
        named = [one for one in called if one.person is not True and one.mentions[0].start < position]
        every = {id(one): one for one in [*self.named_so("company", position), *named]}.values()
        return [one for one in every if not is_other_kind(one.words, noun)]

    def aged(self, years: str, position: int) -> Entity | None:
        """Return the only person of an age named before a position; None if there is none or more than one."""
        return only(one for one in self.everyone if years in one.ages and one.mentions[0].start < position)
