"""The lead figure of the book: whose words are quoted, whose are paraphrased, and where the warning stands."""

from __future__ import annotations

import pandas as pd

from newsaudit.audit.strip import numbers_with_room
from newsaudit.audit.words import word_numbers
from newsaudit.numbers import SPELLED, count, listed
from story import coding as coded
from story.figures.style import Figure, canvas, colour, finish
from story.figures.voices import strip_frame
from story.voices import sides

HUES = {"officials": "accent", "experts": "source-9", "surname": "source-8"}
# The fewest words of a stretch that carries the name of its source.
LABELLED = 10


def lead_frame(coding: coded.Coding) -> pd.DataFrame:
    """A row a stretch of attributed words: source, side, kind (quoted or paraphrased), first and last word, from 1."""
    frame = strip_frame(coding)
    return frame.assign(side=frame["source_id"].map(sides(coding)))


def lead_figure(coding: coded.Coding, origin: str) -> Figure:
    """The story from its first word to its last: quoted words above the line, paraphrased below, a hue a side.

    `origin` says what the story is, inside the figure, so that it can be passed on alone. Raises `ValueError` where the
    warning is quoted, so that the figure never says the opposite.
    """
    frame, article = lead_frame(coding), coding.article
    warning = warning_stretch(coding)
    words = coded.words_by_source(coding)
    tenths = SPELLED[round(10 * words["quoted"].sum() / len(article.words))].capitalize()
    title = f"{tenths} words in ten are quoted. The warning is not."
    starts = [min(word_numbers(article, [paragraph])) for paragraph in article.paragraphs]
    with canvas(3.6) as (figure, axes):
        axes.set_title(title, loc="left", weight="bold", x=0, pad=24)
        axes.axhline(0, color=colour("faint"), linewidth=0.8)
        axes.vlines(starts[1:], -1, 1, color=colour("rule"), linewidth=0.6, zorder=0)
        for part in frame.itertuples():
            hue, above = colour(HUES[part.side]), part.kind == "quoted"
            axes.broken_barh(
                [(part.first - 1, part.last - part.first + 1)],
                (0.04 if above else -0.56, 0.52),
                facecolor=hue if above else "none",
                edgecolor=hue,
                hatch="" if above else "//////",
                linewidth=0.8,
            )
        write_names(axes, coding, frame)
        axes.text(0, 1.4, "Quoted: the source’s own words", va="bottom")
        axes.text(0, -1.02, "Paraphrased: in the reporter’s words", va="top")
        # Two texts of one line: of a text of two lines each begins at a place of its own, wherever the letters shrink.
        middle = sum(warning) / 2
        written = {"color": colour(HUES["experts"]), "weight": "bold", "ha": "center", "va": "bottom"}
        axes.text(middle, 1.1, "the warning:", **written)
        axes.annotate(
            "not one quoted word",
            xy=(middle, 0.02),
            xytext=(middle, 0.9),
            **written,
            arrowprops={"arrowstyle": "-|>", "color": colour(HUES["experts"]), "linewidth": 1.2, "shrinkB": 0},
        )
        for side, label in (
            ("officials", "officials"),
            ("experts", "experts"),
            ("surname", "Barker, never introduced"),
        ):
            axes.broken_barh([], (0, 0), facecolor=colour(HUES[side]), label=label)
        axes.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=3,
            borderaxespad=0.3,
            borderpad=0,
            handlelength=1.2,
            columnspacing=1.2,
        ).set_in_layout(False)
        axes.set_xlim(0, len(article.words))
        axes.set_ylim(-1.2, 1.65)
        axes.set_yticks([])
        axes.set_xticks(starts, labels=[])
        numbered = numbers_with_room(starts, len(article.words))
        axes.set_xticks([middle for _, middle in numbered], [str(number) for number, _ in numbered], minor=True)
        axes.tick_params(axis="x", which="minor", length=0)
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(f"Paragraph of the story\n{origin}", loc="left")
        return finish(figure, "lead", lead_alt(coding, frame, title), frame)


def write_names(axes, coding: coded.Coding, frame: pd.DataFrame) -> None:
    """Writes who speaks above each stretch of quoted words that is wide enough, and below the experts'."""
    names = coding.sources.set_index("source_id")["name"]
    quoted = frame[(frame["kind"] == "quoted") & (frame["last"] - frame["first"] >= LABELLED)]
    for source_id, own in quoted.groupby("source_id", sort=False):
        middle = (own["first"].min() + own["last"].max()) / 2
        hue = colour(HUES[own["side"].iloc[0]])
        axes.text(middle, 0.6, surname(names[source_id]), ha="center", va="bottom", color=hue)
    experts = frame[frame["side"] == "experts"]
    middle = (experts["first"].min() + experts["last"].max()) / 2
    axes.text(middle, -0.62, "experts", ha="center", va="top", color=colour(HUES["experts"]))


def surname(name: str) -> str:
    """The last word of a name, without the number of a namesake: "Caggins", "OIR"."""
    return [word for word in name.split() if word not in ("II", "III")][-1]


def warning_stretch(coding: coded.Coding) -> tuple[int, int]:
    """First and last word of what is told as a warning; raises `ValueError` where any word of it is quoted."""
    units = coded.reported(coding)
    warnings = units[units["does"].str.split().apply(lambda does: "warns" in does)]
    numbers = word_numbers(coding.article, [span for cell in warnings["content_spans"] for span in coded.spans(cell)])
    if warnings.empty or warnings["quoted"].sum():
        raise ValueError("the story's warning is quoted now, and the lead figure says that it is not.")
    return min(numbers), max(numbers) + 1


def lead_alt(coding: coded.Coding, frame: pd.DataFrame, title: str) -> str:
    """The lead figure in words: for each side its sources, and its words quoted and paraphrased."""
    lengths = frame.assign(words=frame["last"] - frame["first"] + 1)
    names = coding.sources.set_index("source_id")["name"]
    parts = []
    for side, own in lengths.groupby("side", sort=False):
        words = own.groupby("kind")["words"].sum()
        said = listed(
            [f"{count(int(words[kind]), 'word')} {kind}" for kind in ("quoted", "paraphrased") if kind in words]
        )
        who = listed(list(names[own["source_id"].unique()]))
        parts.append(f"{who}: {said}" if side == "surname" else f"the {side} ({who}): {said}")
    return (
        f"{title} The {count(len(coding.article.words), 'word')} of the story in a row, quoted words above a line and "
        f"paraphrased words below it. Of them: {'; '.join(parts)}. Above the experts’ words stands: the warning, not "
        "one quoted word."
    )
