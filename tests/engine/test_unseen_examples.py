"""The examples of hard attributions: as many hold as before, of each kind and part."""

import csv

import pytest

from benchmarks.unseen_examples import RIGHT, counts, examples, holds


def test_no_kind_of_example_has_lost_any():
    """A mend raises the figures (`python -m benchmarks.unseen_examples --write`), and nothing lowers them."""
    before = {(row["kind"], row["part"]): row for row in csv.DictReader(RIGHT.read_text("utf-8").splitlines())}
    now = {(row["kind"], row["part"]): row for row in counts()}
    assert now.keys() == before.keys()
    lost = {key: now[key]["right"] for key, row in before.items() if now[key]["right"] < int(row["right"])}
    assert lost == {} and all(now[key]["of"] == int(row["of"]) for key, row in before.items())


def test_every_kind_has_five_examples_a_part_and_each_stands_in_its_text():
    rows = counts()
    assert len(rows) == 38 and all(row["of"] == 5 for row in rows)
    assert all(one["source"] in one["text"] and one["content"] in one["text"] for one in examples())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"content": "“the road was closed”."}, True),
        ({"source_name": "Tom Hale"}, False),
        ({"source_name": "a minister"}, False),
        ({"content": "the road was"}, False),
        ({"content": "", "source_name": ""}, False),
    ],
)
def test_when_an_example_holds(changes, expected):
    example = {
        "text": "Ada Wren said the road was closed.",
        "source_name": "Ada Wren",
        "content": "the road was closed",
    }
    assert holds(example | changes) is expected
