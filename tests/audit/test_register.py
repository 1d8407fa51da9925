"""The register of sources: names, kinds, roles and introductions by rule, channels by phrase, silence by phrase."""

from __future__ import annotations

import csv
import json

import pytest

from newsaudit import Article, attributions
from newsaudit.audit.register import NOT_FOUND, channels, register, silences
from newsaudit.audit.tables import audited, report, rule_meanings, rules_in


def sources(text):
    """The register of a text by name."""
    article = Article(text)
    return {source.name: source for source in register(article, attributions(article))}


def channel_of(text):
    """Channel, basis and rule of each attribution of a text."""
    article = Article(text)
    found = attributions(article)
    ids = [""] * len(found)
    for source in register(article, found):
        for number in source.attributions:
            ids[number] = source.source_id
    return [tuple(channel) for channel in channels(article, found, ids)]


@pytest.mark.parametrize(
    ("text", "name", "kind", "role", "introduced"),
    [
        ("Environment Minister John Baird said it is over.", "John Baird", "person", "Environment Minister", "yes"),
        ("Paul Dewar, an Ottawa lawmaker, said it is over.", "Paul Dewar", "person", "an Ottawa lawmaker", "yes"),
        ("Professor Mu Li, of the University of Leeds, said it is over.", "Mu Li", "person", "Professor", "yes"),
        ("Barker said it is over.", "Barker", "", "", "no"),
        ("Ms Barker said it is over.", "Barker", "person", "", "no"),
        ("Mary Barker said it is over.", "Mary Barker", "person", "", "partial"),
        ("Officials said it is over.", "Officials", "group", "Officials", "partial"),
        ("The spokesman said it is over.", "The spokesman", "person", "spokesman", "partial"),
        ("The ministry said it is over.", "The ministry", "organisation", "", "n/a"),
        ("NASA said it is over.", "NASA", "organisation", "", "n/a"),
        ("Authorities said it is over.", "Authorities", "group", "", "no"),
        ("Poole Foods plc said it is over.", "Poole Foods plc", "organisation", "", "n/a"),
        ("Poole Foods Inc. said it is over.", "Poole Foods Inc.", "organisation", "", "n/a"),
        ("The diocese said it is over.", "The diocese", "organisation", "", "n/a"),
        ("Regional officer Mary Barker said it is over.", "Mary Barker", "person", "Regional officer", "yes"),
        ("“It is over,” regional officer Mary Barker said.", "Mary Barker", "person", "regional officer", "yes"),
        ("“It is over,” says lead author Dr. Mary Barker.", "Mary Barker", "person", "lead author Dr.", "yes"),
        ("Mary Barker, an engineer who left, said it is over.", "Mary Barker", "person", "an engineer", "yes"),
        (
            "“It is over,” said Mary Barker, who studies bees at the University of Leeds.",
            "Mary Barker",
            "person",
            "studies bees at the University of Leeds",
            "yes",
        ),
        ("Mary Barker, defending, said it is over.", "Mary Barker", "person", "defending", "yes"),
        ("Mary Barker of Leeds Police warned it is over.", "Mary Barker", "person", "Leeds Police", "yes"),
    ],
)
def test_what_the_text_says_of_a_source(text, name, kind, role, introduced):
    source = sources(text)[name]
    assert (source.kind, source.role, source.introduced) == (kind, role, introduced)


def test_a_surname_after_the_full_name_is_the_same_source():
    found = sources("Mayor Anna Wren said it is over.\n\nWren said that it was good.")
    assert list(found) == ["Anna Wren"] and found["Anna Wren"].attributions == [0, 1]


def test_a_later_mention_can_introduce():
    found = sources("“It is over,” Wren said.\n\nAnna Wren, the mayor, left. “It was good,” Wren said.")
    assert [source.introduced for source in found.values()] == ["yes"]


def test_the_clause_after_a_name_is_no_role():
    text = "Anna Wren, whose house burned, said it is over."
    assert [source.role for source in sources(text).values()] == [""]


def test_when_it_was_is_no_role():
    assert [source.role for source in sources("Anna Wren, a week later, said it is over.").values()] == [""]


def test_a_word_that_opens_the_clause_is_no_part_of_the_role():
    text = "As coauthor Anna Wren told reporters, it is over."
    assert [source.role for source in sources(text).values()] == ["coauthor"]


def test_a_source_without_a_name_keeps_the_words_of_the_text():
    assert list(sources("A spokesman for the army, who was tired, said it is over.")) == ["A spokesman for the army"]


def test_what_has_no_source_stands_together_and_last():
    article = Article("“Nobody knows who said this at all.”\n\nWren said it is over.")
    found = register(article, attributions(article))
    assert [source.source_id for source in found] == ["wren", NOT_FOUND]


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
    [found] = silences(article)
    assert found.rule == rule and (article[found.content] if found.content else None) == content


def test_the_phrase_of_silence_is_told_whole():
    [told] = report(audited(Article("The council declined to say whether it had paid.")))["not_disclosed"]
    assert (told["phrase"], told["attribution"]) == ("declined to say", "E1")
    text = "A man, who did not want to be named, said it is over."
    [found] = silences(Article(text))
    assert Article(text)[found.phrase] == "did not want to be named"


def test_what_somebody_says_in_marks_is_no_silence_of_the_text():
    assert silences(Article("“They declined to comment on the cost,” Wren said.")) == []


def test_a_silence_without_an_attribution_is_a_row_for_a_person_to_finish(article):
    rows = audited(article).attributions.query("status == 'not disclosed'")
    assert list(rows["cue_text"]) == ["provided no details"]
    assert list(rows["source_id"]) == [""] and rows["note"].str.contains("a person has to say").all()


def test_every_rule_that_gives_a_code_is_explained(root):
    from newsaudit.engine.rules import RULES

    named = {rule.__name__ for rules in RULES.values() for rule in rules}
    for line in (root / "data/gold/wikinews.jsonl").read_text("utf-8").splitlines():
        codes = audited(Article(json.loads(line)["text"]))
        for table in (codes.attributions, codes.sources):
            named |= {rule for cell in table["rule"] for rule in rules_in(cell).values()}
    assert named <= rule_meanings().keys(), named - rule_meanings().keys()


def test_the_lists_have_a_reason_in_every_row(root):
    for name in ("bodies", "channels", "undisclosed", "rules"):
        rows = list(csv.DictReader((root / f"newsaudit/lexicon/{name}.csv").read_text("utf-8").splitlines()))
        assert rows and all(row.get("reason") or row.get("meaning") for row in rows), name
