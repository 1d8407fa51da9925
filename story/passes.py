"""The passes of coding by reading: where A, B and C split, and how D, from outside, differs from what they settled."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from newsaudit.agreement import Agreement, agreement
from newsaudit.article import Article
from story import coding as coded

# The passes that the settled codes come from, and the one that came later, from outside.
PASSES = ("A", "B", "C")
OUTSIDE = "D"
# The codes of a row that two passes can differ in; the texts of spans follow from the spans.
ATTRIBUTIONS = tuple(
    "form status source_id source_span cue_span content_spans wide_spans quote_spans editor_spans addressee channel "
    "channel_basis cue_class modality modal_words does parent".split()
)
SOURCES = tuple(
    "kind role_as_stated introduced affiliation_stated speaks_for speaks_for_basis heard replaceable".split()
)
KINDS = ("rule", "habit", "reading")
NO_ROW = "no row"


def between_passes(sheets: pd.DataFrame) -> Agreement:
    """Return the agreement between the three passes that the settled codes come from."""
    return agreement(sheets[sheets["coder"].isin(PASSES)].to_dict("records"))


def against_settled(sheets: pd.DataFrame) -> Agreement:
    """Return the agreement of pass D with the settled codes; `sheets` are the rows of `attributions.csv`."""
    pair = sheets[sheets["coder"].isin((coded.SETTLED, OUTSIDE))]
    named = pair.assign(coder=pair["coder"].replace(coded.SETTLED, "the settled codes"))
    return agreement(named.to_dict("records"))


def splits(folder: str | Path, article: Article) -> pd.DataFrame:
    """Return every code on which one of the passes A, B and C differs from what the other two settled.

    A row a code: `table`, `unit`, `paragraph`, `code`, `settled`, the `coder` of the pass, and what it wrote, `other`.
    """
    settled = coded.read(folder, article)
    found = [
        row | {"coder": coder} for coder in PASSES for row in compared(settled, coded.read(folder, article, coder))
    ]
    return pd.DataFrame(found).sort_values(["table", "paragraph", "unit"], kind="stable", ignore_index=True)


def differences(folder: str | Path, article: Article) -> pd.DataFrame:
    """Return every difference between pass D and the settled codes, with what is to be said of it.

    The columns of `splits` without `coder`, and `kind` and `why` from `outside_differences.csv`. Raises `ValueError`
    for a difference that is not discussed there, and for a row there that is no difference.
    """
    discussed = coded.read_table(Path(folder) / "outside_differences.csv").set_index(["table", "unit", "code"])
    found = compared(coded.read(folder, article), coded.read(folder, article, OUTSIDE))
    keys = {(row["table"], row["unit"], row["code"]) for row in found}
    if keys != set(discussed.index):
        raise ValueError(
            f"outside_differences.csv: not discussed {sorted(keys - set(discussed.index))}, "
            f"no difference {sorted(set(discussed.index) - keys)}."
        )
    said = [discussed.loc[(row["table"], row["unit"], row["code"]), ["kind", "why"]].to_dict() for row in found]
    return pd.DataFrame([row | about for row, about in zip(found, said, strict=True)])


def compared(settled: coded.Coding, other: coded.Coding) -> list[dict]:
    """Return the codes of another coding that differ from the settled ones, spans as their text."""
    return [*attribution_differences(settled, other), *source_differences(settled, other)]


def attribution_differences(settled: coded.Coding, other: coded.Coding) -> list[dict]:
    """Return the differing codes of attributions; the units of the two stand in the same order, one for one."""
    rows = []
    for ours, theirs in zip(*(each.attributions.to_dict("records") for each in (settled, other)), strict=True):
        for code in ATTRIBUTIONS:
            if unlettered(ours[code]) != unlettered(theirs[code]):
                shown = coded.SPAN_COLUMNS.get(code, code)
                rows.append(difference("attributions", ours["id"], ours["paragraph"], code, ours[shown], theirs[shown]))
    return rows


def unlettered(cell: str) -> str:
    """Return a reference to an attribution without the letter of its pass: S11 and D11 are the same unit."""
    return cell[1:] if cell[1:].isdigit() and cell[0].isupper() else cell


def source_differences(settled: coded.Coding, other: coded.Coding) -> list[dict]:
    """Return the differing codes of sources, and the sources that only one of the two has."""
    ours, theirs = ({row["source_id"]: row for row in each.sources.to_dict("records")} for each in (settled, other))
    rows = []
    for key in dict.fromkeys([*ours, *theirs]):
        row = ours.get(key) or theirs[key]
        paragraph = settled.article.paragraph_of(coded.spans(row["first_span"])[0].start)
        if key not in ours or key not in theirs:
            said = [NO_ROW if key not in side else side[key]["kind"] for side in (ours, theirs)]
            rows.append(difference("sources", key, paragraph, "source", *said))
            continue
        rows += [
            difference("sources", key, paragraph, code, ours[key][code], theirs[key][code])
            for code in SOURCES
            if ours[key][code] != theirs[key][code]
        ]
    return rows


def difference(table: str, unit: str, paragraph: int, code: str, settled: str, other: str) -> dict:
    """Return one difference as a row."""
    place = {"table": table, "unit": unit, "paragraph": paragraph, "code": code}
    return place | {"settled": settled or "–", "other": other or "–"}
