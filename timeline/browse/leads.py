"""Leads: for each filter that not every event passes, the positions it leads to, in order, as one range of an index.

A page, a count or a strip is found by following the shortest lead for a bounded stretch and asking the other filters of
what lies there, so that no question costs more the more events there are.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet

from timeline import search
from timeline.models import Event, EventReport, Participation, Source
from timeline.models.event_queries import EventQuerySet
from timeline.models.long_lists import listed
from timeline.models.plain_values import asked
from timeline.models.position import UNDATED_DAY

END = (UNDATED_DAY + 1) << 20
"""Beyond every position."""
_NOTHING = "SELECT 0 WHERE 1 = 0"


class Lead(ABC):
    """One filter, as a range of positions and as a condition on an event. Ranges include `low` and exclude `high`."""

    @abstractmethod
    def there(self, low: int, high: int, most: int, *, newest: bool) -> list[int]:
        """The first `most` positions in the range, in order; with `newest` the last, the last first."""

    def around(self, middle: int, most: int) -> tuple[list[int], list[int]]:
        """The last `most` positions before `middle` and the first from it on, both in order."""
        before = self.there(0, middle, most, newest=True)
        return before[::-1], self.there(middle, END, most, newest=False)

    def size(self, most: int) -> int:
        """How many there are at any time, counted no further than `most` where that takes counting."""
        return len(self.there(0, END, most, newest=True))

    def among(self, positions: Any) -> Any:
        """Those of some positions (a list, or a query that gives them) that it leads to: likewise, in no order."""
        return self.narrow(Event.objects.at(positions)).order_by().values("position")

    @abstractmethod
    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        """Those of `events` that pass."""


class Indexed(Lead):
    """A lead that is one range of an index, so that one query answers for two of its stretches, or for two leads."""

    @abstractmethod
    def listed(self, low: int, high: int, most: int, *, newest: bool) -> tuple[str, Any]:
        """SQL of `there`, and its parameters."""

    @cached_property
    def _known(self) -> dict[tuple[int, int, int, bool], list[int]]:
        """What was asked for, by how it was."""
        return {}

    def there(self, low: int, high: int, most: int, *, newest: bool) -> list[int]:
        wanted = low, high, most, newest
        if wanted not in self._known:
            rows = asked(*self.listed(low, high, most, newest=newest))
            self._known[wanted] = [position for (position,) in rows]
        return self._known[wanted]

    def around(self, middle: int, most: int) -> tuple[list[int], list[int]]:
        before, given = self.listed(0, middle, most, newest=True)
        behind, more = self.listed(middle, END, most, newest=False)
        both = f"SELECT * FROM ({before}) AS before UNION ALL SELECT * FROM ({behind}) AS behind"  # noqa: S608
        found = sorted(position for (position,) in asked(both, [*given, *more]))
        at = bisect_left(found, middle)
        return found[:at], found[at:]


def shortest(leads: Sequence[Lead], most: int) -> Lead:
    """The lead that leads to the fewest events, each counted no further than `most`. One query, but for odd ones."""
    parts: list[str] = []
    given: list[Any] = []
    sizes = {n: lead.size(most) for n, lead in enumerate(leads) if not isinstance(lead, Indexed)}
    for n, lead in enumerate(leads):
        if isinstance(lead, Indexed):
            sql, params = lead.listed(0, END, most, newest=True)
            parts.append(f"SELECT {n}, count(*) FROM ({sql}) AS listed")  # noqa: S608
            given += params
    sizes |= dict(asked(" UNION ALL ".join(parts), given)) if parts else {}
    return leads[min(range(len(leads)), key=lambda n: sizes[n])]


class Rows(Indexed):
    """Rows that carry a copy of their event's position."""

    rows: Any

    def listed(self, low: int, high: int, most: int, *, newest: bool) -> tuple[str, Any]:
        rows = self.rows.filter(position__gte=low, position__lt=high).values_list("position").distinct()
        some = rows.order_by("-position" if newest else "position")[:most]
        try:
            return some.query.sql_with_params()  # type: ignore[no-any-return]
        except EmptyResultSet:  # one of none, such as of no chronology
            return _NOTHING, ()

    def among(self, positions: Any) -> Any:
        # Each is looked up in the index that has the positions in order; the events are not touched.
        some = listed(positions) if isinstance(positions, list) else positions
        return self.rows.filter(position__in=some).order_by().values("position")


class ActorLead(Rows):
    """Events that an actor takes part in."""

    def __init__(self, actor: int) -> None:
        self.actor = actor
        self.rows = Participation.objects.filter(actor=actor)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.with_actor(self.actor)


class SideLead(Rows):
    """Events that one of several actors (ids) takes part in."""

    def __init__(self, actors: tuple[int, ...]) -> None:
        self.actors = actors
        self.rows = Participation.objects.filter(actor__in=actors)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.with_any(self.actors)


class SourceLead(Rows):
    """Events that a source tells."""

    def __init__(self, source: int) -> None:
        self.source = source
        self.rows = EventReport.objects.filter(source=source)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.reported_by(self.source)


class KindLead(Rows):
    """Events of a kind: "missile test", "recall of an ambassador"."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.rows = Event.objects.filter(kind=kind).exclude(kind="")

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.filter(kind=self.kind)


class PlaceLead(Rows):
    """Events of a place, named as the events name it."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.rows = Event.objects.filter(place=place).exclude(place="")

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.filter(place=self.place)


class RecordLead(Rows):
    """Events that a chronology has."""

    def __init__(self) -> None:
        chronologies = list(Source.objects.chronologies().values_list("pk", flat=True))
        self.rows = EventReport.objects.filter(source__in=chronologies)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.on_record()


class TextLead(Indexed):
    """Events whose words match."""

    def __init__(self, text: str) -> None:
        self.text = text

    def listed(self, low: int, high: int, most: int, *, newest: bool) -> tuple[str, Any]:
        return search.positions(self.text, low, high, most, newest=newest)

    def among(self, positions: Any) -> Any:
        if not isinstance(positions, list):
            positions = [position for (position,) in positions.values_list("position")]
        return search.among(self.text, positions)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return search.matching(events, self.text)  # type: ignore[return-value]


class TypeLead(Rows):
    """Events of a type."""

    def __init__(self, event_type: str) -> None:
        self.event_type = event_type
        self.rows = Event.objects.filter(event_type=event_type)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.filter(event_type=self.event_type)


class ChosenLead(Rows):
    """Some few events, by their ids."""

    def __init__(self, events: Collection[int]) -> None:
        self.events = list(events)
        self.rows = Event.objects.filter(pk__in=self.events)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.filter(pk__in=self.events)


class PlacedLead(Rows):
    """Some events, by their positions."""

    def __init__(self, positions: list[int]) -> None:
        self.rows = Event.objects.at(positions)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events.filter(pk__in=self.rows.values("pk"))


class EveryLead(Rows):
    """Every event."""

    def __init__(self) -> None:
        self.rows = Event.objects.all()

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        return events
