"""After an edit to the article, a coding table, the package or a chapter, `make book` shows the new number."""

import subprocess
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from copies import copy_project
from planted import edit

pytestmark = pytest.mark.gate  # it builds a book twice

PROBE = """\
from newsaudit import Article
from story import coding
from newsaudit.numbers import count, share

article = Article.load("../data/article/article.txt")
quoted = coding.words_by_source(coding.read("../data/coding", article))["quoted"].sum()
print(count(len(article.words), "word"), "of which", count(quoted), "quoted, or", share(quoted, len(article.words)))
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    """A copy of the project whose book is one page that prints three numbers."""
    folder = copy_project(tmp_path_factory.mktemp("book"), leave_out=("tests/", "chapters/"))
    (folder / "_toc.yml").write_text("format: jb-book\nroot: chapters/intro\n")
    (folder / "chapters").mkdir()
    return folder


def numbers_on_the_page(book: Path, cell: str = PROBE) -> str:
    """What the page prints after `make book`."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# Numbers", id="title"), nbformat.v4.new_code_cell(cell, id="probe")]
    )
    nbformat.write(notebook, book / "chapters/intro.ipynb")
    run = subprocess.run(["make", "-o", ".venv/installed", "book"], cwd=book, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    page = BeautifulSoup((book / "_build/html/chapters/intro.html").read_text(encoding="utf-8"), "html.parser")
    return page.select_one(".cell_output").get_text().strip()


EDITS = [
    ("data/article/article.txt", "OIR said in a news release.", "OIR said in a news release on the same Friday."),
    ("data/coding/attributions.csv", r"^(settled,S4,.*?),reported,", r"\1,planned,"),
    ("newsaudit/numbers.py", r':\.0%\}"', ':.1%}"'),
]


def test_every_edit_is_seen_on_the_page(book):
    assert numbers_on_the_page(book) == "534 words of which 218 quoted, or 41%"
    for name, old, new in EDITS:
        edit(name, old, new)(book)
    # Words of the article, quoted words of the coding, a decimal of the package, and a line of the chapter.
    said = numbers_on_the_page(book, PROBE + "print(len(article.sentences))")
    assert said == "538 words of which 202 quoted, or 37.5%\n19"
