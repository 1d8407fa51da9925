"""The name of each source within an article: a surname's full name, a pronoun's antecedent, a role's person.

Everything here is an estimate from the article's own words; where nothing fits, the answer is None.
"""

from __future__ import annotations

import re

from newsaudit.article import Span
from newsaudit.engine.antecedents import SUBJECT, Antecedents, Candidate
from newsaudit.engine.people import (
    NAME,
    Entities,
    Entity,
    classes,
    is_body,
    is_surname,
    name_parts,
    role_words,
)

HEAD_END = re.compile(r",| who | which | of | for | from | at | in |\(| — | – | - |--| [a-z]+(?:ing|ed|en) (?:to|by) ")
OWNED = re.compile(r"^(?:.*[’']s?|his|her|its|their|our|my|the|a|an|one|another) ", re.IGNORECASE)
PLACED = re.compile(r"\b(?:in|from|near|outside|around|across|to|based)\b(?: the)? [A-Z][\w’' -]*$")
YEARS_OLD = re.compile(r"the (\d{1,3})-year-old", re.IGNORECASE)
# the Center for Democracy and Technology, the Department of Health and Human Services
BODY = re.compile(
    r"(?:[Tt]he )?((?:[A-Z][\w&.’'-]*\s)*(?:%s)(?:\s(?:of|for|on|and|the|in|&)(?=\s(?:the\s)?[A-Z])|\s[A-Z][\w&’'-]*)+)(?=[,.;:—–-]|\s[a-z(]|\s?$)"
    % "|".join(sorted(word.capitalize() for word in classes("bodies")))
)
SILENT = frozenset(["i", "we", "you"])
RELATIVES = frozenset(["who", "which", "that"])
NEARBY = 500  # signs back to the body or group that “it” or “they” means
THINGS = frozenset(
    "report reports poll polls survey study studies statement document documents lawsuit suit complaint memo letter "
    "email emails message tweet book paper article editorial ad advertisement video website site data figures".split()
)


def names_of(text: str, spans: list[Span | None], quoted: list[Span]) -> list[str | None]:
    """Return the name of each source: its full name within the text or its description; None where none can be told.

    `spans` are the sources, in any order, None where there is none; `quoted` the quotations in the order of the text.
    """
    sources = sorted({span for span in spans if span})
    entities = Entities(text, sources)
    antecedents = Antecedents(text, entities, sources, quoted)
    names: dict[Span, str | None] = {}
    bodies: list[tuple[int, str, bool]] = []
    described: list[tuple[int, str, str]] = []
    others: dict[str, Entity] = {}
    spoken = {span.start: span for span in sources}
    pronouns = (match for match in SUBJECT.finditer(text) if match.start() not in spoken)
    events = sorted(
        [*spoken.items(), *((m.start(), m) for m in pronouns if not antecedents.is_quoted(m.start()))],
        key=lambda event: event[0],
    )
    for start, event in events:
        phrase = text[slice(*event)] if isinstance(event, Span) else event.group()
        pronoun = phrase.lower()
        name = None
        if pronoun in ("he", "she"):
            one = antecedents.of(start, pronoun)
            if one:
                name = one.name
                if one.entity and not one.entity.pronoun:
                    one.entity.pronoun = pronoun
                antecedents.note(
                    Candidate(start, start + len(phrase), name, pronoun, 2 if event in names else 1, one.entity)
                )
        elif not isinstance(event, Span) or pronoun in SILENT:
            continue
        elif pronoun in ("they", "it"):
            near = [body for at, body, many in bodies if at > start - NEARBY and (many or pronoun == "it")]
            name = near[-1] if near else None
        elif pronoun in RELATIVES:
            name = named_before(text, start, entities)
        else:
            name, entity = resolved(phrase, start, entities, described)
            if entity is None:
                head = HEAD_END.split(phrase, maxsplit=1)[0].split() or [phrase]
                last = head[-1].lower()
                if is_one_person(last) or is_lone_name(head):
                    fits = next(
                        (
                            classes("gendered")[w]
                            for w in reversed(phrase.lower().replace(",", "").split()[:8])
                            if w in classes("gendered")
                        ),
                        None,
                    )
                    other = others.setdefault(name, Entity((name,), person=True))
                    other.pronoun = other.pronoun or fits
                    antecedents.note(Candidate(start, start + len(phrase), name, None, 2, other))
                    described.append((start, last, name))
                elif last not in THINGS or True:
                    bodies.append(
                        (
                            start,
                            name,
                            last.endswith("s") or last in classes("bodies") or name[:1].isupper() or last == "people",
                        )
                    )
            elif entity.person is False:
                bodies.append((start, name, True))
        if isinstance(event, Span):
            names[event] = name
    return [names.get(span) if span else None for span in spans]


