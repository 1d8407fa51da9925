"""Who says what in an article: every attribution with its source, cue and content, found by named rules.

The terms are Pareti's (2016): the *source* says the *content*, and the *cue* is the word that tells us so.
`attributions` is the whole way from article to attributions.
"""

from __future__ import annotations

import re

from newsaudit.article import Article, Span
from newsaudit.engine.carry import (
    carry_over,
    goes_on,
    is_pull_quote,
    leads_to_quotation,
    names_a_role,
    only_leads,
    revised_by_next_paragraph,
)
from newsaudit.engine.clauses import cut_at_next_clause, sentences
from newsaudit.engine.figure_rules import own_count, survey
from newsaudit.engine.interviews import answerer, is_answer, turns
from newsaudit.engine.layout import lines
from newsaudit.engine.model import Attribution, Frame
from newsaudit.engine.names import named_sources
from newsaudit.engine.plain import Plain, plain_copy
from newsaudit.engine.quotations import Quotation, quotations
from newsaudit.engine.rules import frames_in
from newsaudit.engine.tokens import Tokens, tokenise

__all__ = ["Attribution", "attributions"]

DENIED = re.compile(r"(?!it$|them$|this$|that$|appeals?$)[a-z-]+")  # wrongdoing; not: a name
UNQUOTED = re.compile(r"[^Q,.a;:~()-]")


def attributions(article: Article) -> list[Attribution]:
    """Return every attribution in the article's story, in the order of their contents.

    Rules only: the same text gives the same list, in time linear in its length.
    """
    plain = plain_copy(article)
    if plain is None:
        return attributions_of_plain(article)
    return [in_original(plain, one) for one in attributions_of_plain(plain.article)]


def in_original(plain: Plain, one: Attribution) -> Attribution:
    """Return an attribution that was found in a plain copy with its spans in the text of the article."""
    return one._replace(
        source=plain.in_text(one.source),
        cue=plain.in_text(one.cue),
        contents=tuple(map(plain.in_text, one.contents)),
        quotes=tuple(map(plain.in_text, one.quotes)),
        addressee=plain.in_text(one.addressee),
    )


def attributions_of_plain(article: Article) -> list[Attribution]:
    """Return every attribution in the story of an article that is plain copy, in the order of their contents."""
    text = article.text
    paragraphs, speakers = turns(text, whole := lines(article))
    own: dict[Span, Span] = {}  # “I” and “we” in a turn, and whose turn it is
    gathered: list[Attribution] = []
    quoted = quotations(text, paragraphs)
    opens = [
        bool(inside) and inside[0].outer.start == start for (start, _), inside in zip(paragraphs, quoted, strict=True)
    ]
    for paragraph, inside, before_quotation in zip(paragraphs, quoted, [*opens, False][1:], strict=True):
        tokens = tokenise(article, paragraph, inside)
        here = attributions_in(text, tokens, inside, gathered[-9:], before_quotation)
        if paragraph.start in speakers:
            name, mark = speakers[paragraph.start]
            own |= {one.source: name for one in here if speaks_of_self(text, one)}
            here.insert(0, Attribution(name, mark, (paragraph,), (), "indirect", "transcript"))
        if gathered and only_leads(gathered[-1]):
            gathered.pop()  # it was kept for this paragraph only
        if gathered:
            gathered[-1], here = revised_by_next_paragraph(text, paragraph, inside, gathered[-1], here)
        gathered += here
    gathered = [one for one in gathered if has_content(text, one) and not is_pull_quote(text, one)]
    gathered.sort(key=lambda one: (one.contents[0], one.cue or (0, 0)))
    outer = [quotation.outer for inside in quoted for quotation in inside]
    spoken = [one._replace(source=own[one.source]) if one.source in own else one for one in gathered]
    named = named_sources(text, spoken, outer)
    answering = answerer(text, whole) if any(is_answer(text, one.source) for one in spoken) else None
    return [
        with_source(article, one, source, answering if is_answer(text, turn.source) else name)
        for one, turn, (source, name) in zip(gathered, spoken, named, strict=True)
    ]


