"""The rules: each finds one way in which news writes a source, a cue and a content. Their order is in `RULES`.

A rule looks at one word of a sentence, given as tagged words, and returns a `Frame` or None. `first` and `last` bound
the sentence, `i` is the word, `frames` are those already found in the sentence.
"""

from __future__ import annotations

import re

from newsaudit.engine.alphabet import NOUNS as NOUN
from newsaudit.engine.clauses import main_subject, opens_clause
from newsaudit.engine.contents import (
    ASKED,
    CLAUSE,
    begins_it,
    content_after,
    fits,
    is_clause,
    led_in,
    left_content,
    nothing_after,
    quoted_by_relative,
    resumed,
    up_to_end,
)
from newsaudit.engine.model import Frame
from newsaudit.engine.phrases import TIME_END, phrase_after, subject_before
from newsaudit.engine.tokens import Tokens, cue_at
from newsaudit.engine.verbs import BE, is_finite, verb_group

OWNERS = frozenset("his her their its my our".split())

REDUCED = re.compile(r"(?:D|p?D|p[dCHoNKs]+)*(?:X|(?<!K)V)")  # “a merger announced on Monday would …”
QUOTED_AFTER = re.compile(",[^Q]*,Q|,?Q")
SPEAKER_AFTER = re.compile(r"Q(?:[dCHhNoR]{1,8}[VZ]|[VZ][dChH])")
NAME = re.compile(r"d?[CHoK]{1,6}$|h$")
INTRODUCED = re.compile(r"[CH]*C,d[CHo]+(?:p[dCHo]+)?,")


