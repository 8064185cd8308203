"""What a decision changed, field by field, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from timeline.actions.parts import Participant, Post
from timeline.actions.trail import Trace, traces_of
from timeline.models import Decision
from timeline.models.vocabulary import Origin

_UNTOLD = {
    "version", "position", "search_text", "edited_fields", "folded", "sound", "earliest", "latest", "precision",
    "first_day", "last_day", "created_at", "written_at", "confidence", "prefix", "suffix", "deferred_at", "merge_note",
}  # fmt: skip
"""Fields that follow from others, or that only the machine reads."""

_SHORT = 300


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: `old` and `new` in words, "" for nothing."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One row: `how` is “new”, “changed” or “removed”."""

    what: str
    name: str
    how: str
    fields: list[FieldChange]


@dataclass(frozen=True, slots=True)
class Entry:
    """One step in the history of a thing: an editor's decision, or, with None, the machine's work."""

    decision: Decision | None
    at: Any
    changes: list[Change]


def story(row: Any) -> list[Entry]:
    """Everything that was done to `row` and to what hangs on it under the same decisions, newest first."""
    own = list(row.history.order_by("history_id")) if hasattr(row, "history") else []
    ids = {record.decision_id for record in own if record.decision_id}
    decisions = list(Decision.objects.concerning(row, *ids))
    words, touched = _Words(), traces_of([decision.pk for decision in decisions])
    entries = [
        Entry(decision, decision.at, [*_told(touched.get(decision.pk, []), words)]) for decision in decisions
    ]
    for before, record in zip([None, *own], own, strict=False):
        if record.decision_id is None:
            trace = Trace(type(row), row.pk, before, None if record.history_type == "-" else record, None)
            if trace.before is not None or trace.after is not None:
                entries.append(Entry(None, record.history_date, [*_told([trace], words)]))
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def compare(current: Any, submitted: dict[str, Any]) -> list[FieldChange]:
    """Where what an editor sent differs from what is stored: label, stored, sent."""
    words = _Words()
    found = []
    for name, value in submitted.items():
        if name in ("participants", "positions", "names"):
            stored, sent = _listed(current, name), "; ".join(sorted(_line(one) for one in value))
            label = name
        else:
            field = current._meta.get_field(name)
            stored, sent, label = (
                words.said(field, getattr(current, field.attname)),
                "",
                str(field.verbose_name),
            )
            sent = words.said(field, value.pk if isinstance(value, models.Model) else value)
        if stored != sent:
            found.append(FieldChange(label[:1].upper() + label[1:], stored, sent))
    return found


def _listed(row: Any, name: str) -> str:
    rows: list[Any]
    if name == "participants":
        rows = [
            Participant(one.actor, one.role, one.caption)
            for one in row.participations.select_related("actor")
        ]
    elif name == "positions":
        rows = [Post(one.title, one.org, one.since, one.until) for one in row.positions.select_related("org")]
    else:
        rows = list(row.names.values_list("name", flat=True))
    return "; ".join(sorted(_line(one) for one in rows))


def _line(one: Any) -> str:
    if isinstance(one, Participant):
        return f"{one.actor} ({one.role}{', ' + one.caption if one.caption else ''})"
    if isinstance(one, Post):
        return " ".join(part for part in (one.title, str(one.org or ""), one.since, one.until) if part)
    return str(one)


def _told(traces: list[Trace], words: "_Words") -> Iterator[Change]:
    for trace in traces:
        record = trace.after or trace.before
        how = "changed" if trace.before and trace.after else "new" if trace.after else "removed"
        fields = [*_fields(trace, words)]
        if fields or how != "changed":
            yield Change(str(trace.model._meta.verbose_name), words.name(trace.model, record), how, fields)


def _fields(trace: Trace, words: "_Words") -> Iterator[FieldChange]:
    for field in trace.model.history.model.tracked_fields:
        if field.primary_key or field.name in _UNTOLD or (trace.lost and trace.before is None):
            continue
        old = words.said(field, getattr(trace.before, field.attname)) if trace.before else ""
        new = words.said(field, getattr(trace.after, field.attname)) if trace.after else ""
        if old != new and not (field.name == "origin" and Origin.MACHINE in (old.lower(), new.lower())):
            label = str(field.verbose_name)
            yield FieldChange(label[:1].upper() + label[1:], old, new)


class _Words:
    """Values of fields in words; what a foreign key points to is looked up once."""

    def __init__(self) -> None:
        self._names: dict[tuple[Any, Any], str] = {}

    def said(self, field: Any, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if field.is_relation:
            return self._pointed(field.remote_field.model, value)
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        text = str(value)
        return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"

    def _pointed(self, model: Any, pk: Any) -> str:
        key = (model, pk)
        if key not in self._names:
            row = model._default_manager.filter(pk=pk).first()
            self._names[key] = str(row) if row is not None else f"no longer there (number {pk})"
        return self._names[key]

    def name(self, model: Any, record: Any) -> str:
        """What a recorded row is called, even if what it points to is gone."""
        pointers = {
            "Participation": "actor_id",
            "ReportedRole": "actor_id",
            "StatementRole": "actor_id",
            "Mention": "actor_id",
        }
        name = pointers.get(model.__name__)
        if name:
            return self._pointed(model._meta.get_field(name[:-3]).remote_field.model, getattr(record, name))
        for attribute in ("headline", "name", "title", "exact", "content", "body"):
            if hasattr(record, attribute):
                return str(getattr(record, attribute))[:120]
        return f"number {record.id}"
