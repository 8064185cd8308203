"""A saved form of the admin is one decision, with what it changed stamped by it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.admin.conftest import form_of
from tests.factories import (
    ActorFactory,
    EventFactory,
    ParticipationFactory,
    PositionFactory,
    SourceFactory,
    StatementFactory,
    TimelineEntryFactory,
)
from timeline.actions import Conflict, Edit, Undo
from timeline.admin.saving import Save
from timeline.models import Actor, Decision, Event, Statement

pytestmark = pytest.mark.django_db


def change(desk: Client, row: Any, **values: Any) -> Any:
    url = reverse(f"admin:timeline_{row._meta.model_name}_change", args=[row.pk])
    return desk.post(url, form_of(desk.get(url)) | values)


def test_a_changed_field_is_a_decision_and_the_desks_own(desk: Client, clerk: Any) -> None:
    event = EventFactory(headline="Talks begin")
    assert change(desk, event, headline="Talks begin in Lisbon").status_code == 302
    event.refresh_from_db()
    decision = Decision.objects.get()
    assert (event.headline, event.edited_fields, event.version) == ("Talks begin in Lisbon", ["headline"], 2)
    assert (decision.verb, decision.user, decision.subject_id) == ("edit", clerk, event.pk)
    assert event.history.first().decision == decision


def test_an_unchanged_form_decides_nothing(desk: Client) -> None:
    event = EventFactory()
    assert change(desk, event).status_code == 302
    event.refresh_from_db()
    assert (event.version, Decision.objects.count()) == (1, 0)


def test_a_date_in_edtf_moves_the_event_and_is_said_to_be_an_editors(desk: Client) -> None:
    event = EventFactory(edtf="2021-06-21")
    before = event.position
    change(desk, event, edtf="2018-06")
    event.refresh_from_db()
    assert (event.earliest.isoformat(), event.latest.isoformat(), event.precision) == (
        "2018-06-01",
        "2018-06-30",
        "month",
    )
    assert event.date_basis == "editor"
    assert event.position < before


def test_a_date_that_is_none_is_refused_beside_its_field(desk: Client) -> None:
    event = EventFactory(edtf="2021-06-21")
    response = change(desk, event, edtf="next Tuesday")
    assert response.status_code == 200
    assert "Write a day as 2021-06-21" in str(response.context["adminform"].form.errors["edtf"])
    event.refresh_from_db()
    assert event.edtf == "2021-06-21"


def test_a_participant_taken_out_and_one_put_in_are_one_decision_that_can_be_undone(
    desk: Client, clerk: Any
) -> None:
    part = ParticipationFactory()
    other = ActorFactory(name="Ivo Brandt")
    change(
        desk,
        part.event,
        **{
            "participations-TOTAL_FORMS": "2",
            "participations-0-DELETE": "on",
            "participations-1-actor": str(other.pk),
            "participations-1-role": "host",
            "participations-1-caption": "foreign minister",
        },
    )
    assert [(p.actor, p.role, p.origin) for p in part.event.participations.all()] == [
        (other, "host", "editor")
    ]
    part.event.refresh_from_db()
    assert part.event.edited_fields == ["participants"]
    Undo(user=clerk, undone=Decision.objects.get()).execute()
    assert [p.actor for p in part.event.participations.all()] == [part.actor]


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(desk: Client) -> None:
    event = EventFactory(headline="Talks begin")
    url = reverse("admin:timeline_event_change", args=[event.pk])
    stale = form_of(desk.get(url))
    change(desk, event, headline="Talks begin in Lisbon")
    response = desk.post(url, stale | {"headline": "Talks begin in Porto"})
    assert "Somebody else changed this" in response.content.decode()
    event.refresh_from_db()
    assert event.headline == "Talks begin in Lisbon"


def test_a_new_actor_is_accepted_and_its_names_come_with_the_same_decision(desk: Client) -> None:
    url = reverse("admin:timeline_actor_add")
    data = form_of(desk.get(url)) | {
        "name": "Ana Sousa",
        "kind": "person",
        "names-TOTAL_FORMS": "1",
        "names-0-name": "A. Sousa",
        "names-0-since": "2019",
    }
    assert desk.post(url, data).status_code == 302
    actor = Actor.objects.get()
    decision = Decision.objects.get()
    assert (actor.state, actor.origin, decision.verb) == ("accepted", "editor", "add")
    assert [n.name for n in actor.names.all()] == ["A. Sousa"]
    assert actor.history.get().decision == decision
    assert actor.names.get().history.get().decision == decision


def test_a_name_whose_since_is_no_date_is_refused(desk: Client) -> None:
    url = reverse("admin:timeline_actor_add")
    data = form_of(desk.get(url)) | {
        "name": "Ana Sousa",
        "kind": "person",
        "names-TOTAL_FORMS": "1",
        "names-0-name": "A. Sousa",
        "names-0-since": "long ago",
    }
    assert desk.post(url, data).status_code == 200
    assert not Actor.objects.exists()


def test_a_position_that_a_clerk_corrects_is_accepted(desk: Client) -> None:
    position = PositionFactory(title="Foreign Minster", origin="machine", state="suggested")
    change(desk, position.actor, **{"positions-0-title": "Foreign Minister", "positions-0-since": "2020-03"})
    position.refresh_from_db()
    assert (position.title, position.state, position.origin) == ("Foreign Minister", "accepted", "editor")
    assert position.first_day.isoformat() == "2020-03-01"


def test_without_the_right_nothing_is_saved(client: Client, django_user_model: Any) -> None:
    reader = django_user_model.objects.create_user("reader", password="correct horse battery", is_staff=True)
    client.force_login(reader)
    event = EventFactory()
    url = reverse("admin:timeline_event_change", args=[event.pk])
    assert client.get(url).status_code == 403
    assert client.post(url, {"headline": "Mine"}).status_code == 403


def test_nothing_is_deleted_in_the_admin(client: Client, administrator: Any) -> None:
    client.force_login(administrator)
    event = EventFactory()
    assert (
        client.post(reverse("admin:timeline_event_delete", args=[event.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert Event.objects.filter(pk=event.pk).exists()


def test_a_note_on_a_pinned_event_can_be_corrected(desk: Client) -> None:
    entry = TimelineEntryFactory(note="Frist round")
    change(desk, entry.timeline, **{"entries-0-note": "First round"})
    entry.refresh_from_db()
    assert entry.note == "First round"


def test_what_was_changed_between_reading_and_saving_is_not_overwritten(clerk: Any) -> None:
    event = EventFactory(headline="Talks begin")
    read = Event.objects.get()
    Edit(user=clerk, subject=event, values={"place": "Lisbon"}).execute()
    read.headline = "Talks begin in Porto"
    with pytest.raises(Conflict):
        Save(user=clerk, row=read, fields=["headline"]).execute()
    event.refresh_from_db()
    assert (event.headline, event.place) == ("Talks begin", "Lisbon")


def test_a_joint_speaker_put_in_is_a_decision_that_can_be_undone(desk: Client, clerk: Any) -> None:
    said, other = StatementFactory(), ActorFactory(name="Ivo Brandt")
    change(
        desk,
        said,
        **{
            "roles-TOTAL_FORMS": "1",
            "roles-0-actor": str(other.pk),
            "roles-0-role": "speaker",
            "roles-0-caption": "foreign minister",
        },
    )
    assert [(one.actor, one.role, one.origin) for one in said.roles.all()] == [(other, "speaker", "editor")]
    assert said in Statement.objects.by(other)
    Undo(user=clerk, undone=Decision.objects.get()).execute()
    assert not said.roles.exists()


def test_what_is_set_of_a_source_is_on_record_and_taken_back(desk: Client, clerk: Any) -> None:
    source = SourceFactory(name="Halden Wire")
    change(desk, source, country="NOR")
    source.refresh_from_db()
    assert source.country == "NOR"
    Undo(user=clerk, undone=Decision.objects.get()).execute()
    source.refresh_from_db()
    assert source.country == ""


def test_the_note_of_a_timelines_entry_is_taken_back(desk: Client, clerk: Any) -> None:
    entry = TimelineEntryFactory(note="As told")
    change(desk, entry.timeline, **{"entries-0-note": "Otherwise"})
    entry.refresh_from_db()
    assert entry.note == "Otherwise"
    Undo(user=clerk, undone=Decision.objects.get()).execute()
    entry.refresh_from_db()
    assert entry.note == "As told"
