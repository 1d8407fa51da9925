"""The book in a real browser: every page, light and dark, at a desk and on a phone, as a reader meets it."""

from __future__ import annotations

import re
from pathlib import Path

import pydata_sphinx_theme
import pytest
import sphinx_book_theme
import tinycss2
from fontTools.ttLib import TTFont
from looking import COLOURS, LOOKS, arrive, axe_faults, findings, served, turn, view
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "_build/html"
PAGES = sorted(str(path.relative_to(BOOK)) for path in BOOK.rglob("*.html") if path != BOOK / "index.html")
CHAPTERS = [page for page in PAGES if page.startswith("chapters/")]

SMALLEST_LETTER = 11  # pixels, as drawn on a phone

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium):
    if not PAGES:
        pytest.fail("There is no built book in _build/html: run `make book` first.")
    return chromium


@pytest.fixture(scope="module")
def site():
    with served(BOOK) as address:
        yield address


def looked_at(page, name, width) -> list[str]:
    """What of a page is too wide, too small or hidden, in the colours it has now."""
    own = page.evaluate(SMALL_LETTERS, SMALLEST_LETTER) + page.evaluate(HIDDEN)
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    own += [f"{too_wide} px wider than the screen"] if too_wide > 0 else []
    if name in CHAPTERS and width == 1280:
        column = page.locator("article.bd-article").bounding_box()["width"]
        own += [] if 550 < column < 850 else [f"a column of text {column:.0f} px wide"]
    return own


@pytest.fixture(scope="class")
def opened(browser, request):
    """A page of the width of a class, and what went wrong on it."""
    with view(browser, request.cls.width) as page_and_faults:
        yield page_and_faults


class OnEveryPage:
    """What every page owes its reader: a class a width, which --dist loadscope gives to a worker of its own."""

    @pytest.mark.parametrize("name", PAGES)
    def test_page_is_accessible_quiet_and_fits(self, opened, site, name):
        page, faults = opened
        faults.clear()
        page.emulate_media(color_scheme="light")
        arrive(page, site + name)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        own = []
        for theme, rules in LOOKS[self.width].items():
            turn(page, theme)
            own += looked_at(page, name, self.width)
            if not (name == "print.html" and self.width == 390):  # on paper nobody has a phone
                own += axe_faults(page, rules)
        if page.locator("#pst-search-dialog").count():
            page.keyboard.press("Control+k")
            expect(page.locator("form.bd-search input:focus")).to_be_visible()  # the search page has its own
            own += findings(page, "#pst-search-dialog")
            turn(page, "light")
            own += findings(page, "#pst-search-dialog", COLOURS)
        assert not own + faults, "\n".join(own + faults)


@pytest.mark.parametrize("nth", [0, 40])
def test_text_that_is_too_faint_is_found_wherever_it_stands(browser, site, nth):
    with view(browser) as (page, _):
        arrive(page, site + "chapters/02-voices.html")
        page.locator("article :is(p, td)").nth(nth).evaluate("each => each.style.color = '#cccccc'")
        found = axe_faults(page, COLOURS)
        assert found and all(fault.startswith("axe color-contrast") for fault in found), found


class TestAtADesk(OnEveryPage):
    """Every page on a wide screen."""

    width = 1280


class TestOnAPhone(OnEveryPage):
    """Every page on a narrow screen."""

    width = 390


# What a stylesheet keeps from the reader; that no attribution fits a choice is shown where none does.
HIDDEN = """() => [...document.querySelectorAll(
    'article :is(h1, h2, h3, h4, p:not(.nothing), li, dt, dd, th, td, figcaption, .caption-text, mark, pre, text)')]
  .filter(each => each.textContent.trim() && !each.checkVisibility({opacityProperty: true, visibilityProperty: true}))
  .slice(0, 3).map(each => `hidden from the reader: ${each.outerHTML.slice(0, 120)}`)"""

# Letters of figures that would be drawn smaller than the limit: a phone must not need a magnifying glass.
SMALL_LETTERS = """limit => [...document.querySelectorAll('svg.figure')].flatMap(svg => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return [...svg.querySelectorAll('text, tspan')]
    .map(text => [text.textContent, parseFloat(getComputedStyle(text).fontSize) * scale])
    .filter(([text, size]) => text.trim() && scale && size < limit)
    .map(([text, size]) => `letters ${size.toFixed(1)} px high in a figure: ${text}`);
})"""


@pytest.mark.parametrize("width", [1200, 1280, 1920])
def test_code_opens_with_the_mouse_beside_what_it_gives(browser, site, width):
    with view(browser, width) as (page, _):
        arrive(page, site + "chapters/02-voices.html")
        for cell in page.locator("div.cell:has(details.code)").all():
            cell.locator("details.code > summary").click()
            assert cell.locator(".cell_input").first.is_visible()
            output = cell.locator(".cell_output")
            if output.count():
                assert cell.locator(".cell_input").first.bounding_box()["y"] > output.bounding_box()["y"]


