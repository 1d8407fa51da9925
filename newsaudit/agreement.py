"""Agreement between coding sheets: which attributions each coder found, and how far the codes of the same one agree."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from newsaudit.article import Span

VARIABLES = ("form", "status", "source_id", "channel", "channel_basis", "cue_class", "modality", "does")
# The columns of spans that are compared, each with the column that repeats the text there.
BOUNDARIES = {
    "source_span": "source_text",
    "cue_span": "cue_text",
    "content_spans": "content_text",
    "wide_spans": "wide_text",
    "quote_spans": "quote_text",
}
SPANS = re.compile(r"\d+-\d+( \d+-\d+)*")
JOINED = " | "  # between the texts of several spans in one cell
NO_VARIATION = "no variation"
# Labels in the coder column that are not a coding pass: agreement with them would say nothing about the rules.
NO_PASS = {
    "settled": "the settled codes are derived from the passes",
    "engine": "a machine's codes against a person's are validity, not agreement",
}

Row = dict[str, str]


class AgreementError(ValueError):
    """Sheets that cannot be compared; the message is one sentence for the person who supplied them."""


class Agreement(NamedTuple):
    """How far coders agree, as three lists of rows.

    `raw`: a row a unit and coder with all codes; `differs` names the variables on which the unit's coders differ.
    `found`: a row a pair of coders; precision and recall are of the second coder's units against the first's, a unit
    counting as found where the contents overlap, as exact where they are the same; all shares run from 0 to 1.
    `codes`: a row a variable; `n` units that two or more coders found, `agreement` the share of their pairs of codes
    that are the same, `alpha` Krippendorff's nominal alpha or "no variation"; boundaries, no categories, have none.
    An empty cell is a code like any other; a figure that there is not is None.
    """

    raw: list[dict]
    found: list[dict]
    codes: list[dict]


def agreement(sheets: list[Row]) -> Agreement:
    """Return the agreement between all the coders of rows with the columns of `data/coding/attributions.csv`.

    A unit that a coder did not find is missing data, not a code. Raises `AgreementError` where there are not two
    coding passes.
    """
    passes: dict[str, list[Row]] = {}
    for row in sheets:
        if row["coder"] not in NO_PASS:
            passes.setdefault(row["coder"], []).append(row)
    if len(passes) < 2:
        who = f"only {next(iter(passes))!r}" if passes else "none"
        draft = "; a sheet with the coder 'engine' is a draft: put your own label in the column coder"
        raise AgreementError(
            f"one coding pass, no agreement yet: two coders are needed and the sheets hold {who}"
            f"{draft if any(row['coder'] == 'engine' for row in sheets) else ''}."
        )
    units = aligned(passes)
    shared = [unit for unit in units if len(unit) > 1]
    return Agreement(
        raw=raw_rows(units),
        found=[units_found(passes, first, second) for first, second in combinations(passes, 2)],
        codes=[variable_agreement(shared, variable) for variable in (*VARIABLES, *BOUNDARIES)],
    )


def spans(cell: str) -> list[Span]:
    """Return the spans written in a cell, "12-60 71-80", none if it is empty; raises `ValueError` for anything else."""
    if cell and not SPANS.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a list of spans such as '12-60 71-80'.")
    return [Span(*map(int, part.split("-"))) for part in cell.split()]


# --- the units -----------------------------------------------------------------------------------------------------


def letters(row: Row) -> set[int]:
    """Return the positions that the content of an attribution covers, without an unattributed ending."""
    return {position for span in spans(row["content_spans"]) for position in range(*span)}


def matches(first: list[Row], second: list[Row]) -> list[tuple[int, int]]:
    """Return pairs of row numbers whose contents overlap, each row once, those that share most of their text first."""
    ours, theirs = [letters(row) for row in first], [letters(row) for row in second]
    shared = [(len(a & b) / len(a | b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a & b]
    taken: list[tuple[int, int]] = []
    for _, i, j in sorted(shared, key=lambda pair: (-pair[0], pair[1:])):
        if all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return sorted(taken)


def aligned(passes: dict[str, list[Row]]) -> list[dict[str, Row]]:
    """Return the units of all coders, each as coder → row, in the order of the text; matched by who found it first."""
    units: list[dict[str, Row]] = []
    for coder, rows in passes.items():
        known = [next(iter(unit.values())) for unit in units]
        partners = {j: i for i, j in matches(known, rows)}
        for number, row in enumerate(rows):
            if number in partners:
                units[partners[number]][coder] = row
            else:
                units.append({coder: row})
    return sorted(units, key=lambda unit: min(letters(next(iter(unit.values()))), default=-1))


def units_found(passes: dict[str, list[Row]], first: str, second: str) -> dict:
    """Return how far two coders found the same units."""
    ours, theirs = passes[first], passes[second]
    pairs = matches(ours, theirs)
    exact = sum(letters(ours[i]) == letters(theirs[j]) for i, j in pairs)
    return {
        "first": first,
        "second": second,
        "units_first": len(ours),
        "units_second": len(theirs),
        "matched": len(pairs),
        "precision": len(pairs) / len(theirs),
        "recall": len(pairs) / len(ours),
        "f1": 2 * len(pairs) / (len(ours) + len(theirs)),
        "f1_exact": 2 * exact / (len(ours) + len(theirs)),
    }


# --- the codes -----------------------------------------------------------------------------------------------------


def code(row: Row, variable: str) -> str:
    """Return a code as it is compared: in small letters; where several may be given, their order does not matter."""
    written = row[variable].casefold()
    return " ".join(sorted(written.split())) if variable == "does" else written


def raw_rows(units: list[dict[str, Row]]) -> list[dict]:
    """Return a row a unit and coder, with the codes as they were compared."""
    return [
        {
            "unit": number,
            "coder": coder,
            "id": row["id"],
            "cue": row["cue_text"],
            **{variable: code(row, variable) for variable in VARIABLES},
            "differs": ", ".join(
                variable
                for variable in (*VARIABLES, *BOUNDARIES)
                if len({code(other, variable) for other in unit.values()}) > 1
            ),
        }
        for number, unit in enumerate(units, start=1)
        for coder, row in unit.items()
    ]


def variable_agreement(shared: list[dict[str, Row]], variable: str) -> dict:
    """Return the share of agreeing pairs of codes and the alpha of a variable, over units of two or more coders."""
    codes = [[code(row, variable) for row in unit.values()] for unit in shared]
    pairs = [a == b for unit in codes for a, b in combinations(unit, 2)]
    has_alpha = codes and variable not in BOUNDARIES
    return {
        "variable": variable,
        "n": len(codes),
        "agreement": sum(pairs) / len(pairs) if pairs else None,
        "alpha": nominal_alpha(codes) if has_alpha else None,
    }


def nominal_alpha(units: Iterable[Iterable[Hashable]]) -> float | str:
    """Return Krippendorff's alpha of nominal codes, given unit by unit; "no variation" where there is one code only.

    Alpha is 1 - observed / expected disagreement. Observed: of the ordered pairs of codes within each unit, each
    weighing 1 / (codes of the unit - 1), those that differ. Expected: the same if all codes that can be paired were
    paired with each other. A unit with one code is left out. Source: Krippendorff (2004), chapter 11.
    """
    counted = [Counter(unit) for unit in units]
    counted = [unit for unit in counted if unit.total() > 1]
    totals = sum(counted, Counter())
    if len(totals) < 2:
        return NO_VARIATION
    number = totals.total()
    observed = sum(differing_pairs(unit) / (unit.total() - 1) for unit in counted) / number
    return 1 - observed / (differing_pairs(totals) / (number * (number - 1)))


def differing_pairs(codes: Counter) -> int:
    """Return the number of ordered pairs of different codes among counted ones."""
    return codes.total() ** 2 - sum(count**2 for count in codes.values())


# --- the sheets ----------------------------------------------------------------------------------------------------


def read_sheets(paths: list[Path]) -> list[Row]:
    """Return the rows of all coding sheets, all cells text; an empty `coder` becomes the name of the file.

    Raises `AgreementError`, naming file and cause, for a sheet that cannot be read as one, and for sheets of different
    articles.
    """
    sheets: dict[Path, list[Row]] = {}
    for path in paths:
        rows = read_sheet(path)
        for other, earlier in sheets.items():
            for coder in sorted({row["coder"] for row in rows} & {row["coder"] for row in earlier} - set(NO_PASS)):
                raise AgreementError(
                    f"{path}: coder {coder!r} is in {other} too; give each coder one label and one sheet."
                )
            ours, theirs = characters(rows), characters(earlier)
            shared = ours.keys() & theirs.keys()
            if sum(ours[position] != theirs[position] for position in shared) > len(shared) / 2:
                raise AgreementError(
                    f"{other} and {path} are not of the same article: the texts at their spans differ."
                )
        sheets[path] = rows
    return [row for rows in sheets.values() for row in rows]


def read_sheet(path: Path) -> list[Row]:
    """Return the rows of one coding sheet, its columns and spans checked; separated by commas, semicolons or tabs."""
    no_table = AgreementError(f"{path}: this is not a table in CSV, in UTF-8, with one line of column names.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AgreementError(f"{path}: the file cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise no_table from None
    try:
        dialect = csv.Sniffer().sniff(text.partition("\n")[0], delimiters=",;\t")
        header, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter, strict=True)
    except (csv.Error, ValueError):
        raise no_table from None
    header = [name.strip() for name in header]
    if any(len(line) > len(header) for line in lines):
        raise no_table
    missing = [column for column in ("id", "cue_text", *VARIABLES, *BOUNDARIES) if column not in header]
    if missing:
        raise AgreementError(f"{path}: these columns are missing: {', '.join(missing)}.")
    rows = []
    for line in lines:
        row = dict.fromkeys(header, "") | dict(zip(header, line, strict=False))
        row = {name: cell if name.endswith("_text") else cell.strip() for name, cell in row.items()}
        if any(row.values()):
            check_spans(row, path)
            rows.append(row | {"coder": row.get("coder") or path.stem})
    if not rows:
        raise AgreementError(f"{path}: there is no row in it.")
    return rows


def check_spans(row: Row, path: Path) -> None:
    """Raise `AgreementError` where a cell is no list of spans, or is not as long as the text beside it."""
    for column, text_column in BOUNDARIES.items():
        try:
            own = spans(row[column])
        except ValueError as error:
            raise AgreementError(f"{path}, {row['id']}, {column}: {error}") from None
        length, text = sum(end - start for start, end in own) + len(JOINED) * (len(own) - 1), row.get(text_column, "")
        if own and text and not len(text.strip()) <= length <= len(text):
            raise AgreementError(
                f"{path}, {row['id']}: {text_column} is {len(text)} characters long and {column} {length}; "
                "correct both."
            )


def characters(rows: list[Row]) -> dict[int, str]:
    """Return what a sheet says stands at each position of the article, by its cells with one span."""
    return {
        position: character
        for row in rows
        for column, text_column in BOUNDARIES.items()
        for own in [spans(row[column])]
        if len(own) == 1
        for position, character in zip(range(*own[0]), row.get(text_column, "").strip(), strict=False)
    }


# --- in words ------------------------------------------------------------------------------------------------------


def agreement_text(result: Agreement, sheets: list[Row]) -> str:
    """Return the agreement as plain tables for a terminal: raw codes, then units found, then the variables."""
    labels = {row["coder"] for row in sheets}
    notes = [f"{label!r} is left out: {why}." for label, why in NO_PASS.items() if label in labels]
    if not any(row["n"] for row in result.codes):
        notes.insert(0, "No unit was found by two coders: are all the sheets of the same article?")
    codes = [
        row | {"agreement": "-" if row["agreement"] is None else f"{row['agreement']:.0%}"} for row in result.codes
    ]
    parts = [
        "Codes, unit by unit",
        text_table(result.raw),
        "Units found (precision and recall: the second coder against the first)",
        text_table(result.found),
        "Codes on the units that two or more coders found",
        text_table(codes, empty=""),
        "Alpha is Krippendorff's, nominal. Over some fifteen units it is an illustration: read it with its n.",
        *notes,
    ]
    return "\n\n".join(parts)


def text_table(rows: list[Mapping], empty: str = "-") -> str:
    """Return rows with the same keys as a table of text, its columns flush right; numbers to two places."""
    cells = [list(rows[0])]
    for row in rows:
        written = [f"{value:.2f}" if isinstance(value, float) else value for value in row.values()]
        cells.append([empty if value in ("", None) else str(value) for value in written])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "\n".join(line.rstrip() for line in lines)
