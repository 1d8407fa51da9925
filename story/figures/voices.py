"""Figures of who is heard: the quote strip."""

from __future__ import annotations

from textwrap import shorten

import pandas as pd

from newsaudit import numbers
from story import coding as coded
from story.baseline import FIGURES
from story.figures.style import Figure, canvas, colour, finish

# Of the width of the strip, what two digits and the space after them take.
NUMBER_WIDTH = 0.04


def strip_frame(coding: coded.Coding) -> pd.DataFrame:
    """A row a stretch of attributed words: source, kind (quoted or paraphrased), first and last word, from 1."""
    article, rows = coding.article, []
    for unit in coded.reported(coding).itertuples():
        marked, editor, content = (
            coded.word_numbers(article, coded.spans(cell))
            for cell in (unit.quote_spans, unit.editor_spans, unit.content_spans)
        )
        for kind, words in (("quoted", marked - editor), ("paraphrased", content - marked)):
            for first, last in runs(words):
                rows.append(
                    {
                        "source_id": unit.source_id,
                        "attribution": unit.id,
                        "kind": kind,
                        "first": first + 1,
                        "last": last + 1,
                    }
                )
    return pd.DataFrame(rows, columns=["source_id", "attribution", "kind", "first", "last"])


def runs(numbers: set[int]) -> list[tuple[int, int]]:
    """The stretches of consecutive numbers in a set, as first and last."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return [tuple(run) for run in found]


def quote_strip(coding: coded.Coding) -> Figure:
    """Where in the story each source is heard: word position across, a row a source, quoted solid, paraphrased hatched.

    Each label stands above its own track, so that the track has the full width on a phone.
    """
    frame = strip_frame(coding)
    article, hues = coding.article, coded.source_colours(coding)
    heard, length = coded.words_by_source(coding), len(article.words)
    starts = [min(coded.word_numbers(article, [paragraph])) for paragraph in article.paragraphs]
    bottom = len(heard) - 0.45
    with canvas(0.46 * len(heard) + 0.95) as (figure, axes):
        axes.vlines(starts, -0.55, bottom, color=colour("rule"), linewidth=0.8, zorder=0)
        for row, source in enumerate(heard.itertuples()):
            hue = colour(hues[source.source_id])
            name = shorten(source.name, 34, placeholder=" …")
            axes.text(0, row - 0.13, f"{name} [{source.key}]", va="bottom", parse_math=False)
            axes.text(length, row - 0.13, said(source), va="bottom", ha="right")
            axes.hlines(row + 0.13, 0, length, color=colour("faint"), linewidth=0.8, zorder=1)
            for part in frame[frame["source_id"] == source.source_id].itertuples():
                axes.broken_barh(
                    [(part.first - 1, part.last - part.first + 1)],
                    (row - 0.07, 0.4),
                    facecolor=hue if part.kind == "quoted" else "none",
                    edgecolor=hue,
                    hatch="" if part.kind == "quoted" else "/////",
                    linewidth=0.8,
                    zorder=2,
                )
        axes.set_ylim(bottom, -0.55)
        axes.set_xlim(0, length)
        axes.set_yticks([])
        axes.set_xticks(starts, labels=[])
        axes.set_xticks(*paragraph_ticks(starts, length), minor=True)
        axes.tick_params(axis="x", which="minor", length=0)
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(f"Paragraph ({numbers.count(length, 'word')} in {numbers.count(len(starts), 'paragraph')})")
        axes.broken_barh([], (0, 0), facecolor=colour("faint"), edgecolor=colour("faint"), label="quoted")
        axes.broken_barh([], (0, 0), facecolor="none", edgecolor=colour("faint"), hatch="/////", label="paraphrased")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderaxespad=0.5, borderpad=0, handlelength=2.4)
        return finish(figure, "quote-strip", strip_alt(coding, frame), frame)


def paragraph_ticks(starts: list[int], length: int) -> tuple[list[float], list[str]]:
    """The middle of each paragraph, in words from the start of the story, and its number where there is room for it."""
    middles = [(a + b) / 2 for a, b in zip(starts, [*starts[1:], length], strict=True)]
    room, last, labels = length * NUMBER_WIDTH, float("-inf"), []
    for number, middle in enumerate(middles, 1):
        fits = middle - last >= room
        labels.append(str(number) if fits else "")
        last = middle if fits else last
    return middles, labels


def said(source) -> str:
    """The words of a source in short: "36 quoted, 20 paraphrased"."""
    return ", ".join(f"{getattr(source, kind)} {kind}" for kind in ("quoted", "paraphrased") if getattr(source, kind))


def strip_alt(coding: coded.Coding, frame: pd.DataFrame) -> str:
    """The quote strip in words: for each source its quoted and paraphrased words and the paragraphs they stand in."""
    units = coded.reported(coding)
    parts = []
    for row in coded.words_by_source(coding).itertuples():
        where = numbers.listed([str(n) for n in sorted(set(units[units["source_id"] == row.source_id]["paragraph"]))])
        parts.append(f"{row.name}: words {said(row)}, paragraph{'s' if ' ' in where else ''} {where}")
    return (
        f"Strip chart of {len(coding.article.words)} words in {len(coding.article.paragraphs)} paragraphs, "
        f"a row for each of {len(parts)} sources. " + "; ".join(parts) + "."
    )


def words_by_side(coding: coded.Coding) -> Figure:
    """The words of every source as a bar, quoted solid and paraphrased hatched, under the institution it is said to have.

    The sources that state none stand last, Barker before the experts.
    """
    frame = side_frame(coding)
    hues, keys = coded.source_colours(coding), coding.sources.set_index("source_id")["key"]
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
        axes.barh([0], [0], color=colour("faint"), label="quoted")
        axes.barh([0], [0], facecolor="none", edgecolor=colour("faint"), hatch="/////", label="paraphrased")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderaxespad=0, borderpad=0, handlelength=2)
        axes.set_xlim(0, BARS + frame[["quoted", "paraphrased"]].sum(axis=1).max() + 10)
        axes.set_ylim(y - 0.4, -0.4)
        axes.set_axis_off()
        parts = [
            f"{group}: "
            + ", ".join(f"{row.name} {row.quoted} quoted and {row.paraphrased} paraphrased" for row in own.itertuples())
            for group, own in frame.groupby("group", sort=False)
        ]
        alt = f"Bar chart of the words of {len(frame)} sources, by the institution that the text states. {'; '.join(parts)}."
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
        axes.axvline(0.5, color=colour("faint"), linewidth=0.8)
        for number, row in enumerate(beside.itertuples()):
            name, value = (
                FIGURES[row.Index],
                f"{figure_value(row.Index, row.story)} (median {figure_value(row.Index, row.median)})",
            )
            axes.text(0, number - 0.1, f"{name}: {value}", va="bottom")
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
