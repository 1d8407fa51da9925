"""The name of each source within an article: a surname's full name, a pronoun's antecedent, a role's person.

Everything here is an estimate from the article's own words; where nothing fits, the answer is None.
"""

from __future__ import annotations

import re

from newsaudit.article import Span
from newsaudit.engine.antecedents import LOOK_BACK, SUBJECT, Antecedents, Candidate
from newsaudit.engine.carry import OF_A_PERSON
from newsaudit.engine.descriptions import Descriptions
from newsaudit.engine.documents import NOUNS, Documents, brought_in
from newsaudit.engine.entity import Entity
from newsaudit.engine.groups import Groups
from newsaudit.engine.model import Attribution
from newsaudit.engine.name_parts import (
    AFTER_NAMES,
    CALLS_FIRM,
    NAME,
    THINGS,
    NamePart,
    classes,
    gendered,
    is_body,
    is_no_abbreviation,
    is_role,
    is_surname,
    name_part,
    name_parts,
)
from newsaudit.engine.owners import Owners
from newsaudit.engine.people import Entities
from newsaudit.engine.source_phrases import (
    after_long_title,
    calls_one_person,
    description_start,
    head_of,
    head_words,
    introduced,
    is_called_by_capital,
    is_lone_name,
    is_no_one,
    is_number_of_people,
    is_one_person,
    is_role_in_capitals,
    is_share,
    share_words,
)
from newsaudit.engine.statements import Statements
from newsaudit.engine.together import both, listed, named_just_before

FOLLOWING = re.compile(r" (?:for|of|from|at|in|with|on|close to|familiar with) [^,;:()—–]*")
NAME_APPOSED = re.compile(  # Ada Wren, the head gardener, who said
    r"(?<=\w), (?:then |now )?(?:an?|the) [^,.;:“”\"\n]{3,60}, $"
)
OF_THESE = re.compile(r"(?:the|those) ", re.IGNORECASE)
THIS = re.compile(r"Th(?:at|is) ")
IN_PLACE = re.compile(r"\b(?:in|from|near|outside|around|across) (?:the )?$")
ONLY_SOMEBODY = re.compile(  # what a document does not do
    r" (?:has |had |also )?(?:den(?:y|ies|ied)|reject|declin|refus|apologi|thank|hope[sd]|believe|plan|agree|promis)"
)
IN_A_STATEMENT = re.compile(r"\bIn an? (?:[a-z-]+ )*(?:statement|email|letter|response|reply)\b[^.\n]*, $")
SELF = re.compile(r" (?:itself|himself|herself|themselves)$")
OWNERS = {"his": "he", "her": "she", "him": "he", "them": "they"}  # his claim that; according to her
OWN_ACCOUNT = re.compile(r" own [a-z]+, (?=[A-Z])")
FIRST_PERSON = re.compile(r"[Im](?<=\b.)(?:(?<=I)|(?<=m)[ey])\b")  # I, I’m, my, me; `re` looks for its characters first
# what stands between a name and its cue and is no source: Ada Wren, D-Arden, said; Ada Wren, MD, said
AFTER_NAME = re.compile(r"[DRI]-[A-Z]|(?:Democrat|Republican) of [A-Z]|(?:MD|MPH|MBE|OBE|CBE|KC|QC|JD|RN|Ph\.?D\.?)\b")
ROLE_AFTER = re.compile(r" (?:[a-z-]+ ){0,2}([a-z-]+) (?=[A-Z])")
ROLE_WITH_OF = re.compile(r"(?:[a-z-]+ ){0,2}([a-z-]+) of (?:(?!to |from |by )[a-z-]+ ){1,3}(?=[A-Z])")
INTRODUCES = re.compile(r" for (?:the |its |his |her )?[\w’' -]{3,60}, ")
OF_OR_BY = re.compile(r"\b(?:by|from|of|for|against|between)\b")
# the Center for Democracy and Technology, the Department of Health and Human Services
BODY = re.compile(
    r"(?:[Tt]he (?:(?:opposition|ruling|governing|federal|state|local) )?)?((?:[A-Z][\w&.’'-]*\s)*"
    rf"(?:{'|'.join(sorted(word.capitalize() for word in classes('bodies')))})"
    r"(?:\s(?:of|for|on|and|the|in|&)(?=\s(?:the\s)?[A-Z])|\s[A-Z][\w&’'-]*)+)(?=[,.;:—–-]|\s[a-z(]|\s?$)"
)
WITHOUT_NAME = re.compile(
    r"\bwho (?:(?:(?:asked|requested) not|declined|refused|did not want|didn[’']t want) to be (?:named|identified)"
    r"|would not be (?:named|identified)|spoke on (?:the )?condition of anonymity|insisted on anonymity"
    r"|asked for anonymity|(?:declined|refused) to give (?:his|her|their) name)"
)
PLAIN_PERSONS = frozenset(["the man", "the woman", "the boy", "the girl"])
NEXT = 150  # signs after a quotation, where whoever spoke may be named only then
SOME = frozenset(["some", "many", "several", "most", "few"])
RELATIVES = frozenset(["who", "which", "that"])


