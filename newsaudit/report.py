"""The audit of an article as text for a terminal and as one HTML page, from the data of `audit.report`."""

from __future__ import annotations

import textwrap
from importlib import resources

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from newsaudit import annotate
from newsaudit.audit import rule_meanings
from newsaudit.coding import Coding
from newsaudit.evaluation import ROWS
from newsaudit.figures import quote_strip
from newsaudit.figures.style import palette
from newsaudit.numbers import count, decimal, listed, ordinal, share, spelled
from newsaudit.register import NOT_FOUND

MAIN_SCORES = ("Flesch Reading Ease", "Flesch–Kincaid", "Coleman–Liau", "LIX")
CAME = {
    "release": "{} came in a release",
    "to the outlet": "{} came by telling an outlet",
    "announcement": "{} came by announcement",
}
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


def readability_lines(data: dict) -> list[str]:
    """Each main score with its resampling range and its percentile range."""
    return [
        f"{row['name']} {decimal(row['value'])} ({decimal(row['low'])} to {decimal(row['high'])})"
        + (f"; {percentile(row)}" if "percentile" in row else "")
        for row in data["readability"]["scores"]
        if row["name"] in MAIN_SCORES
    ]


def percentile(row: dict) -> str:
    """The place of a score among the reference texts, with the places of both ends of its range."""
    low, middle, high = (round(100 * row[key]) for key in ("percentile_low", "percentile", "percentile_high"))
    return f"{ordinal(middle)} percentile ({low} to {high})"


def introduced_in_words(source: dict) -> str:
    """The code `introduced` for a reader; empty where the question does not arise."""
    said = {"yes": "yes", "partial": "in part", "no": "no", "n/a": "–"}.get(source["introduced"], "–")
    unsure = source["introduced"] in ("partial", "no") and not source["kind"]
    return f"{said}, if a person" if unsure else said


def source_in_words(source: dict) -> str:
    """A source with its key and, where the text states one that is more than the name, its role."""
    role = source["role_as_stated"]
    more = role not in (None, "not stated") and role.casefold() != source["name"].casefold()
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
        f"{count(article['paragraphs'], 'paragraph')} in the story; "
        f"{count(len(article['outside_the_story']), 'block')} outside it left out."
    )
    channels = [
        f"{row['channel']:<14}{row['attributions']:>4} ({row['attributions_explicit']} by the sentence itself), "
        f"{count(row['quoted_words'], 'quoted word')}"
        for row in data["channels"]
        if row["attributions"]
    ]
    cues = [
        f"{row['cue_class'] or 'not in the list'}: {row['attributions']} ({', '.join(filter(None, row['cues']))})"
        for row in data["cue_classes"]
    ]
    silent = [f"- paragraph {row['paragraph']}, “{row['phrase']}”: {row['sentence']}" for row in data["not_disclosed"]]
    sections = {
        "Findings (estimates by the engine)": [f"- {line}" for line in findings(data)],
        "Sources (estimates)": source_lines(data),
        "Channels (estimates)": channels,
        "Cues (estimates)": cues,
        "Never introduced (estimates)": [listed([names[key] for key in data["never_introduced"]])],
        "Sources without a name (estimates)": [listed([names[key] for key in data["unnamed"]])],
        "Not disclosed, by the text’s own words (estimates)": silent,
        "Readability (counts of the text)": [*readability_lines(data), "", reference_line(data)],
        "Only a person can code": [f"- {work}" for work in PERSONS_WORK],
        "How far to trust it": [ESTIMATES, *score_lines(data)],
    }
    parts = [
        "\n".join([title, "-" * len(title), *(wrapped(line) for line in lines or ["none found"])])
        for title, lines in sections.items()
    ]
    return "\n\n".join([wrapped(head), *parts]) + "\n"


def wrapped(text: str) -> str:
    """Text in lines of at most 80 columns, the second and later ones indented under a dash."""
    indent = "  " if text.startswith(("- ", "  ")) else ""
    return textwrap.fill(text, 80, subsequent_indent=indent, break_on_hyphens=False)


def reference_line(data: dict) -> str:
    """What the brackets and percentiles of the readability lines are."""
    reference = data["readability"]["reference"]
    if not reference["texts"]:
        return reference["what"]
    return (
        "In brackets: how far a score moves if the text’s own sentences are redrawn, and the percentiles of both ends. "
        f"Percentiles: harder than that share of {count(reference['texts'], 'text')}, {reference['what']}."
    )


def source_lines(data: dict) -> list[str]:
    """The register for a terminal, two lines a source."""
    lines = []
    for source in data["sources"]:
        lines.append(f"- {source_in_words(source)}")
        words = f"{source['quoted_words']} quoted, {source['paraphrased_words']} paraphrased words"
        lines.append(f"  {words}; {forms_in_words(source)}; introduced: {introduced_in_words(source)}")
    return lines


def score_lines(data: dict) -> list[str]:
    """How good the engine is on hand-coded news, a line a set."""
    return [
        f"- {row['set']} ({count(row['articles'], 'article')}): direct quotations F1 {decimal(row['direct_overlap'])}; "
        f"found and source right {decimal(row['found_and_right'])}%; mixed, recall {decimal(row['mixed_recall'])}%; "
        f"indirect with a verb of speech, recall {decimal(row['speech_indirect_recall'])}%"
        for row in data["engine_scores"]
    ] or ["The table of the engine’s scores is not there; install from a clone of the project."]


# --- the page ------------------------------------------------------------------------------------------------------


def page(coding: Coding, data: dict) -> str:
    """The audit as one HTML page that asks for nothing from anywhere: styles inline, light and dark, ready to print."""
    environment = Environment(
        loader=PackageLoader("newsaudit"), autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    package = resources.files("newsaudit")
    themes = {
        theme: Markup(" ".join(f"--{name}: {values[theme]};" for name, values in palette().items()))
        for theme in ("light", "dark")
    }
    sheets = ("static/annotated.css", "templates/audit.css")
    styles = "".join(package.joinpath(sheet).read_text("utf-8") for sheet in sheets)
    helpers = (count, decimal, percentile, source_in_words, introduced_in_words, forms_in_words)
    used = sorted({pair for row in data["attributions"] for pair in row["rules"].items()})
    return environment.get_template("audit.html").render(
        data=data,
        findings=findings(data),
        styles=Markup(styles),
        themes=themes,
        annotated=Markup(annotate.html(coding)),
        strip=Markup(quote_strip(coding).svg) if data["totals"]["reported"] else "",
        names={source["source_id"]: source["name"] for source in data["sources"]},
        rules=[(code, rule, rule_meanings().get(rule, "")) for code, rule in used],
        measures=ROWS,
        main_scores=MAIN_SCORES,
        persons_work=PERSONS_WORK,
        estimates=ESTIMATES,
        **{function.__name__: function for function in helpers},
    )
