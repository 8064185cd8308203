"""The lengths of time that the timeline is looked at in."""

from datetime import date

import pytest

from timeline.browse.scales import Span, exactly, fitting, period


def days(first, last):
    return date.fromisoformat(first), date.fromisoformat(last)


@pytest.mark.parametrize(
    ("scale", "first", "last"),
    [
        ("day", "2021-06-17", "2021-06-17"),
        ("week", "2021-06-14", "2021-06-20"),
        ("month", "2021-06-01", "2021-06-30"),
        ("quarter", "2021-04-01", "2021-06-30"),
        ("year", "2021-01-01", "2021-12-31"),
        ("decade", "2020-01-01", "2029-12-31"),
    ],
)
def test_a_period_of_each_scale_holds_its_day_and_is_known_as_one(scale, first, last):
    assert period(scale, date(2021, 6, 17)) == Span(*days(first, last))
    assert exactly(*days(first, last)) == scale


@pytest.mark.parametrize("scale", ["day", "week", "month", "quarter", "year", "decade"])
def test_a_period_is_cut_off_at_the_ends_of_the_calendar(scale):
    assert period(scale, date.min).first == date.min
    assert period(scale, date.max).last == date.max


def test_a_window_that_is_no_period_has_the_next_longer_scale():
    window = days("2021-03-15", "2021-07-20")
    assert (fitting(*window), exactly(*window)) == ("year", "")
    assert fitting(*days("1900-01-01", "2026-12-31")) == "decade"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2020-01-01", "2029-12-31", ("2020", "2029")),
        ("2021-04-01", "2021-06-30", ("2021-04", "2021-06")),
        ("2021-06-14", "2021-06-20", ("2021-06-14", "2021-06-20")),
        ("0987-01-01", "0987-12-31", ("0987", "0987")),
    ],
)
def test_ends_are_written_as_years_or_months_where_they_are_whole(first, last, written):
    assert tuple(end.text for end in Span(*days(first, last)).edtf) == written


@pytest.mark.parametrize(
    ("first", "last", "earlier", "later"),
    [
        ("2021-06-01", "2021-06-30", ("2021-05-01", "2021-05-31"), ("2021-07-01", "2021-07-31")),
        ("2021-01-01", "2021-12-31", ("2020-01-01", "2020-12-31"), ("2022-01-01", "2022-12-31")),
        ("2021-06-14", "2021-06-20", ("2021-06-07", "2021-06-13"), ("2021-06-21", "2021-06-27")),
        ("2021-06-10", "2021-06-12", ("2021-06-07", "2021-06-09"), ("2021-06-13", "2021-06-15")),
    ],
)
def test_a_step_is_as_long_as_the_window(first, last, earlier, later):
    window = Span(*days(first, last))
    assert window.moved(-1) == Span(*days(*earlier))
    assert window.moved(1) == Span(*days(*later))


def test_beyond_the_calendar_there_is_no_step():
    assert Span(*days("0001-01-01", "0001-12-31")).moved(-1) is None
    assert Span(*days("9999-12-01", "9999-12-31")).moved(1) is None
    assert Span(date.max, date.max).moved(1) is None
