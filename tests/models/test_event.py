from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories import EventReportFactory
from timeline.models import Actor, Event, Participation
from timeline.models.position import UNDATED, first_position, last_position

pytestmark = pytest.mark.django_db


def event(headline="Something happens", **fields):
    return Event.objects.create(headline=headline, **fields)


def test_events_of_a_day_stand_in_the_order_they_came():
    first, second = event(edtf="2021-06-19"), event(edtf="2021-06-19/2021-06-23")
    assert first.position == first_position(date(2021, 6, 19))
    assert second.position == first.position + 1


def test_a_month_is_filed_under_its_first_day_and_stays_a_month():
    filed = event(edtf="2021-06")
    assert (filed.position, filed.precision) == (first_position(date(2021, 6, 1)), "month")
    assert (filed.earliest, filed.latest) == (date(2021, 6, 1), date(2021, 6, 30))


def test_an_upper_bound_is_filed_under_its_only_day():
    assert event(edtf="../2021-06-18").sort_day == date(2021, 6, 18)


def test_undated_events_sort_behind_every_date_without_colliding():
    one, two = event(), event()
    assert UNDATED <= one.position < two.position
    assert last_position(date(9999, 12, 30)) < UNDATED


def test_saving_again_keeps_the_place():
    filed, _ = event(edtf="2021-06-19"), event(edtf="2021-06-19")
    place = filed.position
    filed.headline = "Something else happens"
    filed.save()
    assert filed.position == place


def test_a_new_date_moves_the_event():
    filed = event(edtf="2021-06-19")
    filed.edtf = "2021-06-20"
    filed.save()
    assert filed.position == first_position(date(2021, 6, 20))


def test_a_date_that_is_not_edtf_is_refused_with_the_reason():
    with pytest.raises(ValidationError, match="no day 31"):
        event(edtf="2021-06-31")


@pytest.mark.parametrize(
    ("field", "value"),
    [("status", "maybe"), ("event_type", "CHAT"), ("state", "?"), ("confidence", 1.5), ("headline", "")],
)
def test_the_database_keeps_its_vocabulary(field, value):
    filed = event()
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=filed.pk).update(**{field: value})


@pytest.mark.parametrize(
    ("edtf", "found"),
    [
        ("2021-06-20", False),
        ("2021-06-21", True),
        ("2021-06-19/2021-06-23", True),
        ("2021-06-24", False),
        ("2021-06-19/..", False),
        ("", False),
    ],
)
def test_a_window_holds_what_may_have_happened_in_it(edtf, found):
    filed = event(edtf=edtf)
    window = Event.objects.in_window(date(2021, 6, 21), date(2021, 6, 23))
    assert (filed in window) is found


def test_every_named_actor_must_take_part():
    both, one = event(), event()
    a, b = (Actor.objects.create(name=name, kind="state") for name in ("Ada", "Bob"))
    for filed, actor in ((both, a), (both, b), (one, a)):
        Participation.objects.create(event=filed, actor=actor)
    assert list(Event.objects.with_actor(a.pk, b.pk)) == [both]


def test_readers_see_what_was_accepted_and_never_what_was_rejected_or_merged(settings):
    settings.READERS_SEE_SUGGESTIONS = False
    accepted = event(state="accepted")
    event(state="suggested"), event(state="rejected"), event(state="accepted", merged_into=accepted)
    assert list(Event.objects.visible_to(AnonymousUser())) == [accepted]


def test_by_a_setting_readers_see_suggestions_too(settings):
    settings.READERS_SEE_SUGGESTIONS = True
    shown = [event(state="accepted"), event(state="suggested")]
    event(state="rejected")
    assert list(Event.objects.visible_to(AnonymousUser())) == shown


def test_the_background_waits_until_an_editor_accepts_it():
    background = event(core=False)
    assert background not in Event.objects.core()
    background.state = "accepted"
    background.save()
    assert background in Event.objects.core()


def test_an_event_is_not_merged_into_itself():
    filed = event()
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=filed.pk).update(merged_into=filed.pk)


def test_an_actor_has_a_role_in_an_event_once():
    filed, actor = event(), Actor.objects.create(name="Ada", kind="person")
    Participation.objects.create(event=filed, actor=actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(event=filed, actor=actor)


def test_a_report_has_the_bounds_of_its_date():
    report = EventReportFactory(edtf="2021-06")
    assert (report.earliest, report.latest, report.precision) == (
        date(2021, 6, 1),
        date(2021, 6, 30),
        "month",
    )
