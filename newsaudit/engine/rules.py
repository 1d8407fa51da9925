"""The rules: each finds one way in which news writes a source, a cue and a content. Their order is in `RULES`.

A rule looks at one word of a sentence, given as tagged words, and returns a `Frame` or None. `first` and `last` bound
the sentence, `i` is the word, `frames` are those already found in the sentence. `lexicon/rule_examples.csv` has
sentences for each, `lexicon/rules.csv` explains it to readers of a report.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from newsaudit import lexicon
from newsaudit.engine.alphabet import CONNECTIVES, OTHER_FINITE_VERBS
from newsaudit.engine.clauses import main_subject, opens_clause
from newsaudit.engine.contents import (
    left_content,
    rest_of_content,
    up_to_end,
)
from newsaudit.engine.figure_rules import COUNTED, PUTS, puts_figure
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.nonfinite_rules import infinitive, participle
from newsaudit.engine.noun_rules import (
    CUE_ADJECTIVES,
    NO_SPEAKERS,
    SPEAKER_AFTER,
    according_to,
    adjective_cue,
    noun_cue,
)
from newsaudit.engine.passive_rules import HEARD, heard, passive
from newsaudit.engine.phrases import QUOTATION_GOES_ON, phrase_after, subject_before
from newsaudit.engine.record_rules import LISTED, SHOWN, lists_as, record_shows
from newsaudit.engine.subject_verb import sources_of, subject_verb
from newsaudit.engine.tokens import Tokens, cue_at
from newsaudit.engine.verbs import BE, REPORTS, SAYS, verb_group

SPOKEN = QUOTATION_GOES_ON + "."  # what a quotation ends in before its cue
SPEAKER = re.compile(r"d?[CHoK]{1,6}$|h$|C{2,5}(?:,N)?(?:,[dCHopN]{1,6}){1,2}$")  # Wren; Ada Wren, 34, nurse
INTRODUCED_SPEAKER = re.compile(  # Retired nurse Ada Wren, from Ayr; the owner, Ada Wren; Ada Wren (34), nurse
    r"d?[oHCs]{1,5},C{2,4}$|d?C{1,5}[(][^)QVZXBh.:]{1,12}[)]$|[dCHovs]{0,6}C{2,5}(?:[(][^)QVZXBh.:]{1,12}[)])?(?:,[dCHopNsR]{1,8}){0,2}$"
)
SIGNED = re.compile(  # Ada Wren, 34, nurse; nurse Ada Wren in the Echo; the owner, Ada Wren; The Echo
    r"[Ho]{0,2}C{1,5}(?:[(][^)QVZXBh.:]{1,12}[)])?(?:,?[dCHopNsaDR&]{1,10}){0,3}|[dHKos]{1,5}(?:,C{1,5}){1,2}|dC{1,4}"
)
DESCRIBED_NAME = re.compile(r"[CH]*C,d[CHo]+(?:p[dCHo]+)?,")  # Ada Wren, an Ottawa lawyer,
DESCRIBED_BY_CLAUSE = re.compile(r"[bRa]?(?:d?[oHK]+|C+),w[XVZvBR][^,Q]*,")  # Ada Wren, who lives in Derby,
LEADS_TO_SPEAKER = re.compile("[abR]{0,2},?[abR]?[opdh]?p")  # And from; This from
SPEAKS_FOR = re.compile("pd?[CHo]{1,5},(?=d?[Ho]{0,3},?C{2,5}$)")  # For Labour, Ada Wren; the spokesman, Ada Wren
FULL_NAME = re.compile("C{2,4}(?![CHo])")
TRANSCRIBED = re.compile("d?C{1,4}|C{2,4}(?:,[dCHopN]{1,6}){1,2}")  # WREN; THE WITNESS; Ada Wren, nurse
OWNED_WORDS = re.compile(
    "(?P<owner>d?[CHo]{1,4})s[oK]{1,2}(?:p[dCHo]{1,5})?(?:Xo)?"
)  # a mother’s plea; Wren’s message to staff
SPEAKING = re.compile(
    ",[gG][pb][^,QXVZ]*$|,p[^,QXVZ]*$|,pb[^,Q]*$"
)  # , speaking to the Echo; , in an email; , on why she left
ON_SUBJECT = re.compile("(?<=[CHo])p[dCHoKNsaRgG]{1,8}$")  # Wren on the new stadium
VERB_HANDS_OVER = re.compile(r"[^QVZGP.;]*[:,]Q")  # the colonel bugled to his men: “…”


def frames_in(tokens: Tokens, first: int, last: int) -> list[Frame]:
    """Return every cue of a sentence with its source and content, each by the first rule that finds them."""
    frames: list[Frame] = []
    for match in CUE_TAG.finditer(tokens.tags, first, last):
        i = match.start()
        for rule in rules_for(match.group(), tokens.words[i]):
            frame = rule(tokens, first, last, i, frames)
            if frame:
                frames.append(frame)
                break
    return frames


# --- cue verbs -------------------------------------------------------------------------------------------------------


def inverted(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return an attribution whose cue comes before its source, or None: “We are leaving,” said Colonel Wren."""
    if i > first and tokens.tags[i - 1] not in ",Q":
        return None  # as most cues, whose source stands before them
    cue_and_end = cue_at(tokens, i, last)
    if cue_and_end is None:
        return None
    cue, end = cue_and_end
    source = phrase_after(tokens, end, last)
    if source is None or tokens.tags[i] == "B" and not says_in_plural(tokens, i, source):
        return None
    if i == first:
        return inverted_opening(tokens, (i, end), source, last, cue)
    quoted = "Q" in tokens.tags[max(first, i - 2) : i]
    if not may_be_inverted(tokens, i, source) or is_other_subject(tokens, first, last, i, source, cue):
        return None
    if not quoted and not reports_clause_before(tokens, first, last, i, source, cue):
        return None
    content, rest = left_content(tokens, first, i, frames), rest_of_content(tokens, source[1], last, quoted)
    contents = [content, *rest] if content else rest
    return Frame((i, end), source, contents, "inverted", cue.lemma) if contents else None


