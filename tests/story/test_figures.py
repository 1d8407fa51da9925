"""The style of all figures: letters are text, colours are the page's, alt text says what the frame holds."""

import re

import pandas as pd
import pytest
from matplotlib.collections import LineCollection, PolyCollection

from story import baseline, coding, figures
from story.figures import context as timeline
from story.figures import framing, lead, readability, style, voices
from story.readability import read_counts


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
    """The words of every source."""
    return figures.words_by_side(codes)


def test_a_figure_is_inline_svg_with_text_and_theme_colours(strip):
    assert strip.svg.startswith('<svg class="figure" viewBox=') and 'role="img"' in strip.svg
    assert "<text" in strip.svg and "currentColor" in strip.svg and "var(--source-1, #0072b2)" in strip.svg
    assert "<metadata" not in strip.svg and "<style" not in strip.svg and "\n\n" not in strip.svg


def test_ids_are_the_figures_own_and_resolve(strip):
    ids = re.findall(r' id="([^"]+)"', strip.svg)
    assert len(ids) == len(set(ids)) and all(name.startswith(strip.name + "-") for name in ids)
    assert set(re.findall(r'(?:url\(#|href="#)([^)"]+)', strip.svg)) == set(ids)


def test_no_letter_is_under_eleven_pixels_on_a_phone(strip):
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', strip.svg).group(1))
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", strip.svg)]
    assert sizes and min(sizes) * 342 / width >= 11


def test_the_same_frame_gives_the_same_bytes(strip, codes):
    assert figures.words_by_side(codes).svg == strip.svg


def test_a_picture_for_elsewhere_has_no_variable_left(strip):
    dark = style.standalone(strip, "dark")
    assert "var(--" not in dark and "currentColor" not in dark and "#56b4e9" in dark


def test_a_quotation_mark_in_the_alt_text_is_escaped():
    with style.canvas(1.0) as (canvas, axes):
        axes.plot([0, 1], [0, 1], color=style.colour("faint"))
        figure = style.finish(canvas, "probe", 'He said "no" & left', pd.DataFrame())
    assert 'aria-label="He said &quot;no&quot; &amp; left"' in figure.svg


# --- what is drawn, and what its legend says ----------------------------------------------------------------------


def axes_of(monkeypatch, module, draw) -> list:
    """The axes that a function of a module of figures has drawn into."""
    canvases = []
    monkeypatch.setattr(module, "finish", lambda canvas, *rest: canvases.append(canvas) or style.finish(canvas, *rest))
    draw()
    return canvases[0].axes


def has_label(artist) -> bool:
    """Whether the legend names an artist; Matplotlib gives the others a label with a low line before it."""
    return bool(artist.get_label()) and not artist.get_label().startswith("_")


def segments(axes) -> set[tuple]:
    """The level lines of some axes: start and end."""
    lines = [each for each in axes.collections if isinstance(each, LineCollection)]
    return {(line[0][0], line[1][0]) for each in lines for line in each.get_segments()}


def test_quoted_words_are_solid_and_paraphrased_hatched_as_the_legend_says(monkeypatch, codes):
    [axes] = axes_of(monkeypatch, voices, lambda: figures.words_by_side(codes))
    named = {each.get_label(): bool(each.patches[0].get_hatch()) for each in axes.containers if has_label(each)}
    assert named == {"quoted": False, "paraphrased": True}, "words-by-side: the legend is swapped."
    bars = [bar for bar in axes.patches if bar.get_x() >= voices.BARS]
    frame = voices.side_frame(codes)
    for kind, hatched in named.items():
        drawn = [round(bar.get_width()) for bar in bars if bool(bar.get_hatch()) == hatched]
        assert drawn == list(frame[kind]), f"words-by-side: words {kind} and bars of {drawn}."


def test_the_lead_has_quoted_words_above_the_line_and_never_over_the_warning(monkeypatch, codes):
    [axes] = axes_of(monkeypatch, lead, lambda: figures.lead_figure(codes, "Origin"))
    boxes = [
        (each.get_paths()[0].get_extents(), bool(each.get_hatch()))
        for each in axes.collections
        if isinstance(each, PolyCollection) and not has_label(each)
    ]
    above = [box for box, hatched in boxes if box.y0 > 0 and not hatched]
    below = [box for box, hatched in boxes if box.y1 < 0 and hatched]
    assert len(above) + len(below) == len(boxes)
    words = coding.words_by_source(codes)
    assert round(sum(box.width for box in above)) == words["quoted"].sum()
    assert round(sum(box.width for box in below)) == words["paraphrased"].sum()
    first, last = lead.warning_stretch(codes)
    assert not any(box.x0 < last and box.x1 > first for box in above)


def test_the_lead_is_refused_where_the_warning_is_quoted(codes):
    attributions = codes.attributions.copy()
    attributions.loc[attributions["id"] == "S13", "quoted"] = 5
    with pytest.raises(ValueError, match="warning is quoted now"):
        figures.lead_figure(codes._replace(attributions=attributions), "Origin")


