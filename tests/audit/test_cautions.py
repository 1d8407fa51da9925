"""What the audit says of a text on which its estimates are less sure, and that it says nothing of ordinary news."""

from __future__ import annotations

import json
import textwrap
import time

import pytest

from newsaudit import Article
from newsaudit.audit.cautions import NOT_ENGLISH, cautions
from newsaudit.audit.coder import audited
from newsaudit.audit.data import audit_data
from newsaudit.audit.page import audit_page
from newsaudit.audit.terminal import terminal_text

STORY = (
    "Mayor Anna Wren said on Monday that the old bridge over the river would be closed for at least a year.\n\n"
    "“We have no choice,” she said in a news release, and added that the engineers had told her it could fall at any "
    "time, that nobody could say when, and that she would not wait for it.\n\n"
    "Residents worry that their shops could fail while the bridge is closed. They have asked the council for help with "
    "the rent, and some of them have already put up signs that say they are open all the "
    "same. The repair will take as long as it takes, the mayor said.\n"
)


def test_ordinary_news_gets_no_caution(root, article):
    assert cautions(article) == []
    for line in (root / "data/gold/wikinews.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        assert cautions(Article(record["text"])) == [], record["id"]


def test_the_story_of_this_test_needs_none():
    assert cautions(Article(STORY)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "does not read as English"),
        (STORY.replace("Residents", "<p>Residents"), "such as <p>"),
        (STORY.replace("“", "&ldquo;"), "such as &ldquo;"),
        (
            STORY.replace("“We have", "?It?s late, we have"),
            "1 mark of the text got lost in another encoding, as in It?s",
        ),
        (STORY.replace("“", "\ufffd").replace("”", "\ufffd"), "2 marks of the text got lost"),
        (STORY.upper(), "in capitals"),
        (textwrap.fill(STORY * 2, 50).replace("\n", "\n\n"), "open with a small letter"),
        (STORY.split("\n")[0], "The story has 21 words only"),
    ],
)
def test_each_trouble_gets_its_sentence_and_no_other(text, said, german):
    [sentence] = cautions(Article(text) if text else german)
    assert said in sentence and sentence.endswith(".") and "\n" not in sentence


def test_an_ampersand_and_a_sign_for_less_are_no_markup():
    assert cautions(Article(STORY.replace("old bridge", "Smith & Poole bridge, of < 20 metres and > 10,"))) == []


def test_every_output_tells_the_cautions():
    audit = audited(Article(STORY.upper()))
    data = audit_data(audit)
    assert data["cautions"] == list(audit.cautions) == cautions(audit.article) and len(audit.cautions) == 1
    assert audit.cautions[0] in " ".join(terminal_text(data).split())
    assert audit.cautions[0] in audit_page(audit, data)


def test_where_the_numbers_of_a_text_that_is_not_english_stand_it_says_they_are_not_valid(german):
    audit = audited(german)
    data = audit_data(audit)
    assert data["totals"]["caution"] == data["readability"]["caution"] == NOT_ENGLISH
    shown = terminal_text(data)
    for title in ("Findings", "Sources", "Channels", "Cues", "Readability"):
        assert f"\n{title} ({NOT_ENGLISH})\n" in shown
    assert "(estimates" not in shown and "(counts" not in shown
    page = audit_page(audit, data)
    headings = [line for line in page.splitlines() if line.startswith("<h2>") and "badge" in line]
    assert len(headings) > 4 and all(NOT_ENGLISH in line or "only a person" in line for line in headings)


def test_an_english_text_has_no_such_word(article):
    audit = audited(article)
    data = audit_data(audit)
    assert "caution" not in data["totals"] and NOT_ENGLISH not in terminal_text(data) + audit_page(audit, data)


def test_marks_that_came_through_a_wrong_encoding():
    [sentence] = cautions(Article(STORY + "\n\nâ€œIt was cold,â€\x9d said Ada Wren."))
    assert sentence.startswith("2 marks of the text came through a wrong encoding, such as â€œ for “: attributions are")


def test_a_word_of_sixty_thousand_letters_is_soon_read():
    before = time.process_time()
    cautions(Article("x" * 60_000 + " said."))
    assert time.process_time() - before < 5
