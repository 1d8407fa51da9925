"""The coding: tables made by reading the story, read, checked against the text, and counted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from newsaudit.agreement import spans
from newsaudit.article import Article
from newsaudit.audit.model import Audit, CodedAttribution, Source
from newsaudit.audit.tables import (
    ATTRIBUTION_COLUMNS,
    BETWEEN_TEXTS,
    SOURCE_COLUMNS,
    attribution_rows,
    joined_text,
    source_rows,
)
from newsaudit.audit.words import word_numbers

PLAIN_CODES = "id form status source_id addressee channel channel_basis cue_class modality parent note".split()
SETTLED = "settled"
SPAN_COLUMNS = {
    "source_span": "source_text",
    "cue_span": "cue_text",
    "content_spans": "content_text",
    "wide_spans": "wide_text",
    "quote_spans": "quote_text",
    "editor_spans": "editor_text",
    "first_span": "first_text",
    "span": "text",
}


class Coding(NamedTuple):
    """The coded tables of one article; `attributions` and `sources` in the codes that were settled on.

    `mentions` and `frames` only a person can code: the engine's coding has none.
    """

    article: Article
    attributions: pd.DataFrame
    sources: pd.DataFrame
    mentions: pd.DataFrame | None = None
    frames: pd.DataFrame | None = None


def read_table(path: str | Path) -> pd.DataFrame:
    """A coded table as it stands: text everywhere, an empty cell is an empty string."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def read(folder: str | Path, article: Article, coder: str = SETTLED) -> Coding:
    """The coding of an article in the words of one coder, with counts of words added to its attributions.

    Added columns, in words: `quoted` (inside the marks, the editor's words left out), `editor`, `paraphrased`
    (the content outside the marks, without an unattributed ending). Raises `ValueError` naming the row whose span and
    text disagree.
    """
    folder = Path(folder)
    frames = {name: read_table(folder / f"{name}.csv") for name in ("attributions", "sources", "mentions", "frames")}
    for name, frame in frames.items():
        check_spans(article, frame, name)
    attributions = frames["attributions"].query("coder == @coder").reset_index(drop=True)
    attributions["paragraph"] = attributions["paragraph"].astype(int)
    counts = [attributed_words(article, row) for row in attributions.itertuples()]
    attributions = attributions.join(pd.DataFrame(counts, columns=["quoted", "editor", "paraphrased"], dtype=int))
    sources = frames["sources"].query("coder == @coder").reset_index(drop=True)
    framed = frames["frames"].query("coder == @coder").reset_index(drop=True)
    return Coding(article, attributions, sources, frames["mentions"], framed)


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


def attributed_words(article: Article, row) -> tuple[int, int, int]:
    """Words of an attribution: quoted without the editor's, the editor's, paraphrased."""
    quoted, editor, content = (
        word_numbers(article, spans(cell)) for cell in (row.quote_spans, row.editor_spans, row.content_spans)
    )
    return len(quoted - editor), len(editor), len(content - quoted)


def coding_of(audit: Audit) -> Coding:
    """Return the tables of an engine's audit, to be held against a coding: all text, but paragraph and counts of words.

    One more column than `data/coding` has, `rule`, says which rule gave which code. There are no mentions or frames.
    """
    attributions = table_of(attribution_rows(audit), ATTRIBUTION_COLUMNS)
    counts = [(one.quoted, one.editor_words, one.paraphrased) for one in audit.attributions]
    attributions["paragraph"] = attributions["paragraph"].astype(int)
    attributions = attributions.join(pd.DataFrame(counts, columns=["quoted", "editor", "paraphrased"], dtype=int))
    sources = table_of(source_rows(audit), SOURCE_COLUMNS)
    return Coding(audit.article, attributions, sources, pd.DataFrame(), pd.DataFrame())


def table_of(rows: list[dict[str, str]], columns: list[str]) -> pd.DataFrame:
    """Return rows as a table; a cell that a row does not have is an empty string."""
    return pd.DataFrame([{column: row.get(column, "") for column in columns} for row in rows], columns=columns)


def audit_of(coding: Coding) -> Audit:
    """Return a coding as an audit, for what is drawn of audits: the annotated article and the quote strip."""
    coders = coding.attributions["coder"].unique()
    return Audit(
        coding.article,
        tuple(attribution_of(row) for row in coding.attributions.to_dict("records")),
        tuple(source_of(row) for row in coding.sources.to_dict("records")),
        coder=coders[0] if len(coders) == 1 else "",
    )


def attribution_of(row: Mapping) -> CodedAttribution:
    """Return a row of a coded table of attributions as an object."""
    return CodedAttribution(
        **{name: row[name] for name in PLAIN_CODES},
        paragraph=int(row["paragraph"]),
        source=tuple(spans(row["source_span"])),
        cue=tuple(spans(row["cue_span"])),
        contents=tuple(spans(row["content_spans"])),
        wide=tuple(spans(row["wide_spans"])),
        quotes=tuple(spans(row["quote_spans"])),
        editor=tuple(spans(row["editor_spans"])),
        modal_words=tuple(filter(None, row["modal_words"].split(BETWEEN_TEXTS))),
        does=tuple(row["does"].split()),
        rules=rules_in(row.get("rule", "")),
        quoted=row["quoted"],
        editor_words=row["editor"],
        paraphrased=row["paraphrased"],
    )


def source_of(row: Mapping) -> Source:
    """Return a row of a coded table of sources as an object."""
    return Source(
        **{name: row[name] for name in "source_id key name kind role_as_stated introduced heard note".split()},
        first=spans(row["first_span"])[0],
        rules=rules_in(row.get("rule", "")),
    )


def rules_in(cell: str) -> dict[str, str]:
    """Return codes and their rules from a cell of the column `rule`: "attribution:subject_verb channel:no_phrase"."""
    return dict(pair.split(":", 1) for pair in cell.split())


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
