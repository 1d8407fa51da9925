"""What looks like a source and a cue and says nothing: a `Reading`, and the vetoes that it may meet."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from newsaudit import lexicon
from newsaudit.engine.contents import ASKED
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.phrase_starts import BODIES, DOCUMENTS
from newsaudit.engine.phrases import CLAUSE_OPENS
from newsaudit.engine.tokens import Tokens

REDUCED_RELATIVE = re.compile(r"(?:D|p?D|p[dN]{0,2}[CHoNKs]+)*(?:X|(?<!K)V)")  # “a merger announced on Monday would …”
CHARGED = {"charge": (["with"],), "accuse": (["of"],)}
CALLED = re.compile("(?:m|d?C{1,4}|d?o?H)R?(?:[pbwaDXV.,]|$)")  # called the prison on; not: called the plan dead
GIVEN = frozenset(  # what one declines to do with words, besides the cues
    "name identify elaborate specify provide give share respond release speak talk speculate weigh be commit".split()
)
HAPPENS = frozenset("cheer begin go on continue start close finish laugh sing chant".split())  # as the crowd cheered
NOBODY = frozenset(["few", "none", "nobody", "neither"])
KEPT_BACK = re.compile(  # asked not to be named; asked for anonymity; asked that her surname not be used
    r"to (?:remain|stay|be) anonymous|for anonymity|not to be (?:named|identified|quoted)"
    r"|to be (?:only )?(?:called|known) (?!as |to |in |on |back)"
    r"|to be (?:only )?(?:named|identified|known|quoted)(?: only)? (?:by|as)"
    r"|that (?:\w+ ){0,2}(?:he|she|they|names?|surname|identity) (?:not be|be withheld)"
)
EVENTS = frozenset(  # what is called, and takes place
    "strike election elections meeting vote conference referendum ballot session summit hearing foul halt truce "
    "ceasefire recess timeout witness".split()
)
CLAUSE = re.compile(r"[tb]|[dChHoNKsapDRgG]{1,12}?[XVZv]")
DONE = frozenset("agree decline offer refuse report declare disclose".split())  # what one does with words
DUTIES = frozenset(["should", "must"])
POWERS = frozenset("can could may might must".split())
DEEDS = frozenset((row["lemma"], row["class"]) for row in lexicon.rows("deeds"))
PHRASE_WORDS = re.compile("[dNRoHKCsgGm]*")
SO_MANY = re.compile("N[oCHKs]{1,4}(?![oCHKsXVZv])")  # 300 jobs; not: 300 jobs would go
WITHOUT_WORDS = {"declare": "at", "reply": "with"}  # declared at 312 for six; replied with three goals
SOUNDS = frozenset("bell whistle siren blast horn gong alarm trumpet buzzer".split())
PARTICLES = {
    "show": ("up", "off", "around"),
    "hold": ("up", "off", "back", "on", "onto"),
    "call": ("off", "up", "back", "in"),
    "figure": ("it", "in"),
    "point": ("at",),
    "report": ("to", "for"),
    "warn": ("off",),
    "answer": ("to", "for"),
    "argue": ("with",),
    "say": ("mass", "goodbye", "hello", "prayers", "grace"),
}  # of other verbs that look like cues: hold up a sign


class Reading(NamedTuple):
    """A cue and its source, read as reported speech: word numbers, and what stands around them.

    `start` and `end` bound the cue with its auxiliaries, `verb` is its verb; `begin` is where a content after it would
    begin, and `follows` whether one can.
    """

    tokens: Tokens
    first: int
    last: int
    frames: list[Frame]
    start: int
    verb: int
    end: int
    cue: lexicon.Cue
    source: Words
    rule: str
    begin: int
    addressee: Words | None
    follows: bool

    @property
    def before(self) -> str:
        """Return the tag before the source, `EDGE` at the head of the sentence."""
        return self.tokens.tag_before(self.source[0], self.first)

    @property
    def follows_what(self) -> bool:
        """Return whether the source follows a “what”: what Wren fears."""
        return self.source[0] > self.first and self.tokens.words[self.source[0] - 1] == "what"

    @property
    def in_past(self) -> bool:
        """Return whether the cue is in the past, so that it may be a participle too."""
        return self.tokens.tags[self.verb] == "V"


def is_statement_read(reading: Reading) -> bool:
    """Return whether a cue's own words stand in the source's place: he said in a statement read to the court that."""
    if reading.before != "p" or not reading.in_past:
        return False
    return any(one.cue and one.cue[1] == reading.source[0] - 1 for one in reading.frames)


def is_reduced_relative(reading: Reading) -> bool:
    """Return whether the cue only describes a subject whose verb comes later: a merger announced on Monday would."""
    if not reading.in_past or not reading.follows or reading.start != reading.verb or reading.before == "w":
        return False
    counted = reading.tokens.words[reading.end : reading.end + 2] in (["at", "least"], ["at", "most"], ["up", "to"])
    counted = counted or reading.tokens.words[reading.end : reading.end + 1] in (["being"], ["having"])
    if counted or reading.cue.lemma == "say":  # “warned at least 40 were missing”
        return False
    source, tags = reading.source[0], reading.tokens.tags
    beside_quotation = reading.before in ("Q", ",") and "Q" in tags[max(reading.first, source - 2) : source]
    return not beside_quotation and bool(REDUCED_RELATIVE.match(tags, reading.end, reading.last))


def is_called_something(reading: Reading) -> bool:
    """Return whether the noun before the cue is called, and does not call: use the loophole called an inversion."""
    if not reading.in_past or reading.cue.takes not in ("object", "fragment", "as"):
        return False
    tokens, (start, end) = reading.tokens, reading.source
    is_body = tokens.words[start] in ("a", "an") and tokens.words[end - 1] in BODIES
    named = is_body and reading.cue.lemma == "call" and tokens.tags[reading.end] == "C"
    return reading.before in "VZvBGgp" or named  # “a company called Cask gave …”


def is_what_something_might_do(reading: Reading) -> bool:
    """Return whether the content, not the source, does it: Wren said the heat was new and might explain the deaths."""
    words = reading.tokens.words[reading.start : reading.verb]
    return reading.rule == "coordinated" and ("may" in words or "might" in words)


def has_only_an_object(reading: Reading) -> bool:
    """Return whether a joined cue only has an object, without a quotation: Wren rose and attacked the plan."""
    if reading.rule != "coordinated" or reading.cue.takes != "object":
        return False
    if reading.cue.lemma == "accuse" and "of" in reading.tokens.words[reading.begin : reading.last]:
        return False
    return "Q" not in reading.tokens.tags[reading.begin : reading.last]


def is_object_of_infinitive(reading: Reading) -> bool:
    """Return whether the source is a verb and its object after “to”: refused to share any further details about it."""
    (start, end), tokens = reading.source, reading.tokens
    alone = end - start == 1 and tokens.tags[start] == "o" and tokens.words[start][-1] != "s"  # to settle claims that
    return (
        start > reading.first and tokens.words[start - 1] == "to" and (alone or tokens.tags[start : start + 2] == "od")
    )


def is_passive(reading: Reading) -> bool:
    """Return whether the cue is a participle with its agent or charge: a unit led by Wren; a man charged with."""
    if not reading.in_past or "X" in reading.tokens.tags[reading.start : reading.verb]:
        return False
    words, tags = reading.tokens.words[reading.end : reading.last], reading.tokens.tags
    if words[:1] == ["by"]:
        named = tags[reading.end + 1 : reading.end + 2] in ("d", "C", "H", "h") and reading.cue.takes != "quote"
        return named or reading.cue.takes in ("object", "as")  # “a disease characterised by fever”
    return words[:1] in CHARGED.get(reading.cue.lemma, ())


def is_compound_noun(reading: Reading) -> bool:
    """Return whether a form in -s is a noun in the plural after an adjective: sparked widespread calls from members."""
    tokens, (start, end) = reading.tokens, reading.source
    if tokens.tags[reading.verb] != "Z" or reading.begin < reading.last and tokens.tags[reading.begin] in "tQh":
        return False
    return set(tokens.tags[start:end]) == {"o"} and reading.before in "vVZBgGp"


def is_object_of_relative(reading: Reading) -> bool:
    """Return whether the cue's object stands before its source: remove the fee he proposed for shops."""
    tokens = reading.tokens
    if tokens.tags[reading.source[0]] != "h" or reading.before not in "oKH":
        return False
    return reading.begin < reading.last and tokens.tags[reading.begin] == "p"


