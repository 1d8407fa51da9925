"""Figures of who is heard: the words of every source, and the story's place among other news."""

from __future__ import annotations

import pandas as pd

from newsaudit import numbers
from newsaudit.audit.strip import StripPart, strip_alt, strip_parts, strip_svg
from story import coding as coded
from story.baseline import FIGURES
from story.figures.style import Figure, canvas, colour, finish


def strip_frame(coding: coded.Coding) -> pd.DataFrame:
    """Return a row a stretch of attributed words: source, attribution, kind, first and last word, from 1."""
    return pd.DataFrame(strip_parts(coding.audit), columns=StripPart._fields)


def quote_strip(coding: coded.Coding) -> Figure:
    """Return where in the story each source is heard, as every audit draws it: quoted words filled, others hatched."""
    audit = coding.audit
    return Figure("quote-strip", strip_svg(audit), strip_alt(audit), strip_frame(coding))


def words_by_side(coding: coded.Coding) -> Figure:
    """The words of every source as a bar, quoted solid, paraphrased hatched, under the institution it is said to have.

    The sources that state none stand last, Barker before the experts.
    """
    frame = side_frame(coding)
    hues, keys = coding.audit.colours, coding.sources.set_index("source_id")["key"]
    lines = len(frame) + frame["group"].nunique()
    with canvas(0.27 * lines + 0.75) as (figure, axes):
        y, group = 0.0, ""
        for row in frame.itertuples():
            if row.group != group:
                own = frame[frame["group"] == row.group]
                group, y = row.group, y + 0.25
                axes.text(0, y, f"{group}: {own['quoted'].sum()} quoted", weight="bold", va="center")
                y += 1
            hue = colour(hues[row.source_id])
            axes.text(0, y, f"{row.name} [{keys[row.source_id]}]", va="center", parse_math=False)
            axes.barh(y, row.quoted, left=BARS, height=0.66, color=hue, edgecolor=hue, linewidth=0.8)
            axes.barh(
                y,
                row.paraphrased,
                left=BARS + row.quoted,
                height=0.66,
                facecolor="none",
                edgecolor=hue,
                hatch="/////",
                linewidth=0.8,
            )
            axes.text(BARS + row.quoted + row.paraphrased + 2, y, str(row.quoted + row.paraphrased), va="center")
            y += 1
        axes.barh([-9], [0], color=colour("faint"), label="quoted")
        axes.barh([-9], [0], facecolor="none", edgecolor=colour("faint"), hatch="/////", label="paraphrased")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderaxespad=0, borderpad=0, handlelength=2)
        axes.set_xlim(0, BARS + frame[["quoted", "paraphrased"]].sum(axis=1).max() + 10)
        axes.set_ylim(y - 0.4, -0.4)
        axes.set_axis_off()
        parts = [
            f"{group}: "
            + ", ".join(f"{row.name} {row.quoted} quoted and {row.paraphrased} paraphrased" for row in own.itertuples())
            for group, own in frame.groupby("group", sort=False)
        ]
        what = f"Bar chart of the words of {len(frame)} sources, by the institution that the text states."
        alt = f"{what} {'; '.join(parts)}."
        return finish(figure, "words-by-side", alt, frame)


# How many words of the axis the names at its left take.
BARS = 95
GROUPS = {"OIR/coalition": "The coalition and OIR", "U.S.": "The U.S.", "UK": "The UK"}


def side_frame(coding: coded.Coding) -> pd.DataFrame:
    """A row a source that is heard: its group (the institution stated, or none), words quoted and paraphrased."""
    words = coded.words_by_source(coding).merge(coding.sources[["source_id", "affiliation_stated"]], on="source_id")
    words["group"] = words["affiliation_stated"].map(GROUPS).fillna("No institution stated")
    order = {group: number for number, group in enumerate([*GROUPS.values(), "No institution stated"])}
    words = words.sort_values(
        ["group", "quoted"], key=lambda c: c.map(order) if c.name == "group" else -c, kind="stable"
    )
    return words[["group", "source_id", "name", "quoted", "paraphrased"]].reset_index(drop=True)


def sourcing_places(beside: pd.DataFrame, articles: int) -> Figure:
    """The story's place among other news, a row a figure: a dot, and a bar over the ways to count.

    `beside` is the frame of `story.baseline.beside`. The grey band is the middle half of the articles, by construction
    from a quarter to three quarters; a word beside the dot says what the story has and what their median is.
    """
    with canvas(0.52 * len(beside) + 0.75) as (figure, axes):
        axes.axvspan(0.25, 0.75, color=colour("rule"), alpha=0.45, linewidth=0)
        for number, row in enumerate(beside.itertuples()):
            name, value = (
                FIGURES[row.Index],
                f"{figure_value(row.Index, row.story)} (median {figure_value(row.Index, row.median)})",
            )
            axes.text(0, number - 0.1, f"{name}: {value}", va="bottom").set_in_layout(False)
            axes.vlines(0.5, number + 0.02, number + 0.28, color=colour("faint"), linewidth=1.2)
            axes.hlines(number + 0.15, 0, 1, color=colour("faint"), linewidth=0.6)
            axes.hlines(number + 0.15, row.low, row.high, color=colour("accent"), linewidth=6, alpha=0.45)
            axes.plot(row.place, number + 0.15, "o", markersize=8, color=colour("accent"))
        axes.set_xlim(-0.01, 1.02)
        axes.set_ylim(len(beside) - 0.5, -0.75)
        axes.set_yticks([])
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], [numbers.share(value) for value in (0, 0.25, 0.5, 0.75, 1)])
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(f"Share of the {articles} articles that have less")
        shown = beside.reset_index().assign(figure=[FIGURES[name] for name in beside.index])
        parts = [
            f"{row.figure}: {figure_value(name, row.story)}, median {figure_value(name, row.median)}, more than "
            f"{numbers.share(row.place)} of the articles"
            + (f" ({numbers.share(row.low)} to {numbers.share(row.high)})" if row.low != row.high else "")
            for name, row in zip(beside.index, shown.itertuples(), strict=True)
        ]
        alt = f"Dot chart of {len(beside)} figures of the story beside {articles} other articles. {'; '.join(parts)}."
        shown["articles"] = articles
        return finish(figure, "sourcing-places", alt, shown)


def figure_value(name: str, value: float) -> str:
    """A figure of the baseline as it is written: sources as a number, all else as a share."""
    return numbers.decimal(value) if name == "sources" else numbers.share(value)
