"""A report is counted from the day in its dateline, if that is near publication."""

from datetime import date

import pytest

from timeline.extract.dates.finder import find

PUBLISHED = date(1998, 12, 3)  # a Thursday


def last_value(text):
    return find(text, PUBLISHED)[0][-1].value


@pytest.mark.parametrize(
    "head",
    [
        "BRUSSELS, December 2 (Xinhua) -- ",
        "BRUSSELS, Dec. 2 (Xinhua) – ",
        "Allies agree\nWednesday, December 2, 1998\n",
        "Allies agree\n2 December 1998\n",
    ],
)
def test_today_is_the_day_of_the_dateline(head):
    assert last_value(f"{head}The ministers met today.") == "1998-12-02"


@pytest.mark.parametrize(
    "head",
    [
        "BRUSSELS, October 2 (Xinhua) -- ",
        "The ministers, who met on December 2 in Brussels, left. ",
        "The accord of December 1 -- a first step -- holds. ",
    ],
)
def test_another_date_at_the_beginning_is_no_dateline(head):
    assert last_value(f"{head}The ministers met today.") == "1998-12-03"
