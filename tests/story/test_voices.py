"""Who is heard: every word counted once, every channel by its phrase, every voice by its span."""

import re

import pytest

from newsaudit.article import Span
from newsaudit.audit.words import word_numbers
from story import coding, figures, voices
from story.figures.voices import strip_frame

NAMES = re.compile(
    r"U\.S\. military|[Cc]oalition|Operation Inherent Resolve|OIR|ISIS|Daesh|Caggins|U\.K\.|UK Armed Forces|Wallace|"
    r"Barker|experts|Iraqi forces|Iraqi Security Forces|ISF|Iraqi Government|militia|Iran-backed group|Tehran"
)
# A name within another name or a role is no mention of its own; neither is a campaign named for its enemy.
NO_MENTION = ("the OIR spokesman", "the anti-ISIS campaign")


def span_of(article, text):
    """The span of a phrase that stands once in the article."""
    assert article.text.count(text) == 1, text
    start = article.text.index(text)
    return Span(start, start + len(text))


def test_the_words_in_marks_are_those_counted_in_the_text(codes):
    marked = re.findall(r"“([^“”\"]+)[”\"]", codes.article[codes.article.story])
    words = sum(len(re.findall(r"\S*[^\W_]\S*", passage)) for passage in marked)
    quotations = voices.quotations(codes)
    assert len(quotations) == len(marked)
    assert quotations["words"].sum() + coding.reported(codes)["editor"].sum() == words
    assert quotations["words"].sum() == coding.words_by_source(codes)["quoted"].sum() == 218


def test_each_source_is_on_one_side(codes):
    sides = voices.sides(codes)
    assert set(sides) == set(codes.sources.loc[codes.sources["key"] != "", "source_id"])
    words = coding.words_by_source(codes).set_index("source_id")["quoted"].groupby(sides).sum()
    # Counted on paper: Caggins 16 and 31, OIR 7 and 29, Wallace 28 and 45, the U.K. 2; Barker 60.
    assert words.to_dict() == {"officials": 16 + 31 + 7 + 29 + 28 + 45 + 2, "surname": 60, "experts": 0}


def test_a_carried_channel_counts_only_where_it_says_so(codes):
    rows = voices.words_by_channel(codes).set_index("channel")
    units = coding.reported(codes)
    assert set(rows.sum()) == {len(units), units["quoted"].sum()}
    carried = units[units["channel_basis"] == "carried"]
    moved = rows["quoted"] - rows["quoted_explicit"]
    assert moved["release"] + moved["to the outlet"] == carried["quoted"].sum() == -moved["not stated"]
    assert list(rows.loc["release"]) == [5, 6, 126, 171]


@pytest.mark.parametrize(
    "text, place, source_id",
    [
        ("evil presence", "quoted", "barker"),
        ("strategic outpost", "reported", "us-military"),
        ("cementing", "tail", "two-experts"),
        ("illicit goods", "tail", "national-security-experts"),
        ("responsible for", "reported", ""),
        ("as Iraqi forces have halted all training", "tail", "us-military"),
        ("the U.S.-led mission to defeat ISIS", "story", ""),
        ("announced Thursday", "story", ""),
    ],
)
def test_the_voice_of_a_stretch(codes, text, place, source_id):
    assert voices.voice_of(codes, [span_of(codes.article, text)])[:2] == (place, source_id)


def test_a_stretch_half_in_and_half_out_of_a_quotation_is_not_quoted(codes):
    assert voices.voice_of(codes, [span_of(codes.article, "“key military” service members")]).place == "reported"


def test_two_stretches_of_which_one_is_quoted_are_not_quoted_together(codes):
    inside, outside = (span_of(codes.article, text) for text in ("key military personnel", "on Iraqi bases to ensure"))
    assert voices.voice_of(codes, [inside]).place == "quoted"
    assert voices.voice_of(codes, [inside, outside]).place != "quoted"


