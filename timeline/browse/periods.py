"""Cutting time into bars: the finest of day, week, month, quarter, year, decade that needs at most so many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.browse import words

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
    for unit in (_days, _weeks, *(_months(n) for n in (1, 3, 12, 120, 1200))):
        found: list[Period] = []
        for period in unit(first):
            found.append(period)
            if period.last >= last or len(found) > most:
                break
        if len(found) <= most:
            return found
    return found


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
