"""Quarters go by what an article reports on, fiscal years by whose they are."""

from datetime import date

import pytest

from timeline.extract.dates.finder import find

PUBLISHED = date(2019, 11, 5)


def found(text, published=PUBLISHED):
    return {time.span.text: time for time in find(text, published)[0]}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Congress cut aid in fiscal 2018.", "2017-10/2018-09"),
        ("The British budget for fiscal 2018 was late.", "2018-04/2019-03"),
        ("Tokyo borrowed less in fiscal 2018.", "2018-04/2019-03"),
        ("India's exports rose in fiscal 2018.", "2017-04/2018-03"),
        ("The mill's fiscal 2018 was bad.", "2018~"),
        ("Congress met. The mill's fiscal 2018 was bad.", "2018~"),
    ],
)
def test_a_fiscal_year_is_its_owners(text, edtf):
    assert found(text)["fiscal 2018"].edtf == edtf


def test_a_year_ago_beside_earnings_is_the_same_quarter_a_year_before():
    text = "The mill said third-quarter profit rose to $2 million from $1 million a year ago."
    assert found(text)["a year ago"].value == "2018-Q3"


def test_what_a_firm_expects_of_a_quarter_to_come_does_not_move_the_comparison():
    text = "Third-quarter profit rose. The flood will lower fourth-quarter sales. Rents cost less than a year ago."
    assert found(text)["a year ago"].value == "2018-Q3"
