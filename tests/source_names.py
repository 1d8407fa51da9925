"""What the tests of names share: the names of the sources of a short text."""

from __future__ import annotations

from newsaudit import Article, attributions


def names(text: str) -> list[str | None]:
    """Return the source names of a text's attributions, in order; None where a source cannot be named."""
    return [one.source_name for one in attributions(Article(text))]