def is_finding_it(reading: Reading) -> bool:
    """Return whether somebody finds it hard to do something, which says nothing."""
    follows = reading.tokens.words[reading.end : reading.end + 3]
    return follows[:1] == ["it"] and follows[2:] in (["to"], ["for"])


def is_condition(reading: Reading) -> bool:
    """Return whether the cue only supposes something, without a quotation or a “that”: if the patient shows signs."""
    if reading.in_past or reading.tokens.word_before(reading.source[0]) not in ("if", "unless"):
        return False
    return reading.begin >= reading.last or reading.tokens.tags[reading.begin] not in "tQ"


def is_phrasal(reading: Reading) -> bool:
    """Return whether a particle makes another verb of the cue: hold up a sign, show up on television, call off."""
    return opens_with_particle(reading.tokens, reading.cue, reading.end)


def opens_with_particle(tokens: Tokens, cue: lexicon.Cue, end: int) -> bool:
    """Return whether a particle follows a cue that ends before word `end` and makes another verb of it."""
    word = tokens.words[end : end + 1]
    return bool(word) and word[0] in PARTICLES.get(cue.lemma, ())


def is_phone_call(reading: Reading) -> bool:
    """Return whether somebody only calls somebody, in words or by telephone: called the prison on Friday."""
    tokens, end = reading.tokens, reading.end
    in_relative = reading.before == "w" or reading.follows_what
    if in_relative or "Q" in tokens.tags[end : reading.last]:
        return False
    called = CALLED.match(tokens.tags, end, reading.last)
    return called is not None and not any(word[0] == '"' for word in tokens.words[slice(*called.span())])


