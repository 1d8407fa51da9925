"""Texts made by chance from what the instrument knows: words of its lists, names and marks, and real news disarranged.

Text of random characters never reaches a rule; these do, and break it where it is careless of the end of a sentence.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

from newsaudit import lexicon

GOLD = Path(__file__).resolve().parent.parent / "data/gold/wikinews.jsonl"
NAMES = ("Wren", "Ada Wren", "Col. Tom Hale", "Hale", "U.S.", "The Daily Post", "WREN", "de la Tour", "Derby, Ohio")
MARKS = (*",,,,,,,,", ".", ".", "?", "!", ":", ";", "—", "-", "--", "(", ")", "[", "]", "…", "...", "*", "’s", "'s")
QUOTES = ("“", "”", '"', '"', "''", "'", "‘", "’", "«", "»")
QUOTATIONS = ("“We stay,”", "“no”", '"It is over."', "“Why?”", "‘We are done’", "“the end”", "“they lied")
NUMBERS = ("5,000", "58", "$2.5", "12.", "2003")
GAPS = ("\n", "\n\n", "\n\n", "\r\n", "\xa0", "\u2028")
PARAGRAPHS = ("***", "—", "12.", "🙂", "* * *", "“”", "...")  # without a word


@cache
def vocabulary() -> dict[str, tuple[str, ...]]:
    """Return the stock of pieces by kind: each class of words, cue forms, names, marks, quotations, breaks."""
    words: dict[str, list[str]] = {}
    for row in lexicon.rows("words"):
        words.setdefault(row["class"], []).append(row["lemma"])
    words["cue"] = [
        f"{form} {particle}".strip() for form, (_, cues) in lexicon.cue_forms().items() for particle in cues
    ]
    words["verb"] = [form for row in lexicon.rows("verbs") for form in lexicon.inflect(row["lemma"])]
    words["noun"] = [row["lemma"] for name in ("cue_nouns", "bodies", "gendered") for row in lexicon.rows(name)]
    words["person"] = [row["lemma"] for name in ("titles", "first_names") for row in lexicon.rows(name)]
    words["abbreviation"] = [row["lemma"] + "." for row in lexicon.rows("abbreviations")]
    stock = {"name": NAMES, "mark": MARKS, "quote": QUOTES, "quotation": QUOTATIONS, "number": NUMBERS, "gap": GAPS}
    return {kind: tuple(pieces) for kind, pieces in words.items()} | stock


@cache
def real_sentences() -> list[str]:
    """Return the sentences of the hand-coded Wikinews articles, cut where a stop and a space stand."""
    texts = [json.loads(line)["text"] for line in GOLD.read_text("utf-8").splitlines()]
    return [part for text in texts for block in text.split("\n\n") for part in block.split(". ") if part.strip()]


def composed_text(random: Random) -> str:
    """Return a text of one to four paragraphs, each of invented or of disarranged sentences; the same for a seed."""
    paragraphs = [composed_paragraph(random) for _ in range(random.randint(1, 3))]
    return random.choice(("\n\n", "\n\n", "\n", "\r\n\r\n")).join(paragraphs)


def composed_paragraph(random: Random) -> str:
    """Return a paragraph of one to four sentences; one in twenty has no word in it."""
    if random.random() < 0.05:
        return random.choice(PARAGRAPHS)
    sentences = [random.choice(SENTENCES)(random) for _ in range(random.randint(1, 4))]
    return random.choice((". ", ". ", " ", ".\n", "")).join(sentences) + random.choice((".", ".", "", "”", ":", "?"))


def a_piece(random: Random, kind: str | None = None) -> str:
    """Return one piece of the vocabulary, of a kind or of any."""
    return random.choice(vocabulary()[kind or random.choice(list(vocabulary()))])


def heaped(random: Random) -> str:
    """Return up to twenty pieces of any kind in a row, most with a space before them."""
    pieces = [a_piece(random) for _ in range(random.randint(1, 20))]
    return "".join(piece if piece in MARKS or random.random() < 0.05 else f" {piece}" for piece in pieces).strip()


def patterned(random: Random) -> str:
    """Return a sentence by the pattern of reported speech, each of its places filled by chance or left out."""
    pieces = [a_piece(random, random.choice(kinds)) for kinds in PATTERN if random.random() < 0.6]
    sentence = "".join(piece if piece in MARKS else f" {piece}" for piece in pieces).strip()
    return sentence[:1].upper() + sentence[1:]


PATTERN = (
    *(("break", "adverb", "conjunction", "preposition", "quotation", "according"), ("mark",)),
    *(("determiner", "cue"), ("cue", "name", "number", "person"), ("noun", "role", "name", "pronoun"), ("mark",)),
    *(("preposition", "relative"), ("name", "day", "noun"), ("mark",), ("auxiliary", "adverb"), ("cue", "verb")),
    *(("name", "object pronoun", "day", "preposition"), ("mark", "that"), ("quotation", "pronoun", "determiner")),
    *(("noun", "role", "cue"), ("auxiliary", "verb"), ("mark", "conjunction"), ("cue", "verb"), ("quotation",)),
    *(("mark",), ("pronoun", "name", "role"), ("cue",)),
)


def disarranged(random: Random) -> str:
    """Return a real sentence, or the halves of two, with some words deleted, swapped or replaced."""
    words = random.choice(real_sentences()).split(" ")
    if random.random() < 0.3:
        other = random.choice(real_sentences()).split(" ")
        words = words[: random.randint(0, len(words))] + other[random.randint(0, len(other)) :]
    for _ in range(random.randint(0, 6)):
        if len(words) < 2:
            break
        here, there = random.randrange(len(words)), random.randrange(len(words))
        change = random.randrange(4)
        if change == 0:
            del words[here]
        elif change == 1:
            words[here], words[there] = words[there], words[here]
        elif change == 2:
            words[here] = a_piece(random)
        else:
            words = words[here:]
    return " ".join(words)


SENTENCES = (heaped, patterned, patterned, patterned, disarranged)
