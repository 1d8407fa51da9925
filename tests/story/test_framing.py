"""How the sources are framed: what the chapter says about all or none of them holds, and would be seen to fail."""

import pytest

from story import framing, voices
from story.coding import SPAN_COLUMNS, check_spans


def test_only_the_sources_without_name_and_institution_get_a_verb_that_is_not_plain(codes):
    marked, bare = framing.exceptions_to_plain(codes)
    assert marked == bare == {"two-experts", "national-security-experts"}


def test_the_finding_fails_if_one_cue_is_coded_otherwise(codes):
    units = codes.attributions.copy()
    units.loc[units["source_id"] == "barker", "cue_class"] = "confident"
    marked, bare = framing.exceptions_to_plain(codes._replace(attributions=units))
    assert marked - bare == {"barker"}


def test_treatment_tells_a_surname_from_a_name_and_a_group_from_an_institution(codes):
    names = framing.treatment(codes).set_index("source_id")["name"]
    assert names[["caggins", "barker", "oir", "oir-officials", "two-experts"]].tolist() == [
        "full",
        "surname",
        "institution",
        "none",
        "none",
    ]


def test_no_reason_for_the_consolidation_is_within_a_narrow_end(codes):
    reasons = framing.frame_elements(codes, "consolidation")
    assert list(reasons["place"]) == ["tail"] * 3
    assert list(reasons["source_id"]) == ["coalition", "oir", "oir"]


@pytest.mark.parametrize("event, nobody", [("draw-down", ["evaluation"]), ("handover", ["remedy"])])
def test_each_element_has_a_voice_or_is_said_to_have_none(codes, event, nobody):
    rows = framing.frame_elements(codes, event)
    assert list(dict.fromkeys(rows["element"])) == list(framing.ELEMENTS)
    assert list(rows[rows["place"] == "nobody"]["element"]) == nobody
    assert (rows["span"] == "").eq(rows["place"] == "nobody").all()
    assert rows["note"][rows["place"] == "nobody"].str.len().gt(0).all()


def test_the_words_of_danger_are_the_reporters_and_the_moral_one_is_barkers(codes):
    terms = voices.mentions(codes, "term")
    danger = terms[terms["note"].str.startswith("danger")]
    assert len(danger) and "quoted" not in set(danger["place"])
    evil = terms[terms["text"] == "an evil presence"].iloc[0]
    assert (evil["place"], evil["source_id"]) == ("quoted", "barker")


def test_names_for_one_thing_are_at_least_two(codes):
    labels = voices.mentions(codes, "label")
    assert labels.groupby("about")["text"].nunique().min() >= 2


def test_a_frame_whose_text_has_moved_is_refused(codes):
    frames = codes.frames.copy()
    row = frames.index[frames["span"] != ""][0]
    frames.loc[row, "text"] = "something else"
    assert SPAN_COLUMNS["span"] == "text"
    with pytest.raises(ValueError, match=frames.loc[row, "id"]):
        check_spans(codes.article, frames, "frames")
