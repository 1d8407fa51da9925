"""How long an audit takes beside the engine alone: milliseconds an article, part by part, over the Wikinews articles.

The whole audit is the engine, the codes, readability and the terminal's text; each other output is told beside it.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

from newsaudit import Article, attributions
from newsaudit.audit.coder import audited
from newsaudit.audit.data import audit_data, readability_record
from newsaudit.audit.page import audit_page
from newsaudit.audit.tables import csv_tables
from newsaudit.audit.terminal import terminal_text
from newsaudit.evaluation import read_gold

WIKINEWS = Path(__file__).parent.parent / "data" / "gold" / "wikinews.jsonl"
RUNS = 3


def milliseconds(job: Callable[..., object], inputs: list[tuple]) -> float:
    """Return the processor time of a job for each of its inputs, in milliseconds, the best of some runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for one in inputs:
            job(*one)
        times.append(time.process_time() - start)
    return 1000 * min(times) / len(inputs)


def rows(most: int | None = None) -> dict[str, float]:
    """Return milliseconds an article of each part, and of the whole audit."""
    texts = [(article["text"],) for article in read_gold(WIKINEWS)][:most]
    articles = [(Article(text),) for (text,) in texts]
    audits = [(audited(*article),) for article in articles]
    both = [(audit, audit_data(audit)) for (audit,) in audits]
    data = [(one,) for _, one in both]
    return {
        "engine": milliseconds(lambda text: attributions(Article(text)), texts),
        "audit, the engine included": milliseconds(lambda text: audited(Article(text)), texts),
        "readability": milliseconds(readability_record, articles),
        "data, readability included": milliseconds(audit_data, audits),
        "terminal": milliseconds(terminal_text, data),
        "JSON": milliseconds(json.dumps, data),
        "CSV": milliseconds(csv_tables, audits),
        "page": milliseconds(audit_page, both),
        "whole, from text to terminal": milliseconds(
            lambda text: terminal_text(audit_data(audited(Article(text)))), texts
        ),
    }


def main(quick: bool = False) -> None:
    """Print milliseconds an article, and the same as a multiple of the engine's own."""
    figures = rows(5 if quick else None)
    for part, taken in figures.items():
        print(f"{taken:8.1f} ms   {taken / figures['engine']:5.2f} x the engine   {part}")
    without = figures["whole, from text to terminal"] - figures["readability"]
    print(f"{without:8.1f} ms   {without / figures['engine']:5.2f} x the engine   whole, readability apart")
