"""What about a text makes its audit less sure than usual: in sentences, for whoever reads the report."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsaudit import lexicon
from newsaudit.article import Article
from newsaudit.engine.plain import WEB_PAGE, WRONG_ENCODING, in_right_encoding
from newsaudit.numbers import count, share

SMALL_CLASSES = frozenset(
    ["determiner", "preposition", "pronoun", "object pronoun", "auxiliary", "conjunction", "that", "relative"]
)
ENGLISH = 0.15  # of the words of English news a third or more are small ones; the least among 864 articles was 16 %
FEW_WORDS = 100
# At most forty letters before it: without an end the search would take time by the square of a long word.
LOST_MARK = re.compile(r"\w{1,40}\?(?:s|t|d|ll|re|ve|m)\b(?![=&])|\w{0,40}\ufffd\w*")
# Where numbers stand, beside a text that is not English.
NOT_ENGLISH = "not valid: the text does not read as English"


def cautions(article: Article) -> list[str]:
    """Return sentences that say why estimates or counts of this text are less sure; none for an ordinary article."""
    return [sentence for check in CHECKS if (sentence := check(article))]


def not_english(article: Article) -> str:
    """Return the sentence for a text of which few words are small English ones: “the”, “of”, “was”."""
    if reads_as_english(article):
        return ""
    return (
        "This does not read as English, and nothing of this report holds for another language: only "
        f"{share(function_words(article), len(article.words))} of its words are small English ones such as “the” or "
        "“of”; in English news a third or more are."
    )


def reads_as_english(article: Article) -> bool:
    """Return whether enough words of the story are small English ones."""
    return function_words(article) >= ENGLISH * len(article.words)


@lru_cache(maxsize=1)  # each audit asks more than once
def function_words(article: Article) -> int:
    """Return how many words of the story are small English ones."""
    small, words = english_function_words(), article[article.story].lower().split()
    return sum(word.strip(".,;:!?“”\"‘’'()") in small for word in words)


@cache
def english_function_words() -> frozenset[str]:
    """Return the small words of English of `lexicon/words.csv`, in lower case."""
    return frozenset(row["lemma"] for row in lexicon.rows("words") if row["class"] in SMALL_CLASSES)


def markup(article: Article) -> str:
    """Return the sentence for tags or entities of a web page in the story: “<p>”, “&quot;”."""
    found = WEB_PAGE.search(article.text, *article.story)
    return (
        f"The text holds marks of a web page, such as {found.group()}: attributions are read as if they were not "
        "there, but they count as words; copy the article as plain text."
        if found
        else ""
    )


def wrong_encoding(article: Article) -> str:
    """Return the sentence for UTF-8 that was read as Windows-1252, so that a mark became three letters: “â€œ”."""
    marks = WRONG_ENCODING.findall(article.text, *article.story)
    return (
        f"{count(len(marks), 'mark')} of the text came through a wrong encoding, such as {marks[0]} for "
        f"{in_right_encoding(marks[0])}: attributions are read as if they were right, but the text and its counts of "
        "words and syllables are as they stand; copy the article again, or mend it with the library ftfy."
        if marks
        else ""
    )


def lost_marks(article: Article) -> str:
    """Return the sentence for apostrophes that an encoding without them has turned into question marks: “it?s”."""
    marks = LOST_MARK.findall(article.text, *article.story)
    return (
        f"{count(len(marks), 'mark')} of the text got lost in another encoding, as in "
        f"{marks[0]}: quotation marks are not found where they are gone; copy the article again."
        if marks
        else ""
    )


def broken_lines(article: Article) -> str:
    """Return the sentence for paragraphs that open with a small letter: lines were taken for paragraphs."""
    broken = sum(article[paragraph][0].islower() for paragraph in article.paragraphs)
    if broken < max(3, len(article.paragraphs) / 4):
        return ""
    return (
        f"{count(broken, 'paragraph')} of {count(len(article.paragraphs))} open with a small letter: lines that belong "
        "together were taken for paragraphs; put an empty line between paragraphs."
    )


def capitals(article: Article) -> str:
    """Return the sentence for a text in which most letters are capitals, so that a name looks like any other word."""
    story = article[article.story]
    letters, upper = sum(map(str.isalpha, story)), sum(map(str.isupper, story))
    return (
        "Most of the text is in capitals: names cannot be told from other words, and sources will be missed."
        if upper > letters / 2
        else ""
    )


def few_words(article: Article) -> str:
    """Return the sentence for so few words that one sentence more or less would turn the shares."""
    words = len(article.words)
    if words >= FEW_WORDS:
        return ""
    return f"The story has {count(words, 'word')} only: one sentence more or less would change every share and score."


CHECKS = (not_english, markup, wrong_encoding, lost_marks, broken_lines, capitals, few_words)
