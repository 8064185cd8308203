"""What readers type into date boxes."""

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
