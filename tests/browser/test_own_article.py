"""The box of chapter 8 in a real browser: an article pasted, its audit read, kept and printed, and nothing sent."""

from __future__ import annotations

import json
import time
from urllib.parse import urlparse

import pytest
from click.testing import CliRunner
from copies import ROOT
from looking import ALL, COLOURS, axe_faults, resize, served, turn, view
from playwright.sync_api import expect

from newsaudit.cli import main
from own_article.site import CHAPTER, SITE, build_site

pytestmark = pytest.mark.browser

ODD = (
    "Mayor Anna Wren <wren@example.org> said “</script><script>window.ran = 1</script> will close” on Monday 🌉.\n\n"
    "<img src=x onerror='window.ran = 1'> “We have no choice,” Wren said in a news release & left.\n"
)
TEXTS = {
    "the story": (ROOT / "data/article/article.txt").read_text("utf-8"),
    "the example": (ROOT / "data/example/sensitive-document.txt").read_text("utf-8"),
    "one with marks of HTML": ODD,
}
ENDED = "#own-article-result:is([data-state=done], [data-state=error])"


@pytest.fixture(scope="module")
def site(chromium, pyodide):
    """The address of the site, built from the book as it is."""
    build_site()
    with served(SITE) as address:
        yield address


@pytest.fixture(scope="module")
def shared(chromium, site):
    """One page for all that do not need one of their own, what went wrong on it, and what it asked for."""
    with view(chromium) as (page, faults):
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site + CHAPTER, wait_until="load")
        yield page, faults, asked


def audit(page, text: str) -> float:
    """Paste a text and press the button; return the seconds until the audit or a sentence is there."""
    page.fill("#own-article", text)
    begun = time.perf_counter()
    page.click("#own-article-run")
    page.wait_for_selector(ENDED, timeout=120_000)
    return time.perf_counter() - begun


def state(page) -> str:
    """Where the reading of an article stands."""
    return page.locator("#own-article-result").get_attribute("data-state")


def downloaded(page, name: str) -> bytes:
    """What a reader keeps by the link of a file."""
    with page.expect_download() as waiting:
        page.click(f"#own-article-result a[download$='{name}']")
    return waiting.value.path().read_bytes()


def by_command(*arguments, text: str) -> bytes:
    """What the command line prints of a text on its standard input."""
    return CliRunner().invoke(main, ["audit", "-", *map(str, arguments)], input=text.encode()).stdout_bytes


def test_nothing_of_the_engine_is_loaded_before_the_button_is_pressed(shared, site):
    page, _, asked = shared
    own = [address.removeprefix(site) for address in asked if "own-article/" in address]
    assert state(page) == "idle" and own and not any("engine" in address for address in own)
    assert sum(path.stat().st_size for path in map(SITE.joinpath, own)) < 40_000


@pytest.mark.parametrize("name", TEXTS)
def test_a_pasted_text_gives_the_bytes_of_the_command_line(shared, name, tmp_path):
    page, faults, _ = shared
    audit(page, TEXTS[name])
    assert state(page) == "done"
    expect(page.locator("#own-article-result h2")).to_be_focused()
    expect(page.locator("#own-article-status")).to_have_text("Done: the audit is below.")
    by_command("--csv", tmp_path, "--html", tmp_path / "audit.html", text=TEXTS[name])
    (tmp_path / "audit.json").write_bytes(by_command("--json", text=TEXTS[name]))
    files = sorted(path.name for path in tmp_path.iterdir())
    assert len(files) == 5
    for file in files:
        assert downloaded(page, file) == (tmp_path / file).read_bytes(), file
    assert faults == []


def test_any_text_is_shown_as_text(shared):
    page, faults, _ = shared
    audit(page, ODD)
    shown = page.locator("#own-article-result .annotated")
    expect(shown).to_contain_text("<img src=x onerror='window.ran = 1'>")
    assert page.locator("#own-article-result :is(script, img)").count() == 0
    assert page.evaluate("window.ran") is None and faults == []


def test_another_article_is_read_in_under_a_second(shared):
    page, _, _ = shared
    audit(page, ODD)
    assert min(audit(page, TEXTS["the story"]) for _ in range(5)) < 1


