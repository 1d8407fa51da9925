"""Whom a pronoun means: the person named before it who fits best; None where nobody fits or two fit alike.

The nearest sentence that names somebody who fits decides. Within it, who speaks goes before who is only spoken of, a
subject before a possessive or an object, a person whose pronoun is known before one whose pronoun is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from itertools import groupby, takewhile, zip_longest
from typing import NamedTuple

from newsaudit.article import Span
from newsaudit.engine.entity import Entity, Mention, is_of_another
from newsaudit.engine.introductions import BY_PRONOUN
from newsaudit.engine.name_forms import is_like_person
from newsaudit.engine.name_parts import POSSESSIVE, THINGS, classes, grammar_words, is_role, is_title_or_role
from newsaudit.engine.people import Entities
from newsaudit.engine.source_phrases import NO_MODIFIERS, introduced, is_one_person
from newsaudit.engine.tokens import abbreviations

LOOK_BACK = 2000  # signs: about four paragraphs; a pronoun that points further back is left open
# The patterns that are looked for in a whole text begin with their characters, as `re` then looks nowhere else.
SENTENCE_END = re.compile(r"[.?!\n](?:(?<=\n)\s*|[”\"’')\]]*[ \t]+(?=[\W_]*[^\W_a-z]))")
BESIDE = re.compile(r" ([a-z]+)")
LAST_WORD = re.compile(r"\w*$")
SUBJECT = re.compile(r"[HhSs](?:(?<=\b[Hh])e|(?<=\b[Ss])he)\b")
DESCRIPTION = re.compile(  # The young professor paused; Asked about it, a professor shrugged
    r"(?:[A-Z][^,.;:“”\"\n]{3,60}, )?"
    r"(?P<one>(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne)(?P<words>(?: [\w’'-]+){1,4}))(?: |, (?![A-Z]))"
)
ASKING = (
    r"[acipq](?<=\b.)(?:(?:(?<=a)sk|(?<=p)ress|(?<=q)uestion|(?<=i)nterview|(?<=c)halleng|(?<=q)uizz)(?:ed|es|s|ing)"
    r"|(?<=p)uts? it to)"
)
ASKS = re.compile(rf"{ASKING} (?:[A-Z]\w+\.? )?$")
ASKS_SOMEBODY = re.compile(rf"{ASKING} $")
HIM_OR_HER = re.compile(r"h(?:(?P<he>im)|er(?! [a-z]+[,.:]))\b(?= (?:wh|if|how|about|that|again)|[,.:;])")
ASKING_REACH = 20  # signs before “him” that hold the word of asking
OPENING = 30  # signs from the beginning of a sentence within which its subject begins
FIRST_WORD = re.compile(r"\w+")
CLAUSE_OPENERS = frozenset("After Although As Because Before If Once Since Though Until When While".split())
TOPICS = frozenset(["for", "to", "like"])
SELF = re.compile(r"\b(?:(himself)|(herself))\b")
# not “him”, nor “her” as an object: of a subject, “Wren told him” says nothing
OWN = re.compile(
    r"\b(?:(he|his|himself)|(she|hers|herself"
    r"|her(?= [a-z])(?! (?:to|in|on|at|for|with|and|that|as|of|from|by|when|but)\b)))\b",
    re.IGNORECASE,
)
CONTINUES = 2  # sentences, within which “the striker” goes on about who was named before
RIVAL_REACH = 4  # sentences
NAMED_AFTER = re.compile(r"[^,.;:“”\"\n]{3,60}, [A-Z][\w’-]+ [A-Z]")
SAID = re.compile(r" (?:said|says|told|added|wrote)\b")
OPENS_WITH = re.compile(r"(?:(He|His)|She|Her) [a-z]")
JOINED = re.compile(r"(?:,| and| &|, and) ")


class Candidate(NamedTuple):
    """Somebody a pronoun may point to: where, who, and how well they stand for it.

    `subject` is 2 for a source, 1 for another mention that can be a subject and 0 for one that cannot.
    """

    start: int
    end: int
    subject: int
    entity: Entity

    @property
    def fits(self) -> str | None:
        """The pronoun that is known to fit, by now."""
        return self.entity.pronoun


class Antecedents:
    """The persons of a text in the order in which it speaks of them, and whom its pronouns mean."""

    def __init__(self, text: str, entities: Entities, sources: list[Span], quoted: list[Span]):
        """Gather the mentions outside quotations; `sources` and `quoted` are spans in the order of the text."""
        self.text = text
        ends = SENTENCE_END.finditer(text)
        self.sentences = [0, *(match.end() for match in ends if not is_after_abbreviation(text, match.start()))]
        self.quoted = quoted
        self.quote_starts = [span[0] for span in quoted]
        self.candidates: list[Candidate] = []
        self.unproven: list[Candidate] = []
        speaking = speakers(entities, text, sources)
        for mention, number in entities.mentions:
            entity = entities.everyone[number]
            if entity.person is not False and not self.is_quoted(mention.start):
                speaks = mention.start in speaking and not mention.possessive
                standing = 2 if speaks else self.standing(mention)
                known = entity.person or mention.start in speaking
                (self.candidates if known else self.unproven).append(Candidate(*mention[:2], standing, entity))
        self.learn_pronouns(entities)

    def is_quoted(self, position: int) -> bool:
        """Return whether a position stands inside a quotation."""
        at = bisect_right(self.quote_starts, position) - 1
        return at >= 0 and position < self.quoted[at][1]

    def standing(self, mention: Mention) -> int:
        """Return 0 for a name after a preposition or “the” or in the possessive, and 1 for any other: a subject.

        What a sentence opens with it is about: For Wren, the win came late. Wren’s win came late.
        """
        begin = self.sentences[self.sentence_of(mention.start) - 1]
        before = self.text[max(begin, mention.start - 40) : mention.start].split()
        while before and is_title_or_role(before[-1]):
            before.pop()
        word = before[-1].lower() if before else ""
        beside = BESIDE.match(self.text, mention.end)
        if beside and calls_somebody(beside.group(1)):
            return 0  # Wren supporters
        if mention.possessive:
            return int(not before)
        if before and word in TOPICS and before[-1] != word:
            return 1
        return 0 if word == "the" or classes("words").get(word) == "preposition" else 1

    def sentence_before(self, position: int, number: int = 1) -> int:
        """Return where the sentence begins that stands a number of sentences before that of a position."""
        return self.sentences[max(0, self.sentence_of(position) - 1 - number)]

    def opens_later_sentence(self, position: int, other: int) -> bool:
        """Return whether a place opens a sentence after that of another: A report came out."""
        sentence = self.sentence_of(position)
        return self.sentences[sentence - 1] == position and sentence > self.sentence_of(other)

    def sentence_of(self, position: int) -> int:
        """Return the number of the sentence in which a position stands."""
        return bisect_right(self.sentences, position)

    def learn_pronouns(self, entities: Entities) -> None:
        """Let a person have the pronoun that follows the name in its sentence before anybody else is named there.

        Only a name that opens its sentence, or before “, who”, teaches: elsewhere somebody else may be meant. What a
        text says again and again outweighs the list of first names. Somebody of whom nothing tells that it is a person
        becomes one by “himself” or “herself”.
        """
        possible = [one for one in self.unproven if is_like_person(one.entity.words, described=True)]
        everyone = sorted(self.candidates + possible, key=lambda one: one.start)
        votes: dict[int, list[str]] = {}
        sentence = -1
        for one, after in zip_longest(everyone, everyone[1:]):
            before, sentence = sentence, self.sentence_of(one.start)
            if before == sentence or one.entity.titled or one.entity.pronoun and entities.has_namesake(one.entity):
                continue
            begin = self.sentences[sentence - 1]
            if one.start - begin > OPENING and not self.text.startswith(", who", one.end):
                continue
            end = self.sentences[sentence] if sentence < len(self.sentences) else len(self.text)
            end = min(end, after.start) if after else end
            own = (OWN if one.entity.person else SELF).search(self.text, one.end, end)
            if own and not self.is_quoted(own.start()):
                votes.setdefault(id(one.entity), []).append("he" if own.group(1) else "she")
            elif not one.entity.pronoun and (pronoun := self.pronoun_after(one, after, sentence)):
                votes.setdefault(id(one.entity), []).append(pronoun)
        proven = [one for one in self.unproven if len(set(votes.get(id(one.entity), ()))) == 1]
        for one in self.candidates + proven:
            said = votes.get(id(one.entity), [])
            if len(set(said)) == 1 and (not one.entity.pronoun or len(said) > 1):
                one.entity.person, one.entity.pronoun = True, said[0]
        if proven:
            self.candidates = sorted(self.candidates + proven, key=lambda one: one.start)

    def pronoun_after(self, one: Candidate, after: Candidate | None, sentence: int) -> str | None:
        """Return the pronoun that opens the sentence after that of the only person named in it: Wren left. Her agent …

        None if there is none, or if somebody else of that pronoun was named just before.
        """
        if not one.subject or sentence >= len(self.sentences) or after and after.start < self.sentences[sentence]:
            return None
        match = OPENS_WITH.match(self.text, self.sentences[sentence])
        pronoun = match and ("he" if match.group(1) else "she")
        return None if match and self.has_rival_before(one, pronoun) else pronoun

    def has_rival_before(self, one: Candidate, pronoun: str) -> bool:
        """Return whether somebody else for whom a pronoun is known to fit is named in the sentences before."""
        rivals = (other for other in self.before(one.start) if other.fits == pronoun and other.entity is not one.entity)
        sentence = self.sentence_of(one.start)
        return any(sentence - self.sentence_of(other.start) < RIVAL_REACH for other in rivals)

    def descriptions(self, sources: set[int]) -> list[Span]:
        """Return where sentences begin with a description of one person, but for `sources`: The professor paused."""
        spans = []
        for start in self.sentences:
            match = DESCRIPTION.match(self.text, start)
            if not match or match.start("one") in sources:
                continue
            words = match["words"].split()
            before = self.text[start : match.start("one")].split(" ")[0].lower()
            if before and match["one"][0] == "a" and before.rstrip(",") not in grammar_words():
                continue  # Ada Wren, a baker
            head = next((number for number, word in enumerate(words) if is_one_person(word.lower())), None)
            if head is not None and NAMED_AFTER.match(self.text, match.start("words")):
                continue  # The chair of judges, Ada Wren: named at once
            if head is not None and not any(map(is_phrase_end, words[:head])):
                end = match.start("words") + len(" ".join(words[: head + 1])) + 1
                spans.append(Span(match.start("one"), end))
        return spans

    def asked(self) -> list[tuple[Span, str]]:
        """Return each “him” or “her” of whom something is asked, and the pronoun: whoever it is may answer."""
        return [
            (Span(*match.span()), "he" if match["he"] else "she")
            for match in HIM_OR_HER.finditer(self.text)
            if ASKS_SOMEBODY.search(self.text, max(0, match.start() - ASKING_REACH), match.start())
            and not self.is_quoted(match.start())
        ]

    def asked_at(self, position: int, pronoun: str) -> Entity | None:
        """Return whom “him” or “her” means of whom another asks something there; None if nobody or the asker fits."""
        begin = self.sentences[self.sentence_of(position) - 1]
        one = self.of(begin, pronoun)
        asker = next((other.entity for other in self.before(position) if other.start >= begin), None)
        return one.entity if one and asker and one.entity is not asker else None

    def note(self, one: Candidate) -> None:
        """Add somebody whom a pronoun or a description has just named."""
        insort(self.candidates, one, key=lambda other: other.start)

    def is_near(self, one: Candidate, position: int) -> bool:
        """Return whether somebody was named so few sentences before a position that the text may go on about them."""
        return self.sentence_of(position) - self.sentence_of(one.start) <= CONTINUES

    def near(self, position: int) -> list[Candidate]:
        """Return those named so few sentences before a position that the text may go on about them, the last first."""
        return [one for one in self.before(position) if self.is_near(one, position)]

    def first_of(self, position: int) -> Entity | None:
        """Return the first person whom the text names before a position; None if it names nobody."""
        first = self.candidates[0] if self.candidates else None
        return first.entity if first and first.start < position else None

    def next_named(self, position: int) -> Candidate | None:
        """Return the first person whom the text names after a position; None if it names nobody."""
        first = bisect_left(self.candidates, position, key=lambda one: one.start)
        return self.candidates[first] if first < len(self.candidates) else None

    def before(self, position: int) -> list[Candidate]:
        """Return the last candidates before a position, the nearest first."""
        last = bisect_left(self.candidates, position, key=lambda one: one.start)
        return self.candidates[max(0, last - 40) : last][::-1]

    def of(self, position: int, pronoun: str | None) -> Candidate | None:
        """Return whom “he” or “she” means at a position; None if nobody before it fits, or two fit alike.

        Without a pronoun it is whom the text goes on about.

        Where nobody fits who is known to be a person, it is the name that last opened a sentence.
        """
        lesser = None  # the nearest who is no subject: taken if no subject stands near before
        near = self.before(position)
        fitting = (one for one in near if pronoun is None or one.fits in (None, pronoun))
        near = takewhile(lambda one: one.start >= position - LOOK_BACK, fitting)
        for sentence, group in groupby(near, lambda one: self.sentence_of(one.start)):
            held = list(group)
            if lesser and (
                sentence < self.sentence_of(lesser.start) - 2 or self.begins_anew(held[0], lesser, position)
            ):
                return lesser
            chosen = self.best(held)
            if chosen and chosen.subject:
                return self.whose_family(chosen, position, pronoun) or self.opened_since(chosen, position)
            lesser = lesser or chosen
        return lesser or self.opening(position, certain=False)

    def whose_family(self, one: Candidate, position: int, pronoun: str | None) -> Candidate | None:
        """Return of whom a paragraph tells that brings somebody in as family, for a pronoun in the next; else None.

        Wren lives alone. Her daughter, Ada Hale, visits on Sundays. ⏎ “I like it,” she said.
        """
        if pronoun is None or not one.entity.relative or one.subject > 1 or one.entity.mentions[0].start != one.start:
            return None
        owned = BY_PRONOUN.search(self.text, max(0, one.start - 60), one.start)
        if not owned or "\n" not in self.text[one.end : position]:
            return None
        begin = self.text.rfind("\n", 0, one.start) + 1
        before = (other for other in self.before(one.start) if other.start >= begin and other.subject)
        return next((other for other in before if other.fits in (None, pronoun)), None)

    def begins_anew(self, before: Candidate, lesser: Candidate, position: int) -> bool:
        """Return whether who is no subject is the first whom the paragraph of a pronoun names: It was so for Wren. He …

        Not in the possessive: Wren’s mother.
        """
        if POSSESSIVE.search(self.text, lesser.start, lesser.end):
            return False
        return "\n" in self.text[before.end : lesser.start] and "\n" not in self.text[lesser.end : position]

    def opened_since(self, chosen: Candidate, position: int) -> Candidate:
        """Return the name, not known to be a person's, that opened a sentence since that of `chosen`, or `chosen`."""
        opening = self.opening(position)
        return opening if opening and self.sentence_of(opening.start) > self.sentence_of(chosen.start) else chosen

    def best(self, group: list[Candidate]) -> Candidate | None:
        """Return who of one sentence stands best for a pronoun; None if two are named as one subject."""
        ranked = sorted(
            group,
            key=lambda one: (
                -one.subject,
                not self.says_the_sentence(one),
                self.is_fronted(one),
                one.fits is None,
                one.start,
            ),
        )
        first = ranked[0]
        other = next((one for one in ranked if one.entity is not first.entity), None)
        later = (one for one in group if one.entity is not first.entity and one.start > first.end)
        asked = next((one for one in later if ASKS.search(self.text, first.end, one.start)), None)
        if asked and not POSSESSIVE.search(self.text, asked.start, asked.end):
            return asked  # Wren asked Hale why he left
        joined = other and other.subject and JOINED.fullmatch(self.text, first.end, other.start)
        return None if joined and other.fits == first.fits else first

    def says_the_sentence(self, one: Candidate) -> bool:
        """Return whether a sentence is what somebody named at its end said: Hale plans to go, Wren said."""
        said = one.subject > 1 and SAID.match(self.text, one.end)
        return bool(said) and self.text.endswith((", ", ",” ", '," '), 0, one.start)

    def is_fronted(self, one: Candidate) -> bool:
        """Return whether somebody is named in a clause before the main one: After Hale left, Wren took over."""
        begin = self.sentences[self.sentence_of(one.start) - 1]
        opener = FIRST_WORD.match(self.text, begin)
        return bool(opener) and opener.group() in CLAUSE_OPENERS and "," not in self.text[begin : one.start]

    def has_rival(self, one: Candidate, position: int, pronoun: str) -> bool:
        """Return whether a pronoun is known to fit somebody else who is named since the sentence of `one` begins."""
        begin = self.sentences[self.sentence_of(one.start) - 1]
        last = bisect_left(self.candidates, position, key=lambda other: other.start)
        near = takewhile(lambda other: other.start >= begin, reversed(self.candidates[:last]))
        return any(other.fits == pronoun and other.entity is not one.entity for other in near)

    def opening(self, position: int, certain: bool = True) -> Candidate | None:
        """Return the name of two words or more that opens one of the two sentences before; None if none does.

        `certain` asks that it look like a person’s: not Capitol Hill.
        """
        sentence = self.sentence_of(position)
        last = bisect_left(self.unproven, position, key=lambda one: one.start)
        for one in reversed(self.unproven[max(0, last - 5) : last]):
            here = self.sentence_of(one.start)
            if here < sentence - 2:
                break
            opens = one.start == self.sentences[here - 1] and one.subject
            described = self.text.startswith(", ", one.end)
            if opens and len(one.entity.words) > 1 and is_like_person(one.entity.words, described or not certain):
                return one
        return None


