"""Figures of the story: order of topics, claim chain, layers of a sentence."""

from __future__ import annotations

from textwrap import wrap

import pandas as pd
from matplotlib.patches import FancyBboxPatch

from newsaudit import numbers
from newsaudit.audit.words import word_numbers
from story import claims as claimed
from story import coding as coded
from story.figures.style import WIDTH, Figure, canvas, colour, finish

LINE = 0.172  # inches from one line of 10 pt to the next
PADDING = 0.09
GAP = 0.14
LEFT, RIGHT = (0.02, 2.0), (2.36, 4.28)
BORDERS = {
    "named person": "-",
    "named institution": "-",
    "the reporter": "-",
    "surname alone": "-.",
    "unnamed": "--",
    "ambiguous": ":",
}


def topic_frame(story: claimed.Claims) -> pd.DataFrame:
    """A row a claim: topic, id, and its first and last word in the story, from 1; topics in order of appearance."""
    rows = []
    for claim in story.claims.itertuples():
        words = word_numbers(story.coding.article, coded.spans(claim.span))
        rows.append({"topic": claim.topic, "claim": claim.id, "first": min(words) + 1, "last": max(words) + 1})
    return pd.DataFrame(rows)


def topic_order(story: claimed.Claims, topic: str) -> Figure:
    """Where in the story each topic is spoken of: word position across, a row a topic, one topic picked out."""
    frame, article = topic_frame(story), story.coding.article
    topics = list(dict.fromkeys(frame["topic"]))
    starts = [min(word_numbers(article, [paragraph])) for paragraph in article.paragraphs]
    begins = frame.loc[frame["topic"] == topic, "first"].min()
    with canvas(0.4 * len(topics) + 0.8) as (figure, axes):
        for row, name in enumerate(topics):
            hue = colour("accent" if name == topic else "faint")
            axes.hlines(row, 0, len(article.words), color=colour("rule"), linewidth=1, zorder=0)
            parts = frame[frame["topic"] == name]
            bars = [(part.first - 1, part.last - part.first + 1) for part in parts.itertuples()]
            axes.broken_barh(bars, (row - 0.2, 0.4), facecolor=hue, edgecolor=hue)
            axes.text(0, row - 0.26, name, va="bottom")
        axes.vlines(begins - 1, -0.65, len(topics) - 0.5, color=colour("accent"), linewidth=1, linestyle="--")
        below = f"{topic}: {numbers.spelled(round(10 * begins / len(article.words)))} tenths of the way down"
        axes.text(len(article.words), -0.7, below, va="bottom", ha="right", color=colour("accent"))
        axes.set_yticks([])
        axes.set_ylim(len(topics) - 0.5, -0.7)
        axes.set_xlim(0, len(article.words))
        middles = [(a + b) / 2 for a, b in zip(starts, [*starts[1:], len(article.words)], strict=True)]
        axes.set_xticks(starts, labels=[])
        axes.set_xticks(middles, [str(number) for number in range(1, len(starts) + 1)], minor=True)
        axes.tick_params(axis="x", which="minor", length=0)
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(f"Paragraph (the story has {numbers.count(len(article.words), 'word')})")
        parts = [
            f"{name}: from word {part['first'].min()} to {part['last'].max()}"
            for name, part in frame.groupby("topic", sort=False)
        ]
        alt = f"Strip chart of {len(article.words)} words, a row a topic, {len(topics)} in order. {'; '.join(parts)}."
        return finish(figure, "topic-order", alt, frame)


def claim_chain(story: claimed.Claims, claim_id: str) -> Figure:
    """The claims that a claim is linked with, as boxes, and their links: full where stated, else broken."""
    links, claims = claimed.chain(story, claim_id), story.claims.set_index("id")
    order = [claim for claim in claims.index if claim in {*links["from"], *links["to"]}]
    steps = [claim for claim in order if claim in set(links["to"])]
    boxes, top = {}, 0.0
    for step in steps:
        start = top
        for link in links[(links["to"] == step) & ~links["from"].isin(steps)].itertuples():
            claim = claims.loc[link[1]]
            lines = [
                f"{link[1]} · {link.relation}",
                *wrap(claim["text"], 24, break_on_hyphens=False),
                claim["who_vouches"],
            ]
            boxes[link[1]] = (LEFT, top, lines)
            top += len(lines) * LINE + 2 * PADDING + GAP
        lines = [step, *wrap(claims.loc[step, "text"], 23, break_on_hyphens=False)]
        lines.append(f"{claims.loc[step, 'who_vouches']} · {claims.loc[step, 'modality']}")
        height = len(lines) * LINE + 2 * PADDING
        top = max(top, start + height + GAP)
        boxes[step] = (RIGHT, (start + top - GAP - height) / 2, lines)
        top += 0.2
    top -= GAP + 0.15
    with canvas(top) as (figure, axes):
        edges = {claim: draw_box(axes, claims.loc[claim, "who_vouches"], *box) for claim, box in boxes.items()}
        for link in links.to_dict("records"):
            across = [other for other in links.loc[links["to"] == link["to"], "from"] if other not in steps]
            entry = (across.index(link["from"]) + 1) / (len(across) + 1) if link["from"] in across else None
            draw_link(axes, link, edges[link["from"]], edges[link["to"]], entry)
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(top, -0.05)
        axes.set_axis_off()
        return finish(figure, "claim-chain", chain_alt(story, links), links)


