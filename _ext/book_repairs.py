"""What the book needs of Sphinx and its theme beyond their settings: formulas as MathML, speed, a clean page.

Each repair of the theme stands where the fault is made: a template, a node's visitor, a list of scripts.
The browser tests fail where a new version of the theme makes one of them idle.
"""

from __future__ import annotations

import re
from itertools import pairwise

import book_citations
import book_pages
import book_weight
from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from jupyter_client.manager import KernelManager
from myst_nb.sphinx_ import HideCodeCellNode
from nbclient import NotebookClient
from sphinx.application import Sphinx

# Safe to read in parallel, by their code; neither declares it.
PARALLEL_SAFE = ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex")

# Jupyter Book loads these whether or not a page uses them; the first would fetch a script from another host.
UNUSED_EXTENSIONS = ("sphinx_thebe", "sphinx_togglebutton", "sphinx_comments")

# The scripts a page runs: search as a dialog, light and dark, the two sidebars, the copy button.
SCRIPTS = (
    "documentation_options.js",
    "doctools.js",
    "sphinx_highlight.js",
    "clipboard.min.js",
    "copybutton.js",
    "scripts/sphinx-book-theme.js",
)

# What a column of numbers holds: "2,643", "38%", "5 (33%)", "29.9 (23.9–35.8)", or nothing.
NUMBER = re.compile(r"–|[\d,.]+%?( \([\d–.%]+\))?")

# Words by which a page is looked for and which it does not use.
LOOKED_FOR = {
    "chapters/02-voices": "anonymous, anonymity, unnamed, anonymous sources, unnamed sources",
    "chapters/05-land-route": "land bridge, corridor, Kataib Hezbollah",
}

DESCRIPTION = "One news story, audited: who says so, in whose words, and how do they know?"


def visit_math(translator, node: nodes.math) -> None:
    """Writes a formula within a line as MathML."""
    translator.body.append(tex2mathml(node.astext(), as_block=False))
    raise nodes.SkipNode


def visit_math_block(translator, node: nodes.math_block) -> None:
    """Writes a formula on its own lines as MathML."""
    translator.body.append(f'<div class="math">{tex2mathml(node.astext(), as_block=True)}</div>\n')
    raise nodes.SkipNode


def visit_code(translator, node: HideCodeCellNode) -> None:
    """Opens a cell's collapsed code, or all of a cell that is the solution of an exercise."""
    kind, word = ("solution", "A solution") if node.get("solution") else ("code", "Code")
    translator.body.append(f'<details class="{kind}">\n<summary>{word}</summary>\n')


def depart_code(translator, node: HideCodeCellNode) -> None:
    """Closes a cell's collapsed code."""
    translator.body.append("</details>\n")


def visit_reference(translator, node: nodes.citation) -> None:
    """Opens an entry of the list of references, without the roles that screen readers are told not to expect there."""
    translator.body.append(translator.starttag(node, "div", CLASS="citation"))


def depart_reference(translator, node: nodes.citation) -> None:
    """Closes an entry of the list of references."""
    translator.body.append("</div>\n")


def mend_config(app: Sphinx, config) -> None:
    """Lets Sphinx read in parallel, drops what the unused extensions would do, puts our templates first."""
    for name in PARALLEL_SAFE:
        if name in app.extensions:
            app.extensions[name].parallel_read_safe = True
    for event, listeners in app.events.listeners.items():
        app.events.listeners[event] = [
            each for each in listeners if each.handler.__module__.split(".")[0] not in UNUSED_EXTENSIONS
        ]
    config.templates_path.insert(0, book_pages.TEMPLATES)


def put_code_behind(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Puts the code of a cell behind what it gives; that of a cell that gives nothing joins the cell beside it."""
    cells = [each for each in doctree.findall(nodes.container) if isinstance(next(iter(each), None), HideCodeCellNode)]
    for cell in cells:
        cell[0]["solution"] = cell.get("hide_mode") == "all"
    cells = [cell for cell in cells if not cell[0]["solution"]]
    before = None
    for cell, after in pairwise([*cells, None]):
        code = cell.pop(0)
        if len(cell) == 0 and after and next_to(cell, after):
            after[0][:0] = code.children
            cell.parent.remove(cell)
        elif len(cell) == 0 and before and next_to(before, cell):
            before[-1] += code.children
            cell.parent.remove(cell)
        else:
            cell.append(code)
            before = cell


def next_to(node: nodes.Element, other: nodes.Element) -> bool:
    """Whether nothing stands between a node and the other one."""
    return node.next_node(descend=False, siblings=True) is other


def mark_answer(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Marks the answer of a chapter: the first paragraph that a cell gives, if it stands before the first section."""
    title = doctree.next_node(nodes.title)
    for block in title.findall(descend=False, siblings=True) if title else ():
        answer = block.next_node(nodes.paragraph) if "cell" in block.get("classes", ()) else None
        if answer is not None or isinstance(block, nodes.section):
            if answer is not None:
                answer["classes"].append("answer")
            return


def mark_tables(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Marks the tables of four columns and more, which need smaller letters on a phone, and the columns of numbers."""
    for group in doctree.findall(nodes.tgroup):
        if int(group["cols"]) > 3:
            group.parent["classes"].append("many-columns")
        columns = list(zip(*(row.children for row in group.findall(nodes.row)), strict=True))
        for head, *cells in columns[1:]:
            if all(NUMBER.fullmatch(cell.astext()) for cell in cells):
                for cell in (head, *cells):
                    cell["classes"].append("number")


def add_looked_for(app: Sphinx, doctree: nodes.document) -> None:
    """Gives a page the words by which the search of the book is to find it too."""
    words = LOOKED_FOR.get(app.env.docname)
    if words:
        doctree.insert(0, nodes.meta(name="keywords", content=words))


def mend_page(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Gives a page its description, and of its scripts only those it runs, none of which holds up the first paint."""
    context["description"] = description(doctree)
    scripts = [script for script in context["script_files"] if str(script.filename).removeprefix("_static/") in SCRIPTS]
    if pagename != "search":  # there the index's script follows at once and needs the others to have run
        scripts = [type(script)(script.filename, priority=script.priority, defer="defer") for script in scripts]
    context["script_files"] = scripts


def description(doctree: nodes.document | None) -> str:
    """What search engines show of a page: its first paragraph, which in a chapter is the answer, cut at a word."""
    paragraphs = doctree.findall(nodes.paragraph) if doctree else []
    text = next((" ".join(paragraph.astext().split()) for paragraph in paragraphs), DESCRIPTION)
    return text if len(text) <= 300 else text[:300].rsplit(" ", 1)[0] + " …"


def setup(app: Sphinx) -> dict:
    """Registers the repairs."""
    NotebookClient.shutdown_kernel.default_value = "immediate"
    KernelManager.transport_encryption.default_value = "auto"  # or each kernel warns on the terminal
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
    app.add_node(HideCodeCellNode, override=True, html=(visit_code, depart_code))
    app.add_node(nodes.citation, override=True, html=(visit_reference, depart_reference))
    app.connect("config-inited", mend_config, priority=900)
    for change in (put_code_behind, mark_answer, mark_tables):
        app.connect("doctree-resolved", change)
    app.connect("doctree-read", add_looked_for)
    app.connect("html-page-context", mend_page, priority=900)
    for module in (book_citations, book_pages, book_weight):
        module.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
