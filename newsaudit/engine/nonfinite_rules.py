"""The rules for a cue that has no subject of its own: in -ing after the main clause, or after “to”.

They have the form of those in `rules.py`, which has their order.
"""

from __future__ import annotations

import re

from newsaudit.engine.alphabet import OPENS_CONTENT, OPENS_SUBJECT
from newsaudit.engine.clauses import main_subject
from newsaudit.engine.contents import TAKE_CLAUSE, can_be_content, content_after, up_to_end
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.phrase_starts import DOCUMENTS
from newsaudit.engine.phrases import CLAUSE_OPENS, phrase_after, subject_before
from newsaudit.engine.subject_verb import sources_of, subject_verb
from newsaudit.engine.tokens import Tokens, cue_at
from newsaudit.engine.verbs import BE, REPORTS, verb_group
from newsaudit.engine.vetoes import NOBODY, opens_with_particle

QUOTATION_NEAR = 8  # words
# Where somebody has something from; what else follows “citing” is a reason.
CITED = DOCUMENTS.union(
    "media outlets people sources data figures statistics interview tally television radio website".split()
)
PUBLIC_PLACES = frozenset(
    "media conference statement television tv radio air airwaves podium stage floor twitter x facebook instagram "
    "telegram tiktok".split()
)
PLEASED = frozenset("delighted pleased proud excited thrilled happy sorry sad".split())
QUOTABLE = ("clause", "object", "fragment", "as", "person", "sentence")
IT_IS_EASY = re.compile("h[XR]*(?P<easy>o)(?:p[CHh])?$")  # it was wrong of Wren
EASY = frozenset(
    "easy hard difficult impossible possible fair wrong right safe early important interesting useful worth tempting "
    "reasonable unrealistic realistic simple premature enough unfair accurate inaccurate dangerous better best".split()
)


