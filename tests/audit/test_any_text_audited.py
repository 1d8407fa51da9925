"""The whole way of any text, from its characters to every output: no exception, no markup of its own, words once."""

from __future__ import annotations

import csv
import io
import json
import time
from random import Random

import pytest
from composed_texts import composed_text
from hypothesis import given, settings
from hypothesis import strategies as st

from newsaudit import Article, ArticleError
from newsaudit.audit.coder import audited
from newsaudit.audit.data import audit_data
from newsaudit.audit.page import audit_page
from newsaudit.audit.tables import csv_tables
from newsaudit.audit.terminal import terminal_text

PIECES = [
    "“",
    "”",
    '"',
    "''",
    "‘",
    " said ",
    "Wren",
    "the ",
    ". ",
    ", ",
    "\n\n",
    "[",
    "]",
    "<b>",
    "&",
    "$x$",
    "told Sky News ",
]


def check(text: str) -> None:
    """Write everything there is to write of a text, and hold it to what is promised for any."""
    try:
        article = Article(text)
    except ArticleError as error:
        assert str(error).endswith(".")
        return
    audit = audited(article)
    data = audit_data(audit)
    json.dumps(data, allow_nan=False)
    assert data["totals"]["quoted_words"] + data["totals"]["paraphrased_words"] <= data["article"]["words"]
    assert {silence["attribution"] for silence in data["not_disclosed"]} <= {one.id for one in audit.attributions}
    assert {one.source_id for one in audit.attributions} - {""} <= {source.source_id for source in audit.sources}
    for row in csv.DictReader(io.StringIO(csv_tables(audit)["attributions"], newline="")):
        for field in ("source_span", "cue_span", "content_spans", "quote_spans", "editor_spans"):
            texts = [text[slice(*map(int, span.split("-")))] for span in row[field].split()]
            assert " | ".join(texts) == row[f"{field.split('_')[0]}_text"], (field, row)
    assert terminal_text(data)
    page = audit_page(audit, data)
    assert page.rstrip().endswith("</html>") and "<b>Wren" not in page


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_any_text_gives_every_output_or_a_sentence(text):
    check(text)


@pytest.mark.parametrize("seconds", [3, pytest.param(60, marks=pytest.mark.gate)], ids=["a few seconds", "a minute"])
def test_any_composed_text_gives_every_output(seconds):
    """Texts of the lexicons' own words and of real sentences disarranged; a failure names the seed that makes it."""
    first = 0 if seconds < 60 else time.time_ns() // 1_000_000_000 * 1_000_000
    print(f"composed_text(Random({first})) and on")
    seed, stop = first, time.monotonic() + seconds
    while time.monotonic() < stop:
        try:
            check(composed_text(Random(seed)))
        except Exception as error:
            raise AssertionError(f"composed_text(Random({seed}))") from error
        seed += 1


@pytest.mark.parametrize("paragraph", ["***", "—", "12.", "🙂", "* * *", "“”", "\x01\x02"])
def test_a_paragraph_without_a_word_stops_nothing(paragraph):
    check(
        f"Mayor Anna Wren said it is over.\n\n{paragraph}\n\n“We have no choice,” Wren said.\n\n{paragraph}\n\nThe end."
    )


def test_control_characters_warn_of_nothing(capfd, recwarn):
    check("Mayor An\x07na Wr\x01en said it is \x0cover. “We have \x0b no \x9f choice,” Wr\x01en said.")
    assert capfd.readouterr().err == "" and not list(recwarn)
