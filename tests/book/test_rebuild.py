"""After an edit to the article, a coding table, the package or a chapter, `make book` shows the new number."""

import subprocess
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from copies import copy_project

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


def test_an_edit_is_seen_on_the_page(book):
    assert numbers_on_the_page(book) == "534 words of which 218 quoted, or 41%"


def test_an_edit_of_the_article_is_seen_on_the_page(book):
    path = book / "data/article/article.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("OIR said in a news release.", "OIR said in a news release on the same Friday."), "utf-8"
    )
    assert numbers_on_the_page(book).startswith("538 words of which 218 quoted")
    path.write_text(text, encoding="utf-8")


def test_an_edit_of_a_coding_table_is_seen_on_the_page(book):
    path = book / "data/coding/attributions.csv"
    rows = path.read_text(encoding="utf-8")
    first = next(line for line in rows.splitlines() if line.startswith("settled,S4,"))
    path.write_text(rows.replace(first, first.replace(",reported,", ",planned,")), encoding="utf-8")
    assert "of which 202 quoted" in numbers_on_the_page(book)
    path.write_text(rows, encoding="utf-8")


def test_an_edit_of_the_package_is_seen_on_the_page(book):
    path = book / "newsaudit/numbers.py"
    code = path.read_text(encoding="utf-8")
    path.write_text(code.replace(':.0%}"', ':.1%}"'), encoding="utf-8")
    assert numbers_on_the_page(book).endswith("or 40.8%")
    path.write_text(code, encoding="utf-8")


def test_an_edit_of_a_chapter_is_seen_on_the_page(book):
    assert numbers_on_the_page(book, PROBE + "print(len(article.sentences))").endswith("\n19")
