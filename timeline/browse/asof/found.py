"""What a window's filter finds as of a day: the events that stand as they stood, and those that were told otherwise."""

from bisect import insort
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef

from timeline.browse.asof.flux import passes, retold
from timeline.browse.asof.lead import KnownLead
from timeline.browse.asof.retelling import as_told_by, loaded
from timeline.browse.found import Found, Stretch
from timeline.browse.leads import KindLead, Lead, PlaceLead
from timeline.browse.near import Near
from timeline.browse.rows import Row
from timeline.browse.window import Window
from timeline.models import Event, EventReport
from timeline.models.event_queries import EventQuerySet
from timeline.models.known import AsOf
from timeline.models.position import first_position
from timeline.models.vocabulary import SourceKind


def finding(window: Window, user: Any) -> Found:
    """What the window finds, as of its day if it has one."""
    return FoundThen(window, user, window.asof) if window.asof else Found(window, user)


class FoundThen(Found):
    """The events that were known by then. Those told otherwise are told again, and stand where they stood."""

    def __init__(self, window: Window, user: Any, asof: AsOf) -> None:
        super().__init__(window, user)
        self.asof = asof

    @cached_property
    def leads(self) -> list[Lead]:
        return [*self.asked, KnownLead(self.asof)]

    @cached_property
    def base(self) -> EventQuerySet:
        return self._told(self.window).exclude(pk__in=[event.pk for event in self._otherwise])

    def _told(self, window: Window) -> EventQuerySet:
        """As `Window.plain`; a source or the record counts only if it told of the event by then."""
        rows: Any = window.plain(self.user)
        reports = EventReport.objects.filter(self.asof.articles("article__"), event=OuterRef("pk"))
        if window.source:
            rows = rows.filter(Exists(reports.filter(source=window.source)))
        if window.recorded:
            rows = rows.filter(Exists(reports.filter(source__kind=SourceKind.CHRONOLOGY)))
        return rows  # type: ignore[no-any-return]

    @cached_property
    def _otherwise(self) -> list[Any]:
        """The events that were told otherwise and have what is asked for by words, actors and sources."""
        rows = self._told(self.window.but(types=(), statuses=(), state=""))
        for lead in self.asked:
            if not isinstance(lead, KindLead | PlaceLead):
                rows = lead.narrow(rows)
        return retold(rows, self.asof)

    @cached_property
    def retold(self) -> tuple[Any, ...]:  # type: ignore[override]
        """Those of them that pass the other filters, too, in the order of the day."""
        events = [event for event in self._otherwise if passes(event, self.window)]
        return tuple(sorted(events, key=lambda event: event.position))

    @cached_property
    def near(self) -> Near:
        """As `Found.near`, with those told again in their places."""
        stable = super().near
        again = [Row.of(event) for event in self.retold if stable.low <= event.position < stable.high]
        return Near(sorted([*stable.rows, *again]), stable.low, stable.high)

    def walk(self, low: int, high: int, most: int, *, newest: bool) -> Stretch:
        found = super().walk(low, high, most, newest=newest)
        if not (found.whole or found.positions or found.edge is not None):
            return found  # none were wanted, and there are more
        bound = found.on
        there = [
            event.position
            for event in self.retold
            if low <= event.position < high
            and (bound is None or (event.position > bound if newest else event.position < bound))
        ]
        if not there:
            return found
        together = sorted([*found.positions, *there], reverse=newest)
        if len(together) > most:
            return Stretch(together[:most], False)
        return Stretch(together, found.whole, found.edge)

    @cached_property
    def lasting(self) -> list[int]:
        stable: list[int] = list(super().lasting)
        first = self.window.first_day
        if first and not self.window.undated and not self.near.covers(0, first_position(first)):
            for event in self.retold:
                if event.position < first_position(first) and (event.latest or date.min) >= first:
                    insort(stable, event.position)
        return stable

    def load(self, positions: list[int], *, evidence: bool = False) -> list[Any]:
        rows: Any = Event.objects.at(self.stored(positions))
        return loaded(rows, self.user, self.asof, evidence=evidence) if positions else []

    def lines(self, positions: list[int]) -> list[Any]:
        rows: Any = (
            Event.objects.at(self.stored(positions)).select_related("known").defer("search_text", "summary")
        )
        told = as_told_by(rows, self.asof) if positions else []
        return sorted(told, key=lambda event: event.position)

    def stored(self, positions: list[int]) -> list[int]:
        moved = self._moved
        return [moved.get(position, position) for position in positions]

    def retold_at(self, positions: list[int]) -> list[Any]:
        wanted = set(positions)
        return [event for event in self.retold if event.position in wanted]

    @cached_property
    def _moved(self) -> dict[int, int]:
        """The position of the day → that of today, for what was told again."""
        today = dict(Event.objects.filter(pk__in=[e.pk for e in self.retold]).values_list("pk", "position"))
        return {event.position: today[event.pk] for event in self.retold}
