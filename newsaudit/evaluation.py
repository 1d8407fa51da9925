"""The engine against hand-coded articles: what it finds, how exactly, and whether it names the right source.

A gold file has one JSON object a line: `id`, `text` and `attributions`, each of those with `source_span` and `cue_span`
(`[start, end]` in code points, or null), `content_spans` (a list of such pairs) and `kind` (direct, mixed or indirect).
Where every attribution has a `source_name` too, the names are scored; where articles have a `part` or a `genre`, each
is scored by itself as well.
The overlap measure is that of the Gender Gap Tracker (Asr et al. 2021): a gold quotation counts as found if more than
30 % of its words are covered, one quotation to one.
"""

from __future__ import annotations

import csv
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from importlib import resources
from pathlib import Path

from newsaudit.article import Article, ArticleError
from newsaudit.engine.attribution import attributions
from newsaudit.voices import same_voice

KINDS = ("direct", "mixed", "indirect")
DIRECT, QUOTED = ("direct",), ("direct", "mixed")
ENOUGH = 0.3  # of the words of a quotation: more than that, and it counts as found
TOKEN = re.compile(r"\w+(?:[’'.-]\w+)*|\S")
EDGES = "“”\"‘’'«» \t\n\r,.;:—–-"
SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|announc\w+|w(?:rite|rites|rote)|according to|argu\w+"
    r"|claim(?:s|ed)?|warn\w*|report(?:s|ed)?|add(?:s|ed)|not(?:es|ed)|explain\w*|insist\w*|assert\w*|declar\w+"
    r"|stat(?:es|ed|ing)|suggest(?:s|ed)|acknowledg\w+|admit\w*|conced\w+|confirm\w*|tweet\w*|testif\w+|predict(?:s|ed)"
    r"|contend\w*|maintain\w*|repl(?:ies|ied)|respond\w*|recall(?:s|ed)|remark\w*|reiterat\w+|emphasi\w+|stress\w*"
    r"|den(?:y|ies|ied)|detail(?:s|ed)|promis\w+|vow\w*|pledg\w+|complain\w*|alleg\w+|reveal\w*|disclos\w+|conclud\w+)\b",
    re.IGNORECASE,
)
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "who", "you"])
SUFFIXES = frozenset(["jr", "sr", "the", "ii", "iii"])
BEFORE_HEAD = re.compile(r",| of | who | in | for | from | at ")

Words = frozenset[int]


class GoldError(ValueError):
    """A gold file that cannot be read; the message is one sentence for the person who supplied it."""


def as_gold_format(text: str) -> list[dict]:
    """Return the engine's attributions of a text, in the form of the gold files, with `source_name` and `rule` beside.

    This is the function to hand to another scorer; a text without a sentence gives an empty list.
    """
    try:
        article = Article(text)
    except ArticleError:
        return []
    return [
        {
            "source_span": one.source,
            "cue_span": one.cue,
            "content_spans": list(one.contents),
            "kind": one.form,
            "source_name": one.source_name,
            "rule": one.rule,
        }
        for one in attributions(article)
    ]


def read_gold(path: str | Path) -> list[dict]:
    """Return the articles of a gold file; raises `GoldError`, naming the line, for anything that is not in its form."""
    articles = []
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: the file cannot be read as UTF-8 text ({error}).") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            article = json.loads(line)
            for one in article["attributions"]:
                pairs = [*one["content_spans"], one["source_span"] or (0, 0), one["cue_span"] or (0, 0)]
                if one["kind"] not in KINDS or any(not 0 <= a <= b <= len(article["text"]) for a, b in pairs):
                    raise ValueError
        except (ValueError, KeyError, TypeError):
            raise GoldError(f"{path}: line {number} is not an article with attributions in the gold form.") from None
        articles.append(article)
    if not articles:
        raise GoldError(f"{path}: there is no article in it.")
    return articles


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


def counts_of(text: str, gold: list[dict], found: list[dict]) -> Counter[str]:
    """Return what is counted in one article, from its gold attributions and the ones found."""
    gold = [one for one in gold if not one.get("nested")]
    words = word_numbers_in(text)
    counts = Counter(articles=1, gold_direct=len(quoted_pieces(text, gold, DIRECT)))
    counts["pred_direct"] = len(quoted_pieces(text, found, DIRECT))
    return (
        counts
        + exact_counts(text, gold, found)
        + overlap_counts(text, gold, found, words)
        + content_counts(text, gold, found, words)
        + name_counts(gold, found, words)
    )


def word_numbers_in(text: str) -> Callable[[tuple[int, int]], Words]:
    """Return the function that gives the numbers, from 0, of the words of a text that begin within a span."""
    starts = [match.start() for match in TOKEN.finditer(text) if re.match(r"\w", match.group())]
    return lambda span: frozenset(range(bisect_left(starts, span[0]), bisect_left(starts, span[1])))


def quoted_pieces(text: str, attributions: list[dict], kinds: tuple[str, ...]) -> list[tuple[tuple[int, int], dict]]:
    """Return the pieces of the attributions of some kinds, kind by kind, each with its attribution."""
    return [
        (piece, one) for kind in kinds for one in attributions if one["kind"] == kind for piece in pieces(text, one)
    ]


