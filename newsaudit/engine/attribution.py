"""Who says what in an article: every attribution with its source, cue and content, found by named rules.

The terms are Pareti's (2016): the *source* says the *content*, and the *cue* is the word that tells us so.
`attributions` is the whole way from article to attributions; the steps it names are below it, in that order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from newsaudit.article import Article, Span
from newsaudit.engine.contents import Frame
from newsaudit.engine.names import names_of
from newsaudit.engine.quotations import Quotation, quotations
from newsaudit.engine.rules import RULES
from newsaudit.engine.tokens import Tokens, tokenise


@dataclass(frozen=True)
class Attribution:
    """One attribution: who (`source`), by what word (`cue`), says what (`contents`), all spans into the article's text.

    `quotes` are the quoted stretches of the contents without their marks. `form` is `direct` (all content in marks),
    `mixed` (some) or `indirect` (none). `rule` names the rule that found it. `source` is None where no source is
    named or none can be found; `source_name` is the source's full name or description within the article.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    quotes: tuple[Span, ...]
    form: str
    rule: str
    addressee: Span | None = None
    cue_lemma: str | None = None
    source_name: str | None = None


def attributions(article: Article) -> list[Attribution]:
    """Every attribution in the article's story, in the order of their contents.

    Rules only: the same text gives the same list, in time linear in its length.
    """
    text, paragraphs = article.text, lines(article)
    found: list[Attribution] = []
    quoted = quotations(text, paragraphs)
    for paragraph, inside in zip(paragraphs, quoted, strict=True):
        tokens, by_start = tokenise(text, paragraph, inside), {one.outer.start: one for one in inside}
        here: list[Attribution] = []
        for first, last in sentences(tokens, text):
            frames = join(tokens, frames_in(tokens, first, last), first)
            here += [attribution(text, tokens, frame, by_start) for frame in frames]
            model = next((one for one in reversed(here) if one.contents), None)
            more = goes_on(tokens, first, last, model) if model and not frames else None
            if more:
                more = attribution(text, tokens, more, by_start)
                here.append(replace(more, source=model.source, cue=model.cue, cue_lemma=model.cue_lemma))
        here += carry_over(text, tokens, by_start, here, found[-9:])
        settle(text, paragraph, inside, found, here)
        found += here
    found = [one for one in found if states(text, one) and not is_pull_quote(text, one)]
    found.sort(key=lambda one: (one.contents[0], one.cue or (0, 0)))
    names = names_of(text, [one.source for one in found], [one.outer for inside in quoted for one in inside])
    return [replace(one, source_name=name) for one, name in zip(found, names, strict=True)]


