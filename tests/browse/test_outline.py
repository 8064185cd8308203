"""Rectangles as one path: read back, they lie where they were put."""

import re

from hypothesis import given
from hypothesis import strategies as st

from timeline.browse.outline import Outline

SIDES = st.floats(0, 1000).map(lambda size: round(size, 3))


def corners(path: str) -> list[tuple[float, float, float, float]]:
    found, x, y = [], 0.0, 0.0
    for right, down, width, height, back in re.findall(
        r"m(-?[\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)h-([\d.]+)z", path
    ):
        assert width == back
        x, y = x + float(right), y + float(down)
        found.append((x, y, float(width), float(height)))
    return found


def test_the_second_begins_from_where_the_first_began() -> None:
    outline = Outline()
    outline.add(1, 44.4, 8, 5.25)
    outline.add(11, 44.4, 8, 12)
    assert str(outline) == "m1 44.4h8v5.2h-8zm10 0h8v12h-8z"


@given(st.lists(st.tuples(SIDES, SIDES, SIDES, SIDES), max_size=40))
def test_a_row_of_any_length_stays_within_half_a_tenth(rectangles: list[tuple[float, ...]]) -> None:
    outline = Outline()
    for one in rectangles:
        outline.add(*one)
    drawn = corners(str(outline))
    assert len(drawn) == len(rectangles)
    for one, meant in zip(drawn, rectangles, strict=True):
        assert all(abs(a - b) < 0.0501 for a, b in zip(one, meant, strict=True))
