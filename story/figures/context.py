"""Figures of what other records say: the timeline in two lanes."""

from __future__ import annotations

from pathlib import Path

import matplotlib.dates as dates
import pandas as pd

from story.coding import read_table
from story.figures.style import Figure, canvas, colour, finish


def timeline(path: str | Path) -> Figure:
    """Days on one axis in two lanes: above what the story's own words give, below what other records give."""
    frame = read_table(path)
    first, last = pd.Timestamp("2019-12-16"), pd.Timestamp("2020-05-31")
    heights = [int((frame["lane"] == lane).sum()) for lane in ("text", "elsewhere")]
    with canvas(0.2 * sum(heights) + 0.95, nrows=2, sharex=True, height_ratios=heights) as (figure, lanes):
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
    """Draws one time: a day solid, a weekday open, about a time as a box, a reading or a start not said dashed."""
    right = pd.Timestamp(row["end"])
    left = pd.Timestamp(row["start"]) if row["start"] else right - pd.Timedelta(days=24)
    if row["certainty"] in ("day", "day of the week only"):
        solid = hue if row["certainty"] == "day" else "none"
        axes.scatter(left, number, s=34, facecolor=solid, edgecolor=hue, linewidth=1.3, zorder=3)
    elif row["certainty"] == "about":
        axes.broken_barh([(left, right - left)], (number - 0.25, 0.5), facecolor="none", edgecolor=hue, linewidth=1.3)
    elif row["certainty"] == "one reading":
        axes.hlines(number, left, right, color=hue, linewidth=1.6, linestyle=(0, (3, 2)))
        axes.scatter([left, right], [number, number], marker="|", s=40, color=hue)
    else:
        dashed = {"arrowstyle": "->", "color": hue, "linestyle": (0, (3, 2)), "linewidth": 1.3}
        axes.annotate("", (left, number), (right, number), arrowprops=dashed)
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
