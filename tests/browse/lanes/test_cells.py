"""Cells and the scale: the strip's own, whatever its bars are."""

from datetime import date

import pytest

from timeline.browse.lanes.cells import Scale
from timeline.browse.periods import periods

MONTHS = Scale(periods(date(2021, 1, 1), date(2021, 12, 31), most=12))


def test_a_day_stands_where_its_bar_does():
    assert MONTHS.left(date(2021, 1, 1)) == 0
    assert MONTHS.right(date(2021, 12, 31)) == 100
    assert MONTHS.left(date(2021, 7, 1)) == pytest.approx(50)
    assert MONTHS.right(date(2021, 6, 15)) == pytest.approx(100 * 5.5 / 12)


def test_what_lies_beside_the_strip_stands_at_its_edge():
    assert MONTHS.left(date(1990, 1, 1)) == 0
    assert MONTHS.right(date(2030, 1, 1)) == 100


def test_cells_are_whole_bars_taken_together():
    cells = MONTHS.cells(None, None, 5)
    assert [(cell.first, cell.last) for cell in cells][:2] == [
        (date(2021, 1, 1), date(2021, 3, 31)), (date(2021, 4, 1), date(2021, 6, 30)),
    ]  # fmt: skip
    assert sum(cell.width for cell in cells) == pytest.approx(100)


def test_only_the_window_has_cells():
    (cell,) = MONTHS.cells(date(2021, 2, 10), date(2021, 2, 20), 12)
    assert (cell.first, cell.last) == (date(2021, 2, 10), date(2021, 2, 20))
    assert cell.label == "10–20 February 2021"
    assert 100 / 12 < cell.x < 200 / 12
