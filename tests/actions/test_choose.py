"""Of what reports say differently an editor chooses one; it stays, and can be taken back."""

import pytest

from tests.actions.snapshot import snapshot
from tests.factories import EventReportFactory, ReportedRoleFactory
from timeline.actions import Choose, Conflict, Invalid, NotAllowed, Undo
from timeline.models import Decision, Event
from timeline.resolve.rollup import derive


@pytest.fixture
def other(desk):
    """A second report of the meeting, with another day, place and role."""
    report = EventReportFactory(
        event=desk.meeting, edtf="2021-06-22", date_basis="carried", derivation="“Tuesday”", place="Busan",
        status="cancelled", event_type="AGREE",
    )  # fmt: skip
    ReportedRoleFactory(report=report, actor=desk.brandt, role="recipient", caption="Foreign Minister")
    derive(desk.meeting)
    desk.meeting.refresh_from_db()
    return report


def chosen(desk, editor, matter, report, **more):
    Choose(user=editor, subject=desk.meeting, matter=matter, report=report.pk, **more).execute()
    return Event.objects.get(pk=desk.meeting.pk)


def test_the_date_is_taken_with_how_it_is_known(desk, editor, other):
    event = chosen(desk, editor, "date", other, reason="The ministry’s calendar.")
    assert (event.edtf, event.date_basis, event.derivation) == ("2021-06-22", "carried", "“Tuesday”")
    decision = Decision.objects.latest("pk")
    assert decision.reason == "The ministry’s calendar."
    assert decision.detail["chosen"]["report"] == other.pk
    assert list(Decision.objects.settling(event)) == [decision]


@pytest.mark.parametrize(
    ("matter", "field", "value"),
    [("status", "status", "cancelled"), ("type", "event_type", "AGREE"), ("place", "place", "Busan")],
)
def test_each_matter_by_itself(desk, editor, other, matter, field, value):
    assert getattr(chosen(desk, editor, matter, other), field) == value


def test_later_reports_do_not_change_it(desk, editor, other):
    chosen(desk, editor, "date", other)
    for _ in range(3):
        EventReportFactory(event=desk.meeting, edtf="2021-06-21", confidence=0.9)
    event = Event.objects.get(pk=desk.meeting.pk)
    derive(event)
    assert Event.objects.get(pk=event.pk).edtf == "2021-06-22"


def test_what_is_shown_already_becomes_the_editors(desk, editor, other):
    event = chosen(desk, editor, "date", desk.report)
    assert "edtf" in event.edited_fields
    with pytest.raises(Invalid, match="already"):
        chosen(desk, editor, "date", desk.report)


def test_a_participants_part_is_taken_and_the_others_stay(desk, editor, other):
    event = chosen(desk, editor, "participants", other, actor=desk.brandt.pk)
    parts = {(one.actor, one.role, one.caption) for one in event.participations.all()}
    assert parts == {(desk.sousa, "actor", ""), (desk.brandt, "recipient", "Foreign Minister")}


def test_the_place_that_is_chosen_brings_its_state(desk, editor, other):
    Event.objects.filter(pk=desk.meeting.pk).update(place="Lisbon", place_iso3="PRT")
    desk.meeting.refresh_from_db()
    event = chosen(desk, editor, "place", other)
    assert (event.place, event.place_iso3) == ("Busan", "KOR")


@pytest.mark.parametrize("matter", ["date", "status", "type", "place", "participants"])
def test_taken_back_everything_is_as_it_was(desk, editor, other, matter):
    before = snapshot()
    chosen(desk, editor, matter, other, actor=desk.brandt.pk)
    assert snapshot() != before
    Undo(user=editor, undone=Decision.objects.latest("pk")).execute()
    assert snapshot() == before


def test_what_cannot_be_chosen_is_refused(desk, editor, reader, other):
    for more in (
        {"matter": "mood"},
        {"matter": "participants"},
        {"matter": "place", "report": desk.report.pk},
    ):
        given = {"matter": "date", "report": other.pk} | more
        with pytest.raises(Invalid):
            Choose(user=editor, subject=desk.meeting, **given).execute()
    with pytest.raises(Invalid, match="does not tell"):
        Choose(user=editor, subject=desk.meeting, matter="date", report=desk.other_report.pk).execute()
    with pytest.raises(Conflict):
        Choose(user=editor, subject=desk.meeting, matter="date", report=other.pk, version=99).execute()
    with pytest.raises(NotAllowed):
        Choose(user=reader, subject=desk.meeting, matter="date", report=other.pk).execute()
