"""The register of sources: names, kinds, roles and introductions by rule."""

from __future__ import annotations

import csv
import json

import pytest

from newsaudit import Article, attributions
from newsaudit.audit.coder import audited
from newsaudit.audit.meanings import rule_meanings
from newsaudit.audit.model import NOT_FOUND
from newsaudit.audit.register import free_key, sources_of


def sources(text):
    """The register of a text by name."""
    article = Article(text)
    return {source.name: source for source in sources_of(article, attributions(article))[0]}


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
        ("Tesla said it is over.", "Tesla", "organisation", "", "n/a"),
        ("The Taliban said it is over.", "Taliban", "organisation", "", "n/a"),
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
    assert (source.kind, source.role_as_stated, source.introduced) == (kind, role or "not stated", introduced)


def test_a_surname_after_the_full_name_is_the_same_source():
    article = Article("Mayor Anna Wren said it is over.\n\nWren said that it was good.")
    [source], source_ids = sources_of(article, attributions(article))
    assert source.name == "Anna Wren" and source_ids == ["anna-wren", "anna-wren"]


def test_a_later_mention_can_introduce():
    found = sources("“It is over,” Wren said.\n\nAnna Wren, the mayor, left. “It was good,” Wren said.")
    assert [source.introduced for source in found.values()] == ["yes"]


def test_the_clause_after_a_name_is_no_role():
    text = "Anna Wren, whose house burned, said it is over."
    assert [source.role_as_stated for source in sources(text).values()] == ["not stated"]


def test_emphasis_hides_no_role():
    (before,) = sources("It was backed by council leader **Huw Treharne**. “It is time,” Treharne said.").values()
    (after,) = sources("“It is time,” said **Huw Treharne**, leader of the council.").values()
    assert [before.role_as_stated, after.role_as_stated] == ["council leader", "leader of the council"]


def test_when_it_was_is_no_role():
    assert [source.role_as_stated for source in sources("Anna Wren, a week later, said it is over.").values()] == [
        "not stated"
    ]


def test_a_word_that_opens_the_clause_is_no_part_of_the_role():
    text = "As coauthor Anna Wren told reporters, it is over."
    assert [source.role_as_stated for source in sources(text).values()] == ["coauthor"]


def test_a_source_without_a_name_keeps_the_words_of_the_text():
    assert list(sources("A spokesman for the army, who was tired, said it is over.")) == ["A spokesman for the army"]


def test_what_has_no_source_stands_together_and_last():
    article = Article("“Nobody knows who said this at all.”\n\nWren said it is over.")
    found, source_ids = sources_of(article, attributions(article))
    assert [source.source_id for source in found] == ["wren", NOT_FOUND] and source_ids == [NOT_FOUND, "wren"]


def test_a_key_is_a_free_letter_of_the_name_or_a_number():
    taken = set()
    assert [free_key("Anna Wren", taken) for _ in range(6)] == ["W", "A", "N", "R", "E", "1"]
    assert free_key("Anna Wren", taken) == "2" and free_key("???", taken) == "3"


def test_every_rule_that_gives_a_code_is_explained(root):
    from newsaudit.engine.rules import RULES

    named = {rule.__name__ for rules in RULES.values() for rule in rules}
    for line in (root / "data/gold/wikinews.jsonl").read_text("utf-8").splitlines():
        audit = audited(Article(json.loads(line)["text"]))
        named |= {rule for one in (*audit.attributions, *audit.sources) for rule in one.rules.values()}
    assert named <= rule_meanings().keys(), named - rule_meanings().keys()


def test_the_lists_have_a_reason_in_every_row(root):
    for name in ("bodies", "channels", "undisclosed", "rules"):
        rows = list(csv.DictReader((root / f"newsaudit/lexicon/{name}.csv").read_text("utf-8").splitlines()))
        assert rows and all(row.get("reason") or row.get("meaning") for row in rows), name
