"""Two side by side, and what is decided about them."""

import pytest
from django.urls import reverse

from timeline.actions import Edit, MergeEvents
from timeline.models import Decision, Event


@pytest.fixture
def address(desk):
    return f"{reverse('merge', args=['event'])}?one={desk.meeting.pk}&other={desk.again.pk}"


def test_the_two_are_shown_with_what_differs(desk, client, address):
    lines = {one.label: one for one in client.get(address).context["pair"].lines}
    assert lines["Date"].differs
    assert not lines["Type"].differs


def test_they_are_merged_with_a_reason(desk, client, address):
    client.post(address, {"winner": desk.again.pk, "reason": "One meeting."})
    desk.meeting.refresh_from_db()
    assert desk.meeting.merged_into == desk.again
    assert Decision.objects.get().reason == "One meeting."


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_they_are_judged_without_being_merged(desk, client, address, verdict):
    client.post(address, {"winner": desk.meeting.pk, "verdict": verdict})
    assert Decision.objects.get().verb == verdict
    assert not Event.objects.filter(merged_into__isnull=False).exists()
    assert "alice" in client.get(address).text


def test_what_was_judged_different_is_not_offered_as_a_twin(desk, client, address):
    MergeEvents(user=None, winner=desk.meeting, loser=desk.again)
    first = reverse("merge", args=["event"]) + f"?one={desk.meeting.pk}"
    assert "Brandt receives Sousa" in client.get(first).text
    client.post(address, {"winner": desk.meeting.pk, "verdict": "different"})
    assert "Brandt receives Sousa" not in client.get(first).text


def test_a_stale_pair_is_a_conflict(desk, client, editor, address):
    Edit(user=editor, subject=Event.objects.get(pk=desk.again.pk), values={"place": "Busan"}).execute()
    sent = {
        "winner": desk.meeting.pk,
        "one_version": desk.meeting.version,
        "other_version": desk.again.version,
    }
    answer = client.post(address, sent)
    assert answer.status_code == 409
    assert "changed by somebody else" in answer.text


def test_the_other_is_found_by_its_words(desk, client):
    answer = client.get(reverse("merge", args=["event"]), {"one": desk.meeting.pk, "q": "receives"})
    assert list(answer.context["found"]) == [desk.again]


@pytest.mark.parametrize("query", ["one=x", "one=1&other=1", "", "one=5&other=99999999999999999999"])
def test_an_address_that_makes_no_sense_asks_for_the_two(desk, client, query):
    assert client.get(f"{reverse('merge', args=['event'])}?{query}").status_code in (200, 404)


def test_statements_are_not_merged_here(client):
    assert client.get(reverse("merge", args=["statement"])).status_code == 404


def test_a_report_is_split_off(desk, client, editor):
    MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    address = reverse("split", args=[desk.other_report.pk])
    assert "Split off a report" in client.get(address).text
    answer = client.post(
        address, {"version": Event.objects.get(pk=desk.meeting.pk).version, "reason": "Two days."}
    )
    desk.other_report.refresh_from_db()
    assert desk.other_report.event not in (desk.meeting, desk.again)
    assert answer["Location"] == reverse("history", args=["event", desk.other_report.event_id])


def test_the_only_report_stays(desk, client):
    answer = client.post(reverse("split", args=[desk.report.pk]))
    assert answer.status_code == 422
    assert "only report" in answer.text
