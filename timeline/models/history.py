"""History rows that know the decision that caused them, so that a change of six rows is seen and undone as one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.dispatch import receiver
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

_decision: ContextVar[Any] = ContextVar("decision", default=None)


class ChangeSet(models.Model):
    """Mixed into every history table: the decision under which the row was changed, None for the machine's own."""

    decision = models.ForeignKey(
        "timeline.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True


def tracked(excluded_fields: Sequence[str] = ()) -> HistoricalRecords:
    """The history of a model, one row a change, stamped with the decision in force.

    `excluded_fields` are copies that the database keeps; they follow from other rows.
    """
    return HistoricalRecords(bases=[ChangeSet], excluded_fields=list(excluded_fields))


@contextmanager
def under(decision: models.Model) -> Iterator[None]:
    """Stamp every change made inside with `decision`."""
    token = _decision.set(decision)
    try:
        yield
    finally:
        _decision.reset(token)


def decision_in_force() -> Any:
    """The decision under which changes are made now, or None."""
    return _decision.get()


@receiver(pre_create_historical_record)
def stamp(sender: type, history_instance: Any, **kwargs: Any) -> None:
    """Write the decision in force, and its editor, into the history row."""
    decision = decision_in_force()
    if decision is not None:
        history_instance.decision = decision
        history_instance.history_user_id = decision.user_id


@contextmanager
def by_machine() -> Iterator[None]:
    """Write no user into the history of the changes made inside, even while a signed-in editor's request runs."""
    context = HistoricalRecords.context
    request = getattr(context, "request", None)
    context.request = None
    try:
        yield
    finally:
        if request is None:
            del context.request
        else:
            context.request = request
