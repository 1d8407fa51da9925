"""Sheets as tables: the rows of a CSV or JSON text, as any spreadsheet or program may have saved it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

from newsaudit.audit.tables import BETWEEN_TEXTS
from newsaudit.numbers import count, listed
from newsaudit.sheets.columns import NEEDED, column_name
from newsaudit.sheets.faults import Fault

LARGEST_SHEET = 10_000_000  # bytes: a coding of the longest article has some 2 MB
DELIMITERS = ",;\t"
NO_TABLE = "this is not a table in CSV, nor a coding in JSON"
RULES_TABLE = {"rule", "meaning"}  # the draft's third table, which codes nothing
NOTHING = frozenset(["", "none", "nan", "null", "n/a"])  # how programs write that there is nothing


@dataclass(frozen=True)
class Row:
    """One row: where it stands ("row 7", as a spreadsheet counts), and its cells by column, those that are empty too.

    `coder` is what its column coder holds: a label, "engine" for what the draft says, or nothing.
    """

    sheet: str
    place: str
    cells: Mapping[str, str]

    @property
    def coder(self) -> str:
        """Who coded the row, as it says itself."""
        return self["coder"]

    def __getitem__(self, column: str) -> str:
        """Return a cell; empty if there is no such column."""
        return self.cells.get(column, "")

    def fault(self, column: str, sentence: str) -> Fault:
        """Return a fault of this row."""
        return Fault(self.sheet, self.place, column, sentence)


@dataclass(frozen=True)
class Table:
    """The rows of one table: `kind` is attributions, sources, or rules (the draft's third table, of which none is read)."""

    kind: str
    rows: tuple[Row, ...]


def tables_in(name: str, data: bytes | str) -> tuple[list[Table], list[Fault]]:
    """Return the tables that a sheet holds, one in CSV, up to two in JSON, and what is wrong with them."""
    if len(data) > LARGEST_SHEET:
        return [], [Fault(name, "", "", f"the sheet is larger than {LARGEST_SHEET // 1_000_000} MB")]
    text = data if isinstance(data, str) else decoded(data)
    if text is None or "\0" in text:
        return [], [Fault(name, "", "", f"{NO_TABLE}; save it as CSV in UTF-8")]
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return [], [Fault(name, "", "", "there is nothing in it")]
    if text.lstrip()[0] in "{[":
        return json_tables(name, text)
    return csv_table(name, text)


def decoded(data: bytes) -> str | None:
    """Return bytes as text: UTF-8, UTF-16 with its mark, or what older spreadsheets write; None if they are no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


# --- CSV -----------------------------------------------------------------------------------------------------------


def csv_table(name: str, text: str) -> tuple[list[Table], list[Fault]]:
    """Return the table of a CSV text: separated by commas, semicolons or tabs, its columns in any order."""
    hint, _, rest = text.partition("\n")
    marked = hint.strip().strip('"').lower().startswith("sep=")  # a line for Excel, that names the separator
    first = 2 if marked else 1
    head = rest.partition("\n")[0] if marked else hint
    delimiter = hint.strip().strip('"')[4:5] if marked else max(DELIMITERS, key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(rest if marked else text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return [], [Fault(name, "", "", f"{NO_TABLE} ({error}); is a quotation mark of a cell not closed?")]
    while lines and not any(cell.strip() for cell in lines[0]):  # empty rows above the head
        lines, first = lines[1:], first + 1
    columns = [column_name(cell) for cell in lines[0]] if lines else []
    numbered = [(f"row {number}", line) for number, line in enumerate(lines[1:], start=first + 1)]
    too_long = [
        Fault(name, place, "", f"this row has more cells than the {count(len(columns), 'column')} of the head")
        for place, line in numbered
        if any(cell.strip() for cell in line[len(columns) :])
    ]
    records = [(place, dict(zip(columns, line, strict=False))) for place, line in numbered]
    table, faults = table_of(name, columns, records)
    return table, too_long + faults


# --- JSON ----------------------------------------------------------------------------------------------------------


def json_tables(name: str, text: str) -> tuple[list[Table], list[Fault]]:
    """Return the tables of a JSON text: an object with attributions, and sources if it likes, or a list of the first."""
    try:
        coding = json.loads(text)
    except (ValueError, RecursionError) as error:
        return [], [Fault(name, "", "", f"this is not JSON ({error})")]
    coding = {"attributions": coding} if isinstance(coding, list) else coding
    coder = str(coding.get("coder") or (coding.get("coding") or {}).get("coder") or "")
    tables: list[Table] = []
    faults: list[Fault] = []
    for kind in ("attributions", "sources"):
        records = coding.get(kind, [])
        if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
            faults.append(Fault(name, "", kind, "this is not a list of objects"))
            continue
        rows = [
            (f"{kind.removesuffix('s')} {number}", {"coder": coder} | {column_name(k): cell_of(v) for k, v in one.items()})
            for number, one in enumerate(records, start=1)
        ]
        if rows or kind == "attributions":
            columns = list(dict.fromkeys(column for _, cells in rows for column in cells))
            table, wrong = table_of(name, columns, rows, kind)
            tables, faults = tables + table, faults + wrong
    return tables, faults


def cell_of(value: object) -> str:
    """Return a value of the JSON as the cell that says the same: spans as "12-60 71-80", yes or no, none empty."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, list):
        return str(value)
    if len(value) == 2 and all(isinstance(end, int) for end in value):
        return f"{value[0]}-{value[1]}"
    return (" " if all(isinstance(one, list) for one in value) else BETWEEN_TEXTS).join(map(cell_of, value))


# --- both ----------------------------------------------------------------------------------------------------------


def table_of(
    name: str, columns: list[str], records: list[tuple[str, dict[str, str]]], kind: str = ""
) -> tuple[list[Table], list[Fault]]:
    """Return records as a table, empty ones left out, and what is wrong with its columns."""
    named = [column for column in columns if column]
    twice = sorted({column for column in named if named.count(column) > 1})
    if twice:
        return [], [Fault(name, "", column, "this column is there twice") for column in twice]
    if not kind and RULES_TABLE >= set(named):
        return [Table("rules", ())], []
    kind = kind or ("sources" if is_of_sources(named) else "attributions")
    missing = missing_columns(kind, named)
    if missing and records:
        said = "this column is missing" if len(missing) == 1 else "these columns are missing"
        return [], [Fault(name, "", "", f"{said}: {listed(missing)}; there are: {', '.join(named) or 'none'}")]
    rows = tuple(
        Row(name, place, {column: cleaned(column, cells) for column in named})
        for place, cells in records
        if any(cell.strip() for column, cell in cells.items() if column != "coder")
    )
    if not rows and kind == "attributions":
        return [], [Fault(name, "", "", "there is no attribution in it")]
    return [Table(kind, rows)], []


def is_of_sources(columns: list[str]) -> bool:
    """Return whether columns are those of a table of sources: a name, and neither cue nor words."""
    return "name" in columns and not {*NEEDED["cue"], *NEEDED["words"]} & set(columns)


def missing_columns(kind: str, columns: list[str]) -> list[str]:
    """Return which columns a table has to have and has not, by their short names."""
    if kind == "sources":
        return [] if "name" in columns else ["name"]
    return [short for short, choice in NEEDED.items() if not set(choice) & set(columns)]


def cleaned(column: str, cells: Mapping[str, str]) -> str:
    """Return a cell without white space at its ends; empty if it says that there is nothing."""
    cell = cells.get(column, "").strip()
    return "" if cell.casefold() in NOTHING and not (cell == "n/a" and column in ("cue_class", "introduced")) else cell
