"""Figures of readability: sentence lengths, library against formula, what moves the grade, place among other news."""

from __future__ import annotations

import pandas as pd

from newsaudit.article import Span
from newsaudit.audit.words import word_numbers
from newsaudit.numbers import count, decimal, share
from story.coding import Coding, spans
from story.figures.style import Figure, canvas, colour, finish

POINTS = ("Flesch Reading Ease", "LIX")


def length_frame(coding: Coding, sentences: list[Span]) -> pd.DataFrame:
    """A row a sentence: its number, paragraph, words, and how many of them stand inside quotation marks."""
    article = coding.article
    marks = [span for cell in coding.attributions["quote_spans"] for span in spans(cell)]
    inside = word_numbers(article, marks)
    rows = []
    for number, sentence in enumerate(sentences, start=1):
        words = word_numbers(article, [sentence])
        rows.append(
            {
                "sentence": number,
                "paragraph": article.paragraph_of(sentence.start),
                "words": len(words),
                "quoted": len(words & inside),
            }
        )
    return pd.DataFrame(rows)


def sentence_lengths(coding: Coding, sentences: list[Span]) -> Figure:
    """The words of every sentence in order, those inside quotation marks solid, the longest sentence in accent."""
    frame = length_frame(coding, sentences)
    longest = frame["words"].idxmax()
    with canvas(2.9) as (figure, axes):
        for row in frame.itertuples():
            hue = colour("accent" if row.Index == longest else "faint")
            axes.bar(row.sentence, row.quoted, color=hue, width=0.78)
            axes.bar(row.sentence, row.words, facecolor="none", edgecolor=hue, linewidth=1.2, width=0.78)
        mean = frame["words"].mean()
        axes.axhline(mean, color=colour("rule"), linewidth=1, zorder=0)
        top = frame.loc[longest]
        axes.annotate(
            f"¶{top['paragraph']}: {top['words']} words",
            (top["sentence"] - 0.6, top["words"] - 3),
            ha="right",
            va="top",
        )
        firsts = frame.groupby("paragraph")["sentence"].agg(["min", "mean"])
        axes.set_xticks(firsts["min"] - 0.5, labels=[])
        axes.set_xticks(firsts["mean"], [str(paragraph) for paragraph in firsts.index], minor=True)
        axes.tick_params(axis="x", which="minor", length=0)
        axes.set_xlim(0.4, len(frame) + 0.6)
        axes.set_xlabel("Paragraph")
        axes.set_ylabel("Words")
        axes.bar(0, 0, color=colour("faint"), label="inside quotation marks")
        axes.bar(0, 0, facecolor="none", edgecolor=colour("faint"), label="outside")
        axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2, borderaxespad=0)
        return finish(figure, "sentence-lengths", length_alt(frame), frame)


def length_alt(frame: pd.DataFrame) -> str:
    """The bars in words: each sentence's paragraph, words, and words inside quotation marks."""
    top = frame.loc[frame["words"].idxmax()]
    parts = [f"paragraph {row.paragraph}: {row.words} words, {row.quoted} quoted" for row in frame.itertuples()]
    return (
        f"Bar chart of the {len(frame)} sentences in order. The longest, of {top['words']} words, is in paragraph "
        f"{top['paragraph']}; the mean is {decimal(frame['words'].mean())}. " + "; ".join(parts) + "."
    )


def library_and_formula(overview: pd.DataFrame) -> Figure:
    """Each score twice, by textstat as it comes and by the formula on counts by reading, with its resampling range."""
    groups = [overview.loc[list(POINTS)], overview.drop(list(POINTS))]
    heights = [len(group) for group in groups]
    with canvas(0.36 * sum(heights) + 1.5, nrows=2, height_ratios=heights) as (figure, both):
        for axes, group, unit in zip(both, groups, ("points", "U.S. school grade (Dale–Chall: raw)"), strict=True):
            for number, row in enumerate(group.itertuples()):
                axes.hlines(number, row.low, row.high, color=colour("rule"), linewidth=7)
                axes.plot(row.textstat, number, "o", markersize=8, markerfacecolor="none", color=colour("faint"))
                axes.plot(row.formula, number, "o", markersize=7, color=colour("accent"))
            axes.set_yticks(range(len(group)), group.index)
            axes.set_ylim(len(group) - 0.5, -0.5)
            axes.tick_params(axis="y", length=0)
            axes.spines["left"].set_visible(False)
            axes.set_xlabel(unit)
        marks = {"marker": "o", "linestyle": ""}
        both[0].plot([], [], markerfacecolor="none", markersize=8, color=colour("faint"), label="textstat", **marks)
        both[0].plot([], [], markersize=7, color=colour("accent"), label="formula", **marks)
        both[0].plot([], [], color=colour("rule"), linewidth=7, label="resampling range")
        legend = {"loc": "lower right", "bbox_to_anchor": (1, 1), "ncols": 3, "borderaxespad": 0}
        both[0].legend(columnspacing=1, handletextpad=0.4, **legend)
        frame = overview[["textstat", "formula", "low", "high"]].reset_index()
        parts = [
            f"{row.metric}: textstat {decimal(row.textstat)}, formula {decimal(row.formula)}, resampling range "
            f"{decimal(row.low)} to {decimal(row.high)}"
            for row in frame.itertuples()
        ]
        alt = f"Dot chart of {len(frame)} scores by library and by formula. " + "; ".join(parts) + "."
        return finish(figure, "library-formula", alt, frame)


