"""How fast the engine is: thousand signs a second on one core, and what ten times the text costs.

    python benchmarks/attribution.py [GOLD.jsonl]

Without a file it runs on the Wikinews articles that come with the project.
"""

import sys
import time
from pathlib import Path

from newsaudit import Article, attributions
from newsaudit.evaluation import read_gold

WIKINEWS = Path(__file__).parent.parent / "data" / "gold" / "wikinews.jsonl"


def seconds(texts: list[str]) -> float:
    """Processor seconds to find the attributions of the texts."""
    start = time.process_time()
    for text in texts:
        attributions(Article(text))
    return time.process_time() - start


def rows(path: str | Path = WIKINEWS) -> dict[str, float]:
    """Thousand signs a second over a file of articles, and the time for ten times the text as a multiple."""
    texts = [article["text"] for article in read_gold(path)]
    seconds(texts[:3])  # the lexicons are read once
    whole = "\n\n".join(texts)[:50_000]
    return {
        "thousand signs a second": sum(map(len, texts)) / seconds(texts) / 1000,
        "time for ten times the text": seconds(["\n\n".join([whole] * 10)]) / seconds([whole]),
    }


def main(*path: str) -> None:
    """Print the rows."""
    for label, value in rows(*path).items():
        print(f"{value:10,.1f}  {label}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
