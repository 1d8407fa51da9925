"""What of an attribution's words stands in quotation marks, and so what form it has."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from newsaudit.article import Article, Span
from newsaudit.audit.model import Spans
from newsaudit.audit.words import word_numbers
from newsaudit.engine.layout import lines
from newsaudit.engine.quotations import Quotation, quotations


@lru_cache(maxsize=4)
def quotations_of(article: Article) -> list[Quotation]:
    """Return the quotations of an article's story, in order."""
    return [quotation for inside in quotations(article.text, lines(article)) for quotation in inside]


def marked_in(article: Article, contents: Spans) -> Spans:
    """Return what of some words stands inside quotation marks, the marks left out."""
    marked = quotations_of(article)
    inside = []
    for start, end in contents:
        for quotation in marked[bisect_right(marked, start, key=lambda one: one.outer.end) :]:
            if quotation.outer.start >= end:
                break
            own = Span(max(start, quotation.inner.start), min(end, quotation.inner.end))
            if own.start < own.end and word_numbers(article, [own]):
                inside.append(own)
    return tuple(inside)


def form_of(article: Article, contents: Spans, quotes: Spans) -> str:
    """Return the form of an attribution: direct if all of its words, two at least, are in marks, mixed if some are."""
    quoted = word_numbers(article, quotes)
    if not quoted:
        return "indirect"
    return "direct" if len(quoted) > 1 and word_numbers(article, contents) <= quoted else "mixed"
