"""The coding from outside: its agreement with the settled codes counted by hand, and no difference left undiscussed."""

from __future__ import annotations

import shutil

import pytest
from planted import edit

from story import coding, passes


@pytest.fixture(scope="module")
def differences(root, article):
    """Every difference between pass D and the settled codes."""
    return passes.differences(root / "data/coding", article)


def test_the_two_agree_on_who_says_what_and_how(root):
    agreed = passes.against_settled(coding.read_table(root / "data/coding/attributions.csv"))
    assert [row["f1"] for row in agreed.found] == [1.0]
    shares = {row["variable"]: row["agreement"] for row in agreed.codes}
    for variable in ("form", "status", "source_id", "source_span", "cue_span", "channel", "channel_basis"):
        assert shares[variable] == 1, variable
    # By reading the two sheets side by side: four of 18 units differ in `does`, two in modality.
    assert shares["does"] == pytest.approx(14 / 18) and shares["modality"] == pytest.approx(16 / 18)


def test_the_differences_are_those_of_the_two_sheets(differences):
    assert set(differences.query("code == 'modality'")["unit"]) == {"S3", "S18"}
    barker = differences.query("unit == 'barker'").iloc[0]
    assert (barker["code"], barker["settled"], barker["other"], barker["paragraph"]) == (
        "introduced",
        "no",
        "partial",
        12,
    )
    assert set(differences["kind"]) <= set(passes.KINDS) and differences["why"].str.endswith(".").all()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("attributions.csv", "D,D4,4,direct", "D,D4,4,mixed", r"not discussed \[\('attributions', 'S4', 'form'\)\]"),
        (
            "sources.csv",
            "D,barker,B,Barker,person,not stated,partial",
            "D,barker,B,Barker,person,not stated,no",
            "no difference",
        ),
    ],
)
def test_a_difference_without_a_word_and_a_word_without_a_difference_are_refused(
    root, tmp_path, article, file, old, new, message
):
    folder = shutil.copytree(root / "data/coding", tmp_path / "coding")
    edit(file, old, new)(folder)
    with pytest.raises(ValueError, match=message):
        passes.differences(folder, article)


def test_the_settled_codes_do_not_rest_on_the_coding_from_outside(root):
    agreed = passes.between_passes(coding.read_table(root / "data/coding/attributions.csv"))
    assert {row["coder"] for row in agreed.raw} == {"A", "B", "C"}


def test_every_split_of_the_passes_is_named(root, article):
    splits = passes.splits(root / "data/coding", article)
    # By reading the three sheets side by side.
    assert set(splits.query("table == 'attributions'")["code"]) == {"modality", "content_spans", "does", "modal_words"}
    assert splits.query("table == 'sources'")[["unit", "code", "coder"]].values.tolist() == [
        ["oir", "role_as_stated", "A"],
        ["oir-officials", "speaks_for", "A"],
        ["oir-officials", "speaks_for_basis", "A"],
        ["oir-officials", "role_as_stated", "C"],
        ["iran-backed-militia", "kind", "A"],
        ["iran-backed-militia", "replaceable", "A"],
        ["barker", "replaceable", "A"],
    ]
