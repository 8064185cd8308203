"""How dates are drawn: each kind in its own way."""

import pytest

from tests.factories import EventFactory, EventReportFactory
from timeline.browse.cards import Card
from timeline.browse.date_marks import DateForm, DateMark, form_of
from timeline.models import Event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("edtf", "form"),
    [
        ("2021-06-21", DateForm.DAY),
        ("2021-06-19/2021-06-23", DateForm.DAYS),
        ("2021-06-21/..", DateForm.SINCE),
        ("../2021-06-21", DateForm.UNTIL),
        ("[2021-06-01..2021-06-18]", DateForm.WITHIN),
        ("[2021-06-01,2021-06-03]", DateForm.WITHIN),
        ("2021-06", DateForm.LOOSE),
        ("2021-23", DateForm.LOOSE),
        ("2021", DateForm.LOOSE),
        ("202X", DateForm.LOOSE),
        ("2021-06-21?", DateForm.UNSURE),
        ("2021-06~", DateForm.UNSURE),
        ("", DateForm.NONE),
    ],
)
def test_each_kind_of_date_has_its_form(edtf, form):
    assert form_of(EventFactory(edtf=edtf, date_basis="explicit" if edtf else "none")) == form


@pytest.mark.parametrize(
    ("status", "classes"),
    [
        ("happened", ""),
        ("ongoing", ""),
        ("planned", " hollow"),
        ("cancelled", " hollow off"),
        ("denied", " hollow"),
    ],
)
def test_what_has_not_happened_is_hollow_and_what_was_cancelled_struck(status, classes):
    assert DateMark(DateForm.DAY, status).classes == f"date-mark as-day{classes}"


@pytest.mark.parametrize(
    ("status", "told", "form"),
    [
        ("happened", "2021-06-24", DateForm.DISPUTED),
        ("happened", "2021-06", DateForm.DAY),
        ("planned", "2021-06-24", DateForm.DAY),
    ],
)
def test_reports_on_other_days_dispute_a_date_unless_they_only_announced_it(status, told, form):
    event = EventFactory(edtf="2021-06-21", state="accepted")
    EventReportFactory(event=event, edtf="2021-06-21")
    EventReportFactory(event=event, edtf=told, status=status)
    shown = Event.objects.for_cards().get(pk=event.pk)
    assert DateMark.of(shown).form == form


def test_the_note_says_the_date_its_kind_and_how_it_was_derived():
    event = EventFactory(edtf="2021-06-19/2021-06-23", derivation="five-day visit from Saturday")
    assert Card(event).why == "19–23 June 2021, several days: five-day visit from Saturday"
