"""Contacts between two sides: when they last met or spoke, and how long they did not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from timeline.browse.rows import Row

SHARPEST = 31
"""Days that a contact's date may span at most, to count in days from it."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Days without a contact: the day after one, the day before the next."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Contacts:
    """Contacts in order: first day, last day and the event's position of each; `today` is the day that is counted to."""

    days: list[tuple[date, date, int]]
    today: date

    @classmethod
    def of(cls, rows: Iterable[Row], today: date) -> "Contacts":
        """The contacts among `rows` whose days are known well enough and not after `today`."""
        known = [
            (date.fromordinal(row.since), date.fromordinal(row.until), row.position)
            for row in rows
            if row.since and row.until and row.until - row.since <= SHARPEST
        ]
        return cls(sorted(day for day in known if day[0] <= today), today)

    @property
    def last(self) -> int | None:
        """The position of the last contact."""
        return max(self.days, key=lambda day: day[1])[2] if self.days else None

    @property
    def since(self) -> int:
        """Days that have gone by since the last contact; 0 if it lasts."""
        return max((self.today - max(last for _, last, _ in self.days)).days, 0)

    @property
    def longest(self) -> Silence | None:
        """The longest time between two contacts without one; None if there are not two."""
        ends: list[date] = []
        for _, last, _ in self.days:
            ends.append(max(last, ends[-1]) if ends else last)
        one = timedelta(days=1)
        gaps = [
            Silence(end + one, following[0] - one)
            for end, (_, following) in zip(ends, pairwise(self.days), strict=False)
            if following[0] - end > one
        ]
        return max(gaps, key=lambda gap: gap.days, default=None)
