"""No typed numbers: what the book counts is computed where it is said, and never typed into prose.

A number in prose is written `` {eval}`count(len(article.words), "word")` ``, or printed by a cell with `say`. Free to
be typed are dates, paragraph and chapter numbers, versions, formulas, names such as COVID-19, quotations of the
article, and what a citation in the same sentence vouches for. `tests/data/typed_numbers.csv` lists the rest.
"""

import ast
import csv
import json
import re
from pathlib import Path

import pytest

from newsaudit import Article

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*(ROOT / "chapters").glob("*.ipynb"), *(ROOT / "chapters").glob("*.md")])
ALLOWED = list(csv.DictReader((ROOT / "tests/data/typed_numbers.csv").open(encoding="utf-8")))
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
# What is no measured number. Each is blanked before the search, in this order.
FREE = [
    (re.compile(r"^```(?!\{)\w*\n.*?^```", re.M | re.S), "code"),
    (re.compile(r"^```\{(?:eval|code-block|literalinclude|bibliography|raw)[^`]*?^```", re.M | re.S), "code"),
    (re.compile(r"^:[\w-]+:.*$", re.M), "options of directives"),
    (re.compile(r"<!--.*?-->|<[^<>]+>", re.S), "comments and tags"),
    (re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.S), "formulas"),
    (re.compile(r"\{(?!cite)[\w:]+\}`[^`]+`"), "roles, above all {eval}"),
    (re.compile(r"(?<=\})`[^`]+`"), "keys of citations, or what stands between two of them would be taken for code"),
    (re.compile(r"`[^`]+`"), "code in a line"),
    (re.compile(r"\]\([^)]*\)|\bhttps?:\S+|^\([\w-]+\)=$", re.M), "targets of links"),
    (re.compile(r"\[\^[\w-]+\]"), "footnote marks"),
    (re.compile(r"^\s*\d+\. ", re.M), "numbers of list items"),
    (re.compile(r"¶¶? ?\d+(?:(?:[–-]|, | and | to )\d+)*"), "paragraphs"),
    (re.compile(r"\b[Cc]hapters? \d+(?:(?:[–-]|, | and | to | or )\d+)*"), "chapters"),
    (re.compile(rf"\b\d{{1,2}}(?:[–-]\d{{1,2}})? (?:{MONTHS})\b|\b(?:{MONTHS})\.? \d{{1,2}}\b(?:, \d{{4}})?"), "dates"),
    (re.compile(r"\b(?:1[6-9]|20)\d\d(?:[–-](?:\d\d)?\d\d)?\b(?![.,]?\d|%| words)"), "years"),
    (re.compile(r"\b(?:Python|[Vv]ersions?|BY|BY-SA|WCAG|ICD|textstat|pandas|Matplotlib) \d+(?:\.\d+)*"), "versions"),
    (re.compile(r"(?<![\w-])[A-Za-z][A-Za-z-]*\d[\w-]*"), "names with a digit"),
]
DIGITS = re.compile(r"(?<![\w.])\d[\d,.]*(?:\s?%|\b)")
NUMBER = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen"
)
COUNTED = "(?:words?|quotations?|attributions?|sources?|sentences?|paragraphs?|times)"
# "One" is as often an article as a number ("in one sentence"), so it counts only where it is stressed.
SPELLED = re.compile(
    rf"\b(?:{NUMBER}|(?:only|just|exactly) one)\b(?:,?[ -](?!that\b|which\b|in\b|and\b|or\b)[\w’]+){{0,2}}? {COUNTED}\b"
    rf"|\b(?:half|thirds?|quarters?|fifths?|tenths?)\b(?: of)?(?: the| all| its)?(?: [\w’]+)? {COUNTED}\b",
    re.IGNORECASE,
)
SAID_BY = {"say", "table", "Markdown", "print"}