def is_lone_name(head: list[str]) -> bool:
    """Return whether words are a single name that may be a person's: Bob, Mr. Wren; not NATO, not Allies."""
    parts = name_parts(" ".join(head))
    if len(parts) != 1 or not is_surname(parts[0].words) or is_body(parts[0].words):
        return False
    last = parts[0].words[-1].lower()
    return last not in role_words() and last.removesuffix("s") not in role_words()


def is_one_person(word: str) -> bool:
    """Return whether a word stands for one person: spokeswoman, official; not officials, not agency."""
    if word in THINGS or word in classes("bodies"):
        return False
    known = (
        word in role_words()
        or word in classes("gendered")
        or re.fullmatch(r"\w*(?:man|woman|person)|\d+-year-old", word)
    )
    return bool(known) and not (word.endswith("s") and (word[:-1] in role_words() or word[:-1] in classes("gendered")))


def resolved(phrase: str, position: int, entities: Entities, described: list) -> tuple[str, object]:
    """Return the name a noun phrase stands for, and its entity: of a person or body, else the phrase up to its first comma."""
    body = BODY.match(phrase)
    if body:
        entity = entities.named(tuple(body.group(1).split()), None, position)
        return (
            (entity.name, entity)
            if entity and entity.person is False and len(entity.words) >= len(body.group(1).split())
            else (body.group(), None)
        )
    head = introduced(phrase) or HEAD_END.split(phrase, maxsplit=1)[0].strip() or phrase
    if " and " in head and len([part for part in name_parts(head) if len(part.words) > 1]) > 1:
        return head, None
    parts = name_parts(head)
    if parts and parts[-1].end >= len(head):
        part = parts[-1]
        before = head[: part.start].strip().lower()
        entity = entities.named(part.words, part.pronoun, position)
        if entity and (before != "the" or entity.person is False or is_surname(part.words) is False):
            return entity.name, entity
        if not is_surname(part.words):
            return " ".join(part.words), None
        return (" ".join(part.words) if part.titles and part.pronoun else head), None
    years = YEARS_OLD.fullmatch(head)
    if years and (entity := entities.aged(years.group(1), position)):
        return entity.name, entity
    words = head.lower().split()
    if words[0] == "the" and len(words) > 1 and is_one_person(words[-1]):
        entity = entities.with_role(" ".join(words[1:]), position)
        if entity:
            return entity.name, entity
        same = [name for _, last, name in described if last == words[-1]]
        if same and len(words) == 2:
            return same[-1], None
    return head, None


def introduced(phrase: str) -> str | None:
    """Return the full name that follows a description and a comma: Tom Hesketh of “its chair, Tom Hesketh”.

    None if the description ends in a place or in a name of its own: “a man from Leeds, West Yorkshire”.
    """
    description, _, rest = phrase.partition(", ")
    if " and " in rest:  # “the twins, Ann Otis and Tom Hale”: two
        return None
    head = (HEAD_END.split(description, maxsplit=1)[0].split() or [""])[-1].lower()
    opens = OWNED.match(description) or description[:1].islower() or head in role_words()
    if not opens or PLACED.search(description):
        return None
    name = NAME.match(rest)
    whole = name and rest[name.end() : name.end() + 1] in ("", ",") and " " in name.group()
    return name.group() if whole else None


def named_before(text: str, position: int, entities: Entities) -> str | None:
    """Return the name that stands before a relative pronoun; None if no name does."""
    low = max(0, position - 120)
    before = text[low:position].rstrip(" ,—–-")
    parts = [part for part in name_parts(before) if part.end >= len(before)]
    if not parts:
        return None
    entity = entities.named(parts[-1].words, parts[-1].pronoun, position)
    return entity.name if entity else " ".join(parts[-1].words)
