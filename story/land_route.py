"""The land route as other records have it: its courses, who says so, who doubts it, and what came of it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from IPython.display import Markdown

from story.coding import read_table
from story.context import SEEN, cite, day
from story.markdown import folded, table

AT_AL_QAIM = {"Al Qaim", "Albu Kamal"}  # the two sides of one crossing
REOPENED = "2019-09-30"  # the crossing, as every agency has it (data/reference/records.csv, trade-5)
MOST_VOICES = 8


def read_courses(folder: str | Path) -> pd.DataFrame:
    """Return the places of each course in the order in which its source names them, with their positions in degrees.

    A row a place of a course: the columns of `route_courses.csv`, `lat`, `lon`, and `by`, whether the course names Al
    Qaim or Albu Kamal. Raises `ValueError` naming a place without a position, a place out of order, and a row without
    a reference or without a word on how it was seen.
    """
    courses = read_statements(Path(folder) / "route_courses.csv", "said_by", "place", "named_as")
    places = read_places(folder).set_index("name")
    for name, course in courses.groupby("course"):
        if list(course["order"]) != [str(number) for number in range(1, len(course) + 1)]:
            raise ValueError(f"route_courses, {name}: the places are not numbered from 1 in order.")
    unknown = courses.loc[~courses["place"].isin(places.index), "place"]
    if len(unknown):
        raise ValueError(f"route_courses: {unknown.iloc[0]} has no position in route_places.csv.")
    at_al_qaim = courses.groupby("course")["place"].agg(lambda names: bool(AT_AL_QAIM & set(names)))
    return courses.join(places[["lat", "lon"]], on="place").assign(by=courses["course"].map(at_al_qaim))


def read_places(folder: str | Path) -> pd.DataFrame:
    """Return the places of the courses, a row each, with `lat` and `lon` in degrees."""
    return read_table(Path(folder) / "route_places.csv").astype({"lat": float, "lon": float})


def read_statements(path: str | Path, *needed: str) -> pd.DataFrame:
    """Return a table of statements from other records, all columns text.

    Raises `ValueError` naming the first row that lacks a reference or one of the needed columns, or that does not say
    whether it was seen at first or second hand.
    """
    rows = read_table(path)
    for number, row in enumerate(rows.to_dict("records"), 1):
        place = f"{Path(path).stem}, row {number}"
        for column in (*needed, "reference"):
            if not row[column].strip():
                raise ValueError(f"{place}: {column} is empty.")
        if row["seen"] not in SEEN:
            raise ValueError(f"{place}: seen is {row['seen']!r}, not one of {SEEN}.")
    return rows


def read_voices(path: str | Path) -> pd.DataFrame:
    """Return who says that there is or will be a land route, and who doubts it, by date within each side.

    Raises `ValueError` for a side in more than eight rows or out of the order of its dates, and for a voice that
    stands twice.
    """
    voices = read_statements(path, "side", "date", "said_by", "interest")
    for side, rows in voices.groupby("side"):
        if len(rows) > MOST_VOICES:
            raise ValueError(f"route_voices: {len(rows)} rows for {side!r}; at most {MOST_VOICES} are shown.")
        if list(rows["date"]) != sorted(rows["date"]):
            raise ValueError(f"route_voices: the rows for {side!r} are not in the order of their dates.")
    bodies = voices["said_by"].str.split(", ").str[-1]
    if repeated := bodies[bodies.duplicated()].tolist():
        raise ValueError(f"route_voices: {repeated[0]} stands twice; one institute counts once.")
    return voices


def before_reopening(voices: pd.DataFrame) -> pd.DataFrame:
    """Return the voices that spoke before the crossing at Al Qaim reopened on 30 September 2019."""
    return voices[voices["date"] < REOPENED]


def words(row) -> str:
    """Return what a row says, its own words in marks: "Of the northern way: it “might not be of significance”."."""
    says = row.says if hasattr(row, "says") else row.happened
    said = f"{says} “{row.quote}”".strip() if row.quote else says
    return said if said.endswith(".") else f"{said}."


def source(row) -> str:
    """Return the citation of a row, with a word where it was read at second hand."""
    return f"{cite(row.reference)}{' (second hand)' if row.seen == 'second hand' else ''}"


def voice_table(voices: pd.DataFrame, caption: str, name: str) -> Markdown:
    """Return voices as a table: when, who and with what interest, and what is said with its reference."""
    shown = pd.DataFrame(
        {
            "When": voices["date"].map(day),
            "Who": "**" + voices["said_by"] + "**: " + voices["interest"],
            "What is said": [f"{words(row)} {source(row)}" for row in voices.itertuples()],
        }
    )
    return table(shown, caption, name, voices)


def outcome_table(outcome: pd.DataFrame, caption: str, name: str) -> Markdown:
    """Return what came after as a table: when, of what, what happened, and by whose word."""
    shown = pd.DataFrame(
        {
            "When": outcome["date"].map(day),
            "Of the": outcome["subject"],
            "What happened": [words(row) for row in outcome.itertuples()],
            "By whose word": [f"{row.said_by} {source(row)}" for row in outcome.itertuples()],
        }
    )
    return table(shown, caption, name, outcome)


def course_table(courses: pd.DataFrame, caption: str, name: str) -> Markdown:
    """Return the courses as a table that opens under its caption: the places as named there, in order, and by whom."""
    rows = [
        {
            "Course": f"{number} {course['said_by'].iloc[0]}, {day(course['date'].iloc[0])}",
            "Places, as named there": " – ".join(course["named_as"]),
            "From": source(course.iloc[0]),
        }
        for number, (_, course) in enumerate(courses.groupby("course", sort=False), 1)
    ]
    return folded(caption, table(pd.DataFrame(rows), caption, name, courses))


def single_references(*frames: pd.DataFrame) -> int:
    """Return how many rows of some tables rest on one reference."""
    return sum(int((frame["reference"].str.split().str.len() == 1).sum()) for frame in frames)
