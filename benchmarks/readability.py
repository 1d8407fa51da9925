"""Readability against textstat in the same run: seconds by size, and articles a second of `newsaudit corpus`."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import textstat

from newsaudit import Article
from newsaudit.readability import count_sentences, scores, total
from newsaudit.readability.corpus import Item, figures_of

ARTICLE = Path(__file__).parents[1] / "data/article/article.txt"
SIZES = {"10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000}


def news(size: int, seed: int = 1) -> str:
    """About `size` characters of paragraphs made of the article's words in another order, so that no cache helps."""
    article, rng = Article.load(ARTICLE), random.Random(seed)
    words = [article[word] for word in article.words]
    paragraphs, length = [], 0
    while length < size:
        drawn = [" ".join(rng.choices(words, k=28)).rstrip('.,”"—') + "." for _ in range(2)]
        paragraphs.append(" ".join(drawn))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def seconds(job: Callable[[], object], runs: int = 3) -> float:
    """The best of a few runs of a job, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def all_scores(text: str) -> dict:
    """All eight scores of a text by this package, from the bare text."""
    return scores(total(count_sentences(Article(text))))


def main(quick: bool = False) -> None:
    """Prints seconds and ratios; quick only for the smallest size."""
    all_scores(news(2_000))
    textstat.text_standard(news(2_000))
    previous = None
    print("all eight scores      newsaudit   textstat.text_standard   ratio   times the size before")
    for name, size in list(SIZES.items())[: 1 if quick else None]:
        text = news(size)
        ours = seconds(lambda text=text: all_scores(text))
        # Another text each run: textstat keeps the answers of the last 128 calls.
        texts = iter([news(size, seed) for seed in (2, 3, 4)])
        theirs = seconds(lambda texts=texts: textstat.text_standard(next(texts)))
        growth = f"{ours / previous:.1f}" if previous else "–"
        print(f"{name:>20}  {ours:8.3f} s   {theirs:20.3f} s   {ours / theirs:5.2f}   {growth:>10}")
        previous = ours
    items = [Item("bench", number, news(3_300, number)) for number in range(4 if quick else 400)]
    taken = seconds(lambda: list(figures_of(items)), runs=1)
    print(f"newsaudit corpus: {len(items) / taken:.0f} articles a second, 3.3 KB each")
