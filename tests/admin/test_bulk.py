"""Accepting, rejecting and merging many rows."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
)
from timeline.models import Decision

pytestmark = pytest.mark.django_db


def act(desk: Client, action: str, *rows: Any, **more: str) -> Any:
    url = reverse(f"admin:timeline_{rows[0]._meta.model_name}_changelist")
    data = {"action": action, "_selected_action": [str(row.pk) for row in rows], **more}
    return desk.post(url, data, follow="winner" in more or action != "merge")


def test_accepting_is_one_decision_a_row(desk: Client, clerk: Any) -> None:
    events = EventFactory.create_batch(3)
    act(desk, "accept", *events)
    for event in events:
        event.refresh_from_db()
        assert event.state == "accepted"
    assert list(Decision.objects.values_list("verb", "user")) == [("accept", clerk.pk)] * 3


def test_one_that_cannot_be_rejected_does_not_stop_the_rest(desk: Client) -> None:
    part = ParticipationFactory(event__state="accepted")
    other = ActorFactory(name="Nobody Special")
    response = act(desk, "reject", part.actor, other)
    other.refresh_from_db()
    part.actor.refresh_from_db()
    assert (other.state, part.actor.state) == ("rejected", "suggested")
    assert "takes part in accepted events" in response.content.decode()


def test_merging_asks_first(desk: Client) -> None:
    events = EventFactory.create_batch(2)
    response = act(desk, "merge", *events)
    assert "Which one stays?" in response.content.decode()
    assert not Decision.objects.exists()


def test_the_others_are_merged_into_the_one_that_was_chosen(desk: Client) -> None:
    first, second, third = EventFactory.create_batch(3)
    report = EventReportFactory(event=second, article=ArticleFactory())
    act(desk, "merge", first, second, third, winner=str(first.pk), reason="One meeting, three tellings")
    for row in (second, third):
        row.refresh_from_db()
        assert row.merged_into == first
    report.refresh_from_db()
    assert report.event == first
    assert set(Decision.objects.values_list("verb", "reason")) == {("merge", "One meeting, three tellings")}


def test_one_alone_is_not_merged(desk: Client) -> None:
    assert act(desk, "merge", EventFactory()).status_code == 302


def test_without_the_right_to_change_no_action_is_offered(client: Client, django_user_model: Any) -> None:
    from django.contrib.auth.models import Permission

    viewer = django_user_model.objects.create_user("viewer", password="correct horse battery", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_event"))
    client.force_login(viewer)
    event = EventFactory()
    act(client, "accept", event)
    event.refresh_from_db()
    assert event.state == "suggested"