def is_in_question(reading: Reading) -> bool:
    """Return whether the cue stands in a question that opens the sentence: Asked if she left, Wren sighed."""
    tokens, first = reading.tokens, reading.first
    opens = first + (tokens.words[first] in ("when", "but", "and"))
    if tokens.words[opens] not in ("asked", "pressed", "questioned"):
        return False
    inside = tokens.words[opens : reading.source[0]]
    return not ASKED.isdisjoint(inside) and not any(word[0] in ',"' for word in inside)


def is_power(reading: Reading) -> bool:
    """Return whether a relative clause only tells what its subject can do: the city, which can order repairs."""
    tokens, source = reading.tokens, reading.source[0]
    if tokens.tags[source] != "w" or POWERS.isdisjoint(tokens.words[reading.start : reading.verb]):
        return False
    return reading.begin >= reading.last or tokens.tags[reading.begin] not in "tQ"


def is_joined_to_infinitive(reading: Reading) -> bool:
    """Return whether the cue goes on an infinitive: passed a law to simplify and clarify the rules."""
    words = reading.tokens.words
    return (
        reading.rule == "coordinated" and reading.tokens.tags[reading.verb] == "B" and words[reading.start - 3] == "to"
    )


def is_answer_to_claim(reading: Reading) -> bool:
    """Return whether the content is that of a noun to which the source answers: responded to reports that he fled."""
    tokens, begin = reading.tokens, reading.begin
    return tokens.words[reading.end : reading.end + 1] == ["to"] and tokens.tags[begin - 1 : begin + 1] == "Kt"


def is_skill(reading: Reading) -> bool:
    """Return whether somebody knows or learns how to do something, which says nothing."""
    words = reading.tokens.words[reading.begin : reading.begin + 2]
    return words in (["how", "to"], ["what", "to"])


def is_not_done(reading: Reading) -> bool:
    """Return whether somebody only declines to do something, which is nothing said: declined to appoint a receiver."""
    words = reading.tokens.words[reading.begin : reading.last]
    if words[:1] != ["to"]:
        return False
    i = reading.begin + 1 + (reading.tokens.tags[reading.begin + 1 : reading.begin + 2] == "R")
    word, tag = reading.tokens.words[i : i + 1], reading.tokens.tags[i : i + 1]
    return GIVEN.isdisjoint(word) and (tag != "B" or word == ["make"])


def is_what_happens(reading: Reading) -> bool:
    """Return whether a clause with “as” only tells what went on meanwhile: It grew louder, as the crowd cheered."""
    if reading.tokens.word_before(reading.source[0]) not in ("as", "while"):
        return False
    return "Q" not in reading.tokens.tags[reading.first : reading.last]


def is_about_name(reading: Reading) -> bool:
    """Return whether somebody only asks, in no quoted words, to keep a name back or give it: asked not to be named."""
    if "Q" in reading.tokens.tags[reading.end : reading.last]:
        return False
    return bool(KEPT_BACK.match(" ".join(reading.tokens.words[reading.end : min(reading.last, reading.end + 9)])))


