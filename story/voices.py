"""Who is heard: counts of words, channels, mentions and quotations, and whose words any stretch of the story is in."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from newsaudit.article import Span
from newsaudit.audit.model import CHANNELS
from newsaudit.audit.words import word_numbers
from story.coding import Coding, reported, spans

OFFICIAL = ("OIR/coalition", "UK", "U.S.")
COMMON = ("The", "Two", "National", "Troop")  # first words of names that are capitals only at the start of a sentence


class Voice(NamedTuple):
    """In whose words a stretch stands.

    `place`: `quoted` (inside a speaker's marks), `reported` (the reporter's wording of what a source said), `tail`
    (an unattributed ending: unquoted words after what is attributed) or `story` (outside any attribution).
    """

    place: str
    source_id: str
    attribution: str


def voice_of(coding: Coding, where: list[Span]) -> Voice:
    """The voice of the stretches: quoted before content before unattributed ending; of nested ones, the inner."""
    for place, column in (("quoted", "quote_spans"), ("reported", "content_spans"), ("tail", "wide_spans")):
        holders = [
            unit
            for unit in coding.attributions.to_dict("records")
            if all(any(a <= start and end <= b for a, b in spans(unit[column])) for start, end in where)
        ]
        if holders:
            inner = min(holders, key=lambda unit: sum(end - start for start, end in spans(unit[column])))
            return Voice(place, inner["source_id"], inner["id"])
    return Voice("story", "", "")


def name_of(coding: Coding, source_id: str) -> str:
    """The name of a source as it stands within a sentence: "the U.S. military", "Barker"."""
    name = coding.sources.set_index("source_id").loc[source_id, "name"]
    return name[0].lower() + name[1:] if name.split()[0] in COMMON else name


def label_of(coding: Coding, source_id: str) -> str:
    """The name of a source with its key: "Ben Wallace [W]"."""
    source = coding.sources.set_index("source_id").loc[source_id]
    return f"{source['name']} [{source['key']}]" if source["key"] else source["name"]


def whose_words(coding: Coding, place: str, source_id: str) -> str:
    """The voice of a stretch in words: "Barker [B]", "the reporter, reporting two experts", "nobody"."""
    if place in ("story", "nobody"):
        return {"story": "the reporter", "nobody": "nobody"}[place]
    if place == "quoted":
        return f"{label_of(coding, source_id)}, quoted"
    if not source_id:
        return "the reporter; no one is named as knowing"
    how = "reporting" if place == "reported" else "in an unattributed ending after"
    return f"the reporter, {how} {name_of(coding, source_id)}"


def register(coding: Coding) -> pd.DataFrame:
    """The sources that speak or are said to have disclosed nothing, in order of first mention, with its paragraph."""
    keyed = coding.sources[coding.sources["key"] != ""].copy()
    first = [spans(cell)[0].start for cell in keyed["first_span"]]
    keyed["paragraph"] = [coding.article.paragraph_of(position) for position in first]
    return keyed.assign(order=first).sort_values("order").drop(columns=["order", "coder"]).reset_index(drop=True)


def sides(coding: Coding) -> dict[str, str]:
    """The side of each source with a key: `officials`, and of those who state no institution `experts` and `surname`.

    An institution counts as official here, and whoever is introduced as speaking for one; `surname` is a person
    without any role, `experts` a group without names.
    """
    keyed = coding.sources[coding.sources["key"] != ""]
    return {
        source.source_id: "officials"
        if source.affiliation_stated in OFFICIAL
        else "surname"
        if source.kind == "person"
        else "experts"
        for source in keyed.itertuples()
    }


def words_by_channel(coding: Coding) -> pd.DataFrame:
    """A row a channel: reported attributions and quoted words, by the sentence's own phrase, and with carried ones.

    A channel that is only carried counts as `not stated` in the `explicit` columns.
    """
    units = reported(coding)
    explicit = units["channel"].where(units["channel_basis"] != "carried", "not stated")
    rows = []
    for name in CHANNELS:
        own, all_own = units[explicit == name], units[units["channel"] == name]
        rows.append(
            {
                "channel": name,
                "attributions_explicit": len(own),
                "attributions": len(all_own),
                "quoted_explicit": int(own["quoted"].sum()),
                "quoted": int(all_own["quoted"].sum()),
            }
        )
    return pd.DataFrame(rows)


def mentions(coding: Coding, kind: str) -> pd.DataFrame:
    """The mentions of one kind in story order, with `place`, `source_id` and `attribution` of their voice."""
    chosen = coding.mentions[coding.mentions["kind"] == kind].copy()
    chosen["paragraph"] = chosen["paragraph"].astype(int)
    chosen["start"] = [spans(cell)[0].start for cell in chosen["span"]]
    chosen = chosen.sort_values("start", kind="stable").drop(columns="start").reset_index(drop=True)
    return chosen.join(pd.DataFrame([voice_of(coding, spans(cell)) for cell in chosen["span"]], columns=Voice._fields))


def spoken_of(coding: Coding) -> pd.DataFrame:
    """The actors that are mentioned and never heard: mentions, how many of them in quotations, and paragraphs."""
    rows, actors = [], mentions(coding, "actor")
    for source in coding.sources[coding.sources["heard"] == "only mentioned"].itertuples():
        own = actors[actors["about"] == source.source_id]
        rows.append(
            {
                "source_id": source.source_id,
                "name": source.name,
                "mentions": len(own),
                "in_quotations": int((own["place"] == "quoted").sum()),
                "paragraphs": sorted(set(own["paragraph"])),
            }
        )
    return pd.DataFrame(rows).sort_values("mentions", ascending=False, kind="stable").reset_index(drop=True)


def quotations(coding: Coding) -> pd.DataFrame:
    """A row a quotation or fragment, in story order: attribution, source, words (the editor's left out), text."""
    rows = []
    for unit in reported(coding).itertuples():
        editor = word_numbers(coding.article, spans(unit.editor_spans))
        for span in spans(unit.quote_spans):
            rows.append(
                {
                    "attribution": unit.id,
                    "source_id": unit.source_id,
                    "form": unit.form,
                    "paragraph": unit.paragraph,
                    "words": len(word_numbers(coding.article, [span]) - editor),
                    "channel": unit.channel,
                    "channel_basis": unit.channel_basis,
                    "text": coding.article[span],
                }
            )
    return pd.DataFrame(rows)