def draw_box(axes, who: str, sides: tuple[float, float], top: float, lines: list[str]) -> tuple[float, ...]:
    """Draws a claim as a box of lines, the first in bold and the last faint; returns left, right, top and bottom."""
    left, right = sides
    height = len(lines) * LINE + 2 * PADDING
    axes.add_patch(
        FancyBboxPatch(
            (left, top),
            right - left,
            height,
            boxstyle="round,pad=0,rounding_size=0.06",
            facecolor="none",
            edgecolor=colour("faint"),
            linewidth=1.2,
            linestyle=BORDERS[who],
        )
    )
    write(axes, left, top, lines, bold=1)
    return left, right, top, top + height


def write(axes, left: float, top: float, lines: list[str], bold: int) -> None:
    """Writes the lines of a box from its corner: so many of them bold, the last one faint."""
    for number, text in enumerate(lines):
        last = number == len(lines) - 1
        style = {"color": colour("faint")} if last else {"weight": "bold"} if number < bold else {}
        axes.text(left + PADDING, top + PADDING + (number + 0.5) * LINE, text, va="center", **style)


def draw_link(axes, link: dict, start: tuple[float, ...], end: tuple[float, ...], entry: float | None) -> None:
    """Draws a link: across the columns, so far down the box it enters, or along one with the words that state it."""
    stated, answer = link["stated"] == "yes", link["relation"] == "answer"
    if entry is None:
        x = start[0] + (start[1] - start[0]) / 4
        down = end[2] > start[2]
        tail, head = (x, start[3] if down else start[2]), (x, end[2] if down else end[3])
        axes.text(x + 0.08, (tail[1] + head[1]) / 2, f"“{link['stated_by']}”", va="center")
    else:
        tail, head = (start[1], (start[2] + start[3]) / 2), (end[0], end[2] + entry * (end[3] - end[2]))
    axes.annotate(
        "",
        xy=head,
        xytext=tail,
        arrowprops={
            "arrowstyle": "->" if answer else "-|>",
            "color": colour("accent" if stated else "faint"),
            "linestyle": "-" if stated else (0, (1, 2)) if answer else (0, (4, 3)),
            "linewidth": 1.4,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )


def chain_alt(story: claimed.Claims, links: pd.DataFrame) -> str:
    """The claim chain in words: each link with its two claims, its relation and whether the text states it."""
    claims = story.claims.set_index("id")
    boxes = [f"{claim}: “{claims.loc[claim, 'text']}”" for claim in dict.fromkeys([*links["from"], *links["to"]])]
    parts = [
        f"{link['from']} to {link['to']}, {link['relation']}, "
        + (f"stated by “{link['stated_by']}”" if link["stated"] == "yes" else "not stated")
        for link in links.to_dict("records")
    ]
    counts = f"{numbers.count(len(parts), 'link')} between {numbers.count(len(boxes), 'claim')}"
    return f"Diagram of {counts}. {'; '.join(boxes)}. Links: {'; '.join(parts)}."


def nesting(layers: pd.DataFrame) -> Figure:
    """Return a paragraph whole, each layer of its words set inside the one before it, by an inset and a bar."""
    inset = 0.17
    texts = [
        [*wrap(layer.words, 46 - 2 * depth, break_on_hyphens=False), f"{layer.voice} · {layer.strength}"]
        for depth, layer in enumerate(layers.itertuples())
    ]
    tops = [0.0]
    for lines in texts:
        tops.append(tops[-1] + len(lines) * LINE + PADDING)
    with canvas(tops[-1] + 0.1) as (figure, axes):
        for depth, (top, lines) in enumerate(zip(tops, texts, strict=False)):
            left, inner = 0.03 + depth * inset, depth == len(layers) - 1
            axes.vlines(left, top + 0.03, tops[-1] - 0.03, color=colour("accent" if inner else "faint"), linewidth=1.6)
            write(axes, left, top - PADDING / 2, lines, bold=len(lines) if inner else 0)
        axes.set_xlim(0)
        axes.set_ylim(tops[-1] + 0.02, -0.04)
        axes.set_axis_off()
        parts = [f"“{layer.words}” ({layer.voice}, {layer.strength})" for layer in layers.itertuples()]
        alt = f"{numbers.count(len(parts), 'layer')}, each inside the one before: " + "; inside it ".join(parts) + "."
        return finish(figure, "nesting", alt, layers)
