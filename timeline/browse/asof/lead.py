"""The events that were known on a day, as a lead: positions in order.

Most of what was known on a day lies before it, and nearly all of what lies well before it was known: so positions are
walked backwards from the day, or forwards to it, in an index that has the day beside the position. What lies after it
and was known is little, and has an index of its own. Where little was known at all, that little is sorted instead.
"""

from bisect import bisect_left
from functools import cached_property
from typing import Any

from django.db.models import F
from django.db.models.lookups import LessThanOrEqual

from timeline.browse.leads import Lead
from timeline.models import EventKnown
from timeline.models.event_queries import EventQuerySet
from timeline.models.known import AsOf
from timeline.models.position import UNDATED, last_position

FEW = 20_000
"""Up to so many known events are sorted rather than walked past."""


class KnownLead(Lead):
    """Events of which something was known by a day."""

    def __init__(self, asof: AsOf) -> None:
        self.asof = asof

    def positions(self, low: int, high: int, most: int, *, newest: bool) -> Any:
        if self.few is not None:
            there = self.few[bisect_left(self.few, low) : bisect_left(self.few, high)]
            return there[::-1][:most] if newest else there[:most]
        order = "-position" if newest else "position"
        found: list[int] = []
        for rows in self._parts(low, high, newest):
            if len(found) < most:
                found += rows.order_by(order).values_list("position", flat=True)[: most - len(found)]
        return found

    def number(self, low: int, high: int, most: int) -> int:
        if self.few is not None:
            return min(most, bisect_left(self.few, high) - bisect_left(self.few, low))
        if low <= 0 and high > UNDATED and most <= FEW + 1:
            return most  # more than these were known
        found = 0
        for rows in self._parts(low, high, newest=True):
            found += rows.values("pk")[: most - found].count() if found < most else 0
        return found

    def end(self, low: int, high: int, most: int, *, newest: bool) -> tuple[int | None, bool]:
        found = self.positions(low, high, most + 1, newest=newest)
        return (found[most - 1] if len(found) >= most else None), len(found) > most

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        rows: Any = events.filter(LessThanOrEqual(F(f"known__{self.asof.since}") + 0, self.asof.number))
        return rows  # type: ignore[no-any-return]

    @cached_property
    def few(self) -> list[int] | None:
        """The positions of all that was known, in order, if that is little; sorted here, whatever the databases plan."""
        known = EventKnown.objects.filter(**{f"{self.asof.since}__lte": self.asof.number}).order_by()
        positions = list(known.values_list("position", flat=True)[: FEW + 1])
        return sorted(positions) if len(positions) <= FEW else None

    def _parts(self, low: int, high: int, newest: bool) -> list[Any]:
        """The rows of the range in up to three stretches, in the order they are asked for."""
        # An expression, so that the databases walk along the positions.
        known = EventKnown.objects.filter(LessThanOrEqual(F(self.asof.since) + 0, self.asof.number))
        behind = last_position(self.asof.day) + 1
        stretches = [
            (known, low, min(high, behind)),
            (known.filter(ahead=True), max(low, behind), min(high, UNDATED)),
            (known, max(low, UNDATED), high),
        ]
        parts = [
            rows.filter(position__gte=first, position__lt=last)
            for rows, first, last in stretches
            if first < last
        ]
        return parts[::-1] if newest else parts
