"""The summary of an archive: how much is quoted, how many sources have no name, and who is quoted most."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pyarrow
from pyarrow import compute, dataset

from newsaudit.archive.inputs import ArchiveError
from newsaudit.archive.store import RECORD
from newsaudit.audit.terminal import wrapped
from newsaudit.evaluation import DEVELOPED_ON, SETS, engine_scores
from newsaudit.numbers import count, decimal, listed, share

COUNTED = ("words", "quoted_words", "paraphrased_words", "reported", "sources", "unnamed", "without_source")
ESTIMATES = (
    "Articles and words are counted; everything else is an estimate by the engine. What it gets wrong does not even "
    "out over many articles: a kind of news that it reads badly is counted badly every time."
)
NAMES = (
    "A name is counted as its article gives it: one person under two names is two here, and two people of one name are "
    "one."
)
NOT_SHOWN = "No figure says whether a source was right, who was asked and did not answer, or why somebody is quoted."


@dataclass(frozen=True)
class Summary:
    """What an archive adds up to.

    `total` and each of the `groups`, by month or outlet, hold the number of `articles` and the sums of `COUNTED`;
    `most_quoted` has rows of `name`, `quoted_words` and `articles`, the most quoted first, and a group its first one.
    `notes` are sentences for the reader.
    """

    total: dict
    groups: list[dict]
    most_quoted: list[dict]
    notes: list[str]


def summed_up(folder: Path, by: str | None = None, most: int = 10) -> Summary:
    """Return the summary of the articles that read as English; `by` is None, `month` or `outlet`.

    Raises `ArchiveError` where the folder holds no archive, or no such article.
    """
    record = record_in(folder)
    groups = [by] if by else []
    every = table(folder, "articles", ["article", "english", "cautions", "text_sha256", *groups, *COUNTED])
    articles = every.filter(compute.field("english"))
    if not articles.num_rows:
        raise ArchiveError(f"{folder}: there is no English article in these tables.")
    sources = table(folder, "sources", ["article", "name", "named", "quoted_words"])
    sources = sources.filter(compute.field("named") & (compute.field("quoted_words") > 0))
    sources = sources.join(articles.select(["article", *groups]), "article", join_type="inner")
    tops = {row[by]: row["name"] for row in reversed(most_quoted(sources, groups))} if by else {}
    return Summary(
        sums(articles, [])[0],
        [row | {"most_quoted": tops.get(row[by], "")} for row in sums(articles, groups)] if by else [],
        most_quoted(sources, [])[:most],
        notes(record, every, by),
    )


def record_in(folder: Path) -> dict:
    """Return the record of an archive; raises `ArchiveError` where there is none."""
    try:
        return json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ArchiveError(f"{folder}: there are no tables of newsaudit archive in this folder.") from None


def table(folder: Path, name: str, columns: list[str]) -> pyarrow.Table:
    """Return some columns of a table; raises `ArchiveError` where they are not there."""
    try:
        return dataset.dataset(folder / name, format="parquet").to_table(columns=columns)
    except (OSError, pyarrow.ArrowException) as error:
        said = str(error).splitlines()[0]
        raise ArchiveError(
            f"{folder / name}: the table cannot be read ({said}); no partition may be finished."
        ) from None


def sums(articles: pyarrow.Table, groups: list[str]) -> list[dict]:
    """Return the number of articles and the sums of `COUNTED`, a row a group in the order of their names."""
    added = articles.group_by(groups).aggregate([([], "count_all"), *((name, "sum") for name in COUNTED)])
    added = added.rename_columns(
        [name.removesuffix("_sum").replace("count_all", "articles") for name in added.column_names]
    )
    return (added.sort_by([(name, "ascending") for name in groups]) if groups else added).to_pylist()


def most_quoted(sources: pyarrow.Table, groups: list[str]) -> list[dict]:
    """Return names with their quoted words and in how many articles they are quoted, the most quoted first."""
    added = sources.group_by([*groups, "name"]).aggregate([("quoted_words", "sum"), ("article", "count_distinct")])
    names = {"quoted_words_sum": "quoted_words", "article_count_distinct": "articles"}
    added = added.rename_columns([names.get(name, name) for name in added.column_names])
    return added.sort_by([("quoted_words", "descending"), ("name", "ascending")]).to_pylist()


def notes(record: dict, articles: pyarrow.Table, by: str | None) -> list[str]:
    """Return what a reader has to know of the figures."""
    number, skipped = articles.num_rows, record.get("skipped")
    foreign = number - compute.sum(articles["english"]).as_py()
    same = number - len(articles["text_sha256"].unique())
    unsure = number - compute.sum(compute.equal(articles["cautions"], "")).as_py()
    unknown = compute.sum(compute.equal(articles[by], "")).as_py() if by else 0
    shown = {
        "The archive is not whole: its run was stopped. The same command goes on with it.": "seconds" not in record,
        f"{count(skipped or 0, 'article')} could not be audited; the table skipped says why.": skipped,
        f"{count(foreign, 'article')} left out: they do not read as English.": foreign,
        f"{count(same, 'article')} with the same text as an earlier one, counted each time.": same,
        f"{count(unsure, 'article')} with cautions of their own, in the column cautions.": unsure,
        f"{count(unknown, 'article')} without a {by} that is understood (a date is 2020-03-22).": unknown,
    }
    return [sentence for sentence, holds in shown.items() if holds] + [ESTIMATES, scores_sentence(), NAMES, NOT_SHOWN]


def scores_sentence() -> str:
    """Return how often the engine was right on news coded by hand that it was not developed on."""
    rows = [row for row in engine_scores() if row["set"] not in DEVELOPED_ON]
    return (
        "Direct quotations found and given to the right source, on news coded by hand: "
        + listed([f"{SETS.get(row['set'], row['set'])} {decimal(row['found_and_right'])}%" for row in rows])
        + "."
    )


def summary_text(summary: Summary, by: str | None = None) -> str:
    """Return a summary as text for a terminal."""
    head = ("articles", "words", "quoted", "paraphrased", "sources", "without a name")
    rows = [("", *head, *(["most quoted"] if by else [])), ("all", *cells(summary.total))]
    rows += [(row[by] or "not known", *cells(row), row["most_quoted"]) for row in summary.groups]
    named = [
        f"  {row['name']}: {count(row['quoted_words'], 'word')} in {count(row['articles'], 'article')}"
        for row in summary.most_quoted
    ]
    said = [wrapped(f"- {note}") for note in summary.notes]
    return (
        "\n".join([*aligned(rows), "", "Most quoted, of the sources with a name", *(named or ["  none"]), "", *said])
        + "\n"
    )


def cells(row: dict) -> list[str]:
    """Return the figures of a group as they are shown."""
    return [
        count(row["articles"]),
        count(row["words"]),
        share(row["quoted_words"], row["words"]),
        share(row["paraphrased_words"], row["words"]),
        count(row["sources"]),
        share(row["unnamed"], row["sources"]) if row["sources"] else "–",
    ]


def aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Return rows of cells as lines, the figures under one another."""
    widths = [max(len(row[place]) for row in rows if len(row) > place) for place in range(7)]
    return [
        "  ".join(
            [f"{row[0]:<{widths[0]}}", *(f"{c:>{w}}" for c, w in zip(row[1:7], widths[1:], strict=True)), *row[7:]]
        ).rstrip()
        for row in rows
    ]
