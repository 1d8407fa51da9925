"""The style of all figures: letters are text, colours are the page's, alt text says what the frame holds."""

import re

import pandas as pd
import pytest

from newsaudit import figures
from newsaudit.figures import style


def luminance(colour: str) -> float:
    """Relative luminance of a hex colour, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two hex colours, as WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme, page", [("light", "#ffffff"), ("dark", "#121212"), ("dark", "#29313d")])
def test_every_source_colour_is_seen_on_its_page(theme, page):
    for name, values in style.palette().items():
        if name.startswith("source-"):
            assert contrast(values[theme], page) >= 3, f"{name} on {page}"


def test_no_two_colours_share_a_value():
    values = [value["light"] for value in style.palette().values()]
    assert len(values) == len(set(values))


def test_the_stylesheet_has_the_same_colours(root):
    css = (root / "_static/book.css").read_text()
    for theme in ("light", "dark"):
        block = re.search(rf'html\[data-theme="{theme}"\] {{(.*?)}}', css, re.S).group(1)
        found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        assert {name: found.get(name) for name in style.palette()} == {n: v[theme] for n, v in style.palette().items()}


@pytest.fixture(scope="module")
def strip(codes):
    """The quote strip."""
    return figures.quote_strip(codes)


def test_a_figure_is_inline_svg_with_text_and_theme_colours(strip):
    assert strip.svg.startswith('<svg class="figure" viewBox=') and 'role="img"' in strip.svg
    assert "<text" in strip.svg and "currentColor" in strip.svg and "var(--source-1, #0072b2)" in strip.svg
    assert "<metadata" not in strip.svg and "<style" not in strip.svg and "\n\n" not in strip.svg


def test_ids_are_the_figures_own_and_resolve(strip):
    ids = re.findall(r' id="([^"]+)"', strip.svg)
    assert len(ids) == len(set(ids)) and all(name.startswith(strip.name + "-") for name in ids)
    assert set(re.findall(r'(?:url\(#|href="#)([^)"]+)', strip.svg)) == set(ids)


def test_no_letter_is_under_nine_pixels_on_a_phone(strip):
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', strip.svg).group(1))
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", strip.svg)]
    assert sizes and min(sizes) * 342 / width >= 9


def test_the_same_frame_gives_the_same_bytes(strip, codes):
    assert figures.quote_strip(codes).svg == strip.svg


def test_a_picture_for_elsewhere_has_no_variable_left(strip):
    dark = style.standalone(strip, "dark")
    assert "var(--" not in dark and "currentColor" not in dark and "#56b4e9" in dark


def test_a_quotation_mark_in_the_alt_text_is_escaped():
    with style.canvas(1.0) as (canvas, axes):
        axes.plot([0, 1], [0, 1], color=style.colour("faint"))
        figure = style.finish(canvas, "probe", 'He said "no" & left', pd.DataFrame())
    assert 'aria-label="He said &quot;no&quot; &amp; left"' in figure.svg
