"""The trail a decision left: for each row it touched, how the row was before, how it was after, and how it is now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from timeline.actions.errors import Invalid
from timeline.models import (
    Actor,
    ActorName,
    Decision,
    Event,
    EventReport,
    Evidence,
    Mention,
    Note,
    Participation,
    Position,
    ReportedRole,
    SavedView,
    Source,
    Statement,
    StatementRole,
    Timeline,
    TimelineEntry,
)

TRAIL: tuple[Any, ...] = (
    Source, Actor, Event, Timeline, TimelineEntry, ActorName, Position, Mention, EventReport, Statement, Note,
    SavedView, Participation, ReportedRole, StatementRole, Evidence,
)  # fmt: skip
"""Every model with a history, each after those that it points to."""

LEAVES: tuple[Any, ...] = (Evidence, TimelineEntry, ReportedRole, StatementRole, Participation, ActorName)
"""Those that no other row points to."""


@dataclass(slots=True)
class Trace:
    """One row under one decision. `before` and `after` are history records, None where the row was not there.

    `lost`: it was there, but how is not on record.
    """

    model: Any
    pk: int
    before: Any
    after: Any
    current: Any
    lost: bool = False

    def fields(self) -> Iterator[tuple[str, str]]:
        """Attribute and plain name of every field but the id."""
        for field in self.model.history.model.tracked_fields:
            if not field.primary_key:
                yield field.attname, str(field.verbose_name)

    def was_changed(self, name: str) -> bool:
        """Whether the decision changed this field (a made or deleted row changes all)."""
        if self.before is None or self.after is None:
            return True
        return bool(getattr(self.before, name) != getattr(self.after, name))

    def still_stands(self, name: str) -> bool:
        """Whether the field holds now what the decision left in it."""
        return bool(getattr(self.current, name) == getattr(self.after, name))


def traces(decision: Decision) -> list[Trace]:
    """What `decision` touched, in the order of `TRAIL`. Raises Invalid if an earlier state was not recorded."""
    found = traces_of([decision.pk]).get(decision.pk, [])
    for trace in found:
        if trace.lost:
            raise Invalid(
                f"How “{trace.after.instance}” was before is not on record, so this cannot be undone."
            )
    return found


def traces_of(decisions: list[int]) -> dict[int, list[Trace]]:
    """Decision id → what it touched, for several decisions in a few queries."""
    found: dict[int, list[Trace]] = {}
    for model in TRAIL:
        for decision, trace in _traces_in(model, decisions):
            found.setdefault(decision, []).append(trace)
    return found


def _traces_in(model: Any, decisions: list[int]) -> Iterator[tuple[int, Trace]]:
    history = model.history.model.objects
    by_row: dict[tuple[int, int], list[Any]] = {}
    for record in history.filter(decision__in=decisions).order_by("history_id"):
        by_row.setdefault((record.decision_id, record.id), []).append(record)
    changed = [pk for (_, pk), rows in by_row.items() if rows[0].history_type == "~"]
    whole: dict[int, list[Any]] = {}
    for record in history.filter(id__in=changed).order_by("history_id") if changed else ():
        whole.setdefault(record.id, []).append(record)
    now = model._default_manager.in_bulk({pk for _, pk in by_row})
    for (decision, pk), rows in by_row.items():
        before, after = _before(rows[0], whole.get(pk, [])), rows[-1]
        gone = after.history_type == "-"
        if before is None and gone and rows[0].history_type == "+":
            continue
        lost = before is None and rows[0].history_type == "~"
        yield decision, Trace(model, pk, before, None if gone else after, now.get(pk), lost)


def _before(first: Any, whole: list[Any]) -> Any:
    """The record that shows the row as it was before `first`; a deletion itself shows it."""
    if first.history_type == "+":
        return None
    if first.history_type == "-":
        return first
    return next((one for one in reversed(whole) if one.history_id < first.history_id), None)
