"""Tracks: where a lane's events are found, each a range of an index and the condition on what lies there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from timeline.browse.found import Found
from timeline.browse.lanes.lane import Lane
from timeline.browse.leads import (
    ActorLead,
    ChosenLead,
    EveryLead,
    KindLead,
    PlacedLead,
    Rows,
    SideLead,
    TypeLead,
)
from timeline.browse.sides import acting_for_each
from timeline.browse.window import Window
from timeline.models import Participation
from timeline.models.event_queries import EventQuerySet
from timeline.models.tallies import within

WORDS = 1_000
"""Hits of a curated timeline's words that are looked through."""
MEMBERS = 512
"""Who acts for the states of all lanes together, those with most parts in events."""
PINNED = 300
"""Events pinned to, or hidden from, a curated timeline that count."""


@dataclass(frozen=True, slots=True)
class Track:
    """A lead, the events that count where it leads, and between which days it is followed (None: no end)."""

    lead: Rows
    rows: EventQuerySet
    first: date | None = None
    last: date | None = None

    def positions(self, ranges: Sequence[tuple[int, int]]) -> Any:
        """The positions that the lead leads to in the ranges, as a query."""
        rows: Any = self.lead.rows
        return rows.filter(within(ranges)).order_by().values("position")


class Tracks:
    """The tracks of the lanes of a window; the events of one are told from another's by their lane alone.

    `found` is of the window: a lane's events pass its filter too. A lane's tracks have no event in common.
    """

    def __init__(self, found: Found) -> None:
        self.found = found
        lanes = found.window.lanes
        states = [lane.about for lane in lanes if lane.kind == "state"]
        self.sides = acting_for_each(states, MEMBERS // len(states)) if states else {}

    @cached_property
    def rows(self) -> EventQuerySet:
        """What passes the window's own filter; one query for all tracks, so that it is put together once."""
        rows = self.found.base
        for lead in self.found.leads:
            rows = lead.narrow(rows)
        return rows

    def members(self, lane: Lane) -> tuple[int, ...]:
        """The ids of the actors that a lane is about; none if it is about no actor."""
        if lane.kind == "state":
            return self.sides[lane.about.pk]
        return (lane.about.pk,) if lane.kind == "actor" else ()

    def parts_of(self, events: Sequence[Any]) -> dict[int, set[int]]:
        """By event: which of the lanes' actors take part in it."""
        actors = {pk for lane in self.found.window.lanes for pk in self.members(lane)}
        parts: dict[int, set[int]] = {}
        if actors:
            rows = Participation.objects.filter(event__in=[event.pk for event in events], actor__in=actors)
            for event, actor in rows.order_by().values_list("event", "actor"):
                parts.setdefault(event, set()).add(actor)
        return parts

    def holds(self, lane: Lane, event: Any, actors: Collection[int]) -> bool:
        """Whether an event, with these of the lanes' actors in it, is one of the lane. Not asked of a timeline's."""
        if lane.of_actor:
            return not set(self.members(lane)).isdisjoint(actors)
        if lane.kind == "kind":
            return bool(event.kind == lane.value)
        return lane.kind != "timeline" and event.event_type in lane.types

    def of(self, lane: Lane) -> list[Track]:
        rows = self.rows
        match lane.kind:
            case "actor":
                return [Track(ActorLead(lane.about.pk), rows)]
            case "state":
                side = self.members(lane)
                return [Track(ActorLead(side[0]) if len(side) == 1 else SideLead(side), rows)]
            case "kind":
                return [Track(KindLead(lane.value), rows)]
            case "timeline":
                return self._of_curated(lane.about)
        return [Track(TypeLead(kind), rows) for kind in lane.types]

    def _of_curated(self, timeline: Any) -> list[Track]:
        """What is pinned, and what its own filter finds, less what is hidden."""
        entries = timeline.entries.order_by("pk").values_list("event", "event__merged_into", "hidden")[
            :PINNED
        ]
        standing = {into or event: out for event, into, out in entries}
        hidden = [event for event, out in standing.items() if out]
        pinned = [event for event, out in standing.items() if not out]
        rows = self.rows.exclude(pk__in=hidden) if hidden else self.rows
        found = [Track(ChosenLead(pinned), rows)] if pinned else []
        if not timeline.query:
            return found
        own = Found(Window.read(timeline.query, self.found.user).but(lanes=()), self.found.user)
        window = own.window
        rest = rows & own.base
        rest = rest.exclude(pk__in=pinned) if pinned else rest
        if not own.leads:
            ways: list[Rows] = [TypeLead(kind) for kind in window.types] or [EveryLead()]
            return found + [Track(way, rest, window.first_day, window.last_day) for way in ways]
        first, *others = own.leads
        for lead in others:
            rest = lead.narrow(rest)
        if not isinstance(first, Rows):
            first = PlacedLead(first.there(*self.found.range, WORDS, newest=True))
        return [*found, Track(first, rest, window.first_day, window.last_day)]
