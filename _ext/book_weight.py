"""What a page weighs: one stylesheet and one small icon font, and nothing of the theme's that no page asks for.

As shipped, a page of this theme loads 1.5 MB of icons as a script, three icon fonts and nine stylesheets.
`tests/test_built_book.py` holds the budget, `tests/test_browser.py` sees to it that the icons still draw.
"""

from __future__ import annotations

import logging
import re
from itertools import pairwise
from pathlib import Path

import tinycss2
from fontTools import subset
from sphinx.application import Sphinx

# In the order in which the theme loads them, before the book's own; `mystnb.*.css` carries a hash in its name.
THEME_STYLES = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "copybutton.css",
    "mystnb.*.css",
)
FONT = "vendor/fontawesome/webfonts/fa-solid-900.ttf"

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
OUR_FONT_FACE = (
    '@font-face{font-display:block;font-family:"Font Awesome 6 Free";font-weight:900;'
    'src:url(icons.woff) format("woff")}'
)
CONDITIONS = ("media", "supports", "layer", "container")


def lighten(app: Sphinx, exception: Exception | None) -> None:
    """Joins the stylesheets, draws the icon font anew with the icons in use, and deletes what no page loads."""
    if exception or app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    if not (static / FONT).is_file():  # nothing was written in this build
        return
    pages = "".join(page.read_text(encoding="utf-8") for page in sorted(Path(app.outdir).rglob("*.html")))
    scripts = sorted(set(re.findall(r'src="(?:\.\./)*_static/([^"?]+\.js)', pages)))
    names = [*THEME_STYLES, *(name for name, _ in app.config.html_css_files)]
    sheets = [path for name in names for path in sorted(static.glob(name))]
    code = [(static / script).read_text(encoding="utf-8") for script in scripts]
    styles = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    styles = OUR_FONT_FACE + used_styles(FONT_FACE.sub("", styles), known_names(pages, code))
    (static / "site.css").write_text(styles, encoding="utf-8")
    write_font(static / FONT, code_points(styles, pages, *code), static / "icons.woff")
    loaded = {"site.css", "icons.woff", "favicon.svg", *scripts, *re.findall(r"url\([\"']?([\w./-]+)", styles)}
    for path in sorted(static.rglob("*"), reverse=True):
        if path.is_file() and str(path.relative_to(static)) not in loaded:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def known_names(pages: str, scripts: list[str]) -> set[str]:
    """The classes and ids of the pages, and every word of the scripts, which may set others."""
    names = {name for value in re.findall(r'\b(?:class|id)="([^"]*)"', pages) for name in value.split()}
    inline = re.findall(r"<script\b[^>]*>(.*?)</script>", pages, re.S)
    return names.union(*(re.findall(r"[\w-]+", text) for text in [*inline, *scripts]))


def used_styles(styles: str | list, names: set[str]) -> str:
    """The rules of a stylesheet without the selectors for classes and ids that are not among the names."""
    rules = tinycss2.parse_rule_list(styles, skip_comments=True, skip_whitespace=True)
    return "".join(used_rule(rule, names) for rule in rules)


def used_rule(rule, names: set[str]) -> str:
    """One rule as text; empty where none of its selectors can apply."""
    if rule.type == "at-rule" and rule.lower_at_keyword in CONDITIONS and rule.content is not None:
        inner = used_styles(rule.content, names)
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else ""
    if rule.type != "qualified-rule":
        return rule.serialize()
    selectors = [selector for selector in split_at_commas(rule.prelude) if asked_for(selector) <= names]
    if not selectors:
        return ""
    return f"{','.join(map(tinycss2.serialize, selectors))}{{{tinycss2.serialize(rule.content).strip()}}}"


def split_at_commas(tokens: list) -> list[list]:
    """A list of selectors, each as its tokens; commas within brackets do not count."""
    parts: list[list] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def asked_for(selector: list) -> set[str]:
    """The classes and ids that an element and its ancestors must have; those within `:not()` and the like aside."""
    ids = {token.value for token in selector if token.type == "hash"}
    return ids | {name.value for dot, name in pairwise(selector) if dot == "." and name.type == "ident"}


def code_points(*texts: str) -> set[int]:
    """The code points of icons in styles, pages and scripts, as themselves or escaped as each of these may do it."""
    text = "".join(texts)
    escaped = re.findall(r"(?:\\u?|&#x)([ef][0-9a-f]{3})(?![0-9a-f])", text, re.I)
    return {int(point, 16) for point in escaped} | {ord(sign) for sign in re.findall("[\ue000-\uf8ff]", text)}


def write_font(source: Path, points: set[int], target: Path) -> None:
    """Writes a font that holds only the glyphs of the code points."""
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    options = subset.Options(flavor="woff", hinting=False, recalc_timestamp=False)
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    subset.save_font(font, target, options)


def setup(app: Sphinx) -> None:
    """Lightens the book once everything else is written."""
    app.connect("build-finished", lighten, priority=900)
