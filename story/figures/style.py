"""The one style of all figures: inline SVG whose letters are text and whose colours follow the page's theme."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape

import matplotlib
import pandas as pd
from matplotlib.figure import Figure as Canvas

from newsaudit.audit.hatch import hatch_path
from newsaudit.audit.templates import palette, variable

WIDTH = 4.3  # inches: on a phone, with 342 px of content, a letter of 10 pt is then 11 px high
TEXT_SIZE = 10
INK = "#010203"

STYLE = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": TEXT_SIZE,
    "axes.titlesize": TEXT_SIZE,
    "axes.labelsize": TEXT_SIZE,
    "xtick.labelsize": TEXT_SIZE,
    "ytick.labelsize": TEXT_SIZE,
    "legend.fontsize": TEXT_SIZE,
    "legend.frameon": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": "#6b7480",
    "xtick.color": "#6b7480",
    "ytick.color": "#6b7480",
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "grid.color": "#d5dae0",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "hatch.linewidth": 1.0,
    "axes.unicode_minus": True,
}


@dataclass(frozen=True)
class Figure:
    """A drawn figure: `svg` for the page, `alt` in words, and the `frame` it was drawn from."""

    name: str
    svg: str
    alt: str
    frame: pd.DataFrame

    def _repr_html_(self) -> str:
        return self.svg


def colour(name: str) -> str:
    """The light value of a colour of the book, which `finish` turns into the page's own variable."""
    return palette()[name]["light"]


@contextmanager
def canvas(height: float, width: float = WIDTH, **subplots) -> Iterator[tuple]:
    """A Matplotlib figure of the book's width (inches) and style, and its axes, to draw into."""
    with matplotlib.rc_context(STYLE):
        figure = Canvas(figsize=(width, height), layout="constrained")
        yield figure, figure.subplots(**subplots)


def finish(canvas: Canvas, name: str, alt: str, frame: pd.DataFrame) -> Figure:
    """The drawn canvas as a `Figure`: same bytes each time, no ids shared with another figure of the page."""
    buffer = io.StringIO()
    with matplotlib.rc_context({**STYLE, "svg.hashsalt": name}):
        canvas.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r"<style[^>]*>\*.*?</style>", "", svg, flags=re.S)
    svg = themed(svg)
    svg = drawn_hatches(own_ids(svg, name))
    svg = re.sub(r"font: ([\d.]+)px [^;\"]*", r"font-size: \1px; font-family: inherit", svg)
    view_box = re.search(r'viewBox="([^"]+)"', svg).group(1)
    head = (
        f'<svg class="figure" viewBox="{view_box}" role="img" aria-label="{escape(alt)}" '
        'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    )
    svg = re.sub(r"<svg[^>]*>", lambda _: head, svg, count=1, flags=re.S)
    # A blank line would end the HTML block in Markdown.
    return Figure(name, re.sub(r"\n\s*", "\n", svg).strip() + "\n", alt, frame)


def themed(svg: str) -> str:
    """The SVG with the page's own text colour as ink and each palette colour as a CSS variable, itself the fallback."""
    names = {values["light"]: name for name, values in palette().items()}
    svg = svg.replace(INK, "currentColor")
    return re.sub(
        r"#[0-9a-f]{6}\b",
        lambda m: variable(names[m.group()]) if m.group() in names else m.group(),
        svg,
    )


def own_ids(svg: str, name: str) -> str:
    """The SVG with only the ids that something refers to, prefixed with the figure's name."""
    used = set(re.findall(r"url\(#([^)]+)\)", svg)) | set(re.findall(r'href="#([^"]+)"', svg))
    svg = re.sub(r' id="([^"]+)"', lambda m: f' id="{name}-{m.group(1)}"' if m.group(1) in used else "", svg)
    return re.sub(r'(url\(#|href="#)', rf"\g<1>{name}-", svg)


PATTERN = re.compile(
    r'<pattern id="([^"]+)".*?M ([\d.-]+) ([\d.-]+)\s.*?M ([\d.-]+) ([\d.-]+)\s.*?style="([^"]*)"/>\s*</pattern>', re.S
)
HATCHED = re.compile(r'<path d="([^"]*)"([^>]*)style="fill: url\(#([^)]+)\);([^"]*)"/>')


def drawn_hatches(svg: str) -> str:
    """The SVG with the hatch of each bar as lines of its own: browsers print a pattern as a large image.

    All hatches of the book run from bottom left to top right, and all that is hatched is a rectangle.
    """
    patterns = {
        name: (float(c) + float(d) - float(a) - float(b), style) for name, a, b, c, d, style in PATTERN.findall(svg)
    }

    def lines(found: re.Match) -> str:
        shape, between, name, style = found.groups()
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", shape)]
        (left, right), (top, bottom) = ((min(ends), max(ends)) for ends in (numbers[::2], numbers[1::2]))
        step, stroke = patterns[name]
        return (
            f'<path d="{shape}"{between}style="fill: none;{style}"/>\n'
            f'<path class="hatch" d="{hatch_path(left, top, right, bottom, step)}" style="{stroke}"/>'
        )

    return re.sub(r"<pattern.*?</pattern>", "", HATCHED.sub(lines, svg), flags=re.S)


def standalone(figure: Figure, theme: str) -> str:
    """The SVG of a figure for a place without the book's stylesheet, in the colours of the `light` or `dark` theme."""
    ink = {"light": "#1f2328", "dark": "#e6edf3"}[theme]
    values = palette()
    svg = re.sub(r"var\(--([\w-]+), #[0-9a-f]{6}\)", lambda m: values[m.group(1)][theme], figure.svg)
    svg = svg.replace("currentColor", ink).replace("font-family: inherit", "font-family: sans-serif")
    return svg.replace('<svg class="figure"', f'<svg style="color: {ink}"', 1)
