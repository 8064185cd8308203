"""What begins in each period: the same by the counts as by looking at every event."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import ActorFactory, EventFactory, ParticipationFactory
from timeline.browse.clusters import tally
from timeline.browse.clusters.tally import tallies
from timeline.browse.found import Found
from timeline.browse.periods import Period, periods
from timeline.browse.window import Window

pytestmark = pytest.mark.django_db
READER = AnonymousUser()
DATES = (
    "2019-12-31",
    "2020",
    "2020-02",
    "2020-02-01",
    "2020-02-29/2020-03-02",
    "2020-06-15",
    "2021-01-01",
    "2024-07",
    "",
)


def found(query=""):
    return Found(Window.read(query, READER), READER)


@pytest.fixture
def some(db):
    actor = ActorFactory(name="Norway", state="accepted")
    for edtf in DATES:
        event = EventFactory(
            edtf=edtf, state="accepted", event_type="CONSULT", date_basis="explicit" if edtf else "none"
        )
        ParticipationFactory(event=event, actor=actor)
    EventFactory(edtf="2020-02-01", state="suggested", event_type="ACCUSE")
    return actor


def cut(first, last):
    """Periods from the one that holds `first`, cut off at both ends as a window cuts them."""
    return [Period(max(one.first, first), min(one.last, last), one.label) for one in periods(first, last, 31)]


@given(
    begin=st.dates(date(2019, 6, 1), date(2024, 12, 31)),
    length=st.sampled_from([1, 6, 30, 45, 91, 200, 365, 900, 2000, 40_000]),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counts_and_events_give_the_same_numbers(some, begin, length):
    window = cut(begin, begin + timedelta(days=length - 1))
    query = f"from={window[0].first}&to={window[-1].last}"
    counted = tallies(found(query), window).periods
    looked_at = tallies(found(f"{query}&actor={some.pk}"), window).periods
    assert [one.number for one in counted] == [one.number for one in looked_at]
    assert [one.of("cooperation") for one in counted] == [one.of("cooperation") for one in looked_at]
    assert [one.beyond for one in counted] == [one.beyond for one in looked_at]
    assert sum(one.number for one in counted) == sum(len(t.positions) for t in looked_at)


def test_what_reaches_beyond_its_period_is_counted_where_it_begins_and_said(some):
    months = periods(date(2020, 1, 1), date(2020, 12, 31), 31)
    told = tallies(found("from=2020&to=2020"), months).periods
    assert [(one.number, one.beyond) for one in told[:3]] == [(1, 1), (3, 1), (0, 0)]


def test_a_long_lead_is_followed_so_far_and_the_day_is_said(some, monkeypatch):
    monkeypatch.setattr(tally, "LOOKED", 3)
    monkeypatch.setattr("timeline.browse.found.MOST", 2)
    years = periods(date(2019, 1, 1), date(2024, 12, 31), 31)
    told = tallies(found(f"from=2019&to=2024&actor={some.pk}"), years)
    assert sum(one.number for one in told.periods) == 3
    assert told.until == date(2020, 2, 1)


def test_over_very_many_years_only_the_quad_class_is_told(some):
    century = periods(date(1950, 1, 1), date(2049, 12, 31), 31)
    told = tallies(found("scale=all"), century).periods
    assert sum(one.of("cooperation") for one in told) == len(DATES) - 1
    assert not any(one.types for one in told)
