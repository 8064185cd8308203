"""Undo: put back exactly what one decision changed, as a decision of its own."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.db.models import ForeignKey

from timeline.actions.base import Action, record
from timeline.actions.errors import Invalid, NotAllowed
from timeline.actions.note import may_change
from timeline.actions.reach import events_resting_on
from timeline.actions.trail import LEAVES, TRAIL, Trace, traces
from timeline.models import (
    ActorName,
    Decision,
    Event,
    EventReport,
    Note,
    Participation,
    SavedView,
    Source,
    SuggestedPair,
    Timeline,
    TimelineEntry,
    Verb,
)
from timeline.models.names import filed
from timeline.models.position import SEQUENCE_BITS
from timeline.models.vocabulary import Origin, State

AT_ONCE = 200
"""Rows that are deleted together."""

_DERIVED = {
    "version", "position", "search_text", "earliest", "latest", "precision", "folded", "sound", "first_day", "last_day",
}  # fmt: skip
"""Fields that follow from others whenever the row is saved or its event derived."""

_FROM_REPORTS = {
    "headline", "event_type", "mode", "cameo", "kind", "status", "place", "place_iso3", "edtf", "date_basis",
    "derivation", "confidence", "core", "summary",
}  # fmt: skip
"""Fields of an event that are worked out from its reports unless an editor set them."""


_NEEDED: dict[Any, str] = {
    Timeline: "timeline.change_timeline",
    TimelineEntry: "timeline.change_timeline",
    Source: "timeline.change_source",
}
"""The right beyond reviewing that it takes to change a row."""


@dataclass(kw_only=True)
class Undo(Action):
    """Revert `undone`: what it made is deleted, what it changed is set back, what it deleted returns with its id.

    Refused if a row was changed again since in the same field, or if something newer rests on a row to be deleted.
    Undoing an undo carries the first decision out again.
    """

    verb = Verb.UNDO
    undone: Decision

    def load(self) -> None:
        self.undone = Decision.objects.select_for_update(of=("self",)).get(pk=self.undone.pk)

    def validate(self) -> None:
        if Decision.objects.filter(undoes=self.undone).exists():
            raise Invalid("This was undone already.")
        self.traces = traces(self.undone)
        self.made = {(type(t.current), t.pk) for t in self.traces if t.before is None and t.current}
        for trace in self.traces:
            self._refuse_if_not_theirs(trace)
            _refuse_if_changed_since(trace)
            _refuse_if_absorbed_since(trace)

    def _refuse_if_not_theirs(self, trace: Trace) -> None:
        """Undo needs no less a right than what it undoes. A note that a merge only moved is moved back by anybody."""
        right = _NEEDED.get(trace.model)
        if right and not self.user.has_perm(right):
            raise NotAllowed("Your account may not change what this decision changed.")
        if trace.model is SavedView and self.user.pk != (trace.before or trace.after).owner_id:
            raise Invalid("A saved view is changed by its owner.")
        rewritten = trace.model is Note and (trace.was_changed("body") or trace.was_changed("public"))
        if rewritten and not may_change(self.user, (trace.before or trace.after).author_id):
            raise Invalid("A note is changed by its author.")

    def begin(self) -> None:
        again = self.undone.verb == Verb.UNDO and self.undone.undoes
        self.detail = {"again": True} if again else {"verb": self.undone.verb}
        self.decision = Decision.objects.create(
            user=self.user,
            verb=again.verb if again else Verb.UNDO,
            subject_type=self.undone.subject_type,
            subject_id=self.undone.subject_id,
            subject_label=self.undone.subject_label,
            other_id=self.undone.other_id,
            reason=self.reason.replace("\0", "").strip(),
            detail=self.detail,
            undoes=self.undone,
        )

    def change(self) -> None:
        for trace in self.traces:
            self._touch(trace)
        self._delete_made(LEAVES)
        for trace in reversed(
            self.traces
        ):  # the last change first: what a merge handed on goes back before its giver
            if trace.before and trace.after and trace.current:
                _set_back(trace)
        self._delete_made(tuple(model for model in reversed(TRAIL) if model not in LEAVES))
        for trace in self.traces:
            if trace.before and not trace.after and not trace.current:
                _bring_back(trace, self.decision)

    def _touch(self, trace: Trace) -> None:
        """Note the events that rest on the row; not those that go with it."""
        if trace.before is None and any(
            (model, getattr(trace.current, owner, None)) in self.made
            for owner, model in (("event_id", Event), ("report_id", EventReport))
        ):
            return
        for row in (trace.before and trace.before.instance, trace.current):
            if row is not None:
                self.touched |= events_resting_on(row)

    def _delete_made(self, models: tuple[Any, ...]) -> None:
        for model in models:
            made = [
                t.pk for t in self.traces if t.model is model and t.before is None and t.current is not None
            ]
            for at in range(0, len(made), AT_ONCE):
                rows = model._default_manager.filter(pk__in=made[at : at + AT_ONCE])
                self._refuse_if_leaned_on(list(rows))
                rows.delete()

    def _refuse_if_leaned_on(self, rows: list[Any]) -> None:
        """Deleting the rows of one model must take nothing with them that this decision did not make."""
        if not rows:
            return
        collector = NestedObjects(using=router.db_for_write(type(rows[0])))
        collector.collect(rows)
        leaning: set[Any] = {one for rows in collector.data.values() for one in rows} | set(
            collector.protected
        )
        updates: Any = collector.field_updates.values()
        leaning |= {one for batches in updates for rows in batches for one in rows}
        for one in leaning:
            derived = isinstance(one, SuggestedPair) or (
                isinstance(one, Participation) and one.origin == Origin.MACHINE
            )
            if (type(one), one.pk) not in self.made and not derived:
                row = _leaned_on(one, rows)
                raise Invalid(
                    f"“{row}” cannot be taken back: the {one._meta.verbose_name} “{one}” rests on it by now."
                )


def _leaned_on(one: Any, rows: list[Any]) -> Any:
    """Which of the rows, all of one model, `one` points to; the first if it does so only through others."""
    pointed = {
        getattr(one, field.attname)
        for field in one._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is type(rows[0])
    }
    return next((row for row in rows if row.pk in pointed), rows[0])


def _refuse_if_changed_since(trace: Trace) -> None:
    if _is_derived_row(trace):
        return
    if trace.after is None:
        if trace.current is not None:
            raise Invalid(f"“{trace.current}” was brought back since.")
        return
    if trace.current is None:
        raise Invalid(f"“{trace.after.instance}” was deleted since.")
    for name, label in trace.fields():
        if trace.was_changed(name) and not trace.still_stands(name) and not _follows(trace, name):
            raise Invalid(
                f"The {label} of “{trace.current}” was changed again since. Undo the later decision first."
            )


def _refuse_if_absorbed_since(trace: Trace) -> None:
    """A merge is carried out again only while the row that it merges into stands for itself."""
    merged_into = getattr(trace.before, "merged_into_id", None)
    if not merged_into or trace.after is None or not trace.was_changed("merged_into_id"):
        return
    into = trace.model._default_manager.get(pk=merged_into)
    if into.merged_into_id:
        raise Invalid(f"“{into}” was merged into “{into.merged_into}” since. Undo that first.")
    if into.state == State.REJECTED:
        raise Invalid(f"“{into}” was rejected since.")


def _is_derived_row(trace: Trace) -> bool:
    record = trace.before or trace.after
    return trace.model is Participation and record.origin == Origin.MACHINE


def _follows(trace: Trace, name: str) -> bool:
    """Whether the field is worked out from others, so that a later value of it is nobody's decision."""
    if name in _DERIVED or name == "edited_fields":
        return True
    if trace.model is not Event or name not in _FROM_REPORTS or not trace.current.reports.exists():
        return False
    return name not in trace.current.edited_fields


