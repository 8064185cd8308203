"""EDTF strings as intervals of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.dates.edtf import Edtf, EdtfError

D = date


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2021-06-21", D(2021, 6, 21), D(2021, 6, 21), "day"),
        ("2021-06", D(2021, 6, 1), D(2021, 6, 30), "month"),
        ("2020-02", D(2020, 2, 1), D(2020, 2, 29), "month"),
        ("2021", D(2021, 1, 1), D(2021, 12, 31), "year"),
        ("2015-22", D(2015, 6, 1), D(2015, 8, 31), "season"),
        ("2015-24", D(2015, 12, 1), D(2016, 2, 29), "season"),
        ("199X", D(1990, 1, 1), D(1999, 12, 31), "decade"),
        ("19XX", D(1900, 1, 1), D(1999, 12, 31), "century"),
        ("2021-06-19/2021-06-23", D(2021, 6, 19), D(2021, 6, 23), "interval"),
        ("2021-05/2021-06-03", D(2021, 5, 1), D(2021, 6, 3), "interval"),
        ("../2021-05-21", None, D(2021, 5, 21), "open"),
        ("2021-05-21/..", D(2021, 5, 21), None, "open"),
        ("[..2021-06-18]", None, D(2021, 6, 18), "open"),
        ("{2021-06-18,2021-06-20}", D(2021, 6, 18), D(2021, 6, 20), "interval"),
        ("2021-05-21T10:30:00Z", D(2021, 5, 21), D(2021, 5, 21), "day"),
        ("2021-XX", D(2021, 1, 1), D(2021, 12, 31), "year"),
        ("2021-05-XX", D(2021, 5, 1), D(2021, 5, 31), "month"),
    ],
)
def test_a_string_covers_its_days(text, earliest, latest, precision):
    read = Edtf.parse(text)
    assert (read.earliest, read.latest, read.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2021-05?", True, False),
        ("2021-05~", False, True),
        ("2021-05%", True, True),
        ("2021-05", False, False),
    ],
)
def test_marks_are_kept(text, uncertain, approximate):
    read = Edtf.parse(text)
    assert (read.uncertain, read.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "empty"),
        ("soon", "soon"),
        ("2021-13", "no month 13"),
        ("2021-02-29", "no day 29"),
        ("0000", "0001 to 9999"),
        ("2021-06-23/2021-06-19", "ends before it begins"),
        ("../..", "no end that is known"),
        ("2021/2022/2023", "more than two ends"),
        ("[2021-05", "closing"),
        ("199X-05", "unspecified year"),
    ],
)
def test_what_is_wrong_is_named(text, part):
    with pytest.raises(EdtfError, match=part):
        Edtf.parse(text)


@given(st.dates())
def test_a_day_comes_back(day):
    assert Edtf.of_day(day) == Edtf.parse(day.isoformat())


@given(st.dates(), st.dates())
def test_an_interval_comes_back(one, other):
    first, last = sorted((one, other))
    interval = Edtf.of_interval(first, last)
    assert (interval.earliest, interval.latest) == (first, last)


@given(st.text(alphabet="0123456789X-/.?~%[]{},T:Z", max_size=24))
def test_any_string_is_read_or_refused(text):
    try:
        read = Edtf.parse(text)
    except EdtfError:
        return
    assert read.earliest or read.latest
