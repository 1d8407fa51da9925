"""Which findings stand if a judgement call of the coding goes the other way: shares under every alternative."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

import pandas as pd

from newsaudit.audit.words import word_numbers
from story.coding import Coding, spans
from story.voices import OFFICIAL

AS_CODED = "as coded"


@dataclass(frozen=True)
class Unit:
    """What of an attribution the shares rest on; words are sets of word numbers of the story."""

    id: str
    source: str
    counted: bool
    quoted: frozenset[int]
    editor: frozenset[int]
    narrow: frozenset[int]
    wide: frozenset[int]
    form: str
    channel: str
    carried: bool
    cue_class: str
    does: str


@dataclass(frozen=True)
class State:
    """The units, the sources' stated affiliations, who is replaceable and never introduced, the story's words."""

    units: tuple[Unit, ...]
    affiliation: dict[str, str]
    replaceable: frozenset[str]
    strangers: frozenset[str]
    words: int


def state(coding: Coding) -> State:
    """The coding as it is, ready for its shares to be computed."""

    def numbers(cell: str) -> frozenset[int]:
        return frozenset(word_numbers(coding.article, spans(cell)))

    units = tuple(
        Unit(
            row["id"],
            row["source_id"],
            row["status"] == "reported",
            numbers(row["quote_spans"]) - numbers(row["editor_spans"]),
            numbers(row["editor_spans"]),
            numbers(row["content_spans"]),
            numbers(row["wide_spans"]),
            row["form"],
            row["channel"],
            row["channel_basis"] == "carried",
            row["cue_class"],
            row["does"],
        )
        for row in coding.attributions.to_dict("records")
    )
    sources = coding.sources.to_dict("records")
    return State(
        units,
        {row["source_id"]: row["affiliation_stated"] for row in sources},
        frozenset(row["source_id"] for row in sources if row["replaceable"] == "yes"),
        frozenset(row["source_id"] for row in sources if row["introduced"] == "no"),
        len(coding.article.words),
    )


# --- the shares ----------------------------------------------------------------------------------------------------


def shares(now: State) -> dict[str, float]:
    """The headline shares, from 0 to 1; quoted words are counted once."""
    units = [unit for unit in now.units if unit.counted]
    quoted = union(unit.quoted for unit in units)

    def part(chosen: Callable[[Unit], bool]) -> float:
        return len(union(unit.quoted for unit in units if chosen(unit))) / len(quoted) if quoted else 0.0

    return {
        "quoted": len(quoted) / now.words,
        "attributed": len(union(unit.quoted | unit.narrow for unit in units)) / now.words,
        "official": part(lambda unit: now.affiliation.get(unit.source) in OFFICIAL),
        "known": part(lambda unit: now.affiliation.get(unit.source) in OFFICIAL or unit.source in now.strangers),
        "warning": part(lambda unit: "warns" in unit.does.split()),
        "largest": max((part(lambda unit, s=s: unit.source == s) for s in {u.source for u in units}), default=0.0),
        "release": part(lambda unit: unit.channel == "release"),
        "plain": sum(unit.cue_class == "plain" for unit in units) / len(units) if units else 0.0,
        "replaceable": part(lambda unit: unit.source in now.replaceable),
    }


def union(sets) -> frozenset[int]:
    """All members of some sets."""
    return frozenset().union(*sets)


# --- the judgement calls -------------------------------------------------------------------------------------------


def changed(now: State, which: Callable[[Unit], bool], how: Callable[[Unit], Unit]) -> State:
    """The state with some of its units changed."""
    return replace(now, units=tuple(how(unit) if which(unit) else unit for unit in now.units))


def wide(now: State) -> State:
    """Contents take in their unattributed endings."""
    return changed(now, lambda unit: True, lambda unit: replace(unit, narrow=unit.wide))


def scare_quotes(now: State) -> State:
    """Quoted fragments inside a paraphrase are scare quotes, no quotations."""
    return changed(now, lambda unit: unit.form == "mixed", lambda unit: replace(unit, quoted=frozenset()))


def editor_as_speaker(now: State) -> State:
    """An editor’s bracket counts among the speaker’s words."""
    return changed(now, lambda unit: bool(unit.editor), lambda unit: replace(unit, quoted=unit.quoted | unit.editor))


def not_carried(now: State) -> State:
    """A channel counts only where the sentence itself states it."""
    return changed(now, lambda unit: unit.carried, lambda unit: replace(unit, channel="not stated"))


def announced_as_release(now: State) -> State:
    """An announcement is taken for a release."""
    return changed(now, lambda unit: unit.channel == "announcement", lambda unit: replace(unit, channel="release"))


def all_counted(now: State) -> State:
    """What is not disclosed, agentless or planned counts like what is reported."""
    return changed(now, lambda unit: not unit.counted, lambda unit: replace(unit, counted=True))


def one_coalition(now: State) -> State:
    """U.S. military, coalition, OIR, its officials and its spokesman are one source."""
    one = {"us-military", "coalition", "oir", "oir-officials", "caggins"}
    return changed(now, lambda unit: unit.source in one, lambda unit: replace(unit, source="coalition"))


def one_britain(now: State) -> State:
    """The U.K. and its Defence Secretary are one source."""
    return changed(now, lambda unit: unit.source == "wallace", lambda unit: replace(unit, source="uk"))


def one_side(now: State) -> State:
    """The coalition, the U.S. military, OIR, the U.K. and whoever speaks for them are one source."""
    one = {source for source, affiliation in now.affiliation.items() if affiliation in OFFICIAL} - {"barker"}
    return changed(now, lambda unit: unit.source in one, lambda unit: replace(unit, source="coalition"))


def barker_official(now: State) -> State:
    """Barker, whose affiliation the text does not state, is counted with the coalition’s side."""
    return replace(now, affiliation=now.affiliation | {"barker": "OIR/coalition"})


def barker_replaceable(now: State) -> State:
    """Barker, of whom it is unclear, is counted among the replaceable voices."""
    return replace(now, replaceable=now.replaceable | {"barker"})


CALLS = {
    function.__name__: function
    for function in (
        wide,
        scare_quotes,
        editor_as_speaker,
        not_carried,
        announced_as_release,
        all_counted,
        one_coalition,
        one_britain,
        one_side,
        barker_official,
        barker_replaceable,
    )
}
# What the findings say, each with the share it rests on and the test by which it stands.
FINDINGS = {
    "About four words in ten are quoted": ("quoted", lambda share: round(10 * share) == 4),
    "Most of the story is attributed to somebody": ("attributed", lambda share: share > 0.5),
    "Most quoted words come from officials of the coalition, the U.S. or the UK": (
        "official",
        lambda share: share > 0.5,
    ),
    "All quoted words come from these officials or someone never introduced": ("known", lambda share: share == 1),
    "The warning about Iran is not quoted": ("warning", lambda share: share == 0),
    "No single source has half of the quoted words": ("largest", lambda share: share < 0.5),
    "Most quoted words come from releases": ("release", lambda share: share > 0.5),
    "Most cues are plain": ("plain", lambda share: share > 0.5),
    "No replaceable voice is quoted": ("replaceable", lambda share: share == 0),
}


def each_call(coding: Coding, others: dict[str, Coding] | None = None) -> pd.DataFrame:
    """The shares as coded and with one call turned at a time: a row an alternative, a column a share.

    `others` are further codings of the same article by name, such as single passes.
    """
    base = state(coding)
    rows = {AS_CODED: shares(base)} | {name: shares(call(base)) for name, call in CALLS.items()}
    rows |= {name: shares(state(other)) for name, other in (others or {}).items()}
    return pd.DataFrame(rows).T.rename_axis("alternative")


def all_calls(coding: Coding) -> pd.DataFrame:
    """The shares under every combination of turned calls: one row each, `turned` naming them."""
    base, rows = state(coding), []
    for number in range(len(CALLS) + 1):
        for chosen in combinations(CALLS, number):
            now = base
            for name in chosen:
                now = CALLS[name](now)
            rows.append({"turned": " ".join(chosen)} | shares(now))
    return pd.DataFrame(rows)


def verdicts(coding: Coding, others: dict[str, Coding] | None = None) -> pd.DataFrame:
    """A row a finding: its share `as_coded`, and `low` and `high` over all combinations and `others`.

    `turns` lists the single calls and codings under which the finding falls; `stands_always` is False if any
    combination turns it.
    """
    single, every = each_call(coding, others), all_calls(coding)
    rows = []
    for finding, (share, holds) in FINDINGS.items():
        values = pd.concat([every[share], single[share]])
        rows.append(
            {
                "finding": finding,
                "as_coded": single[share][AS_CODED],
                "low": values.min(),
                "high": values.max(),
                "turns": [name for name, value in single[share].items() if not holds(value)],
                "stands_always": all(map(holds, values)),
            }
        )
    return pd.DataFrame(rows)
