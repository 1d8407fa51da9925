"""Eight published readability formulas on given counts: numbers in, one number out, no text and no rounding.

Every argument is a count over the same stretch of text. `words` and `sentences` must be at least 1, since no formula is
defined without them: a formula then raises `ZeroDivisionError`, and `scores` a `ValueError` that says why.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from functools import cache


def flesch_reading_ease(words, sentences, syllables):
    """Flesch Reading Ease: 206.835 - 1.015 words/sentence - 84.6 syllables/word.

    Points, the higher the easier; meant for 0 to 100, unbounded below, at most 121.22. For running adult prose in
    samples of 100 words. Source: Flesch (1948).
    """
    return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)


def flesch_kincaid_grade(words, sentences, syllables):
    """Flesch-Kincaid grade level: 0.39 words/sentence + 11.8 syllables/word - 15.59.

    U.S. school grade, at least -3.40; fitted on 531 Navy enlisted personnel and 18 passages, so a value above the
    school grades names no reader. Source: Kincaid et al. (1975).
    """
    return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59


def gunning_fog(words, sentences, hard_words):
    """Gunning fog index: 0.4 (words/sentence + 100 hard words/word).

    Years of schooling, 0 or more; hard words have three or more syllables and are neither proper nouns, nor compounds
    of easy words, nor made so by -ed, -es or -ing. For passages of 100 words or more. Source: Gunning (1952).
    """
    return 0.4 * ((words / sentences) + 100 * (hard_words / words))


def smog(sentences, polysyllables):
    """SMOG grade: 1.0430 sqrt(30 words of three or more syllables/sentence) + 3.1291.

    U.S. school grade, at least 3.13; made for 30 sentences (ten from the beginning, the middle and the end), so on
    fewer it is extrapolated. Source: McLaughlin (1969).
    """
    return 1.0430 * (30 * (polysyllables / sentences)) ** 0.5 + 3.1291


def coleman_liau(words, sentences, letters):
    """Coleman-Liau index: 0.0588 letters/100 words - 0.296 sentences/100 words - 15.8.

    U.S. school grade, fitted on college-level cloze tests (grades 1 to 16); letters are letters and digits.
    Source: Coleman and Liau (1975).
    """
    return 0.0588 * 100 * (letters / words) - 0.296 * 100 * (sentences / words) - 15.8


def automated_readability(words, sentences, letters):
    """Automated Readability Index: 4.71 letters/word + 0.5 words/sentence - 21.43.

    U.S. school grade, fitted on school books of grades 1 to 7; sources differ on whether punctuation counts among the
    letters, here it does not. Source: Senter and Smith (1967).
    """
    return 4.71 * (letters / words) + 0.5 * (words / sentences) - 21.43


def dale_chall(words, sentences, unfamiliar_words):
    """Dale-Chall score of 1948: 0.1579 (100 unfamiliar words/word) + 0.0496 words/sentence + 3.6365.

    A raw score that the authors turn into grades by a table (4.9 and below: grade 4; 10 and above: college graduate);
    the constant is always added. For grade 4 and up. Source: Dale and Chall (1948).
    """
    return 0.1579 * 100 * (unfamiliar_words / words) + 0.0496 * (words / sentences) + 3.6365


def lix(words, sentences, long_words):
    """LIX: words/sentence + 100 long words/word, a long word having more than six letters.

    Points from about 20 (very easy) to 60 (very hard), 0 or more; made for Swedish, used for other languages.
    Source: Björnsson (1968).
    """
    return words / sentences + 100 * (long_words / words)


FORMULAS = {
    "Flesch Reading Ease": flesch_reading_ease,
    "Flesch–Kincaid": flesch_kincaid_grade,
    "Coleman–Liau": coleman_liau,
    "LIX": lix,
    "Gunning fog": gunning_fog,
    "SMOG": smog,
    "ARI": automated_readability,
    "Dale–Chall 1948": dale_chall,
}


def scores(counts: Mapping[str, float]) -> dict[str, float]:
    """Return every score of a set of counts, by the formula's name; the counts are named as the formulas name them.

    Raises `ValueError` where there is no sentence or no word.
    """
    if min(counts["sentences"], counts["words"]) < 1:
        raise ValueError("a readability score needs at least one sentence and one word")
    return {name: formula(*(counts[each] for each in arguments_of(name))) for name, formula in FORMULAS.items()}


@cache
def arguments_of(name: str) -> tuple[str, ...]:
    """Return the counts that a formula takes, in its order."""
    return tuple(inspect.signature(FORMULAS[name]).parameters)
