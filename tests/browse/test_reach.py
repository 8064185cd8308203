"""The strip reaches as far as nearly all events do, and counts what lies beyond."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import EventFactory
from timeline.browse.bars import Group
from timeline.browse.reach import Reach, reach
from timeline.browse.strip import Strip
from timeline.browse.window import Window

READER = AnonymousUser()


def on(day: str, number: int = 1, until: str = "") -> Group:
    return Group(date.fromisoformat(day), date.fromisoformat(until or day), {("neutral", True): number})


BUSY = [on("2021-06-01", 30), on("2021-06-20", 30)]
JUNE = date(2021, 6, 1), date(2021, 6, 20)


def test_a_single_old_date_does_not_stretch_the_strip():
    assert reach([on("1861-04-12"), *BUSY]) == Reach(*JUNE, earlier=1)


def test_a_single_late_date_does_not_either():
    assert reach([*BUSY, on("2075-01-01")]) == Reach(*JUNE, later=1)


def test_no_more_than_one_in_fifty_is_left_beyond():
    old = [on("2021-01-12"), on("2021-02-18"), on("2021-03-28")]
    assert reach([*old, *BUSY]).earlier <= 1
    old = [on("1861-04-12"), on("1899-05-18"), on("1919-06-28")]
    assert reach([*old, on("2021-06-01", 75), on("2021-06-20", 75)]) == Reach(*JUNE, earlier=3)


def test_one_in_ten_is_left_beyond_where_the_strip_would_be_all_but_empty():
    old = [on(f"20{year}-01-01") for year in range(15, 21)]
    assert reach([*old, *BUSY]) == Reach(*JUNE, earlier=6)
    assert reach([*old, on("2014-01-01", 2), *BUSY]).first < date(2021, 1, 1)


def test_few_events_are_all_drawn():
    assert reach([on("1861-04-12"), on("2021-06-01", 5)]).first == date(1861, 4, 12)


def test_a_strip_that_would_hardly_be_shorter_stays_whole():
    assert reach([on("2021-05-25"), *BUSY]) == Reach(date(2021, 5, 25), date(2021, 6, 20))


@pytest.mark.parametrize(
    "asked", [(None, date(1900, 1, 1)), (date(1800, 1, 1), None), (date(2030, 1, 1), None)]
)
def test_what_is_asked_for_is_always_drawn(asked):
    assert reach([on("1861-04-12"), *BUSY], *asked).earlier == 0


def test_a_long_event_that_begins_before_the_strip_counts_as_earlier():
    assert reach([on("1950-07-27", until="2021-06-10"), *BUSY]).earlier == 1


@pytest.mark.django_db
def test_the_edge_says_how_many_lie_beyond_and_leads_there():
    EventFactory(state="accepted", edtf="1861-04-12")
    for day in range(1, 26):
        EventFactory(state="accepted", edtf=f"2021-06-{day:02}")
    shown = Strip.of(Window.read("", READER), READER)
    assert shown.earlier is not None
    assert (shown.earlier.label, shown.earlier.href) == ("1 earlier, from 1861", "?to=2021-05-31")
    assert shown.later is None
    assert len(shown.bars) == 25
    assert shown.years == "1861–2021"
    assert Window.read(shown.earlier.href[1:], READER).events(READER).count() == 1
