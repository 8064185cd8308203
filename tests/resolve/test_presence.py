"""A visit that its reports only announce was held if its visitor was seen there on its days."""

from datetime import date, timedelta
from functools import partial
from itertools import permutations

import pytest
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ArticleFactory,
    EditorFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
    SourceFactory,
)
from tests.resolve.build import actor, event, extraction
from timeline.actions import Accept, Edit, Reject, Undo
from timeline.models import Event
from timeline.models.sightings import sightings
from timeline.resolve import presence, resolve
from timeline.resolve.renewal import renew

pytestmark = pytest.mark.django_db

PLAN = "Ivo Brandt will travel to Lisbon, Portugal from June 19 to 26 for talks on fishing."
MEETING = "Ivo Brandt met Rui Alves in Lisbon on June 22 and spoke about herring."


@pytest.fixture
def editor():
    return EditorFactory()


def announced(edtf="[2021-06-19..2021-06-26]", basis="inferred", day=date(2021, 6, 17), status="planned"):
    """Set down the plan, as one article has it, and give the article."""
    article = _article(PLAN, day)
    people = [actor(PLAN, "A1", "Ivo Brandt"), actor(PLAN, "A2", "Portugal", "state", iso3="PRT")]
    told = event(
        PLAN, "E1", "travel", PLAN, "Ivo Brandt plans to visit Portugal", kind="visit", plover="AGREE",
        status=status, actors=("A1",), recipients=("A2",), edtf=edtf, date_basis=basis, place="Lisbon",
        place_iso3="PRT",
    )  # fmt: skip
    resolve(article, extraction(article, people, [told]))
    return article


def met(edtf="2021-06-22", iso3="PRT", who="Ivo Brandt", day=date(2021, 6, 23), **rest):
    """Set down the meeting, as one article has it, and give the article."""
    text = MEETING.replace("Ivo Brandt", who).replace("June 22", edtf)
    article = _article(text, day)
    resolve(article, met_in(article, edtf, iso3, who, **rest))
    return article


def met_in(article, edtf="2021-06-22", iso3="PRT", who="Ivo Brandt", kind="bilateral", status="happened"):
    """What the article tells: the meeting."""
    text = article.text
    people = [actor(text, "A1", who), actor(text, "A2", "Rui Alves")]
    told = event(
        text, "E1", "met", text, f"{who} meets Rui Alves", kind=kind, plover="CONSULT", status=status,
        actors=("A1", "A2"), edtf=edtf, date_basis="explicit", place="Lisbon", place_iso3=iso3,
    )  # fmt: skip
    return extraction(article, people, [told])


def _article(text, day):
    source = SourceFactory.create(name="First Wire")
    return ArticleFactory.create(text=text, source=source, published_on=day, extraction="pending")


def visit():
    return Event.objects.get(kind="visit")


def meeting():
    return Event.objects.get(kind="bilateral")


def shown():
    """The visit as readers have it."""
    found = visit()
    return found.status, found.event_type, found.headline, found.edtf


AS_PLANNED = ("planned", "AGREE", "Ivo Brandt plans to visit Portugal", "[2021-06-19..2021-06-26]")
AS_HELD = ("happened", "CONSULT", "Ivo Brandt visits Portugal", "2021-06-22")


def test_a_planned_visit_is_held_once_its_visitor_met_somebody_there():
    announced()
    assert shown() == AS_PLANNED
    met()
    assert shown() == AS_HELD
    assert "Ivo Brandt meets Rui Alves" in visit().derivation


def test_a_plan_that_comes_after_the_meeting_is_held_as_well():
    met()
    announced()
    assert shown() == AS_HELD


@pytest.mark.parametrize("order", list(permutations([announced, met, partial(met, "2021-06-24")])))
def test_whatever_comes_first_the_days_are_those_on_which_he_was_seen(order):
    for one in order:
        one()
    assert shown() == (*AS_HELD[:3], "2021-06-22/2021-06-24")


def test_days_that_the_plan_names_itself_stay():
    announced("2021-06-22/2021-06-24", "explicit")
    met()
    assert shown() == (*AS_HELD[:3], "2021-06-22/2021-06-24")


def test_who_sets_out_in_the_evening_is_seen_on_the_next_day():
    announced("2021-06-21", "explicit")
    met()
    assert shown() == (*AS_HELD[:3], "2021-06-21")


def test_a_plan_without_days_is_held_by_a_sighting_within_a_month():
    announced("2021-06-17/..")
    met()
    assert shown() == AS_HELD


