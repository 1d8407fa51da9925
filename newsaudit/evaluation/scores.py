"""The scores of the engine on a gold file, and on each part and genre of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from newsaudit.evaluation.counting import counts_of
from newsaudit.evaluation.gold import as_gold_format


def evaluate(articles: Iterable[dict], extract: Callable[[str], list[dict]] = as_gold_format) -> dict[str, float]:
    """Return the figures of the evaluation table, in per cent, with the number of articles and pieces they rest on.

    `direct_overlap` and `direct_exact` are F1; `source_right` is a share of the direct quotations found and
    `found_and_right` of all of them; `mixed_precision` and `indirect_precision` are shares of the attributions of that
    form that cover an attribution of the gold. Attributions that the gold marks as nested are left out.
    """
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update(counts_of(article["text"], article["attributions"], extract(article["text"])))

    def per_cent(part: str, whole: str) -> float:
        return 100 * counts[part] / counts[whole] if counts[whole] else 0.0

    names: dict[str, float] = {}
    if counts["named"]:
        names = {
            "attributions": counts["named"],
            "attributions_found": per_cent("named_found", "named"),
            "name_right": per_cent("name_right", "named_found"),
            "without_counterpart": per_cent("without_counterpart", "given"),
            "voices": counts["voices"],
            "voices_split": counts["voices_split"],
            "voices_merged": counts["voices_merged"],
        }
    figures: dict[str, float] = {"articles": counts["articles"], "pieces": counts["gold_direct"]}
    for measure in ("overlap", "exact"):
        recall, precision = per_cent(f"{measure}_found", "gold_direct"), per_cent(f"{measure}_right", "pred_direct")
        figures[f"direct_{measure}"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return figures | {
        "source_right": per_cent("source_right", "overlap_found"),
        "found_and_right": per_cent("source_right", "gold_direct"),
        "mixed_recall": per_cent("found_mixed", "gold_mixed"),
        "mixed_precision": per_cent("right_mixed", "pred_mixed"),
        "speech_indirect_recall": per_cent("found_speech", "gold_speech"),
        "indirect_precision": per_cent("right_indirect", "pred_indirect"),
        "indirect_recall": per_cent("found_indirect", "gold_indirect"),
        **names,
    }


def groups_of(articles: list[dict]) -> list[tuple[dict[str, str], list[dict]]]:
    """Return what is scored of a gold file, each group of articles with its `part` and `genre`, "" for all of them.

    First the whole file, or where its articles have a `part` each part; then, where they have a `genre`, each genre of
    each part, in the order of the file.
    """
    groups: dict[tuple[str, str], list[dict]] = {}
    for article in articles:
        groups.setdefault((article.get("part", ""), ""), []).append(article)
    for article in articles:
        if article.get("genre"):
            groups.setdefault((article.get("part", ""), article["genre"]), []).append(article)
    return [({"part": part, "genre": genre}, group) for (part, genre), group in groups.items()]


def scores_of(name: str, articles: list[dict]) -> list[dict]:
    """Return a row a group of a gold file (`groups_of`): its name as `set`, its `genre` if any has one, its figures."""
    rows = []
    for label, group in groups_of(articles):
        row = {"set": "_".join([name, *label["part"].split()])}
        if any(article.get("genre") for article in articles):
            row["genre"] = label["genre"]
        rows.append(row | evaluate(group))
    return rows
