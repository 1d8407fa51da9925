"""How fast the engine is: thousand signs a second on one core, and what ten times the text costs.

It runs on the Wikinews articles that come with the project.
"""

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


def rows(articles: int | None = None, signs: int = 50_000) -> dict[str, float]:
    """Thousand signs a second over some of the articles, and the time for ten times a text of that many signs."""
    texts = [article["text"] for article in read_gold(WIKINEWS)][:articles]
    seconds(texts[:3])  # the lexicons are read once
    whole = "\n\n".join(texts)[:signs]
    return {
        "thousand signs a second": sum(map(len, texts)) / seconds(texts) / 1000,
        "time for ten times the text": seconds(["\n\n".join([whole] * 10)]) / seconds([whole]),
    }


def main(quick: bool = False) -> None:
    """Print the rows."""
    for label, value in rows(*((5, 5_000) if quick else ())).items():
        print(f"{value:10,.1f}  {label}")
