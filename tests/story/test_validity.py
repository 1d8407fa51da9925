"""The engine against the coding, and the findings under other judgement calls."""

from __future__ import annotations

import pytest

from newsaudit.audit.coder import audited
from story import coding, sensitivity, validity


def test_a_coding_differs_from_itself_in_nothing(codes):
    assert validity.differences(codes, codes).empty and validity.register_differences(codes, codes).empty
    right = validity.summary(codes, codes)
    assert (right["right"] == right["of"])[right["measure"] != "content, its unattributed ending taken in"].all()


def test_each_planted_difference_is_listed_once(codes):
    changed = codes.attributions.copy()
    changed.loc[changed["id"] == "S4", "channel"] = "release"
    changed.loc[changed["id"] == "S1", "content_spans"] = changed.loc[changed["id"] == "S1", "wide_spans"]
    changed = changed[changed["id"] != "S12"]
    found = validity.differences(codes, codes._replace(attributions=changed))
    assert list(zip(found["unit"], found["what"], strict=True)) == [
        ("S1", "content"),
        ("S4", "channel"),
        ("S12", "attribution"),
    ]
    assert found["by_engine"][0].startswith("with the unattributed ending: ") and found["by_engine"][2] == "not found"


def test_differences_are_all_there_are(codes, article):
    """The engine's table with every listed difference undone is the coding, field by field."""
    machine = coding.coding_of(audited(article))
    listed = {(row.unit, row.what) for row in validity.differences(codes, machine).itertuples()}
    for ours, theirs in validity.pairs(codes, machine):
        if not (ours and theirs):
            assert ((ours or {}).get("id", ""), "attribution") in listed
            continue
        for what, column in {**validity.SPANS, "content": "content_spans", **{c: c for c in validity.CODES}}.items():
            assert (ours[column] != theirs[column]) == ((ours["id"], what) in listed), (ours["id"], what)


def test_units_with_the_same_cue_are_the_same_even_if_another_content_overlaps_more(codes, article):
    partners = {
        ours["id"]: theirs
        for ours, theirs in validity.pairs(codes, coding.coding_of(audited(article)))
        if ours and theirs
    }
    assert partners["S11"]["cue_text"] == "announced"


def test_shares_as_coded_are_those_of_the_chapters(codes):
    from story import voices

    words, shares = coding.words_by_source(codes), sensitivity.shares(sensitivity.state(codes))
    sides = words.set_index("source_id")["quoted"].groupby(voices.sides(codes)).sum()
    channels = voices.words_by_channel(codes).set_index("channel")["quoted"]
    total = words["quoted"].sum()
    assert shares["quoted"] == pytest.approx(total / len(codes.article.words))
    assert shares["official"] == pytest.approx(sides["officials"] / total)
    assert shares["release"] == pytest.approx(channels["release"] / total)
    assert shares["largest"] == pytest.approx(words["quoted"].max() / total)


def test_each_call_moves_what_it_is_about(codes):
    each = sensitivity.each_call(codes)
    base = each.loc[sensitivity.AS_CODED]
    moves = {
        "wide": "attributed",
        "scare_quotes": "quoted",
        "editor_as_speaker": "quoted",
        "not_carried": "release",
        "all_counted": "plain",
        "one_coalition": "largest",
        "one_britain": "largest",
        "one_side": "largest",
        "barker_official": "official",
        "barker_replaceable": "replaceable",
    }
    assert moves.keys() | {"announced_as_release"} == sensitivity.CALLS.keys()
    for call, share in moves.items():
        assert each[share][call] != base[share], call
    announced = coding.reported(codes).query("channel == 'announcement'")
    assert announced["quoted"].sum() == 0  # which is why that call moves no share of quoted words
    assert (each.loc["announced_as_release"] == base).all()


def test_every_combination_is_tried_and_a_finding_that_falls_is_said_to(codes):
    every = sensitivity.all_calls(codes)
    assert len(every) == 2 ** len(sensitivity.CALLS)
    verdicts = sensitivity.verdicts(codes).set_index("finding")
    for finding, (share, holds) in sensitivity.FINDINGS.items():
        falls = [turned for turned, value in zip(every["turned"], every[share], strict=True) if not holds(value)]
        assert verdicts["stands_always"][finding] == (not falls), f"{finding!r} falls under {falls[:1]}."
    assert verdicts["turns"]["No replaceable voice is quoted"] == ["barker_replaceable"]
    assert not verdicts["stands_always"]["No replaceable voice is quoted"]
    assert verdicts["stands_always"]["Most cues are plain"]
    assert verdicts["stands_always"]["The warning about Iran is not quoted"]
    assert verdicts["stands_always"]["All quoted words come from these officials or someone never introduced"]
    assert (verdicts["low"] <= verdicts["as_coded"]).all() and (verdicts["as_coded"] <= verdicts["high"]).all()


def test_a_quoted_warning_and_a_stranger_introduced_turn_the_headline(codes):
    units = codes.attributions.copy()
    quoted = units["quote_spans"] != ""
    units.loc[units[quoted].index[0], "does"] = "warns"
    assert sensitivity.shares(sensitivity.state(codes._replace(attributions=units)))["warning"] > 0
    sources = codes.sources.assign(introduced=codes.sources["introduced"].replace("no", "yes"))
    assert sensitivity.shares(sensitivity.state(codes._replace(sources=sources)))["known"] < 1
