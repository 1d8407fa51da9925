"""The engine as coder: an article's attributions with codes, its sources, its silences and what makes them less sure.

All codes are estimates by named rules, for a person to correct; those that only a person can give are empty.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from newsaudit import lexicon
from newsaudit.article import Article, Span
from newsaudit.audit.cautions import cautions
from newsaudit.audit.channels import Channel, channels_of
from newsaudit.audit.model import NOT_FOUND, Audit, CodedAttribution, Silence, Spans
from newsaudit.audit.register import is_agentless, registered, sources_of
from newsaudit.audit.silences import silences_in
from newsaudit.audit.words import word_counts
from newsaudit.engine.attribution import Attribution, attributions

PLANNING = frozenset(["plan", "intend"])
BRACKET = re.compile(r"\[[^\]\n]{1,200}\]")


def audited(article: Article) -> Audit:
    """Return the engine's audit of an article; the same text gives the same audit."""
    return audit_of_engine(article, attributions(article))


def audit_of_engine(article: Article, by_engine: list[Attribution]) -> Audit:
    """Return the engine's audit of an article from the attributions that it found there.

    The attributions E1, E2, … are in the order of the text; each word of the story counts for one of them only, the
    innermost. A phrase of silence that no attribution holds is an attribution without a source.
    """
    sources, source_ids = sources_of(article, by_engine)
    silences = silences_in(article)
    channels = channels_of(article, by_engine, source_ids)
    numbers = [silence_number(one, silences) for one in by_engine]
    coded = [
        coded_attribution(article, one, source_id, channel, silences[number] if number is not None else None)
        for one, source_id, channel, number in zip(by_engine, source_ids, channels, numbers, strict=True)
    ]
    alone = sorted(set(range(len(silences))) - set(numbers))
    rows = [*zip(coded, numbers, strict=True), *((silent_attribution(article, silences[n]), n) for n in alone)]
    rows.sort(key=lambda row: (row[0].contents or row[0].cue, row[0].cue))
    counts = word_counts(article, [one for one, _ in rows])
    numbered = [
        replace(one, id=f"E{place}", quoted=quoted, editor_words=editor, paraphrased=paraphrased)
        for place, ((one, _), (quoted, editor, paraphrased)) in enumerate(zip(rows, counts, strict=True), start=1)
    ]
    attribution_of = {number: one.id for one, (_, number) in reversed([*zip(numbered, rows, strict=True)])}
    return Audit(
        article,
        tuple(numbered),
        tuple(registered(sources, numbered)),
        tuple(replace(one, attribution=attribution_of[number]) for number, one in enumerate(silences)),
        tuple(cautions(article)),
    )


def coded_attribution(
    article: Article, one: Attribution, source_id: str, channel: Channel, silence: Silence | None
) -> CodedAttribution:
    """Return an attribution of the engine with its codes and the rule of each, still without id and counts."""
    status, status_rule = status_of(one, silence)
    reported = status == "reported"
    cue_class, cue_rule = cue_class_of(one) if reported else ("n/a", "not_counted")
    notes = {
        "The source is carried over from another sentence.": one.rule.startswith("carried"),
        "No source was found; this says nothing about whether the text has one.": source_id == NOT_FOUND,
        "Whether the outlet told is the article’s own, the engine cannot tell.": channel.rule == "told_an_outlet",
    }
    return CodedAttribution(
        id="",
        paragraph=article.paragraph_of((one.contents or (one.cue,))[0].start),
        form=one.form,
        status=status,
        source_id="" if source_id == NOT_FOUND and not reported else source_id,
        source=not_empty([one.source]),
        cue=not_empty([one.cue]),
        contents=not_empty(one.contents),
        quotes=not_empty(one.quotes),
        editor=editor_brackets(article, one.quotes),
        addressee=article[one.addressee] if one.addressee else "",
        channel=channel.channel,
        channel_basis=channel.basis,
        cue_class=cue_class,
        note=" ".join(note for note, holds in notes.items() if holds),
        rules={
            "attribution": one.rule,
            "form": "quotation_marks",
            "status": status_rule,
            "cue_class": cue_rule,
            "channel": channel.rule,
        },
    )


def silent_attribution(article: Article, silence: Silence) -> CodedAttribution:
    """Return a phrase of silence as an attribution; whose silence it is, a person has to say."""
    return CodedAttribution(
        id="",
        paragraph=article.paragraph_of(silence.phrase.start),
        form="indirect",
        status="not disclosed",
        source_id="",
        cue=(silence.phrase,),
        contents=not_empty([silence.content]),
        cue_class="n/a",
        note="Whose silence this is, and whether anyone asked, a person has to say.",
        rules={
            "attribution": "phrase_of_silence",
            "status": silence.rule,
            "cue_class": "not_counted",
            "channel": "no_phrase",
        },
    )


def not_empty(spans: Sequence[Span | None]) -> Spans:
    """Return those of the spans that hold something."""
    return tuple(Span(*span) for span in spans if span and span[0] < span[1])


def editor_brackets(article: Article, quotes: Sequence[Span]) -> Spans:
    """Return what the editor put in brackets into quotations."""
    return tuple(
        Span(quote.start + match.start(), quote.start + match.end())
        for quote in quotes
        for match in BRACKET.finditer(article[quote])
    )


def silence_number(one: Attribution, silences: list[Silence]) -> int | None:
    """Return the number of the phrase of silence that the cue of an attribution overlaps; None if there is none."""
    if not one.cue:
        return None
    number = bisect_right(silences, one.cue.start, key=lambda silence: silence.phrase.end)
    return number if number < len(silences) and silences[number].phrase.start < one.cue.end else None


def status_of(one: Attribution, silence: Silence | None) -> tuple[str, str]:
    """Return the status of an attribution and its rule; `silence` is the phrase in its cue, if there is one."""
    if silence:
        return "not disclosed", silence.rule
    if is_agentless(one):
        return "agentless", "no_agent"
    if one.cue_lemma in PLANNING and one.form == "indirect":
        return "planned", "verb_of_planning"
    return "reported", "counted"


def cue_class_of(one: Attribution) -> tuple[str, str]:
    """Return the class of a cue by the list of cues, and the rule; the class is empty for a word not in the list."""
    if one.cue_lemma == "according to":
        return "plain", "lexicon_of_cues"
    cue_class = cue_classes().get(one.cue_lemma or "", "")
    return (cue_class, "lexicon_of_cues") if cue_class else ("", "not_in_lexicon")


@cache
def cue_classes() -> dict[str, str]:
    """Return lemma of a cue verb or noun → its class."""
    return {
        row["lemma"]: row["class"] for name in ("cue_adjectives", "cue_nouns", "cues") for row in lexicon.rows(name)
    }
