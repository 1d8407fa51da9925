"""The engine's audit of an article: codes as a reader would give them, each with its rule, words counted once."""

from __future__ import annotations

import pytest

from newsaudit import Article, readability
from newsaudit.audit.coder import audited
from newsaudit.audit.data import audit_data
from newsaudit.audit.meanings import rule_meanings

ARTICLE = (
    "Mayor Anna Wren said the bridge will close. “We have no choice,” Wren said in a news release.\n\n"
    "Residents worry that shops could fail. The council declined to comment on the cost.\n"
)


@pytest.fixture(scope="module")
def small():
    """The audit of a small invented article."""
    return audited(Article(ARTICLE, name="bridge"))


def test_a_small_article_is_audited_as_a_reader_would(small):
    units = small.attributions
    assert [one.id for one in units] == ["E1", "E2", "E3", "E4"]
    assert [one.source_id for one in units] == ["anna-wren", "anna-wren", "residents", "council"]
    assert [one.form for one in units] == ["indirect", "direct", "indirect", "indirect"]
    assert [one.status for one in units] == ["reported"] * 3 + ["not disclosed"]
    assert [one.cue_class for one in units] == ["plain", "plain", "alarmed", "n/a"]
    assert [small.article[span] for span in units[3].cue + units[3].contents] == ["declined", "to comment on the cost"]
    assert (sum(one.quoted for one in units), sum(one.paraphrased for one in small.reported)) == (4, 4 + 4)
    assert [(source.key, source.name, source.role_as_stated) for source in small.sources] == [
        ("W", "Anna Wren", "Mayor"),
        ("R", "Residents", "Residents"),
        ("C", "The council", "not stated"),
    ]
    assert [source.heard for source in small.sources] == ["quoted", "paraphrased", "nothing disclosed"]
    data = audit_data(small)
    assert data["unnamed"] == ["residents"] and data["never_introduced"] == []


def test_the_audit_is_frozen(small):
    with pytest.raises(AttributeError):
        small.coder = "anna"
    with pytest.raises(AttributeError):
        small.attributions[0].form = "direct"


def test_the_same_text_gives_the_same_audit(small):
    again = audited(Article(ARTICLE, name="bridge"))
    assert (again.attributions, again.sources, again.silences) == (small.attributions, small.sources, small.silences)


def test_each_code_names_a_rule_that_is_explained(small):
    for one in (*small.attributions, *small.sources):
        assert set(one.rules.values()) <= rule_meanings().keys(), one
        for code in ("form", "status", "channel", "cue_class", "kind", "introduced"):
            given = getattr(one, code, "")
            assert not given or code in one.rules or one.status == "not disclosed", (code, one)


def test_a_word_inside_two_attributions_is_counted_for_the_inner_one():
    outer, inner = audited(Article("Wren said that Ms Poole had said that the bridge will close.")).attributions
    assert (outer.paraphrased, inner.paraphrased) == (len("that Ms Poole had said".split()), 5)


def test_a_silence_is_tied_to_its_attribution():
    audit = audited(Article("The council declined to comment on the cost. Officials gave no details on it."))
    cues = {one.id: [audit.article[span] for span in one.cue] for one in audit.attributions}
    assert [cues[silence.attribution] for silence in audit.silences] == [["declined"], ["gave no details"]]


def test_a_silence_without_an_attribution_is_one_for_a_person_to_finish(article):
    audit = audited(article)
    [silent] = [one for one in audit.attributions if one.status == "not disclosed"]
    assert [article[span] for span in silent.cue] == ["provided no details"] and silent.source_id == ""
    assert "a person has to say" in silent.note and audit.silences[0].attribution == silent.id


def test_counts_of_text_are_those_of_the_chapters(article):
    data = audit_data(audited(article))
    counts = [data["article"][unit] for unit in ("words", "sentences", "paragraphs")]
    assert counts == [534, 19, 14]
    figures = readability.scores(readability.total(readability.count_sentences(article)))
    assert {row["name"]: row["value"] for row in data["readability"]["scores"]} == {
        name: round(value, 2) for name, value in figures.items()
    }