def inverted(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """The cue comes before its source: “We are leaving,” said Colonel Wren."""
    found = cue_at(tokens, i, last)
    if not found or tokens.tags[i] not in "VZ":
        return None
    tags, (cue, end) = tokens.tags, found
    if i == first:
        source = phrase_after(tokens, end, last)
        begin = source[1] + 1 if source else last
        if begin >= last or tags[begin - 1] not in ",:" or tags[begin] != "Q":
            return None
        return Frame((i, end), source, [up_to_end(tokens, begin, last)], "inverted", cue.lemma)
    if tags[i - 1] not in ",Q" or (tags[i - 1] == "," and tags[i + 1 : i + 2] in ("t", "Q")):
        return None
    source = phrase_after(tokens, end, last)
    if not source:
        return None
    closed = source[1] == last or tags[source[1]] in ",."
    if tags[i - 1] == "Q" and tokens.words[i - 1][-1] not in ",.?!—-–…" and tags[source[0]] != "C":
        return None  # “the so-called “experts” said nothing”
    if not closed and tags[source[1]] in "XVZv" and tags[first:i].lstrip("abR,(-")[:1] != "Q":
        return None  # “Wren, citing “the cost,” said the plan is dead”
    if cue.takes == "person" and not closed:
        return None
    quoted = tags[i - 1] == "Q" or tags[i - 2] == "Q"
    before_it = cue.lemma not in REPORTS and subject_before(tokens, first, i)
    if INTRODUCED.fullmatch(tags, first, i):
        return None  # “Ada Wren, an Ottawa lawyer, said the storms raise questions”
    if not quoted and (not closed or cue.takes not in ("clause", "sentence", "that") or before_it):
        return None  # “Wren, a lawyer, saw the judge” is not “The law is dead, saw the judge”
    content, rest = left_content(tokens, first, i, frames), resumed(tokens, source[1], last, quoted)
    contents = [content, *rest] if content else rest
    return Frame((i, end), source, contents, "inverted", cue.lemma) if contents else None


def subject_verb(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Source, cue, content: Wren said the law is dead. Or content first: “No,” Wren said. The law, she says, is dead.

    Without a subject of its own (“Wren rose and said …”) the cue takes that of its sentence: rule `coordinated`. After
    “what” the content follows a form of to be (“what Wren fears is a war”): rule `free_relative`.
    """
    found = cue_at(tokens, i, last)
    start = verb_group(tokens, first, i) if found else first
    if start == first or not is_finite(tokens, first, start, i, found[1]):
        return None
    tags, (cue, end) = tokens.tags, found
    source, rule = subject(tokens, first, start, end, frames)
    if source is None:
        return None
    begin, addressee = content_after(tokens, end, last, cue.takes)
    right = fits(tokens, begin, last, cue.takes) and not quoted_by_relative(tokens, begin, last, cue.takes)
    before = tags[source[0] - 1] if source[0] > first else ""
    if right and tags[begin] == "X" and before and tokens.words[source[0] - 1] == "what":
        return Frame((start, end), source, [up_to_end(tokens, begin + 1, last)], "free_relative", cue.lemma)
    if before == "p" and tags[i] == "V" and any(one.cue and one.cue[1] == source[0] - 1 for one in frames):
        return None  # “he said in a statement read to the court”: the statement does not read
    beside = before and before in "Q," and "Q" in tags[max(first, source[0] - 2) : source[0]]
    if tags[i] == "V" and start == i and right and not beside and REDUCED.match(tags, end, last):
        return None
    if tags[i] == "V" and cue.takes in ("object", "fragment") and before and before in "VZvBGgp":
        return None  # “the loophole called an inversion”: the noun is called, it does not call
    if rule == "coordinated" and {"may", "might"} & set(tokens.words[start:i]):
        return None  # “Wren said the heat was new and might explain the deaths”: the heat explains
    if rule == "coordinated" and cue.takes == "object" and "Q" not in tags[begin:last]:
        return None
    left = left_content(tokens, first, source[0], frames) if rule == "subject_verb" else None
    quoted = left is not None and tags[left[1] - 1] == "Q"
    following = [up_to_end(tokens, begin, last)] if right else []
    if right and tags[begin] == "Q" and before and tokens.words[source[0] - 1] == "what":
        following = [(begin, begin + 1)]  # “The bank faced what analysts called “a storm” on Monday”
    if quoted and right and any(0 <= left[1] - 1 - one.cue[1] < 4 for one in frames):
        contents = following  # When somebody shouted, “No,” Wren said that …
    elif quoted:
        contents = [left, *resumed(tokens, end, last, quoted=True)]
    elif left and not right and cue.takes in ("clause", "person", "sentence", "that"):
        rest = resumed(tokens, end, last, quoted=False)
        contents = [left, *rest] if rest or is_clause(tokens, left) and nothing_after(tokens, begin, last) else []
    elif begin + 1 < last and tags[begin] == "," and before and led_in(tokens, first, source[0], cue.takes):
        contents = [up_to_end(tokens, begin + 1, last)]
    elif left and right and begins_it(tokens, left, begin):
        contents = [left, *following]
    else:
        contents = following
    return Frame((start, end), source, contents, rule, cue.lemma, addressee)


def subject(
    tokens: Tokens, first: int, start: int, end: int, frames: list[Frame]
) -> tuple[tuple[int, int] | None, str]:
    """The subject of the verb group from `start` to `end`, and the rule: `coordinated` if an earlier verb has it."""
    tags, before = tokens.tags, tokens.tags[start - 1]
    if before == "t" and tags[start - 2] in NOUN and "Q" in tags[end : end + 2]:
        return (start - 1, start), "subject_verb"  # “shirts that read “No””
    if before in NOUN + "hwdmsDBZ),-" or "Q" in tags[max(first, start - 8) : start]:
        own = subject_before(tokens, first, start)
        if own:
            return own, "subject_verb"
    if before == "a" and frames and frames[-1].cue and frames[-1].cue[1] == start - 1:
        return frames[-1].source, "coordinated"  # “she laughed and said”
    time = TIME_END.search(tags, max(first, start - 4), start)  # “and on Monday announced”
    joined = tags[time.start() - 1] if time and time.start() > first else before
    listed = before == "," or before == "Q" and tokens.words[start - 1][-1] == ","  # “supports “pay,” opposes “cuts””
    if joined == "a" or tokens.words[start - 1] in ("but", "yet") or frames and listed:
        return main_subject(tokens, first, start, sources_of(frames)), "coordinated"
    return None, "coordinated"


REPORTS = frozenset("say add note argue explain announce write warn tweet".split())


def sources_of(frames: list[Frame]) -> list[tuple[int, int]]:
    """The sources of frames whose source is the subject of its clause."""
    return [one.source for one in frames if one.source and one.rule not in ("passive", "according_to", "noun_cue")]


def participle(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """A cue in -ing takes the source of its main clause: Wren praised the troops, adding that they will leave."""
    found = cue_at(tokens, i, last)
    if not found:
        return None
    tags, (cue, end) = tokens.tags, found
    start = verb_group(tokens, first, i)
    if "X" in tags[start:i]:
        return subject_verb(tokens, first, last, i, frames)
    begin, addressee = content_after(tokens, end, last, cue.takes)
    before = tags[start - 1] if start > first else ","
    if start == first:  # “Citing the cost, Wren said …”
        last = max(tags.find(",", begin, last), begin)
    if not fits(tokens, begin, last, cue.takes) or cue.takes == "object" and "Q" not in tags[begin:last]:
        return None
    if tags[begin] not in "tQhb" and (before == "p" or cue.takes == "clause" and not CLAUSE.match(tags, begin, last)):
        return None
    if start == first:
        source = phrase_after(tokens, last + 1, len(tags))
        return Frame((start, end), source, [(begin, last)], "participle", cue.lemma, addressee) if source else None
    if before == "a" and frames and frames[-1].rule == "participle":
        return Frame(
            (start, end), frames[-1].source, [up_to_end(tokens, begin, last)], "participle", cue.lemma, addressee
        )
    nearest = subject_before(tokens, first, start) if before in "oKHCp" else None
    if not nearest or tokens.words[nearest[0] - 1] not in BE | {"with"}:  # “It ends with a voice saying …”
        nearest = main_subject(tokens, first, start, sources_of(frames)) or nearest
    if not nearest:
        return None
    return Frame((start, end), nearest, [up_to_end(tokens, begin, last)], "participle", cue.lemma, addressee)


def infinitive(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """A cue after “to” takes the main subject: Wren stood up to say that the law is dead."""
    found = cue_at(tokens, i, last)
    if not found or i <= first or tokens.words[i - 1] != "to":
        return None
    cue, end = found
    begin, addressee = content_after(tokens, end, last, cue.takes)
    clausal = cue.takes in ("clause", "sentence", "that", "person")
    if begin >= last or tokens.tags[begin] not in ("tQh" if clausal else "tQ"):
        return None
    source = main_subject(tokens, first, i, sources_of(frames))
    return (
        Frame((i, end), source, [up_to_end(tokens, begin, last)], "infinitive", cue.lemma, addressee)
        if source
        else None
    )


def passive(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """A passive cue has its source after “by”, or none: The plan was announced by Wren. Wren is expected to leave.

    Who “was told that …” is the addressee.
    """
    found = cue_at(tokens, i, last)
    if not found:
        return None
    tags, (cue, end) = tokens.tags, found
    start = verb_group(tokens, first, i)
    subject = subject_before(tokens, first, start)
    if tokens.words[end : end + 1] == ["by"] and end + 1 < last:
        source = phrase_after(tokens, end + 1, last)
        if not source or not subject:
            return None
        spoken = QUOTED_AFTER.match(tags, source[1], last)
        if spoken:
            contents = [up_to_end(tokens, spoken.end() - 1, last)]
        elif tokens.words[source[1] : source[1] + 1] and (tags[source[1]] == "t" or tokens.words[source[1]] in ASKED):
            contents = [up_to_end(tokens, source[1], last)]
        elif cue.takes in ("clause", "sentence"):
            contents = [subject]
        else:
            return None
        return Frame((start, end), source, contents, "passive", cue.lemma)
    begin, _ = content_after(tokens, end, last, "clause")
    hearer = subject if cue.takes == "person" and tags[begin : begin + 1] == "t" else None
    if not any(word in BE for word in tokens.words[start:i]) or cue.takes == "quote" or begin >= last:
        return None
    if tags[begin] not in "tQ" and (tokens.words[begin] != "to" or cue.takes not in ("clause", "sentence", "person")):
        return None
    contents = [up_to_end(tokens, begin, last)]
    if subject and tags[begin] != "t":
        contents = [subject, *contents]
    return Frame((start, end), None, contents, "passive", cue.lemma, hearer)


def according_to(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """“According to” names a source before or after its content: According to Wren, the law is dead."""
    tags, end = tokens.tags, i + 2
    if tokens.words[i + 1 : end] != ["to"]:
        return None
    source = phrase_after(tokens, end, last)
    if not source:
        return None
    if not tags[first:i].strip("abR"):
        comma = tags.find(",", source[1], last)
        begin = max(comma + 1, source[1])
        begin += tags[begin : begin + 1] == ":"
        contents = [up_to_end(tokens, begin, last)] if begin < last else []
    else:
        begin = max([first, *(frame.cue[1] for frame in frames if frame.rule == "according_to")])
        contents = [up_to_end(tokens, begin, i), *resumed(tokens, source[1], last, quoted=False)]
    return Frame((i, end), source, contents, "according_to", "according to")


def noun_cue(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """A noun of saying with its owner and a that-clause or quotation: Wren's claim that the law is dead."""
    tags = tokens.tags
    if (
        i == first
        or i + 1 >= last
        or tags[i + 1] not in "tQ:"
        or tags[i + 1] == "t"
        and tags[i + 2 : i + 3] in tuple("XVZvBR")
    ):
        return None  # “the claim that was made” is no claim that something was made
    k = i - 1
    while k > first and tags[k] in "oNCg" and tags[k - 1] != "s":
        k -= 1
    source = None
    if k > first and tags[k] == "s":
        source = subject_before(tokens, first, k)
    elif tokens.words[k] in OWNERS:
        source = (k, k + 1)
    if source and tokens.words[source[0]] in NOTES:
        return None
    begin = i + 1 + (tags[i + 1] == ":")
    return Frame((i, i + 1), source, [up_to_end(tokens, begin, last)], "noun_cue", tokens.words[i]) if source else None


def unlisted(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Any verb in the past counts beside a quotation that lacks one: “No more,” the colonel thundered."""
    tags, word = tokens.tags, tokens.words[i]
    if tags[i] == "o" and not word.endswith("ed"):
        return None
    start = verb_group(tokens, first, i)
    if start == first or (tags[start - 1] == "o" and word.endswith("s")):
        return None
    if tags[i - 1] == "Q" and word.endswith("ed"):
        source, content = phrase_after(tokens, i + 1, last), left_content(tokens, first, i, frames)
        if not source or not content:
            return None
        return Frame((i, i + 1), source, [content, *resumed(tokens, source[1], last, True)], "unlisted", word)
    source = subject_before(tokens, first, start)
    if not source or tags[source[0]] == "w":
        return None
    if source[0] > first and tags[source[0] - 1] == "Q" and tokens.words[source[0] - 1][-1] in ",?!—-–":
        content = left_content(tokens, first, source[0], frames)
        return (
            Frame((start, i + 1), source, [content, *resumed(tokens, i + 1, last, True)], "unlisted", word)
            if content
            else None
        )
    handed = re.compile(r"[^QVZGP.;]*[:,]Q").match(tags, i, last)
    if handed and opens_clause(tokens, first, source[0]):
        return Frame((start, i + 1), source, [up_to_end(tokens, handed.end() - 1, last)], "unlisted", word)
    return None


def label(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """A colon after a name or words without a cue hands over to a quotation: Wren: “No.” Or: the reply was, “No.”"""
    tags = tokens.tags
    if tags[i] == "," and (tags[i + 1 : i + 2] != "Q" or i == first or tokens.words[i - 1] not in BE):
        return None
    if tags[i + 1 : i + 2] not in ("Q", "") or any(one.contents and one.contents[-1][1] > i for one in frames):
        return None
    if SPEAKER_AFTER.match(tags, i + 1, last) and tokens.words[i + 1][-1] == ",":
        return None  # The plan was dead: “No,” Wren said.
    head = max(first, tags.rfind("-", first, i) + 1)  # “A question of money – Ada Wren: “…””
    source = (head, i) if NAME.match(tags[head:i]) else main_subject(tokens, first, i, sources_of(frames))
    if not source:
        return None
    if i + 1 == last and not re.search(r"[VZKB]", tags[first:i]):
        return Frame(None, source, [], "label")  # before a list, unless a quotation follows
    return Frame((i, i + 1), source, [up_to_end(tokens, i + 1, last)] if i + 1 < last else [], "label")


def transcript(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """A name alone before a colon at the head of a paragraph speaks the rest: WREN: We have no plan."""
    if first or i > 4 or i + 1 >= last or set(tokens.tags[:i]) != {"C"} or "Q" in tokens.tags or "~" in tokens.tags[:i]:
        return None
    if tokens.words[0] in NOTES or not re.search(r"[XVZvBh]", tokens.tags[i:]):
        return None
    return Frame((i, i + 1), (0, i), [up_to_end(tokens, i + 1, len(tokens.tags))], "transcript")


NOTES = frozenset("correction contributing update note related photo previously editor".split())


def signature(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """A dash after a quotation, then a name and nothing else: “We are tired.” — Ada Wren, a driver"""
    if i == first or tokens.tags[i - 1] != "Q" or tokens.tags[i + 1 : i + 2] != "C":
        return None
    source = phrase_after(tokens, i + 1, last)
    if not source or source[1] < last and tokens.tags[source[1]] != ".":
        return None
    return Frame((i, i + 1), source, [(i - 1, i)], "signature")


RULES = {
    "-": (signature,),
    "V": (inverted, subject_verb, passive),
    "P": (subject_verb, passive),
    "Z": (inverted, subject_verb),
    "B": (infinitive, subject_verb),
    "G": (participle,),
    "K": (noun_cue,),
    "A": (according_to,),
    "o": (unlisted,),
    "v": (unlisted,),
    ":": (transcript, label),
    ",": (label,),
}
