"""Where a text says that something was not disclosed: by a phrase of its own, outside quotations, told whole."""

from __future__ import annotations

import pytest

from newsaudit import Article
from newsaudit.audit.coder import audited
from newsaudit.audit.data import audit_data
from newsaudit.audit.silences import silences_in


@pytest.mark.parametrize(
    ("text", "rule", "content"),
    [
        ("The council declined to comment on the cost.", "declined_to_comment", "the cost"),
        ("Officials provided no details on the number of troops.", "gave_no_details", "the number of troops"),
        ("Mr Wren did not immediately respond to a message.", "did_not_answer", "to a message"),
        ("Mr Wren could not be reached.", "not_reached", None),
        ("She spoke on condition of anonymity.", "not_to_be_named", None),
        ("The ministry would not say how many there were.", "did_not_say", "how many there were"),
        ("Financial terms were not disclosed.", "was_not_said", None),
        ("Names have not yet been made public by the police.", "was_not_said", None),
        ("The council declined to say whether it had paid.", "declined_to_comment", "whether it had paid"),
        ("A man, who did not want to be named, said it is over.", "not_to_be_named", None),
        ("An official, speaking on condition of anonymity because it is secret, left.", "not_to_be_named", None),
        ("Mr Wren made no reply.", "no_comment", None),
    ],
)
def test_a_phrase_of_silence_is_found_with_what_is_not_disclosed(text, rule, content):
    article = Article(text)
    [found] = silences_in(article)
    assert found.rule == rule and (article[found.content] if found.content else None) == content


def test_the_phrase_of_silence_is_told_whole():
    [told] = audit_data(audited(Article("The council declined to say whether it had paid.")))["not_disclosed"]
    assert (told["phrase"], told["attribution"]) == ("declined to say", "E1")
    text = "A man, who did not want to be named, said it is over."
    [found] = silences_in(Article(text))
    assert Article(text)[found.phrase] == "did not want to be named"


def test_what_somebody_says_in_marks_is_no_silence_of_the_text():
    assert silences_in(Article("“They declined to comment on the cost,” Wren said.")) == []
