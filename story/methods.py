"""Tables of the methods chapter in words: scores beside people and other systems, differences, judgement calls."""

from __future__ import annotations

import pandas as pd

from newsaudit.evaluation import ROWS, SETS
from newsaudit.numbers import count, decimal, share
from story.sensitivity import AS_CODED, CALLS

PEOPLE = "Two human coders"
SHORT = {
    "direct_overlap": "overlap",
    "direct_exact": "exact",
    "source_right": "source right",
    "found_and_right": "found and right",
}
SHARES = {
    "quoted": "quoted",
    "attributed": "attributed",
    "official": "from officials",
    "known": "from officials or someone never introduced",
    "warning": "of the warning",
    "largest": "largest source",
    "release": "from releases",
    "plain": "plain cues",
    "replaceable": "replaceable voices",
}


def engine_beside_people(scores: pd.DataFrame, unseen: pd.DataFrame, peers: pd.DataFrame) -> pd.DataFrame:
    """A row a measure, in per cent: the part held back here, the parts that nobody tuned on, two human coders.

    `scores`, `unseen` and `peers` are the tables `engine_*.csv` of `data/reference`; what was not measured is "–".
    """
    held = scores.set_index("set").loc["polnear_held_back"]
    columns = {f"Held back ({count(float(held['articles']))} articles)": held}
    columns |= {f"Nobody tuned on: {row['set'].split('_')[1]} part": row for row in unseen.to_dict("records")}
    columns[PEOPLE] = peers.set_index("system").loc[PEOPLE]
    measures = [name for name in ROWS if name in unseen]
    cells = {
        name: [decimal(float(column[measure])) if column.get(measure) else "–" for measure in measures]
        for name, column in columns.items()
    }
    return pd.DataFrame({"Per cent": [ROWS[name] for name in measures], **cells})


def own_sets(scores: pd.DataFrame) -> pd.DataFrame:
    """A row a measure of the evaluation, in per cent, and a column a set of articles measured here."""
    frame = pd.DataFrame({"Per cent": [ROWS[name] for name in ROWS if name in scores]})
    for row in scores.to_dict("records"):
        name = SETS.get(row["set"], row["set"].replace("_", " "))
        frame[f"{name} ({count(float(row['articles']), 'article')})"] = [
            decimal(float(row[measure])) for measure in ROWS if measure in scores
        ]
    return frame


def beside_models(benchmark: pd.DataFrame) -> pd.DataFrame:
    """A row a reader of the benchmark: the engine, each language model; stories read, and three figures in per cent."""
    return pd.DataFrame(
        {
            "Read by": benchmark["who"],
            "Stories": benchmark["stories"],
            "Found": benchmark["found"],
            "Name right": benchmark["name_right"],
            "No counterpart": benchmark["without_counterpart"],
        }
    )


def by_kind_of_news(genres: list[dict], part: str) -> pd.DataFrame:
    """A row a genre of one part of the invented articles: attributions, and how many are found and rightly named."""
    rows = [row for row in genres if row["set"] == f"kinds_of_news_{part}"]
    return pd.DataFrame(
        {
            "Kind of news": [row["genre"] for row in rows],
            "Attributions": [count(row["attributions"]) for row in rows],
            "Found, per cent": [decimal(row["attributions_found"], 0) for row in rows],
            "Name right": [decimal(row["name_right"], 0) for row in rows],
            "No counterpart": [decimal(row["without_counterpart"], 0) for row in rows],
        }
    )


def other_systems(peers: pd.DataFrame) -> pd.DataFrame:
    """A row a system other than people: its figures in per cent, the texts, what the figures are, with citation."""
    others = peers[peers["system"] != PEOPLE].to_dict("records")
    return pd.DataFrame(
        {
            "System": [
                row["system"] + (f" {{cite:p}}`{row['reference']}`" if row["reference"] else "") for row in others
            ],
            "Figures, per cent": [
                "; ".join(f"{label} {decimal(float(row[key]))}" for key, label in SHORT.items() if row[key])
                for row in others
            ],
            "On": [row["texts"] for row in others],
            "What they are": [row["note"] for row in others],
        }
    )


def brief(text: str) -> str:
    """A text of more than twelve words cut in the middle."""
    words = text.split()
    return text if len(words) < 13 else f"{' '.join(words[:6])} … {' '.join(words[-5:])}"


def call_in_words(name: str) -> str:
    """What a judgement call is when it is turned, or whose coding an alternative is."""
    return CALLS[name].__doc__.split("\n")[0].rstrip(".") if name in CALLS else f"Only {name} is counted"


def calls_in_words(each: pd.DataFrame) -> pd.DataFrame:
    """A row an alternative: what is decided otherwise, and which shares then move by a percentage point or more."""
    base, rows = each.loc[AS_CODED], []
    for name, row in each.drop(AS_CODED).iterrows():
        moved = [
            f"{SHARES[key]} {share(base[key])} → {share(row[key])}" for key in each if abs(row[key] - base[key]) >= 0.01
        ]
        rows.append((call_in_words(name), "; ".join(moved) or "no share moves"))
    return pd.DataFrame(rows, columns=["If", "then"])
