"""The built pages without a browser: nothing raw, nothing dead, nothing heavy, nothing from another host."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlparse

import book_weight
import pytest
from bs4 import BeautifulSoup, NavigableString

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "_build/html"
# Never empty: a check of no page at all would pass.
PAGES = sorted(str(path.relative_to(BOOK)) for path in BOOK.rglob("*.html")) or ["index.html"]

# What a reader's browser fetches for a page, compressed, on the first visit. 120 kB is what a phone on a slow
# connection (1.6 Mbit/s, as Lighthouse takes it) fetches in 0.6 seconds; as the theme ships, a page takes 830 kB.
BUDGET = 120_000
# The whole book on one page is fetched by whoever wants to print it.
BUDGET_WHOLE_BOOK = 300_000


# Roles and directives as they are written, numbers as pandas prints them, an empty cell.
RAW = re.compile(r"\{(?:eval|numref|ref|term|cite)\b|```|~~~|:::|np\.(?:int|float)\d+\(|(?<!\w)nan(?!\w)|\{\w+\}`")


@pytest.fixture(autouse=True)
def built():
    if not (BOOK / "index.html").is_file():
        pytest.fail("There is no built book in _build/html: run `make book` first.")


@cache
def soup(page: str) -> BeautifulSoup:
    return BeautifulSoup((BOOK / page).read_text(encoding="utf-8"), "html.parser")


@cache
def ids(page: str) -> frozenset[str]:
    return frozenset(element["id"] for element in soup(page).find_all(id=True))


def prose(page: str) -> str:
    """The text of a page that is not code."""
    code = {"pre", "code", "script", "style"}
    return " ".join(text for text in soup(page).main.strings if code.isdisjoint(parents(text)))


def parents(text: NavigableString) -> set[str]:
    """The names of the elements that a text stands in."""
    return {element.name for element in text.parents}


def local_target(page: str, address: str) -> Path:
    """The file within the book that an address on a page leads to."""
    return (BOOK / page).parent.joinpath(unquote(urlparse(address).path)).resolve()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_raw_reaches_the_page(page):
    text = prose(page)
    shown = [
        f"{page} shows {hit.group()!r}: …{text[max(0, hit.start() - 60) : hit.end() + 60]}…"
        for hit in RAW.finditer(text)
    ]
    assert shown == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_loaded_from_another_host(page):
    for element in soup(page).select("script[src], link[href], img[src], iframe[src], source[src], object[data]"):
        address = element.get("src") or element.get("href") or element.get("data")
        assert not urlparse(address).netloc, f"{page} loads {address}"


@pytest.mark.parametrize("page", PAGES)
def test_internal_links_and_anchors_resolve(page):
    dead = []
    for element in soup(page).select("a[href], link[href], script[src], img[src]"):
        address = element.get("href") or element.get("src")
        parts = urlparse(address)
        if parts.scheme or parts.netloc:
            continue
        if page == "404.html":  # its links start at the site's root
            address = parts.path.removeprefix("/")
        target = local_target(page, address) if parts.path else BOOK / page
        if not target.is_file():
            dead.append(address)
        elif parts.fragment and target.suffix == ".html":
            name = str(target.relative_to(BOOK.resolve()))
            if unquote(parts.fragment) not in ids(name):
                dead.append(address)
    assert dead == []


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_one_heading_a_title_and_a_description(page):
    own = soup(page)
    assert len(own.find_all("h1")) == 1
    assert own.html["lang"] == "en"
    assert len(own.title.get_text(strip=True)) > 10
    assert 20 < len(own.find("meta", {"name": "description"})["content"]) <= 310


def test_titles_and_ids_are_not_shared():
    titles = [soup(page).title.get_text(strip=True) for page in PAGES if page != "index.html"]
    assert len(set(titles)) == len(titles)
    for page in PAGES:
        found = [element["id"] for element in soup(page).find_all(id=True)]
        assert len(found) == len(ids(page)), f"{page}: {sorted(each for each in ids(page) if found.count(each) > 1)}"


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_and_table_says_in_words_what_it_shows(page):
    for figure in soup(page).select("svg.figure"):
        assert len(figure.get("aria-label", "")) > 40, f"{page}: a figure without alternative text"
        assert figure["role"] == "img"
    captions = [figure.find_parent("figure").figcaption for figure in soup(page).select("svg.figure")]
    captions += [table.caption for table in soup(page).select("table[id^=tab-]")]
    for caption in captions:
        own = caption.select_one(".caption-text") if caption else None
        assert own and len(own.get_text().split()) >= 2, (
            f"{page}: a figure or table without caption, or with an empty one"
        )


def test_every_figure_and_table_of_the_chapters_is_on_its_page():
    for path in sorted((ROOT / "chapters").glob("*.ipynb")):
        text = path.read_text(encoding="utf-8")
        page = f"chapters/{path.stem}.html"
        placed, shown = text.count("```{eval:figure} "), len(soup(page).select("figure svg.figure"))
        assert shown == placed, f"{page} shows {shown} figures, {path.name} places {placed}."


@pytest.mark.parametrize("notebook", sorted((ROOT / "chapters").glob("*.ipynb")), ids=lambda path: path.stem)
def test_the_code_of_every_cell_is_there_and_none_of_it_stands_before_the_answer(notebook):
    page = f"chapters/{notebook.stem}.html"
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    shown = [
        cell for cell in cells if cell["cell_type"] == "code" and "remove-input" not in cell["metadata"].get("tags", [])
    ]
    written = ["".join(cell["source"]).strip() for cell in shown]
    assert [code.get_text().strip() for code in soup(page).select(".cell_input pre")] == written
    for answer in soup(page).select("p.answer"):
        assert not answer.find_previous("details", class_="code")
    assert len(soup(page).select("p.answer")) == (page != "chapters/handout.html")


def test_columns_of_numbers_are_marked_and_others_are_not():
    table = soup("chapters/07-methods.html").find(id="tab-models")
    marked = [
        [("number" in cell["class"] if cell.get("class") else False) for cell in row.find_all(["th", "td"])]
        for row in table.find_all("tr")
    ]
    assert marked and all(row == [False, True, True, True, True] for row in marked)
    assert not soup("chapters/intro.html").select(".number")


def test_icons_are_kept_however_they_are_written():
    points = book_weight.code_points('a::before{content:"\\f019"}', "<i>\uf02f &#xF185;</i>", 'mark("\\uf186")')
    assert points == {0xF019, 0xF02F, 0xF185, 0xF186}


def test_the_straight_mark_that_closes_a_quotation_of_paragraph_12_is_kept():
    assert 'partners,"' in soup("chapters/01-story.html").main.get_text()


@pytest.mark.parametrize("page", PAGES)
def test_no_page_weighs_more_than_the_budget(page):
    assets = {
        local_target(page, element.get("src") or element["href"])
        for element in soup(page).select('script[src], link[rel="stylesheet"], img[src]')
    }
    files = [BOOK / page, BOOK / "_static/icons.woff", *assets]
    weight = sum(len(gzip.compress(path.read_bytes())) for path in files if path.is_file())
    assert weight <= (BUDGET_WHOLE_BOOK if page == "print.html" else BUDGET), f"{page} weighs {weight:,} bytes"


def test_what_the_stylesheet_asks_for_is_there():
    styles = (BOOK / "_static/site.css").read_text(encoding="utf-8")
    assert not re.search(r"@import", styles)
    addresses = re.findall(r"url\([\"']?(?!data:|#)([^)\"']+)", styles)
    assert "icons.woff" in addresses
    missing = [each for each in addresses if not (BOOK / "_static" / each).is_file()]
    assert missing == []


# The scripts that were cut, and the markup that would need each of them.
@pytest.mark.parametrize(
    "needs_a_cut_script",
    [
        "[data-bs-toggle]",  # bootstrap.js: tooltips, menus that drop
        ".toggle, .admonition.dropdown",  # togglebutton.js
        ".sd-tab-set",  # design-tabs.js
        ".thebe, .thebe-launch-button",  # sphinx-thebe.js
        "i.fab, i.far, i.fa-brands, i.fa-regular",  # two of three icon fonts
    ],
)
def test_no_page_needs_what_was_cut(needs_a_cut_script):
    assert {page: len(soup(page).select(needs_a_cut_script)) for page in PAGES} == dict.fromkeys(PAGES, 0)