@pytest.mark.parametrize(
    "text", ["", " \n ", "***\n\n---", "A headline only", "“" * 99_000, "Wren said it is over. " * 15_000]
)
def test_a_text_that_cannot_be_audited_gets_the_sentence_of_the_command_line(shared, text):
    page, faults, _ = shared
    audit(page, text)
    said = CliRunner().invoke(main, ["audit", "-"], input=text.encode()).stderr
    assert state(page) == "error"
    assert page.locator("#own-article-result").inner_text() == said.removeprefix("Error: ").strip()
    assert page.locator("#own-article").input_value() == text and faults == []


def test_a_file_keeps_its_name_and_one_that_is_no_text_is_named(shared, tmp_path, monkeypatch):
    page, _, _ = shared
    path = tmp_path / "letter.txt"
    path.write_bytes(
        b"\xef\xbb\xbfMayor Anna Wren said it is over.\r\n\r\nShe \xe2\x80\x9cwill not\xe2\x80\x9d return.\r\n"
    )
    page.set_input_files("#own-article-file", path)
    expect(page.locator("#own-article-status")).to_have_text("letter.txt is in the box.")
    page.click("#own-article-run")
    page.wait_for_selector(ENDED)
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(main, ["audit", "letter.txt", "--json"]).stdout_bytes
    assert downloaded(page, ".json") == printed
    path.write_bytes(b"%PDF-1.7 \xff\xfe")
    page.set_input_files("#own-article-file", path)
    page.wait_for_selector("#own-article-result[data-state=error]")
    assert "letter.txt: this is a PDF, not text" in page.locator("#own-article-result").inner_text()


def test_a_file_can_be_dropped_on_the_box(shared):
    page, _, _ = shared
    drop = """() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['Mayor Anna Wren said it is over.'], 'dropped.txt'));
      const event = new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true});
      document.getElementById('own-article').dispatchEvent(event);
      return event.defaultPrevented;
    }"""
    assert page.evaluate(drop), "the browser would leave the page and open the file"
    expect(page.locator("#own-article")).to_have_value("Mayor Anna Wren said it is over.")


def test_a_reading_can_be_stopped_on_its_way_and_begun_again(chromium, site):
    with view(chromium) as (page, faults):
        page.goto(site + CHAPTER, wait_until="load")
        page.fill("#own-article", "“Yes,” he said. " * 9_000)  # takes minutes
        for reached in ("loading", "running"):
            page.click("#own-article-run")
            page.wait_for_selector(f"#own-article-result[data-state={reached}]", timeout=120_000)
            page.click("#own-article-stop")
            assert state(page) == "idle"
            expect(page.locator("#own-article-status")).to_have_text("Stopped.")
            expect(page.locator("#own-article-run")).to_be_focused()
            assert page.locator("#own-article-progress").is_hidden()
        assert faults == []


def test_nothing_is_sent_stored_or_put_into_the_address(shared, site):
    page, faults, asked = shared
    audit(page, TEXTS["the story"])
    assert page.url == site + CHAPTER
    hosts = {urlparse(address).netloc for address in asked if not address.startswith("blob:")}
    assert hosts == {urlparse(site).netloc}
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Barker" not in stored and page.context.cookies() == []
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert page.evaluate("caches.keys().then(all => all.length)") == 0
    assert faults == []


def test_the_policy_of_the_page_holds(chromium, site):
    refused = """() => new Promise(resolve => {
      const seen = [];
      document.addEventListener('securitypolicyviolation', ({effectiveDirective}) => {
        seen.push(effectiveDirective);
        if (seen.length === 4) resolve(seen.sort());
      });
      fetch('https://example.org/?text').catch(() => {});
      new Image().src = 'https://example.org/text.png';
      document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}));
      document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://example.org'}));
    })"""
    with view(chromium) as (page, _):
        page.goto(site + CHAPTER, wait_until="load")
        assert page.evaluate(refused) == ["connect-src", "frame-src", "img-src", "script-src-elem"]
        assert page.evaluate("window.ran") is None


def test_the_page_with_an_audit_is_accessible_and_fits(shared):
    page, faults, _ = shared
    audit(page, TEXTS["the story"])
    own = []
    for width, theme, rules in ((390, "light", ALL), (390, "dark", COLOURS), (1280, "dark", COLOURS)):
        resize(page, width)
        turn(page, theme)
        own += axe_faults(page, rules)
        wide = page.locator("html, #own-article-result .wide").evaluate_all(
            "all => all.map(each => each.scrollWidth - each.clientWidth)"
        )
        own += [f"{width} px: something has to be moved sideways"] if max(wide) > 0 else []
    audit(page, " ")
    own += axe_faults(page)
    turn(page, "light")
    assert own + faults == []


