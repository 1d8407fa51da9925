"""One article as rows of four tables: `articles`, `attributions`, `sources`, and `skipped` where it cannot be audited.

`datapackage.json` describes every column.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from newsaudit.archive.inputs import Item
from newsaudit.article import Article, ArticleError
from newsaudit.audit.cautions import reads_as_english
from newsaudit.audit.coder import audited
from newsaudit.audit.data import count_forms, people_heard, totals
from newsaudit.audit.model import CHANNELS, Audit
from newsaudit.audit.tables import ONLY_A_PERSON, attribution_row, source_row
from newsaudit.readability.corpus import figures

TABLES = ("articles", "attributions", "sources", "skipped")
MONTH = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?!\d)|(0[1-9]|1[0-2])(?=\d\d(?!\d)))")
NOT_THERE = {
    table: {*fields, *(field.replace("_spans", "_text") for field in fields)} for table, fields in ONLY_A_PERSON.items()
}


def rows_of(items: Iterable[Item]) -> dict[str, list[dict]]:
    """Return the rows of some articles by table; each article is in `articles` or in `skipped`, never in both."""
    rows: dict[str, list[dict]] = {table: [] for table in TABLES}
    for item in items:
        for table, own in article_rows(item).items():
            rows[table] += own
    return rows


def article_rows(item: Item) -> dict[str, list[dict]]:
    """Return the rows of one article by table; whatever goes wrong with it is one row of `skipped`."""
    key = {"article": item.number, "article_id": item.id}
    place = {"date": item.date, "outlet": item.outlet, "file": item.file, "place": item.place}
    try:
        if item.error:
            raise ArticleError(item.error)
        audit = audited(Article.from_bytes(item.text, name=item.name))
        about = key | place | {"month": month_of(item.date), "text_sha256": hashlib.sha256(item.text).hexdigest()}
        return {
            "articles": [about | article_row(audit) | item.kept],
            "attributions": [key | row for row in attribution_rows(audit)],
            "sources": [key | row for row in source_rows(audit)],
        }
    except ArticleError as error:
        reason = str(error)
    except Exception as error:  # a mistake of ours on one article must not cost the others
        reason = f"{item.name}: the engine failed on this text ({type(error).__name__}: {error}); please report it."
    return {"skipped": [key | place | {"reason": reason} | item.kept]}


def article_row(audit: Audit) -> dict[str, object]:
    """Return what is counted of an article: words, sources, attributions and readability."""
    article, counts, people = audit.article, totals(audit), people_heard(audit)
    words = len(article.words)
    channels = [one.channel for one in audit.reported]
    return {
        "words": words,
        "paragraphs": len(article.paragraphs),
        **counts,
        "quoted_share": counts["quoted_words"] / words,
        "paraphrased_share": counts["paraphrased_words"] / words,
        "unnamed": sum(not source.named for source in people),
        "never_introduced": sum(source.introduced == "no" for source in people),
        **{channel.replace(" ", "_"): channels.count(channel) for channel in CHANNELS},
        "not_disclosed": len(audit.silences),
        "english": reads_as_english(article),
        "cautions": " ".join(audit.cautions),
        **{name: value for name, value in figures(article).items() if name != "words"},
    }


def attribution_rows(audit: Audit) -> list[dict[str, object]]:
    """Return a row an attribution, in the columns of a coding sheet that the engine fills, with its words counted."""
    return [
        without(attribution_row(audit.article, one), "attributions")
        | {"paragraph": one.paragraph, "quoted_words": one.quoted, "paraphrased_words": one.paraphrased}
        for one in audit.attributions
    ]


def source_rows(audit: Audit) -> list[dict[str, object]]:
    """Return a row a source, in the columns of a coding sheet that the engine fills, with its words and forms counted.

    Attributions for which no source was found have a row of their own, with the `source_id` “not-found”.
    """
    rows = []
    for source in audit.sources:
        own = audit.reported_by_source[source.source_id]
        counted = {
            "named": source.named,
            "attributions": len(own),
            **count_forms(own),
            "quoted_words": sum(one.quoted for one in own),
            "paraphrased_words": sum(one.paraphrased for one in own),
        }
        rows.append(without(source_row(audit.article, source), "sources") | counted)
    return rows


def without(row: dict[str, str], table: str) -> dict[str, object]:
    """Return a row without the columns that only a person can fill."""
    return {name: value for name, value in row.items() if name not in NOT_THERE[table]}


def month_of(date: str) -> str:
    """Return the month of a date that begins with year and month, “2020-03-22” or “20200322”: “2020-03”, else “”."""
    found = MONTH.match(date.strip())
    return f"{found[1]}-{found[2] or found[3]}" if found else ""
