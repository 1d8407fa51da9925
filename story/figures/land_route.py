"""The map of the land route: two maps, of the courses past Al Qaim and by it, each an order of places and no road."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pandas as pd
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import Bbox

from newsaudit import numbers
from story import land_route
from story.context import day
from story.figures.style import INK, Figure, canvas, colour, finish

WEST, EAST = 33.1, 53.3  # degrees; the base map begins at 33
VIEWS = (("past", "Courses that do not pass Al Qaim", (32.5, 37.8)), ("by", "Courses that pass Al Qaim", (29.6, 37.3)))
COURSE_COLOURS = ("source-5", "source-6", "source-2", "source-10")
STYLES = ("-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (5, 1.5, 1.5, 1.5)))
COUNTRIES = {
    "past": {"SYRIA": (38.9, 35.3), "IRAQ": (41.5, 32.85), "IRAN": (47.8, 36.85)},
    "by": {"SYRIA": (40.6, 36.75), "IRAQ": (42.6, 32.2), "IRAN": (49.6, 33.0), "SAUDI ARABIA": (42.2, 30.2)},
}
IN_LINES = {"Al Qaim": "Albu Kamal,\nAl Qaim", "Imam Khomeini port": "Imam Khomeini\nport"}
LABELS = {
    "right": (5, 0, "left", "center"),
    "left": (-5, 0, "right", "center"),
    "above": (0, 5, "center", "bottom"),
    "below": (0, -5, "center", "top"),
    "above left": (-2, 2, "right", "bottom"),
    "above right": (4, 2, "left", "bottom"),
    "below right": (1, -4, "left", "top"),
    "above the shore": (-18, 5, "left", "bottom"),
    "row above": (-4, 1, "left", "bottom"),
    "row above left": (4, 1, "right", "bottom"),
    "row below": (0, -1, "left", "top"),
}
# Where courses run beside a place, its name stands in a row of its own, at so many degrees north, with a line to it.
ROWS = {"row above": 35.9, "row above left": 35.9, "row below": 33.6}
KILOMETRES_A_DEGREE = 2 * math.pi * 6371 / 360  # of latitude, with the mean radius of the Earth
SCALE = 200  # kilometres
SCALE_ENDS = {"past": EAST - 0.5, "by": WEST + 3.2}  # degrees east, where the map has room


def route_courses(folder: str | Path) -> Figure:
    """Return the two maps: each course an arrow through the places that its source names, in the order named."""
    folder = Path(folder)
    courses, places = land_route.read_courses(folder), land_route.read_places(folder)
    land, rivers = (
        json.loads((folder / name).read_text(encoding="utf-8"))["features"]
        for name in ("base_map.geojson", "rivers.geojson")
    )
    ratios = [north - south for _, _, (south, north) in VIEWS]
    with canvas(4.95, nrows=2, height_ratios=ratios) as (figure, maps):
        for axes, (view, title, (south, north)) in zip(maps, VIEWS, strict=True):
            draw_land(axes, land, (WEST, EAST, south, north))
            for river in rivers:
                axes.plot(*zip(*river["geometry"]["coordinates"], strict=True), color=colour("accent"), linewidth=0.5)
            for name, (lon, lat) in COUNTRIES[view].items():
                axes.text(lon, lat, name, color=colour("faint"), ha="center", va="center")
            shown = courses[courses["by"] == (view == "by")]
            for number, (_, course) in enumerate(shown.groupby("course", sort=False)):
                draw_course(
                    axes, course, number, first=1 if view == "past" else 1 + courses[~courses["by"]]["course"].nunique()
                )
            mark_places(axes, places[places[view] != ""], view)
            draw_scale(axes, SCALE_ENDS[view], south)
            axes.set_title(title, loc="left", fontweight="bold")
            axes.legend(
                loc="upper left", bbox_to_anchor=(-0.02, -0.01), borderaxespad=0, handlelength=2.2, labelspacing=0.2
            )
        return finish(figure, "route-courses", courses_alt(courses), courses)


def draw_land(axes, land: list[dict], box: tuple[float, float, float, float]) -> None:
    """Draws the land within a box of degrees (west, east, south, north), with its frame, in true proportions."""
    west, east, south, north = box
    margin = 0.02 * (east - west)
    view = Bbox.from_extents(west - margin, south - margin, east + margin, north + margin)
    for feature in land:
        rings = [Outline(ring, closed=True) for polygon in feature["geometry"]["coordinates"] for ring in polygon]
        # Cut just outside the frame, so that the cut is not drawn as a border.
        rings = [ring.clip_to_bbox(view) for ring in rings if ring.intersects_bbox(view, filled=True)]
        if rings:
            outline = Outline.make_compound_path(*rings)
            axes.add_patch(PathPatch(outline, facecolor=colour("land"), edgecolor=colour("faint"), linewidth=0.6))
    axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[])
    axes.set_aspect(1 / math.cos(math.radians((south + north) / 2)))
    for spine in axes.spines.values():
        spine.set(visible=True, color=colour("rule"))


def draw_course(axes, course: pd.DataFrame, number: int, first: int) -> None:
    """Draws one course: an arrow from each place to the next, and its number on the longest of them."""
    hue, stops = colour(COURSE_COLOURS[number]), list(zip(course["lon"], course["lat"], strict=True))
    for start, end in zip(stops, stops[1:], strict=False):
        axes.annotate(
            "",
            end,
            start,
            arrowprops={
                "arrowstyle": "-|>,head_width=0.25,head_length=0.45",
                "color": hue,
                "linestyle": STYLES[number],
                "linewidth": 1.6,
                "shrinkA": 2,
                "shrinkB": 3,
            },
        )
    start, end = max(zip(stops, stops[1:], strict=False), key=lambda leg: math.dist(*leg))
    middle = (start[0] + 0.4 * (end[0] - start[0]), start[1] + 0.4 * (end[1] - start[1]))
    label = {"boxstyle": "circle,pad=0.1", "facecolor": colour("land"), "edgecolor": hue}
    axes.text(
        *middle, str(first + number), color=hue, fontweight="bold", ha="center", va="center", bbox=label, zorder=4
    )
    who, date = course[["said_by", "date"]].iloc[0]
    axes.plot([], [], color=hue, linestyle=STYLES[number], linewidth=1.6, label=f"{first + number} {who}, {when(date)}")


def when(date: str) -> str:
    """Return the year of a date, or that it has none."""
    return date[:4] or "no date"


def mark_places(axes, places: pd.DataFrame, view: str) -> None:
    """Draws places: crossings as open diamonds, ends as squares, stops as dots; Al Qaim stands out in its name."""
    markers = {"crossing": ("D", 34, "none"), "end": ("s", 26, None), "stop": ("o", 14, None)}
    for place in places.itertuples():
        marker, size, face = markers[place.kind]
        ink = colour("accent") if place.name == "Al Qaim" else INK
        axes.scatter(place.lon, place.lat, marker=marker, s=size, facecolor=face or ink, edgecolor=ink, zorder=3)
        where = getattr(place, view)
        right, up, across, along = LABELS[where]
        lat = ROWS.get(where, place.lat)
        axes.plot([place.lon, place.lon], [place.lat, lat], color=INK, linewidth=0.5)
        name = IN_LINES.get(place.name, place.name)
        weight = "bold" if place.name == "Al Qaim" else "normal"
        axes.annotate(
            name,
            (place.lon, lat),
            (right, up),
            textcoords="offset points",
            ha=across,
            va=along,
            color=ink,
            fontweight=weight,
        )


def draw_scale(axes, end: float, south: float) -> None:
    """Draws a bar of 200 kilometres that ends at so many degrees east, true at the latitude where it stands."""
    lat = south + 0.4
    start = end - SCALE / (KILOMETRES_A_DEGREE * math.cos(math.radians(lat)))
    axes.plot([start, end], [lat, lat], color=INK, linewidth=1.6, solid_capstyle="butt")
    axes.text((start + end) / 2, lat + 0.1, f"{SCALE} km", ha="center", va="bottom")


def courses_alt(courses: pd.DataFrame) -> str:
    """Return the maps in words: each course with who names it, when, and its places in order."""
    parts = {True: [], False: []}
    for number, (_, course) in enumerate(courses.groupby("course", sort=False), 1):
        who, date, by = course[["said_by", "date", "by"]].iloc[0]
        parts[bool(by)].append(f"{number} {who}, {day(date)}: {', '.join(course['place'])}")
    return (
        f"Two maps from the Mediterranean coast to Tehran, with borders, the rivers Euphrates and Tigris, and "
        f"{numbers.count(courses['course'].nunique(), 'course')} as arrows, an order of places and not a road. "
        f"Courses that do not pass Al Qaim: {'; '.join(parts[False])}. "
        f"Courses that pass Al Qaim or Albu Kamal, across the border from it: {'; '.join(parts[True])}."
    )