def test_the_marks_are_told_apart_with_colours_forced(shared):
    page, _, _ = shared
    audit(page, TEXTS["the story"])
    page.emulate_media(forced_colors="active")
    lines = page.locator("#own-article-result mark").evaluate_all(
        "all => [...new Set(all.map(each => getComputedStyle(each).textDecorationStyle))]"
    )
    page.emulate_media(forced_colors="none")
    assert {"solid", "dashed"} <= set(lines)


def test_the_filter_of_the_audit_leaves_the_example_alone(shared):
    page, _, _ = shared
    audit(page, TEXTS["the story"])
    lines = "all => all.map(each => getComputedStyle(each).textDecorationLine)"
    others = page.locator("article .annotated:not(#own-article-result *) mark")
    before = others.evaluate_all(lines)
    page.select_option("#own-article-result select[name='own-only-form']", "direct")
    expect(page.locator("#own-article-result .result")).to_contain_text("attributions,")
    paraphrased = page.locator("#own-article-result .text mark.as-indirect")
    assert set(paraphrased.evaluate_all(lines)) == {"none"} and others.evaluate_all(lines) == before


def test_the_audit_prints_alone(shared):
    page, _, _ = shared
    audit(page, BRIDGE)
    corrected(page, "drop-E3", "E3 is dropped.")
    page.emulate_media(media="print")
    visible = "all => all.filter(each => each.checkVisibility()).map(each => each.textContent.trim())"
    headings = page.locator("article :is(h1, h2)").evaluate_all(visible)
    shown = page.locator("#own-article-result .annotated").is_visible()
    buttons = page.locator("button:visible, textarea:visible, .bd-sidebar-primary:visible").count()
    controls = page.locator("#own-article-result [class^='own-article-']:visible").count()
    page.emulate_media(media="screen")
    assert headings == ["Your article, audited"] and shown and not buttons and not controls


def test_the_keyboard_is_enough(shared):
    page, _, _ = shared
    page.fill("#own-article", TEXTS["the example"])
    page.focus("#own-article")
    reached = []
    while "own-article-run" not in reached and len(reached) < 5:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
    page.keyboard.press("Enter")
    page.wait_for_selector(ENDED)
    expect(page.locator("#own-article-result h2")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.download") == "audit.html"


def test_it_works_from_a_folder_too(chromium, site):
    with view(chromium) as (page, faults):
        page.goto((SITE / CHAPTER).as_uri(), wait_until="load")
        audit(page, TEXTS["the example"])
        assert downloaded(page, ".json") == by_command("--json", text=TEXTS["the example"])
        assert faults == []


# --- corrections ----------------------------------------------------------------------------------------------------

BRIDGE = (
    "Mayor Anna Wren said the bridge will close. “We have no choice,” she told reporters.\n\n"
    "Shopkeepers fear that customers will stay away. The council said nothing will change.\n"
)


def corrected(page, key: str, told: str) -> dict:
    """Press the button of a correction, see it told, and return the audit that is then offered."""
    page.locator("#own-article-result details").evaluate_all("all => all.forEach(each => each.open = true)")
    page.click(f"#own-article-result [data-correction='{key}']")
    expect(page.locator("#own-article-status")).to_have_text(told)
    return json.loads(downloaded(page, ".json"))


def names(data: dict) -> list[str]:
    """The sources of an audit."""
    return [source["name"] for source in data["sources"]]


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


SELECT = """words => {
  const article = document.querySelector('#own-article-result .annotated');
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const own = walker.currentNode, start = own.data.indexOf(words);
    if (start < 0 || !own.parentElement.closest('.text')) continue;
    own.parentElement.scrollIntoView({block: 'center', behavior: 'instant'});
    getSelection().setBaseAndExtent(own, start, own, start + words.length);
  }
}"""


def pick(page, words: str, label: str):
    """Select words of the article, say by the bar at the foot of the screen what they are, and return the bar."""
    bar = page.get_by_label("What you correct")
    page.evaluate(SELECT, words)
    button = bar.get_by_role("button", name=label)
    expect(button).to_be_in_viewport(ratio=1)
    button.click()
    return bar


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
