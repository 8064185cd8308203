"""Labels under the strip stand at round dates."""

from datetime import date

import pytest

from timeline.browse.periods import periods
from timeline.browse.ticks import MOST, ticks


def labels(first: str, last: str) -> list[str]:
    return [tick.label for tick in ticks(periods(date.fromisoformat(first), date.fromisoformat(last)))]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2015-06-06", "2023-03-10", ["2016", "2018", "2020", "2022"]),
        ("1861-04-12", "2021-06-30", ["1900", "1950", "2000"]),
        ("2021-01-05", "2021-06-20", ["Feb 2021", "Mar 2021", "Apr 2021", "May 2021", "Jun 2021"]),
        ("2021-06-18", "2021-06-20", ["18 Jun 2021", "19 Jun 2021", "20 Jun 2021"]),
        ("2021-06-18", "2021-06-18", ["18 June 2021"]),
    ],
)
def test_the_finest_round_dates_that_fit_are_labelled(first, last, expected):
    assert labels(first, last) == expected


@pytest.mark.parametrize(
    "last", ["2021-01-09", "2021-03-01", "2021-12-31", "2025-01-01", "2250-01-01", "9999-12-31"]
)
def test_there_are_some_labels_and_never_too_many(last):
    assert 2 <= len(labels("2021-01-02", last)) <= MOST


def test_a_label_stands_where_its_day_is():
    found = ticks(periods(date(2015, 12, 1), date(2021, 1, 31)))
    assert [(tick.label, tick.x) for tick in found][:1] == [("2016", "1.61%")]


def test_labels_at_the_edges_stay_on_the_page():
    found = ticks(periods(date(2021, 6, 1), date(2021, 6, 5)))
    assert found[0].anchor == "start"
    assert {tick.anchor for tick in found[1:]} == {"middle"}