def test_sidebars_open_on_a_phone_and_close_with_escape(browser, site):
    with view(browser, 390) as (page, seen):
        arrive(page, site + "chapters/02-voices.html")
        for button, dialog in (
            (".primary-toggle", "#pst-primary-sidebar-modal"),
            (".secondary-toggle", "#pst-secondary-sidebar-modal"),
        ):
            page.locator(button).first.click()
            expect(page.locator(dialog)).to_be_visible()
            assert findings(page, dialog) == []
            page.keyboard.press("Escape")
            expect(page.locator(dialog)).to_be_hidden()
        assert seen == []


def test_the_colours_switch_and_stay(browser, site):
    with view(browser) as (page, seen):
        arrive(page, site + "chapters/02-voices.html")
        colour = "getComputedStyle(document.querySelector('.bd-main')).color"
        light = page.evaluate(colour)
        page.locator(".theme-switch-button").first.click()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        page.wait_for_function(f"light => {colour} !== light", arg=light)
        arrive(page, site + "chapters/01-story.html")
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert seen == []


def test_no_page_lacks_an_icon_or_a_rule_that_was_cut(browser, site):
    drawn = set(TTFont(BOOK / "_static/icons.woff").getBestCmap())
    package = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static/styles"
    theme = Path(sphinx_book_theme.__file__).parent / "theme/sphinx_book_theme/static/styles"
    shipped = selectors((package / "pydata-sphinx-theme.css").read_text(encoding="utf-8"))
    shipped |= selectors((theme / "sphinx-book-theme.css").read_text(encoding="utf-8"))
    cut = sorted(shipped - selectors((BOOK / "_static/site.css").read_text(encoding="utf-8")))
    assert len(cut) > 2000
    with view(browser) as (page, _):
        for name in PAGES:
            arrive(page, site + name)
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            missing = set(page.evaluate(ICONS)) - drawn
            assert not missing, f"{name} asks for icons that the font lacks: {[hex(each) for each in missing]}"
            assert page.evaluate(MATCHING, cut) == [], name
        font = "900 16px 'Font Awesome 6 Free'"
        assert page.evaluate("font => document.fonts.ready.then(() => document.fonts.check(font))", font)


# The code points that the icons of a page ask for.
ICONS = """() => [...document.querySelectorAll('body *')].flatMap(each => ['::before', '::after'].map(
  part => getComputedStyle(each, part))).filter(style => style.fontFamily.includes('Awesome')
  && !['none', 'normal'].includes(style.content)).map(style => style.content.replaceAll('"', '').codePointAt(0))"""


