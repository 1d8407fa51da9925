"""The coding: tables made by reading the story, read, checked against the text, and counted."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from newsaudit.agreement import spans
from newsaudit.article import Article
from newsaudit.audit.model import Audit
from newsaudit.audit.tables import (
    ATTRIBUTION_COLUMNS,
    SOURCE_COLUMNS,
    SPAN_TEXTS,
    attribution_rows,
    joined_text,
    source_rows,
)
from newsaudit.sheets.coded import audit_of_sheets

SETTLED = "settled"
SPAN_COLUMNS = SPAN_TEXTS | {"first_span": "first_text", "span": "text"}


class Coding(NamedTuple):
    """The coded tables of one article; `attributions` and `sources` in the codes that were settled on.

    `audit` is what is drawn of them: the annotated article, the quote strip. `mentions` and `frames` only a person can
    code: the engine's coding has none.
    """

    audit: Audit
    attributions: pd.DataFrame
    sources: pd.DataFrame
    mentions: pd.DataFrame | None = None
    frames: pd.DataFrame | None = None

    @property
    def article(self) -> Article:
        """The article that is coded."""
        return self.audit.article


def read_table(path: str | Path) -> pd.DataFrame:
    """A coded table as it stands: text everywhere, an empty cell is an empty string."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def read(folder: str | Path, article: Article, coder: str = SETTLED) -> Coding:
    """The coding of an article in the words of one coder, as every audit by sheets is read, with the words counted.

    Added columns, in words: `quoted` (inside the marks, the editor's words left out), `editor`, `paraphrased`
    (the content outside the marks, without an unattributed ending). Raises `SheetError` or `ValueError` naming the
    rows whose span and text disagree.
    """
    folder = Path(folder)
    sheets = {f"{name}.csv": (folder / f"{name}.csv").read_bytes() for name in ("attributions", "sources")}
    coding = coding_of(audit_of_sheets(article, sheets, coder))
    mentions, frames = (read_table(folder / f"{name}.csv") for name in ("mentions", "frames"))
    for name, frame in (("mentions", mentions), ("frames", frames)):
        check_spans(article, frame, name)
    return coding._replace(
        attributions=coding.attributions.drop(columns="rule"),  # there is no estimate in it
        sources=coding.sources.drop(columns=["named", "rule"]),
        mentions=mentions,
        frames=frames.query("coder == @coder").reset_index(drop=True),
    )


def check_spans(article: Article, frame: pd.DataFrame, name: str) -> None:
    """Raises `ValueError` for the first row whose spans do not hold, letter by letter, the text beside them."""
    for column, text_column in SPAN_COLUMNS.items():
        if column not in frame or text_column not in frame:
            continue
        for row in frame.to_dict("records"):
            found = joined_text(article, spans(row[column]))
            if found != row[text_column]:
                key = row.get("id") or row.get("source_id")
                raise ValueError(
                    f"{name}, {row.get('coder', '')} {key}, {column}: the text there is {found!r}, "
                    f"not {row[text_column]!r}."
                )


def coding_of(audit: Audit) -> Coding:
    """Return the tables of an audit: all text, but paragraph and counts of words; there are no mentions or frames.

    Two more columns than `data/coding` has: `rule` says which rule gave which code, `named` whether a name is proper.
    """
    attributions = table_of(attribution_rows(audit), ATTRIBUTION_COLUMNS)
    counts = [(one.quoted, one.editor_words, one.paraphrased) for one in audit.attributions]
    attributions["paragraph"] = attributions["paragraph"].astype(int)
    attributions = attributions.join(pd.DataFrame(counts, columns=["quoted", "editor", "paraphrased"], dtype=int))
    sources = table_of(source_rows(audit), SOURCE_COLUMNS)
    return Coding(audit, attributions, sources)


def table_of(rows: list[dict[str, str]], columns: list[str]) -> pd.DataFrame:
    """Return rows as a table; a cell that a row does not have is an empty string."""
    return pd.DataFrame([{column: row.get(column, "") for column in columns} for row in rows], columns=columns)


def reported(coding: Coding) -> pd.DataFrame:
    """The attributions that count: those in which a source is said to have said or thought something."""
    return coding.attributions.query("status == 'reported'")


def words_by_source(coding: Coding) -> pd.DataFrame:
    """A row a source, in register order: reported attributions, words quoted and words paraphrased."""
    units, rows = reported(coding), []
    for source in coding.sources.itertuples():
        own = units[units["source_id"] == source.source_id]
        if own.empty:
            continue
        rows.append(
            {
                "source_id": source.source_id,
                "key": source.key,
                "name": source.name,
                "attributions": len(own),
                "quoted": int(own["quoted"].sum()),
                "paraphrased": int(own["paraphrased"].sum()),
            }
        )
    return pd.DataFrame(rows)
