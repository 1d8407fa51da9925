"""The name of each source within an article: a surname's full name, a pronoun's antecedent, a role's person.

Everything here is an estimate from the article's own words; where nothing fits, the answer is None.
"""

from __future__ import annotations

import re

from newsaudit.article import Span
from newsaudit.engine.antecedents import SUBJECT, Antecedents, Candidate
from newsaudit.engine.documents import NOUNS, Documents, brought_in
from newsaudit.engine.groups import Groups
from newsaudit.engine.introductions import FAMILY
from newsaudit.engine.model import Attribution
from newsaudit.engine.name_parts import (
    NAME,
    THINGS,
    NamePart,
    classes,
    gendered,
    is_role,
    is_surname,
    name_part,
    name_parts,
    surname,
)
from newsaudit.engine.people import Entities, Entity, only
from newsaudit.engine.source_phrases import (
    after_long_title,
    are_persons,
    calls_one_person,
    description_start,
    head_of,
    head_words,
    introduced,
    is_lone_name,
    is_no_one,
    is_one_person,
    is_passing,
    is_share,
    share_words,
)

FOLLOWING = re.compile(r" (?:for|of|from|at|in|with|on|close to|familiar with) [^,;:()—–]*")
COUNSEL = (  # one, and several, who speak for somebody in court
    ("lawyer", "attorney", "solicitor", "barrister", "counsel"),
    ("lawyers", "attorneys", "solicitors", "barristers"),
)
COUNSEL_FOR = re.compile(
    rf"(?:(?:an?|the) )?({'|'.join(COUNSEL[0] + COUNSEL[1])}) (?:for|representing) (.+)", re.IGNORECASE
)
BODY_NAME = r"(?P<body>[A-Z][\w’'&.-]*(?: (?:of|the|for|and|&|[A-Z][\w’'&.-]*))*?)"
A_OR_THE = r"(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother) )?"
SPOKES_FOR = re.compile(rf"{A_OR_THE}(?P<word>[Ss]pokes(?:man|woman|person)) for (?:the )?{BODY_NAME}")
OWN_SPOKES = re.compile(rf"{A_OR_THE}{BODY_NAME} (?P<word>spokes(?:man|woman|person))")
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
OWNER = re.compile(r"([Hh]is|[Hh]er|[A-Z].*?)(?:(?<=is|er)|[’']s?) (?=[a-z])")
CONTINUES = 2  # sentences, within which “the striker” goes on about who was named before
NAME_APPOSED = re.compile(
    r"(?<=\w), (?:then |now )?(?:an?|the) [^,.;:“”\"\n]{3,60}, $"
)  # Ada Wren, the head gardener, who said
OF_THESE = re.compile(r"(?:the|those) ", re.IGNORECASE)
THIS = re.compile(r"Th(?:at|is) ")
SELF = re.compile(r" (?:itself|himself|herself|themselves)$")
OWNERS = {"his": "he", "her": "she"}  # his claim that
TWO = re.compile(r" and (?:the|an?|his|her|its|their) ")
YEARS_OLD = re.compile(r"(\d{1,3})-year-old")
FIRST_PERSON = re.compile(r"\b(?:I|my|me|I’m|I'm|I’ve|I've)\b")
# what stands between a name and its cue and is no source: Ada Wren, D-Arden, said; Ada Wren, MD, said
AFTER_NAME = re.compile(r"[DRI]-[A-Z]|(?:Democrat|Republican) of [A-Z]|(?:MD|MPH|MBE|OBE|CBE|KC|QC|JD|RN|Ph\.?D\.?)\b")
ROLE_AFTER = re.compile(r" (?:[a-z-]+ ){0,2}([a-z-]+) (?=[A-Z])")
INTRODUCES = re.compile(r" for (?:the |its |his |her )?[\w’' -]{3,60}, ")
MADE_BY = re.compile(r"\b(?:by|from|of|for|against|between)\b")
# the Center for Democracy and Technology, the Department of Health and Human Services
BODY = re.compile(
    r"(?:[Tt]he )?((?:[A-Z][\w&.’'-]*\s)*"
    rf"(?:{'|'.join(sorted(word.capitalize() for word in classes('bodies')))})"
    r"(?:\s(?:of|for|on|and|the|in|&)(?=\s(?:the\s)?[A-Z])|\s[A-Z][\w&’'-]*)+)(?=[,.;:—–-]|\s[a-z(]|\s?$)"
)
OF_MANY_PLACES = frozenset("president minister secretary ambassador leader king queen captain coach chancellor".split())
# whom a story can bring in by “the”
OFFICES_OF_A_STORY = frozenset(
    "judge prosecutor coroner magistrate spokesman spokeswoman spokesperson police sheriff officer official lawyer "
    "attorney solicitor barrister counsel minister president governor mayor secretary chairman chairwoman chair "
    "director manager commander referee victim defendant suspect gunman caller driver reporter host moderator narrator "
    "editor speaker agent inspector detective investigator king queen pope prince witness buyer seller owner founder "
    "insider general pilot candidate front-runner boy girl lady employee worker lawmaker source person man woman head chief leader member critic expert analyst group".split()
)
SOME = frozenset(["some", "many", "several", "most", "few"])
RELATIVES = frozenset(["who", "which", "that"])