def selectors(styles: str) -> set[str]:
    """The selectors of a stylesheet, those within conditions too, without what a state or a pseudo-element adds."""
    found = set()
    for rule in tinycss2.parse_rule_list(styles, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports") and rule.content:
            found |= selectors(rule.content)
        elif rule.type == "qualified-rule":
            for part in re.split(r",(?![^(]*\))", tinycss2.serialize(rule.prelude)):
                found.add(
                    re.sub(r"::?(?:before|after|hover|focus|active|focus-visible|visited)(?![\w-])", "", part).strip()
                )
    return found


# The selectors that some element of the page matches; what a browser cannot read, it would not have drawn either.
MATCHING = """selectors => selectors.filter(each => {
  try { return document.querySelector(each) !== null; } catch { return false; }
})"""


@pytest.mark.parametrize("origin", ["http", "file"])
@pytest.mark.parametrize("words", ["Barker", "land route", "Coleman"])
def test_search_finds(browser, site, origin, words):
    base = site if origin == "http" else BOOK.as_uri() + "/"
    with view(browser) as (page, seen):
        arrive(page, base + "chapters/01-story.html")
        page.keyboard.press("Control+k")
        box = page.locator("#pst-search-dialog input")
        expect(box).to_be_focused()
        box.press_sequentially(words)
        box.press("Enter")
        page.wait_for_url("**/search.html?q=*")
        hit = page.locator("ul.search li a").first
        hit.wait_for()
        hit.press("Enter")  # a click may miss: the list still moves while excerpts arrive
        page.wait_for_url("**/chapters/*")
        assert words.split()[0].lower() in page.locator("main").inner_text().lower()
        assert seen == []


@pytest.mark.parametrize("origin", ["http", "file"])
def test_a_result_shows_where_it_stands_and_leads_there_where_pages_may_be_read(browser, site, origin):
    base = site if origin == "http" else BOOK.as_uri() + "/"
    with view(browser) as (page, seen):
        arrive(page, base + "search.html?q=Coleman")
        hit = page.locator("ul.search li", has=page.locator("a[href*='04-readability']"))
        hit.wait_for()
        if origin == "http":
            expect(hit.locator("p.context")).to_contain_text("Coleman")
            address = hit.locator("a").first.get_attribute("href")
            arrive(page, site + address.removeprefix(site))
            assert page.locator("#" + address.partition("#")[2]).is_visible()
        else:
            assert hit.locator("p.context").count() == 0
        assert seen == []


@pytest.mark.parametrize("words", ["anonymous", "unnamed"])
def test_the_chapter_of_sources_without_a_name_is_found_by_other_words_too(browser, site, words):
    with view(browser) as (page, _):
        arrive(page, f"{site}search.html?q={words}")
        page.locator("ul.search li a[href*='02-voices']").wait_for()


def test_without_javascript_a_phone_has_the_list_of_chapters(browser, site):
    with view(browser, 390, java_script_enabled=False) as (page, _):
        page.goto(site + "chapters/02-voices.html")
        page.get_by_role("link", name="Chapters", exact=True).click()
        listed = page.locator("#pst-primary-sidebar a[href$='.html']:visible").count()
        assert listed >= len(CHAPTERS) - 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_table_that_scrolls_shows_it(browser, site):
    with view(browser, 390) as (page, _):
        arrive(page, site + "chapters/02-voices.html")
        table = page.locator(".pst-scrollable-table-container").first
        assert table.evaluate("each => getComputedStyle(each).backgroundImage.includes('gradient')")


@pytest.mark.parametrize("width", LOOKS)
def test_text_of_twice_the_size_is_neither_cut_nor_wider_than_the_screen(browser, site, width):
    cut = """() => [...document.querySelectorAll('article *, .bd-header-article *, footer *')].filter(each => {
      const style = getComputedStyle(each);
      return each.checkVisibility() && ['hidden', 'clip'].includes(style.overflowX) && each.textContent.trim()
        && (each.scrollWidth > each.clientWidth + 2 || each.scrollHeight > each.clientHeight + 2)
        && !each.closest('svg, .visually-hidden');
    }).map(each => each.textContent.trim().slice(0, 60))"""
    with view(browser, width) as (page, _):
        for name in CHAPTERS:
            arrive(page, site + name)
            page.add_style_tag(content="html { font-size: 200% !important; }")
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            assert page.evaluate(cut) == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} has to be moved sideways"


def test_the_book_opens_from_a_folder(browser):
    with view(browser) as (page, seen):
        for name in PAGES:
            if name != "404.html":  # a folder has no address that is missing
                page.goto(BOOK.joinpath(name).as_uri(), wait_until="load")
        assert seen == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser, site):
    faults = []
    with view(browser) as (page, _):
        for name in CHAPTERS:
            arrive(page, site + name)
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            wanted = page.evaluate(MARK_CONTROLS)
            for _stop in wanted:
                page.keyboard.down("Tab")  # held down, it goes on
            reached = dict(page.evaluate("window.reached"))
            faults += [f"{name}: never reached: {what}" for number, what in wanted if number not in reached]
            faults += [f"{name}: focus not visible: {what}" for number, what in wanted if reached.get(number) is False]
    assert not faults, "\n".join(faults)


# Numbers every control that a mouse could use, and notes each that gets the focus, and whether it shows; a group of
# radio buttons is one stop of the Tab key.
MARK_CONTROLS = """() => {
  const ring = element => { const s = getComputedStyle(element);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
  window.reached = [];
  document.addEventListener('focusin', ({target}) => {
    const label = target.labels && target.labels[0];
    window.reached.push([Number(target.dataset.stop ?? -1), ring(target) || Boolean(label && ring(label))]);
  });
  return [...document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"]')]
    .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.closest('dialog:not([open])')
      && each.tabIndex >= 0 && !(each.type === 'radio' && !each.checked))
    .map((each, number) => { each.dataset.stop = number; return [number, each.outerHTML.slice(0, 120)]; });
}"""


def test_without_javascript_everything_reads(browser, site):
    with view(browser, 390, "dark", java_script_enabled=False) as (page, seen):
        for name in CHAPTERS:
            page.goto(site + name)
            assert page.locator("h1").first.is_visible(), name
            assert page.locator("html").get_attribute("data-theme") == "light", name
            for selector in ("svg.figure", "table.table"):
                for found in page.locator(f"article {selector}:not(details:not([open]) *)").all():
                    box = found.bounding_box()
                    assert box and box["width"] > 100 and box["height"] > 20, f"{name}: {selector} is not shown"
            assert not page.locator(".pst-js-only:visible").count(), f"{name} shows a button that can do nothing"
        assert seen == []


