"""The sources of a coding: the sheet's own, else one for each name, with the rules' estimates where it is empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsaudit.article import Article, Span
from newsaudit.audit.kinds import is_named
from newsaudit.audit.model import ENGINE, NOT_FOUND, CodedAttribution, Source
from newsaudit.audit.register import identifier, is_agentless, plain_name, registered, source_not_found, source_of
from newsaudit.engine.attribution import Attribution
from newsaudit.sheets.rows import LocatedRow
from newsaudit.sheets.sources import SheetSource, SheetSources

SILENT = "phrase_of_silence"
SOURCE_CODES = (
    "key name kind role_as_stated introduced affiliation_stated speaks_for speaks_for_basis heard replaceable note"
).split()


def source_ids(units: Sequence[Attribution], rows: Sequence[LocatedRow], sources: SheetSources) -> list[str]:
    """Return the id of each attribution's source: the sheet's, else one for each name; empty where there is none."""
    ids = [sources.id_of(one.row) for one in rows]
    by_name: dict[str, str] = {}
    for unit, key in zip(units, ids, strict=True):
        if key not in ("", NOT_FOUND) and unit.source_name:
            by_name.setdefault(plain_name(unit.source_name).casefold(), key)
    taken = {*ids, *sources.by_id, NOT_FOUND}
    for number, unit in enumerate(units):
        if ids[number] or unit.rule == SILENT or not unit.source_name or is_agentless(unit):
            continue
        name = plain_name(unit.source_name)
        if name.casefold() not in by_name:
            key, copy = identifier(name), 2
            while key in taken:
                key, copy = f"{identifier(name)}-{copy}", copy + 1
            taken.add(key)
            by_name[name.casefold()] = key
        ids[number] = by_name[name.casefold()]
    return [
        key or ("" if unit.rule == SILENT or is_agentless(unit) else NOT_FOUND)
        for key, unit in zip(ids, units, strict=True)
    ]


def register(
    article: Article,
    units: Sequence[Attribution],
    ids: Sequence[str],
    attributions: Sequence[CodedAttribution],
    sources: SheetSources,
) -> list[Source]:
    """Return the sources: those of the sheet in its order, then others in that of their first mention."""
    own: dict[str, list[Attribution]] = {}
    for unit, source_id, one in zip(units, ids, attributions, strict=True):
        own.setdefault(source_id or one.source_id, []).append(unit)
    homes = home_of_names(own)
    own = {source_id: called_by_own_name(units_of, source_id, homes) for source_id, units_of in own.items()}
    drafted = {one.source_id for one in attributions} - {one.source_id for one in attributions if not one.is_drafted}
    made = [
        estimated_source(article, key, own.get(key) or [mention(article, one)], one, key in drafted)
        for key, one in sources.by_id.items()
        if key in own or one.row.coder != ENGINE  # the draft has no source that is only spoken of
    ]
    more = [
        estimated_source(article, key, units_of, None, key in drafted)
        for key, units_of in own.items()
        if key and key not in sources.by_id
    ]
    more.sort(key=lambda source: (not source.is_found, source.first))
    return registered([*made, *more], attributions)


def home_of_names(own: Mapping[str, list[Attribution]]) -> dict[str, str]:
    """Return for each name by which attributions call their source the id of the source that most of them are given."""
    given = Counter((plain_name(unit.source_name or ""), key) for key, units in own.items() for unit in units)
    best = sorted(given.items(), key=lambda item: (item[1], item[0][1] == identifier(item[0][0])))
    return {name: key for (name, key), _ in best}


def called_by_own_name(units: list[Attribution], source_id: str, homes: Mapping[str, str]) -> list[Attribution]:
    """Return a source's attributions without those that were given to it by another's name, all under its best name."""
    own = [unit for unit in units if homes[plain_name(unit.source_name or "")] == source_id] or units
    names = [unit.source_name for unit in own if unit.source_name]
    if len({plain_name(name).casefold() for name in names}) < 2:
        return own
    best = max(names, key=lambda name: (is_named(plain_name(name)), len(name)))
    return [unit._replace(source_name=best) for unit in own]


def mention(article: Article, one: SheetSource) -> Attribution:
    """Return a source that is only spoken of as an attribution without cue, at the place where it is mentioned."""
    span = one.first or Span(article.story.start, article.story.start + 1)
    return Attribution(span, None, (span,), (), "indirect", "", source_name=one.row["name"])


def estimated_source(
    article: Article, source_id: str, own: list[Attribution], sheet: SheetSource | None, is_drafted: bool
) -> Source:
    """Return a source as the rules see it, with all that the sheet codes of it in its place."""
    codes, ruled = (sheet.codes, sheet.row.ruled) if sheet else ({}, frozenset())
    codes = {column: cell for column, cell in codes.items() if column not in ruled}
    estimate = by_rules(article, source_id, own, codes, is_drafted)
    stale = {column: cell for column, cell in sheet.codes.items() if column in ruled} if sheet else {}
    stale = {column: cell for column, cell in stale.items() if cell != in_cell(getattr(estimate, column))}
    if stale:  # a rule says something else now, or a person has changed what it said
        codes |= stale
        estimate = by_rules(article, source_id, own, codes, is_drafted)
    kept: dict[str, object] = {column: codes[column] for column in SOURCE_CODES if column in codes}
    if "named" in codes:
        kept["named"] = codes["named"] == "yes"
    if sheet and sheet.first:
        kept["first"] = sheet.first
    rules = {code: rule for code, rule in estimate.rules.items() if code not in codes}
    is_labelled = sheet is not None and sheet.row.coder != ENGINE
    if not is_drafted or is_labelled or kept.keys() - {"first", "heard", "key"}:
        rules.pop("source", None)
    if rules.get("name") == "own_words" and not is_drafted:
        del rules["name"]  # the sheet itself calls the source so
    return replace(estimate, **kept, rules=rules)


def by_rules(
    article: Article, source_id: str, own: list[Attribution], codes: Mapping[str, str], is_drafted: bool
) -> Source:
    """Return a source as the rules see it, from its own attributions and what is coded of it."""
    if source_id == NOT_FOUND:
        none = source_not_found(min((one.contents or (one.cue,))[0] for one in own))
        return none if is_drafted else replace(none, name="no source named", note="", rules={})
    return replace(source_of(article, own, codes), source_id=source_id)


def in_cell(value: str | bool) -> str:
    """Return a code as a cell has it."""
    return value if isinstance(value, str) else "yes" if value else "no"
