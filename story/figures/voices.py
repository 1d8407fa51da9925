"""Figures of who is heard: the quote strip."""

from __future__ import annotations

from textwrap import shorten

import pandas as pd

from newsaudit import numbers
from story import coding as coded
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
