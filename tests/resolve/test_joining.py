"""Which reports tell one event, and which do not. When in doubt, two."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import DecisionFactory, EditorFactory
from tests.resolve.build import span
from tests.resolve.stories import LISBON, meeting
from timeline.actions import Conflict, Edit
from timeline.models import Event, EventReport
from timeline.resolve import resolve

pytestmark = pytest.mark.django_db

OTHER_WIRE = (
    "OSLO, June 22 – Norland's Ivo Brandt sat down with Portugal's Foreign Minister, Ana Sousa, for two hours. "
    "They met in Lisbon."
)
PREVIEW = "LISBON, June 20 – Foreign Minister Ana Sousa of Portugal is to be met by Ivo Brandt on Monday."


def test_two_articles_telling_one_event_make_one_event_with_two_reports():
    resolve(*meeting())
    resolve(*meeting(OTHER_WIRE, source="Second Wire", day=date(2021, 6, 22)))
    event = Event.objects.get()
    assert event.reports.count() == 2
    note = event.reports.get(article__source__name="Second Wire").merge_note
    assert "bilateral" in note
    assert "2021-06-21" in note
    assert "Ana Sousa, Ivo Brandt" in note


def test_the_first_report_has_no_merge_note():
    resolve(*meeting())
    assert EventReport.objects.get().merge_note == ""


@pytest.mark.parametrize(
    "other",
    [
        {"edtf": "2021-06-22"},
        {"edtf": None},
        {"edtf": "2021-06"},
        {"guest": "Ivo Brandtner"},
        {"kind": "call"},
        {"plover": "ACCUSE", "kind": "accusation"},
        {"place": "Oslo", "place_iso3": "NOR"},
        {"status": "hypothetical"},
    ],
    ids=str,
)
def test_a_report_that_differs_in_day_person_kind_type_or_country_is_another_event(other):
    resolve(*meeting())
    text = OTHER_WIRE.replace("Ivo Brandt", other.get("guest", "Ivo Brandt"))
    resolve(*meeting(text, source="Second Wire", **other))
    assert Event.objects.count() == 2


def test_a_planned_meeting_that_later_took_place_is_one_event_that_happened():
    resolve(*meeting(PREVIEW, day=date(2021, 6, 20), status="planned", plover="AGREE"))
    assert Event.objects.get().status == "planned"
    resolve(*meeting(OTHER_WIRE, source="Second Wire", day=date(2021, 6, 22)))
    event = Event.objects.get()
    assert (event.status, event.event_type) == ("happened", "CONSULT")
    note = event.reports.get(article__source__name="Second Wire").merge_note
    assert "Known as planned, here happened" in note


def test_what_has_happened_does_not_become_planned_by_a_preview_that_comes_in_late():
    resolve(*meeting(OTHER_WIRE, source="Second Wire", day=date(2021, 6, 22)))
    resolve(*meeting(PREVIEW, day=date(2021, 6, 20), status="planned", plover="AGREE"))
    event = Event.objects.get()
    assert (event.status, event.reports.count()) == ("happened", 2)


def test_two_statements_of_one_speaker_on_one_day_are_two_unless_the_words_agree():
    one = {"plover": None, "kind": "statement", "recipients": ()}
    resolve(*meeting(**one))
    resolve(*meeting(OTHER_WIRE, source="Second Wire", **one))
    assert Event.objects.count() == 2
    resolve(*meeting(LISBON + " ", source="Third Wire", **one))
    assert Event.objects.count() == 2


def test_two_attacks_of_one_day_need_more_than_the_same_parties():
    struck = {"plover": "ASSAULT", "kind": "attack", "trigger": "struck"}
    first = "NORTHPORT, June 21 – Ana Sousa of Portugal struck Ivo Brandt at the harbour at dawn."
    second = (
        "SOUTHPORT, June 21 – In the afternoon a fuel depot burnt after Ana Sousa of Portugal struck; Ivo Brandt "
        "fled."
    )
    for text in (first, second):
        article, found = meeting(
            text.replace("Ana Sousa", "Foreign Minister Ana Sousa"), **struck, source=text[:9]
        )
        resolve(article, found)
    assert Event.objects.count() == 2


@pytest.mark.parametrize(("island", "events"), [("Sandoy", 1), ("Lundoy", 2)])
def test_good_wishes_in_the_same_words_to_another_are_another_event(island, events):
    wishes = {
        "plover": "SUPPORT",
        "kind": "praise",
        "trigger": "congratulates",
        "recipients": (),
        "place_iso3": None,
    }
    for source, whom in (("First Wire", "Sandoy"), ("Second Wire", island)):
        text = (
            f"LISBON, June 21 – Foreign Minister Ana Sousa of Portugal congratulates the people of {whom} on their "
            "national day and wishes them peace and prosperity in the year to come."
        )
        article, found = meeting(f"{text}{' ' * len(source)}Ivo Brandt.", source=source, **wishes)
        resolve(article, found)
    assert Event.objects.count() == events


def test_events_of_one_article_are_never_joined_to_each_other():
    article, found = meeting()
    twice = found.events + tuple(
        type(found.events[0])(**{**{f: getattr(e, f) for f in e.__slots__}, "id": "E2"}) for e in found.events
    )
    resolve(article, type(found)(**{**{f: getattr(found, f) for f in found.__slots__}, "events": twice}))
    assert Event.objects.count() == 2


def test_an_edited_field_is_never_overwritten():
    resolve(*meeting(status="planned", plover="AGREE"))
    Event.objects.update(headline="As the desk has it", edited_fields=["headline", "status", "participants"])
    resolve(*meeting(OTHER_WIRE, source="Second Wire", confidence=0.99))
    event = Event.objects.get()
    assert (event.headline, event.status, event.reports.count()) == ("As the desk has it", "planned", 2)


def test_a_plan_that_an_editor_accepted_is_held_when_a_later_report_says_so():
    resolve(*meeting(PREVIEW, day=date(2021, 6, 20), status="planned", plover="AGREE", confidence=0.9))
    Event.objects.update(state="accepted", headline="Sousa to meet Brandt")
    before = Event.objects.get()
    resolve(*meeting(OTHER_WIRE, source="Second Wire", day=date(2021, 6, 22), place="Sintra"))
    event = Event.objects.get()
    assert (event.state, event.status, event.event_type) == ("accepted", "happened", "CONSULT")
    assert event.headline == "Ana Sousa meets Ivo Brandt"
    assert event.version > before.version
    assert (event.place, event.edtf) == ("Lisbon", "2021-06-21")
    assert sorted(event.reports.values_list("status", flat=True)) == ["happened", "planned"]


def test_a_plan_that_an_editor_accepted_is_called_off_when_a_later_report_says_so():
    resolve(*meeting(PREVIEW, day=date(2021, 6, 20), status="planned", plover="AGREE"))
    Event.objects.update(state="accepted")
    off = {"status": "cancelled", "plover": "AGREE"}
    resolve(*meeting(OTHER_WIRE, source="Second Wire", day=date(2021, 6, 21), **off))
    event = Event.objects.get()
    assert (event.state, event.status, event.event_type) == ("accepted", "cancelled", "AGREE")


def test_what_an_editor_set_of_a_plan_stays_when_it_is_held():
    resolve(*meeting(PREVIEW, day=date(2021, 6, 20), status="planned", plover="AGREE"))
    Event.objects.update(state="accepted", headline="Sousa to meet Brandt", edited_fields=["headline"])
    resolve(*meeting(OTHER_WIRE, source="Second Wire", day=date(2021, 6, 22)))
    event = Event.objects.get()
    assert (event.status, event.headline) == ("happened", "Sousa to meet Brandt")


def test_a_status_that_an_editor_set_stays_whatever_is_reported():
    resolve(*meeting(PREVIEW, day=date(2021, 6, 20), status="planned", plover="AGREE"))
    Event.objects.update(state="accepted", edited_fields=["status"])
    resolve(*meeting(OTHER_WIRE, source="Second Wire", day=date(2021, 6, 22)))
    assert Event.objects.get().status == "planned"


@pytest.mark.parametrize("later", ["planned", "denied"])
def test_what_an_editor_accepted_as_held_is_not_made_planned_or_denied_by_a_report(later):
    resolve(*meeting())
    Event.objects.update(state="accepted")
    resolve(*meeting(OTHER_WIRE, source="Second Wire", day=date(2021, 6, 22), status=later))
    event = Event.objects.get()
    assert (event.status, event.reports.count()) == ("happened", 2)


def test_a_rejected_event_is_not_reopened_by_another_telling():
    resolve(*meeting())
    Event.objects.update(state="rejected")
    resolve(*meeting(OTHER_WIRE, source="Second Wire"))
    assert sorted(Event.objects.values_list("state", flat=True)) == ["rejected", "suggested"]
    assert Event.objects.get(state="rejected").reports.count() == 1


def test_a_copy_of_what_was_rejected_stays_rejected():
    resolve(*meeting())
    Event.objects.update(state="rejected")
    resolve(*meeting(LISBON + " ", source="Second Wire"))
    assert Event.objects.get().state == "rejected"


@pytest.mark.parametrize("edtf", ["2021-06-21", None])
def test_a_copy_told_in_two_sentences_stays_rejected_dated_or_not(edtf):
    for source, text in (("First Wire", LISBON), ("Second Wire", LISBON + " ")):
        article, found = meeting(text, source=source, edtf=edtf)
        (met,) = found.events
        evidence = (*met.evidence, span(text, "“We will keep talking,” Sousa said."))
        resolve(article, replace(found, events=(replace(met, evidence=evidence),)))
        Event.objects.update(state="rejected")
    assert Event.objects.get().reports.count() == 2


def test_what_a_further_report_adds_is_noticed_by_an_editor_who_has_the_event_open():
    resolve(*meeting(place_iso3=None))
    seen = Event.objects.get()
    resolve(*meeting(LISBON + " ", source="Second Wire"))
    event = Event.objects.get()
    assert (event.place_iso3, event.version > seen.version) == ("PRT", True)
    with pytest.raises(Conflict):
        Edit(user=EditorFactory(), subject=seen, version=seen.version, values={"place_iso3": ""}).execute()


def test_a_report_goes_to_the_event_that_an_editor_merged_the_other_into():
    resolve(*meeting())
    resolve(*meeting(OTHER_WIRE, source="Second Wire", edtf="2021-06-22"))
    kept, gone = Event.objects.order_by("pk")
    gone.reports.update(event=kept)
    gone.participations.all().delete()
    Event.objects.filter(pk=gone.pk).update(merged_into=kept)
    resolve(*meeting(LISBON + " ", source="Third Wire"))
    assert Event.objects.get(merged_into=None).reports.count() == 3


def _judged_different():
    """Two events with the same facts, the second with other words, which an editor has told apart."""
    resolve(*meeting())
    resolve(*meeting(OTHER_WIRE, source="Second Wire", edtf="2021-06-22"))
    first, second = Event.objects.order_by("pk")
    for row in (second, second.reports.get()):
        row.edtf = "2021-06-21"
        row.save()
    return first, second


def test_a_report_joins_the_one_of_two_told_apart_that_it_is_more_like():
    first, second = _judged_different()
    DecisionFactory(subject=first, verb="different", other_id=second.pk)
    resolve(*meeting(OTHER_WIRE + " ", source="Third Wire"))
    assert (first.reports.count(), second.reports.count()) == (1, 2)


def test_a_copy_of_a_report_that_an_editor_split_off_does_not_come_back_to_the_event_it_left():
    first, second = _judged_different()
    second.edtf = "2021-06-25"
    second.save()
    DecisionFactory(subject=first, verb="split", other_id=second.pk)
    resolve(*meeting(OTHER_WIRE + " ", source="Third Wire"))
    assert (first.reports.count(), second.reports.count(), Event.objects.count()) == (1, 1, 3)


def test_a_decision_that_was_undone_keeps_nothing_apart():
    first, second = _judged_different()
    second.edtf = "2021-06-25"
    second.save()
    split = DecisionFactory(subject=first, verb="split", other_id=second.pk)
    DecisionFactory(subject=first, verb="undo", undoes=split)
    resolve(*meeting(OTHER_WIRE + " ", source="Third Wire"))
    assert first.reports.count() == 2
