"""The chapter on the land route: figure and table from the same rows, and nothing firmer than the text."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from story import claims, figures
from story.figures import route

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def story(codes) -> claims.Claims:
    """The claims, links and summary of the book's article."""
    return claims.read(ROOT / "data/coding", codes)


@pytest.fixture(scope="module")
def chapter() -> str:
    """The Markdown of the chapter."""
    cells = json.loads((ROOT / "chapters/05-land-route.ipynb").read_text("utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def drawn(svg: str) -> str:
    """The text of a figure, its lines joined by spaces."""
    return " ".join(unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))).split())


def test_the_chain_draws_each_claim_and_its_table_the_same_links(story):
    figure = figures.claim_chain(story, "11d")
    links = claims.chain(story, "11d")
    assert figure.frame.equals(links)
    text, texts = drawn(figure.svg), story.claims.set_index("id")["text"]
    for claim in {*links["from"], *links["to"]}:
        assert texts[claim] in text and f"{claim}: “{texts[claim]}”" in figure.alt
    table = claims.link_table(story, links)
    assert list(table["Relation"]) == list(links["relation"])
    assert (table["In the text"] == "not stated").sum() == figure.alt.count("not stated") == 6


def test_a_link_taken_out_is_no_longer_drawn(story):
    fewer = story._replace(links=story.links[story.links["from"] != "10e"])
    before, after = figures.claim_chain(story, "11d"), figures.claim_chain(fewer, "11d")
    assert "rocket attacks" in drawn(before.svg) and "rocket attacks" not in drawn(after.svg)
    assert "9 links between 10 claims" in before.alt and "8 links between 9 claims" in after.alt


def test_a_link_that_becomes_stated_changes_its_line(story):
    links = story.links.copy()
    links.loc[links["from"] == "11e", ["stated", "stated_by"]] = ["no", ""]
    broken = [figures.claim_chain(s, "11d").svg.count("stroke-dasharray") for s in (story, story._replace(links=links))]
    assert broken[1] > broken[0]


def test_the_chain_holds_the_paragraphs_of_the_warning_and_barker(story):
    links = claims.chain(story, "11d")
    paragraphs = story.claims.set_index("id").loc[[*links["from"], *links["to"]], "paragraph"]
    assert set(paragraphs) == {10, 11, 12}
    answer = links[links["relation"] == "answer"].iloc[0]
    assert (answer["from"], answer["to"], answer["stated"]) == ("12d", "11b", "no")


def test_every_inference_is_filled_in_and_stays_out_of_the_story(story):
    for column in ("would_confirm", "would_refute", "left_out"):
        assert story.links[column].str.strip().all()
        assert not story.links[column].isin(story.claims["text"]).any()


def test_no_ground_of_the_warning_has_a_named_voucher(story):
    links = claims.chain(story, "11d")
    grounds = links[links["relation"] == "ground"]["from"]
    assert list(grounds) == ["10c", "10e", "10d", "11a"]
    vouchers = story.claims.set_index("id").loc[list(grounds), "who_vouches"]
    assert not vouchers.str.startswith("named").any()


def test_the_two_ends_of_the_announcement(story):
    narrow, wide = claims.reading_table(story, "S11").to_dict("records")
    assert (narrow["The source’s"], narrow["Without a source"]) == ("10a, 10b", "10c, 10d, 10e")
    assert (wide["The source’s"], wide["Without a source"]) == ("10a, 10b, 10c, 10d, 10e", "none")
    assert narrow["It ends with"] == "“… to Iraqi forces”" and wide["It ends with"] == "“… targeting coalition troops”"


def test_the_sentence_is_nested_in_the_order_of_the_text(story):
    layers = claims.embedding(story, ["S13", "11b", "11c", "S14", "11d"])
    assert [words.split()[0] for words in layers["words"]] == ["worry", "could", "cementing", "have", "is"]
    assert list(layers["strength"]) == ["alarmed cue", "possible", "possible", "alarmed cue", "flat"]
    assert "5 frames, each inside the one before" in figures.nesting(layers).alt
    with pytest.raises(ValueError, match="11b .* does not stand inside"):
        claims.embedding(story, ["S13", "11c", "11b"])


def test_only_places_that_the_text_names_are_solid(codes, article):
    figure = figures.route_schematic(codes.mentions)
    named = figure.frame[figure.frame["words"] != ""]
    paragraphs = [article.paragraphs[number - 1] for number in (10, 11)]
    for words in named["words"].str.split(" · ").explode():
        assert any(words in article[paragraph] for paragraph in paragraphs)
    assert list(named["words"].str.split(" · ").str[0]) == ["Tehran", "the Iraq-Syria border", "the Mediterranean Sea"]
    assert figure.svg.count("fill: var(--accent") == len(named)
    assert drawn(figure.svg).count("not named") == len(route.STOPS) - len(named)


def test_a_place_that_is_no_longer_coded_is_missed(codes):
    with pytest.raises(KeyError, match="place-mediterranean"):
        figures.route_schematic(codes.mentions[codes.mentions["id"] != "place-mediterranean"])


def test_no_percentage_and_the_likelihood_scale_only_in_the_footnote(chapter):
    body, note = chapter.split("[^likelihood]:")
    assert "%" not in chapter and "per cent" not in chapter
    assert "almost certain" in note and "almost certain" not in body
    assert "odni2015standards" in note and "odni2015standards" not in body


def test_the_grid_of_the_class_is_empty():
    cells = json.loads((ROOT / "chapters/05-land-route.ipynb").read_text("utf-8"))["cells"]
    outputs = [
        "".join(out["data"].get("text/markdown", "")) for c in cells for out in c.get("outputs", []) if "data" in out
    ]
    grid = next(text for text in outputs if "tab-grid" in text)
    rows = [line.strip("| ").split(" | ") for line in grid.splitlines() if line.startswith("| **")]
    assert len(rows) >= 6 and all(cell.strip() == "&emsp;" for row in rows for cell in row[1:])


def test_a_claim_keeps_its_voice_in_both_readings(story):
    assert claims.voucher_in_words(story, "10c") == "ambiguous: The U.S. military or the reporter"
    assert claims.voucher_in_words(story, "11d") == "unnamed: National security experts"
    assert claims.voucher_in_words(story, "13a") == "the reporter"
    assert claims.voucher_in_words(story, "12d") == "named person: Barker"
