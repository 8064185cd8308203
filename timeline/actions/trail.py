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
    Statement,
    Timeline,
)

TRAIL: tuple[Any, ...] = (
    Actor, Event, Timeline, ActorName, Position, Mention, EventReport, Statement, Note, Participation,
    ReportedRole, Evidence,
)  # fmt: skip
"""Every model with a history, each after those that it points to."""

LEAVES: tuple[Any, ...] = (Evidence, ReportedRole, Participation, ActorName)
"""Those that no other row points to."""


@dataclass(slots=True)
class Trace:
    """One row under one decision. `before` and `after` are history records, None where the row was not there."""

    model: Any
    pk: int
    before: Any
    after: Any
    current: Any

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
    return [trace for model in TRAIL for trace in _traces_of(model, decision)]


def _traces_of(model: Any, decision: Decision) -> Iterator[Trace]:
    records = model.history.model.objects.filter(decision=decision).order_by("history_id")
    by_row: dict[int, list[Any]] = {}
    for record in records:
        by_row.setdefault(record.id, []).append(record)
    now = model._default_manager.in_bulk(list(by_row))
    for pk, rows in by_row.items():
        before, after = _before(model, pk, rows[0]), rows[-1]
        if before is None and after.history_type == "-":
            continue
        yield Trace(model, pk, before, None if after.history_type == "-" else after, now.get(pk))


def _before(model: Any, pk: int, first: Any) -> Any:
    if first.history_type == "+":
        return None
    if first.history_type == "-":
        return first
    earlier = model.history.model.objects.filter(id=pk, history_id__lt=first.history_id)
    record = earlier.order_by("-history_id").first()
    if record is None:
        raise Invalid(f"How “{first.instance}” was before is not on record, so this cannot be undone.")
    return record
