"""Whatever editors do, in any order, the counts and copies are what a recount gives."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import actions
from timeline.actions import ActionError, Undo
from timeline.models import Decision, Event, EventReport, derived

EDTF = (
    "2021-06-21",
    "2021-06",
    "2021",
    "2021-06-20/2021-06-23",
    "../2021-07-01",
    "2019-12-31/2020-01-01",
    "198X",
    "",
)
STEPS = ("accept", "reject", "redate", "retype", "merge", "split", "undo")


def carry_out(step, pick, user):
    """One step on whatever there is to do it on; `pick` chooses. Raises ActionError where the desk would refuse."""
    events = list(Event.objects.order_by("pk"))
    event, other = events[pick % len(events)], events[(pick // 7) % len(events)]
    if step == "accept":
        actions.Accept(user=user, subject=event).execute()
    elif step == "reject":
        actions.Reject(user=user, subject=event).execute()
    elif step == "redate":
        actions.Redate(
            user=user, subject=event, edtf=EDTF[pick % len(EDTF)], derivation="It says so."
        ).execute()
    elif step == "retype":
        values = {"event_type": ("AID", "ASSAULT")[pick % 2], "status": ("planned", "denied")[pick // 2 % 2]}
        actions.Edit(user=user, subject=event, values=values).execute()
    elif step == "merge":
        actions.MergeEvents(user=user, winner=event, loser=other).execute()
    elif step == "split":
        reports = list(EventReport.objects.order_by("pk"))
        actions.SplitReport(user=user, report=reports[pick % len(reports)]).execute()
    else:
        standing = Decision.objects.undoable_by(user)
        if standing:
            Undo(user=user, undone=standing[pick % len(standing)]).execute()


@settings(
    max_examples=30, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 500)), min_size=1, max_size=8))
def test_counts_and_copies_follow_every_decision(desk, editor, steps):
    for step, pick in steps:
        try:
            carry_out(step, pick, editor)
        except ActionError:
            continue  # the desk refused; nothing may have changed
        finally:
            assert list(derived.drift()) == []
