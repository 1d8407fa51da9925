"""The box of chapter 8 in a real browser: an article pasted, its audit read, kept and printed, and nothing sent."""

from __future__ import annotations

from urllib.parse import urlparse

import pytest
from auditing import BRIDGE, ENDED, audit, corrected, downloaded, state
from click.testing import CliRunner
from copies import ROOT
from looking import ALL, COLOURS, axe_faults, resize, turn, view
from playwright.sync_api import expect

from newsaudit.cli import main
from own_article.site import CHAPTER

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


def by_command(*arguments, text: str) -> bytes:
    """What the command line prints of a text on its standard input."""
    return CliRunner().invoke(main, ["audit", "-", *map(str, arguments)], input=text.encode()).stdout_bytes


def test_nothing_of_the_engine_is_loaded_before_the_button_is_pressed(shared, site, site_folder):
    page, _, asked = shared
    own = [address.removeprefix(site) for address in asked if "own-article/" in address]
    assert state(page) == "idle" and own and not any("engine" in address for address in own)
    assert sum(path.stat().st_size for path in map(site_folder.joinpath, own)) < 40_000


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


def test_a_paragraph_that_a_filter_leaves_out_is_cut_to_a_line_with_its_number(shared):
    page, _, _ = shared
    audit(page, TEXTS["the story"])
    page.select_option("#own-article-result select[name='own-only-form']", "mixed")
    for width in (1280, 390):
        resize(page, width)
        cut = page.locator("#own-p1 .text").evaluate(
            """own => {
              const [text, number] = [own, own.querySelector('.number')].map(each => each.getBoundingClientRect());
              const {lineHeight, overflow} = getComputedStyle(own);
              return [text.height / parseFloat(lineHeight), overflow, number.left >= text.left];
            }"""
        )
        assert cut == [pytest.approx(1, abs=0.05), "hidden", True]
    resize(page, 1280)


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


def test_it_works_from_a_folder_too(chromium, site_folder):
    with view(chromium) as (page, faults):
        page.goto((site_folder / CHAPTER).as_uri(), wait_until="load")
        audit(page, TEXTS["the example"])
        assert downloaded(page, ".json") == by_command("--json", text=TEXTS["the example"])
        assert faults == []
