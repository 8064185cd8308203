"""Leads: for each filter that not every event passes, the positions it leads to, in order, as one range of an index.

A page, a count or a strip is found by following the shortest lead for a bounded stretch and asking the other filters of
what lies there, so that no question costs more the more events there are.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import Any

from timeline import search
from timeline.models import ActorCount, Event, EventReport, Participation, Source
from timeline.models.event_queries import EventQuerySet
from timeline.models.position import UNDATED_DAY

END = (UNDATED_DAY + 1) << 20
"""Beyond every position."""


class Lead(ABC):
    """One filter, as a range of positions and as a condition on an event. Ranges include `low` and exclude `high`."""

    @abstractmethod
    def positions(self, low: int, high: int, most: int, *, newest: bool) -> Any:
        """The first `most` positions in the range, or with `newest` the last, as a query for `EventQuerySet.at`.

        A position may come more than once.
        """

    @abstractmethod
    def number(self, low: int, high: int, most: int) -> int:
        """How many there are in the range, counted no further than `most`."""

    @abstractmethod
    def end(self, low: int, high: int, most: int, *, newest: bool) -> tuple[int | None, bool]:
        """The last of those `most` positions, None if there are fewer, and whether there are more."""

    def size(self, most: int) -> int:
        """How many there are at any time, counted no further than `most` where that takes counting."""
        return self.number(0, END, most)

    def among(self, positions: list[int]) -> list[int]:
        """Those of some positions that it leads to."""
        return list(self.narrow(Event.objects.at(positions)).order_by().values_list("position", flat=True))

    @abstractmethod
    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        """Those of `events` that pass."""


class _Rows(Lead):
    """Rows that carry a copy of their event's position."""

    rows: Any

    def positions(self, low: int, high: int, most: int, *, newest: bool) -> Any:
        return self._ordered(low, high, newest)[:most]

    def end(self, low: int, high: int, most: int, *, newest: bool) -> tuple[int | None, bool]:
        last = [row["position"] for row in self._ordered(low, high, newest)[most - 1 : most + 1]]
        return (last[0] if last else None), len(last) > 1

    def _ordered(self, low: int, high: int, newest: bool) -> Any:
        rows = self.rows.filter(position__gte=low, position__lt=high)
        return rows.order_by("-position" if newest else "position").values("position")

    def number(self, low: int, high: int, most: int) -> int:
        rows = self.rows.filter(position__gte=low, position__lt=high).order_by()
        return int(rows.values("position")[:most].count())


class ActorLead(_Rows):
    """Events that an actor takes part in."""

    def __init__(self, actor: int) -> None:
        self.actor = actor
        self.rows = Participation.objects.filter(actor=actor)

    def size(self, most: int) -> int:
        return ActorCount.objects.parts_of(self.actor)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.with_actor(self.actor)


class SideLead(_Rows):
    """Events that one of several actors (ids) takes part in."""

    def __init__(self, actors: tuple[int, ...]) -> None:
        self.actors = actors
        self.rows = Participation.objects.filter(actor__in=actors)

    def size(self, most: int) -> int:
        return ActorCount.objects.parts_of(*self.actors)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.with_any(self.actors)


class SourceLead(_Rows):
    """Events that a source tells."""

    def __init__(self, source: int) -> None:
        self.source = source
        self.rows = EventReport.objects.filter(source=source)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.reported_by(self.source)


class KindLead(_Rows):
    """Events of a kind: "missile test", "recall of an ambassador"."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.rows = Event.objects.filter(kind=kind).exclude(kind="")

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.filter(kind=self.kind)


class PlaceLead(_Rows):
    """Events of a place, named as the events name it."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.rows = Event.objects.filter(place=place).exclude(place="")

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.filter(place=self.place)


class RecordLead(_Rows):
    """Events that a chronology has."""

    def __init__(self) -> None:
        chronologies = list(Source.objects.chronologies().values_list("pk", flat=True))
        self.rows = EventReport.objects.filter(source__in=chronologies)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.on_record()


class TextLead(Lead):
    """Events whose words match."""

    def __init__(self, text: str) -> None:
        self.text = text

    def positions(self, low: int, high: int, most: int, *, newest: bool) -> Any:
        return search.positions(self.text, low, high, most, newest=newest)

    def number(self, low: int, high: int, most: int) -> int:
        return search.number(self.text, low, high, most)

    def end(self, low: int, high: int, most: int, *, newest: bool) -> tuple[int | None, bool]:
        last = search.positions_at(self.text, low, high, most - 1, 2, newest=newest)
        return (last[0] if last else None), len(last) > 1

    def among(self, positions: list[int]) -> list[int]:
        return search.among(self.text, positions)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return search.matching(events, self.text)  # type: ignore[return-value]


class TypeLead(_Rows):
    """Events of a type."""

    def __init__(self, event_type: str) -> None:
        self.event_type = event_type
        self.rows = Event.objects.filter(event_type=event_type)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.filter(event_type=self.event_type)


class ChosenLead(_Rows):
    """Some few events, by their ids."""

    def __init__(self, events: Collection[int]) -> None:
        self.events = list(events)
        self.rows = Event.objects.filter(pk__in=self.events)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.filter(pk__in=self.events)


class EveryLead(_Rows):
    """Every event."""

    def __init__(self) -> None:
        self.rows = Event.objects.all()

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events
