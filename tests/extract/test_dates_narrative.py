"""A text about other years goes on from the date it has got to; news keeps to publication."""

from datetime import date

import pytest

from timeline.extract.dates.finder import find

HISTORY = "The war of 1861, 1862 and 1863 followed that of 1846, 1847 and 1848. "
PUBLISHED = date(2009, 12, 19)


def values(text):
    return {time.span.text: time.value for time in find(text, PUBLISHED)[0]}


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("On May 4, 1864 they marched. On June 3 they met.", "June 3", "1864-06-03"),
        ("On November 8, 1864 he won. In January they met.", "January", "1865-01"),
        ("On May 4, 1864 they marched. The next month they met.", "The next month", "1864-06"),
        ("On May 4, 1864 they marched. It ended later in the year.", "later in the year", "1864"),
        ("On May 4, 1864 they marched. The summer offensive failed.", "The summer", "1864-SU"),
    ],
)
def test_a_narrative_goes_on_from_the_last_date(text, said, value):
    assert values(HISTORY + text)[said] == value


def test_a_year_told_in_passing_does_not_move_the_narrative():
    text = "On May 4, 1864 they marched. Letters printed in 1904 deny it. On June 3 they met."
    assert values(HISTORY + text)["June 3"] == "1864-06-03"


def test_the_first_of_two_months_has_the_year_of_the_second():
    found = values("In April and June 1955 they met. It lasted from November to February 1956.")
    assert (found["April"], found["from November to February 1956"]) == ("1955-04", "1955-11/1956-02")


def test_news_with_a_year_in_it_is_counted_from_publication():
    assert values("Trade fell in 1990. They met on December 3.")["December 3"] == "2009-12-03"


def test_an_obituary_is_news_for_all_its_years():
    life = "He was born in 1922, wed in 1951, 1960 and 1976, and left in 1975 and 1989."
    text = f"{life} He died on Monday. The rite is in May."
    assert values(text)["Monday"] == "2009-12-14"
    assert values(text)["May"] in {"2009-05", "2010-05"}


def test_a_long_talk_that_names_some_years_is_no_history():
    talk = "She sailed in 1991, 1994, 1996, 1999, 2001 and 2003. " + "We went on and on about it. " * 500
    assert values(talk + "This year she stays ashore.")["This year"] == "2009"


def test_a_report_that_opens_with_its_own_year_is_no_history():
    text = "The 2009 vote is near. He ran in 1976, 1980, 1984, 1988, 1992, 1996 and 2000. This year he rests."
    assert values(text)["This year"] == "2009"


def test_a_new_paragraph_goes_on_from_the_date_that_opened_the_one_before():
    text = "On May 4, 1864 they marched. It held until the fall of the fort in February 1866.\n\nOn June 3 they met."
    assert values(HISTORY + text)["June 3"] == "1864-06-03"


def test_a_weekday_of_a_history_is_counted_from_its_own_days():
    assert (
        values(2 * HISTORY + "On May 4, 1864 they marched. The Tuesday raid failed.")["Tuesday"]
        == "1864-05-03"
    )


def test_today_in_a_history_names_no_day():
    assert values(2 * HISTORY + "The fort is a museum today.")["today"] == "PRESENT_REF"


def test_former_and_future_are_told_of_a_history_only():
    assert values(HISTORY + "The former king fled.")["former"] == "PAST_REF"
    assert "former" not in values("The former king fled.")
