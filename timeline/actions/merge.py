"""Make one of two, and two of one. Nothing is lost: the absorbed row stays, points to the other, and can come back."""

from dataclasses import dataclass, field
from typing import Any

from timeline.actions.base import Action, insert, locked, record, save, store
from timeline.actions.errors import Conflict, Invalid
from timeline.models import (
    Actor,
    ActorName,
    Event,
    EventReport,
    Participation,
    ReportedRole,
    StatementRole,
    Verb,
)
from timeline.models.vocabulary import Origin, State, Voice
from timeline.resolve.copies import mark_copies
from timeline.resolve.rollup import derive


@dataclass(kw_only=True)
class _Merge(Action):
    """`loser` becomes part of `winner`. The versions are those that the editor saw; None does not ask."""

    verb = Verb.MERGE
    winner: Any
    loser: Any
    winner_version: int | None = None
    loser_version: int | None = None

    def load(self) -> None:
        first, second = sorted([self.winner, self.loser], key=lambda row: int(row.pk))
        rows = {first.pk: locked(first), second.pk: locked(second)}
        self.winner, self.loser = rows[self.winner.pk], rows[self.loser.pk]

    def validate(self) -> None:
        if self.winner.pk == self.loser.pk:
            raise Invalid("Choose two that are not the same.")
        for row, version in ((self.winner, self.winner_version), (self.loser, self.loser_version)):
            if version is not None and row.version != version:
                raise Conflict(f"“{row}” was changed by somebody else while you had it open.", row)
            if row.merged_into_id:
                raise Invalid(f"“{row}” was merged into “{row.merged_into}” already.")
            if row.state == State.REJECTED:
                raise Invalid(f"“{row}” was rejected.")

    def about(self) -> Any:
        return self.winner

    def other_id(self) -> int:
        return int(self.loser.pk)

    def begin(self) -> None:
        self.detail = {"other": str(self.loser)}
        super().begin()

    def close(self) -> None:
        """The loser points to the winner; what one of them was accepted as, the other is now."""
        self.loser.merged_into = self.winner
        store(self.loser)
        if self.loser.state == State.ACCEPTED:
            self.winner.state = State.ACCEPTED
        store(self.winner)


@dataclass(kw_only=True)
class MergeEvents(_Merge):
    """One event: its reports, participants, statements and notes come together under `winner`."""

    def change(self) -> None:
        for name in ("reports", "statements", "notes"):
            for row in getattr(self.loser, name).all():
                row.event = self.winner
                save(row)
        for row in self.loser.participations.all():
            if not self.winner.participations.filter(actor=row.actor, role=row.role).exists():
                row.event = self.winner
                store(row)
        self.close()
        mark_copies([self.winner])
        self.touched = {self.winner.pk, self.loser.pk}


_HANDED_ON = ("iso3", "wikidata", "affiliation", "description")


@dataclass(kw_only=True)
class MergeActors(_Merge):
    """One actor: names, positions, mentions, parts in events, statements and notes come together under `winner`.

    What `winner` lacks of country code, Wikidata id, affiliation and description it gets from `loser`.
    """

    def validate(self) -> None:
        super().validate()
        if (
            self.winner.iso3
            and self.loser.iso3
            and self.winner.iso3 != self.loser.iso3
            and (self.winner.kind == self.loser.kind == "state")
        ):
            raise Invalid(f"“{self.winner}” and “{self.loser}” have different country codes.")

    def change(self) -> None:
        winner, loser = self.winner, self.loser
        self.touch_events_of(loser)
        self.touch_events_of(winner)
        known = set(winner.names.values_list("name", flat=True))
        _hand_over([name for name in loser.names.all() if name.name not in known], "actor", winner)
        if loser.name != winner.name and not winner.names.filter(name=loser.name).exists():
            store(ActorName(actor=winner, name=loser.name))
        for related, name in (
            ("positions", "actor"), ("posts", "org"), ("mentions", "actor"), ("statements", "speaker"),
            ("statements_received", "addressee"), ("affiliates", "affiliation"), ("notes", "actor"),
        ):  # fmt: skip
            _hand_over([row for row in getattr(loser, related).all() if row.pk != winner.pk], name, winner)
        _hand_over_roles(loser.reported_roles.all(), ReportedRole, "report", winner)
        _hand_over_roles(loser.participations.all(), Participation, "event", winner)
        _hand_over_roles(loser.statement_roles.all(), StatementRole, "statement", winner)
        _speak_once(winner)
        winner.refresh_from_db()
        if winner.affiliation_id == loser.pk:
            winner.affiliation = None
        for name in _HANDED_ON:
            if not getattr(winner, name) and getattr(loser, name) != winner:
                setattr(winner, name, getattr(loser, name))
        self.close()

    def touch_events_of(self, actor: Actor) -> None:
        from timeline.actions.reach import events_resting_on

        self.touched |= events_resting_on(actor)


def _hand_over(rows: list[Any], field: str, winner: Actor) -> None:
    for row in rows:
        setattr(row, field, winner)
        save(row)


def _speak_once(actor: Actor) -> None:
    """Nobody speaks beside himself, or is told what he is told already: such roles go when two actors become one."""
    for role, first in ((Voice.SPEAKER, "speaker"), (Voice.ADDRESSEE, "addressee")):
        for row in actor.statement_roles.filter(role=role, **{f"statement__{first}": actor}):
            row.delete()


def _hand_over_roles(rows: Any, model: Any, whole: str, winner: Actor) -> None:
    """As `_hand_over`; where the winner holds the same role already, the loser's row goes."""
    for row in rows:
        held = model.objects.filter(**{whole: getattr(row, whole), "actor": winner, "role": row.role})
        if held.exists():
            row.delete()
        else:
            row.actor = winner
            save(row)


@dataclass(kw_only=True)
class SplitReport(Action):
    """`report` tells another event: it gets one of its own, with its own date, type, participants and words."""

    verb = Verb.SPLIT
    report: EventReport
    version: int | None = None
    made: Event = field(init=False)

    def load(self) -> None:
        self.report = locked(self.report)
        self.event = locked(self.report.event)

    def validate(self) -> None:
        if self.version is not None and self.version != self.event.version:
            raise Conflict(f"“{self.event}” was changed by somebody else while you had it open.", self.event)
        if self.event.reports.count() < 2:
            raise Invalid("This is the event's only report; there is nothing to split off.")

    def begin(self) -> None:
        report = self.report
        self.detail = {"report": report.pk, "article": report.article_id}
        self.made = Event(
            headline=report.headline, event_type=report.event_type, kind=report.kind, status=report.status,
            place=report.place, edtf=report.edtf, date_basis=report.date_basis, derivation=report.derivation,
            confidence=report.confidence, core=self.event.core, origin=report.origin, state=self.event.state,
        )  # fmt: skip
        insert(self.made)
        super().begin()
        record(self.made, self.decision)

    def about(self) -> Any:
        return self.event

    def other_id(self) -> int:
        return int(self.made.pk)

    def change(self) -> None:
        report, event, made = self.report, self.event, self.made
        report.event, report.merge_note = made, ""
        store(report)
        for role in report.roles.select_related("actor"):
            part = Participation(event=made, actor=role.actor, role=role.role, caption=role.caption)
            part.origin = Origin.MACHINE
            store(part)
        if not event.reports.filter(article=report.article_id).exists():
            for statement in event.statements.filter(article=report.article_id):
                statement.event = made
                store(statement)
        store(event)
        derive(event)  # also if it was accepted: what only the lost report said goes with it
        self.touched |= {event.pk, made.pk}
