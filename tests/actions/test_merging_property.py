"""Articles come in, events are merged, split, judged and taken back in any order; undone backwards, all is as it was."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.actions.snapshot import snapshot
from tests.factories import EditorFactory
from tests.resolve.stories import LISBON, meeting
from timeline.actions import Accept, ActionError, Judge, MergeEvents, SplitReport, Undo
from timeline.models import Event, EventReport
from timeline.resolve import resolve

DAYS = ("2021-06-21", "2021-06-22", "2021-06")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split", "different", "unsure", "accept", "read again", "undo", "redo"]),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    min_size=2,
    max_size=9,
)


def step(user, told, what, one, other):
    """The action that a step stands for on what there is now, None where there is nothing for it."""
    events = list(Event.objects.current().order_by("pk"))
    first, second = events[one % len(events)], events[other % len(events)]
    if what == "merge":
        return MergeEvents(user=user, winner=first, loser=second)
    if what in ("different", "unsure"):
        return Judge(user=user, verdict=what, one=first, other=second)
    if what == "accept":
        return Accept(user=user, subject=first)
    if what == "split":
        reports = list(EventReport.objects.order_by("pk"))
        return SplitReport(user=user, report=reports[one % len(reports)])
    if what == "read again":
        assert resolve(*told[one % len(told)]) is False
    return None


@pytest.mark.django_db
@settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_any_row_of_steps_undone_backwards_ends_where_it_began(steps):
    with transaction.atomic():
        user = EditorFactory()
        told = [
            meeting(LISBON + " " * n, source=f"Wire {n}", edtf=DAYS[n % 3], day=date(2021, 6, 22))
            for n in range(4)
        ]
        for one in told:
            resolve(*one)
        before, done = snapshot(), []
        for what, one, other in steps:
            try:
                if what == "undo" and done:
                    Undo(user=user, undone=done[-1]).execute()
                    done.pop()
                    continue
                if what == "redo" and done:
                    undone = Undo(user=user, undone=done.pop()).execute()
                    done.append(Undo(user=user, undone=undone).execute())
                    continue
                action = step(user, told, what, one, other)
                if action is not None:
                    done.append(action.execute())
            except ActionError:
                continue  # two that are one, an event with one report, one that is accepted: refused, and nothing done
        for decision in reversed(done):
            Undo(user=user, undone=decision).execute()
        assert snapshot() == before
        transaction.set_rollback(True)
