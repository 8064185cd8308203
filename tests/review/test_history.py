"""Who, when, what, why: told field by field, with a button to take it back."""

from django.urls import reverse

from tests.factories import DecisionFactory
from timeline.actions import Accept, Edit, Judge, MergeEvents, Participant, Redate, Undo
from timeline.models import Decision
from timeline.review.changes import story


def told(row):
    """(what, name, how, [(field, old, new)]) of the newest entry."""
    return [
        (one.what, one.name, one.how, [(f.label, f.old, f.new) for f in one.fields])
        for one in story(row)[0].changes
    ]


def test_a_change_is_told_field_by_field(desk, editor):
    Redate(user=editor, subject=desk.meeting, edtf="2021-05", derivation="So the communiqué.").execute()
    assert told(desk.meeting) == [
        (
            "event", "Sousa meets Brandt", "changed",
            [
                ("Date (EDTF)", "2021-06-21", "2021-05"),
                ("Date basis", "said in the text", "set by an editor"),
                ("How the date was derived", "", "So the communiqué."),
            ],
        )
    ]  # fmt: skip


def test_participants_that_come_and_go_are_told(desk, editor):
    Edit(
        user=editor, subject=desk.meeting, values={"participants": [Participant(desk.twin, "host")]}
    ).execute()
    changes = {(what, name, how) for what, name, how, _ in told(desk.meeting)}
    assert changes == {
        ("participation", "A. Sousa", "new"), ("participation", "Ana Sousa", "removed"),
        ("participation", "Ivo Brandt", "removed"),
    }  # fmt: skip


def test_what_the_machine_did_is_told_apart(desk):
    entry = story(desk.meeting)[-1]
    assert entry.decision is None
    assert entry.changes[0].how == "new"


def test_a_merge_stands_in_the_history_of_both(desk, editor):
    decision = MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    for row in (desk.meeting, desk.again):
        assert story(row)[0].decision == decision


def test_the_history_of_an_object_has_an_undo_button_and_shows_what_was_undone(desk, client, editor):
    decision = Accept(user=editor, subject=desk.meeting, reason="Three sources.").execute()
    address = reverse("history", args=["event", desk.meeting.pk])
    page = client.get(address)
    assert "Three sources." in page.text
    assert reverse("undo", args=[decision.pk]) in page.text
    client.post(reverse("undo", args=[decision.pk]), {"back": address})
    page = client.get(address)
    assert "Taken back by alice" in page.text
    assert "Do it again" in page.text


def test_every_kind_of_thing_has_a_history(desk, client):
    for kind, row in (("actor", desk.sousa), ("statement", desk.said), ("article", desk.first)):
        assert client.get(reverse("history", args=[kind, row.pk])).status_code == 200


def test_a_long_history_takes_few_queries(desk, client, editor, django_assert_max_num_queries):
    for number in range(30):
        Edit(user=editor, subject=desk.meeting, values={"place": f"Room {number}"}).execute()
    with django_assert_max_num_queries(40):
        page = client.get(reverse("history", args=["event", desk.meeting.pk]))
    assert page.text.count("Room 7") >= 2


def test_all_decisions_are_listed_and_filtered(desk, client, editor):
    Accept(user=editor, subject=desk.meeting).execute()
    Judge(user=editor, verdict="different", one=desk.meeting, other=desk.again).execute()
    DecisionFactory(verb="note", subject=desk.again)
    address = reverse("decisions")
    assert len(client.get(address).context["list"].page) == 3
    assert len(client.get(address, {"verb": "different"}).context["list"].page) == 1
    assert len(client.get(address, {"user": editor.pk}).context["list"].page) == 2
    assert len(client.get(address, {"page": "x", "user": "-1"}).context["list"].page) == 3


def test_the_decisions_page_turns_over(desk, client, django_assert_max_num_queries):
    DecisionFactory.create_batch(60, subject=desk.meeting)
    with django_assert_max_num_queries(12):
        first = client.get(reverse("decisions"))
    assert len(first.context["list"].page) == 50
    assert len(client.get(reverse("decisions"), {"page": 2}).context["list"].page) == 10


def test_an_undone_undo_is_told_as_done_again(desk, client, editor):
    decision = Accept(user=editor, subject=desk.meeting).execute()
    undo = Undo(user=editor, undone=decision).execute()
    Undo(user=editor, undone=undo).execute()
    page = client.get(reverse("history", args=["event", desk.meeting.pk]))
    assert "Accepted Sousa meets Brandt again" in page.text
    assert Decision.objects.count() == 3


def test_an_undo_from_another_page_is_told_there(desk, client, editor):
    decision = Edit(user=editor, subject=desk.meeting, values={"place": "Busan"}).execute()
    page = client.post(reverse("undo", args=[decision.pk]), {"back": reverse("decisions")}, follow=True)
    assert [str(message) for message in page.context["messages"]] == [f"Taken back: {decision}."]
    page = client.post(
        reverse("undo", args=[decision.undone_by.pk]), {"back": reverse("decisions")}, follow=True
    )
    assert len(page.context["messages"]) == 1
