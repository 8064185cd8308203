"""Cutting time into bars: the finest of day, week, month, quarter, one, two, five, ten, a hundred years that fits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.browse import words
from timeline.models.counts import Grain

MOST_BARS = 120


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends inclusive."""

    first: date
    last: date
    label: str

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def periods(first: date, last: date, most: int = MOST_BARS) -> list[Period]:
    """The periods from the one that holds `first` to the one that holds `last`."""
    return _cut(first, last, most)[1]


def grain_for(first: date, last: date, most: int = MOST_BARS) -> Grain:
    """The coarsest counts that fill the periods from `first` to `last` exactly."""
    return _cut(first, last, most)[0]


def _cut(first: date, last: date, most: int) -> tuple[Grain, list[Period]]:
    found: list[Period] = []
    for grain, longest, unit in _UNITS:
        if (last - first).days // longest > most:
            continue
        found = []
        for period in unit(first):
            found.append(period)
            if period.last >= last or len(found) > most:
                break
        if len(found) <= most:
            return grain, found
    return Grain.YEAR, found


def _days(first: date) -> Iterator[Period]:
    day = first
    while True:
        yield Period(day, day, words.plain_day(day))
        if day == date.max:
            return
        day += timedelta(days=1)


def _weeks(first: date) -> Iterator[Period]:
    day = date.fromordinal(max(1, first.toordinal() - first.weekday()))
    while True:
        end = date.fromordinal(min(day.toordinal() + 6, date.max.toordinal()))
        yield Period(day, end, words.span(day, end))
        if end == date.max:
            return
        day = end + timedelta(days=1)


def _months(length: int):  # type: ignore[no-untyped-def]
    def unit(first: date) -> Iterator[Period]:
        month = (first.year * 12 + first.month - 1) // length * length
        while True:
            start = _month_start(max(month, 12))
            following = month + length
            if following > 9999 * 12 + 11:
                yield Period(start, date.max, _label(start, length))
                return
            yield Period(start, _month_start(following) - timedelta(days=1), _label(start, length))
            month = following

    return unit


def _month_start(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _label(start: date, months: int) -> str:
    if months == 1:
        return f"{words.MONTHS[start.month - 1]} {start.year}"
    if months == 3:
        return f"{words.MONTHS[start.month - 1]} – {words.MONTHS[start.month + 1]} {start.year}"
    if months == 12:
        return str(start.year)
    return f"{start.year}–{start.year + months // 12 - 1}"


_UNITS = (
    (Grain.DAY, 1, _days),
    (Grain.WEEK, 7, _weeks),
    (Grain.MONTH, 31, _months(1)),
    (Grain.MONTH, 92, _months(3)),
    *((Grain.YEAR, 366 * years, _months(12 * years)) for years in (1, 2, 5, 10, 100)),
)
"""The grain of the counts, the most days, and the periods themselves."""
