"""The audit of an article as CSV, in the columns of `data/coding`, `named` and `rule`, for a person to correct."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from newsaudit.article import Article, Span
from newsaudit.audit.meanings import rule_meanings
from newsaudit.audit.model import Audit, CodedAttribution, Source

ATTRIBUTION_COLUMNS = (
    "coder id paragraph form status source_id source_span source_text cue_span cue_text content_spans content_text "
    "wide_spans wide_text quote_spans quote_text editor_spans editor_text addressee channel channel_basis cue_class "
    "modality modal_words does parent note rule"
).split()
SOURCE_COLUMNS = (
    "coder source_id key name kind role_as_stated introduced affiliation_stated speaks_for speaks_for_basis heard "
    "replaceable first_span first_text note named rule"
).split()
ONLY_A_PERSON = {
    "attributions": ("wide_spans", "modality", "modal_words", "does", "parent"),
    "sources": ("affiliation_stated", "speaks_for", "speaks_for_basis", "replaceable"),
}
# Each column of spans, and the field of an attribution that it holds.
SPAN_FIELDS = {
    "source_span": "source",
    "cue_span": "cue",
    "content_spans": "contents",
    "wide_spans": "wide",
    "quote_spans": "quotes",
    "editor_spans": "editor",
}
# The column beside it that repeats the text there.
SPAN_TEXTS = {column: f"{column.partition('_')[0]}_text" for column in SPAN_FIELDS}
BETWEEN_TEXTS = " | "


def csv_tables(audit: Audit, data: dict | None = None) -> dict[str, str]:
    """Return the name of each table → its CSV: attributions, sources, and what each rule looks for.

    With the `audit_data` of an audit that was compared with another one, its changes are a table too.
    """
    changes = data["comparison"]["changes"] if data and "comparison" in data else []
    return {
        "attributions": as_csv(ATTRIBUTION_COLUMNS, attribution_rows(audit)),
        "sources": as_csv(SOURCE_COLUMNS, source_rows(audit)),
        "rules": as_csv(
            ["rule", "meaning"], [{"rule": rule, "meaning": meaning} for rule, meaning in rule_meanings().items()]
        ),
        **({"changes": as_csv(list(changes[0]), changes)} if changes else {}),
    }


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Return rows as CSV with a head; a column that a row does not have is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def attribution_rows(audit: Audit) -> list[dict[str, str]]:
    """Return a row an attribution, by column; a code that nobody gave is left out or empty."""
    return [{"coder": audit.coder_of(one)} | attribution_row(audit.article, one) for one in audit.attributions]


def attribution_row(article: Article, one: CodedAttribution) -> dict[str, str]:
    """Return an attribution by column, each span with its text beside it."""
    spans = {column: getattr(one, field) for column, field in SPAN_FIELDS.items()}
    return {
        "id": one.id,
        "paragraph": str(one.paragraph),
        "form": one.form,
        "status": one.status,
        "source_id": one.source_id,
        **{column: span_cell(own) for column, own in spans.items()},
        **{SPAN_TEXTS[column]: joined_text(article, own) for column, own in spans.items()},
        "addressee": one.addressee,
        "channel": one.channel,
        "channel_basis": one.channel_basis,
        "cue_class": one.cue_class,
        "modality": one.modality,
        "modal_words": BETWEEN_TEXTS.join(one.modal_words),
        "does": " ".join(one.does),
        "parent": one.parent,
        "note": one.note,
        "rule": rule_cell(one.rules),
    }


def source_rows(audit: Audit) -> list[dict[str, str]]:
    """Return a row a source, by column; what only a person can code is left out."""
    return [{"coder": audit.coder_of(source)} | source_row(audit.article, source) for source in audit.sources]


def source_row(article: Article, source: Source) -> dict[str, str]:
    """Return a source by column."""
    return {
        "source_id": source.source_id,
        "key": source.key,
        "name": source.name,
        "kind": source.kind,
        "role_as_stated": source.role_as_stated,
        "introduced": source.introduced,
        "affiliation_stated": source.affiliation_stated,
        "speaks_for": source.speaks_for,
        "speaks_for_basis": source.speaks_for_basis,
        "heard": source.heard,
        "replaceable": source.replaceable,
        "first_span": span_cell([source.first]),
        "first_text": article[source.first],
        "note": source.note,
        "named": "yes" if source.named else "no",
        "rule": rule_cell(source.rules),
    }


def span_cell(spans: Iterable[Span]) -> str:
    """Return spans as one cell: "12-60 71-80"."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def joined_text(article: Article, spans: Iterable[Span]) -> str:
    """Return the texts of spans, joined by " | "."""
    return BETWEEN_TEXTS.join(article[span] for span in spans)


def rule_cell(rules: Mapping[str, str]) -> str:
    """Return codes and their rules as one cell: "attribution:subject_verb channel:no_phrase"."""
    return " ".join(f"{code}:{rule}" for code, rule in rules.items())
