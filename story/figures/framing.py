"""The figure of how the sources are framed: the verb of every attribution, in the order of the story."""

from __future__ import annotations

import pandas as pd

from newsaudit.numbers import count
from story import coding as coded
from story.figures.style import WIDTH, Figure, canvas, colour, finish


def verb_frame(coding: coded.Coding) -> pd.DataFrame:
    """A row an attribution in the order of the story: source, paragraph, verb, and whether it is a plain one."""
    units = coded.reported(coding)
    names = coding.sources.set_index("source_id")["name"]
    frame = units[["id", "source_id", "paragraph", "cue_text", "cue_class"]].rename(columns={"cue_text": "verb"})
    return frame.assign(name=units["source_id"].map(names)).reset_index(drop=True)


def verb_strip(coding: coded.Coding) -> Figure:
    """The verb that ties each source to its words, a row a source, from left to right as the story goes.

    Plain verbs are in the ink of the page, all others large and in accent.
    """
    frame = verb_frame(coding)
    order = list(dict.fromkeys(coding.sources["source_id"]))
    order = [each for each in order if each in set(frame["source_id"])]
    keys = coding.sources.set_index("source_id")["key"]
    with canvas(0.31 * len(order) + 0.6) as (figure, axes):
        for row, source_id in enumerate(order):
            own = frame[frame["source_id"] == source_id]
            marked = (own["cue_class"] != "plain").any()
            hue = colour("source-9") if marked else None
            axes.text(
                0, row, f"{own['name'].iloc[0]} [{keys[source_id]}]", va="center", **({"color": hue} if hue else {})
            )
            axes.hlines(row + 0.5, 0, 72 * WIDTH, color=colour("rule"), linewidth=0.6)
            for number, one in enumerate(own.itertuples()):
                style = {"color": hue, "weight": "bold"} if one.cue_class != "plain" else {}
                axes.text(NAMES + number * STEP, row, one.verb, va="center", **style)
        axes.set_xlim(0, 72 * WIDTH)
        axes.set_ylim(len(order) - 0.4, -0.6)
        axes.set_axis_off()
        parts = [
            f"{own['name'].iloc[0]}: {', '.join(own['verb'])}"
            for source_id in order
            for own in [frame[frame["source_id"] == source_id]]
        ]
        alt = f"The verbs of {count(len(frame), 'attribution')} by source. {'; '.join(parts)}."
        return finish(figure, "verb-strip", alt, frame)


# Where the verbs begin and how far apart they stand, in points.
NAMES, STEP = 154, 62
