"""The scale around publication, and distances in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.review.dates.scale import LEAST, WIDTH, away, mark, ticks

PUBLISHED = date(2021, 6, 21)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2021-06-21", "2021-06-21", "the day of publication"),
        ("2021-06-20", "2021-06-20", "1 day before publication"),
        ("2021-06-28", "2021-07-04", "7 to 13 days after publication"),
        ("2021-06-01", "2021-06-30", "the day of publication is one of these days"),
        ("2011-01-01", "2011-12-31", "about 9 to 10 years before publication"),
        ("2020-06-20", "2020-06-20", "about 12 months before publication"),
    ],
)
def test_the_distance_from_publication_is_told(first, last, words):
    assert away(date.fromisoformat(first), date.fromisoformat(last), PUBLISHED) == words


def test_without_publication_there_is_no_mark_and_no_distance():
    assert mark(PUBLISHED, PUBLISHED, None) is None
    assert away(PUBLISHED, PUBLISHED, None) == ""


def test_what_has_no_days_has_no_mark():
    assert mark(None, PUBLISHED, PUBLISHED) is None


def test_the_day_of_publication_is_in_the_middle():
    found = mark(PUBLISHED, PUBLISHED, PUBLISHED)
    assert found.x + found.width / 2 == WIDTH / 2


@given(st.dates(), st.integers(0, 100_000), st.dates())
def test_every_mark_lies_on_the_scale_and_can_be_seen(first, days, published):
    last = min(date.max - timedelta(1), first) + timedelta(
        min(days, (date.max - first).days - 1 if first < date.max else 0)
    )
    found = mark(first, max(first, last), published)
    assert found.width >= LEAST
    assert -0.1 <= found.x <= found.x + found.width <= WIDTH + 0.1


@given(st.dates(max_value=date(9998, 1, 1)), st.dates())
def test_a_later_day_is_never_drawn_further_left(day, published):
    assert mark(day, day, published).x <= mark(day + timedelta(1), day + timedelta(1), published).x


def test_the_ticks_stand_the_same_way_on_both_sides():
    places = [tick.x for tick in ticks()]
    assert places == sorted(places)
    assert all(abs(left + right - WIDTH) < 0.2 for left, right in zip(places, places[::-1], strict=True))
