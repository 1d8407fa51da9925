"""What the audit of an article finds, in sentences, and as text for a terminal, from the data of `audit.report`."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

from newsaudit.audit.register import NOT_FOUND
from newsaudit.evaluation import ROWS, SETS
from newsaudit.numbers import count, decimal, listed, share, spelled

MAIN_SCORES = ("Flesch Reading Ease", "Flesch–Kincaid", "Coleman–Liau", "LIX")
CAME = {
    "release": "{} came in a release",
    "to the outlet": "{} came by telling an outlet",
    "announcement": "{} came by announcement",
}
WHAT_SCORES_ARE = (
    "Recall is how much of what the hand coding holds the engine finds, precision how much of what it gives is right, "
    "and F1 joins the two. PolNeAR is U.S. political news; the rules were developed on one part of it, and of the "
    "other only the totals were looked at. In the Wikinews articles not every quotation was coded, so precision and F1 "
    "are too low there. No figure is of this text, and on another kind of news the engine may do worse."
)
PERSONS_WORK = (
    "where the paraphrase of a source ends and the reporter’s own words begin",
    "what a content does, how certain it is and whether it stands inside another",
    "which affiliation the text states, who speaks for whom, and whether the voice was replaceable",
    "who is spoken of and not heard",
)
ESTIMATES = (
    "Sources, forms, channels, cue classes and all words by source are estimates by rules; words, sentences, "
    "paragraphs and readability are counts of the text."
)


# --- sentences -----------------------------------------------------------------------------------------------------


def findings(data: dict) -> list[str]:
    """What the audit finds, in sentences: how much is quoted and from whom, channels, introductions, silence, cues."""
    totals, words = data["totals"], data["article"]["words"]
    if not totals["reported"]:
        return [f"The engine finds no attribution in the {count(words, 'word')} of this text."]
    names = {source["source_id"]: source["name"] for source in data["sources"]}
    quoted = totals["quoted_words"]
    found = [
        f"{count(quoted)} of {count(words, 'word')} ({share(quoted, words)}) are quoted, "
        f"{count(totals['paraphrased_words'])} ({share(totals['paraphrased_words'], words)}) paraphrased, "
        f"from {spelled(totals['sources'], 'source')}."
    ]
    heard = [source for source in data["sources"] if source["quoted_words"] and source["source_id"] != NOT_FOUND]
    if heard:
        most = max(heard, key=lambda source: source["quoted_words"])
        found.append(
            f"Most quoted is {most['name']}, with {count(most['quoted_words'], 'word')} "
            f"({share(most['quoted_words'], quoted)} of all that is quoted)."
        )
    if totals["without_source"]:
        missing = next(source for source in data["sources"] if source["source_id"] == NOT_FOUND)
        quoted_too = f", with {count(missing['quoted_words'], 'quoted word')}," if missing["quoted_words"] else ""
        found.append(
            f"For {count(totals['without_source'])} of {count(totals['reported'], 'attribution')}{quoted_too} the "
            "engine finds no source."
        )
    stated = [
        CAME[channel["channel"]].format(count(channel["attributions"]))
        for channel in data["channels"]
        if channel["attributions"] and channel["channel"] in CAME
    ]
    found.append(
        f"Of {count(totals['reported'], 'attribution')}, {listed(stated)}; no phrase states a channel for the others."
        if stated
        else "No phrase states through which channel anything came."
    )
    if data["never_introduced"]:
        found.append(f"Never introduced: {listed([names[i] for i in data['never_introduced']])}.")
    if data["unnamed"]:
        found.append(f"Without a name of their own: {listed([names[i] for i in data['unnamed']])}.")
    if data["not_disclosed"]:
        found.append(
            f"{spelled(len(data['not_disclosed']), 'phrase').capitalize()} of the text "
            f"{'says' if len(data['not_disclosed']) == 1 else 'say'} that something was not disclosed."
        )
    return found


def percentile(row: dict) -> str:
    """How much of the reference texts a score is harder than, and in brackets the same for the ends of its range."""
    low, middle, high = (share(row[key]) for key in ("percentile_low", "percentile", "percentile_high"))
    return f"{middle} ({low} to {high})"


def introduced_in_words(source: dict) -> str:
    """The code `introduced` for a reader; empty where the question does not arise."""
    said = {"yes": "yes", "partial": "in part", "no": "no", "n/a": "–"}.get(source["introduced"], "–")
    unsure = source["introduced"] in ("partial", "no") and not source["kind"]
    return f"{said}, if a person" if unsure else said


def source_in_words(source: dict) -> str:
    """A source with its key and, where the text states one that is not in the name, its role."""
    role = source["role_as_stated"]
    more = role not in (None, "not stated") and role.casefold() not in source["name"].casefold()
    return f"{source['name']} [{source['key']}]" + (f", {role}" if more else "")


def forms_in_words(source: dict) -> str:
    """The forms of a source's attributions: "2 direct, 1 indirect"."""
    return ", ".join(f"{source[form]} {form}" for form in ("direct", "mixed", "indirect") if source[form]) or "–"


