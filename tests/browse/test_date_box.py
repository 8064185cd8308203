"""What readers type into date boxes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.browse import date_box
from timeline.extract.dates.edtf import Edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2021", "2021"),
        ("June 2021", "2021-06"),
        ("sept 2021", "2021-09"),
        ("21 June 2021", "2021-06-21"),
        ("Monday 21st June, 2021", "2021-06-21"),
        ("June 21, 2021", "2021-06-21"),
        ("2021-06-21", "2021-06-21"),
        ("  2021-06  ", "2021-06"),
        ("2021-06-19/2021-06-23", "2021-06-19/2021-06-23"),
    ],
)
def test_a_date_is_read(text, edtf):
    assert date_box.read(text).text == edtf


@pytest.mark.parametrize("text", ["05/06/2021", "soon", "31 June 2021", "2021-13", "0000", "Junember 2021"])
def test_what_is_no_date_is_refused_in_words(text):
    with pytest.raises(date_box.DateBoxError, match=text.replace("/", ".")):
        date_box.read(text)


TODAY = date(2021, 6, 22)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2018-2021", "2018/2021"),
        ("2018–2021", "2018/2021"),
        ("2018 - 2021", "2018/2021"),
        ("June to August 2021", "2021-06/2021-08"),
        ("3 to 5 June 2021", "2021-06-03/2021-06-05"),
        ("between 28 May and 2 June 2021", "2021-05-28/2021-06-02"),
        ("June 2020 – May 2021", "2020-06/2021-05"),
        ("since May", "2021-05/.."),
        ("Since May 2020", "2020-05/.."),
        ("after 2019", "2020-01-01/.."),
        ("until 2019", "../2019"),
        ("before May", "../2021-04-30"),
        ("August", "2020-08"),
        ("last week", "2021-06-14/2021-06-20"),
        ("yesterday", "2021-06-21"),
        ("last year", "2020"),
        ("spring 2021", "2021-21"),
        ("last three months", "2021-03-01/2021-06-22"),
        ("past 7 days", "2021-06-15/2021-06-22"),
    ],
)
def test_periods_and_words_counted_from_today_are_read(text, edtf, monkeypatch):
    monkeypatch.setattr(date_box.timezone, "localdate", lambda: TODAY)
    assert date_box.read(text).text == edtf


@pytest.mark.parametrize(
    ("boxes", "ends"),
    [
        (("2018/2021", None), ("2018", "2021")),
        ((None, "2018/2021"), ("2018", "2021")),
        (("2021-05/..", None), ("2021-05", None)),
        (("../2019", None), (None, "2019")),
        ((None, "2021-05/.."), ("2021-05", None)),
        ((None, "2021-05"), (None, "2021-05")),
        (("2021-05", None), ("2021-05", None)),
        (("2018/2021", "2020"), ("2018/2021", "2020")),
        ((None, None), (None, None)),
    ],
)
def test_an_interval_in_one_box_is_for_both(boxes, ends):
    found = date_box.two(*(value and Edtf.parse(value) for value in boxes))
    assert tuple(value and value.text for value in found) == ends


@given(st.dates())
def test_what_the_box_shows_is_read_as_the_same_day(day):
    value = Edtf.of_day(day)
    assert date_box.read(date_box.words_for(value)).text == value.text


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        assert date_box.read(text).precision
    except date_box.DateBoxError as error:
        assert str(error)  # noqa: PT017
