"""In chapters 05 and 06 every sentence shows whose it is: a ¶ link, a citation or “we infer”.

“We infer” holds from where it stands to the end of its paragraph; a link and a citation hold for their sentence.
Sentences without a mark may hold no claim about the story or the world; or they sum up what is marked nearby. They
are listed, each read and with a word on why it needs none, in `tests/data/unmarked_sentences.csv`; the check
compares that list with the chapters.
"""

import csv
import json
import re
from pathlib import Path

import pytest

from newsaudit import Article, ArticleError

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = ("05-land-route", "06-context")
LISTED = list(csv.DictReader((ROOT / "tests/data/unmarked_sentences.csv").open(encoding="utf-8")))
MARK = re.compile(r"\[¶\d+\]\(#p\d+\)|\{cite:[pt]\}`|\bwe infer\b", re.IGNORECASE)
# What stands on a page beside sentences: code, HTML, headings, the fences and options of directives, labels.
FIGURE = re.compile(r"^```\{eval:figure\}.*?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD = re.compile(r"^\|.*\|\n\|[ :|-]+\|$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
BESIDE = re.compile(r"^(?:#|<|:::+\S* *$|:::+\{(?!table)|:[\w-]+:|\([\w-]+\)=).*$|\{eval\}", re.MULTILINE)
NUMBER = re.compile(r"(?<=[^\w])`[^`]+`|\b\d[\d,.]*\b")


def texts(cells: list[dict]) -> list[str]:
    """The Markdown that a chapter's page shows: its prose, and what its cells print as Markdown."""
    found = []
    for cell in cells:
        if cell["cell_type"] == "markdown":
            found.append("".join(cell["source"]))
        elif "remove-output" not in cell["metadata"].get("tags", []):
            found += ["".join(output.get("data", {}).get("text/markdown", [])) for output in cell["outputs"]]
    return found


def units(text: str) -> list[str]:
    """The sentences of a Markdown text, captions of figures among them; a row of a table is one, with its caption."""
    text = HEAD.sub("", CODE.sub("", FIGURE.sub(r"\1", text)))
    found, caption = [], ""
    for block in re.split(r"\n\s*\n|\n(?=\s*[-*] )|\[\^\w+\]:?", BESIDE.sub("", text)):
        plain = " ".join(block.split()).lstrip("-* ")
        if plain.startswith("|"):
            found += [f"{caption} {line}" for line in block.strip().splitlines()]
        elif plain.startswith(":::{table} "):
            caption = plain.removeprefix(":::{table} ")
        elif plain:
            try:
                found += inferred([plain[slice(*sentence)] for sentence in Article(plain).sentences])
            except ArticleError:  # a fragment, such as a list item of two words
                found.append(plain)
    return found


def inferred(sentences: list[str]) -> list[str]:
    """The sentences of a paragraph, those from the first “we infer” on joined into one."""
    first = next((n for n, sentence in enumerate(sentences) if re.search("we infer", sentence, re.I)), len(sentences))
    return sentences[:first] + [" ".join(sentences[first:])] * (first < len(sentences))


def unmarked(cells: list[dict]) -> list[str]:
    """The sentences and rows of a chapter that carry no mark, in order, their numbers written N."""
    sentences = [sentence for text in texts(cells) for sentence in units(text)]
    return [NUMBER.sub("N", sentence) for sentence in sentences if not MARK.search(sentence)]


def chapter(name: str) -> list[dict]:
    """The cells of a chapter."""
    return json.loads((ROOT / f"chapters/{name}.ipynb").read_text(encoding="utf-8"))["cells"]


def covers(listed: str, sentence: str) -> bool:
    """Whether a listed sentence is this one; one that ends in "| …" covers all rows of the table with its caption."""
    return sentence.startswith(listed[:-1]) if listed.endswith("| …") else sentence == listed


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_sentence_without_a_mark_is_listed_with_a_word_on_why(name):
    listed = [row["sentence"] for row in LISTED if row["chapter"] == name]
    found = unmarked(chapter(name))
    new = [sentence for sentence in found if not any(covers(one, sentence) for one in listed)]
    assert not new, f"{name}: give it a ¶ link, a citation or “we infer”, or read it and list it:\n" + "\n".join(new)
    gone = [one for one in listed if not any(covers(one, sentence) for sentence in found)]
    assert not gone, f"{name}: listed, but no longer there without a mark:\n" + "\n".join(gone)


def test_every_listed_sentence_has_a_word_on_why():
    for row in LISTED:
        assert row["chapter"] in CHAPTERS and len(row["why"].split()) >= 2, row


@pytest.mark.parametrize("name", CHAPTERS)
def test_most_sentences_carry_a_mark(name):
    sentences = [sentence for text in texts(chapter(name)) for sentence in units(text)]
    assert len(unmarked(chapter(name))) < 0.5 * len(sentences)


@pytest.mark.parametrize(
    "planted",
    [
        "The militia owns the road to the sea.",
        "As ([¶10](#p10)) says, the base was left. Its loss was planned in Tehran.",
        "Its loss was planned in Tehran. We infer that it was left.",
        "- The coalition lied.",
        ":::{table} A caption\n:name: tab-planted\n\n| What |\n| --- |\n| Iran built the road. |\n:::",
        "```{eval:figure} region\n:name: fig-planted\nThe route runs through Homs.\n```",
    ],
)
@pytest.mark.parametrize("printed", [False, True])
def test_a_planted_claim_without_a_mark_is_found(planted, printed):
    prose = {"cell_type": "markdown", "metadata": {}, "source": [planted]}
    output = {"cell_type": "code", "metadata": {}, "outputs": [{"data": {"text/markdown": [planted]}}]}
    before = unmarked(chapter("06-context"))
    assert len(unmarked([*chapter("06-context"), output if printed else prose])) == len(before) + 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The base was left ([¶10](#p10)).",
        "The base was left {cite:p}`ap2020alqaim`.",
        "{cite:t}`ap2020alqaim` says so.",
        "We infer that it was.",
        "It was, we infer, left.",
        "We infer that it was left. It was left for good.",
    ],
)
def test_each_of_the_three_marks_is_known(sentence):
    assert not unmarked([{"cell_type": "markdown", "metadata": {}, "source": [sentence]}])