def with_source(article: Article, one: Attribution, source: Span | None, name: str | None) -> Attribution:
    """Return an attribution with the name of its source; one without a source has `source`, if the story holds it."""
    if one.source or not source:
        return one._replace(source_name=name)
    in_story = any(start <= source.start < end for start, end in article.paragraphs)  # not in a byline
    return one._replace(source=source, source_name=name, rule="only_person") if in_story else one


def attributions_in(
    text: str, tokens: Tokens, inside: list[Quotation], before: list[Attribution], before_quotation: bool
) -> list[Attribution]:
    """Return the attributions of one paragraph; `before` has the last ones of the paragraphs before it.

    `before_quotation` says whether the next paragraph begins with a quotation.
    """
    by_start = {quotation.outer.start: quotation for quotation in inside}
    here: list[Attribution] = []
    bounds = sentences(tokens, text)
    for first, last in bounds:
        frames = cut_at_next_clause(tokens, frames_in(tokens, first, last), first)
        if not any(frame.contents for frame in frames):
            frames = survey(tokens, first, last) or own_count(tokens, first, last) or frames
        here += [in_spans(text, tokens, frame, by_start) for frame in frames]
        model = None if frames else next((one for one in reversed(here) if one.contents), None)
        more = goes_on(tokens, first, last, model) if model else None
        if more:
            carried = in_spans(text, tokens, more, by_start)
            here.append(carried._replace(source=model.source, cue=model.cue, cue_lemma=model.cue_lemma))
        follows = tokens.tags[last : last + 1] == "Q" or before_quotation and last == len(tokens.tags)
        person = leads_to_quotation(tokens, first, last) if follows and not frames and not more else None
        if person:
            here.append(in_spans(text, tokens, person, by_start))
    if before_quotation and not here and not names_a_role(tokens, *bounds[-1]):  # its last sentence is about a thing
        leading = (leads_to_quotation(tokens, first, last) for first, last in reversed(bounds[:-1]))
        here += [in_spans(text, tokens, frame, by_start) for frame in leading if frame][:1]
    return here + carry_over(text, tokens, by_start, here, before) if inside else here


def in_spans(text: str, tokens: Tokens, frame: Frame, inside: dict[int, Quotation]) -> Attribution:
    """Return the attribution that a frame stands for, in spans of the text; `inside` has the quotations by start.

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
    words = sum(len(text[slice(*quote)].split(maxsplit=1)) for quote in quotes)
    form = "indirect" if not quotes else "mixed" if unquoted or words < 2 else "direct"
    source, cue, addressee = (
        Span(tokens.starts[pair[0]], tokens.ends[pair[1] - 1]) if pair else None
        for pair in (frame.source, frame.cue, frame.addressee)
    )
    return Attribution(source, cue, tuple(contents), tuple(quotes), form, frame.rule, addressee, frame.lemma)


def speaks_of_self(text: str, one: Attribution) -> bool:
    """Return whether the source of an attribution is “I” or “we”: in a transcript these are the speaker’s own words."""
    return bool(one.source) and text[slice(*one.source)].lower() in ("i", "we")


def has_content(text: str, one: Attribution) -> bool:
    """Return whether an attribution has a content; one word without marks is none: “Wren criticised it”.

    But an answer is one, and what somebody denies: Wren said no. Wren denied wrongdoing.
    """
    words = [text[slice(*content)] for content in one.contents]
    if one.form != "indirect" or any(len(content.split(maxsplit=1)) > 1 for content in words):
        return bool(words)
    answers = one.cue_lemma == "say" and words[-1:] in (["yes"], ["no"])
    return answers or one.cue_lemma == "deny" and bool(DENIED.fullmatch("".join(words[-1:])))
