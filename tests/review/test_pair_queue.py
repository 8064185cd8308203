"""Pairs that may be one come up one at a time; one press decides, and what is decided stays decided."""

import pytest
from django.urls import reverse

from tests.factories import ActorFactory, EventFactory, EventResemblanceFactory, ResemblanceFactory
from timeline.models import Decision, Event, EventResemblance
from timeline.models.date_words import when


@pytest.fixture
def found(desk):
    return EventResemblanceFactory.create(
        one=desk.meeting,
        other=desk.again,
        agrees=["in both: Ivo Brandt"],
        differs=["a date is vague: 2021-06"],
    )


def judge(client, row, verdict, **given):
    return client.post(reverse("judge_pair", args=["event", row.pk, verdict]), given)


def waiting(client):
    return client.get(reverse("pairs", args=["event"])).text


def test_both_events_are_shown_side_by_side_with_what_agrees_and_what_differs(client, found):
    page = waiting(client)
    assert "Sousa meets Brandt" in page
    assert "Brandt receives Sousa" in page
    assert "In both: Ivo Brandt" in page
    assert "A date is vague: June 2021" in page
    assert "Envoy Ana Sousa met Foreign Minister Ivo Brandt in Seoul" in page.replace("<mark>", "")


def test_the_days_of_the_two_stand_in_words(client, desk, found):
    assert f"<td>{when(desk.meeting)}</td>" in waiting(client)


def test_the_queue_leads_to_them_with_their_number(client, found):
    page = client.get(reverse("queue")).text
    assert f'{reverse("pairs", args=["event"])}">Same event? <span class="number">1</span>' in page


def test_same_merges_into_the_older_and_the_next_comes_up(client, found):
    later = EventResemblanceFactory.create(score=0.6)
    response = judge(client, found, "same", reason="One meeting.")
    assert response["Location"].endswith(f"at={later.pk}")
    found.other.refresh_from_db()
    assert found.other.merged_into == found.one
    assert Decision.objects.get(verb="merge").reason == "One meeting."


def test_what_an_editor_accepted_is_what_stays(client, found):
    Event.objects.filter(pk=found.other.pk).update(state="accepted")
    judge(client, found, "same")
    found.one.refresh_from_db()
    assert found.one.merged_into == found.other


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_verdict_takes_the_pair_off_the_queue_and_undo_brings_it_back(client, found, verdict):
    judge(client, found, verdict)
    page = waiting(client)
    assert "No pair waits here" in page
    assert ("Left open" in page) == (verdict == "unsure")
    last = Decision.objects.get(verb=verdict)
    back = reverse("pairs", args=["event"])
    client.post(reverse("undo", args=[last.pk]), {"back": back})
    assert "Sousa meets Brandt" in waiting(client)


def test_a_merge_is_undone_from_the_same_page(client, found):
    judge(client, found, "same")
    assert 'data-key="z"' in waiting(client)
    client.post(reverse("undo", args=[Decision.objects.get().pk]), {"back": reverse("pairs", args=["event"])})
    assert EventResemblance.objects.open().get() == found


def test_who_saw_an_older_version_is_told_and_nothing_is_merged(client, found):
    Event.objects.filter(pk=found.one.pk).update(version=7)
    response = judge(client, found, "same", one_version=6)
    assert response.status_code == 409
    assert "changed by somebody else" in response.text
    assert Event.objects.filter(merged_into=None).count() == 2


def test_a_pair_of_merged_or_rejected_events_does_not_come_up(client, found):
    for change in ({"merged_into": EventFactory.create()}, {"merged_into": None, "state": "rejected"}):
        Event.objects.filter(pk=found.other.pk).update(**change)
        assert "No pair waits here" in waiting(client)
        assert judge(client, found, "same").status_code == 404


def test_actors_come_up_in_the_same_way(client, desk):
    one, other = ActorFactory.create(name="Park Kyu-duk"), ActorFactory.create(name="Park Kyu-deok")
    row = ResemblanceFactory.create(one=one, other=other)
    assert "Park Kyu-deok" in client.get(reverse("pairs", args=["actor"])).text
    client.post(reverse("judge_pair", args=["actor", row.pk, "same"]))
    other.refresh_from_db()
    assert other.merged_into == one


def test_statements_have_no_such_queue_and_there_is_no_fourth_verdict(client, found):
    assert client.get(reverse("pairs", args=["statement"])).status_code == 404
    assert judge(client, found, "perhaps").status_code == 404


def test_the_number_of_queries_does_not_grow_with_what_waits(client, found, django_assert_max_num_queries):
    EventResemblanceFactory.create_batch(5)
    with django_assert_max_num_queries(45):
        waiting(client)
