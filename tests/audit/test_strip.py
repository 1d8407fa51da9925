"""The quote strip: bars where the words are, letters as text, colours of the page, words in its alternative text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from newsaudit import Article
from newsaudit.audit.coder import audited
from newsaudit.audit.strip import numbers_with_room, paragraph_starts, strip_alt, strip_parts, strip_svg
from story.coding import audit_of

EXAMPLE = "data/example/sensitive-document.txt"


@pytest.fixture(scope="module")
def audits(codes, root):
    """The story by reading, and another article by the engine."""
    return [audit_of(codes), audited(Article.load(root / EXAMPLE))]


def test_quoted_words_are_filled_and_paraphrased_hatched_as_the_legend_says(audits):
    for audit in audits:
        svg = BeautifulSoup(strip_svg(audit), "html.parser")
        legend = svg.select_one(".legend")
        named = dict(zip([text.get_text() for text in legend.select("text")], legend.select("rect"), strict=True))
        hatched = {kind: "url(#" in bar["style"] for kind, bar in named.items()}
        assert hatched == {"quoted": False, "paraphrased": True}, "the legend is swapped."
        word = float(svg.svg["viewbox"].split()[2]) - 6
        for group in svg.select("g[data-source]"):
            parts = [part for part in strip_parts(audit) if part.source_id == group["data-source"]]
            for kind, is_hatched in hatched.items():
                bars = [bar for bar in group.select("rect") if ("url(#" in bar["style"]) == is_hatched]
                drawn = sum(float(bar["width"]) for bar in bars) * len(audit.article.words) / word
                said = sum(part.last - part.first + 1 for part in parts if part.kind == kind)
                assert round(drawn) == said, f"{group['data-source']}: {said} words {kind} and bars of {drawn:g}."


def test_a_row_says_the_words_that_its_bars_hold(audits):
    story = audits[0]
    svg = BeautifulSoup(strip_svg(story), "html.parser")
    said = {
        group["data-source"]: [text.get_text() for text in group.select("text")]
        for group in svg.select("g[data-source]")
    }
    assert said["oir"] == ["OIR [O]", "36 quoted, 20 paraphrased"]
    assert list(said) == [source.source_id for source in story.sources if story.reported_by_source[source.source_id]]


def test_it_is_inline_svg_with_text_and_the_colours_of_the_page(audits):
    svg = strip_svg(audits[0])
    assert svg.startswith('<svg class="figure" viewBox=') and 'role="img"' in svg and "<text" in svg
    assert "currentColor" in svg and "var(--source-1, #0072b2)" in svg and "<style" not in svg
    assert "\n\n" not in svg and svg == strip_svg(audits[0])
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids)) and set(re.findall(r'url\(#([^)"]+)\)', svg)) == set(ids)


def test_no_letter_is_under_nine_pixels_on_a_phone(audits):
    svg = strip_svg(audits[0])
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', svg).group(1))
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", svg)]
    assert sizes and min(sizes) * 342 / width >= 9


def test_the_alternative_text_says_each_source_its_words_and_paragraphs(audits):
    alt = strip_alt(audits[0])
    assert alt.startswith("Strip chart of 534 words in 14 paragraphs, a row for each of 9 sources.")
    assert "OIR: words 36 quoted, 20 paraphrased, paragraphs 9, 13 and 14" in alt
    assert BeautifulSoup(strip_svg(audits[0]), "html.parser").svg["aria-label"] == alt


def test_markup_in_a_name_is_text():
    svg = strip_svg(audited(Article("Ann <b>Poole</b> “& Sons” Ltd said it is over.")))
    assert "<b>" not in svg and BeautifulSoup(svg, "html.parser").svg


@pytest.mark.parametrize("lengths", [[], [3] * 40, [30, 5, 5, 5, 60]])
def test_the_numbers_of_the_paragraphs_do_not_touch(audits, lengths):
    starts = [sum(lengths[:place]) for place in range(len(lengths))] or paragraph_starts(audits[0])
    length = sum(lengths) or len(audits[0].article.words)
    shown = numbers_with_room(starts, length)
    assert len(shown) > 2 and (lengths or len(shown) == len(starts))
    # Figures of ten units are at most 6.4 wide; the strip is 368 units across.
    for (left, a), (right, b) in pairwise(shown):
        assert (b - a) * 368 / length > 6.4 * (len(str(left)) + len(str(right))) / 2 + 1


def test_a_paragraph_without_a_word_begins_where_the_next_one_does():
    audit = audited(Article("Wren said it is over.\n\n***\n\nPoole said it is not.\n\n— —\n\nThe end."))
    assert paragraph_starts(audit) == [0, 5, 5, 10, 10]