# --- the terminal --------------------------------------------------------------------------------------------------


def terminal(data: dict) -> str:
    """The audit as plain text of at most 80 columns."""
    article, names = data["article"], {source["source_id"]: source["name"] for source in data["sources"]}
    head = (
        f"{article['name']}: {count(article['words'], 'word')}, {count(article['sentences'], 'sentence')}, "
        f"{count(article['paragraphs'], 'paragraph')}."
    )
    outside = [f"“{textwrap.shorten(block, 60, placeholder=' …')}”" for block in article["outside_the_story"]]
    left_out = [f"Left out as headline or page furniture: {listed(outside)}."] if outside else []
    before = [head, *left_out, *(f"Caution: {sentence}" for sentence in data["cautions"])]
    cues = [
        f"{row['cue_class'] or 'not in the list'}: {row['attributions']} ({', '.join(filter(None, row['cues']))})"
        for row in data["cue_classes"]
    ]
    silent = [f"- paragraph {row['paragraph']}, “{row['phrase']}”: {row['sentence']}" for row in data["not_disclosed"]]
    sections = {
        "Findings (estimates by the engine)": [f"- {line}" for line in findings(data)],
        "Sources (estimates)": source_lines(data),
        "Channels (estimates)": channel_lines(data),
        "Cues (estimates)": cues,
        "Never introduced (estimates)": [listed([names[key] for key in data["never_introduced"]])],
        "Sources without a name (estimates)": [listed([names[key] for key in data["unnamed"]])],
        "Not disclosed, by the text’s own words (estimates)": silent,
        "Readability (counts of the text)": readability_lines(data),
        "Only a person can code": [f"- {work}" for work in PERSONS_WORK],
        "How far to trust the estimates": [ESTIMATES, *score_lines(data)],
    }
    parts = [
        "\n".join([title, "-" * len(title), *(wrapped(line) for line in lines or ["none found"])])
        for title, lines in sections.items()
    ]
    return "\n\n".join([*map(wrapped, before), *parts]) + "\n"


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
        lines.append(f"- {source_in_words(source)}")
        words = f"{count(source['quoted_words'], 'word')} quoted, {count(source['paraphrased_words'])} paraphrased"
        introduced = introduced_in_words(source)
        said = "" if introduced == "–" else f"; introduced: {introduced}"
        lines.append(f"  {words}; {forms_in_words(source)}{said}")
    return lines


def score_lines(data: dict) -> list[str]:
    """How good the engine is on hand-coded news: a line a measure, a column a set, and what these are."""
    scores = data["engine_scores"]
    if not scores:
        return ["The table of the engine’s scores is not there; install from a clone of the project."]
    names = [textwrap.wrap(SETS.get(row["set"], row["set"].replace("_", " ")), 13) for row in scores]
    rows = [("" if number else "Per cent", line) for number, line in enumerate(zip_longest(*names, fillvalue=""))]
    rows.append(("articles coded by hand", [count(row["articles"]) for row in scores]))
    rows += [(label, [decimal(row[key]) for row in scores]) for key, label in ROWS.items()]
    lines = [f"{label:<38}" + "".join(f"{cell:>14}" for cell in cells) for label, cells in rows]
    return ["", *lines, "", WHAT_SCORES_ARE]
