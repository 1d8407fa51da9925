"""Figures of what other records say: the map of the places they name, the timeline in two lanes."""

from __future__ import annotations

import json
import math
from pathlib import Path

import matplotlib.dates as dates
import pandas as pd
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import Bbox

from newsaudit import numbers
from story.coding import read_table
from story.figures.style import Figure, canvas, colour, finish

# Who names a place: marker, palette name, words in the legend.
NAMED_IN = {
    "article": ("o", "accent", "named in the story"),
    "northern": ("^", "source-5", "named on a northern course"),
    "southern": ("v", "source-6", "named on a southern course"),
    "railway": ("s", "source-2", "named in the railway plan"),
    "orientation": (".", "faint", "for orientation"),
}
REGION = (33.2, 52.4, 29.4, 37.4)
BORDER = (40.78, 41.14, 34.36, 34.5)
COUNTRIES = {
    "Turkey": (39.3, 37.15),
    "Syria": (39.2, 34.3),
    "Iraq": (43.4, 32.2),
    "Iran": (49.4, 33.6),
    "Saudi Arabia": (41.2, 30.4),
    "Jordan": (37.0, 31.3),
}
LABELS = {"right": (5, 0, "left", "center"), "left": (-5, 0, "right", "center")}
LABELS |= {"above": (0, 5, "center", "bottom"), "below": (0, -6, "center", "top")}


def places_map(folder: str | Path) -> Figure:
    """The places that the story and other records name, in the region and at the border; no route, no distance."""
    folder = Path(folder)
    places = read_table(folder / "places.csv").astype({"lat": float, "lon": float})
    land = json.loads((folder / "base_map.geojson").read_text(encoding="utf-8"))["features"]
    near = places["lon"].between(*BORDER[:2]) & places["lat"].between(*BORDER[2:])
    with canvas(6.0, nrows=2, height_ratios=[2.12, 2]) as (figure, (region, border)):
        for axes, box in ((region, REGION), (border, BORDER)):
            draw_land(axes, land, box)
        for name, (lon, lat) in COUNTRIES.items():
            region.text(lon, lat, name.upper(), color=colour("faint"), ha="center", va="center")
        region.text(33.95, 33.1, "Mediterranean\nSea", color=colour("faint"), rotation=90, ha="center", va="center")
        for name, at in (("SYRIA", (40.845, 34.38)), ("IRAQ", (41.1, 34.405))):
            border.text(*at, name, color=colour("faint"), ha="center", va="center")
        mark(region, places[~near])
        mark(border, places[near])
        west, east, south, north = BORDER
        middle = ((west + east) / 2, (south + north) / 2)
        region.plot(*middle, "o", markersize=13, markerfacecolor="none", markeredgecolor=colour("accent"))
        region.annotate(
            "below", middle, (0, -9), textcoords="offset points", ha="center", va="top", color=colour("accent")
        )
        used = {kind for cell in places["named_in"] for kind in cell.split()}
        for kind, (marker, hue, words) in NAMED_IN.items():
            if kind in used:
                border.scatter([], [], marker=marker, s=40, color=colour(hue), label=words)
        figure.legend(*border.get_legend_handles_labels(), loc="outside lower left", ncols=2, borderaxespad=0)
        return finish(figure, "places-map", places_alt(places), places)


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
            patch = PathPatch(outline, facecolor=colour("land"), edgecolor=colour("faint"), linewidth=0.6)
            axes.add_patch(patch)
    axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[])
    axes.set_aspect(1 / math.cos(math.radians((south + north) / 2)))
    for spine in axes.spines.values():
        spine.set(visible=True, color=colour("rule"))


def mark(axes, places: pd.DataFrame) -> None:
    """Draws places with a marker for everyone who names them, one within the other, and their names."""
    for place in places.itertuples():
        for size, kind in zip((40, 110), place.named_in.split(), strict=False):
            marker, hue, _ = NAMED_IN[kind]
            filled = {"color": colour(hue)} if size == 40 else {"facecolor": "none", "edgecolor": colour(hue)}
            axes.scatter(place.lon, place.lat, marker=marker, s=size, zorder=3, **filled)
        right, up, across, along = LABELS[place.label]
        axes.annotate(place.name, (place.lon, place.lat), (right, up), textcoords="offset points", ha=across, va=along)


