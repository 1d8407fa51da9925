"""An audit in the box of chapter 8 corrected in a real browser: counted again, taken back, kept, and taken up again."""

from __future__ import annotations

import json

import pytest
from auditing import BRIDGE, audit, corrected, downloaded, names, pick
from looking import ALL, axe_faults, resize
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_sources_and_attributions_are_corrected_recounted_and_taken_back(shared):
    page, faults, _ = shared
    audit(page, BRIDGE)
    panel = page.locator("#own-article-correcting")
    first = json.loads(downloaded(page, ".json"))
    assert names(first) == ["Anna Wren", "Shopkeepers", "The council"]
    panel.locator("summary").click()
    panel.get_by_label("is called").fill("Mayor Wren")
    data = corrected(page, "rename", "Anna Wren is now called Mayor Wren.")
    assert names(data)[0] == "Mayor Wren" and data["coding"]["coder"] == "you"
    panel.locator("select").first.select_option(label="The council")
    panel.locator("select").last.select_option(label="Mayor Wren")
    data = corrected(page, "merge", "The council is made one with Mayor Wren.")
    assert names(data) == ["Mayor Wren", "Shopkeepers"] and data["sources"][0]["attributions"] == ["E1", "E2", "E4"]
    page.get_by_label("E3 is said by").select_option(label="Mayor Wren")
    assert names(corrected(page, "give-E3", "E3 is given to Mayor Wren.")) == ["Mayor Wren"]
    assert len(corrected(page, "drop-E3", "E3 is dropped.")["attributions"]) == 3
    expect(panel.locator("summary")).to_have_text("Correct it: 4 corrections by you")
    expect(page.locator("#own-article-result")).to_contain_text("Coded by you")
    for left in ("3 corrections by you", "2 corrections by you", "1 correction by you"):
        corrected(page, "undo", "The last correction is undone.")
        expect(panel.locator("summary")).to_have_text(f"Correct it: {left}")
    page.click("[data-correction=undo]")
    expect(panel.locator("summary")).to_have_text("Correct it")
    assert json.loads(downloaded(page, ".json")) == first and faults == []


def test_an_attribution_is_given_to_somebody_who_is_not_in_the_list(shared):
    page, faults, _ = shared
    audit(page, BRIDGE)
    corrected(page, "give-E2", "Choose another source, or type a name.")
    for number in ("E2", "E4"):
        entry = page.locator("#own-article-result .entry", has=page.locator(f"[data-correction='give-{number}']"))
        entry.get_by_label("not in the list").fill("Rosa Diaz")
        data = corrected(page, f"give-{number}", f"{number} is given to Rosa Diaz.")
    given = {one["id"]: one["source_id"] for one in data["attributions"]}
    assert sorted(names(data)) == ["Anna Wren", "Rosa Diaz", "Shopkeepers"] and given["E2"] == given["E4"]
    assert faults == []


def test_a_source_is_marked_as_nameless_kept_so_and_taken_back(shared, tmp_path):
    page, faults, _ = shared
    audit(page, BRIDGE)
    first = json.loads(downloaded(page, ".json"))
    assert first["unnamed"] == ["shopkeepers"]
    data = corrected(page, "unnamed", "Anna Wren is marked as without a name of its own.")
    assert data["unnamed"] == ["anna-wren", "shopkeepers"]
    kept = [tmp_path / name for name in ("attributions.csv", "sources.csv")]
    for path in kept:
        path.write_bytes(downloaded(page, path.name))
    expect(page.locator("#own-article-result")).to_contain_text(
        "Without a name of their own: Anna Wren and Shopkeepers."
    )
    corrected(page, "unnamed", "It is without a name of its own already.")
    assert corrected(page, "undo", "The last correction is undone.") == first
    page.set_input_files("#own-article-file", kept)
    expect(page.locator("#own-article-result")).to_contain_text("Coded by a person")
    assert json.loads(downloaded(page, ".json"))["unnamed"] == data["unnamed"]
    assert faults == []


def test_a_corrected_coding_is_kept_and_taken_up_again(shared, tmp_path):
    page, _, _ = shared
    audit(page, BRIDGE)
    before = corrected(page, "drop-E3", "E3 is dropped.")
    for name in ("attributions.csv", "sources.csv"):
        (tmp_path / name).write_bytes(downloaded(page, name))
    audit(page, BRIDGE)
    page.set_input_files("#own-article-file", [tmp_path / "attributions.csv", tmp_path / "sources.csv"])
    expect(page.locator("#own-article-result")).to_contain_text("Coded by a person")
    after = json.loads(downloaded(page, ".json"))
    assert after["attributions"] == before["attributions"] and after["sources"] == before["sources"]
    assert len(corrected(page, "drop-E1", "E1 is dropped.")["attributions"]) == 2
    corrected(page, "undo", "The last correction is undone.")
    assert json.loads(downloaded(page, ".json")) == after
    (tmp_path / "other.csv").write_text("source,cue,words\nNobody,said,something else\n", encoding="utf-8")
    page.set_input_files("#own-article-file", tmp_path / "other.csv")
    expect(page.locator("#own-article-result[data-state=error]")).to_contain_text(
        "other.csv, row 2, source: “Nobody” is not in the text."
    )


