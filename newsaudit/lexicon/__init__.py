"""Word lists as data: every list is a CSV with a lemma, its class and the reason it is there."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources
from typing import NamedTuple

VOWELS = "aeiou"


class Cue(NamedTuple):
    """A cue verb: its lemma, the codebook's class, and what it takes beside it (clause, object, quote …)."""

    lemma: str
    cue_class: str
    takes: str


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of `lexicon/NAME.csv`, each a dictionary by column."""
    return list(csv.DictReader(resources.files(__name__).joinpath(f"{name}.csv").read_text("utf-8").splitlines()))


@cache
def lemmas(name: str, *classes: str) -> frozenset[str]:
    """Return the lemmas of a list, those of some classes if any are given."""
    return frozenset(row["lemma"] for row in rows(name) if not classes or row["class"] in classes)


@cache
def patterns(name: str) -> list[tuple[dict[str, str], re.Pattern]]:
    """The rows of a list that has a column `pattern`, each with the pattern compiled."""
    return [(row, re.compile(row["pattern"])) for row in rows(name)]


@cache
def familiar_words() -> frozenset[str]:
    """Return the Dale-Chall list as textstat carries it (2,941 of the 3,000 words; "baby" is missing from it)."""
    return frozenset(resources.files(__name__).joinpath("familiar_words.txt").read_text("utf-8").split())


@cache
def irregular() -> dict[str, tuple[str, str]]:
    """Past tense and participle of every irregular verb, by lemma."""
    return {row["lemma"]: (row["past"], row["participle"]) for row in rows("irregular")}


def inflect(lemma: str) -> dict[str, str]:
    """The forms of a verb, each with its kind: `base`, `third`, `past`, `participle`, `ing`.

    Irregular pasts come from `irregular.csv`; where past and participle are one form it is called `past`.
    """
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    consonant_y = lemma.endswith("y") and lemma[-2:-1] not in VOWELS
    past, participle = irregular().get(lemma) or [lemma[:-1] + "ied" if consonant_y else stem + "ed"] * 2
    doubled = past[:-2] if past.endswith("ed") and past[:-3] == lemma else None
    if lemma in ("put", "let", "set", "run", "win", "get", "hit", "cut", "sit", "begin", "quit", "shut", "split"):
        doubled = lemma + lemma[-1]
    ing = "lying" if lemma == "lie" else (doubled or (lemma if lemma.endswith("ee") else stem)) + "ing"
    third = (
        lemma[:-1] + "ies"
        if consonant_y
        else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    )
    as_past = "past" if past.endswith("ed") and participle.endswith("ed") else "participle"  # labeled, labelled
    return {lemma: "base", third: "third", ing: "ing", participle: as_past, past: "past"}


@cache
def cue_forms() -> dict[str, tuple[str, dict[str, Cue]]]:
    """For each form of a cue verb's first word: its kind, and the cues by the words that follow ("" for none)."""
    forms: dict[str, tuple[str, dict[str, Cue]]] = {}
    for row in rows("cues"):
        verb, _, particle = row["lemma"].partition(" ")
        for form, kind in inflect(verb).items():
            forms.setdefault(form, (kind, {}))[1][particle] = Cue(row["lemma"], row["class"], row["takes"])
    return forms