def says_in_plural(tokens: Tokens, i: int, source: Words) -> bool:
    """Return whether a base form before its source is a verb, and the source somebody: It is dead, say critics."""
    return tokens.words[i] in SAYS and bool(re.search("[CH]|d$", tokens.tags[slice(*source)]))


def inverted_opening(tokens: Tokens, span: Words, source: Words, last: int, cue: lexicon.Cue) -> Frame | None:
    """Return an attribution whose cue opens the sentence, or None: Said Ada Wren, “We were all so proud.”"""
    begin = source[1] + 1
    if begin >= last or tokens.tags[begin - 1] not in ",:" or tokens.tags[begin] != "Q":
        return None
    return Frame(span, source, [up_to_end(tokens, begin, last)], "inverted", cue.lemma)


def may_be_inverted(tokens: Tokens, i: int, source: Words) -> bool:
    """Return whether a cue follows a comma or a quotation that goes on: not the so-called “experts” said nothing."""
    before = tokens.tags[i - 1]
    if before == "Q":
        return tokens.words[i - 1][-1] in SPOKEN or tokens.tags[source[0]] == "C"
    return before == "," and tokens.tags[i + 1 : i + 2] not in ("t", "Q")


def is_closed(tokens: Tokens, source: Words, last: int) -> bool:
    """Return whether a source ends at a comma, a relative clause or with its sentence."""
    return source[1] == last or tokens.tags[source[1]] in ",.w"


def is_other_subject(tokens: Tokens, first: int, last: int, i: int, source: Words, cue: lexicon.Cue) -> bool:
    """Return whether the noun after a cue is not its source: Wren, citing “the cost,” said the plan is dead.

    Nor is the noun after “Ada Wren, an Ottawa lawyer, said”, or one that only the cue's hearer is.
    """
    if DESCRIBED_NAME.fullmatch(tokens.tags, first, i) or DESCRIBED_BY_CLAUSE.fullmatch(tokens.tags, first, i):
        return True
    if is_closed(tokens, source, last):
        return False
    opening = tokens.tags[first:i].lstrip(CONNECTIVES + ",(-")[:1]
    return cue.takes == "person" or tokens.tags[source[1]] in OTHER_FINITE_VERBS and opening != "Q"


def reports_clause_before(tokens: Tokens, first: int, last: int, i: int, source: Words, cue: lexicon.Cue) -> bool:
    """Return whether a cue reports words before it without marks: It is dead, said Wren; not: Wren, a lawyer, saw."""
    if tokens.tags[source[1] - 1] == "K" and cue.lemma != "say":  # “Wren, a lawyer from Derby, tweeted a warning.”
        return False
    if not is_closed(tokens, source, last) or cue.takes not in ("clause", "sentence", "that"):
        return False
    alone = tokens.tags[source[1] : source[1] + 1] != "w" and cue.lemma in REPORTS
    return alone or subject_before(tokens, first, i) is None


