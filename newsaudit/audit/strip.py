"""The quote strip: where in the story each source is heard, as inline SVG and in words."""

from __future__ import annotations

from bisect import bisect_left
from textwrap import shorten
from typing import NamedTuple

from newsaudit.audit.hatch import hatch_path
from newsaudit.audit.model import Audit, CodedAttribution
from newsaudit.audit.templates import template, variable
from newsaudit.audit.words import quoted_and_paraphrased
from newsaudit.numbers import count, listed

# In units of the SVG: 342 px of content on a phone of 390 px draw a letter of 12.1 units 11 px high.
WIDTH, LEFT, RIGHT, TOP, ROW = 374.4, 3, 371.4, 18, 35
NUMBER_WIDTH = 16  # two digits and the space after them
HATCH = 4.5  # from one line of a hatch to the next
LONGEST_LABEL = 28  # characters


class StripPart(NamedTuple):
    """A stretch of attributed words: `kind` is quoted or paraphrased; `first` and `last` word are numbers from 1."""

    source_id: str
    attribution: str
    kind: str
    first: int
    last: int


def strip_parts(audit: Audit) -> list[StripPart]:
    """Return the stretches of words of all attributions that count, in their order."""
    return [
        StripPart(one.source_id, one.id, kind, first + 1, last + 1)
        for one in audit.reported
        for kind, words in zip(("quoted", "paraphrased"), quoted_and_paraphrased(audit.article, one), strict=True)
        for first, last in stretches(words)
    ]


def stretches(numbers: set[int]) -> list[tuple[int, int]]:
    """Return the stretches of consecutive numbers in a set, as first and last."""
    ends: list[list[int]] = []
    for number in sorted(numbers):
        if ends and number == ends[-1][1] + 1:
            ends[-1][1] = number
        else:
            ends.append([number, number])
    return [(first, last) for first, last in ends]


def strip_svg(audit: Audit) -> str:
    """Return the strip: word position across, a row a source, quoted words filled, paraphrased words hatched.

    Letters are text, colours the page's own; the same audit gives the same bytes. Each label stands above its own
    track, so that the track has the full width on a phone.
    """
    parts: dict[str, list[StripPart]] = {}
    for part in strip_parts(audit):
        parts.setdefault(part.source_id, []).append(part)
    length, starts = len(audit.article.words), paragraph_starts(audit)
    across = (RIGHT - LEFT) / length
    rows = [
        {
            "source_id": source.source_id,
            "colour": audit.colours.get(source.source_id, "faint"),
            "label": f"{shorten(source.name, LONGEST_LABEL, placeholder=' …')} [{source.key}]",
            "words": words_in_short(own),
            "track": TOP + ROW * number + 24,
            "bars": [
                {
                    "kind": part.kind,
                    "x": LEFT + (part.first - 1) * across,
                    "width": (part.last - part.first + 1) * across,
                }
                for part in parts.get(source.source_id, ())
            ],
        }
        for number, (source, own) in enumerate(heard_sources(audit))
    ]
    svg = template("strip.svg").render(
        alt=strip_alt(audit),
        rows=rows,
        paragraphs=[LEFT + start * across for start in starts],
        numbers=[(number, LEFT + place * across) for number, place in numbers_with_room(starts, length)],
        caption=f"Paragraph ({count(length, 'word')} in {count(len(starts), 'paragraph')})",
        variable=variable,
        hatch_path=hatch_path,
        HATCH=HATCH,
        width=WIDTH,
        left=LEFT,
        right=RIGHT,
        top=TOP,
        bottom=TOP + ROW * len(rows) + 3,
    )
    return "\n".join(line.strip() for line in svg.splitlines() if line.strip()) + "\n"


def heard_sources(audit: Audit) -> list[tuple]:
    """Return each source that has an attribution that counts, with these."""
    return [(source, own) for source in audit.sources if (own := audit.reported_by_source[source.source_id])]


def paragraph_starts(audit: Audit) -> list[int]:
    """Return for each paragraph the number, from 0, of its first word; without a word, of the next one's."""
    words = audit.article.words
    return [bisect_left(words, (paragraph.start,)) for paragraph in audit.article.paragraphs]


def numbers_with_room(starts: list[int], length: int) -> list[tuple[int, float]]:
    """Return the paragraphs with room for their number, each with its middle in words from the start of the story."""
    room, last, numbers = length * NUMBER_WIDTH / (RIGHT - LEFT), float("-inf"), []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], length], strict=True), start=1):
        middle = (start + end) / 2
        if middle - last >= room:
            numbers.append((number, middle))
            last = middle
    return numbers


def words_in_short(attributions: list[CodedAttribution]) -> str:
    """Return the words of some attributions in short: "36 quoted, 20 paraphrased"."""
    words = {kind: sum(getattr(one, kind) for one in attributions) for kind in ("quoted", "paraphrased")}
    return ", ".join(f"{number} {kind}" for kind, number in words.items() if number)


def strip_alt(audit: Audit) -> str:
    """Return the strip in words: for each source its quoted and paraphrased words and the paragraphs they stand in."""
    article, sources = audit.article, heard_sources(audit)
    said = []
    for source, own in sources:
        where = listed([str(number) for number in sorted({one.paragraph for one in own})])
        words = words_in_short(own).replace(" ", " words ", 1)
        said.append(f"{source.name}: {words}, paragraph{'s' if ' ' in where else ''} {where}")
    return (
        f"Strip chart of {len(article.words)} words in {len(article.paragraphs)} paragraphs, "
        f"a row for each of {len(sources)} sources. " + "; ".join(said) + "."
    )
