"""Where a text says by its own words that something was not disclosed."""

from __future__ import annotations

import re
from bisect import bisect_right

from newsaudit.article import Article, Span
from newsaudit.audit.model import Silence
from newsaudit.engine.quotations import quotations
from newsaudit.lexicon import patterns

NOT_DISCLOSED = re.compile(r"\s*(?:(?:on|about|of|regarding)\s+)?([^.;—“”\"]*[^\W_])")


def silences_in(article: Article) -> list[Silence]:
    """Return the phrases of `lexicon/undisclosed.csv` in the story, outside quotations; none says that anyone asked."""
    quoted = [quotation.outer for inside in quotations(article.text, article.paragraphs) for quotation in inside]
    starts = [span.start for span in quoted]
    silences = []
    for sentence in article.sentences:
        for row, pattern in patterns("undisclosed"):
            match = pattern.search(article.text, *sentence)
            if not match:
                continue
            before = bisect_right(starts, match.start()) - 1
            if before >= 0 and match.start() < quoted[before].end:
                continue
            rest = NOT_DISCLOSED.match(article.text, match.end(), sentence.end) if row["object"] == "yes" else None
            content = Span(*rest.span(1)) if rest else None
            silences.append(Silence(Span(*match.span()), row["rule"], sentence, content))
            break
    return silences
