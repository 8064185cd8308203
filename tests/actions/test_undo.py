"""What was done can be undone, and then nothing is different from before."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.actions.snapshot import snapshot
from tests.factories import EditorFactory, EventFactory, EventReportFactory, TimelineFactory, UserFactory
from timeline import actions
from timeline.actions import Invalid, NotAllowed, Participant, Post, Span, Undo
from timeline.models import Evidence, Mention


def every_action(desk, user):
    """One of each action that fits the desk as it stands at first."""
    words = Span.find(desk.first, "round")
    new = {"headline": "Talks end", "edtf": "2021-06-22", "participants": [Participant(desk.brandt, "host")]}
    return {
        "accept event": actions.Accept(user=user, subject=desk.meeting),
        "accept actor": actions.Accept(user=user, subject=desk.brandt),
        "reject statement": actions.Reject(user=user, subject=desk.said),
        "defer event": actions.Defer(user=user, subject=desk.again),
        "edit event": actions.Edit(user=user, subject=desk.meeting, values={**new, "place": "Busan"}),
        "edit actor": actions.Edit(
            user=user, subject=desk.sousa,
            values={"names": ["Ana S."], "positions": [Post("Envoy", since="2020")], "description": "Of Portugal."},
        ),
        "edit statement": actions.Edit(user=user, subject=desk.said, values={"act": "promise", "speaker": desk.brandt}),
        "redate": actions.Redate(user=user, subject=desk.meeting, edtf="2021-05", derivation="The communiqué says so."),
        "undate": actions.Redate(user=user, subject=desk.meeting, edtf=""),
        "merge events": actions.MergeEvents(user=user, winner=desk.meeting, loser=desk.again),
        "merge actors": actions.MergeActors(user=user, winner=desk.sousa, loser=desk.twin),
        "add event": actions.AddEvent(user=user, values=new, span=words),
        "add actor": actions.AddActor(user=user, values={"name": "Rui Lopes", "kind": "person", "names": ["R. Lopes"]}),
        "add statement": actions.AddStatement(
            user=user, values={"speaker": desk.sousa, "form": "direct", "act": "promise"},
            span=Span.find(desk.second, "We will keep talking"),
        ),
        "add mention": actions.AddMention(user=user, actor=desk.brandt, span=words),
        "add evidence": actions.AddEvidence(user=user, target=desk.again, span=words),
        "move evidence": actions.MoveEvidence(user=user, piece=desk.report.evidence.first(), span=words),
        "note": actions.WriteNote(user=user, subject=desk.meeting, body="Ask the embassy.", span=words),
        "save view": actions.SaveView(user=user, title="Talks", page="timeline", query="q=talks", number=2),
    }  # fmt: skip


ACTIONS = [
    "accept event", "accept actor", "reject statement", "defer event", "edit event", "edit actor", "edit statement",
    "redate", "undate", "merge events", "merge actors", "add event", "add actor", "add statement", "add mention",
    "add evidence", "move evidence", "note", "save view",
]  # fmt: skip


@pytest.mark.parametrize("name", ACTIONS)
def test_undoing_leaves_everything_as_it_was(desk, editor, name):
    before = snapshot()
    decision = every_action(desk, editor)[name].execute()
    assert snapshot() != before
    Undo(user=editor, undone=decision).execute()
    assert snapshot() == before


@pytest.mark.parametrize("name", ACTIONS)
def test_undoing_the_undo_carries_it_out_again(desk, editor, name):
    decision = every_action(desk, editor)[name].execute()
    after = snapshot()
    undo = Undo(user=editor, undone=decision).execute()
    again = Undo(user=editor, undone=undo).execute()
    assert snapshot() == after
    assert again.verb == decision.verb


def test_the_list_of_actions_is_complete(desk, editor):
    assert list(every_action(desk, editor)) == ACTIONS


@settings(
    max_examples=15,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    order=st.permutations(ACTIONS),
    length=st.integers(2, len(ACTIONS)),
    redo=st.sets(st.sampled_from(ACTIONS)),
)
def test_any_row_of_actions_undone_backwards_ends_where_it_began(desk, editor, order, length, redo):
    with transaction.atomic():
        before = snapshot()
        for decision in reversed(_done(every_action(desk, editor), order[:length], redo, editor)):
            Undo(user=editor, undone=decision).execute()
        assert snapshot() == before
        transaction.set_rollback(True)


def _done(available, names, redo, user):
    """The decisions that could be taken, some of them undone and taken again."""
    done = []
    for name in names:
        try:
            decision = available[name].execute()
        except Invalid:  # an earlier one has made it impossible
            continue
        if name in redo:
            decision = Undo(user=user, undone=Undo(user=user, undone=decision).execute()).execute()
        done.append(decision)
    assert done
    return done


def test_what_was_undone_is_not_undone_twice(desk, editor):
    decision = actions.Accept(user=editor, subject=desk.meeting).execute()
    Undo(user=editor, undone=decision).execute()
    with pytest.raises(Invalid, match="undone already"):
        Undo(user=editor, undone=decision).execute()


def test_a_field_changed_again_since_is_not_set_back(desk, editor):
    first = actions.Edit(user=editor, subject=desk.meeting, values={"place": "Busan"}).execute()
    actions.Edit(user=editor, subject=desk.meeting, values={"place": "Seoul"}).execute()
    with pytest.raises(Invalid, match="place of “Sousa meets Brandt” was changed again since"):
        Undo(user=editor, undone=first).execute()


def test_a_later_change_of_another_field_stays(desk, editor):
    first = actions.Edit(user=editor, subject=desk.meeting, values={"place": "Busan"}).execute()
    actions.Edit(user=editor, subject=desk.meeting, values={"headline": "Talks"}).execute()
    Undo(user=editor, undone=first).execute()
    desk.meeting.refresh_from_db()
    assert (desk.meeting.place, desk.meeting.headline) == ("", "Talks")
    assert desk.meeting.edited_fields == ["headline"]


def test_a_new_row_that_something_rests_on_is_not_taken_back(desk, editor):
    added = actions.AddActor(user=editor, values={"name": "Rui Lopes", "kind": "person"})
    decision = added.execute()
    who = [Participant(added.row)]
    actions.Edit(user=editor, subject=desk.meeting, values={"participants": who}).execute()
    with pytest.raises(Invalid, match="rests on it"):
        Undo(user=editor, undone=decision).execute()


def test_what_the_machine_stored_without_history_is_put_back_too(desk, editor):
    for model in (Mention, Evidence):
        model.history.all().delete()
    before = snapshot()
    decision = actions.MergeActors(user=editor, winner=desk.sousa, loser=desk.twin).execute()
    Undo(user=editor, undone=decision).execute()
    assert snapshot() == before


def test_a_change_whose_earlier_record_is_gone_is_not_undone(desk, editor):
    decision = actions.Accept(user=editor, subject=desk.meeting).execute()
    desk.meeting.history.filter(decision__isnull=True).delete()
    with pytest.raises(Invalid, match="not on record"):
        Undo(user=editor, undone=decision).execute()


def test_undoing_an_early_merge_keeps_a_later_one(desk, editor):
    third = EventFactory(headline="Sousa and Brandt talk")
    EventReportFactory(event=third)
    first = actions.MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    actions.MergeEvents(user=editor, winner=desk.meeting, loser=third).execute()
    Undo(user=editor, undone=first).execute()
    third.refresh_from_db()
    desk.again.refresh_from_db()
    assert third.merged_into == desk.meeting
    assert desk.again.merged_into is None
    assert desk.meeting.reports.count() == 2


def test_a_note_is_not_taken_back_by_another_but_a_merge_that_moved_it_is(desk, editor):
    other = EditorFactory()
    note = actions.WriteNote(user=editor, subject=desk.again, body="Ask the embassy.").execute()
    with pytest.raises(Invalid, match="by its author"):
        Undo(user=other, undone=note).execute()
    merge = actions.MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    Undo(user=other, undone=merge).execute()
    assert desk.again.notes.count() == 1


def test_taking_a_publication_back_needs_the_right_to_publish(editor):
    published = actions.Publish(user=editor, subject=TimelineFactory()).execute()
    with pytest.raises(NotAllowed):
        Undo(user=UserFactory(permissions=["review"]), undone=published).execute()