def exact_counts(text: str, gold: list[dict], found: list[dict]) -> Counter[str]:
    """Return how many direct pieces of either side stand, with the same edges, among the quoted ones of the other."""
    edges, gold_edges = ({piece for piece, _ in quoted_pieces(text, side, QUOTED)} for side in (found, gold))
    return Counter(
        exact_found=sum(piece in edges for piece, _ in quoted_pieces(text, gold, DIRECT)),
        exact_right=sum(piece in gold_edges for piece, _ in quoted_pieces(text, found, DIRECT)),
    )


def overlap_counts(text: str, gold: list[dict], found: list[dict], words: Callable) -> Counter[str]:
    """Return how many direct pieces are found and right by the words they share, and how many have the right source."""
    gold_direct, found_quoted = quoted_pieces(text, gold, DIRECT), quoted_pieces(text, found, QUOTED)
    targets = [words(piece) for piece, _ in quoted_pieces(text, gold, QUOTED)]
    found_direct = [words(piece) for piece, _ in quoted_pieces(text, found, DIRECT)]
    pairs = matched([words(piece) for piece, _ in gold_direct], [words(piece) for piece, _ in found_quoted])
    return Counter(
        overlap_right=sum(
            any(covered(target, mine) > ENOUGH or covered(mine, target) > ENOUGH for target in targets)
            for mine in found_direct
        ),
        overlap_found=len(pairs),
        source_right=sum(same_source(text, gold_direct[i][1], found_quoted[j][1]) for i, j in pairs),
    )


def content_counts(text: str, gold: list[dict], found: list[dict], words: Callable) -> Counter[str]:
    """Return how many mixed and indirect attributions there are, are found and are right, by the words they share."""
    counts: Counter[str] = Counter()
    gold_words, found_words = (
        [frozenset().union(*map(words, one["content_spans"])) for one in side] for side in (gold, found)
    )
    hits = {i for i, _ in matched(gold_words, found_words)}
    for i, one in enumerate(gold):
        kinds = [one["kind"]]
        if one["kind"] == "indirect" and one["cue_span"] and SPEECH.search(text[slice(*one["cue_span"])]):
            kinds.append("speech")
        counts.update(f"gold_{kind}" for kind in kinds if kind != "direct")
        counts.update(f"found_{kind}" for kind in kinds if i in hits)
    for one, mine in zip(found, found_words, strict=True):
        if one["kind"] != "direct":
            counts[f"pred_{one['kind']}"] += 1
            counts[f"right_{one['kind']}"] += any(
                covered(target, mine) > ENOUGH or alike(target, mine) > 0.5 for target in gold_words
            )
    return counts


def name_counts(gold: list[dict], found: list[dict], words: Callable) -> Counter[str]:
    """Return how many attributions are found, have the right name, or have no counterpart, and the voices gone wrong.

    A name is right if it stands for the same voice as the gold's (`same_voice`). A voice is split if its attributions
    have been given two or more different names, none of them another voice's; it is merged if a name given to one of
    its attributions was also given to another voice's. An attribution of the engine has no counterpart if neither a
    third of some gold content is in it nor half of it in some gold content. Nothing is counted if the gold has no
    names.
    """
    if not gold or any("source_name" not in one for one in gold):
        return Counter()
    gold_words, found_words = (
        [frozenset().union(*map(words, one["content_spans"])) for one in side] for side in (gold, found)
    )
    pairs = [
        (gold[i]["source_name"], found[j].get("source_name") or "")
        for i, j in matched(gold_words, found_words, closeness=alike)
    ]
    voices = {one["source_name"] for one in gold} - {""}
    given = {voice: {name.casefold() for gold_name, name in pairs if gold_name == voice and name} for voice in voices}
    own = {
        voice: {name for name in names if not any(same_voice(name, other) for other in voices - {voice})}
        for voice, names in given.items()
    }
    return Counter(
        named=len(gold),
        named_found=len(pairs),
        name_right=sum(same_voice(*pair) for pair in pairs),
        given=len(found),
        without_counterpart=sum(
            not any(covered(target, mine) > ENOUGH or covered(mine, target) > 0.5 for target in gold_words)
            for mine in found_words
        ),
        voices=len(voices),
        voices_split=sum(len(names) > 1 for names in own.values()),
        voices_merged=sum(
            any(names & others for other, others in given.items() if other != voice) for voice, names in given.items()
        ),
    )


def pieces(text: str, one: dict) -> list[tuple[int, int]]:
    """Return the contents of an attribution cut at line ends, without marks and punctuation at their edges."""
    found = []
    for start, end in one["content_spans"]:
        for line in re.finditer(r"[^\n]+", text[start:end]):
            inner = line.group().strip(EDGES)
            if inner:
                a = start + line.start() + len(line.group()) - len(line.group().lstrip(EDGES))
                found.append((a, a + len(inner)))
    return found


def covered(gold: Words, found: Words) -> float:
    """Return the share of the gold's words that are among those found."""
    return len(gold & found) / len(gold) if gold else 0.0