def test_print_is_clean_and_the_whole_book_prints_from_one_page(browser, site):
    with view(browser, theme="dark") as (page, seen):
        arrive(page, site + "print.html")
        titles = page.locator("section.chapter > section > h2").all_inner_texts()
        assert len(titles) == len(CHAPTERS)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate("document.documentElement.dataset.theme") == "light"
        for selector in ("#pst-primary-sidebar", ".bd-header-article", "button", "details.code"):
            assert not page.locator(f"{selector}:visible").count(), f"{selector} is printed"
        pdf = page.pdf(format="A4")
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= len(CHAPTERS)
        dead = page.evaluate(
            "[...document.querySelectorAll('main a[href^=\"#\"]')].map(each => each.hash.slice(1))"
            ".filter(id => id && !document.getElementById(decodeURIComponent(id)))"
        )
        assert dead == []
        for name in CHAPTERS:
            arrive(page, site + name)
            assert page.locator("h1").is_visible(), f"{name} prints without its title"
            folded = page.locator("details.sd-dropdown").evaluate_all(
                "all => all.map(each => each.checkVisibility() && each.lastElementChild.getBoundingClientRect().height)"
            )
            if name == "chapters/handout.html":  # a class is not given the key
                assert folded and not any(folded)
            else:
                assert all(height > 40 for height in folded), f"{name} prints without what is folded"
        assert seen == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_handout_is_one_sheet_of_paper_with_room_to_write_and_without_its_key(browser, site, paper):
    with view(browser) as (page, _):
        arrive(page, site + "chapters/handout.html")
        page.emulate_media(media="print")
        pdf = page.pdf(format=paper)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
        rows = page.locator("tr:has(td > p:empty)")
        assert rows.count() >= 4
        for row in rows.all():
            assert row.bounding_box()["height"] >= 34, "a line is too low for handwriting: 9 mm are 34 px"
        assert not page.get_by_text("Where careful readers differ").is_visible()


def test_the_door_opens_on_the_landing_page(browser, site):
    with view(browser) as (page, _):
        page.goto(site)
        page.wait_for_url("**/chapters/intro.html")


@pytest.mark.parametrize("address", ["nothing.html", "chapters/nothing.html", "a/b/c/nothing"])
def test_a_missing_address_at_any_depth_leads_back(browser, site, address):
    with view(browser) as (page, seen):
        page.goto(site + address)
        assert page.locator("h1").inner_text() == "No such page"
        page.get_by_role("link", name="Start at the first page").click()
        page.wait_for_url("**/chapters/intro.html")
        assert len(seen) == 2 and all("404" in fault for fault in seen), seen  # the address itself, and nothing else


def test_on_a_phone_the_finding_and_the_first_evidence_are_on_the_first_screen(browser, site):
    with view(browser, 390) as (page, _):
        arrive(page, site + "chapters/intro.html")
        finding, figure = (page.locator(f"article {what}").first.bounding_box() for what in ("p.answer", "svg.figure"))
        assert finding["y"] < figure["y"] and figure["y"] + figure["height"] <= 844, figure


@pytest.mark.parametrize("width, at_least", [(1280, 640), (390, 340)])
def test_the_text_has_its_full_width(browser, site, width, at_least):
    with view(browser, width) as (page, _):
        arrive(page, site + "chapters/02-voices.html")
        text = page.locator("article p").first.bounding_box()
        assert text["width"] >= at_least, "a stylesheet that is not the book's may have found its way into the page"


@pytest.mark.parametrize("width", LOOKS)
def test_the_page_of_an_audit_is_accessible_asks_for_nothing_and_fits(browser, tmp_path, width):
    from newsaudit import Article
    from newsaudit.audit.coder import audited
    from newsaudit.audit.data import audit_data
    from newsaudit.audit.page import audit_page

    audit = audited(Article.load(ROOT / "data/example/sensitive-document.txt"))
    path = tmp_path / "report.html"
    path.write_text(audit_page(audit, audit_data(audit)), encoding="utf-8")
    asked = []
    with view(browser, width) as (page, faults):
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri(), wait_until="load")
        for theme, rules in LOOKS[width].items():
            turn(page, theme)
            assert axe_faults(page, rules) == []
            wide = "all => all.map(each => each.scrollWidth - each.clientWidth)"
            widths = page.locator("html, .wide").evaluate_all(wide)
            assert max(widths) <= 0, "a table that has to be moved sideways to be read"
            dark = page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
            assert dark == (theme == "dark")
        assert faults == [] and asked == [path.as_uri()]
