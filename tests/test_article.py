"""The loader: units as spans, story told apart from furniture, and one clear sentence for each bad input."""

import json
import os
import subprocess
import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsaudit import Article, ArticleError

SHORT = "Fire kills two\n\nBy Jane Doe\n\nA fire killed two people. “It was fast,” Mr. Lee said.\n\nLoad More"


def test_the_story_of_the_book(article):
    assert (len(article.paragraphs), len(article.sentences), len(article.words)) == (14, 19, 534)
    assert [len(article.sentences_in(p)) for p in article.paragraphs] == [1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 3, 2, 1]
    assert [article[block].split()[0] for block in article.furniture] == ["Shawn", "In"]


def test_furniture_is_found_by_rule_without_the_description(article):
    assert Article(article.text).story_paragraphs == (1, 14)


def test_headline_byline_and_page_elements_are_outside_the_story():
    short = Article(SHORT)
    assert [short[block] for block in short.furniture] == ["Fire kills two", "By Jane Doe", "Load More"]
    assert [short[s] for s in short.sentences] == ["A fire killed two people.", "“It was fast,” Mr. Lee said."]


@pytest.mark.parametrize(
    "tag_line",
    [
        "Ann Lee is a staff writer for the Daily News.",
        "Follow Ann Lee on Twitter: @annlee",
        "Copyright 2020 The Daily News. All rights reserved.",
        "Bob Ray contributed to this report.",
        "Read more: our coverage of the fire",
    ],
)
def test_tag_lines_and_notes_at_the_foot_are_furniture(tag_line):
    assert Article(f"A fire killed two people.\n\n{tag_line}").story_paragraphs == (1, 1)


def test_a_last_paragraph_about_a_person_of_the_story_stays():
    assert Article("A fire killed two.\n\nAnn Lee is the mayor of Springfield.").story_paragraphs == (1, 2)


def test_description_beside_the_file_overrides_the_rule(tmp_path):
    (tmp_path / "a.txt").write_text(SHORT, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"story_paragraphs": [1, 3]}))
    assert Article.load(tmp_path / "a.txt").story_paragraphs == (1, 3)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("\n\n", "\n \t\n"),
        lambda text: "\n\n" + text + "\n\n",
        lambda text: text.replace("\n\n", "\u2029\u2029"),
    ],
    ids=["CRLF", "single newlines", "blank lines with spaces", "blank lines around", "paragraph separators"],
)
def test_line_ends_do_not_change_the_units(article, change):
    changed = Article(change(article.text))
    units = ("paragraphs", "sentences", "words")
    for unit in units:
        assert [changed[s] for s in getattr(changed, unit)] == [article[s] for s in getattr(article, unit)]


def test_a_line_end_of_two_signs_is_no_blank_line():
    article = Article("One line goes\r\non here.\r\n\r\nTwo is here now.")
    assert [article[block] for block in article.blocks] == ["One line goes\r\non here.", "Two is here now."]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("She lives on Mill St. They do not.", ["She lives on Mill St.", "They do not."]),
        ("It was due in Sept. Few have paid.", ["It was due in Sept.", "Few have paid."]),
        ("He lives in St. Louis.", ["He lives in St. Louis."]),
        ("It is No. 5 on the list.", ["It is No. 5 on the list."]),
    ],
)
def test_a_sentence_ends_with_an_abbreviation_before_a_word_of_grammar(text, ends):
    article = Article(text)
    assert [article[sentence] for sentence in article.sentences] == ends


def test_wrapped_lines_without_a_blank_one_are_paragraphs_again(article):
    """All but those whose last line is full: where it ends, nothing shows that a paragraph does."""
    paragraphs = [" ".join(article[paragraph].split()) for paragraph in article.paragraphs]
    wrapped = Article("\n".join(textwrap.fill(paragraph, 60) for paragraph in paragraphs))
    again = {" ".join(wrapped[paragraph].split()) for paragraph in wrapped.paragraphs}
    assert len(again & set(paragraphs)) >= len(paragraphs) - 2


def test_words_follow_the_codebook():
    text = "It’s the U.S.-led fight — against COVID-19, in 2020 & on."
    short = Article(text)
    assert [short[w] for w in short.words] == [
        "It’s", "the", "U.S.-led", "fight", "against", "COVID-19,", "in", "2020", "on.",
    ]  # fmt: skip