def alike(gold: Words, found: Words) -> float:
    """Return the words in both as a share of the words in either (Jaccard)."""
    return len(gold & found) / len(gold | found) if gold | found else 0.0


def matched(
    gold: list[Words], found: list[Words], closeness: Callable[[Words, Words], float] = covered
) -> list[tuple[int, int]]:
    """Return pairs of gold and found, one to one, the closest first, each with more than 30 % of the gold covered."""
    scored = sorted(
        (-closeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if covered(g, f) > ENOUGH
    )
    rows, columns, pairs = set(), set(), []
    for _, i, j in scored:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            pairs.append((i, j))
    return pairs


def same_source(text: str, gold: dict, found: dict) -> bool:
    """Return whether two attributions have the same source: overlapping spans, the same head name, or both none."""
    a, b = gold["source_span"], found.get("source_span")
    if a is None or b is None:
        both_none = a is None and b is None
        return both_none or bool(a and found.get("source_name") and same_head(text[slice(*a)], found["source_name"]))
    if b[0] < a[1] and a[0] < b[1]:
        return True
    names = (found.get("source_name") or text[slice(*b)], text[slice(*b)])
    return any(same_head(text[slice(*a)], name) for name in names)


def same_head(one: str, other: str) -> bool:
    """Return whether two noun phrases have the same head word (`head_word`), and it is no pronoun."""
    head = head_word(one)
    return bool(head) and head not in PRONOUNS and head == head_word(other)


def head_word(phrase: str) -> str:
    """Return the last word, in lower case, of a noun phrase before its first comma, “of”, “who”, “in” and so on."""
    words = re.findall(r"[A-Za-zÀ-ÿ'’-]+", BEFORE_HEAD.split(phrase)[0])
    words = [re.sub(r"[’']s$", "", word) for word in words if word.lower() not in SUFFIXES]
    return words[-1].lower() if words else ""


ROWS = {
    "direct_overlap": "direct quotations, F1 by overlap",
    "direct_exact": "direct quotations, F1 by exact edges",
    "source_right": "source right, of those found",
    "found_and_right": "found and source right, of all",
    "mixed_recall": "mixed, recall",
    "mixed_precision": "mixed, precision",
    "speech_indirect_recall": "indirect with a verb of speech, recall",
    "indirect_precision": "indirect, precision",
    "indirect_recall": "indirect of any kind, recall",
}
NAME_ROWS = {
    "attributions_found": "attributions of any form, found",
    "name_right": "name right, of those found",
    "without_counterpart": "given, without a counterpart",
}
NAME_COUNTS = {
    "voices": "voices",
    "voices_split": "of them given under two names or more",
    "voices_merged": "of them given another voice’s name",
}
SETS = {
    "wikinews": "Wikinews",
    "polnear_development": "PolNeAR, developed on",
    "polnear_held_back": "PolNeAR, held back",
    "kinds_of_news_development": "Ten kinds, developed on",
    "kinds_of_news_held_back": "Ten kinds, held back",
}


DEVELOPED_ON = ("polnear_development", "kinds_of_news_development")


def engine_scores(*, by_genre: bool = False) -> list[dict]:
    """Return how good the engine is, a row a gold file or part of one: its name as `set`, and `evaluate`'s figures.

    With `by_genre` the rows of the genres instead, each with its `genre`; none if no set has any. Figures that a set
    does not have are left out of its row.
    """
    text = resources.files("newsaudit").joinpath("evaluation_scores.csv").read_text("utf-8")
    return [
        {key: value if key in ("set", "genre") else float(value) for key, value in row.items() if value}
        for row in csv.DictReader(text.splitlines())
        if bool(row.get("genre")) == by_genre
    ]


def table(figures: dict[str, float]) -> str:
    """Return the evaluation as plain text, one figure a line, in per cent."""
    head = f"{figures['articles']:,} articles, {figures['pieces']:,} directly quoted pieces; per cent"
    lines = [head, *(f"{figures[key]:6.1f}  {label}" for key, label in ROWS.items())]
    if "attributions" in figures:
        lines.append(f"{figures['attributions']:,} attributions of any form with the names of their sources; per cent")
        lines += [f"{figures[key]:6.1f}  {label}" for key, label in NAME_ROWS.items()]
        lines += [f"{figures[key]:4.0f}    {label}" for key, label in NAME_COUNTS.items()]
    return "\n".join(lines)


def genre_table(rows: list[dict]) -> str:
    """Return the scores of the genres of a set as plain text, one genre a line, in per cent; "" if it has none."""
    named = [row for row in rows if row.get("genre") and "attributions" in row]
    if not named:
        return ""
    head = "attributions · found · name right · without counterpart · direct quotations found and right, by genre"
    return "\n".join(
        [
            head,
            *(
                f"{row['attributions']:4.0f}{row['attributions_found']:7.1f}{row['name_right']:7.1f}"
                f"{row['without_counterpart']:7.1f}{row['found_and_right']:7.1f}  {row['genre']}"
                for row in named
            ),
        ]
    )
