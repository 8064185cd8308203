"""The lists that hang on a row and are edited with it: an event's participants, an actor's names and positions.

Each function makes the stored list equal to the wanted one, changing as few rows as it can, and says whether it
changed any. Call them under a decision.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from timeline.actions.base import store
from timeline.actions.errors import Invalid
from timeline.models import Actor, ActorName, Event, Participation, Position
from timeline.models.vocabulary import Origin, Role, State


@dataclass(frozen=True)
class Participant:
    """An actor's part in an event, as an editor enters it."""

    actor: Actor
    role: str = Role.ACTOR
    caption: str = ""


@dataclass(frozen=True)
class Post:
    """A position as an editor enters it; `pk` names the stored one, None is new."""

    title: str
    org: Actor | None = None
    since: str = ""
    until: str = ""
    pk: int | None = None


def set_parts(row: Any, values: dict[str, Any]) -> set[str]:
    """Set those of the lists that are in `values`; returns the names of those that changed."""
    setters: dict[str, Callable[[Any, Any], bool]] = {
        "participants": set_participants,
        "names": set_names,
        "positions": set_positions,
    }
    return {name for name, setter in setters.items() if name in values and setter(row, values[name])}


def set_participants(event: Event, wanted: list[Participant]) -> bool:
    """The event's participants become `wanted`. Raises Invalid if one is named twice in one role."""
    keys = [(one.actor.pk, str(one.role)) for one in wanted]
    if len(set(keys)) < len(keys):
        raise Invalid("An actor stands twice in the same role.", {"participants": ["An actor stands twice."]})
    stored = {(one.actor_id, one.role): one for one in event.participations.all()}
    changed = False
    for key in stored.keys() - set(keys):
        stored[key].delete()
        changed = True
    for key, one in zip(keys, wanted, strict=True):
        row = stored.get(key) or Participation(event=event, actor=one.actor, role=one.role)
        if row.pk is None or row.caption != one.caption:
            row.caption, row.origin = one.caption, Origin.EDITOR
            store(row)
            changed = True
    return changed


def set_names(actor: Actor, wanted: list[str]) -> bool:
    """The actor's other names become `wanted`."""
    names = {name.strip() for name in wanted if name.strip()}
    stored = {one.name: one for one in actor.names.all()}
    for name in stored.keys() - names:
        stored[name].delete()
    for name in sorted(names - stored.keys()):
        store(ActorName(actor=actor, name=name))
    return names != stored.keys()


def set_positions(actor: Actor, wanted: list[Post]) -> bool:
    """The actor's positions become `wanted`; what an editor enters or changes is accepted by that."""
    stored = {one.pk: one for one in actor.positions.all()}
    changed = False
    for pk in stored.keys() - {one.pk for one in wanted}:
        stored[pk].delete()
        changed = True
    for one in wanted:
        row = stored.get(one.pk) if one.pk else Position(actor=actor, state=State.ACCEPTED)
        if row is None:
            raise Invalid("A position in the form is no longer there.", {"positions": ["No longer there."]})
        new = (one.title, one.org, one.since, one.until)
        if row.pk is None or (row.title, row.org, row.since, row.until) != new:
            row.title, row.org, row.since, row.until = new
            row.origin, row.state = Origin.EDITOR, State.ACCEPTED
            store(row)
            changed = True
    return changed
