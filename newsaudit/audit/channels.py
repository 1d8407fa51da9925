"""How each attribution reached the reporter, by a phrase of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from newsaudit.article import Article, Span
from newsaudit.audit.model import NOT_FOUND
from newsaudit.engine.attribution import Attribution
from newsaudit.lexicon import patterns

NEIGHBOURS = 8  # attributions before and after one that can hold it
# At the end of what is reported: “… by Friday in a statement” says how it came.
CHANNEL_AT_THE_END = re.compile(r"\b(?:in|by|from|according to)\s+(?:a|an|the)\s[^.;]*$")


class Channel(NamedTuple):
    """How an attribution reached the reporter, by a phrase of the text: code, basis and rule."""

    channel: str
    basis: str
    rule: str


def channels_of(article: Article, attributions: list[Attribution], source_ids: list[str]) -> list[Channel]:
    """Return the channel of each attribution, by the words of its sentence outside the quotations.

    The sentence's own phrase counts before its neighbour's. A channel is carried forward only, to the next sentences
    of the same paragraph and to the next paragraph, and only for the same source (`source_ids`, one an attribution).
    """
    sentences, starts = article.sentences, [sentence.start for sentence in article.sentences]
    channels: list[Channel] = []
    last: dict[str, tuple[int, str]] = {}
    for number, (one, source_id) in enumerate(zip(attributions, source_ids, strict=True)):
        place = (one.cue or one.source or one.contents[0])[0]
        paragraph = article.paragraph_of(place)
        sentence = sentences[max(0, bisect_right(starts, place) - 1)]
        neighbours = attributions[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]
        stretch = reported_stretch(sentence, place, one, neighbours)
        stated = None if one.rule.startswith(("carried", "no_source")) else channel_in(article, stretch, one)
        if stated:
            channels.append(Channel(stated["channel"], "explicit", stated["rule"]))
            last[source_id] = (paragraph, stated["channel"])
        elif source_id not in ("", NOT_FOUND) and source_id in last and paragraph - last[source_id][0] <= 1:
            channels.append(Channel(last[source_id][1], "carried", "same_source_next_paragraph"))
        else:
            channels.append(Channel("not stated", "", "no_phrase"))
    return channels


def reported_stretch(sentence: Span, place: int, one: Attribution, neighbours: list[Attribution]) -> Span:
    """Return what of the sentence reports an attribution: all, or inside what a neighbour reports only that stretch."""
    outer = [
        Span(max(sentence.start, start), min(sentence.end, end))
        for other in neighbours
        if other is not one
        for start, end in other.contents
        if start < place < end and (start, end) not in one.contents
    ]
    return min([sentence, *outer], key=lambda span: span.end - span.start)


def channel_in(article: Article, stretch: Span, one: Attribution) -> dict[str, str] | None:
    """Return the row of the first channel whose phrase stands in a stretch, outside what is reported; None if none."""
    text = article[stretch]
    for start, end in (*one.contents, *one.quotes):
        a, b = max(0, start - stretch.start), min(len(text), end - stretch.start)
        if a < b:
            tail = CHANNEL_AT_THE_END.search(text[a:b])
            keep = a + tail.start() if tail and (start, end) not in one.quotes else b
            text = text[:a] + " " * (keep - a) + text[keep:]
    cue = article[one.cue] if one.cue else ""
    for row, pattern in patterns("channels"):
        if pattern.search(cue if row["channel"] == "announcement" else text):
            return row
    return None