def names_of(text: str, attributions: list[Attribution], quoted: list[Span]) -> list[str | None]:
    """Return the name of each attribution's source: its full name within the text or its description; else None.

    `quoted` are the quotations in the order of the text.
    """
    return [name for _, name in named_sources(text, attributions, quoted)]


def named_sources(
    text: str, attributions: list[Attribution], quoted: list[Span]
) -> list[tuple[Span | None, str | None]]:
    """Return each attribution's source and its name: its full name within the text or its description; else None.

    A quotation without a source has the only person whom the text names before it. `quoted` are the quotations in the
    order of the text.
    """
    spans = [one.source for one in attributions]
    sources = sorted({span for span in spans if span})
    ones = {one.source for one in attributions if any(FIRST_PERSON.search(text, *quote) for quote in one.quotes)}
    naming = Naming(text, sources, ones, quoted)
    names: dict[Span, str | None] = {}
    starts = {span.start for span in sources}
    pronouns = (Span(*match.span()) for match in SUBJECT.finditer(text) if match.start() not in starts)
    others = {span for span in pronouns if not naming.antecedents.is_quoted(span.start)}
    told = set(naming.antecedents.descriptions(starts))
    asked = dict(naming.antecedents.asked())
    for span in sources:
        if span in ones and text[slice(*span)].lower() == "they":
            naming.groups.learn_singular_they(span.start)
    for span in sorted([*sources, *others, *told, *asked]):
        if span in asked:
            naming.note_asked(span, asked[span])
            continue
        if span in told:
            naming.note_description(span)
            continue
        name = naming.name_of(span, speaks=span not in others)
        if span not in others:
            names[span] = name
            naming.statements.note(span.start, name)
    naming.later.update(naming.documents.made)
    alone = [None if span else naming.only_person(one) for span, one in zip(spans, attributions, strict=True)]
    return [
        (span, naming.later.get(names[span] or "", names[span])) if span else one or (None, None)
        for span, one in zip(spans, alone, strict=True)
    ]