def test_an_attribution_is_added_by_its_words_and_wrong_words_are_told(shared):
    page, _, _ = shared
    audit(
        page, BRIDGE.replace("The council said nothing will change.", "Repairs take two years, the council believes.")
    )
    before = json.loads(downloaded(page, ".json"))["totals"]["attributions"]
    panel = page.locator("#own-article-correcting")
    panel.locator("summary").click()
    for label, words in (
        ("What is said", "the bridge will shut"),
        ("Who says it", "Mayor Anna Wren"),
        ("By which", "said"),
    ):
        panel.get_by_label(label).fill(words)
    page.click("[data-correction=add]")
    expect(page.locator("#own-article-status")).to_contain_text("nearest to it is “the bridge will”")
    assert panel.get_by_label("What is said").input_value() == "the bridge will shut"
    for words, label in (("stay away", "what is said"), ("customers", "who says it"), ("will", "the cue")):
        pick(page, words, label)
        assert panel.locator("input").evaluate_all("all => all.map(each => each.value)").count(words) == 1
    data = corrected(page, "add", "An attribution to customers is added.")
    assert data["totals"]["attributions"] == before + 1 and "customers" in " ".join(names(data)).lower()
    corrected(page, "drop-E1", "E1 is dropped.")  # of another paragraph than the words that were selected
    for label, words in (
        ("What is said", "the bridge will close"),
        ("Who says it", "Mayor Anna Wren"),
        ("By which", "said"),
    ):
        panel.get_by_label(label).fill(words)
    corrected(page, "add", "An attribution to Mayor Anna Wren is added.")


LONG = BRIDGE + "".join(
    f"\nStreet {number} was swept in the morning, and in the evening nobody could have told that it had been.\n"
    for number in range(1, 80)
)
LONG += "\nRepairs take two years, the council believes, and all shops of the quay stay open.\n"


@pytest.mark.parametrize("width", [1280, 390])
def test_an_attribution_far_down_a_long_article_is_added_and_taken_back_where_it_stands(shared, width):
    page, faults, _ = shared
    audit(page, LONG)
    resize(page, width)
    first = json.loads(downloaded(page, ".json"))
    own = page.locator("#own-article-result .paragraph").last
    pick(page, "all shops of the quay stay open", "what is said")
    bar = pick(page, "the council", "who says it")
    expect(bar).to_contain_text("who says it “the council”")
    expect(bar).to_contain_text("the cue not chosen yet")
    bar.get_by_role("button", name="Add it").click()
    expect(bar).to_contain_text("Choose all three")
    pick(page, "believes", "the cue")
    expect(bar.get_by_role("button", name="Add it")).to_be_focused()
    top = own.bounding_box()["y"]
    page.keyboard.press("Enter")
    expect(bar).to_contain_text("An attribution to the council is added.")
    assert abs(own.bounding_box()["y"] - top) < 5, "the page has jumped"
    expect(own.locator("mark", has_text="all shops of the quay").last).to_be_in_viewport()
    expect(bar.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(bar).to_contain_text("The last correction is undone.")
    assert abs(own.bounding_box()["y"] - top) < 5, "the page has jumped"
    bar.get_by_role("button", name="Close").click()
    expect(bar).to_have_count(0)
    assert json.loads(downloaded(page, ".json")) == first and faults == []
    resize(page, 1280)


def test_words_that_are_picked_outlast_another_correction_and_can_be_let_go(shared):
    page, faults, _ = shared
    audit(page, BRIDGE)
    bar = pick(page, "customers", "who says it")
    corrected(page, "drop-E1", "E1 is dropped.")
    expect(bar).to_contain_text("who says it “customers”")
    bar.get_by_role("button", name="Start again").click()
    expect(bar).not_to_contain_text("customers")
    pick(page, "customers", "who says it")
    audit(page, BRIDGE)
    expect(bar).to_have_count(0)
    assert faults == []


def test_words_of_the_coding_or_of_two_paragraphs_are_not_offered(shared):
    page, _, _ = shared
    audit(page, BRIDGE)
    page.locator("#own-article-result details").evaluate_all("all => all.forEach(each => each.open = true)")
    bar = page.get_by_label("What you correct")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#own-p1 .text'))")
    expect(bar).to_contain_text("The selected words are")
    for part in ("#own-p1 dd", "#own-article-result .annotated"):
        page.evaluate("part => getSelection().selectAllChildren(document.querySelector(part))", part)
        expect(bar).to_have_count(0)


def test_the_source_of_an_attribution_is_renamed_from_where_it_stands(shared):
    page, _, _ = shared
    audit(page, BRIDGE)
    page.locator("#own-article-result .paragraph details").evaluate_all("all => all.forEach(each => each.open = true)")
    page.locator("#own-p2").get_by_role("button", name="Rename or merge The council").click()
    panel = page.locator("#own-article-correcting")
    expect(panel.locator("select").first).to_be_focused()
    expect(panel.locator("select").first).to_be_in_viewport()
    expect(panel.get_by_label("is called")).to_have_value("The council")
    page.click("[data-correction=rename]")
    expect(page.locator("#own-article-status")).to_have_text("Type another name first.")
    panel.get_by_label("is called").fill("The town council")
    page.click("[data-correction=rename]")
    expect(page.locator("#own-article-status")).to_have_text("The council is now called The town council.")
    expect(panel.get_by_label("is called")).to_have_value("The town council")


def test_the_corrections_are_reached_by_keyboard_and_accessible(shared):
    page, _, _ = shared
    audit(page, BRIDGE)
    resize(page, 390)
    page.locator("#own-article-result details").evaluate_all("all => all.forEach(each => each.open = true)")
    page.focus("[data-correction='drop-E3']")
    page.keyboard.press("Enter")
    expect(page.locator("#own-article-status")).to_have_text("E3 is dropped.")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.locator("#own-article-result details").evaluate_all("all => all.forEach(each => each.open = true)")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = axe_faults(page, ALL)
    resize(page, 1280)
    assert wide <= 0 and found == []
