"""Pages that no chapter holds: the door (index), the page for a missing address, the whole book on one page."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx

TEMPLATES = "_ext/templates"  # from the book’s folder: the same build wherever it lies

# Attributes by which one element names another, as "#id" or as plain ids.
REFERENCES = ("href", "xlink:href", "for", "aria-labelledby", "aria-describedby", "aria-controls")

# Of no use on paper, or heavy: cells' code is in the chapters and their notebooks.
NOT_PRINTED = "details.code, p.download, a.headerlink, script, .toctree-wrapper"


def collect_pages(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    """Name, context and template of each extra page; the chapters are already written when this runs."""
    if app.builder.name != "html":
        return
    base = urlparse(app.config.html_baseurl).path.rstrip("/")
    yield "index", {}, "index.html"
    yield "404", {"base": base}, "404.html"
    yield "print", {"title": "The whole book on one page", "body": whole_book(app)}, "page.html"


def whole_book(app: Sphinx) -> str:
    """HTML of all chapters in reading order, each a section; links between them stay on this page."""
    chapters = {name: read_chapter(app, name) for name in reading_order(app)}
    shared = Counter(element["id"] for chapter in chapters.values() for element in chapter.find_all(id=True))
    titles = [(slug(name), chapter.h1.get_text(" ", strip=True)) for name, chapter in chapters.items()]
    for name, chapter in chapters.items():
        rename_ids(name, chapter, shared)
        for element in chapter.find_all(href=True):
            element["href"] = moved_link(name, element["href"], chapters, shared)
        for heading in chapter.find_all(re.compile("^h[1-5]$")):
            heading.name = f"h{int(heading.name[1]) + 1}"
    contents = "".join(f'<li><a href="#{anchor}">{title}</a></li>' for anchor, title in titles)
    sections = "".join(
        f'<section class="chapter" id="{slug(name)}">{chapter.decode_contents()}</section>'
        for name, chapter in chapters.items()
    )
    return (
        f"<h1>{app.config.html_title} The whole book on one page</h1>"
        "<p>For paper, or to read straight through: print this page from the browser. "
        "The code of each cell is left out here; it is in the chapters and their notebooks.</p>"
        f'<ul class="simple">{contents}</ul>{sections}'
    )


def reading_order(app: Sphinx) -> Iterator[str]:
    """The names of the pages as a reader turns them."""
    relations, name = app.env.collect_relations(), app.config.root_doc
    while name:
        yield name
        name = relations[name][2]


def read_chapter(app: Sphinx, name: str) -> Tag:
    """The article of a written page, without what is not printed."""
    page = BeautifulSoup(Path(app.builder.get_outfilename(name)).read_text(encoding="utf-8"), "html.parser")
    chapter = page.select_one("article.bd-article")
    for element in chapter.select(NOT_PRINTED):
        element.decompose()
    for folded in chapter.select("details.sd-dropdown"):
        folded["open"] = ""
    return chapter


def slug(name: str) -> str:
    """A page's name as an anchor of the one page."""
    return name.replace("/", "-")


def moved(name: str, anchor: str, shared: Counter) -> str:
    """An id of a chapter as it reads on the one page: with the chapter's name where others have the same one."""
    return f"{slug(name)}-{anchor}" if shared[anchor] > 1 else anchor


def rename_ids(name: str, chapter: Tag, shared: Counter) -> None:
    """Tells apart the ids that chapters share, with everything within the chapter that points to them."""
    for element in chapter.find_all(True):
        if element.get("id"):
            element["id"] = moved(name, element["id"], shared)
        for attribute in REFERENCES[2:]:
            if element.get(attribute):
                element[attribute] = " ".join(moved(name, each, shared) for each in str(element[attribute]).split())
        for attribute in ("clip-path", "style", "fill", "mask", "xlink:href"):
            if "#" in str(element.get(attribute, "")):
                element[attribute] = re.sub(
                    r"(?<=url\(#)[^)]+|^(?<=#).+", lambda m: moved(name, m.group(), shared), element[attribute]
                )


def moved_link(name: str, href: str, chapters: dict[str, Tag], shared: Counter) -> str:
    """A chapter's link as it reads on the one page."""
    address = urlparse(href)
    if address.scheme or address.netloc:
        return href
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), address.path)) if address.path else f"{name}.html"
    target = path.removesuffix(".html")
    if target in chapters:
        return f"#{moved(target, address.fragment, shared) if address.fragment else slug(target)}"
    return path + (f"#{address.fragment}" if address.fragment else "")


def setup(app: Sphinx) -> None:
    """Adds the pages to the build."""
    app.connect("html-collect-pages", collect_pages)