class Naming:
    """The names of a text's sources, given from its start to its end, and what was named by a description so far."""

    def __init__(self, text: str, sources: list[Span], ones: set[Span | None], quoted: list[Span]):
        """Gather who is named in a text; `sources` and `quoted` are spans in its order, `ones` sources that say “I”."""
        self.text = text
        self.ones = ones
        self.entities = Entities(text, sources)
        self.antecedents = Antecedents(text, self.entities, sources, quoted)
        self.persons: dict[str, Entity] = {}
        self.later: dict[str, str] = {}  # the names that the text gives later to whom it only described so far
        self.told: dict[str, dict[str, str]] = {}  # of a description, the last word that followed it, and its name then
        self.unnamed: Candidate | None = None  # whom the last description stands for that is no source’s and no name’s
        self.groups = Groups(text, self.entities, self.antecedents)
        self.documents = Documents(text, self.antecedents)
        self.statements = Statements(text, self.antecedents)
        self.descriptions = Descriptions(text, self.entities, self.antecedents, self.groups)
        self.described = self.descriptions.described
        if self.descriptions.of_lead:
            self.later[self.descriptions.lead] = self.descriptions.of_lead.name
        self.owners = Owners(text, self.entities, self.antecedents, self.described, self.persons)

    def name_of(self, span: Span, speaks: bool) -> str | None:
        """Return the name of a source, or of a pronoun that is none (`speaks` False); None where none can be told."""
        phrase = self.text[slice(*span)]
        if phrase in NOUNS and THIS.fullmatch(self.text, max(0, span.start - 5), span.start):
            phrase = f"that {phrase}"  # “That poll showed”: its source is the poll
        phrase = SELF.sub("", phrase)
        word = OWNERS.get(phrase.lower(), phrase.lower())
        if word in ("he", "she"):
            return self.of_he_or_she(span, word, speaks)
        if word == "it":
            return self.of_it(span.start)
        if word == "they":
            return self.groups.of_they(span.start, span in self.ones)
        if word == "both":
            return named_just_before(self.text, span.start) or self.groups.of_both(span.start) or phrase
        if word in SOME and (group := self.groups.some_of(span.start)):
            return group
        if word in RELATIVES:
            return self.named_before(span.start) or self.described_before(span)
        if is_no_one(phrase):
            return self.documents.of_share(span.start) if is_number_of_people(phrase) else None
        if word == "the statement" and (speaker := self.statements.speaker(span.start)):
            return speaker
        owner = self.named_before(span.start) if AFTER_NAME.match(phrase) else None
        return owner or self.of_phrase(span, self.introduction(span) or phrase)

    def only_person(self, one: Attribution) -> tuple[Span, str] | None:
        """Return who alone is named before a quotation without a source, and where last; None if that is not clear.

        It is not whom the quotation speaks of, nor anybody if a sentence after it names somebody else.
        """
        if one.rule != "no_source":
            return None
        begin, end = one.contents[0].start, one.contents[-1].end
        before = self.antecedents.before(begin)
        if not before or begin - before[0].start > LOOK_BACK:
            return None
        nearest = next((other for other in before if other.subject), before[-1])
        after = self.antecedents.next_named(end)
        others = [self.antecedents.first_of(begin), *(other.entity for other in before)]
        others += [after.entity] if after and after.start < end + NEXT else []
        of_somebody = any(OF_A_PERSON.search(self.text, *quote) for quote in one.quotes)
        speaks = any(FIRST_PERSON.search(self.text, *quote) for quote in one.quotes)
        unclear = any(other is not nearest.entity for other in others) or of_somebody and not speaks
        if unclear or not nearest.subject:
            return None
        return Span(nearest.start, nearest.end), nearest.entity.name

    def note_description(self, span: Span) -> None:
        """Let pronouns mean whom a description that is no source stands for: the clerk knew.

        Somebody whom the text does not name is meant only where nobody else is: The woman wept.
        """
        phrase = self.text[slice(*span)]
        one = self.descriptions.of_description(phrase.split(), span.start)
        if phrase.startswith(("Another ", "One ")):  # who is told apart from those before
            self.antecedents.note(Candidate(*span, 1, self.person_described(phrase)))
        elif one is None:
            self.unnamed = Candidate(*span, 1, self.person_described(phrase))
        elif one.person or one.person is None and calls_one_person(phrase.split()[-1].lower()):
            one.person = True
            self.antecedents.note(Candidate(*span, 1, one))

    def note_asked(self, span: Span, pronoun: str) -> None:
        """Let the next pronoun mean whom somebody has asked something: Wren asked him why. “I forgot,” he said."""
        one = self.antecedents.asked_at(span.start, pronoun)
        if one:
            self.antecedents.note(Candidate(*span, 1, one))

    def unnamed_before(self, position: int, pronoun: str) -> Candidate | None:
        """Return whom a description that opens one of the last sentences stands for; None if a pronoun does not fit."""
        one = self.unnamed
        near = one and self.antecedents.is_near(one, position)
        return one if near and one.fits in (None, pronoun) else None

    def person_described(self, name: str) -> Entity:
        """Return the person whom the text only describes, by the description that names them: a guard in Leeds."""
        head = head_words(name)
        pronoun = gendered(name.lower().split()) or classes("first_names").get(head[0])
        return self.persons.setdefault(name, Entity((name,), person=True, pronoun=pronoun))

    def of_it(self, position: int) -> str | None:
        """Return the body, group or document that “it” means; None where none fits."""
        somebody = ONLY_SOMEBODY.match(self.text, position + len("it")) or IN_A_STATEMENT.search(
            self.text, max(0, position - 120), position
        )
        start, name = self.groups.of_it(position, bool(somebody)) or (0, None)
        written = None if somebody else self.documents.of_it(position)
        document, words = written or (0, None)
        if words and self.antecedents.opens_later_sentence(document, start):
            return words
        if name and name.partition(" ")[0] in ("The", "A", "An"):  # it has only been described: it may have a name
            return self.resolved(name, position)[0]
        return name or words

    def introduction(self, span: Span) -> str | None:
        """Return the words from a role to the name that it introduces: Agent for the owners, Ada Hay; None if none."""
        onward = INTRODUCES.match(self.text, span.end)
        name = onward and is_role(self.text[slice(*span)].lower().split()[-1]) and NAME.match(self.text, onward.end())
        return self.text[span.start : name.end()] if name and self.text.startswith(",", name.end()) else None

    def of_he_or_she(self, span: Span, pronoun: str, speaks: bool) -> str | None:
        """Return whom “he” or “she” means, who goes by that pronoun from now on; None where it cannot be told."""
        one = self.fronted(span) or self.antecedents.of(span.start, pronoun) or self.unnamed_before(span.start, pronoun)
        if one is None:
            return None
        teaches = speaks or one.entity.name not in self.persons
        if teaches and not one.entity.pronoun and not self.antecedents.has_rival(one, span.start, pronoun):
            one.entity.pronoun = pronoun
        self.antecedents.note(Candidate(*span, 2 if speaks else 1, one.entity))
        return one.entity.name

    def fronted(self, span: Span) -> Candidate | None:
        """Return whom “By his own account, Ada Wren” opens a sentence about; None if the words are others."""
        opens = self.text[max(0, span.start - 3) : span.start] == "By "
        own = OWN_ACCOUNT.match(self.text, span.end) if opens else None
        name = NAME.match(self.text, own.end()) if own else None
        part = name_part(name.start(), name.group()) if name else None
        entity = self.entities.named(part.words, part.pronoun, span.start) if part else None
        return Candidate(*span, 1, entity) if entity and entity.person is not False else None

    def named_before(self, position: int) -> str | None:
        """Return the name that stands before a relative pronoun, a party, a degree: Rep. Ada Wren, D-Arden.

        None if no name does.
        """
        before = self.text[max(0, position - 120) : position].rstrip(" ,—–-")
        parts = name_parts(before)
        if not parts or parts[-1].end < len(before):
            return None
        words = parts[-1].words
        entity = self.entities.named(words, parts[-1].pronoun, position)
        placed = self.text.startswith("who", position) and IN_PLACE.search(before[: parts[-1].start])
        if placed and not (entity and entity.person) and (len(words) == 1 or is_body(words)):
            return None  # residents in Leeds, who
        return entity.name if entity else before[parts[-1].start :] if parts[-1].possessive else " ".join(words)

    def described_before(self, span: Span) -> str | None:
        """Return whom the description before “who” means, a guard who said, or the name before it; None if neither."""
        before = self.text[max(0, span.start - 120) : span.start]
        apposed = NAME_APPOSED.search(before)
        if apposed:
            return self.named_before(span.start - len(apposed.group()))
        start = description_start(before)
        phrase = before[start:].rstrip(" ,") if start is not None else ""
        if not phrase or self.text[slice(*span)].lower() == "who" and head_words(phrase)[-1] in THINGS:
            return None
        if before.endswith(" ") and not before.endswith(", ") and OF_THESE.match(phrase):
            return phrase  # the women who said so: whoever they are, it is told of them here
        return self.of_phrase(Span(span.start - len(before) + start, span.start), phrase)

    def of_phrase(self, span: Span, phrase: str) -> str:
        """Return the name a noun phrase stands for, or the phrase up to the end of its head; pronouns may mean it."""
        name, entity = self.resolved(phrase, span.start)
        if entity and entity.person and WITHOUT_NAME.search(phrase):  # whom a text does not name is none it names
            name, entity = self.descriptions.same_description(head_of(phrase)) or head_of(phrase), None
        if entity:
            described = head_words(phrase)[-1]
            if entity.person is False or described.islower() and not calls_one_person(described):
                self.groups.note(span.start, name, True)
            elif described.islower():
                self.antecedents.note(Candidate(*span, 2, entity))
            return name
        name = self.told_apart(name, phrase)
        head = head_words(name)
        last = head[-1].lower()
        if is_one_person(last) or is_lone_name(head):
            self.antecedents.note(Candidate(*span, 2, self.person_described(name)))
        else:
            many = last.endswith("s") or last in classes("bodies") or last == "people" or last != head[-1]
            self.groups.note(span.start, name, many)
        for word in {last, *share_words(name)}:
            self.described.setdefault(word, set()).add(name)
        return name

    def told_apart(self, name: str, phrase: str) -> str:
        """Return a description with what follows it, if it followed another before by which it is somebody else.

        “A spokesman for the union” and “a spokesman for the airline” are two.
        """
        more = FOLLOWING.match(phrase, len(name)) if phrase.startswith(name) else None
        if not more:
            return name
        told = self.told.setdefault(name.lower(), {})
        return told.setdefault(more.group().split()[-1].lower(), name + more.group() if told else name)

    def resolved(self, phrase: str, position: int) -> tuple[str, Entity | None]:
        """Return the name a noun phrase stands for, and its entity, or None: the phrase itself, up to its head."""
        several = brought_in(phrase) or self.groups.family_at(position) or listed(self.entities, phrase, position)
        told = several or self.owners.counsel(phrase, position) or self.owners.spokesperson(phrase, position)
        if told:
            return told, None
        if body := self.of_body(phrase, position):
            return body
        head = after_long_title(phrase) or self.after_role(phrase, position) or introduced(phrase) or head_of(phrase)
        parts = [] if is_role_in_capitals(head) else name_parts(head)
        if parts and len(parts[-1].words) > 1 and head[parts[-1].end :].strip() in AFTER_NAMES:
            head = head[: parts[-1].end]  # “Ada Wren MP”
        if not parts or parts[-1].end < len(head) or is_share(head) or is_called_by_capital(phrase.partition(",")[0]):
            return self.of_described(head, position)
        if len(parts) > 1 and head.startswith(" and ", parts[-2].end):
            together = None if OF_OR_BY.search(head) else both(self.entities, head, parts[-2:], position)
            if together or head[parts[-2].end : parts[-1].start].lower() in (" and ", " and the "):
                return together or head, None
        name, entity = self.of_name(head, parts[-1], position)
        if phrase.startswith(("the ", "The ")) and head != phrase:
            self.note_later(phrase.partition(",")[0], name)
        elif head != phrase and (owned := self.owners.owned(phrase.partition(",")[0], position)):
            self.owners.called[owned] = name
        return name, entity

    def after_role(self, phrase: str, position: int) -> str | None:
        """Return the name after a role with “of”: master of ceremonies Ada Wren; None if none, or no person’s."""
        role = ROLE_WITH_OF.match(phrase)
        if not role or not is_role(role.group(1)):
            return None
        name = NAME.match(phrase, role.end())
        part = name_part(0, name.group()) if name else None
        entity = self.entities.named(part.words, part.pronoun, position) if part and len(part.words) > 1 else None
        return name.group() if entity and entity.person else None

    def of_body(self, phrase: str, position: int) -> tuple[str, Entity | None] | None:
        """Return the name of the body a phrase begins with, and its entity if known; None if it begins with none."""
        body = BODY.match(phrase)
        person = ROLE_AFTER.match(phrase, body.end()) if body else None
        if person and is_role(person.group(1)):  # the Bank of Arden governor Ada Wren
            return self.resolved(phrase[person.end() :], position)
        if not body or phrase.startswith(".", body.end()) and not is_no_abbreviation(body.group().split()[-1]):
            return None
        words = tuple(body.group(1).split())
        if words[0] in CALLS_FIRM:  # Airline Cathexa
            return None
        entity = self.entities.named(words, None, position)
        longer = entity and entity.person is False and len(entity.words) >= len(words)
        return (entity.name, entity) if longer else (body.group(), None)

    def of_described(self, head: str, position: int) -> tuple[str, Entity | None]:
        """Return the name that a description without a name stands for, and its entity, or None: else itself."""
        so_far = {name.lower() for name in self.described.get(head.lower().split()[-1], ())}
        entity = None if head.lower() in so_far else self.descriptions.of_description(head.split(), position)
        if entity:  # unless it spoke as “the judge” before: a voice keeps the name it began with
            return entity.name, entity
        if head.lower() in PLAIN_PERSONS and (one := self.unnamed_last(head, position)):
            return one.name, None
        known = self.groups.the_two(head, position) or self.documents.again(head, position)
        owned = known or self.owners.owned(head, position) or self.its(head, position)
        same = owned or self.descriptions.same_description(head)
        return same or self.descriptions.brought_in_as(head, position) or head, None

    def its(self, head: str, position: int) -> str | None:
        """Return “its lawyer” as that of the body which it means; None if that has no name, or the words are others."""
        held = self.groups.of_it(position) if head.lower().startswith("its ") else None
        body = held and held[1]
        named = body and body[0].isupper() and "’s " not in body and not body.startswith(("A ", "An ", "The "))
        return self.owners.as_before(body, head.partition(" ")[2]) if named else None

    def unnamed_last(self, head: str, position: int) -> Entity | None:
        """Return whom the text described last without a name, if “the woman” can mean it: a cashier; None if nobody."""
        pronoun = gendered([head.split()[-1].lower()])
        one = self.antecedents.of(position, pronoun)
        spoke = one if one and one.entity.name in self.persons and self.antecedents.is_near(one, position) else None
        both = filter(None, (spoke, self.unnamed_before(position, pronoun)))
        held = max(both, default=None, key=lambda one: one.start)
        return held.entity if held else None

    def note_later(self, description: str, name: str) -> None:
        """Let a spokeswoman be whom the text names later: the spokeswoman, Ada Wren; not one of two."""
        words = description.lower().split()
        so_far = self.described.get(words[-1], ())
        if len(words) == 2 and len(so_far) == 1 and is_one_person(words[-1]):
            (only_one,) = so_far
            if only_one.lower().startswith(("a ", "an ")) or "’" in only_one:
                self.later[only_one] = name

    def of_name(self, head: str, part: NamePart, position: int) -> tuple[str, Entity | None]:
        """Return the full name that a name in a phrase stands for, and its entity; else its own words, and None."""
        entity = self.entities.named(part.words, part.pronoun, position)
        with_article = head[: part.start].strip().lower() == "the"
        if entity and (not with_article or entity.person is False or not is_surname(part.words)):
            return entity.name, entity
        if with_article and len(part.words) == 1 and (body := self.entities.shortened(part.words[0], position)):
            return body.name, body
        alone = not is_surname(part.words) or part.titles and part.pronoun
        return (" ".join(part.words) if alone else head), None
