"""What the audit says of a text on which its estimates are less sure, and that it says nothing of ordinary news."""

from __future__ import annotations

import json
import textwrap

import pytest

from newsaudit import Article
from newsaudit.audit import terminal
from newsaudit.audit.cautions import cautions
from newsaudit.audit.page import page
from newsaudit.audit.tables import audited
from newsaudit.audit.tables import report as report_of

STORY = (
    "Mayor Anna Wren said on Monday that the old bridge over the river would be closed for at least a year.\n\n"
    "“We have no choice,” she said in a news release, and added that the engineers had told her it could fall at any "
    "time, that nobody could say when, and that she would not wait for it.\n\n"
    "Residents worry that their shops could fail while the bridge is closed. They have asked the council for help with "
    "the rent, and some of them have already put up signs that say they are open all the "
    "same. The repair will take as long as it takes, the mayor said.\n"
)
GERMAN = (
    "Der Bürgermeister sagte am Montag, die alte Brücke in der Stadt werde geschlossen. „Wir haben keine Wahl“, sagte "
    "Anna Wren. Die Anwohner fürchten, dass die Läden schließen müssen, und der Rat wollte sich nicht äußern. So war "
    "es im Januar, und so ist es im März: Man wartet, man hofft, und niemand weiß, was man tun soll.\n"
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
        (GERMAN * 2, "does not read as English"),
        (STORY.replace("Residents", "<p>Residents"), "such as <p>"),
        (STORY.replace("“", "&ldquo;"), "such as &ldquo;"),
        (STORY.upper(), "in capitals"),
        (textwrap.fill(STORY * 2, 50), "open with a small letter"),
        (STORY.split("\n")[0], "The story has 21 words only"),
    ],
)
def test_each_trouble_gets_its_sentence_and_no_other(text, said):
    [sentence] = cautions(Article(text))
    assert said in sentence and sentence.endswith(".") and "\n" not in sentence


def test_an_ampersand_and_a_sign_for_less_are_no_markup():
    assert cautions(Article(STORY.replace("old bridge", "Smith & Poole bridge, of < 20 metres and > 10,"))) == []


def test_the_report_tells_the_cautions_everywhere():
    codes = audited(Article(STORY.upper()))
    data = report_of(codes)
    assert data["cautions"] == cautions(codes.article) and len(data["cautions"]) == 1
    assert data["cautions"][0] in " ".join(terminal.terminal(data).split())
    assert data["cautions"][0] in page(codes, data)
