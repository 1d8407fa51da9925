"""From sheets to the audit: whose coding it is, what is wrong with it, and estimates for what it leaves open.

`audit_of_sheets` is the whole way. It reads no file: an article and the texts of sheets in, an audit out.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsaudit.article import Article
from newsaudit.audit.coder import audit_of_engine
from newsaudit.audit.model import ENGINE, Audit
from newsaudit.audit.tables import attribution_rows, source_rows
from newsaudit.engine.attribution import attributions
from newsaudit.numbers import listed
from newsaudit.sheets.checks import code_faults, faults_of_one, faults_together, is_of_another_article
from newsaudit.sheets.drafted import corrections
from newsaudit.sheets.estimates import completed, unit_of
from newsaudit.sheets.faults import Fault, SheetError
from newsaudit.sheets.located import located_rows
from newsaudit.sheets.places import Places
from newsaudit.sheets.sources import sheet_sources
from newsaudit.sheets.tables import Row, tables_in

TABLES = ("attributions", "sources")  # what we call the tables of a draft, which says nothing of who corrected them


def audit_of_sheets(article: Article, sheets: Mapping[str, bytes | str], coder: str = "") -> Audit:
    """Return the audit of an article by the coding in some sheets, each a name and its content, CSV or JSON.

    A sheet of attributions is needed, one of sources may stand beside it; where several people's codings are in one
    sheet, `coder` says whose is meant. What the sheets leave empty is estimated by the engine's rules, each estimate
    with its rule under `rules`; what they hold has none. The engine's own draft, unchanged, gives the engine's audit.

    Raises `SheetError` with all faults of all sheets, where there is one.
    """
    by_kind, faults = tables_by_kind(sheets)
    if faults:
        raise SheetError(faults)
    by_engine = attributions(article)
    draft = audit_of_engine(article, by_engine)
    rows, label = rows_of_coder(by_kind["attributions"], coder)
    source_table = source_rows_of(by_kind["sources"], label)
    places = Places(article)
    located = located_rows(places, corrections(rows, attribution_rows(draft), "id"))
    if is_of_another_article(located):
        raise SheetError([another_article(article, rows[0].sheet, len(rows))])
    sources, faults = sheet_sources(places, source_table, source_rows(draft))
    silent = tuple(silence.phrase for silence in draft.silences)
    faults += [fault for one in located for fault in faults_of_one(article, one, places, silent)]
    faults += faults_together(located, sources, places, {unit_of(one) for one in by_engine})
    faults += code_faults("sources", source_table)
    if faults:
        raise SheetError(in_order(faults, sheets))
    audit = completed(draft, located, sources, by_engine, label)
    unchanged = (audit.attributions, audit.sources) == (draft.attributions, draft.sources)
    return draft if unchanged else audit


def tables_by_kind(sheets: Mapping[str, bytes | str]) -> tuple[dict[str, list[Row]], list[Fault]]:
    """Return the rows of all sheets by the kind of their table, and the faults of the sheets as tables."""
    by_kind: dict[str, list[Row]] = {"attributions": [], "sources": [], "rules": []}
    faults: list[Fault] = []
    for name, content in sheets.items():
        tables, wrong = tables_in(name, content)
        faults += wrong
        for table in tables:
            by_kind[table.kind] += table.rows
    if not faults and not by_kind["attributions"]:
        faults.append(
            Fault(listed(list(sheets)), "", "", "none of these is a sheet of attributions: source, cue and words.")
        )
    return by_kind, faults


def rows_of_coder(rows: list[Row], coder: str) -> tuple[list[Row], str]:
    """Return the rows of attributions of one coder, and the label of the coding.

    Without a `coder` they are all rows, if not more than one person has coded them, or corrected the engine's draft.
    Raises `SheetError` where whose coding is meant cannot be told.
    """
    people = list(dict.fromkeys(row.coder for row in rows if row.coder not in ("", ENGINE)))
    if coder and people != [coder]:
        own = [row for row in rows if row.coder == coder]
        if not own:
            there = listed([repr(one) for one in dict.fromkeys(row.coder for row in rows if row.coder)])
            sentence = f"there is no row of {coder!r}; there are rows of {there}."
            raise SheetError([Fault(rows[0].sheet, "", "coder", sentence)])
        return own, coder
    if len(people) > 1:
        sentence = f"the rows are of {listed([repr(one) for one in people])}: say whose coding is meant."
        raise SheetError([Fault(rows[0].sheet, "", "coder", sentence)])
    return rows, people[0] if people else file_label(rows[0].sheet)


def source_rows_of(rows: list[Row], label: str) -> list[Row]:
    """Return the rows of sources that belong to a coding: its coder's and the draft's, or all if they are one's."""
    people = {row.coder for row in rows} - {"", ENGINE}
    if label in people and len(people) > 1:
        return [row for row in rows if row.coder == label]
    if len(people) > 1:
        sentence = f"the rows are of {listed([repr(one) for one in sorted(people)])}, and none is of {label!r}."
        raise SheetError([Fault(rows[0].sheet, "", "coder", sentence)])
    return rows


def file_label(name: str) -> str:
    """Return the name of a sheet without folder and ending, as the label of its coder; "a person" for our own."""
    own = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or name
    return "a person" if own in TABLES else own


def another_article(article: Article, sheet: str, rows: int) -> Fault:
    """Return the one fault of a sheet whose words are not those of the article."""
    sentence = f"this is the sheet of another article: of its {rows} rows none has words that stand in {article.name}."
    return Fault(sheet, "", "", sentence)


def in_order(faults: list[Fault], sheets: Mapping[str, bytes | str]) -> list[Fault]:
    """Return faults in the order of the sheets and of their rows, each once."""
    order = list(sheets)
    return sorted(dict.fromkeys(faults), key=lambda fault: (order.index(fault.sheet), number_in(fault.row)))


def number_in(place: str) -> int:
    """Return the number of a row, 0 for a fault of the whole sheet."""
    return int("".join(filter(str.isdigit, place)) or 0)
