"""What a window's filter finds: stretches of its events in order, without looking at more than it must."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections

from timeline.browse.leads import (
    END,
    ActorLead,
    KindLead,
    Lead,
    PlaceLead,
    RecordLead,
    SideLead,
    SourceLead,
    TextLead,
)
from timeline.browse.sides import acting_for
from timeline.browse.window import Window
from timeline.models import Event
from timeline.models.days import DayNumber
from timeline.models.event_queries import EventQuerySet
from timeline.models.position import SEQUENCE_BITS, UNDATED, first_position, last_position
from timeline.models.visibility import shows_suggestions
from timeline.search import parse

MOST = 5_000
"""Events that are looked at one by one, for a strip and for a number."""
STRETCHES = (400, 4_000, 20_000)
"""How far a lead is followed for a page: first a little; if that does not fill the page, further; then no more."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Positions of events in order. `whole`: there are no more in the range; `edge`: how far it was looked, if not."""

    positions: list[int]
    whole: bool
    edge: int | None = None

    @property
    def on(self) -> int | None:
        """The position to go on from; None if there is nothing more."""
        if self.whole:
            return None
        return self.edge if self.edge is not None else self.positions[-1]


class Row(NamedTuple):
    """What of an event is needed to count and place it; `since` and `until` are the numbers of its first and last day."""

    position: int
    since: int | None
    until: int | None
    event_type: str
    status: str

    @property
    def day(self) -> int:
        """The number of the day that it is filed under."""
        return self.position >> SEQUENCE_BITS

    @classmethod
    def of(cls, event: Any) -> "Row":
        since, until = (day.toordinal() if day else None for day in (event.earliest, event.latest))
        return cls(event.position, since, until, event.event_type, event.status)

    @classmethod
    def of_all(cls, events: EventQuerySet) -> "list[Row]":
        """Those of a query, in its order."""
        told = events.values_list(
            "position", DayNumber("earliest"), DayNumber("latest"), "event_type", "status"
        )
        try:
            sql, params = told.query.sql_with_params()
        except EmptyResultSet:
            return []
        with connections[told.db].cursor() as cursor:  # integers and words: nothing for Django to convert
            cursor.execute(sql, params)
            return [cls._make(row) for row in cursor.fetchall()]


class Found:
    """The events of a window's filter for `user`, at any time."""

    def __init__(self, window: Window, user: Any) -> None:
        self.window = window
        self.user = user

    retold: tuple[Any, ...] = ()
    """Events that stand elsewhere, or say something else, than the database has it; see `timeline.browse.asof`."""

    @cached_property
    def base(self) -> EventQuerySet:
        """What passes the filters that an event answers by itself."""
        return self.window.plain(self.user)

    @cached_property
    def sides(self) -> list[tuple[int, ...]]:
        """The ids of who acts for each side."""
        return [acting_for(side) for side in self.window.sides]

    @cached_property
    def leads(self) -> list[Lead]:
        """The other filters."""
        window = self.window
        # Of leads to equally many the first is followed: words, because to ask for them means to look up all of them.
        found: list[Lead] = [TextLead(window.text)] if parse(window.text) else []
        found += [ActorLead(actor.pk) for actor in window.actors]
        found += [SideLead(side) for side in self.sides]
        found += [SourceLead(window.source.pk)] if window.source else []
        found += [KindLead(window.kind)] if window.kind else []
        found += [PlaceLead(window.place)] if window.place else []
        found += [RecordLead()] if window.recorded else []
        return found

    @cached_property
    def counts(self) -> Any:
        """The roll-up that answers for this filter, or None if none does."""
        return None if self.leads else self.window.counted(shows_suggestions(self.user))

    @property
    def range(self) -> tuple[int, int]:
        """The positions that lie in the window: from, and up to but not including."""
        window = self.window
        if window.undated:
            return UNDATED, END
        low = first_position(window.first_day) if window.first_day else 0
        return low, min(last_position(window.last_day) + 1, UNDATED) if window.last_day else UNDATED

    @cached_property
    def lead(self) -> Lead:
        """The lead that is followed: the one that leads to the fewest events over all time."""
        return min(self._sizes, key=lambda lead: self._sizes[lead])

    @cached_property
    def size(self) -> int:
        """To how many events the lead leads, counted to a little more than are looked at one by one."""
        return self._sizes[self.lead]

    @cached_property
    def _sizes(self) -> dict[Lead, int]:
        return {lead: lead.size(MOST + 1) for lead in self.leads}

    @cached_property
    def followed(self) -> EventQuerySet:
        """What passes all filters but the lead."""
        rows = self.base
        for lead in self.leads:
            rows = rows if lead is self.lead else lead.narrow(rows)
        return rows

    @cached_property
    def all(self) -> list[Row] | None:
        """Everything that is found, in order, if the lead leads to no more than `MOST`; None if to more."""
        if not self.leads or self.size > MOST:
            return None
        rows = self.followed.at(self.lead.positions(0, END, MOST, newest=True)).order_by("position")
        return Row.of_all(rows)

    def stretch(self, low: int, high: int, most: int, *, newest: bool) -> Stretch:
        """The first `most` positions in the range, or the last, newest first."""
        if high <= low:
            return Stretch([], True)
        if self.all is not None:
            there = [row.position for row in self.all if low <= row.position < high]
            there = there[::-1] if newest else there
            return Stretch(there[:most], len(there) <= most)
        order = "-position" if newest else "position"
        if not self.leads:
            rows = self.base.between(low, high).order_by(order).values_list("position", flat=True)
            found = list(rows[: most + 1])
            return Stretch(found[:most], len(found) <= most)
        for length in STRETCHES:
            some = self.followed.at(self.lead.positions(low, high, length, newest=newest))
            found = list(some.order_by(order).values_list("position", flat=True)[: most + 1])
            if len(found) > most:
                return Stretch(found[:most], False)
            edge, more = self.lead.end(low, high, length, newest=newest)
            if not more:
                return Stretch(found, True)
        return Stretch(found, False, edge)

    @cached_property
    def lasting(self) -> list[int]:
        """Positions, in order, of what began before the window and may still run in it."""
        first = self.window.first_day
        if first is None or self.window.undated:
            return []
        if self.all is not None:
            low, day = first_position(first), first.toordinal()
            return [row.position for row in self.all if row.position < low and (row.until or 0) >= day]
        # Few events last, and an index alone tells them: they are found first, and then asked for the rest. Asked for
        # all at once, PostgreSQL expects a hundred times as many and reads every event.
        near: Any = Event.objects.lasting_into(first).order_by().values_list("position", flat=True)
        found = list(self.base.at(list(near)).order_by().values_list("position", flat=True))
        for lead in self.leads:
            found = lead.among(found) if found else []
        return sorted(found)

    def latest(self, most: int) -> list[int]:
        """Positions of the last `most` events of the window, the last first."""
        begun = self.stretch(*self.range, most, newest=True).positions
        return [*begun, *self.lasting[::-1]][:most]

    def load(self, positions: list[int], *, evidence: bool = False) -> list[Any]:
        """The events at these positions with what their cards show, in no order."""
        rows: Any = Event.objects.at(positions)
        return list(rows.for_cards(self.user, evidence=evidence)) if positions else []

    def lines(self, positions: list[int]) -> list[Any]:
        """The events at these positions with what a line about each shows, in order."""
        return list(Event.objects.at(positions).for_lines()) if positions else []

    def stored(self, positions: list[int]) -> list[int]:
        """The positions that the database has for events at these positions."""
        return positions

    def retold_at(self, positions: list[int]) -> list[Any]:
        """Those of `retold` that stand at these positions."""
        return []
