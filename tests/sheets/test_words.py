"""Spans by words alone: found where they stand, in order, near what they belong to, the text's own words kept."""

from __future__ import annotations

import pytest
from small_sheets import SMALLEST, by_sheet, faults_of

from newsaudit import Article


def said(audit, field: str = "contents") -> list[list[str]]:
    """Return what stands at a field's spans, an attribution after the other."""
    return [[audit.article[span] for span in getattr(one, field)] for one in audit.attributions]


def test_the_smallest_sheet_makes_an_audit(bridge):
    audit = by_sheet(bridge, SMALLEST)
    assert audit.coder == "wren"
    assert said(audit, "source") == [["Mayor Anna Wren"], ["Wren"], ["Residents"]]
    assert [(one.form, one.channel, one.cue_class) for one in audit.attributions] == [
        ("indirect", "not stated", "plain"),
        ("direct", "release", "plain"),
        ("indirect", "not stated", "alarmed"),
    ]
    assert [(one.quoted, one.paraphrased) for one in audit.attributions] == [(0, 6), (4, 0), (0, 4)]
    assert [(one.name, one.role_as_stated, one.kind) for one in audit.sources] == [
        ("Anna Wren", "Mayor", "person"),
        ("Residents", "Residents", "group"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        '"we have NO choice,"',
        "‘We  have\nno choice’",
        "We have no choice.",
        "«We have no choice,»",
        "We have no\u00a0choice",
        "We ha\u00adve no choice",
    ],
)
def test_marks_case_and_white_space_are_forgiven_and_the_texts_own_words_kept(bridge, words):
    [[piece]] = said(by_sheet(bridge, [{"source": "Wren", "cue": "SAID", "words": words}]))
    assert piece.strip("“”,") == "We have no choice"


@pytest.mark.parametrize("words", ["We have no choices", "We had no choice", "We have no choi", "Wé have no choice"])
def test_no_letter_is_forgiven(bridge, words):
    [fault] = faults_of(bridge, [{"source": "Wren", "cue": "said", "words": words}])
    assert fault.startswith("1.csv, row 2, words: ") and "is not in the text; nearest to it is “" in fault
    assert "have no choice" in fault or "We have no" in fault


def test_words_that_stand_twice_are_taken_in_order(bridge):
    rows = [{"source": name, "cue": "said", "words": "“It’s over,”"} for name in ("Tom Poole", "he")]
    audit = by_sheet(bridge, rows)
    first = bridge.text.index("“It’s over,”")
    assert [one.contents[0].start for one in audit.attributions] == [first, bridge.text.rindex("“It’s over,”")]
    assert [bridge.text[one.source[0].end :][:4] for one in audit.attributions] == [", wh", " sai"]


def test_words_that_stand_twice_are_asked_for_where_nothing_tells_which(bridge):
    [fault] = faults_of(bridge, [{"source": "Tom Poole", "cue": "said", "words": "It's over"}])
    assert "stands 2 times, in ¶2 (" in fault and "say which, by its paragraph in a column paragraph" in fault


def test_the_paragraph_says_which():
    article = Article("Anna Wren said it is over.\n\nTom Poole said it is over.\n\nTom Poole said it is over again.")
    rows = [{"source": "Tom Poole", "cue": "said", "words": "it is over", "paragraph": "2"}]
    [one] = by_sheet(article, rows).attributions
    assert one.paragraph == 2
    assert faults_of(article, [rows[0] | {"paragraph": ""}]) != []
    [fault] = faults_of(article, [rows[0] | {"paragraph": "4"}])
    assert "'4' is not the number of a paragraph; the story has 3." in fault


def test_the_source_beside_the_words_says_which():
    article = Article("Anna Wren said it is over.\n\nTom Poole said it is over.")
    [one] = by_sheet(article, [{"source": "Tom Poole", "cue": "said", "words": "it is over"}]).attributions
    assert one.paragraph == 2


def test_the_cue_is_the_one_of_the_sentence():
    article = Article("“No,” Anna Wren said. “Yes, we will,” she said. “Perhaps,” Wren said.")
    [one] = by_sheet(article, [{"source": "she", "cue": "said", "words": "“Yes, we will,”"}]).attributions
    assert article.text[: one.cue[0].start].endswith("she ")


def test_a_cue_that_stands_elsewhere_only_is_a_fault():
    article = Article("Anna Wren warned that it is over.\n\nTom Poole said it is good.")
    [fault] = faults_of(article, [{"source": "Tom Poole", "cue": "warned", "words": "it is good"}])
    assert "“warned” does not stand beside the words of this row, in ¶2; it does in ¶1." in fault


def test_a_source_that_is_named_elsewhere_is_the_name_and_has_no_place(bridge):
    audit = by_sheet(bridge, [{"source": "Tom Poole", "cue": "said", "words": "It’s over", "content_spans": ""}] * 2)
    assert said(audit, "source")[0] == ["Tom Poole"]
    article = Article("Tom Poole came to the house. He had a plan.\n\n“It is over,” he said.")
    [one] = (audit := by_sheet(article, [{"source": "Tom Poole", "cue": "said", "words": "It is over"}])).attributions
    assert one.source == () and audit.sources[0].name == "Tom Poole"


def test_pieces_are_joined_by_a_bar(bridge):
    [one] = by_sheet(bridge, [{"source": "Wren", "cue": "said", "words": "the bridge | in May"}]).attributions
    assert [bridge[span] for span in one.contents] == ["the bridge", "in May"]


def test_offsets_are_taken_as_they_are(bridge):
    start = bridge.text.index("the bridge")
    rows = [
        {"source": "Mayor Anna Wren", "cue": "said", "content_spans": f"{start}-{start + 10}", "words": "The bridge"}
    ]
    assert said(by_sheet(bridge, rows)) == [["the bridge"]]


@pytest.mark.parametrize("cell", ["12-Jan", "Jan-12", "12.01.2026", "2026-01-12", "12/1/2026"])
def test_offsets_that_a_spreadsheet_took_for_a_date_are_found_by_the_words(bridge, cell):
    rows = [{"source_span": cell, "source_text": "Residents", "cue": "worry", "words": "that shops could fail"}]
    assert said(by_sheet(bridge, rows), "source") == [["Residents"]]
    assert "looks like a date" in faults_of(bridge, [rows[0] | {"source_text": ""}])[0]


def test_quotations_are_found_by_their_marks_even_if_the_words_leave_them_out(bridge):
    [one] = by_sheet(bridge, [{"source": "Wren", "cue": "said", "words": "We have no choice"}]).attributions
    assert (one.form, one.quoted, one.paraphrased) == ("direct", 4, 0) and "attribution" not in one.rules


def test_a_decomposed_accent_is_the_same_letter():
    article = Article("Zoe\u0301 Wren said that it is over.")
    [one] = by_sheet(article, [{"source": "Zo\u00e9 Wren", "cue": "said", "words": "it is over"}]).attributions
    assert article[one.source[0]] == "Zoe\u0301 Wren"
