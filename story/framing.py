"""How the sources are framed: cues, introductions, who vouches for what, reasons, and Entman's four questions."""

from __future__ import annotations

import pandas as pd

from story.coding import Coding, reported, spans
from story.voices import voice_of

CUE_CLASSES = ("plain", "doubting", "alarmed", "confident")
ELEMENTS = ("problem", "cause", "evaluation", "remedy")


def treatment(coding: Coding) -> pd.DataFrame:
    """A row a source with a key: the name and role it is given, its institution, introduced, words quoted, cue classes.

    `name` is `full`, `surname` (a surname alone, which by the codebook introduces nobody), `none` (a group without
    names) or `institution`.
    """
    units, rows = reported(coding), []
    for source in coding.sources[coding.sources["key"] != ""].itertuples():
        own = units[units["source_id"] == source.source_id]
        if source.kind == "person":
            name = "full" if source.introduced == "yes" else "surname"
        else:
            name = "institution" if source.kind == "organisation" else "none"
        rows.append(
            {
                "source_id": source.source_id,
                "name": name,
                "role": source.role_as_stated,
                "affiliation": source.affiliation_stated,
                "introduced": source.introduced,
                "replaceable": source.replaceable,
                "quoted": int(own["quoted"].sum()),
                "cue_classes": sorted(set(own["cue_class"])),
                "attributions": list(own["id"]),
            }
        )
    return pd.DataFrame(rows)


def frame_elements(coding: Coding, event: str) -> pd.DataFrame:
    """Who supplies problem, cause, evaluation and remedy for an event: a row a span, with the voice it stands in.

    The four are the functions of a frame in Entman (1993). A row without a span says that nobody supplies it.
    """
    chosen = coding.frames[coding.frames["event"] == event].copy()
    chosen["order"] = [ELEMENTS.index(element) for element in chosen["element"]]
    chosen = chosen.sort_values("order", kind="stable").drop(columns="order").reset_index(drop=True)
    found = [voice_of(coding, spans(cell)) if cell else None for cell in chosen["span"]]
    chosen["place"] = [each.place if each else "nobody" for each in found]
    chosen["source_id"] = [each.source_id if each else "" for each in found]
    chosen["attribution"] = [each.attribution if each else "" for each in found]
    chosen["paragraph"] = [
        coding.article.paragraph_of(spans(cell)[0].start) if cell else pd.NA for cell in chosen["span"]
    ]
    return chosen


def exceptions_to_plain(coding: Coding) -> tuple[set[str], set[str]]:
    """The sources with any cue that is not plain, and those with neither a name of any kind nor an institution."""
    given = treatment(coding)
    given = given[given["attributions"].str.len() > 0]
    marked = {row.source_id for row in given.itertuples() if set(row.cue_classes) != {"plain"}}
    bare = {row.source_id for row in given.itertuples() if row.name == "none" and row.affiliation == "not stated"}
    return marked, bare
