"""The short pieces of invented news: as many come out right as before, in each set and part."""

import csv

import pytest

from benchmarks.short_news import RIGHT, counts, is_right, pieces


def test_no_set_of_pieces_has_lost_any():
    """A mend raises the figures (`python -m benchmarks.short_news --write`), and nothing lowers them."""
    before = {tuple(row.values())[:3]: row for row in csv.DictReader(RIGHT.read_text("utf-8").splitlines())}
    now = {tuple(row.values())[:3]: row for row in counts()}
    assert now.keys() == before.keys()
    lost = {key: now[key]["right"] for key, row in before.items() if now[key]["right"] < int(row["right"])}
    assert lost == {} and all(now[key]["of"] == int(row["of"]) for key, row in before.items())


def test_each_statement_stands_in_its_text_and_the_last_two_sets_are_held_back():
    rows = pieces()
    statements = [row for row in rows if row["asks"] == "statement"]
    assert all(row["source"] in row["text"] and row["words"] in row["text"] for row in statements)
    held_back = [row["set"] for row in rows if row["part"] == "held back"]
    assert len(rows) == 2880 and len(held_back) == 340 and set(held_back) == {"news desks", "long reads"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"source": "Tom Hale"}, False),
        ({"words": "the road was open"}, False),
        ({"asks": "name"}, True),
        ({"asks": "name", "source": "Wren"}, False),
        ({"asks": "nothing"}, False),
        ({"asks": "nothing", "text": "The road was closed."}, True),
        ({"text": "The road was closed."}, False),
    ],
)
def test_when_a_piece_comes_out_right(changes, expected):
    piece = {
        "asks": "statement",
        "text": "Ada Wren said the road was closed.",
        "source": "Ada Wren",
        "words": "the road",
    }
    assert is_right(piece | changes) is expected
