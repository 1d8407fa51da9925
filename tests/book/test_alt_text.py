"""The alternative text of every figure: there, whole, and with no number that its frame or the story does not hold."""

import html
import json
import os
import re
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from planted import edited, one_problem

from newsaudit import Article
from story.figures import Figure

ROOT = Path(__file__).resolve().parents[2]
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])")


def drawn(path: Path) -> tuple[dict[str, Figure], list[Article]]:
    """The figures of a chapter by the names that its code gives them, and the articles it is about.

    Its code cells are run in order, in its folder.
    """
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    space, before = {"display": lambda *shown: None}, Path.cwd()
    os.chdir(path.parent)
    try:
        for cell in cells:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), space)
    finally:
        os.chdir(before)
    figures = {name: value for name, value in space.items() if isinstance(value, Figure)}
    return figures, [value for value in space.values() if isinstance(value, Article)]


def forms(value: float) -> set[str]:
    """A number as an alternative text may write it: as it is, rounded, or as a share in per cent."""
    return {f"{number:.{places}f}" for number in (abs(value), 100 * abs(value)) for places in (0, 1, 2)}


def held(frame: pd.DataFrame) -> set[str]:
    """The numbers of a frame: its values and headings, how many rows and kinds, and counts and sums by one or two."""
    frame = frame.reset_index()
    if {"first", "last"} <= set(frame):
        frame["length"] = frame["last"] - frame["first"] + 1
    numeric = list(frame.select_dtypes("number"))
    kinds = [name for name in frame if frame[name].map(lambda cell: isinstance(cell, str)).all()]
    values = [len(frame), *frame[numeric].to_numpy().ravel(), *frame[numeric].mean(), *frame[kinds].nunique()]
    values += [len({*frame[one], *frame[other]}) for one, other in combinations(kinds, 2)]
    for by in [[name] for name in kinds] + [list(pair) for pair in combinations(kinds, 2)]:
        groups = frame.groupby(by)
        values += [len(groups), *groups.size(), *groups[numeric].sum().to_numpy().ravel()]
    texts = [*map(str, frame.columns), *frame[kinds].to_numpy().ravel()]
    return {number for text in texts for number in NUMBER.findall(text)}.union(*map(forms, values)) - {"nan"}


def alt_problems(figures: dict[str, Figure], placed: list[str], story: set[str]) -> list[str]:
    """Figures placed and not drawn, or without alternative text, and numbers of a text that its frame does not hold."""
    problems = [f"{name}: placed on the page or drawn, not both." for name in sorted({*placed} ^ {*figures})]
    for name, figure in ((figure.name, figure) for figure in figures.values()):
        label = html.unescape(re.search(r'aria-label="([^"]*)"', figure.svg).group(1))
        if len(label.split()) <= 10:
            problems.append(f"{name}: the figure has no alternative text to speak of.")
        known = held(figure.frame) | story
        wrong = [number for number in NUMBER.findall(label) if number not in known]
        problems += [f"{name}: the alternative text says {wrong}; the frame holds no such number."] if wrong else []
    return problems


@pytest.mark.parametrize("path", sorted((ROOT / "chapters").glob("*.ipynb")), ids=lambda path: path.name)
def test_alternative_texts_say_what_the_frames_hold(path):
    figures, articles = drawn(path)
    story = {str(len(units)) for one in articles for units in (one.words, one.sentences, one.paragraphs)}
    placed = re.findall(r"```\{eval:figure\} (\w+)", path.read_text(encoding="utf-8"))
    assert alt_problems(figures, placed, story) == []


@pytest.mark.parametrize(
    "old, new, placed, says",
    [
        (r'aria-label="[^"]*"', 'aria-label=""', ["strip"], "no alternative text"),
        (r"(?<=[ >])12(?= )", "13", ["strip"], r"says \['13'\]"),
        (r"\Z", "", [], "placed on the page or drawn, not both"),
    ],
    ids=["emptied", "a number wrong", "taken out of the text"],
)
def test_a_wrong_alternative_text_is_named(old, new, placed, says):
    words = "Where each source is heard. The officer has 12 words quoted, the mission has 56 of them."
    frame = pd.DataFrame({"source": ["officer", "mission"], "words": [12, 56]})
    figure = Figure("strip", edited(f'<svg aria-label="{words}"></svg>', old, new), words, frame)
    one_problem(alt_problems({"strip": figure}, placed, set()), says)