def _set_back(trace: Trace) -> None:
    row = trace.model._default_manager.get(pk=trace.pk)
    for name, _ in trace.fields():
        if not trace.was_changed(name) or name == "version":
            continue
        if name == "edited_fields":
            row.edited_fields = _without_ours(
                row.edited_fields, trace.before.edited_fields, trace.after.edited_fields
            )
        elif name == "position":
            _take_back_position(row, trace.before.position)
        elif trace.still_stands(name):
            setattr(row, name, getattr(trace.before, name))
    if hasattr(row, "version"):
        row.version += 1
    row.save()


def _without_ours(now: list[str], before: list[str], after: list[str]) -> list[str]:
    """`now` without what the decision added, with what it took away; the order of `before` where that is the same set."""
    wanted = (set(now) - (set(after) - set(before))) | (set(before) - set(after))
    return (
        list(before)
        if wanted == set(before)
        else [name for name in now if name in wanted] + sorted(wanted - set(now))
    )


def _take_back_position(event: Event, position: int) -> None:
    """The old place in the day, if it is free; `save` finds another where it is not, or where the day is another."""
    if not Event.objects.filter(position=position).exclude(pk=event.pk).exists():
        event.position = position
    elif event.position >> SEQUENCE_BITS == position >> SEQUENCE_BITS:
        return
    else:
        event.position = None  # type: ignore[assignment]


def _bring_back(trace: Trace, decision: Decision) -> None:
    """Insert the row as it was, with its id and its own times, and write the history row that `raw` leaves out."""
    row = trace.before.instance
    if (
        _is_derived_row(trace)
        and Participation.objects.filter(event=row.event_id, actor=row.actor_id, role=row.role).exists()
    ):
        return
    if isinstance(row, Event) and Event.objects.filter(position=row.position).exists():
        row.position = None  # type: ignore[assignment]
        row.place_on_timeline()
    if isinstance(row, ActorName):
        row.folded, row.sound = filed(row.name)  # older records lack what is derived by now
    row.save_base(raw=True, force_insert=True)
    record(row, decision)
