"""What the engine makes: a `Frame`, in word numbers, while the rules work; an `Attribution`, in spans, at the end."""

from __future__ import annotations

from typing import NamedTuple

from newsaudit.article import Span

Words = tuple[int, int]  # a run of words by number: the first one, and the one past the last


class Frame(NamedTuple):
    """An attribution in the making, in word numbers of one paragraph."""

    cue: Words | None
    source: Words | None
    contents: list[Words]
    rule: str
    lemma: str | None = None
    addressee: Words | None = None


class Attribution(NamedTuple):
    """One attribution: who (`source`), by what word (`cue`), says what (`contents`), all spans into the article's text.

    `quotes` are the quoted stretches of the contents without their marks. `form` is `direct` (all content in marks),
    `mixed` (some) or `indirect` (none). `rule` names the rule that found it. `source` is None where no source is
    named or none can be found; `source_name` is the source's full name or description within the article.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    quotes: tuple[Span, ...]
    form: str
    rule: str
    addressee: Span | None = None
    cue_lemma: str | None = None
    source_name: str | None = None