def names_of(text: str, attributions: list[Attribution], quoted: list[Span]) -> list[str | None]:
    """Return the name of each attribution's source: its full name within the text or its description; else None.

    `quoted` are the quotations in the order of the text.
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
    for span in sources:
        if span in ones and text[slice(*span)].lower() == "they":
            naming.groups.learn_singular_they(span.start)
    for span in sorted([*sources, *others, *told]):
        if span in told:
            naming.note_description(span)
            continue
        name = naming.name_of(span, speaks=span not in others)
        if span not in others:
            names[span] = name
    return [naming.later.get(names[span] or "", names[span]) if span else None for span in spans]


class Naming:
    """The names of a text's sources, given from its start to its end, and what was named by a description so far."""

    def __init__(self, text: str, sources: list[Span], ones: set[Span | None], quoted: list[Span]):
        """Gather who is named in a text; `sources` and `quoted` are spans in its order, `ones` sources that say “I”."""
        self.text = text
        self.ones = ones
        self.entities = Entities(text, sources)
        self.antecedents = Antecedents(text, self.entities, sources, quoted)
        self.persons: dict[str, Entity] = {}
        self.described: dict[str, set[str]] = {}
        self.later: dict[str, str] = {}  # the names that the text gives later to whom it only described so far
        self.called: dict[str, str] = {}  # who Ada Wren’s husband is, if a source says his name too
        self.told: dict[str, dict[str, str]] = {}  # of a description, the last word that followed it, and its name then
        self.groups = Groups(text, self.entities, self.antecedents)
        self.documents = Documents(text)
        self.spokes: dict[
            str, dict[str, str]
        ] = {}  # of a body, the words for who speaks for it, and the name first given

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
            return self.groups.of_it(span.start)
        if word == "they":
            return self.groups.of_they(span.start, span in self.ones)
        if word == "both":
            return self.both_before(span.start) or self.groups.of_both(span.start) or phrase
        if word in SOME and (group := self.groups.some_of(span.start)):
            return group
        if word in RELATIVES:
            return self.named_before(span.start) or self.described_before(span)
        if is_no_one(phrase):
            return None
        owner = self.named_before(span.start) if AFTER_NAME.match(phrase) else None
        return owner or self.of_phrase(span, self.introduction(span) or phrase)

    def note_description(self, span: Span) -> None:
        """Let pronouns mean whom a description that is no source stands for, if the text names them: the clerk knew."""
        one = self.of_description(self.text[slice(*span)].split(), span.start)
        if one and one.person:
            self.antecedents.note(Candidate(*span, 1, one))

    def introduction(self, span: Span) -> str | None:
        """Return the words from a role to the name that it introduces: Agent for the owners, Ada Hay; None if none."""
        onward = INTRODUCES.match(self.text, span.end)
        name = onward and is_role(self.text[slice(*span)].lower().split()[-1]) and NAME.match(self.text, onward.end())
        return self.text[span.start : name.end()] if name and self.text.startswith(",", name.end()) else None

    def both_before(self, position: int) -> str | None:
        """Return the two names before “both”, Ann Coe and Bob Day; None if there are no two."""
        low = max(0, position - 80)
        before = self.text[low:position].rstrip()
        parts = name_parts(before)[-2:]
        joined = len(parts) == 2 and parts[1].end == len(before) and before.startswith(" and ", parts[0].end)
        return before[parts[0].start :] if joined else None

    def of_he_or_she(self, span: Span, pronoun: str, speaks: bool) -> str | None:
        """Return whom “he” or “she” means, who goes by that pronoun from now on; None where it cannot be told."""
        one = self.antecedents.of(span.start, pronoun)
        if one is None:
            return None
        teaches = speaks or one.entity.name not in self.persons
        if teaches and not one.entity.pronoun and not self.antecedents.has_rival(one, span.start, pronoun):
            one.entity.pronoun = pronoun
        self.antecedents.note(Candidate(*span, 2 if speaks else 1, one.entity))
        return one.entity.name

    def named_before(self, position: int) -> str | None:
        """Return the name that stands before a relative pronoun, a party, a degree: Rep. Ada Wren, D-Arden.

        None if no name does.
        """
        before = self.text[max(0, position - 120) : position].rstrip(" ,—–-")
        parts = name_parts(before)
        if not parts or parts[-1].end < len(before):
            return None
        entity = self.entities.named(parts[-1].words, parts[-1].pronoun, position)
        return entity.name if entity else " ".join(parts[-1].words)

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
            fits = gendered(name.lower().split()) or classes("first_names").get(head[0])
            one = self.persons.setdefault(name, Entity((name,), person=True, pronoun=fits))
            self.antecedents.note(Candidate(*span, 2, one))
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
        several = brought_in(phrase) or self.groups.family_at(position)
        told = several or self.counsel(phrase, position) or self.spokesperson(phrase, position)
        if told:
            return told, None
        if body := self.of_body(phrase, position):
            return body
        head = after_long_title(phrase) or introduced(phrase) or head_of(phrase)
        parts = name_parts(head)
        if not parts or parts[-1].end < len(head) or is_share(head):
            return self.of_described(head, position)
        if len(parts) > 1 and head.startswith(" and ", parts[-2].end):
            together = None if MADE_BY.search(head) else self.both(head, parts[-2:], position)
            if together or head[parts[-2].end : parts[-1].start].lower() in (" and ", " and the "):
                return together or head, None
        name, entity = self.of_name(head, parts[-1], position)
        if phrase.startswith(("the ", "The ")) and head != phrase:
            self.note_later(phrase.partition(",")[0], name)
        elif head != phrase and (owned := self.owned(phrase.partition(",")[0], position)):
            self.called[owned] = name
        return name, entity

    def of_body(self, phrase: str, position: int) -> tuple[str, Entity | None] | None:
        """Return the name of the body that a phrase begins with, and its entity, or None; None if it begins with none."""
        body = BODY.match(phrase)
        person = ROLE_AFTER.match(phrase, body.end()) if body else None
        if person and is_role(person.group(1)):  # the Bank of Arden governor Ada Wren
            return self.resolved(phrase[person.end() :], position)
        if not body or phrase.startswith(".", body.end()) and body.group().split()[-1] in classes("titles"):
            return None
        words = tuple(body.group(1).split())
        entity = self.entities.named(words, None, position)
        longer = entity and entity.person is False and len(entity.words) >= len(words)
        return (entity.name, entity) if longer else (body.group(), None)

    def of_described(self, head: str, position: int) -> tuple[str, Entity | None]:
        """Return the name that a description without a name stands for, and its entity, or None: else itself."""
        so_far = {name.lower() for name in self.described.get(head.lower().split()[-1], ())}
        entity = None if head.lower() in so_far else self.of_description(head.split(), position)
        if entity:  # unless it spoke as “the judge” before: a voice keeps the name it began with
            return entity.name, entity
        known = self.groups.the_two(head, position) or self.documents.again(head, position)
        return known or self.owned(head, position) or self.same_description(head) or head, None

    def both(self, head: str, parts: list[NamePart], position: int) -> str | None:
        """Return the full names of two persons who are named together, Ada Wren and Bob Hale; None if they are none.

        Where a role stands before the second it may be one person: the author and former minister Ada Wren.
        """
        held = [self.entities.named(part.words, part.pronoun, position) for part in parts]
        known = all(entity and entity.person for entity in held)
        if not known and not (head[parts[0].end : parts[1].start] == " and " and are_persons(parts)):
            return None
        named = zip(held, parts, strict=True)
        return " and ".join(entity.name if entity else " ".join(part.words) for entity, part in named)

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
        alone = not is_surname(part.words) or part.titles and part.pronoun
        return (" ".join(part.words) if alone else head), None

    def of_description(self, words: list[str], position: int) -> Entity | None:
        """Return whom “the judge”, “the 34-year-old” or “the company” means; None where it is not one of them only."""
        if words[0].lower() != "the" or len(words) < 2 or TWO.search(" ".join(words)):
            return None
        own = [word.lower() for word in words[1:]]
        plain = [word for word in words[1:-1] if not is_passing(word)] + own[-1:]
        if calls_one_person(own[-1]) and classes("renamings").get(own[-1]) not in ("body", "company"):
            held = self.holder(" ".join(own), position) or self.holder(" ".join(plain), position)
            return held or self.renamed(own, position) or self.named_later(own, plain)
        if len(plain) > 1:
            return None
        body = self.entities.of_kind(own[-1], position)
        if body or own[-1] not in classes("renamings") or self.entities.named_so(own[-1], position):
            return body
        return self.groups.going_on(position, own[-1])

    def holder(self, role: str, position: int) -> Entity | None:
        """Return the only person named before a position who has a role, or of several whom the text goes on about."""
        held = [one for one in self.entities.holders(role, position) if one.person]
        if len(held) < 2:
            return held[0] if held else None
        one = self.antecedents.of(position, None)
        return one.entity if one and one.entity in held and self.is_near(one, position) else None

    def named_later(self, own: list[str], plain: list[str]) -> Entity | None:
        """Return the only person of a text who has a role, though it is named later: the county sheriff; None if none.

        The place before a role need not stand there again, unless there are many of the role: the French president.
        """
        role = own if own[-1] in OF_MANY_PLACES else plain
        held = only(self.entities.holders(" ".join(role)))
        return held if held and held.person else None

    def is_near(self, one: Candidate, position: int) -> bool:
        """Return whether somebody was named so few sentences before a position that the text may go on about them."""
        return self.antecedents.sentence_of(position) - self.antecedents.sentence_of(one.start) <= CONTINUES

    def renamed(self, words: list[str], position: int) -> Entity | None:
        """Return whom the text goes on about, if words only call that person something new: the striker.

        None if the words can name somebody who is new (the judge), or another was called so.
        """
        years = YEARS_OLD.fullmatch(words[-1])
        if years and (aged := self.entities.aged(years.group(1), position)):
            return aged
        called = words[-1] in self.described or self.entities.holders(words[-1])
        if called or not years and not self.is_new_word(words[-1], position):
            return None
        one = self.antecedents.of(position, gendered(words))
        if one is None or not one.subject or years and one.entity.ages:
            return None
        return one.entity if self.is_near(one, position) else None

    def is_new_word(self, word: str, position: int) -> bool:
        """Return whether a word for a person can call somebody known something new: the striker; the nurse, if first.

        Not one of an office that a story brings in by “the”: the judge.
        """
        if classes("renamings").get(word) == "person":
            return True
        if word in OFFICES_OF_A_STORY or not is_role(word):
            return False
        return not re.search(rf"\b{word}s?\b", self.text[:position], re.IGNORECASE)

    def same_description(self, head: str) -> str | None:
        """Return the one description so far that “the official” can repeat: a senior official; None if two can."""
        words = head.lower().split()
        if words[0] != "the" or len(words) != 2:
            return None
        names = self.described.get(words[-1], set())
        return next(iter(names)) if len(names) == 1 else None

    def owned(self, head: str, position: int) -> str | None:
        """Return a description with its owner's name: Joe Ferri’s lawyer of “his lawyer”; None if no person owns it."""
        match = OWNER.match(head)
        if not match or is_share(head):
            return None
        owner, rest = match.group(1), head[match.end() :]
        if owner.lower() in ("his", "her"):
            one = self.antecedents.of(position, "he" if owner.lower() == "his" else "she")
            if one and one.entity.name in self.persons:  # described only: “her lawyer” may be Ada Wren’s lawyer again
                again = one.entity.name.endswith(tuple(f"’s {word}" for word in alike(rest)))
                return one.entity.name if again else None
            if one and (relative := self.whose_relative(one.entity, rest)):
                return relative
            return self.as_before(self.owner_so_far(one.entity, rest, owner.lower()), rest) if one else None
        entity = self.owner(owner, position)
        return self.as_before(entity.name, rest) if entity else None

    def owner_so_far(self, one: Entity, rest: str, owner: str) -> str:
        """Return the only one whose lawyers have spoken, if “her lawyers” speak and those of `one` have not; else `one`."""
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
        match = SPOKES_FOR.fullmatch(phrase) or OWN_SPOKES.fullmatch(phrase)
        part = name_part(0, match["body"]) if match else None
        if part is None or part.end < len(match["body"]):
            return None
        entity = self.entities.named(part.words, part.pronoun, position)
        if entity and entity.person and part.possessive:
            return None
        body = (entity.name if entity else " ".join(part.words)) + "’s" * part.possessive
        word = match["word"].lower()
        told = self.spokes.setdefault(body.removesuffix("’s"), {})
        again = told.get(word) or (next(iter(told.values()), None) if "spokesperson" in (word, *told) else None)
        begin = match.start("body") + (
            part.start if not entity else part.start * (len(entity.words) <= len(part.words))
        )
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