def is_nobody(reading: Reading) -> bool:
    """Return whether nobody, or hardly anybody, says it: Few expected a close race. None of them said so."""
    word, before = reading.tokens.words[reading.source[0]], reading.tokens.word_before(reading.source[0])
    if reading.tokens.words[reading.source[1] - 1] in ("nobody", "none"):  # a thing nobody mentioned
        return True
    return word in NOBODY and before not in ("a", "the", "those") or is_no_of_it(reading)


def is_no_of_it(reading: Reading) -> bool:
    """Return whether a source is no firm, no minister; not: No 10, No Labels."""
    start, tokens = reading.source[0], reading.tokens
    return tokens.words[start] == "no" and tokens.tags[start + 1] not in "NC" and tokens.word_before(start) != "in"


def is_advice(reading: Reading) -> bool:
    """Return whether somebody only should do something: residents should agree to pay, drivers must report income."""
    tokens, begin = reading.tokens, reading.begin
    if DUTIES.isdisjoint(tokens.words[reading.start : reading.verb]):
        return False
    said = opens_as_said(reading) or CLAUSE_OPENS.match(tokens.tags, begin, reading.last)
    return reading.cue.takes == "to" or not said


def is_event_called(reading: Reading) -> bool:
    """Return whether something is only called to be held: called a strike for Monday; not: called it a strike."""
    words, tags = reading.tokens.words[reading.begin : reading.last], reading.tokens.tags
    event = next((k for k, word in enumerate(words[:5]) if word in EVENTS), None)
    if event is None or words[0] not in ("a", "an", "another"):
        return False
    return "Q" not in tags[reading.begin : reading.last] and tags[reading.begin + event + 1 :][:1] not in ("d", "o")


def is_feeling_somehow(reading: Reading) -> bool:
    """Return whether an adjective, not a clause, follows “feel”: anyone who feels unwell should stay at home."""
    word = reading.tokens.words[reading.begin : reading.begin + 1]
    alone = reading.tokens.tags[reading.begin : reading.begin + 2] in ("oX", "oV", "ov")
    return alone and not word[0].endswith("s")


def is_going_to_happen(reading: Reading) -> bool:
    """Return whether something only will begin or go on, in words that are quoted: work would begin “within weeks”."""
    words = reading.tokens.words[reading.start : reading.verb]
    return not (POWERS | {"would", "will"}).isdisjoint(words)


def is_shown_by_somebody(reading: Reading) -> bool:
    """Return whether somebody, no record, shows a quality: he had shown “no remorse”; not: he showed that it works."""
    if not reading.follows:
        return False
    tags, word = reading.tokens.tags, reading.tokens.words[reading.source[1] - 1]
    somebody = tags[slice(*reading.source)] in ("C", "CC", "dH") and word not in DOCUMENTS or word in ("he", "she")
    return somebody and not CLAUSE.match(tags, reading.begin, reading.last)


def opens_as_said(reading: Reading) -> bool:
    """Return whether “that”, a quotation or a pronoun follows the cue, so that something was put in words."""
    return reading.tokens.tags[reading.begin : reading.begin + 1] in ("t", "Q", "h")


def is_taken(reading: Reading) -> bool:
    """Return whether somebody takes something rather than grants that it is so: accepted all the recommendations."""
    return not opens_as_said(reading)


def is_deed(reading: Reading) -> bool:
    """Return whether the object is one to which something is done without words: claimed 31 lives, ordered lunch."""
    tokens, begin = reading.tokens, reading.begin
    if opens_as_said(reading) or "Q" in tokens.tags[begin : reading.last]:
        return False
    phrase = PHRASE_WORDS.match(tokens.tags, reading.end, reading.last)
    end = phrase.end()
    words = [tokens.words[end - 1]] if tokens.tags[end : end + 1] not in tuple("XVvZ") else []
    if tokens.tags[end + 1 : end + 2] not in tuple("XVvZ"):  # a noun that looks like a verb: claimed 31 lives
        words += tokens.words[end : end + 1]
    if tokens.words[end : end + 1] == ["to"] and tokens.tags[end + 1 : end + 2] in ("o", "B"):  # expect them to recover
        return False
    fined = tokens.words[reading.end + 1 : reading.end + 2] == ["for"]  # cited him for speeding
    whom = fined and tokens.tags[reading.end] == "m" and reading.cue.lemma == "cite"
    sum_of_money = tokens.words[reading.end : reading.end + 1]
    paid = bool(sum_of_money) and sum_of_money[0][0] in "$£€" and reading.cue.lemma in ("charge", "claim")
    return whom or paid or any((reading.cue.lemma, word) in DEEDS for word in words)