def test_mentions_in_quotations_are_those_inside_marks(codes):
    marks = [span for cell in codes.attributions["quote_spans"] for span in coding.spans(cell)]
    for row in voices.spoken_of(codes).itertuples():
        own = codes.mentions[(codes.mentions["kind"] == "actor") & (codes.mentions["about"] == row.source_id)]
        where = [coding.spans(cell) for cell in own["span"]]
        quoted = sum(all(any(a <= span.start and span.end <= b for a, b in marks) for span in each) for each in where)
        assert row.in_quotations == quoted, f"{row.name}: {quoted} of its mentions stand in quotations."


def test_the_voice_in_words(codes):
    assert voices.whose_words(codes, "quoted", "barker") == "Barker [B], quoted"
    assert (
        voices.whose_words(codes, "tail", "us-military")
        == "the reporter, in an unattributed ending after the U.S. military"
    )
    assert voices.whose_words(codes, "reported", "") == "the reporter; no one is named as knowing"
    assert voices.name_of(codes, "iraqi-forces") == "Iraqi forces"
    assert voices.name_of(codes, "national-security-experts") == "national security experts"


def test_every_name_of_an_actor_is_in_a_mention(codes):
    article = codes.article
    held = [coding.spans(cell)[0] for cell in voices.mentions(codes, "actor")["span"]]
    held += [span_of(article, text) for text in NO_MENTION]
    for found in NAMES.finditer(article.text, *article.story):
        assert any(a <= found.start() and found.end() <= b for a, b in held), (
            f"{found.group()} at {found.start()} is in no mention of an actor"
        )


def test_six_paragraphs_hold_a_quotation_and_whose_it_is_and_nothing_else(codes):
    for unit in coding.reported(codes).query("form == 'direct'").itertuples():
        held = coding.spans(" ".join([unit.quote_spans, unit.source_span, unit.cue_span]))
        paragraph = codes.article.paragraphs[unit.paragraph - 1]
        words = word_numbers(codes.article, [paragraph]) - word_numbers(codes.article, held)
        left = " ".join(codes.article[codes.article.words[number]] for number in sorted(words))
        assert left in ("", "Military Times.", "in a news release.", "in the release."), f"¶{unit.paragraph}: {left}"
    assert list(coding.reported(codes).query("form == 'direct'")["paragraph"]) == [4, 5, 7, 8, 12, 14]


def test_actors_mentioned_and_actors_in_the_register_are_the_same(codes):
    actors = voices.mentions(codes, "actor")
    assert set(actors["about"]) == set(codes.sources["source_id"])
    silent = set(codes.sources.query("heard == 'only mentioned'")["source_id"])
    assert set(voices.mentions(codes, "deed")["about"]) == silent == set(voices.spoken_of(codes)["source_id"])
    assert not silent & set(coding.reported(codes)["source_id"])


def test_no_iraqi_and_no_iranian_voice_is_heard(codes):
    heard = codes.sources[codes.sources["source_id"].isin(coding.reported(codes)["source_id"])]
    assert not set(heard["affiliation_stated"]) & {"Iraqi", "Iranian"}


def test_paragraphs_of_mentions_are_those_of_their_spans(codes):
    for row in codes.mentions.itertuples():
        assert codes.article.paragraph_of(coding.spans(row.span)[0].start) == int(row.paragraph), row.id


def test_the_strip_draws_the_words_that_are_counted(codes):
    frame = strip_frame(codes)
    drawn = (frame["last"] - frame["first"] + 1).groupby([frame["source_id"], frame["kind"]]).sum()
    for row in coding.words_by_source(codes).itertuples():
        assert drawn.get((row.source_id, "quoted"), 0) == row.quoted
        assert drawn.get((row.source_id, "paraphrased"), 0) == row.paraphrased


@pytest.mark.parametrize(
    "draw", [figures.words_by_side, lambda codes: figures.lead_figure(codes, "Origin"), figures.quote_strip]
)
def test_quoted_and_paraphrased_differ_without_colour(codes, draw):
    svg = draw(codes).svg
    paraphrased = (coding.words_by_source(codes)["paraphrased"] > 0).sum()
    assert svg.count('class="hatch"') >= paraphrased  # each paraphrase, and the legend's, is filled with a hatch
    assert "<pattern" not in svg, "browsers print a pattern as an image, which makes a page of paper megabytes heavy"
