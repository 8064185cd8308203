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
from timeline.models.plain_values import together
from timeline.models.position import UNDATED, last_position

FEW = 20_000
"""Up to so many known events are sorted rather than walked past."""


class KnownLead(Lead):
    """Events that were known by a day."""

    def __init__(self, asof: AsOf) -> None:
        self.asof = asof

    def there(self, low: int, high: int, most: int, *, newest: bool) -> list[int]:
        if self.few is not None:
            found = self.few[bisect_left(self.few, low) : bisect_left(self.few, high)]
            return found[::-1][:most] if newest else found[:most]
        order = "-position" if newest else "position"
        parts = [rows.order_by(order).values_list("position")[:most] for rows in self._parts(low, high)]
        return sorted((position for (position,) in together(parts)), reverse=newest)[:most]

    def size(self, most: int) -> int:
        return len(self.few) if self.few is not None else FEW + 1  # more than these were known

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        rows: Any = events.filter(LessThanOrEqual(F(f"known__{self.asof.since}") + 0, self.asof.number))
        return rows  # type: ignore[no-any-return]

    @cached_property
    def few(self) -> list[int] | None:
        """The positions of all that was known, in order, if that is little; sorted here, whatever the databases plan."""
        known = EventKnown.objects.filter(**{f"{self.asof.since}__lte": self.asof.number}).order_by()
        if known.values("pk")[FEW : FEW + 1]:
            return None
        return sorted(known.values_list("position", flat=True))

    def _parts(self, low: int, high: int) -> list[Any]:
        """The rows of the range in up to three stretches."""
        # An expression, so that the databases walk along the positions.
        known = EventKnown.objects.filter(LessThanOrEqual(F(self.asof.since) + 0, self.asof.number))
        behind = last_position(self.asof.day) + 1
        stretches = [
            (known, low, min(high, behind)),
            (known.filter(ahead=True), max(low, behind), min(high, UNDATED)),
            (known, max(low, UNDATED), high),
        ]
        return [
            rows.filter(position__gte=first, position__lt=last)
            for rows, first, last in stretches
            if first < last
        ]