def is_still_to_come(reading: Reading) -> bool:
    """Return whether somebody has yet to make something known: will report its results in May."""
    future = not {"will", "’ll", "'ll"}.isdisjoint(reading.tokens.words[reading.start : reading.verb])
    return future and not opens_as_said(reading)


def is_kept_back(reading: Reading) -> bool:
    """Return whether somebody only has not made something known, which says nothing: has not revealed the fee."""
    words = reading.tokens.words[reading.start : reading.verb]
    negated = "not" in words or "never" in words or any(word.endswith(("n't", "n’t")) for word in words)
    said = reading.tokens.tags[reading.begin : reading.begin + 1] in ("t", "Q")
    said = said or not ASKED.isdisjoint(reading.tokens.words[reading.begin : reading.begin + 1])
    return negated and not said


def is_sound(reading: Reading) -> bool:
    """Return whether a bell or the like, and nobody, announces or warns: a whistle announced the end."""
    return not SOUNDS.isdisjoint(reading.tokens.words[slice(*reading.source)]) and reading.cue.takes != "quote"


def is_no_plea(reading: Reading) -> bool:
    """Return whether somebody appeals to somebody without a wish: appealed to the Supreme Court, appeals to fans."""
    tokens, begin = reading.tokens, reading.begin
    to = tokens.words.index("to", begin, reading.last) if "to" in tokens.words[begin : reading.last] else reading.last
    return tokens.tags[to + 1 : to + 2] not in ("o", "B")


def is_only_a_deed(reading: Reading) -> bool:
    """Return whether somebody adds or calls back things, or shows somebody round, in no words: added 300 jobs."""
    tokens, begin = reading.tokens, reading.begin
    if opens_as_said(reading) or "Q" in tokens.tags[reading.first : reading.last]:
        return False
    words = tokens.words[begin : begin + 8]
    if reading.cue.lemma in WITHOUT_WORDS:
        return tokens.words[reading.end : reading.end + 1] == [WITHOUT_WORDS[reading.cue.lemma]]
    if reading.cue.lemma == "show":
        return not {"round", "around"}.isdisjoint(words)
    if reading.cue.lemma == "recall" and not {"squad", "team", "side"}.isdisjoint(words):
        return "to" in words  # recalled the seamer to the squad
    return bool(SO_MANY.match(tokens.tags, begin, reading.last))


def is_meeting(reading: Reading) -> bool:
    """Return whether somebody only agrees to meet: agreed to hold a second meeting in May."""
    words = reading.tokens.words[reading.begin : reading.last]
    return (
        words[:2] == ["to", "meet"] or words[:2] == ["to", "hold"] and not {"meeting", "talks"}.isdisjoint(words[2:7])
    )


OF_SOME_CUES = {  # the vetoes that only cues with these lemmas meet
    is_deed: {"charge", "cite", "claim", *(lemma for lemma, _ in DEEDS)},
    is_still_to_come: ("announce", "disclose", "report", "reveal"),
    is_kept_back: ("announce", "disclose", "reveal"),
    is_taken: ("accept",),
    is_going_to_happen: HAPPENS,
    is_shown_by_somebody: ("show",),
    is_feeling_somehow: ("feel",),
    is_event_called: ("call",),
    is_advice: DONE,
    is_about_name: ("ask", "request"),
    is_not_done: ("decline",),
    is_what_happens: HAPPENS,
    is_phrasal: PARTICLES,
    is_phone_call: ("call",),
    is_skill: ("know", "learn", "discover"),
    is_answer_to_claim: ("respond", "reply", "react"),
    is_finding_it: ("find",),
    is_no_plea: ("appeal to",),
    is_only_a_deed: ("add", "recall", "show", *WITHOUT_WORDS),
    is_meeting: ("agree",),
}
OF_ANY_CUE = (
    is_sound,
    is_nobody,
    is_power,
    is_in_question,
    is_joined_to_infinitive,
    is_passive,
    is_compound_noun,
    is_object_of_relative,
    is_condition,
    is_statement_read,
    is_reduced_relative,
    is_called_something,
    is_what_something_might_do,
    has_only_an_object,
    is_object_of_infinitive,
)


@cache
def vetoes_of(lemma: str) -> tuple[Callable[[Reading], bool], ...]:
    """Return the vetoes that a cue with a lemma may meet."""
    return tuple(veto for veto, lemmas in OF_SOME_CUES.items() if lemma in lemmas) + OF_ANY_CUE
