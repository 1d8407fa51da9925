"""The story's readability: counts by reading, its steps from textstat, and textstat's known deviations."""

from importlib import resources
from pathlib import Path

import pandas as pd
import pytest
import textstat

from newsaudit import Article
from newsaudit import readability as r
from newsaudit.readability import formulas as f
from newsaudit.readability.counts import is_familiar
from newsaudit.readability.syllables import pronunciations, word_type
from story import coding
from story import readability as of_story

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def read(article):
    return of_story.read_counts(DATA / "coding", article)


@pytest.fixture(scope="module")
def readings(read):
    return read.syllables


# --- counts by reading -------------------------------------------------------------------------------------------


def test_counts_by_reading_are_frozen(read):
    assert r.total(read.counts) == {
        "sentences": 19,
        "words": 534,
        "syllables": 937,
        "letters": 2643,
        "polysyllables": 96,
        "long_words": 158,
        "hard_words": 50,
        "unfamiliar_words": 121,
    }


def test_coded_sentences_are_the_story_and_nothing_else(article, read):
    frame = pd.read_csv(DATA / "coding/sentences.csv")
    spans = read.sentences
    assert [article.paragraph_of(start) for start, _ in spans] == frame["paragraph"].tolist()
    between = "".join(article.text[a[1] : b[0]] for a, b in zip(spans, spans[1:], strict=False))
    assert not between.strip() and spans[0][0] == article.story.start and spans[-1][1] == article.story.end


def test_automatic_sentences_agree_with_the_reading(article, read):
    assert article.sentences == read.sentences


def test_coded_syllables_cover_what_the_dictionary_leaves_open(article, readings):
    types = {word_type(article[word]) for word in article.words}
    open_types = {w for w in types if len(set(pronunciations(w.lower()) or [0, 1])) > 1}
    assert open_types - set(readings.index) == set()
    assert set(readings.index) - types == set()
    assert (readings["low"] <= readings["reading"]).all() and (readings["reading"] <= readings["high"]).all()
    assert readings.index.is_unique and (readings["note"] != "").all()


def test_automatic_and_read_syllables_differ_only_where_listed(article, readings):
    different = {word for word, row in readings.iterrows() if r.syllables(word).count != row["reading"]}
    assert different == {"III", "Qaim", "Daesh", "our"}


def test_steps_lead_from_textstat_to_the_count_by_reading(article, read):
    steps = of_story.grade_steps(article, read)
    assert steps["grade"].iloc[0] == pytest.approx(textstat.flesch_kincaid_grade(article.text))
    assert steps["grade"].iloc[1] == pytest.approx(textstat.flesch_kincaid_grade(article[article.story]))
    assert steps["grade"].iloc[-1] == pytest.approx(r.scores(r.total(read.counts))["Flesch–Kincaid"])
    assert steps["sentences"].tolist() == [23, 21, 19, 19, 19]


def test_the_longest_sentence_carries_the_land_route(article, read):
    longest = max(read.counts, key=lambda sentence: sentence.words)
    assert (longest.paragraph, longest.words) == (11, 53)
    assert "land route" in article[longest.start, longest.end]
    assert article.text.count("land route") == 1


def test_overview_compares_automatic_with_automatic(article, read):
    reference = r.reference_scores()
    frame = of_story.overview(article, read, reference)
    assert not frame.isna().any(axis=None) and list(frame.index) == list(r.FORMULAS)
    automatic = r.scores(r.total(r.count_sentences(article)))
    assert frame["percentile"].to_dict() == r.percentiles(automatic, reference)
    assert (frame["percentile_low"] <= frame["percentile"]).all() and (
        frame["percentile"] <= frame["percentile_high"]
    ).all()
    assert (frame["fewest"] <= frame["formula"]).all() and (frame["formula"] <= frame["most"]).all()


def test_a_sentence_that_is_not_in_the_text_is_named(tmp_path, article):
    for name in ("sentences", "syllables"):
        text = (DATA / f"coding/{name}.csv").read_text()
        (tmp_path / f"{name}.csv").write_text(text.replace("some coalition troops", "some troops"))
    with pytest.raises(ValueError, match="sentences, 1: the text there is"):
        of_story.read_counts(tmp_path, article)


def test_hurdles_are_spans_of_the_text(article):
    hurdles = coding.read_table(DATA / "coding/hurdles.csv")
    coding.check_spans(article, hurdles, "hurdles")
    assert ((hurdles["explained"] == "yes") == (hurdles["explained_span"] != "")).all()
    for span, text in zip(hurdles["explained_span"], hurdles["explained_text"], strict=True):
        assert " | ".join(article[s] for s in coding.spans(span)) == text


# --- textstat 0.7.8 as it comes: each line is a deviation, and fails when a version mends it -----------------------


@pytest.mark.parametrize(
    ("text", "textstats", "ours"),
    [
        ("Officials with the mission in the U.S. gave no details on that.", 2, 1),
        ("Mr. Smith paid $3.50 to Dr. Jones at 5 p.m. on Monday.", 3, 1),
        ("Stop. Go home. Now.", 1, 3),
        ("He ran. She hid. They won.", 1, 3),
    ],
)
def test_textstat_ends_sentences_at_every_stop(text, textstats, ours):
    assert textstat.sentence_count(text) == textstats
    assert len(Article(text).sentences) == ours


@pytest.mark.parametrize(
    ("word", "textstats", "ours"), [("U.S.", 1, 2), ("COVID-19", 1, 4), ("2020", 1, 4), ("OIR", 1, 3)]
)
def test_textstat_reads_initialisms_and_figures_as_one_syllable(word, textstats, ours):
    assert (textstat.syllable_count(word), r.syllables(word).count) == (textstats, ours)


def test_textstat_rounds_coleman_liau_coefficient(article):
    story = article[article.story]
    theirs = {
        "words": textstat.lexicon_count(story),
        "sentences": textstat.sentence_count(story),
        "letters": textstat.letter_count(story),
    }
    gap = f.coleman_liau(**theirs) - textstat.coleman_liau_index(story)
    assert gap == pytest.approx(0.0008 * 100 * theirs["letters"] / theirs["words"]) and gap > 0.3


def test_textstat_leaves_out_the_dale_chall_constant():
    text = "The cat sat on the mat."
    assert textstat.dale_chall_readability_score(text) == pytest.approx(0.2976)
    assert f.dale_chall(6, 1, 0) == pytest.approx(0.2976 + 3.6365)


def test_textstat_counts_regular_forms_and_a_baby_as_difficult():
    assert textstat.difficult_words("baby things weeks played", 0) == 4
    assert not is_familiar("baby") and is_familiar("weeks")


def test_textstat_glues_words_at_a_long_dash_and_grades_one_word():
    assert textstat.lexicon_count("bases—including one—closed") == 2
    assert textstat.smog_index("Coalition.") == pytest.approx(8.84, abs=0.01)


def test_the_list_of_familiar_words_is_that_of_textstat():
    theirs = resources.files("textstat").joinpath("resources/en/easy_words.txt").read_text("utf-8").split()
    assert r.familiar_words() == set(theirs)


def test_the_sentences_are_redrawn_as_often_as_chapter_4_says(root):
    text = (root / "chapters/04-readability.ipynb").read_text("utf-8")
    assert of_story.DRAWS == 10_000 and "ten thousand times, the middle 95 per cent" in text
