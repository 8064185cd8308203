"""What a window's filter finds: stretches of its events in order, without looking at more than it must."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

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
    shortest,
)
from timeline.browse.near import Near, looked_through
from timeline.browse.rows import Row
from timeline.browse.sides import acting_for
from timeline.browse.window import Window
from timeline.models import Event
from timeline.models.event_queries import EventQuerySet
from timeline.models.position import UNDATED, first_position, last_position
from timeline.models.visibility import shows_suggestions
from timeline.search import parse

MOST = 2_000
"""Positions near a window that are looked at one by one, for a strip and for a number."""
LENGTHS = (2_000, 16_000)
"""How far a lead is followed for a page behind those: first a little, then further; then no more."""
COUNTED = 20_000
"""How far leads are counted, where that takes counting, to tell which leads to the fewest."""


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

    @property
    def leads(self) -> list[Lead]:
        """What may be followed: the other filters, and what goes for all of them."""
        return self.asked

    @cached_property
    def asked(self) -> list[Lead]:
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
        return shortest(self.leads, COUNTED) if len(self.leads) > 1 else self.leads[0]

    @cached_property
    def near(self) -> Near:
        """What is found round about the window. There must be leads."""
        listed, low, high = looked_through(self.lead, *self.range, MOST)
        return Near(Row.of_all(self.passing(listed)), low, high)

    def only(self, types: Collection[str], statuses: Collection[str]) -> "Found":
        """What of it, which asks for no type or status, is of some: what was looked at is not looked up again."""
        found = Found(self.window.but(types=tuple(types), statuses=tuple(statuses)), self.user)
        if self.leads:
            rows = [row for row in self.near.rows if row.event_type in types and row.status in statuses]
            near = Near(rows, self.near.low, self.near.high)
            found.__dict__ |= {"sides": self.sides, "asked": self.asked, "lead": self.lead, "near": near}
        return found

    def passing(self, positions: list[int]) -> EventQuerySet:
        """What passes all filters of what the lead leads to."""
        return self.base.at(self._narrowed(positions, [lead for lead in self.leads if lead is not self.lead]))

    @staticmethod
    def _narrowed(positions: list[int], leads: list[Lead]) -> Any:
        """Those of some positions that all of these lead to, as a list or a query. Words come last: they take a list."""
        found: Any = positions
        for lead in sorted(leads, key=lambda lead: isinstance(lead, TextLead)):
            found = lead.among(found)
        return found

    def stretch(self, low: int, high: int, most: int, *, newest: bool) -> Stretch:
        """The first `most` positions in the range, or the last, newest first."""
        if high <= low:
            return Stretch([], True)
        if not self.leads:
            rows = self.base.between(low, high).order_by("-position" if newest else "position")
            found = list(rows.values_list("position", flat=True)[: most + 1])
            return Stretch(found[:most], len(found) <= most)
        if not self.near.begins(low, high, newest=newest):
            return self.walk(low, high, most, newest=newest)
        found = [row.position for row in self.near.between(low, high)]
        found = found[::-1] if newest else found
        if len(found) > most or self.near.covers(low, high):
            return Stretch(found[:most], len(found) <= most)
        rest = (low, self.near.low) if newest else (self.near.high, high)
        further = self.walk(*rest, most - len(found), newest=newest)
        return Stretch([*found, *further.positions], further.whole, further.edge)

    def walk(self, low: int, high: int, most: int, *, newest: bool) -> Stretch:
        """As `stretch`, of what was not looked at yet: along the lead, first a little, then further."""
        found: list[int] = []
        for length in LENGTHS:
            listed = self.lead.there(low, high, length + 1, newest=newest)
            there = self.passing(listed[:length]).order_by("-position" if newest else "position")
            found += there.values_list("position", flat=True)[: most + 1 - len(found)]
            if len(found) > most:
                return Stretch(found[:most], False)
            if len(listed) <= length:
                return Stretch(found, True)
            low, high = (low, listed[length - 1]) if newest else (listed[length - 1] + 1, high)
        return Stretch(found, False, high if newest else low - 1)

    @cached_property
    def lasting(self) -> list[int]:
        """Positions, in order, of what began before the window and may still run in it."""
        first = self.window.first_day
        if first is None or self.window.undated:
            return []
        begins = first_position(first)
        if self.leads and self.near.covers(0, begins):
            day, before = first.toordinal(), self.near.between(0, begins)
            return [row.position for row in before if (row.until or 0) >= day]
        # Few events last, and an index alone tells them: they are found first, and then asked for the rest. Asked for
        # all at once, PostgreSQL expects a hundred times as many and reads every event.
        near: Any = Event.objects.lasting_into(first).order_by().values_list("position", flat=True)
        if not (few := list(near)):
            return []
        rows = self.base.at(self._narrowed(few, self.leads))
        return sorted(rows.order_by().values_list("position", flat=True))

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
