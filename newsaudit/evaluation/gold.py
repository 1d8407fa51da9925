"""Gold files: articles with attributions coded by hand, and the engine's attributions in the same form.

A gold file has one JSON object a line: `id`, `text` and `attributions`, each of those with `source_span` and `cue_span`
(`[start, end]` in code points, or null), `content_spans` (a list of such pairs) and `kind` (direct, mixed or indirect).
Where every attribution has a `source_name` too, the names are scored; where articles have a `part` or a `genre`, each
is scored by itself as well.
"""

from __future__ import annotations

import json
from pathlib import Path

from newsaudit.article import Article, ArticleError
from newsaudit.engine.attribution import attributions

KINDS = ("direct", "mixed", "indirect")


class GoldError(ValueError):
    """A gold file that cannot be read; the message is one sentence for the person who supplied it."""


def as_gold_format(text: str) -> list[dict]:
    """Return the engine's attributions of a text, in the form of the gold files, with `source_name` and `rule` beside.

    This is the function to hand to another scorer; a text without a sentence gives an empty list.
    """
    try:
        article = Article(text)
    except ArticleError:
        return []
    return [
        {
            "source_span": one.source,
            "cue_span": one.cue,
            "content_spans": list(one.contents),
            "kind": one.form,
            "source_name": one.source_name,
            "rule": one.rule,
        }
        for one in attributions(article)
    ]


def read_gold(path: str | Path) -> list[dict]:
    """Return the articles of a gold file; raises `GoldError`, naming the line, for anything that is not in its form."""
    articles = []
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: the file cannot be read as UTF-8 text ({error}).") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            article = json.loads(line)
            for one in article["attributions"]:
                pairs = [*one["content_spans"], one["source_span"] or (0, 0), one["cue_span"] or (0, 0)]
                if one["kind"] not in KINDS or any(not 0 <= a <= b <= len(article["text"]) for a, b in pairs):
                    raise ValueError
        except (ValueError, KeyError, TypeError):
            raise GoldError(f"{path}: line {number} is not an article with attributions in the gold form.") from None
        articles.append(article)
    if not articles:
        raise GoldError(f"{path}: there is no article in it.")
    return articles
