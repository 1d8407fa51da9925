"""Figures of the methods chapter: how far the headline findings move under every judgement call."""

from __future__ import annotations

from textwrap import wrap

import pandas as pd

from newsaudit.numbers import share
from story.figures.style import Figure, canvas, colour, finish


def finding_ranges(verdicts: pd.DataFrame) -> Figure:
    """The share behind each headline finding as coded, and its range under all alternatives; open where it can turn."""
    with canvas(0.52 * len(verdicts) + 0.5) as (figure, axes):
        for number, row in enumerate(verdicts.itertuples()):
            hue = colour("accent" if row.stands_always else "faint")
            axes.plot([row.low, row.high], [number, number], color=hue, linewidth=4, solid_capstyle="butt", alpha=0.6)
            axes.plot(
                [row.as_coded],
                [number],
                "o",
                color=hue,
                markersize=8,
                markerfacecolor=hue if row.stands_always else "none",
                clip_on=False,
            )
            name_finding(axes, number, row.finding)
        axes.set_yticks([])
        axes.set_ylim(len(verdicts) - 0.5, -0.5)
        axes.set_xlim(-0.03, 1.03)
        axes.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        axes.grid(axis="x", linewidth=0.8)
        axes.set_axisbelow(True)
        axes.tick_params(length=0)
        axes.spines[["left", "bottom"]].set_visible(False)
        alt = "Dot chart of headline findings: the share as coded and its range under every alternative. " + "; ".join(
            f"{row.finding}: {share(row.as_coded)} ({share(row.low)} to {share(row.high)}), "
            f"{'stands' if row.stands_always else 'can turn'}"
            for row in verdicts.itertuples()
        )
        return finish(figure, "finding-ranges", alt + ".", verdicts)


def name_finding(axes, number: int, finding: str) -> None:
    """Write a finding beside its bar, each line by itself, so that its end stays where it is when letters shrink."""
    lines = wrap(finding, 28)
    for place, line in enumerate(lines):
        axes.annotate(
            line,
            (0, number),
            (-12, 13 * ((len(lines) - 1) / 2 - place)),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            ha="right",
            va="center",
        )