def participle(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return a cue in -ing with the source of its main clause, or None: Wren left, adding that it is dead."""
    cue_and_end = cue_at(tokens, i, last)
    if cue_and_end is None:
        return None
    cue, end = cue_and_end
    if cue.lemma == "identify":
        return None  # that is done with no words: identifying a group as a threat
    start = verb_group(tokens, first, i)
    if "X" in tokens.tags[start:i]:
        return subject_verb(tokens, first, last, i, frames)
    if cue.lemma == "cite" and frames and frames[-1].lemma in ("decline", "refuse"):
        return None  # it is why somebody says nothing
    begin, addressee = content_after(tokens, end, last, cue.takes)
    stop = max(tokens.tags.find(",", begin, last), begin) if start == first else last
    calls = tokens.word_before(start) in DOCUMENTS and cue.takes == "object"  # “a statement calling the law dead”
    if not calls and not can_follow_participle(tokens, tokens.tag_before(start, first), begin, stop, cue.takes):
        return None
    if start == first:  # “Citing the cost, Wren said …”
        source, content = phrase_after(tokens, stop + 1, len(tokens.tags)), (begin, stop)
    else:
        source, content = source_of_participle(tokens, first, start, frames), up_to_end(tokens, begin, last)
    return Frame((start, end), source, [content], "participle", cue.lemma, addressee) if source else None


def can_follow_participle(tokens: Tokens, before: str, begin: int, last: int, takes: str) -> bool:
    """Return whether the words from `begin` on can be the content of a cue in -ing with the tag `before` it."""
    tags = tokens.tags
    if not can_be_content(tokens, begin, last, takes):
        return False
    if takes == "object" and "Q" not in tags[begin:last] and not gives_reason(tokens, begin, last):
        return False
    if tags[begin] in OPENS_CONTENT + "hb":
        return True
    return before != "p" and (takes != "clause" or bool(CLAUSE_OPENS.match(tags, begin, last)))


def gives_reason(tokens: Tokens, begin: int, last: int) -> bool:
    """Return whether words follow “citing” and are a reason: weak demand; not two officials, a report, local media."""
    if tokens.words[begin - 1] != "citing" or tokens.tags[begin] == "C":
        return False
    head = tokens.tags[begin:last].partition("p")[0]  # a shortage of pilots
    return CITED.isdisjoint(tokens.words[begin:last]) and "H" not in head


def source_of_participle(tokens: Tokens, first: int, start: int, frames: list[Frame]) -> Words | None:
    """Return the source of a cue in -ing that does not open its sentence; None if there is none.

    That of the participle to which it is joined, or the noun before it after “with” or a form of to be (“It ends with
    a voice saying …”), or the main subject.
    """
    before = tokens.tag_before(start, first)
    if tokens.word_before(start) == "as":  # “quoted a commander as saying”
        return quoted_by(tokens, first, start - 1)
    if before == "a" and frames and frames[-1].rule == "participle":
        return frames[-1].source
    nearest = subject_before(tokens, first, start) if before in "oKHCp" else None
    if nearest and tokens.word_before(nearest[0]) in BE | {"with"}:
        return nearest
    return main_subject(tokens, first, start, sources_of(frames)) or nearest


def quoted_by(tokens: Tokens, first: int, i: int) -> Words | None:
    """Return whom somebody quotes “as saying”, who stands before a word, or in the passive before the verb of quoting.

    The paper quoted Wren as saying; Wren was quoted by the paper as saying.
    """
    nearest = subject_before(tokens, first, i)
    if nearest and tokens.words[nearest[0] - 1 : nearest[1]] == ["on", "record"]:  # “Wren is on record as saying”
        return subject_before(tokens, first, verb_group(tokens, first, nearest[0] - 1))
    if nearest and tokens.words[nearest[0] - 2 : nearest[0]] in (["quoted", "by"], ["cited", "by"]):
        return subject_before(tokens, first, verb_group(tokens, first, nearest[0] - 2))
    return nearest


def infinitive(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return a cue after “to” with the main subject as its source, or None: Wren rose to say that it is dead."""
    cue_and_end = cue_at(tokens, i, last)
    if cue_and_end is None or i <= first or tokens.words[i - 1] != "to":
        return None
    cue, end = cue_and_end
    if any(one.cue and one.cue[0] <= i < one.cue[1] for one in frames):  # “went on to say” is one cue
        return None
    if opens_with_particle(tokens, cue, end) or is_for_anyone(tokens, first, i - 1):  # “to figure it out”
        return None
    begin, addressee = content_after(tokens, end, last, cue.takes)
    opens = OPENS_CONTENT + "h" if cue.takes in TAKE_CLAUSE else OPENS_CONTENT
    quoted = (
        cue.takes in QUOTABLE and cue.lemma != "see" and "Q" in tokens.tags[begin : min(last, begin + QUOTATION_NEAR)]
    )
    quoted = quoted and tokens.tags[begin] in OPENS_SUBJECT + "o"
    public = not PUBLIC_PLACES.isdisjoint(tokens.words[max(first, i - 3) : i - 1])
    said = cue.lemma in REPORTS and public and CLAUSE_OPENS.match(tokens.tags, begin, last)
    said = said or cue.lemma == "announce" and tokens.words[max(first, i - 2)] in PLEASED  # is delighted to announce
    if begin >= last or tokens.tags[begin] not in opens and not quoted and not said:  # “took to the radio to say …”
        return None
    source = main_subject(tokens, first, i, sources_of(frames))
    if source is None or tokens.words[source[0]] in NOBODY:
        return None
    return Frame((i, end), source, [up_to_end(tokens, begin, last)], "infinitive", cue.lemma, addressee)


def is_for_anyone(tokens: Tokens, first: int, to: int) -> bool:
    """Return whether “to” follows “it” and an adjective, so that nobody is said to do it: it is easy to say that."""
    easy = IT_IS_EASY.search(tokens.tags, max(first, to - 8), to)
    return easy is not None and tokens.words[easy.start()] == "it" and tokens.words[easy.end("easy") - 1] in EASY
