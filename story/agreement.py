"""Agreement between coding sheets: which attributions each coder found, and how far the codes of the same one agree."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import krippendorff
import numpy as np
import pandas as pd

from story.coding import SETTLED, SPAN_COLUMNS, spans

VARIABLES = ("form", "status", "source_id", "channel", "channel_basis", "cue_class", "modality", "does")
BOUNDARIES = ("source_span", "cue_span", "content_spans", "wide_spans", "quote_spans")
TEXT_BESIDE = {column: SPAN_COLUMNS[column] for column in BOUNDARIES}
JOINED = " | "  # between the texts of several spans in one cell
NO_VARIATION = "no variation"
# Labels in the coder column that are not a coding pass: agreement with them would say nothing about the rules.
NO_PASS = {
    SETTLED: "the settled codes are derived from the passes",
    "engine": "a machine's codes against a person's are validity, not agreement",
}


class AgreementError(ValueError):
    """Sheets that cannot be compared; the message is one sentence for the person who supplied them."""


class Agreement(NamedTuple):
    """How far coders agree, as three frames.

    `raw`: a row a unit and coder with all codes; `differs` names the variables on which the unit's coders differ.
    `found`: a row a pair of coders; precision and recall are of the second coder's units against the first's, a unit
    counting as found where the contents overlap, as exact where they are the same; all shares run from 0 to 1.
    `codes`: a row a variable; `n` units that two or more coders found, `agreement` the share of their pairs of codes
    that are the same, `alpha` Krippendorff's nominal alpha or "no variation"; boundaries, no categories, have none.
    An empty cell is a code like any other.
    """

    raw: pd.DataFrame
    found: pd.DataFrame
    codes: pd.DataFrame


def agreement(sheets: pd.DataFrame) -> Agreement:
    """The agreement between all the coders of a frame with the columns of `data/coding/attributions.csv`.

    Alpha is that of Krippendorff (2004), as the package `krippendorff` computes it; a unit that a coder did not find
    is missing data, not a code. Raises `AgreementError` where there are not two coding passes.
    """
    passes = {
        coder: rows.to_dict("records")
        for coder, rows in sheets.groupby("coder", sort=False)
        if coder not in NO_PASS
    }  # fmt: skip
    if len(passes) < 2:
        who = f"only {next(iter(passes))!r}" if passes else "none"
        engine = "; a sheet with the coder 'engine' is a draft: put your own label in the column coder"
        raise AgreementError(
            f"one coding pass, no agreement yet: two coders are needed and the sheets hold {who}"
            f"{engine if 'engine' in set(sheets['coder']) else ''}."
        )
    units = aligned(passes)
    shared = [unit for unit in units if len(unit) > 1]
    return Agreement(
        raw=pd.DataFrame(raw_rows(units)),
        found=pd.DataFrame([pair_found(passes, first, second) for first, second in combinations(passes, 2)]),
        codes=pd.DataFrame([variable_agreement(shared, variable) for variable in (*VARIABLES, *BOUNDARIES)]),
    )


def letters(row: dict) -> set[int]:
    """The positions in the text that the content of an attribution covers, without an unattributed ending."""
    return {position for span in spans(row["content_spans"]) for position in range(*span)}


def matches(first: list[dict], second: list[dict]) -> list[tuple[int, int]]:
    """Pairs of row numbers whose contents overlap, each row once, those that share most of their text first."""
    ours, theirs = [letters(row) for row in first], [letters(row) for row in second]
    shared = [(len(a & b) / len(a | b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a & b]
    taken: list[tuple[int, int]] = []
    for _, i, j in sorted(shared, key=lambda pair: (-pair[0], pair[1:])):
        if all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return sorted(taken)


def aligned(passes: dict[str, list[dict]]) -> list[dict[str, dict]]:
    """The units of all coders, each as coder → row, in the order of the text; matched by whoever found it first."""
    units: list[dict[str, dict]] = []
    for coder, rows in passes.items():
        known = [next(iter(unit.values())) for unit in units]
        pairs = dict((j, i) for i, j in matches(known, rows))
        for number, row in enumerate(rows):
            if number in pairs:
                units[pairs[number]][coder] = row
            else:
                units.append({coder: row})
    return sorted(units, key=lambda unit: min(letters(next(iter(unit.values()))), default=-1))


def code(row: dict, variable: str) -> str:
    """A code as it is compared: in small letters; where several may be given, their order does not matter."""
    written = row[variable].casefold()
    return " ".join(sorted(written.split())) if variable == "does" else written


def raw_rows(units: list[dict[str, dict]]) -> list[dict]:
    """A row a unit and coder, with the codes as they were compared."""
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


def pair_found(passes: dict[str, list[dict]], first: str, second: str) -> dict:
    """How far two coders found the same units."""
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


def variable_agreement(shared: list[dict[str, dict]], variable: str) -> dict:
    """Share of agreeing pairs of codes and alpha of one variable over the units that two or more coders found."""
    codes = [{coder: code(row, variable) for coder, row in unit.items()} for unit in shared]
    pairs = [a == b for unit in codes for a, b in combinations(unit.values(), 2)]
    return {
        "variable": variable,
        "n": len(codes),
        "agreement": sum(pairs) / len(pairs) if pairs else np.nan,
        "alpha": np.nan if variable in BOUNDARIES or not codes else alpha(codes),
    }


def alpha(codes: list[dict[str, str]]) -> float | str:
    """Krippendorff's nominal alpha of units given as coder → code; "no variation" where there is one code only."""
    values = sorted({value for unit in codes for value in unit.values()})
    if len(values) == 1:
        return NO_VARIATION
    coders = list(dict.fromkeys(coder for unit in codes for coder in unit))
    numbers = [[values.index(unit[coder]) if coder in unit else np.nan for unit in codes] for coder in coders]
    return float(krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal"))


def read_sheets(paths: list[Path]) -> pd.DataFrame:
    """All coding sheets in one frame, all cells text; an empty `coder` becomes the name of the file.

    Raises `AgreementError`, naming file and cause, for a sheet that cannot be read as one, and for sheets of different
    articles.
    """
    frames: dict[Path, pd.DataFrame] = {}
    for path in paths:
        frame = read_sheet(path)
        for other, earlier in frames.items():
            for coder in sorted(set(frame["coder"]) & set(earlier["coder"]) - set(NO_PASS)):
                raise AgreementError(
                    f"{path}: coder {coder!r} is in {other} too; give each coder one label and one sheet."
                )
            ours, theirs = text_of(frame), text_of(earlier)
            shared = ours.keys() & theirs.keys()
            if sum(ours[position] != theirs[position] for position in shared) > len(shared) / 2:
                raise AgreementError(
                    f"{other} and {path} are not of the same article: the texts at their spans differ."
                )
        frames[path] = frame
    return pd.concat(frames.values(), ignore_index=True)


def read_sheet(path: Path) -> pd.DataFrame:
    """One coding sheet, its columns and spans checked; separated by commas, semicolons or tabs."""
    try:
        header = path.read_bytes().partition(b"\n")[0]
        separator = max(",;\t", key=lambda sign: header.count(sign.encode()))
        frame = pd.read_csv(path, sep=separator, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except OSError as error:
        raise AgreementError(f"{path}: the file cannot be read ({error.strerror}).") from None
    except (ValueError, pd.errors.ParserError):
        raise AgreementError(f"{path}: this is not a table in CSV, in UTF-8, with one line of column names.") from None
    frame = frame.rename(columns=str.strip)
    codes = [column for column in frame if not column.endswith("_text")]
    frame[codes] = frame[codes].map(str.strip)
    missing = [column for column in ("id", "cue_text", *VARIABLES, *BOUNDARIES) if column not in frame]
    if missing:
        raise AgreementError(f"{path}: these columns are missing: {', '.join(missing)}.")
    frame = frame[(frame != "").any(axis=1)]
    if frame.empty:
        raise AgreementError(f"{path}: there is no row in it.")
    for column in BOUNDARIES:
        for row in frame.to_dict("records"):
            try:
                own = spans(row[column])
            except ValueError as error:
                raise AgreementError(f"{path}, {row['id']}, {column}: {error}") from None
            long = sum(end - start for start, end in own) + len(JOINED) * (len(own) - 1)
            text = row.get(TEXT_BESIDE[column], "")
            if own and text and not len(text.strip()) <= long <= len(text):
                raise AgreementError(
                    f"{path}, {row['id']}: {TEXT_BESIDE[column]} is {len(text)} signs long and {column} {long}; "
                    "correct both."
                )
    coder = frame["coder"] if "coder" in frame else pd.Series("", index=frame.index)
    return frame.assign(coder=coder.where(coder != "", path.stem))


def text_of(frame: pd.DataFrame) -> dict[int, str]:
    """What a sheet says stands at each position of the article, by its cells with one span: position → character."""
    return {
        position: character
        for row in frame.to_dict("records")
        for column in BOUNDARIES
        for own in [spans(row[column])]
        if len(own) == 1
        for position, character in zip(range(*own[0]), row.get(TEXT_BESIDE[column], "").strip(), strict=False)
    }


def report(result: Agreement, sheets: pd.DataFrame) -> str:
    """The agreement as plain tables for a terminal: raw codes first, then units found, then the variables."""
    left_out = [f"{label!r} is left out: {why}." for label, why in NO_PASS.items() if label in set(sheets["coder"])]
    found = result.found.rename(columns={"units_first": "units", "units_second": "units "})
    if not result.codes["n"].any():
        left_out.insert(0, "No unit was found by two coders: are all the sheets of the same article?")
    codes = result.codes.assign(
        agreement=["-" if np.isnan(value) else f"{value:.0%}" for value in result.codes["agreement"]],
        alpha=[
            value if isinstance(value, str) else "" if np.isnan(value) else f"{value:.2f}"
            for value in result.codes["alpha"]
        ],
    )
    parts = [
        "Codes, unit by unit",
        result.raw.replace("", "-").to_string(index=False),
        "Units found (precision and recall: the second coder against the first)",
        found.to_string(index=False, float_format="{:.2f}".format),
        "Codes on the units that two or more coders found",
        codes.to_string(index=False),
        "Alpha is Krippendorff's, nominal. Over some fifteen units it is an illustration: read it with its n.",
        *left_out,
    ]
    return "\n\n".join(parts)
