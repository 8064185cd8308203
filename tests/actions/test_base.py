"""What holds for every action: rights, versions, one transaction, a decision that names who, what and why."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.actions.snapshot import snapshot
from tests.actions.test_undo import ACTIONS, every_action
from tests.factories import UserFactory
from timeline.actions import Accept, Conflict, Defer, Edit, Invalid, MergeEvents, NotAllowed, Reject, Undo
from timeline.models import Decision, Event


@pytest.mark.parametrize("name", [name for name in ACTIONS if name != "save view"])
def test_a_reader_may_do_nothing_but_save_a_view(desk, reader, name):
    before = snapshot()
    with pytest.raises(NotAllowed):
        every_action(desk, reader)[name].execute()
    assert snapshot() == before
    assert not Decision.objects.exists()


def test_a_reader_may_not_undo(desk, editor, reader):
    decision = Accept(user=editor, subject=desk.meeting).execute()
    with pytest.raises(NotAllowed):
        Undo(user=reader, undone=decision).execute()


def test_a_closed_account_may_do_nothing(desk):
    gone = UserFactory(permissions=["review"], is_active=False)
    with pytest.raises(NotAllowed):
        Accept(user=gone, subject=desk.meeting).execute()


def test_nobody_may_do_nothing(desk):
    with pytest.raises(NotAllowed):
        Accept(user=None, subject=desk.meeting).execute()


def test_what_is_not_allowed_is_a_403_where_nobody_catches_it():
    assert issubclass(NotAllowed, PermissionDenied)


def test_check_says_what_execute_would_say(desk, editor):
    Accept(user=editor, subject=desk.meeting).check()
    Accept(user=editor, subject=desk.meeting).execute()
    with pytest.raises(Invalid, match="already accepted"):
        Accept(user=editor, subject=desk.meeting).check()


def test_a_decision_names_who_what_and_why(desk, editor):
    decision = Reject(user=editor, subject=desk.meeting, reason=" A rumour. ").execute()
    assert (decision.user, decision.verb, decision.reason) == (editor, "reject", "A rumour.")
    assert (decision.subject_type, decision.subject_id) == ("event", desk.meeting.pk)
    assert decision.subject_label == "Sousa meets Brandt"


def test_every_history_row_of_an_action_carries_its_decision(desk, editor):
    decision = Accept(user=editor, subject=desk.meeting).execute()
    assert desk.meeting.history.first().decision == decision
    assert desk.meeting.history.first().history_user == editor
    assert desk.sousa.history.first().decision == decision


def test_an_accepted_event_accepts_the_actors_that_were_only_suggested(desk, editor):
    Reject(user=editor, subject=desk.twin).execute()
    Accept(user=editor, subject=desk.again).execute()
    desk.brandt.refresh_from_db()
    desk.twin.refresh_from_db()
    assert (desk.brandt.state, desk.twin.state) == ("accepted", "rejected")


def test_what_somebody_else_changed_is_a_conflict_that_holds_both_versions(desk, editor):
    seen = desk.meeting.version
    Edit(user=editor, subject=desk.meeting, values={"place": "Busan"}).execute()
    mine = {"place": "Seoul"}
    with pytest.raises(Conflict) as caught:
        Edit(user=editor, subject=desk.meeting, version=seen, values=mine).execute()
    assert caught.value.current.place == "Busan"
    assert caught.value.submitted == mine
    assert Event.objects.get(pk=desk.meeting.pk).place == "Busan"


@pytest.mark.parametrize("action", [Accept, Reject, Defer])
def test_a_stale_verdict_is_a_conflict(desk, editor, action):
    seen = desk.meeting.version
    Edit(user=editor, subject=desk.meeting, values={"place": "Busan"}).execute()
    with pytest.raises(Conflict):
        action(user=editor, subject=desk.meeting, version=seen).execute()


@pytest.mark.parametrize("action", [Accept, Reject, Defer])
def test_what_was_merged_away_is_judged_no_more(desk, editor, action):
    MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    with pytest.raises(Invalid, match="was merged into"):
        action(user=editor, subject=desk.again).execute()


def test_a_stale_merge_is_a_conflict(desk, editor):
    seen = desk.again.version
    Edit(user=editor, subject=desk.again, values={"place": "Busan"}).execute()
    with pytest.raises(Conflict):
        MergeEvents(user=editor, winner=desk.meeting, loser=desk.again, loser_version=seen).execute()


def test_a_refused_action_leaves_no_trace(desk, editor):
    before, decisions = snapshot(), Decision.objects.count()
    with pytest.raises(Invalid, match="2021-13"):
        Edit(user=editor, subject=desk.meeting, values={"headline": "New", "edtf": "2021-13"}).execute()
    assert snapshot() == before
    assert Decision.objects.count() == decisions


def test_what_was_merged_away_is_not_judged_any_more(desk, editor):
    MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    for action in (Accept, Reject):
        with pytest.raises(Invalid, match="was merged into"):
            action(user=editor, subject=desk.again).execute()


def test_a_deferred_event_goes_to_the_end_of_the_queue(desk, editor):
    first = Event.objects.to_review().first()
    Defer(user=editor, subject=first).execute()
    assert Event.objects.to_review().last() == first


def test_an_actor_of_accepted_events_is_not_rejected(desk, editor):
    Accept(user=editor, subject=desk.meeting).execute()
    with pytest.raises(Invalid, match="takes part in accepted events"):
        Reject(user=editor, subject=desk.sousa).execute()
