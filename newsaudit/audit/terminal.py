"""The audit of an article as text for a terminal, from the data of `audit_data`."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

from newsaudit.audit.basis import basis_in_words, estimates_in_words, is_of_engine
from newsaudit.audit.comparison import comparison_in_words
from newsaudit.audit.wording import (
    MAIN_SCORES,
    WHAT_SCORES_ARE,
    findings,
    forms_in_words,
    introduced_in_words,
    kinds_of_news,
    marked,
    percentile,
    persons_work_left,
    scores_shown,
    source_in_words,
)
from newsaudit.evaluation import NAME_ROWS, ROWS, SETS
from newsaudit.numbers import count, decimal, listed


def terminal_text(data: dict) -> str:
    """Return the audit as plain text of at most 80 columns."""
    article, names = data["article"], {source["source_id"]: source["name"] for source in data["sources"]}
    head = (
        f"{article['name']}: {count(article['words'], 'word')}, {count(article['sentences'], 'sentence')}, "
        f"{count(article['paragraphs'], 'paragraph')}."
    )
    outside = [f"“{textwrap.shorten(block, 60, placeholder=' …')}”" for block in article["outside_the_story"]]
    left_out = [f"Left out as headline or page furniture: {listed(outside)}."] if outside else []
    coded = [] if is_of_engine(data) else [estimates_in_words(data)]
    before = [head, *coded, *left_out, *(f"Caution: {sentence}" for sentence in data["cautions"])]
    cues = [
        f"{row['cue_class'] or 'not in the list'}: {row['attributions']} ({', '.join(filter(None, row['cues']))})"
        for row in data["cue_classes"]
    ]
    silent = [f"- paragraph {row['paragraph']}, “{row['phrase']}”: {row['sentence']}" for row in data["not_disclosed"]]
    invalid = data["totals"].get("caution")

    def resting_on(part: str) -> str:
        basis = "estimates" if is_of_engine(data) else basis_in_words(data, part)
        return invalid or ("estimates by the engine" if part == "findings" and is_of_engine(data) else basis)

    sections = {
        f"Findings ({resting_on('findings')})": [f"- {line}" for line in findings(data)],
        **change_lines(data),
        f"Sources ({resting_on('sources')})": source_lines(data),
        f"Channels ({resting_on('channels')})": channel_lines(data),
        f"Cues ({resting_on('cues')})": cues,
        f"Never introduced ({resting_on('introduced')})": [listed([names[key] for key in data["never_introduced"]])],
        f"Sources without a name ({resting_on('unnamed')})": [listed([names[key] for key in data["unnamed"]])],
        f"Not disclosed, by the text’s own words ({resting_on('not disclosed')})": silent,
        f"Readability ({invalid or 'counts of the text'})": readability_lines(data),
        "Only a person can code": [f"- {work}" for work in persons_work_left(data)],
        "How far to trust the estimates": [estimates_in_words(data), *score_lines(data)],
    }
    parts = [
        "\n".join([title, "-" * len(title), *(wrapped(line) for line in lines or ["none found"])])
        for title, lines in sections.items()
    ]
    return "\n\n".join([*map(wrapped, before), *parts]) + "\n"


def change_lines(data: dict) -> dict[str, list[str]]:
    """The section on what a coding changes against another, by its title; none where nothing was compared."""
    if "comparison" not in data:
        return {}
    rows = data["comparison"]["changes"]
    lines = [
        f"- ¶{row['paragraph']}, {row['change']}: “{textwrap.shorten(row['words'], 60, placeholder=' …')}”: "
        + "; ".join(f"{where}: {row[where]}" for where in ("here", "there") if row[where])
        for row in rows
    ]
    return {"What the coding changes (count of the two codings)": [*comparison_in_words(data["comparison"]), *lines]}


def wrapped(text: str) -> str:
    """Text in lines of at most 80 columns, the second and later ones indented under a dash."""
    indent = "  " if text.startswith(("- ", "  ")) else ""
    return textwrap.fill(text, 80, subsequent_indent=indent, break_on_hyphens=False)


def channel_lines(data: dict) -> list[str]:
    """A line a channel that occurs: attributions and quoted words, and how many are carried from a neighbour."""
    return [
        f"{row['channel']:<13} {count(row['attributions'], 'attribution')}, {count(row['quoted_words'], 'quoted word')}"
        + (f"; {carried} of them carried from a neighbouring sentence" if carried else "")
        for row in data["channels"]
        if row["attributions"]
        for carried in [row["attributions"] - row["attributions_explicit"] if row["channel"] != "not stated" else 0]
    ]


def readability_lines(data: dict) -> list[str]:
    """The main scores as a table with resampling range and percentile range, and a sentence on what these are."""
    reference = data["readability"]["reference"]
    lines = [f"{'':<20}{'score':>6}   {'range':<15}" + "harder than, of the reference" * bool(reference["texts"])]
    for row in data["readability"]["scores"]:
        if row["name"] in MAIN_SCORES:
            ends = f"{decimal(row['low'])} to {decimal(row['high'])}"
            place = percentile(row) if "percentile" in row else ""
            lines.append(f"{row['name']:<20}{decimal(row['value']):>6}   {ends:<15}{place}".rstrip())
    said = "Range: how far a score moves if the text’s own sentences are redrawn; in brackets, the share at its ends. "
    what = f"Reference: {count(reference['texts'], 'text')}, {reference['what']}."
    return [*lines, "", said + what if reference["texts"] else reference["what"]]


def source_lines(data: dict) -> list[str]:
    """The register for a terminal, two lines a source."""
    lines = []
    for source in data["sources"]:
        lines.append(f"- {source_in_words(source, data)}")
        words = f"{count(source['quoted_words'], 'word')} quoted, {count(source['paraphrased_words'])} paraphrased"
        introduced = marked(data, source, "introduced", introduced_in_words(source))
        said = "" if introduced == "–" else f"; introduced: {introduced}"
        lines.append(f"  {words}; {forms_in_words(source)}{said}")
    return lines


def score_lines(data: dict) -> list[str]:
    """How good the engine is on hand-coded news: a line a measure, a column a set, and what these are."""
    scores = scores_shown(data)
    if not scores:
        return ["The table of the engine’s scores is not there; install from a clone of the project."]
    names = [textwrap.wrap(SETS.get(row["set"], row["set"].replace("_", " ")), 13) for row in scores]
    rows = [("" if number else "Per cent", line) for number, line in enumerate(zip_longest(*names, fillvalue=""))]
    rows.append(("articles coded by hand", [count(row["articles"]) for row in scores]))
    measures = ROWS | NAME_ROWS
    rows += [(measures[key], [decimal(row[key]) if key in row else "–" for row in scores]) for key in measures]
    lines = [f"{label:<38}" + "".join(f"{cell:>14}" for cell in cells) for label, cells in rows]
    return ["", *lines, "", kinds_of_news(data), WHAT_SCORES_ARE]
