"""How many of the examples of hard attributions hold, by kind and part.

`tests/engine/unseen_examples.csv` has five examples a kind to write rules against and five held back, which nobody who
works on the rules reads. `unseen_examples_right.csv` beside it has how many of each held when it was last written.

    python -m benchmarks.unseen_examples           counts of both parts, and each development example that fails
    python -m benchmarks.unseen_examples --write   the same, and writes the counts down
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

from newsaudit import Article, attributions
from newsaudit.article import ArticleError
from newsaudit.voices import parts_of, same_voice

EXAMPLES = Path(__file__).parent.parent / "tests" / "engine" / "unseen_examples.csv"
RIGHT = EXAMPLES.with_name("unseen_examples_right.csv")
MARKS = re.compile('â€œ|â€\x9d|â€|[“”"\N{SOFT HYPHEN}]')
COUPLE = re.compile(r"^([A-Z][\w-]+) and ([A-Z][\w-]+) ([A-Z][\w’'-]+)$")  # Ann and Bob Day: Ann Day and Bob Day
EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def examples() -> list[dict[str, str]]:
    """Return the examples: kind, part, text with its paragraphs, source_name, source and content, "" for none."""
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        return [row | {"text": row["text"].replace(" ⏎ ", "\n\n")} for row in csv.DictReader(file)]


def holds(example: dict[str, str]) -> bool:
    """Return whether an attribution of the text has the content and the name, or if it should have none, has none."""
    pairs = given(example["text"])
    if not example["content"]:
        return not pairs
    content = plain(example["content"])
    return any(plain(got) == content and named(example["source_name"], name) for name, got in pairs)


def given(text: str) -> list[tuple[str, str]]:
    """Return the engine's attributions of a text, each as the name of its source and its content."""
    try:
        article = Article(text)
    except ArticleError:  # no sentence in it
        return []
    return [
        (one.source_name or "", " ".join(article.text[a:b] for a, b in one.contents)) for one in attributions(article)
    ]


def named(expected: str, got: str) -> bool:
    """Return whether a name is the expected one: a proper name word for word, a description by its voice."""
    expected, got = COUPLE.sub(r"\1 \3 and \2 \3", MARKS.sub("", expected)), MARKS.sub("", got)
    if expected[:1].isupper():
        words, other = ([word.casefold() for word in parts_of(name)[0]] for name in (expected, got))
        return words == other
    return same_voice(expected, got)


def plain(content: str) -> str:
    """Return a content without marks, and without punctuation at its edges."""
    return EDGES.sub("", " ".join(MARKS.sub("", content).split()))


def counts() -> list[dict[str, str | int]]:
    """Return a row a kind and part: how many of its examples are `right`, `of` how many."""
    right: Counter[tuple[str, str]] = Counter()
    of: Counter[tuple[str, str]] = Counter()
    for example in examples():
        of[example["kind"], example["part"]] += 1
        right[example["kind"], example["part"]] += holds(example)
    return [{"kind": kind, "part": part, "right": right[kind, part], "of": n} for (kind, part), n in of.items()]


def main() -> None:
    """Print the counts and the development examples that fail; with --write, write the counts down."""
    rows = counts()
    for row in rows:
        print(f"{row['right']:3} of {row['of']}  {row['part']:<12} {row['kind']}")
    for part in ("development", "held back"):
        mine = [row for row in rows if row["part"] == part]
        print(f"{sum(row['right'] for row in mine):3} of {sum(row['of'] for row in mine)}  {part}")
    for example in examples():
        if example["part"] == "development" and not holds(example):
            print(f"\n{example['kind']}: {example['text']!r}")
            print(f"  expected {(example['source_name'], example['content'])}\n  given {given(example['text'])}")
    if "--write" in sys.argv:
        with RIGHT.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["kind", "part", "right", "of"], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
