"""Sheets as tables: the rows of a CSV or JSON text, as any spreadsheet or program may have saved it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Container, Mapping
from dataclasses import dataclass

from newsaudit.audit.model import ENGINE
from newsaudit.audit.tables import BETWEEN_TEXTS
from newsaudit.numbers import count, listed
from newsaudit.sheets.columns import IN_WORDS, KNOWN, NEEDED, column_name
from newsaudit.sheets.faults import Fault

LARGEST_SHEET = 10_000_000  # bytes: a coding of the longest article has some 2 MB
DELIMITERS = ",;\t"
NO_TABLE = "this is not a table in CSV, nor a coding in JSON"
RULES_TABLE = {"rule", "meaning"}  # the draft's third table, which codes nothing
NOTHING = frozenset(["", "none", "nan", "null"])  # how programs write that there is no code


@dataclass(frozen=True)
class Row:
    """One row: where it stands ("row 7", as a spreadsheet counts), and its cells by column, those that are empty too.

    `heads` has each column as the sheet writes it. `coder` is what the column coder holds: a label, "engine" for what
    the draft says, or nothing.
    """

    sheet: str
    place: str
    cells: Mapping[str, str]
    heads: Mapping[str, str]

    @property
    def coder(self) -> str:
        """Who coded the row, as it says itself."""
        return self["coder"]

    def __getitem__(self, column: str) -> str:
        """Return a cell; empty if there is no such column."""
        return self.cells.get(column, "")

    @property
    def ruled(self) -> frozenset[str]:
        """The codes that a rule gave when the row was written: they stay estimates while they say what the rule says.

        None are in a row of the draft that a person has put a label on: the codes there are that person's.
        """
        rules = dict(pair.split(":", 1) for pair in self["rule"].split() if ":" in pair)
        is_labelled = self.coder != ENGINE and ("attribution" in rules or "source" in rules)
        return frozenset() if is_labelled else frozenset(rules)

    def coded(self, column: str, estimate: str) -> str:
        """Return a cell, empty if it holds no more than the estimate of a rule."""
        return "" if column in self.ruled and self[column] == estimate else self[column]

    def fault(self, column: str, sentence: str) -> Fault:
        """Return a fault of this row."""
        return Fault(self.sheet, self.place, self.heads.get(column, column), sentence)


@dataclass(frozen=True)
class Table:
    """The rows of one table; its `kind` is attributions, sources, or rules, of which none is read."""

    kind: str
    rows: tuple[Row, ...]


def tables_in(name: str, data: bytes | str) -> tuple[list[Table], list[Fault]]:
    """Return the tables that a sheet holds, one in CSV, up to two in JSON, and what is wrong with them."""
    if len(data) > LARGEST_SHEET:
        return [], [Fault(name, "", "", f"the sheet is larger than {LARGEST_SHEET // 1_000_000} MB.")]
    text = data if isinstance(data, str) else decoded(data)
    if text is None or "\0" in text:
        return [], [Fault(name, "", "", f"{NO_TABLE}; save it as CSV in UTF-8.")]
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return [], [Fault(name, "", "", "there is nothing in it.")]
    if text.lstrip()[0] in "{[":
        return json_tables(name, text)
    return csv_table(name, text)


def decoded(data: bytes) -> str | None:
    """Return bytes as text: UTF-8, UTF-16 with its mark, or what older spreadsheets write; None if they are no text."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
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
    head = rest.partition("\n")[0] if marked else hint
    delimiter = hint.strip().strip('"')[4:5] if marked else max(DELIMITERS, key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(rest if marked else text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return [], [Fault(name, "", "", f"{NO_TABLE} ({error}); is a quotation mark of a cell not closed?")]
    empty = 0
    while lines and not any(cell.strip() for cell in lines[0]):  # empty rows above the head
        lines, empty = lines[1:], empty + 1
    columns = [cell.strip() for cell in lines[0]] if lines else []
    numbered = [(f"row {number}", line) for number, line in enumerate(lines[1:], start=empty + 2)]
    too_long = [
        Fault(name, place, "", f"this row has more cells than the {count(len(columns), 'column')} of the head.")
        for place, line in numbered
        if any(cell.strip() for cell in line[len(columns) :])
    ]
    records = [(place, dict(zip(columns, line, strict=False))) for place, line in numbered]
    table, faults = table_of(name, columns, records)
    return table, too_long + faults


# --- JSON ----------------------------------------------------------------------------------------------------------


def json_tables(name: str, text: str) -> tuple[list[Table], list[Fault]]:
    """Return the tables of a JSON text: an object with attributions and sources, or a list of the first."""
    try:
        coding = json.loads(text)
    except (ValueError, RecursionError) as error:
        return [], [Fault(name, "", "", f"this is not JSON ({error}).")]
    coding = {"attributions": coding} if isinstance(coding, list) else coding
    coder = str(coding.get("coder") or (coding.get("coding") or {}).get("coder") or "")
    tables: list[Table] = []
    faults: list[Fault] = []
    for kind in ("attributions", "sources"):
        records = coding.get(kind, [])
        if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
            faults.append(Fault(name, "", kind, "this is not a list of objects."))
            continue
        rows = [
            (
                f"{kind.removesuffix('s')} {number}",
                {"coder": coder} | {key: cell_of(value) for key, value in one.items() if value is not None},
            )
            for number, one in enumerate(records, start=1)
        ]
        if rows or kind == "attributions":
            columns = list(dict.fromkeys(column for _, cells in rows for column in cells))
            table, wrong = table_of(name, columns, rows, kind)
            tables, faults = tables + table, faults + wrong
    return tables, faults


def cell_of(value: object) -> str:
    """Return a value of the JSON as the cell that says the same: spans as "12-60 71-80", yes or no, none empty."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return " ".join(f"{code}:{rule}" for code, rule in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, list):
        return str(value)
    if len(value) == 2 and all(isinstance(end, int) for end in value):
        return f"{value[0]}-{value[1]}"
    return (" " if all(isinstance(one, list) for one in value) else BETWEEN_TEXTS).join(map(cell_of, value))


# --- both ----------------------------------------------------------------------------------------------------------


def table_of(
    name: str, heads: list[str], records: list[tuple[str, dict[str, str]]], kind: str = ""
) -> tuple[list[Table], list[Fault]]:
    """Return records as a table of the columns that are known, empty rows left out, and what is wrong with them.

    `heads` are the columns as they are written; `records` have each row's place, and its cells by these.
    """
    written = {column_name(head): head for head in heads if head}
    if not kind and set(written) <= RULES_TABLE:
        return [Table("rules", ())], []
    kind = kind or ("sources" if is_of_sources(written) else "attributions")
    names = [column_name(head) for head in heads]
    twice = [written[column] for column in written if column in KNOWN[kind] and names.count(column) > 1]
    missing = missing_columns(kind, written)
    if records and (twice or missing):
        faults = [Fault(name, "", column, "this column is there twice.") for column in twice]
        said = "this column is missing" if len(missing) == 1 else "these columns are missing"
        there = f"there are: {', '.join(written.values()) or 'none'}"
        return [], faults + [Fault(name, "", "", f"{said}: {listed(missing)}; {there}.")] * bool(missing)
    known = {column: head for column, head in written.items() if column in KNOWN[kind]}
    rows = [
        Row(name, place, {column: cleaned(column, cells.get(head, "")) for column, head in known.items()}, known)
        for place, cells in records
    ]
    rows = [row for row in rows if any(cell for column, cell in row.cells.items() if column != "coder")]
    if not rows and kind == "attributions":
        return [], [Fault(name, "", "", "there is no attribution in it.")]
    return [Table(kind, tuple(rows))], []


def is_of_sources(columns: Container[str]) -> bool:
    """Return whether columns are those of a table of sources: a name, and neither cue nor words."""
    return "name" in columns and not any(column in columns for column in (*NEEDED["cue"], *NEEDED["words"]))


def missing_columns(kind: str, columns: Container[str]) -> list[str]:
    """Return which columns a table has to have and has not, by their short names."""
    if kind == "sources":
        return [] if "name" in columns else ["name"]
    return [short for short, choice in NEEDED.items() if not any(column in columns for column in choice)]


def cleaned(column: str, cell: str) -> str:
    """Return a cell without white space at its ends; empty where a program wrote that a code is none."""
    cell = cell.strip()
    return "" if cell.casefold() in NOTHING and column not in IN_WORDS else cell
