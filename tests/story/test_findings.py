"""The findings of the landing page: each against numbers counted by hand, and each refused where it no longer holds."""

from dataclasses import replace

import pytest

from newsaudit import Article
from newsaudit.numbers import SPELLED
from story import baseline, findings
from story.coding import Coding, words_by_source
from story.readme import with_headline


def changed(codes: Coding, row: str, **values) -> Coding:
    """The coding with other codes in one attribution."""
    attributions = codes.attributions.copy()
    for column, value in values.items():
        attributions.loc[attributions["id"] == row, column] = value
    return codes._replace(attributions=attributions)


def test_a_quoted_warning_is_not_said_to_be_unquoted(codes):
    warning = codes.attributions[codes.attributions["does"].str.contains("warns")].iloc[0]
    with pytest.raises(ValueError, match="warning is quoted now"):
        findings.headline(changed(codes, warning["id"], quoted=5))


def test_the_headline_says_the_nearest_number_of_tenths(codes):
    for row in codes.attributions.loc[codes.attributions["quoted"] > 0, "id"]:
        less = changed(codes, row, quoted=0)
        tenths = 10 * words_by_source(less)["quoted"].sum() / len(codes.article.words)
        nearest = min(range(11), key=lambda number: abs(number - tenths))
        assert findings.headline(less).startswith(SPELLED[nearest].capitalize()), f"without {row}: {tenths:.2f} tenths"


def test_the_readme_takes_over_whatever_the_headline_says(root, codes):
    readme = (root / "README.md").read_text("utf-8")
    changed_readme = with_headline(readme, r"Nobody \1 is quoted.")
    assert changed_readme.count(r"**Nobody \1 is quoted.**") == 1
    assert with_headline(changed_readme, findings.headline(codes)) == readme


def test_plain_verbs(codes):
    assert findings.plain_verbs(codes) == (
        "Seven of the nine sources heard say, tell, announce or detail; two experts “worry” and national security "
        "experts “have warned”. These two are the only sources with neither a name nor an institution."
    )


def test_plain_verbs_are_not_claimed_where_a_named_source_worries(codes):
    with pytest.raises(ValueError, match="wallace"):
        findings.plain_verbs(changed(codes, "S8", cue_class="alarmed"))


def test_releases(codes):
    # Counted on paper. A phrase beside the words names a release: the U.K. ¶6, Wallace ¶7, Barker ¶12, OIR ¶13 and ¶14.
    named, other = 2 + 28 + 60 + 7 + 29, 45 + 47
    said = findings.beside_other_news(baseline.beside(codes, baseline.read()), codes)
    assert f"Of the quoted words, {named / (named + other):.0%} come with a phrase that names a news release." in said


def test_land_route(codes):
    text = codes.article.text
    before = len(text[: text.index("land route")].replace("—", " ").split())
    assert round(10 * before / 534) == 7
    assert findings.land_route(codes) == (
        "The land route comes seven tenths of the way down, in the story’s longest sentence, of 53 words."
    )


def test_the_experts_are_not_said_to_worry_where_an_official_does(codes):
    assert findings.named_and_unnamed(codes).endswith("who worry and have warned.")
    with pytest.raises(ValueError, match="no longer those of the experts"):
        findings.named_and_unnamed(changed(codes, "S8", cue_class="alarmed"))


def test_the_land_route_is_not_said_to_stand_in_the_longest_sentence_where_another_is(codes):
    short = Article("They want a land route. The sentence that comes after it is the longer one of the two of them.")
    with pytest.raises(ValueError, match="longest sentence"):
        findings.land_route(codes._replace(audit=replace(codes.audit, article=short)))
