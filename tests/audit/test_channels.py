"""How an attribution reached the reporter: by a phrase of the text outside what is said, or carried from one."""

from __future__ import annotations

import pytest

from newsaudit import Article, attributions
from newsaudit.audit.channels import channels_of
from newsaudit.audit.register import sources_of


def channel_of(text):
    """Return channel, basis and rule of each attribution of a text."""
    article = Article(text)
    by_engine = attributions(article)
    _, source_ids = sources_of(article, by_engine)
    return [tuple(channel) for channel in channels_of(article, by_engine, source_ids)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” Wren said in a news release.", ("release", "explicit", "release_named")),
        ("In a statement, Wren said it is over.", ("release", "explicit", "statement_named")),
        ("“It is over,” Wren told The Daily Herald.", ("to the outlet", "explicit", "told_an_outlet")),
        ("Wren announced that it is over.", ("announcement", "explicit", "announced")),
        ("“It is over,” Wren told reporters.", ("not stated", "", "no_phrase")),
        ("Wren said the news release was late.", ("not stated", "", "no_phrase")),
        ("Wren said: “I told The Daily Herald of the news release.”", ("not stated", "", "no_phrase")),
    ],
)
def test_a_channel_counts_only_by_a_phrase_outside_what_is_said(text, expected):
    assert channel_of(text) == [expected]


def test_a_channel_is_carried_forward_one_paragraph_to_the_same_source_only():
    release = "“It is over,” Wren said in a news release."
    carried = ("release", "carried", "same_source_next_paragraph")
    assert channel_of(f"{release}\n\n“It was good,” Wren said.")[1] == carried
    assert channel_of(f"{release}\n\n“It was good,” Poole said.")[1][0] == "not stated"
    assert channel_of(f"{release}\n\nIt rained all day.\n\n“It was good,” Wren said.")[1][0] == "not stated"
    assert channel_of(f"“It was good,” Wren said.\n\n{release}")[0][0] == "not stated"