def is_phrase_end(word: str) -> bool:
    """Return whether a word is no modifier of a noun after it: of, was, that, town’s."""
    return classes("words").get(word.lower()) in NO_MODIFIERS or bool(POSSESSIVE.search(word))


def calls_somebody(word: str) -> bool:
    """Return whether a word after a name is for others, whom the name only describes: the Wren campaign, Wren aides."""
    return word not in THINGS and (is_role(word) or word in classes("bodies"))


def speakers(entities: Entities, text: str, sources: list[Span]) -> set[int]:
    """Return where the names start that sources end in: “researcher Ada Wren, who …” speaks as Ada Wren."""
    starts = [mention.start for mention, _ in entities.mentions]
    speaking = set()
    for start, end in sources:
        comma = text.find(", ", start, end)
        name = introduced(text[start:end]) if comma > 0 else None
        if name:  # one of Wren’s friends, Ada Hale
            speaking.add(text.index(name, comma))
            continue
        at = bisect_left(starts, comma if comma > 0 else end) - 1
        if at < 0 or starts[at] < start or is_of_another(text, start, starts[at]):
            continue
        beside = BESIDE.match(text, entities.mentions[at][0].end, end)
        if not beside or not calls_somebody(beside.group(1)):  # many Wall Street players
            speaking.add(starts[at])
    return speaking


def is_after_abbreviation(text: str, stop: int) -> bool:
    """Return whether a full stop ends no sentence, as it stands after an abbreviation or an initial."""
    if text[stop] != ".":
        return False
    word = LAST_WORD.search(text, max(0, stop - 9), stop).group()
    return len(word) == 1 or word.lower() in abbreviations()
