"""Hatching: lines at one distance that end on the edges of their rectangle."""

import re

from newsaudit.audit.hatch import hatch_path


def test_the_lines_rise_at_one_distance_and_end_on_the_edges():
    path = hatch_path(10, 20, 30, 34, 4.5)
    lines = [tuple(map(float, each)) for each in re.findall(r"M(\S+) (\S+)L(\S+) (\S+)", path)]
    sums = [x + y for x, y, _, _ in lines]
    assert len(lines) == 8 and all(abs(b - a - 4.5) < 0.02 for a, b in zip(sums, sums[1:], strict=False))
    for x, y, z, w in lines:
        assert x < z and y > w and abs((x + y) - (z + w)) < 0.02
        assert (x == 10 or y == 34) and (z == 30 or w == 20)


def test_a_rectangle_without_room_for_a_line_has_none():
    assert hatch_path(1, 1, 1.2, 1.2, 4.5) == ""