def places_alt(places: pd.DataFrame) -> str:
    """The map in words: which places are marked, by who names them."""
    parts = []
    for kind, (_, _, words) in NAMED_IN.items():
        names = places[places["named_in"].str.split().apply(lambda kinds, kind=kind: kind in kinds)]["name"].tolist()
        if names:
            parts.append(f"{words}: {numbers.listed(names)}")
    return (
        f"Map from the Mediterranean coast to Tehran with {len(places)} places, and a second map of the border. "
        + "; ".join(parts)
        + ". No route is drawn."
    )


def timeline(path: str | Path) -> Figure:
    """Days on one axis in two lanes: above what the story's own words give, below what other records give."""
    frame = read_table(path)
    first, last = pd.Timestamp("2019-12-08"), pd.Timestamp("2020-05-31")
    heights = [int((frame["lane"] == lane).sum()) for lane in ("text", "elsewhere")]
    with canvas(0.235 * sum(heights) + 1.0, nrows=2, sharex=True, height_ratios=heights) as (figure, lanes):
        for axes, (lane, title, hue) in zip(
            lanes,
            (
                ("text", "What the story’s words give", "accent"),
                ("elsewhere", "What comes from elsewhere", "source-5"),
            ),
            strict=True,
        ):
            rows = frame[frame["lane"] == lane].reset_index(drop=True)
            for number, row in rows.iterrows():
                draw_time(axes, number, row, colour(hue), first, last)
            axes.set_title(title, loc="left", color=colour(hue), fontweight="bold")
            axes.set(ylim=(len(rows) - 0.4, -0.6), yticks=[], xlim=(first, last))
            axes.spines["left"].set_visible(False)
            axes.tick_params(axis="x", length=3, labelbottom=lane == "elsewhere")
            axes.xaxis.set_major_locator(dates.MonthLocator())
            axes.xaxis.set_major_formatter(dates.DateFormatter("%b"))
            axes.grid(axis="x", linewidth=0.6)
            axes.set_axisbelow(True)
        lanes[1].set_xlabel("2020")
        return finish(figure, "timeline", timeline_alt(frame), frame)


def draw_time(axes, number: int, row: pd.Series, hue: str, first: pd.Timestamp, last: pd.Timestamp) -> None:
    """Draws one time: a day solid, a weekday open, about a time as a box, a reading or an end not said dashed."""
    start, end = (pd.Timestamp(cell) if cell else None for cell in (row["start"], row["end"]))
    left, right = start or end - pd.Timedelta(days=24), end or start + pd.Timedelta(days=24)
    if row["certainty"] in ("day", "day of the week only"):
        solid = hue if row["certainty"] == "day" else "none"
        axes.scatter(left, number, s=34, facecolor=solid, edgecolor=hue, linewidth=1.3, zorder=3)
    elif row["certainty"] == "about":
        axes.broken_barh([(left, right - left)], (number - 0.25, 0.5), facecolor="none", edgecolor=hue, linewidth=1.3)
    elif row["certainty"] == "one reading":
        axes.hlines(number, left, right, color=hue, linewidth=1.6, linestyle=(0, (3, 2)))
        axes.scatter([left, right], [number, number], marker="|", s=40, color=hue)
    else:
        axes.annotate(
            "",
            (left if start is None else right, number),
            (right if start is None else left, number),
            arrowprops={"arrowstyle": "->", "color": hue, "linestyle": (0, (3, 2)), "linewidth": 1.3},
        )
    # A label stands where there is room, before times of the later part and after those of the earlier; days opposite.
    before, after = {"ha": "right", "va": "center"}, {"ha": "left", "va": "center"}
    late = left - first > (last - first) * 0.42
    label_at, day_at = ((left, -7, before), (right, 7, after)) if late else ((right, 7, after), (left, -7, before))
    at, shift, aligned = label_at
    axes.annotate(row["label"], (at, number), (shift, 0), textcoords="offset points", **aligned)
    if row["certainty"] == "day":
        days = f"{'–'.join(str(date.day) for date in dict.fromkeys((left, right)))} {right:%b}"
        at, shift, aligned = day_at
        axes.annotate(days, (at, number), (shift, 0), textcoords="offset points", color=colour("faint"), **aligned)


def timeline_alt(frame: pd.DataFrame) -> str:
    """The timeline in words: each row with its time and how sure it is, lane by lane."""
    parts = {"text": [], "elsewhere": []}
    for row in frame.itertuples():
        parts[row.lane].append(f"{row.label}, {row.when}")
    return (
        "Timeline in two lanes. What the story’s words give: "
        + "; ".join(parts["text"])
        + ". What comes from elsewhere: "
        + "; ".join(parts["elsewhere"])
        + "."
    )
