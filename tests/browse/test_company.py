"""Whom an actor meets most."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import ActorFactory, EventFactory, ParticipationFactory, StateFactory
from timeline.browse.company import TOP, met, named_with
from timeline.browse.found import Found
from timeline.browse.window import Window

NOBODY = AnonymousUser()
pytestmark = pytest.mark.django_db


@pytest.fixture
def kim():
    return ActorFactory(name="Kim Hana", iso3="KOR", state="accepted")


def event(*people, **values):
    made = EventFactory(**{"state": "accepted", **values})
    for actor in people:
        ParticipationFactory(event=made, actor=actor)
    return made


def of(actor, query="", who=met):
    window = Window.read(f"actor={actor.pk}&{query}", NOBODY)
    return {one.actor.name: one.count for one in who(Found(window, NOBODY))}


def test_meetings_that_were_held_are_counted_once_each(kim):
    lund = ActorFactory(name="Eva Lund", state="accepted")
    both = event(kim, lund)
    ParticipationFactory(event=both, actor=lund, role="recipient")
    event(kim, lund, edtf="2021-07-01")
    event(kim, lund, status="planned")
    event(kim, lund, event_type="THREATEN")
    assert of(kim) == {"Eva Lund": 2}
    assert of(kim, who=named_with) == {"Eva Lund": 4}


def test_the_number_is_that_of_the_events_it_leads_to(kim):
    for number in range(3):
        other = ActorFactory(name=f"Other {number}", state="accepted")
        for _ in range(number + 1):
            event(kim, other)
        event(kim, other, event_type="ACCUSE")
    for who in (met, named_with):
        for row in who(Found(Window.read(f"actor={kim.pk}", NOBODY), NOBODY)):
            assert Window.read(row.window.query, NOBODY).events(NOBODY).count() == row.count


def test_a_period_narrows_it(kim):
    lund = ActorFactory(name="Eva Lund", state="accepted")
    event(kim, lund, edtf="2020-05-05")
    event(kim, lund, edtf="2021-05-05")
    assert of(kim, "from=2021") == {"Eva Lund": 1}


def test_nobody_is_said_to_meet_their_own_country_or_a_place(kim):
    own, abroad = (
        StateFactory(name="South Korea", iso3="KOR", state="accepted"),
        StateFactory(state="accepted"),
    )
    made = event(kim, own, abroad)
    ParticipationFactory(
        event=made, actor=StateFactory(name="Norway", iso3="NOR", state="accepted"), role="venue"
    )
    assert of(kim) == {"Portugal": 1}


def test_readers_are_not_shown_whom_only_the_machine_suggests(kim, settings):
    event(kim, ActorFactory(name="Suggested Person"))
    event(kim, ActorFactory(name="Accepted Person", state="accepted"), state="suggested")
    assert of(kim) == {}
    settings.READERS_SEE_SUGGESTIONS = True
    assert of(kim) == {"Suggested Person": 1, "Accepted Person": 1}


def test_the_ten_who_are_met_most_are_shown_the_most_first(kim):
    for number in range(TOP + 3):
        other = ActorFactory(name=f"Other {number:02}", state="accepted")
        for _ in range(1 + (number == 7)):
            event(kim, other)
    names = list(of(kim))
    assert len(names) == TOP
    assert names[0] == "Other 07"
