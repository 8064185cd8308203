"""Bars of time."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.browse.periods import MOST_BARS, periods


@pytest.mark.parametrize(
    ("first", "last", "label", "number"),
    [
        (date(2021, 6, 1), date(2021, 6, 30), "1 June 2021", 30),
        (date(2021, 1, 1), date(2021, 12, 31), "28 December 2020 – 3 January 2021", 53),
        (date(2015, 3, 5), date(2021, 12, 31), "March 2015", 82),
        (date(2000, 1, 1), date(2021, 12, 31), "January – March 2000", 88),
        (date(1945, 5, 1), date(2021, 12, 31), "1945", 77),
        (date(1900, 1, 1), date(2021, 1, 1), "1900–1901", 61),
        (date(1500, 1, 1), date(2021, 1, 1), "1500–1504", 105),
        (date(1000, 1, 1), date(2021, 1, 1), "1000–1009", 103),
    ],
)
def test_the_finest_unit_that_fits_is_taken(first, last, label, number):
    cut = periods(first, last)
    assert (cut[0].label, len(cut)) == (label, number)


@given(st.dates(), st.dates())
def test_bars_cover_the_range_without_gap_or_overlap(one, other):
    first, last = sorted((one, other))
    cut = periods(first, last)
    assert len(cut) <= MOST_BARS
    assert cut[0].first <= first
    assert cut[-1].last >= last
    for left, right in pairwise(cut):
        assert right.first == left.last + timedelta(days=1)
