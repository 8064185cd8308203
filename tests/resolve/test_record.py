"""The record beside the articles: found, dated less exactly, dated otherwise, missing, and what no row has."""

from datetime import date

import pytest

from tests.factories import (
    ActorFactory,
    ActorNameFactory,
    ArticleFactory,
    EditorFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
)
from timeline.actions import ImportRecord, MergeEvents
from timeline.models import Actor, Event, Source
from timeline.record.columns import Mapped
from timeline.record.rows import understand
from timeline.record.table import read_text
from timeline.resolve.record import ELSEWHEN, FOUND, MISSING, WIDER, compare

pytestmark = pytest.mark.django_db

MAPPED = Mapped(
    {"date": "date", "end": "until", "who": "who", "country": "whom"}, kind="visit", state="Portugal"
)
SPRING = (date(1999, 3, 1), date(1999, 4, 30))


@pytest.fixture
def sousa():
    actor = ActorFactory(name="Ana Sousa", kind="person", iso3="PRT")
    ActorNameFactory(actor=actor, name="Ana Sousa")
    return actor


@pytest.fixture
def record(sousa):
    rows = "date,end,who,country\n1999-03-02,1999-03-04,Ana Maria Sousa,Chile\n1999-04-20,,Ana Maria Sousa,Peru\n"
    ImportRecord(
        user=EditorFactory(), chronology="Travels", entries=understand(read_text(rows), MAPPED).entries
    ).execute()
    return Source.objects.chronologies().get()


def _told(actor, edtf, iso3, kind="visit", **values):
    event = EventFactory(
        edtf=edtf, place_iso3=iso3, kind=kind, event_type="CONSULT", status="happened", **values
    )
    ParticipationFactory(event=event, actor=actor, role="actor")
    EventReportFactory(event=event, article=ArticleFactory())
    return event


def _verdicts(record, actor=None):
    return [(held.verdict, held.event) for held in compare(record, *SPRING, actor).rows]


def test_the_traveller_is_known_by_the_name_without_the_middle_name(record, sousa):
    assert Actor.objects.filter(kind="person").get() == sousa


def test_without_articles_every_row_is_missing(record, sousa):
    assert _verdicts(record, sousa) == [(MISSING, None), (MISSING, None)]


@pytest.mark.parametrize("day", ["1999-03-01", "1999-03-03", "1999-03-05", "1999-03-02/1999-03-04"])
def test_what_was_in_the_country_on_its_days_or_one_off_is_found_whatever_its_kind(record, sousa, day):
    event = _told(sousa, day, "CHL", kind="meeting")
    assert _verdicts(record)[0] == (FOUND, event)


def test_days_that_only_overlap_are_less_exact(record, sousa):
    event = _told(sousa, "1999-03", "CHL")
    assert _verdicts(record)[0] == (WIDER, event)


def test_a_visit_there_some_days_off_is_dated_otherwise_and_one_far_off_is_not(record, sousa):
    event = _told(sousa, "1999-03-12", "CHL")
    _told(sousa, "1998-12-01", "CHL")
    found = compare(record, *SPRING)
    assert (found.rows[0].verdict, found.rows[0].event) == (ELSEWHEN, event)
    assert found.unrecorded == [event]
    assert found.beyond == []


@pytest.mark.parametrize("values", [{"iso3": "BOL"}, {"iso3": "CHL", "status": "planned"}])
def test_another_country_or_a_plan_finds_nothing(record, sousa, values):
    iso3, status = values["iso3"], values.get("status", "happened")
    event = _told(sousa, "1999-03-03", iso3)
    Event.objects.filter(pk=event.pk).update(status=status)
    assert _verdicts(record)[0] == (MISSING, None)


def test_a_visit_that_no_row_has_is_not_on_record_and_a_meeting_is_not_asked_for(record, sousa):
    event = _told(sousa, "1999-04-02", "BOL")
    _told(sousa, "1999-04-02", "BOL", kind="meeting")
    found = compare(record, *SPRING, sousa)
    assert found.beyond == found.unrecorded == [event]


def test_a_row_that_was_joined_with_its_event_is_one_with_it(record, sousa):
    event = _told(sousa, "1999-03-03", "CHL")
    held = compare(record, *SPRING).rows[0]
    MergeEvents(user=EditorFactory(), winner=event, loser=held.row.report.event).execute()
    held = compare(record, *SPRING).rows[0]
    assert (held.verdict, held.event, held.is_joined) == (FOUND, event, True)


def test_a_meeting_finds_the_row_but_only_the_visit_may_be_one_with_it(record, sousa):
    meeting = _told(sousa, "1999-03-03", "CHL", kind="meeting")
    visit = _told(sousa, "1999-03-01/1999-03-09", "CHL")
    held = compare(record, *SPRING).rows[0]
    assert (held.verdict, held.event, held.twin) == (FOUND, meeting, visit)


def test_somebody_elses_events_are_not_asked(record):
    _told(ActorFactory(name="Rui Melo", kind="person", iso3="PRT"), "1999-03-03", "CHL")
    assert compare(record, *SPRING).rows[0].verdict == MISSING


def test_the_ends_of_the_calendar_are_days_like_others(record, sousa):
    _told(sousa, "0001-01-01", "CHL")
    _told(sousa, "9999-12-31", "CHL")
    assert [held.verdict for held in compare(record, date.min, date.max).rows] == [MISSING, MISSING]


def test_a_row_without_an_end_is_a_bound_for_what_falls_into_it(sousa):
    rows = "date,who,country\n1999-03-02/..,Ana Maria Sousa,Chile\n"
    mapped = Mapped({"date": "date", "who": "who", "country": "whom"}, kind="visit", state="Portugal")
    ImportRecord(
        user=EditorFactory(), chronology="Travels", entries=understand(read_text(rows), mapped).entries
    ).execute()
    record = Source.objects.chronologies().get()
    assert _verdicts(record) == [(MISSING, None)]
    event = _told(sousa, "1999-04-03", "CHL")
    found = compare(record, *SPRING)
    assert [(held.verdict, held.event) for held in found.rows] == [(WIDER, event)]
    assert found.unrecorded == []


def test_no_more_events_are_looked_at_than_fit_on_a_page_in_time(record, sousa, monkeypatch):
    monkeypatch.setattr("timeline.resolve.record.MOST", 1)
    _told(sousa, "1999-03-03", "CHL")
    _told(sousa, "1999-04-20", "PER")
    found = compare(record, *SPRING)
    assert ([held.verdict for held in found.rows], found.cut) == ([FOUND, MISSING], True)


def test_what_was_there_for_years_is_held_against_a_row_of_days(record, sousa):
    stay = _told(sousa, "1996/2001", "CHL")
    assert _verdicts(record)[0] == (WIDER, stay)
