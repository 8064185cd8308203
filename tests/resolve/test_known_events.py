"""The stored events that an article may tell are found by ranges of indexes, however many are stored."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import ArticleFactory, EventFactory, ParticipationFactory
from tests.resolve.stories import meeting
from timeline.models import Actor, Event
from timeline.resolve import resolve
from timeline.resolve.known_events import KnownEvents

pytestmark = pytest.mark.django_db

DAY = date(2021, 6, 21)


@pytest.fixture
def person():
    """Somebody who takes part in an event of the day, one that lasts into it, and others."""
    part = ParticipationFactory(event=EventFactory(edtf="2021-06-21", event_type="CONSULT", kind="visit"))
    for edtf, rest in {
        "2021-06-01/2021-07-15": {},
        "2021-06-02/2021-06-30": {"event_type": "AID"},
        "2021-06-03/2021-06-25": {"state": "rejected"},
        "2021-06-20": {},
        "2021-06": {},
    }.items():
        event = EventFactory(edtf=edtf, **{"event_type": "CONSULT", "kind": "visit"} | rest)
        ParticipationFactory(event=event, actor=part.actor)
    return part.actor


def known(person):
    return KnownEvents(ArticleFactory(), {person.pk}, {"CONSULT"})


def test_events_of_the_day_and_those_that_last_into_it_are_found_in_order(person):
    found = known(person).around(DAY, DAY)
    assert [one.event.edtf for one in found] == ["2021-06-01/2021-07-15", "2021-06", "2021-06-21"]


def test_what_an_editor_rejected_is_found_by_its_type_and_kind_though_it_began_before(person):
    EventFactory(edtf="", state="rejected", event_type="CONSULT", kind="visit")
    found = known(person)
    assert len(found.rejected(DAY, DAY, "CONSULT", "visit")) == 1
    assert len(found.rejected(None, None, "CONSULT", "visit")) == 1
    assert found.rejected(DAY, DAY, "CONSULT", "call") == []
    assert found.rejected(date(2021, 7, 1), DAY, "CONSULT", "visit") == []


def test_a_day_is_looked_up_once_for_all_reports_of_it(person, django_assert_num_queries):
    found = known(person)
    found.around(DAY, DAY)
    found.rejected(DAY, DAY, "CONSULT", "visit")
    with django_assert_num_queries(0):
        found.around(DAY, DAY)
        found.rejected(DAY, DAY, "AID", "grant")


def _without_statistics():
    """What other tests had counted of a few rows would have SQLite read all of them, and rightly."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sqlite_schema")
        if cursor.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").fetchone():
            cursor.execute("DELETE FROM sqlite_stat1")
            cursor.execute("ANALYZE sqlite_schema")


def test_no_lookup_goes_through_all_events_of_a_type_or_state(person):
    if connection.vendor != "sqlite":
        pytest.skip("the plan is SQLite's")
    _without_statistics()
    with CaptureQueriesContext(connection) as asked:
        found = known(person)
        found.around(DAY, DAY)
        found.rejected(DAY, DAY, "CONSULT", "visit")
    plans = []
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            if query["sql"].startswith("SELECT") and 'FROM "timeline_event"' in query["sql"]:
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
                plans += [row[3] for row in cursor.fetchall() if "timeline_event " in row[3]]
    assert len(plans) >= 4
    assert all("position>" in plan or "latest>" in plan or "rowid=?" in plan for plan in plans), plans


def test_an_article_asks_the_database_as_often_however_much_is_stored():
    resolve(*meeting())
    with CaptureQueriesContext(connection) as few:
        resolve(*meeting(source="Second Wire"))
    people = list(Actor.objects.filter(kind="person"))
    for number in range(40):
        state = "rejected" if number % 4 == 0 else "suggested"
        edtf = f"2021-0{1 + number % 6}-0{1 + number % 9}" + ("/2021-06-30" if number % 3 else "")
        event = EventFactory(edtf=edtf, event_type="CONSULT", kind="call", state=state, place_iso3="ESP")
        for person in people:
            ParticipationFactory(event=event, actor=person)
    with CaptureQueriesContext(connection) as many:
        resolve(*meeting(source="Third Wire"))
    assert Event.objects.get(kind="bilateral").reports.count() == 3
    # What is rejected is looked up twice more for a day, and a copy in a third outlet is held against two.
    assert len(many) <= len(few) + 4, (len(few), len(many))