def unlisted(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return any verb in the past beside a quotation that lacks a cue, or None: “No more,” the colonel thundered."""
    tags, word = tokens.tags, tokens.words[i]
    if tags.find("Q", first, last) < 0:
        return None
    start = verb_group(tokens, first, i)
    if start == first or (tags[start - 1] == "o" and word.endswith("s")):
        return None
    if tags[i - 1] == "Q" and word.endswith("ed"):
        source = phrase_after(tokens, i + 1, last)
        contents = unlisted_contents(tokens, first, i, source[1], last, frames) if source else []
        return Frame((i, i + 1), source, contents, "unlisted", word) if contents else None
    source = subject_before(tokens, first, start)
    if not source or tags[source[0]] == "w" or tags[source[1] - 1] in "dp":  # “…,” like a broken reed
        return None
    if tokens.tag_before(source[0], first) == "Q" and tokens.words[source[0] - 1][-1] in ",?!—-–":
        contents = unlisted_contents(tokens, first, source[0], i + 1, last, frames)
        return Frame((start, i + 1), source, contents, "unlisted", word) if contents else None
    handed = VERB_HANDS_OVER.match(tags, i, last)
    taken = any(a < handed.end() <= b for one in frames for a, b in one.contents) if handed else False
    if handed and not taken and opens_clause(tokens, first, source[0]):
        return Frame((start, i + 1), source, [up_to_end(tokens, handed.end() - 1, last)], "unlisted", word)
    return None


def unlisted_contents(tokens: Tokens, first: int, start: int, end: int, last: int, frames: list[Frame]) -> list[Words]:
    """Return the quotation before a source and a verb, from `start` to `end`, and its rest; else nothing."""
    content = left_content(tokens, first, start, frames)
    return [content, *rest_of_content(tokens, end, last, quoted=True)] if content else []


# --- marks -----------------------------------------------------------------------------------------------------------


def label(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return a colon, after a name or words without a cue, that hands over to a quotation, or None: Wren: “No.”

    So does a comma after a form of to be: The reply was, “No.”
    """
    tags = tokens.tags
    if not hands_over(tokens, first, last, i) or any(one.contents and one.contents[-1][1] > i for one in frames):
        return None
    head = max(opening_words(tokens, first, i), tags.rfind("-", first, i) + 1)  # “A question of money – Ada Wren: “…””
    speaking = SPEAKING.search(tags, head, i)  # “Ada Wren, speaking to the Echo:”
    on = None if speaking else ON_SUBJECT.search(tags, head, i)
    speaking = on if on and tokens.words[on.start()] == "on" and tags[i + 1 : i + 2] == "Q" else speaking
    end = speaking.start() if speaking else i
    after_quotation = tokens.tag_before(first, 0) == "Q" and tags[i + 1 : i + 2] == "Q"
    opens = not first or after_quotation
    named = SPEAKER.match(tags[head:end]) or opens and INTRODUCED_SPEAKER.match(tags[head:end])
    owner = None if named else owner_of_words(tokens, head, i)
    source = (head, end) if named else owner or main_subject(tokens, first, i, sources_of(frames))
    if not source or i + 1 == last and tokens.words[source[0]] in ("we", "you"):  # “What we know:”
        return None
    if i + 1 == last and not re.search(r"[VZKB]", tags[first:i]):
        return Frame(None, source, [], "label")  # before a list, unless a quotation follows
    if tags[i + 1 : i + 2] == "Q" and tokens.words[i + 1][-1] in ".?!" and "Q" not in tags[i + 2 : last]:
        return Frame((i, i + 1), source, [(i + 1, i + 2)], "label")  # what stands after it is no part of it: a link
    return Frame((i, i + 1), source, [up_to_end(tokens, i + 1, last)] if i + 1 < last else [], "label")


def owner_of_words(tokens: Tokens, head: int, i: int) -> Words | None:
    """Return who owns the words that open a sentence before a colon: Wren’s message to the unions: “Come back.”"""
    owned = OWNED_WORDS.match(tokens.tags, head, i)
    return (head, owned.end("owner")) if owned and owned.end() == i and tokens.tags[i + 1 : i + 2] == "Q" else None


def opening_words(tokens: Tokens, first: int, i: int) -> int:
    """Return where the speaker begins before a colon, after words that only lead to it: And from the mayor:

    A party or town that a name belongs to leads to it as well: Labour’s Ada Wren:
    """
    tags = tokens.tags
    lead = LEADS_TO_SPEAKER.match(tags, first, i)
    if lead and tokens.words[lead.end() - 1] == "from":
        return lead.end()
    for_whom = SPEAKS_FOR.match(tags, first, i)
    if for_whom and tokens.words[first] == "for":
        return for_whom.end()
    owner = tags.rfind("s", first, i)
    if owner > first and FULL_NAME.match(tags, owner + 1, i):
        return owner + 1
    return first + len(tags[first:i]) - len(tags[first:i].lstrip("ab"))


def hands_over(tokens: Tokens, first: int, last: int, i: int) -> bool:
    """Return whether a colon or comma stands before a quotation that no cue follows, or a colon at the very end."""
    follows = tokens.tags[i + 1 : i + 2]
    if tokens.tags[i] == "," and (follows != "Q" or i == first or tokens.words[i - 1] not in BE):
        return False
    if follows == "Q":  # The plan was dead: “No,” Wren said.
        return not (SPEAKER_AFTER.match(tokens.tags, i + 1, last) and tokens.words[i + 1][-1] == ",")
    return not follows


def transcript(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return a name alone before a colon, and all of the paragraph as its words, or None: WREN: We have no plan."""
    tags = tokens.tags
    if first or i + 1 >= last or "Q" in tags or not TRANSCRIBED.fullmatch(tags, 0, i):
        return None
    if (
        not NO_SPEAKERS.isdisjoint((tokens.words[0], tokens.words[i - 1]))
        or i == 1
        and tokens.words[0].capitalize() in lexicon.lemmas("places")  # LEEDS: The council …
        or tokens.words[i - 1][-1].isdigit()
        or not re.search(r"[XVZvBh]", tags[i:])
    ):
        return None
    return Frame((i, i + 1), (0, i), [up_to_end(tokens, i + 1, len(tags))], "transcript")


def signature(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return a dash after a quotation, then who said it and nothing else, or None: “We are tired.” — Ada Wren, a driver

    The name may stand in brackets instead; the quotation may go on after a second dash. Without a dash the words that
    name who said it hold a comma and close the paragraph without a stop.
    """
    tags = tokens.tags
    if tags[i] == ",":
        alone = first == 1 and tags[0] == "Q" and last == len(tags) and SIGNED.fullmatch(tags, first, last)
        return Frame(None, (first, last), [(0, 1)], "signature") if alone else None
    signed = SIGNED.match(tags, i + 1, last) if tokens.tag_before(i, first) == "Q" else None
    if not signed:
        return None
    end, rest = signed.end(), tags[signed.end() : last].rstrip(".")
    if rest[:1] in ("p", "b") and tokens.words[end] in ("on", "after", "as") and "Q" not in rest:
        rest = ""  # “We go again” – captain Ada Wren after the match
    if tags[i] == "(":
        return Frame((i, i + 1), (i + 1, end), [(i - 1, i)], "signature") if rest == ")" else None
    contents = [(i - 1, i), (end + 1, end + 2)] if rest in ("-Q", "-Q-") else [(i - 1, i)]
    return Frame((i, i + 1), (i + 1, end), contents, "signature") if len(contents) > 1 or not rest else None


def headline(tokens: Tokens, first: int, last: int, i: int, frames: list[Frame]) -> Frame | None:
    """Return a quotation that opens a line before a colon, with who said it, or None: “No”: strikers reject it."""
    tags = tokens.tags
    if first or i != 1 or tags[0] != "Q" or "Q" in tags[1:] or last < len(tags):
        return None
    source = phrase_after(tokens, 2, last)
    somebody = source and re.search("[CH]|o$", tags[slice(*source)])
    return Frame((1, 2), source, [(0, 1)], "headline") if somebody else None


RULES = {
    "-": (signature,),
    "(": (signature,),
    "V": (puts_figure, record_shows, inverted, subject_verb, adjective_cue, passive),
    "P": (record_shows, subject_verb, passive),
    "Z": (puts_figure, record_shows, inverted, subject_verb),
    "B": (puts_figure, infinitive, record_shows, inverted, subject_verb),
    "G": (participle, record_shows),
    "K": (noun_cue,),
    "A": (according_to,),
    "o": (adjective_cue, lists_as, puts_figure, record_shows, unlisted),
    "v": (heard, adjective_cue, lists_as, puts_figure, record_shows, unlisted),
    ":": (headline, transcript, label),
    ",": (label, signature),
}
CUE_TAG = re.compile(f"[{re.escape(''.join(RULES))}]")
ONLY_AT = {  # the words at which a rule looks, where it does not look at every one with its tags
    adjective_cue: CUE_ADJECTIVES,
    heard: HEARD,
    lists_as: LISTED,
    puts_figure: PUTS | COUNTED,
    record_shows: SHOWN,
}


@lru_cache(maxsize=32768)
def rules_for(tag: str, word: str) -> tuple[Callable[..., Frame | None], ...]:
    """Return the rules that look at a word with a tag, in their order."""
    return tuple(rule for rule in RULES[tag] if looks_at(rule, tag, word))


def looks_at(rule: Callable[..., Frame | None], tag: str, word: str) -> bool:
    """Return whether a rule looks at a word with one of its tags: one of those it knows, or for `unlisted` a verb."""
    if rule is unlisted:
        return tag == "v" or word.endswith("ed")
    return rule not in ONLY_AT or word in ONLY_AT[rule]
