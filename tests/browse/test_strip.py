"""The density strip counts every event once, and draws no date as more exact than it is."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import EventFactory
from timeline.browse.bars import HEIGHT_DOWN, HEIGHT_UP
from timeline.browse.strip import Strip
from timeline.browse.window import Window

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def strip(query=""):
    return Strip.of(Window.read(query, READER), READER)


def test_without_events_there_is_no_strip():
    assert strip().bars == []


def test_cooperation_stands_above_and_conflict_below_the_axis():
    EventFactory(state="accepted", event_type="AID")
    EventFactory(state="accepted", event_type="THREATEN")
    up, down = strip().bars[0].segments
    assert (up.kind, float(up.y) + float(up.height)) == ("material-cooperation", HEIGHT_UP)
    assert (down.kind, float(down.y)) == ("verbal-conflict", HEIGHT_UP)


def test_what_has_not_happened_is_outlined():
    EventFactory(state="accepted", event_type="AGREE", status="planned")
    assert [part.outlined for part in strip().bars[0].segments] == [True]


def test_a_month_is_spread_over_its_days_and_counts_once():
    EventFactory(state="accepted", edtf="2021-06", event_type="AGREE")
    bars = strip().bars
    assert len(bars) == 30
    assert sum(bar.total for bar in bars) == pytest.approx(1)
    assert {round(bar.total, 4) for bar in bars} == {round(1 / 30, 4)}


@pytest.mark.parametrize("edtf", ["../2021-06-21", "2021-06-21/.."])
def test_an_open_date_stands_at_the_end_that_is_known(edtf):
    EventFactory(state="accepted", edtf=edtf)
    assert [bar.period.label for bar in strip().busy] == ["21 June 2021"]


def test_bars_stay_within_the_plot():
    for _ in range(40):
        EventFactory(state="accepted", event_type="ASSAULT")
        EventFactory(state="accepted", event_type="OTHER")
    for part in strip().bars[0].segments:
        assert float(part.y) >= 0
        assert float(part.y) + float(part.height) <= HEIGHT_UP + HEIGHT_DOWN + 0.1


def test_the_whole_range_stays_when_the_window_narrows():
    EventFactory(state="accepted", edtf="2021-06-01")
    EventFactory(state="accepted", edtf="2021-06-30")
    shown = strip("from=2021-06-10&to=2021-06-12")
    assert len(shown.bars) == 30
    assert shown.brush == (90, 30)


def test_a_bar_leads_to_its_period():
    EventFactory(state="accepted", edtf="2021-06-21")
    assert strip("q=sousa").bars[0].href == "?q=sousa&from=2021-06-21&to=2021-06-21"


def test_a_narrow_window_is_drawn_closer_on_a_strip_of_its_own():
    EventFactory(state="accepted", edtf="1961-01-03")
    EventFactory(state="accepted", edtf="2021-06-01")
    EventFactory(state="accepted", edtf="2021-06-30")
    closer = strip("from=2021&to=2021").detail
    assert closer is not None
    assert [bar.period.label for bar in closer.busy] == ["1 June 2021", "30 June 2021"]
    assert strip("from=2021&to=2021").detail_when == "1–30 June 2021"
    assert strip("from=2021-06&to=2021-06").detail_when == "June 2021"
    assert strip("from=2021-06-30&to=2021-06-30").detail is None


def test_a_window_that_is_most_of_the_strip_needs_no_other():
    EventFactory(state="accepted", edtf="2021-06-01")
    EventFactory(state="accepted", edtf="2021-06-30")
    assert strip("from=2021-06-02").detail is None
    assert strip("from=2021-06-10&to=2021-06-12").detail is None