def lines(article: Article) -> list[Span]:
    """The story's paragraphs, cut at their line ends unless a line goes on in lower case (wrapped text)."""
    found = []
    for start, end in article.paragraphs:
        breaks = [m.span() for m in LINE_END.finditer(article.text, start, end)]
        if any(article.text[b : b + 1].islower() for _, b in breaks):
            breaks = []
        edges = [start, *(x for pair in breaks for x in pair), end]
        found += [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    return found


LINE_END = re.compile(r"\s*[\n\r\u2028\u2029]\s*")


# --- sentences ---------------------------------------------------------------------------------------------------


def sentences(tokens: Tokens, text: str) -> list[tuple[int, int]]:
    """First word and past-the-last word of each sentence of a paragraph, a quotation counting as one word.

    A quotation that ends in a full stop ends its sentence, unless a word in lower case follows (“No.” he said); one
    that ends in a question or exclamation mark does so unless a short subject and a cue follow (“Why?” Wren asked).
    A dateline at the head of the paragraph is a sentence of its own.
    """
    tags, words, bounds, first = tokens.tags, tokens.words, [], 0
    dateline = DATELINE.match(text, tokens.starts[0]) if tokens.starts else None
    if dateline:
        first = bisect_left(tokens.starts, dateline.end())
        bounds.append((0, first))
    for i, tag in enumerate(tags):
        follows = tags[i + 1 : i + 2]
        if i - first >= LONGEST:
            ends = True
        elif tag == ".":
            ends = follows != "." and not (follows == "Q" and tokens.starts[i + 1] == tokens.ends[i])
        elif tag == "C" and follows == "Q" and text[tokens.ends[i] - 1] == ".":
            ends = True  # “said Wren, of Raleigh, N.C. “We …”
        elif words[i][0] == '"' and words[i][-1] in ".!?…" and follows and follows not in ".,;:-":
            asks = TELLS if words[i][-1] == "." else ASKS
            answered = (i == first or tags[i - 1] not in ",:VZG") and asks.match(tags, i + 1)
            ends = not answered and not text[tokens.starts[i + 1]].islower()
        else:
            continue
        if ends:
            bounds.append((first, i + 1))
            first = i + 1
    if first < len(tags):
        bounds.append((first, len(tags)))
    return bounds


# LEEDS, England (Wire) — The council …
DATELINE = re.compile(r"[A-Z][A-Z .'’-]+[A-Z](?:, [\w. ]{2,30})?(?: \([^()\n]{2,30}\))? ?(?:—|–|--?) (?=[A-Z“\"])")
LONGEST = 400  # words: nobody writes a longer sentence, and a bound keeps the time linear
ASKS = re.compile(r"(?:h|d?[CHo]{1,6}(?:,[^,.Q]{1,20},)?)R?[VZ]|V[dChH]")
TELLS = re.compile(r"(?:h|[CH]{1,6})R?[VZ][.]")  # “No.” Wren said.


# --- join ------------------------------------------------------------------------------------------------------


def frames_in(tokens: Tokens, first: int, last: int) -> list[Frame]:
    """Every cue of a sentence with its source and content, each by the first rule that fits."""
    frames: list[Frame] = []
    for match in CUE_TAG.finditer(tokens.tags, first, last):
        i = match.start()
        for rule in RULES[match.group()]:
            frame = rule(tokens, first, last, i, frames)
            if frame:
                frames.append(frame)
                break
    return frames


CUE_TAG = re.compile(f"[{re.escape(''.join(RULES))}]")


def join(tokens: Tokens, frames: list[Frame], first: int) -> list[Frame]:
    """The frames of a sentence, each content cut where another clause with its own cue begins."""
    cut = []
    for frame, following in pairwise([*frames, None]):
        contents = [content for content in frame.contents if content[1] > content[0]]
        if following and contents and following.source and following.cue:
            a, b = contents[-1]
            end = next_clause(tokens, first, frame, following)
            while a < end <= b and tokens.tags[end - 1] in ",abR:-":
                end -= 1
            contents = [*contents[:-1], (a, min(b, end))] if end > a else contents[:-1]
        cut.append(frame._replace(contents=contents))
    return cut


def next_clause(tokens: Tokens, first: int, frame: Frame, following: Frame) -> int:
    """The word of a frame's last content at which the clause of the next frame begins; the end of both if none does."""
    a, b = frame.contents[-1]
    cue, source, content = following.cue[0], following.source[0], (following.contents or [following.source])[0][0]
    before = tokens.tags[source - 1]
    if following.rule in ("participle", "coordinated") and a < cue < b:  # “…, adding that …”, “… and said …”
        return cue
    if (
        a < source < b and before == "," and subordinate(tokens, first, frame)
    ):  # As Wren spoke of it, the crowd shouted …
        return source
    if a < content < cue and tokens.tags[content - 1 : content + 1] in (":Q", "-Q"):  # … was dead: “It is,” she wrote.
        return content
    if a < source < b and before == "Q" and content >= source:  # Asked what she called “a lie,” Wren said that …
        return source
    return b


def subordinate(tokens: Tokens, first: int, frame: Frame) -> bool:
    """Whether a frame stands in a clause that opens the sentence with as, when, while …"""
    if frame.source is None or tokens.words[first] == "but":
        return False
    return tokens.tags[first : frame.source[0]].rstrip("R").lstrip("a") == "b"


# --- from words to spans -----------------------------------------------------------------------------------------


def attribution(text: str, tokens: Tokens, frame: Frame, inside: dict[int, Quotation]) -> Attribution:
    """The attribution that a frame stands for, in spans of the text; `inside` has the paragraph's quotations by start.

    Contents that are quotations and nothing else are one span each; it is direct if they hold at least two words.
    """
    contents, quotes, unquoted = [], [], False
    for a, b in frame.contents:
        marked = [k for k in range(a, b) if tokens.tags[k] == "Q"] if "Q" in tokens.tags[a:b] else []
        if marked and not UNQUOTED.search(tokens.tags, a, b):
            contents += [Span(tokens.starts[k], tokens.ends[k]) for k in marked]
        else:
            contents.append(Span(tokens.starts[a], tokens.ends[b - 1]))
            unquoted = True
        quotes += [inside[tokens.starts[k]].inner for k in marked]
    words = sum(len(text[slice(*quote)].split()) for quote in quotes)
    form = "indirect" if not quotes else "mixed" if unquoted or words < 2 else "direct"
    source, cue, addressee = (
        Span(tokens.starts[pair[0]], tokens.ends[pair[1] - 1]) if pair else None
        for pair in (frame.source, frame.cue, frame.addressee)
    )
    return Attribution(source, cue, tuple(contents), tuple(quotes), form, frame.rule, addressee, frame.lemma)


UNQUOTED = re.compile(r"[^Q,.a;:~()-]")


# --- carry over --------------------------------------------------------------------------------------------------


def carry_over(
    text: str, tokens: Tokens, inside: dict[int, Quotation], here: list[Attribution], before: list[Attribution]
) -> list[Attribution]:
    """The attributions of quotations that are sentences of their own, with the source from where it stands.

    That is, in this order: the last attribution before it in the paragraph (one that quotes, if any), the next one that
    quotes, the last one of the paragraph before. The rule is named after that; without any it is `no_source`.
    """
    taken = {quote.start for one in here for quote in one.quotes}
    earlier = sorted(here, key=lambda one: (place(one), one.cue or (0, 0)), reverse=True)
    later = [one for one in reversed(here) if one.quotes]
    carried: list[Attribution] = []
    last = quoting = None
    for k in [k for k, tag in enumerate(tokens.tags) if tag == "Q"]:
        quotation = inside[tokens.starts[k]]
        a = quotation.outer.start
        while earlier and place(earlier[-1]) <= a:
            last = earlier.pop()
            quoting = last if last.quotes or not (last.contents or quoting) else quoting
        while later and later[-1].contents[0].start <= a:
            later.pop()
        if quotation.inner.start in taken or not own_sentence(text, tokens, k):
            continue
        if last:
            model, rule = quoting or last, "carried_in_paragraph"
        elif later:
            model, rule = later[-1], "carried_from_next"
        elif before:
            model, rule = nearest_voice(text, before), "carried_from_previous"
        else:
            model, rule = NOBODY, "no_source"
        last = quoting = replace(
            model, contents=(quotation.outer,), quotes=(quotation.inner,), form="direct", rule=rule, addressee=None
        )
        carried.append(last)
    return carried


def goes_on(tokens: Tokens, first: int, last: int, model: Attribution) -> Frame | None:
    """A sentence without a cue that ends in a quotation, after one with a source: “No,” Wren said. It “makes no sense.”

    It has at most eight words before the quotation; they are part of the content unless they only connect (But “…”).
    Or it begins with a quotation of some length: “They agree on most of it” without saying so.
    """
    tags = tokens.tags[first:last].rstrip(".")
    lead = tags.find("Q")
    if not model.quotes or not tags[-1:] or lead < 0:
        return None
    if lead == len(tags) - 1 and 0 < lead <= 8:
        begin = first + lead if not tags[:-1].strip("abR,") else first
        return Frame(None, None, [(begin, first + len(tags))], "goes_on")
    if lead == 0 and len(tags) > 1 and tokens.ends[first] - tokens.starts[first] > LONG:
        return Frame(None, None, [(first, first + len(tags))], "goes_on")
    return None


LONG = 30  # signs: a quotation of five words or so


def settle(
    text: str, paragraph: Span, inside: list[Quotation], found: list[Attribution], here: list[Attribution]
) -> None:
    """Changes the last of the attributions so far where only the next paragraph, with those `here`, settles it.

    A quotation left open takes the source that only the next paragraph names (“We stay. ¶ “We fight,” Wren said); a
    colon at the end of a paragraph gives its source the next one, if that has no marks (rule `block`).
    """
    before = found[-1] if found else None
    if before and before.cue and not before.contents and not inside and text[before.cue.end - 1] == ":":
        found[-1] = replace(before, contents=(paragraph,), rule="block")
    elif before and before.quotes and (signed := signature_below(text, paragraph, before)):
        found[-1] = replace(before, source=signed, cue=None, cue_lemma=None, rule="signature")
        here.clear()
    elif before and before.rule in ("no_source", "carried_from_previous") and not closed(before):
        owner = next((one for one in here if one.quotes and one.contents[0].start == paragraph.start), None)
        if owner and owner.rule != "carried_from_previous":
            found[-1] = replace(before, source=owner.source, cue=owner.cue, cue_lemma=owner.cue_lemma, rule="continued")


def signature_below(text: str, paragraph: Span, before: Attribution) -> Span | None:
    """The name in a paragraph that only signs the quotation above it: after a dash, or before its closing mark."""
    if (
        before.rule not in ("no_source", "carried_from_previous")
        or text[before.contents[-1].end : paragraph.start].strip()
    ):
        return None
    match = SIGNATURE.fullmatch(text, *paragraph)
    return Span(*match.span("name")) if match and bool(match["dash"]) == closed(before) else None


SIGNATURE = re.compile(r"(?P<dash>[—–-]+\s*)?(?P<name>(?:[\w.’'-]+ ){0,5}[A-Z][\w’'-]+(?:, [^.,!?]{2,60})?)[.”\"]*")


def states(text: str, one: Attribution) -> bool:
    """Whether an attribution has a content; a single word without marks is none: “Wren criticised it”."""
    return bool(one.contents) and (
        one.form != "indirect" or any(len(text[slice(*c)].split()) > 1 for c in one.contents)
    )


def is_pull_quote(text: str, one: Attribution) -> bool:
    """Whether a carried quotation only repeats, in large type, what stands elsewhere in the article."""
    if not one.rule.startswith(("carried_from", "no_source", "signature")):
        return False
    a, b = one.quotes[0]
    said = text[a:b].strip(' .,!?“”"')
    return len(said) > LONG and (text.find(said, max(0, a - NEAR), a) >= 0 or text.find(said, b, b + NEAR) >= 0)


NEAR = 20_000  # signs


def closed(one: Attribution) -> bool:
    """Whether an attribution's last quotation has a closing mark."""
    return one.contents[-1].end > one.quotes[-1].end


def nearest_voice(text: str, before: list[Attribution]) -> Attribution:
    """The last of some attributions whose source can go on speaking in the next paragraph: not “which” or “I”."""
    able = [one for one in before if one.source and text[slice(*one.source)].lower() not in MUTE]
    return max(able or before, key=place)


MUTE = frozenset(["which", "that", "who", "i", "we", "you", "it", "this"])


def place(one: Attribution) -> int:
    """Where an attribution ends, for the question which one comes before a quotation."""
    return one.contents[-1].end if one.contents else one.cue.end if one.cue else one.source.end if one.source else 0


NOBODY = Attribution(None, None, (), (), "direct", "no_source")


def own_sentence(text: str, tokens: Tokens, k: int) -> bool:
    """Whether a quotation stands alone: a mark or the end of a sentence on its two sides."""
    tags, closed = tokens.tags, tokens.words[k][-1] in ".?!…"
    before, after = tags[k - 1] if k else ".", tags[k + 1] if k + 1 < len(tags) else "."
    opened = before in ".Q:-*~" or text[tokens.ends[k - 1] - 1] in ".?!" or tokens.words[k - 1][-1] in ".?!"
    ended = closed or after in ".Q-*~w" and text.count(" ", tokens.starts[k], tokens.ends[k]) > 2
    return opened and ended