@pytest.mark.parametrize(
    "other",
    [
        {"iso3": "ESP"},
        {"who": "Ada Brandt"},
        {"edtf": "2021-06-18"},
        {"edtf": "2021-06-26/2021-06-28"},
        {"edtf": "../2021-06-22~"},
        {"kind": "call"},
        {"status": "planned"},
        {"status": "denied"},
    ],
)
def test_nothing_less_holds_it(other):
    announced()
    met(**other)
    assert shown() == AS_PLANNED


def test_a_visit_told_without_its_days_was_on_those_on_which_its_visitor_was_just_seen():
    announced("../2021-06-25", "inferred", date(2021, 6, 25), status="happened")
    met()
    assert (visit().status, visit().edtf) == ("happened", "2021-06-22")
    met("2021-06-12")
    assert visit().edtf == "2021-06-22"


def test_a_plan_for_a_year_or_for_some_day_beyond_a_month_is_not_held_by_a_day_in_it():
    announced("2021")
    met()
    assert visit().status == "planned"


@pytest.mark.parametrize("status", ["cancelled", "proposed", "denied"])
def test_what_is_no_plan_is_not_held(status):
    announced(status=status)
    met()
    assert visit().status == status


def test_a_visit_that_is_only_inferred_proves_no_other():
    announced()
    met()
    other = EventFactory(
        kind="visit", status="planned", headline="Ivo Brandt plans to visit Portugal", edtf="2021-06-20/2021-06-24",
        place_iso3="PRT",
    )  # fmt: skip
    assert not sightings(other, other.edtf)


def test_rejecting_the_meeting_makes_it_a_plan_again_and_undo_holds_it(editor):
    announced()
    met()
    decision = Reject(user=editor, subject=meeting()).execute()
    assert shown() == AS_PLANNED
    Undo(user=editor, undone=decision).execute()
    assert shown() == AS_HELD


@pytest.mark.parametrize("change", [{"place_iso3": "ESP"}, {"edtf": "2021-06-29"}, {"status": "denied"}])
def test_correcting_the_meeting_makes_it_a_plan_again_and_undo_holds_it(editor, change):
    announced()
    met()
    decision = Edit(user=editor, subject=meeting(), values=change).execute()
    assert shown() == AS_PLANNED
    Undo(user=editor, undone=decision).execute()
    assert shown() == AS_HELD


def test_an_accepted_plan_follows_in_both_directions_but_keeps_its_days(editor):
    announced()
    Accept(user=editor, subject=visit()).execute()
    met()
    assert shown() == (*AS_HELD[:3], AS_PLANNED[3])
    Reject(user=editor, subject=meeting()).execute()
    assert shown() == AS_PLANNED


def test_what_an_editor_said_of_the_status_is_never_overruled(editor):
    announced()
    Edit(user=editor, subject=visit(), values={"status": "cancelled"}).execute()
    met()
    assert visit().status == "cancelled"
    Edit(user=editor, subject=visit(), values={"status": "happened"}).execute()
    Reject(user=editor, subject=meeting()).execute()
    assert visit().status == "happened"


def test_a_second_reading_that_finds_no_meeting_makes_it_a_plan_again():
    announced()
    article = met()
    renew(article, extraction(article))
    assert shown() == AS_PLANNED
    renew(article, met_in(article))
    assert shown() == AS_HELD


def test_the_official_record_alone_holds_no_plan():
    announced()
    record = ArticleFactory(source=SourceFactory(name="The record", kind="chronology"))
    row = EventFactory(
        kind="bilateral", event_type="CONSULT", status="happened", edtf="2021-06-22", place_iso3="PRT"
    )
    EventReportFactory(event=row, article=record, status="happened")
    ParticipationFactory(event=row, actor=visit().participations.get(role="actor").actor)
    assert not sightings(visit(), visit().edtf)


def test_it_asks_the_database_as_often_however_much_is_known(django_assert_num_queries):
    from django.db import connection

    announced()
    person = visit().participations.get(role="actor").actor
    one = met()
    with CaptureQueriesContext(connection) as few:
        presence.of_article(one)
        list(sightings(visit(), "[2021-06-19..2021-06-26]"))
    for number in range(40):
        day = date(2021, 4, 1) + timedelta(days=number * 3)
        for kind in ("visit", "bilateral"):
            past = EventFactory(kind=kind, event_type="CONSULT", edtf=str(day), place_iso3="PRT")
            EventReportFactory(event=past, status="happened")
            ParticipationFactory(event=past, actor=person)
    with django_assert_num_queries(len(few)):
        presence.of_article(one)
        list(sightings(Event.objects.get(headline=AS_HELD[2]), "[2021-06-19..2021-06-26]"))