def test_abbreviations_do_not_end_a_sentence():
    short = Article("Officials in the U.S.-led mission told Myles B. Caggins III at 5 p.m. on Monday. He left.")
    assert len(short.sentences) == 2


@given(st.text(max_size=300))
def test_every_unit_is_an_exact_span_of_any_text(text):
    try:
        found = Article(text)
    except ArticleError as error:
        assert str(error).endswith(".")
        return
    assert found.text == text
    for unit in (found.blocks, found.paragraphs, found.sentences, found.words):
        assert all(0 <= s.start < s.end <= len(text) and found[s] == found[s].strip() for s in unit)
        assert all(a.end <= b.start for a, b in zip(unit, unit[1:], strict=False))


def test_paragraph_of_a_position(article):
    assert article.paragraph_of(article.paragraphs[10].start) == 11
    with pytest.raises(ValueError, match="not in the story"):
        article.paragraph_of(article.furniture[0].start)


BAD = {
    "empty.txt": (b"", "it is empty"),
    "blank.txt": (b" \n\t\n ", "nothing in it but white space"),
    "latin.txt": ("café closed.".encode("latin-1"), "not UTF-8 text (byte 3)"),
    "binary.txt": (b"ab\x00\x00", "binary file"),
    "word.txt": (b"PK\x03\x04\x00\x00", "this is a Word or other packed document, not text"),
    "old-word.txt": (b"\xd0\xcf\x11\xe0\x00", "this is an old Word document, not text"),
    "pdf.txt": (b"%PDF-1.4\n1 0 obj.", "this is a PDF, not text"),
    "rtf.txt": (b"{\\rtf1 The mayor said it is over.}", "this is a rich text document, not text"),
    "page.txt": (b"\n<!DOCTYPE html><p>It is over.</p>", "this is a web page, not text"),
    "utf16.txt": ("It is over.".encode("utf-16"), "this is UTF-16, not UTF-8 text"),
    "large.txt": (b"A word. " * 1_300_000, "larger than 10 MB"),
    "heading.txt": (b"In Other News\n\nLoad More", "no sentence in it"),
    "marks.txt": (b"... --- ...", "no sentence in it"),
    "stop-and-digit.txt": (b".\n0", "no sentence in it"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_sentence_naming_file_and_cause(tmp_path, name):
    data, cause = BAD[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ArticleError) as error:
        Article.load(tmp_path / name)
    message = str(error.value)
    assert name in message and cause in message and message.endswith(".") and "\n" not in message


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(ArticleError, match="there is no such file"):
        Article.load(tmp_path / "none.txt")
    with pytest.raises(ArticleError, match="this is a folder"):
        Article.load(tmp_path)


@pytest.mark.parametrize("record", ["not json", "[]", '{"story_paragraphs": "all"}', '{"story_paragraphs": [3]}'])
def test_a_broken_description_is_named(tmp_path, record):
    (tmp_path / "a.txt").write_text(SHORT, encoding="utf-8")
    (tmp_path / "a.json").write_text(record)
    with pytest.raises(ArticleError, match="a.json: this is not a description of an article in JSON"):
        Article.load(tmp_path / "a.txt")


def test_an_empty_file_beside_the_text_describes_nothing(tmp_path):
    """`newsaudit audit a.txt --json > a.json`: the shell makes the file before the program reads the text."""
    (tmp_path / "a.txt").write_text(SHORT, encoding="utf-8")
    (tmp_path / "a.json").write_bytes(b"")
    assert Article.load(tmp_path / "a.txt").story_paragraphs == Article(SHORT).story_paragraphs


def test_a_story_range_beyond_the_text_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(SHORT, encoding="utf-8")
    (tmp_path / "a.json").write_text('{"story_paragraphs": [1, 9]}')
    with pytest.raises(ArticleError, match="paragraphs 1 to 9, but there are 4"):
        Article.load(tmp_path / "a.txt")


def test_a_story_range_without_a_word_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("***.\n\nA fire killed two people.", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"story_paragraphs": [1, 1]}')
    with pytest.raises(ArticleError, match="there is no word in paragraphs 1 to 1"):
        Article.load(tmp_path / "a.txt")


def test_nothing_is_read_in_the_encoding_of_the_machine(root, tmp_path):
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [
        sys.executable,
        "-c",
        "from newsaudit.cli import main; main()",
        "audit",
        "data/example/sensitive-document.txt",
    ]
    run = subprocess.run(
        [*command, "--html", str(tmp_path / "page.html")], cwd=root, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
