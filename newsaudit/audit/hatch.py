"""Hatching as lines of its own: browsers print an SVG pattern as an image of hundreds of kilobytes."""

from __future__ import annotations

from math import ceil, floor


def hatch_path(left: float, top: float, right: float, bottom: float, step: float) -> str:
    """Return path data of the lines that hatch a rectangle, from bottom left to top right.

    `step` is from one line to the next, measured along an edge. The lines of all rectangles of a drawing are in step.
    """
    lines = []
    for number in range(ceil((left + top) / step), floor((right + bottom) / step) + 1):
        each = number * step  # x + y, the same all along a line
        first, last = max(left, each - bottom), min(right, each - top)
        if first < last:
            lines.append(f"M{first:.2f} {each - first:.2f}L{last:.2f} {each - last:.2f}")
    return " ".join(lines)