def steps(frame: pd.DataFrame) -> Figure:
    """The Flesch-Kincaid grade after each step from the library's first answer to the count by reading."""
    labels = ["whole file", "story only", "true sentences", "Flesch’s 1979 rule", "read aloud"]
    with canvas(0.42 * len(frame) + 0.7) as (figure, axes):
        before = None
        for number, row in enumerate(frame.itertuples()):
            if before is not None:
                axes.hlines(number, before, row.grade, color=colour("accent"), linewidth=5)
                axes.vlines(before, number - 1, number, color=colour("rule"), linewidth=1, zorder=0)
            axes.plot(row.grade, number, "o", markersize=7, color=colour("accent" if before else "faint"))
            axes.annotate(
                decimal(row.grade, 2),
                (max(row.grade, before or 0), number),
                (9, 0),
                textcoords="offset points",
                va="center",
            )
            before = row.grade
        axes.set_yticks(range(len(frame)), labels)
        axes.set_ylim(len(frame) - 0.5, -0.5)
        axes.set_xlim(frame["grade"].min() - 0.3, frame["grade"].max() + 0.6)
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        axes.set_xlabel("Flesch–Kincaid grade")
        parts = [f"{row.step}: {decimal(row.grade, 2)}" for row in frame.itertuples()]
        alt = f"Step chart of the Flesch–Kincaid grade in {len(frame)} steps. " + "; ".join(parts) + "."
        return finish(figure, "grade-steps", alt, frame)


def places(overviews: dict[str, pd.DataFrame]) -> Figure:
    """Where the story stands on each metric among the texts of each corpus, as the share of easier texts.

    The first corpus is drawn solid with the range of the redrawn sentences, the second open.
    """
    (first, main), (second, other) = overviews.items()
    with canvas(0.36 * len(main) + 1.2) as (figure, axes):
        for number, (row, beside) in enumerate(zip(main.itertuples(), other.itertuples(), strict=True)):
            axes.hlines(number, row.percentile_low, row.percentile_high, color=colour("rule"), linewidth=7)
            axes.plot(beside.percentile, number, "D", markersize=7, markerfacecolor="none", color=colour("faint"))
            axes.plot(row.percentile, number, "o", markersize=7, color=colour("accent"))
        axes.set_yticks(range(len(main)), main.index)
        axes.set_ylim(len(main) - 0.5, -0.5)
        axes.set_xlim(0, 1.02)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], [share(value) for value in (0, 0.25, 0.5, 0.75, 1)])
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        axes.set_xlabel("Share of texts called easier")
        axes.plot([], [], "o", markersize=7, color=colour("accent"), label=first)
        axes.plot([], [], "D", markersize=7, markerfacecolor="none", color=colour("faint"), label=second)
        axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2, borderaxespad=0)
        frame = main[["percentile", "percentile_low", "percentile_high"]].assign(other=other["percentile"])
        parts = [
            f"{row.Index}: {share(row.percentile)} ({share(row.percentile_low)} to {share(row.percentile_high)}), "
            f"{second} {share(row.other)}"
            for row in frame.itertuples()
        ]
        alt = (
            f"Dot chart of {count(len(frame), 'metric')}: the share of texts easier than the story in {first}, with "
            f"the range of redrawn sentences, and in {second}. " + "; ".join(parts) + "."
        )
        return finish(figure, "places", alt, frame.rename(columns={"percentile": first, "other": second}).reset_index())
