"""The one integer that orders the timeline: `(day number << 20) | sequence within the day`.

The day number is `date.toordinal()` of the earliest day an event may have happened on; events without one sort
behind every date and never collide with one. Forty-two bits, exact in JavaScript.
"""

from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from timeline.models.locks import take

SEQUENCE_BITS = 20
UNDATED_DAY = 1 << 22
"""Beyond the last day that `date` knows (3,652,059)."""


def first_position(day: date) -> int:
    """The smallest position on `day`."""
    return day.toordinal() << SEQUENCE_BITS


def last_position(day: date) -> int:
    """The largest position on `day`."""
    return ((day.toordinal() + 1) << SEQUENCE_BITS) - 1


UNDATED = UNDATED_DAY << SEQUENCE_BITS
"""Positions from here on belong to events without a date."""


def next_position(rows: QuerySet[Any], day: date | None) -> int:
    """The next free position on `day` (None: undated) among `rows`. Call it inside the transaction that uses it.

    SQLite's immediate transactions serialise writers; on PostgreSQL an advisory lock on the day does.
    """
    number = UNDATED_DAY if day is None else day.toordinal()
    take(number)
    floor = number << SEQUENCE_BITS
    taken = rows.filter(position__gte=floor)
    if day is not None:
        taken = taken.filter(position__lt=(number + 1) << SEQUENCE_BITS)
    top = taken.aggregate(top=Max("position"))["top"]
    return floor if top is None else top + 1