def blank(text: str, pattern: re.Pattern) -> str:
    """The text with each match overwritten by spaces, newlines kept."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def typed(text: str, article: Article) -> list[str]:
    """The typed numbers of a Markdown text, each with the words around it."""
    flat = " ".join(article.text.split())
    quoted = re.compile(
        "|".join(
            re.escape(part)
            for part in re.findall(r"[“‘][^“”]{1,400}[”’]", text)
            if " ".join(part[1:-1].split()).rstrip(".,;…") in flat
        )
        or r"(?!)"
    )
    text = blank(text, quoted)
    for pattern, _ in FREE:
        text = blank(text, pattern)
    found = []
    for sentence in re.split(r"(?<=[.?!]) +(?=[A-Z“*])|\n\s*\n", text):
        hits = list(SPELLED.finditer(sentence))
        if "{cite" not in sentence:
            hits += DIGITS.finditer(sentence)
        found += [" ".join(sentence[max(0, hit.start() - 30) : hit.end() + 30].split()) for hit in hits]
    return found


def said(source: str) -> list[str]:
    """The prose a code cell prints: the typed strings within the calls that write to the page."""
    texts = []
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) in SAID_BY:
            for part in call.args:
                texts += [
                    node.value
                    for node in ast.walk(part)
                    if isinstance(node, ast.Constant) and isinstance(node.value, str)
                ]
    return [text for text in texts if " " in text.strip()]


def passages(page: Path) -> list[tuple[str, str]]:
    """The prose of a page, each passage with the name of its cell."""
    if page.suffix == ".md":
        return [("", page.read_text(encoding="utf-8"))]
    found = []
    for cell in json.loads(page.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        texts = [source] if cell["cell_type"] == "markdown" else said(source)
        found += [(cell["id"], text) for text in texts]
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_number_is_typed_into_prose(page, article):
    allowed = [re.compile(re.escape(row["text"])) for row in ALLOWED if row["file"] == page.name]
    problems = []
    for cell, text in passages(page):
        for pattern in allowed:
            text = blank(text, pattern)
        problems += [f"{page.name}, {cell}: “… {where} …”" for where in typed(text, article)]
    assert not problems, "a typed number; let {eval} or say(...) compute it:\n" + "\n".join(problems)


def formula_problems(text: str) -> list[str]:
    """Each number in a formula of a text that the code of the formulas does not hold."""
    code = (ROOT / "newsaudit/readability/formulas.py").read_text(encoding="utf-8")
    printed = "\n".join(re.findall(r"\$\$(.+?)\$\$", text))
    return [number for number in re.findall(r"\d+\.\d+", printed) if number not in code]


def test_a_formula_that_is_printed_is_the_one_that_is_computed():
    text = "\n".join(text for _, text in passages(ROOT / "chapters/04-readability.ipynb"))
    assert text.count("$$") >= 8 and formula_problems(text) == []
    assert formula_problems(text.replace("206.835", "206.385")) == ["206.385"]


def test_the_list_of_exceptions_is_short_and_used():
    assert len(ALLOWED) <= 20, f"typed_numbers.csv holds {len(ALLOWED)} exceptions; at most twenty."
    for row in ALLOWED:
        assert len(row["reason"].split()) >= 3, f"typed_numbers.csv: {row['text']!r} has no reason."
        page = ROOT / "chapters" / row["file"]
        assert page.is_file(), f"typed_numbers.csv names {row['file']}, which is no page."
        assert any(row["text"] in text for _, text in passages(page)), (
            f"typed_numbers.csv: {row['text']!r} no longer stands in {row['file']}; delete the row."
        )


@pytest.mark.parametrize(
    "text",
    [
        "Of these, 56 are Caggins’s.",
        "About 41% of the story.",
        "A score of 13.5 is high.",
        "There are eighteen attributions in all.",
        "Four words in ten are quoted.",
        "Half of the quotations are short, and a third of all words.",
        "Only one source is named.",
        "“Some 56 words” is no quotation of the story.",
        "The story has 2,643 letters (chapter 4).",
        "nine reported, named sources",
        "They are redrawn ten thousand times.",
        "So {cite:p}`snow2020training`. Of these, 56 are Caggins’s. So {cite:p}`snow2020training`.",
    ],
)
def test_a_typed_number_is_seen(text, article):
    assert typed(text, article), text


@pytest.mark.parametrize(
    "text",
    [
        'Of these, {eval}`f"{count(56)} words"` are Caggins’s.',
        "On 19 March 2020, or March 20, 2020, in 2019–20, see [¶10](#p10) and ¶10–12.",
        "In chapters 1 to 5, under Python 3.11 and CC BY 4.0.",
        "The answer in one sentence; COVID-19; F1; two experts.",
        "“more than a dozen attacks” and “COVID-19” are the story’s words.",
        "Snow counts 300 soldiers {cite:p}`snow2020training`.",
        "The grade is $0.39 a + 11.8 b - 15.59$.",
        "```{eval:figure} strip\n:name: fig-2\nA caption.\n```",
        "1. A list\n2. of two",
        "We infer from the four that such sentences are routine.",
    ],
)
def test_what_is_no_measured_number_may_be_typed(text, article):
    assert not typed(text, article), text
