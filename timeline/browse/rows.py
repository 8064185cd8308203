"""Rows: of each event no more than is needed to count and place it."""

from typing import Any, NamedTuple

from timeline.models.days import DayNumber
from timeline.models.event_queries import EventQuerySet
from timeline.models.plain_values import plain
from timeline.models.position import SEQUENCE_BITS


class Row(NamedTuple):
    """`since` and `until` are the numbers of the event's first and last day."""

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
        """Those of a query, in order."""
        told = events.order_by().values_list(
            "position", DayNumber("earliest"), DayNumber("latest"), "event_type", "status"
        )
        return sorted(map(cls._make, plain(told)))
