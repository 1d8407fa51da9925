"""The quote strip: bars where the words are, letters as text, colours of the page, words in its alternative text."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from newsaudit import Article
from newsaudit.audit.coder import audited
from newsaudit.audit.strip import numbers_with_room, paragraph_starts, strip_alt, strip_parts, strip_svg

EXAMPLE = "data/example/sensitive-document.txt"


@pytest.fixture(scope="module")
def audits(codes, root):
    """The story by reading, and another article by the engine."""
    return [codes.audit, audited(Article.load(root / EXAMPLE))]


def is_hatched(bar) -> bool:
    """Whether a bar is empty and lines are drawn in it."""
    after = bar.find_next_sibling()
    return "fill: none" in bar["style"] and after is not None and "hatch" in after.get("class", [])


def test_quoted_words_are_filled_and_paraphrased_hatched_as_the_legend_says(audits):
    for audit in audits:
        svg = BeautifulSoup(strip_svg(audit), "html.parser")
        legend = svg.select_one(".legend")
        named = dict(zip([text.get_text() for text in legend.select("text")], legend.select("rect"), strict=True))
        hatched = {kind: is_hatched(bar) for kind, bar in named.items()}
        assert hatched == {"quoted": False, "paraphrased": True}, "the legend is swapped."
        word = float(svg.svg["viewbox"].split()[2]) - 6
        for group in svg.select("g[data-source]"):
            parts = [part for part in strip_parts(audit) if part.source_id == group["data-source"]]
            for kind, lines in hatched.items():
                bars = [bar for bar in group.select("rect") if is_hatched(bar) == lines]
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
    assert "<pattern" not in svg and " id=" not in svg  # browsers print a pattern as a large image


def test_no_letter_is_under_eleven_pixels_on_a_phone(audits):
    svg = strip_svg(audits[0])
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', svg).group(1))
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", svg)]
    assert sizes and min(sizes) * 342 / width >= 11


def test_the_alternative_text_says_each_source_its_words_and_paragraphs(audits):
    alt = strip_alt(audits[0])
    assert alt.startswith("Strip chart of 534 words in 14 paragraphs, a row for each of 9 sources.")
    assert "OIR: 36 words quoted, 20 paraphrased, paragraphs 9, 13 and 14" in alt
    assert BeautifulSoup(strip_svg(audits[0]), "html.parser").svg["aria-label"] == alt


def test_markup_in_a_name_is_text():
    svg = strip_svg(audited(Article("Ann <b>Poole</b> “& Sons” Ltd said it is over.")))
    assert "<b>" not in svg and BeautifulSoup(svg, "html.parser").svg


def test_every_paragraph_of_a_short_story_has_its_number_and_none_of_a_long_one_covers_another(audits):
    starts, length = paragraph_starts(audits[0]), len(audits[0].article.words)
    middles = [(a + b) / 2 for a, b in zip(starts, [*starts[1:], length], strict=True)]
    assert numbers_with_room(starts, length) == list(enumerate(middles, 1))
    shown = numbers_with_room(list(range(0, 4000, 40)), 4000)
    assert len(shown) > 10 and all(b - a >= 4000 * 16 / 368.4 for (_, a), (_, b) in zip(shown, shown[1:], strict=False))


def test_a_paragraph_without_a_word_begins_where_the_next_one_does():
    audit = audited(Article("Wren said it is over.\n\n***\n\nPoole said it is not.\n\n— —\n\nThe end."))
    assert paragraph_starts(audit) == [0, 5, 5, 10, 10]