def test_places_stand_where_they_are_and_their_bars_span_the_ways_to_count(monkeypatch, codes):
    beside = baseline.beside(codes, baseline.read()).drop("release")
    [axes] = axes_of(monkeypatch, voices, lambda: figures.sourcing_places(beside, 840))
    dots = [line.get_xdata()[0] for line in axes.lines if line.get_marker() == "o"]
    assert dots == list(beside["place"])
    assert set(beside[["low", "high"]].itertuples(index=False, name=None)) <= segments(axes)


def test_the_strip_of_verbs_has_every_verb_once(monkeypatch, codes):
    [axes] = axes_of(monkeypatch, framing, lambda: figures.verb_strip(codes))
    drawn = sorted(text.get_text() for text in axes.texts if text.get_position()[0] >= framing.NAMES)
    assert drawn == sorted(coding.reported(codes)["cue_text"])
    marked = [text.get_text() for text in axes.texts if text.get_weight() == "bold"]
    assert marked == ["worry", "have warned"]


def test_the_dots_and_ranges_of_the_scores_are_those_of_the_legend(monkeypatch):
    columns = ["textstat", "formula", "low", "high", "percentile", "percentile_low", "percentile_high"]
    names = [*readability.POINTS, "Flesch–Kincaid", "SMOG"]
    one, other = (
        pd.DataFrame([[seed + row + place / 10 for place in range(len(columns))] for row in range(4)], names, columns)
        for seed in (10, 20)
    )
    frames = {"one": one["percentile"], "other": other["percentile"], "textstat": one["textstat"]}
    frames |= {"formula": one["formula"]}
    for draw, ends in (
        (lambda: readability.library_and_formula(one.rename_axis("metric")), ["low", "high"]),
        (lambda: readability.places({"one": one, "other": other}), ["percentile_low", "percentile_high"]),
    ):
        with monkeypatch.context() as patch:
            axes = axes_of(patch, readability, draw)
        lines = [line for each in axes for line in each.lines]
        looks = {
            line.get_label(): (line.get_marker(), line.get_color(), line.get_markerfacecolor())
            for line in lines
            if has_label(line) and line.get_marker() != "None"
        }
        assert len(looks) == 2
        for label, look in looks.items():
            alike = [
                line for line in lines if (line.get_marker(), line.get_color(), line.get_markerfacecolor()) == look
            ]
            drawn = sorted(line.get_xdata()[0] for line in alike if len(line.get_xdata()))
            assert drawn == sorted(frames[label]), f"the dots that the legend calls {label!r} are not at its values."
        drawn = set().union(*(segments(each) for each in axes))
        assert drawn == set(one[ends].itertuples(index=False, name=None)), f"the bars are not from {ends}."


def test_words_inside_quotation_marks_are_the_filled_bars(monkeypatch, root, article, codes):
    [axes] = axes_of(
        monkeypatch,
        readability,
        lambda: readability.sentence_lengths(codes, read_counts(root / "data/coding", article).sentences),
    )
    frame = readability.length_frame(codes, read_counts(root / "data/coding", article).sentences)
    named = {each.get_label(): each[0].get_facecolor()[3] > 0 for each in axes.containers if has_label(each)}
    assert named == {"inside quotation marks": True, "outside": False}, "sentence-lengths: the legend is swapped."
    for column, filled in (("quoted", True), ("words", False)):
        bars = [bar for bar in axes.patches if (bar.get_facecolor()[3] > 0) == filled and bar.get_x() > 0]
        assert [bar.get_height() for bar in bars] == list(frame[column]), (
            f"sentence-lengths: bars are not the {column}."
        )


@pytest.mark.parametrize("certainty, filled", [("day", True), ("day of the week only", False)])
def test_a_day_is_solid_and_a_weekday_open(certainty, filled):
    row = pd.Series({"start": "2020-03-19", "end": "2020-03-19", "certainty": certainty, "label": "Handover"})
    with style.canvas(1.0) as (_, axes):
        timeline.draw_time(axes, 0, row, "#123456", pd.Timestamp("2020-01-01"), pd.Timestamp("2020-05-31"))
        assert (len(axes.collections[0].get_facecolor()) == 1) == filled, (
            f"timeline: {certainty} is drawn the other way."
        )


def test_an_arrow_of_the_timeline_points_to_the_start_that_is_not_said():
    row = pd.Series({"start": "", "end": "2020-03-19", "certainty": "start not said", "label": "Pause"})
    with style.canvas(1.0) as (_, axes):
        timeline.draw_time(axes, 0, row, "#123456", pd.Timestamp("2020-01-01"), pd.Timestamp("2020-05-31"))
        arrow = next(text for text in axes.texts if text.arrow_patch)
        assert arrow.xy[0] < arrow.xyann[0] and arrow.arrowprops["arrowstyle"] == "->"
