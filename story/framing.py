"""How the sources are framed: cues, introductions, who vouches for what, reasons, and Entman's four questions."""

from __future__ import annotations

import pandas as pd

from story.coding import Coding, reported, spans, word_numbers
from story.voices import voice_of

CUE_CLASSES = ("plain", "doubting", "alarmed", "confident")
ELEMENTS = ("problem", "cause", "evaluation", "remedy")


def cues_by_source(coding: Coding) -> pd.DataFrame:
    """A row a source with a reported attribution, in register order: attributions with a cue of each class."""
    units = reported(coding)
    counts = pd.crosstab(units["source_id"], units["cue_class"]).reindex(columns=CUE_CLASSES, fill_value=0)
    order = [source_id for source_id in coding.sources["source_id"] if source_id in counts.index]
    return counts.loc[order].rename_axis(columns=None).reset_index()


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


def vouching(coding: Coding) -> pd.DataFrame:
    """A row a wording and kind of voucher: ids of the reported attributions whose content is modal, and of those not.

    Who vouches: a person with name and role, a surname alone, an institution, or a group without names.
    """
    vouchers = treatment(coding).set_index("source_id")["name"]
    units = reported(coding)
    rows = []
    for (wording, voucher), own in units.groupby(["cue_class", units["source_id"].map(vouchers)]):
        flat = own["modality"] == "flat"
        rows.append(
            {"wording": wording, "voucher": voucher, "flat": list(own[flat]["id"]), "modal": list(own[~flat]["id"])}
        )
    order = {name: number for number, name in enumerate((*CUE_CLASSES, "full", "surname", "institution", "none"))}
    return pd.DataFrame(rows).sort_values(
        ["wording", "voucher"], key=lambda column: column.map(order), ignore_index=True
    )


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


def fragments(coding: Coding) -> pd.DataFrame:
    """A row a quoted fragment of a mixed attribution: source, words, text, and the sentence part it was set into."""
    rows = []
    for unit in reported(coding).query("form == 'mixed'").itertuples():
        for span in spans(unit.quote_spans):
            rows.append(
                {
                    "attribution": unit.id,
                    "source_id": unit.source_id,
                    "paragraph": unit.paragraph,
                    "words": len(word_numbers(coding.article, [span])),
                    "text": coding.article[span],
                    "content": unit.content_text,
                }
            )
    return pd.DataFrame(rows)
