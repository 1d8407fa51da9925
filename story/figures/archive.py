"""Figures of many articles at once."""

from __future__ import annotations

import pandas as pd

from newsaudit import numbers
from story.figures.style import Figure, canvas, colour, finish


def quoted_shares(articles: pd.DataFrame) -> Figure:
    """How much of each article is quoted, a bar an article in rising order, and their median.

    `articles` has the columns `article_id` and `quoted_share`, from 0 to 1, of the table `articles` of an archive.
    """
    shown = articles[["article_id", "quoted_share"]].sort_values(["quoted_share", "article_id"])
    shown = shown.assign(median=shown.quoted_share.median())
    median = shown["median"].iloc[0]
    with canvas(2.4) as (figure, axes):
        axes.bar(range(len(shown)), shown.quoted_share, color=colour("accent"), width=0.8)
        axes.axhline(median, color=colour("faint"), linewidth=1.2)
        axes.text(-0.5, median, f"median {numbers.share(median)}", va="bottom")
        axes.yaxis.set_major_formatter(lambda value, _: numbers.share(value))
        axes.set_ylabel("Share quoted")
        axes.set_xlabel(f"{len(shown)} articles, the least quoted first")
        axes.set_xticks([])
        axes.set_xlim(-0.6, len(shown) - 0.4)
        least, most = numbers.share(shown.quoted_share.min()), numbers.share(shown.quoted_share.max())
        alt = (
            f"Bar chart of {len(shown)} articles, by the share of their words that is quoted: from {least} to {most}, "
            f"median {numbers.share(median)}."
        )
        return finish(figure, "quoted-shares", alt, shown)
