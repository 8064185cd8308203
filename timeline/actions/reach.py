"""Which events' derived fields rest on a row."""

from typing import Any

from django.db.models import QuerySet

from timeline.models import (
    Actor,
    ActorName,
    Event,
    EventReport,
    Evidence,
    Mention,
    Participation,
    Position,
    ReportedRole,
    Statement,
    StatementRole,
)


def events_resting_on(row: Any) -> set[int]:
    """Ids of the events to derive again when `row` is changed, made or removed."""
    if isinstance(row, Event):
        return {row.pk}
    if isinstance(row, EventReport | Participation | Statement):
        return {row.event_id} if row.event_id else set()
    if isinstance(row, ReportedRole):
        return set(EventReport.objects.filter(pk=row.report_id).values_list("event_id", flat=True))
    if isinstance(row, StatementRole):
        return _events_of_statements(Statement.objects.filter(pk=row.statement_id))
    if isinstance(row, Evidence):
        return _events_of_evidence(row)
    if isinstance(row, Actor):
        return _events_of_actor(row.pk)
    if isinstance(row, ActorName | Mention | Position):
        return _events_of_actor(row.actor_id)
    return set()


def _events_of_evidence(piece: Evidence) -> set[int]:
    if piece.report_id:
        return set(EventReport.objects.filter(pk=piece.report_id).values_list("event_id", flat=True))
    if piece.statement_id:
        return _events_of_statements(Statement.objects.filter(pk=piece.statement_id))
    return set()


def _events_of_actor(actor: int) -> set[int]:
    return (
        set(Participation.objects.filter(actor=actor).values_list("event_id", flat=True))
        | set(ReportedRole.objects.filter(actor=actor).values_list("report__event_id", flat=True))
        | _events_of_statements(Statement.objects.filter(speaker=actor))
        | _events_of_statements(Statement.objects.filter(roles__actor=actor))
    )


def _events_of_statements(rows: QuerySet[Statement]) -> set[int]:
    return set(rows.filter(event__isnull=False).values_list("event_id", flat=True))
