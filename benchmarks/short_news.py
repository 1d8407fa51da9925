"""How many of the short pieces of invented news come out right: who said the last statement, and what is a statement.

`tests/engine/short_news.csv` has 2,880 of them, as reporters write: most to write rules against, and two sets that are
held back, which were written last and which nobody who works on the rules reads. They ask for the `name` of who made
the last statement of some paragraphs, for the source and first words of the `statement` of a sentence, or for `nothing`
in a sentence that only looks like one. `short_news_right.csv` beside it has how many came out right when last written.

    python -m benchmarks.short_news           how many come out right, by set, part and what is asked
    python -m benchmarks.short_news --write   the same, and writes the counts down
    python -m benchmarks.short_news --wrong   and each development piece that comes out wrong
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

from benchmarks.unseen_examples import named, plain
from newsaudit import Article, Attribution, attributions
from newsaudit.article import ArticleError
from newsaudit.voices import same_voice

PIECES = Path(__file__).parent.parent / "tests" / "engine" / "short_news.csv"
RIGHT = PIECES.with_name("short_news_right.csv")
COLUMNS = ["set", "part", "asks", "right", "of"]


def pieces() -> list[dict[str, str]]:
    """Return the pieces: set, part, what it asks, text with its paragraphs, source and first words of the content."""
    with PIECES.open(encoding="utf-8", newline="") as file:
        return [row | {"text": row["text"].replace(" ⏎ ", "\n\n")} for row in csv.DictReader(file)]


def is_right(piece: dict[str, str]) -> bool:
    """Return whether the engine answers what a piece asks as the piece does."""
    text, found = piece["text"], given(piece["text"])
    if piece["asks"] == "nothing":
        return not found
    if piece["asks"] == "name":
        return bool(found) and named(piece["source"], max(found, key=place).source_name or "")
    words = plain(piece["words"])
    return any(words in plain(said(text, one)) and is_source(text, one, piece["source"]) for one in found)


def given(text: str) -> list[Attribution]:
    """Return the engine's attributions of a text; none where there is no sentence in it."""
    try:
        return attributions(Article(text))
    except ArticleError:
        return []


def place(one: Attribution) -> int:
    """Return where an attribution stands among others: at its cue, or at the end of its content."""
    return one.cue.start if one.cue else one.contents[-1].end


def said(text: str, one: Attribution) -> str:
    """Return the content of an attribution as one string."""
    return " ".join(text[slice(*span)] for span in one.contents)


def is_source(text: str, one: Attribution, expected: str) -> bool:
    """Return whether the source of an attribution has the expected words, or is the same voice by them."""
    source = re.sub(r"[’']s$", "", text[slice(*one.source)]) if one.source else ""
    return bool(source) and (plain(expected).casefold() in plain(source).casefold() or same_voice(expected, source))


def counts() -> list[dict[str, str | int]]:
    """Return a row for each set, part and question: how many of its pieces come out `right`, `of` how many."""
    right: Counter[tuple[str, ...]] = Counter()
    of: Counter[tuple[str, ...]] = Counter()
    for piece in pieces():
        key = piece["set"], piece["part"], piece["asks"]
        of[key] += 1
        right[key] += is_right(piece)
    return [dict(zip(COLUMNS, (*key, right[key], n), strict=True)) for key, n in sorted(of.items())]


def main() -> None:
    """Print the counts; with --wrong the development pieces that come out wrong; with --write, write counts down."""
    rows = counts()
    for row in rows:
        share = 100 * row["right"] / row["of"]
        print(f"{row['right']:4} of {row['of']:3}  {share:5.1f} %  {row['part']:<12} {row['asks']:<10} {row['set']}")
    for piece in pieces() if "--wrong" in sys.argv else ():
        if piece["part"] == "development" and not is_right(piece):
            answers = [(one.source_name, said(piece["text"], one)) for one in given(piece["text"])]
            print(f"\n{piece['text']!r}\n  expected {piece['source']!r} {piece['words']!r}\n  given {answers}")
    if "--write" in sys.argv:
        with RIGHT.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
