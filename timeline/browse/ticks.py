"""Labels under the density strip: at round years, at the first of months, at round days, whichever fits."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.browse import words
from timeline.browse.periods import Period

MOST = 7
"""So many labels stand side by side without crowding; half of the long ones on a phone."""
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MONTHS = (1, 3, 6)
_DAYS = (1, 2, 5, 7, 14)
_EDGES = 3.5, 96.5
"""Before and after these percentages a label is set beside its tick and not below it, so that it stays on the page."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the strip: how far from the left, how it is set, its words, and whether a phone leaves it out."""

    x: str
    anchor: str
    label: str
    inner: bool


def ticks(cut: Sequence[Period]) -> list[Tick]:
    """The labels of a strip cut into `cut`: the finest round dates of which at most `MOST` lie on it."""
    if len(cut) == 1:
        return [Tick("0%", "start", cut[0].label, False)]
    first, last = cut[0].first, cut[-1].last
    for days, label in _scales(first, last):
        found = []
        for day in days:
            found.append(day)
            if len(found) > MOST:
                break
        if len(found) <= MOST:
            return [_tick(day, label(day), cut, n) for n, day in enumerate(found)]
    return []


def _tick(day: date, label: str, cut: Sequence[Period], number: int) -> Tick:
    starts = [period.first for period in cut]
    index = max(bisect_right(starts, day) - 1, 0)
    x = 100 * (index + (day - starts[index]).days / cut[index].days) / len(cut)
    anchor = "start" if x < _EDGES[0] else "end" if x > _EDGES[1] else "middle"
    return Tick(f"{x:.2f}%", anchor, label, len(label) > 4 and number % 2 == 1)


def _scales(first: date, last: date):  # type: ignore[no-untyped-def]
    for step in _DAYS:
        yield (
            _every_days(first, last, step),
            lambda day: f"{day.day} {words.MONTHS[day.month - 1][:3]} {day.year}",
        )
    for step in _MONTHS:
        yield _every_months(first, last, step), lambda day: f"{words.MONTHS[day.month - 1][:3]} {day.year}"
    for step in _YEARS:
        yield _every_months(first, last, 12 * step), lambda day: str(day.year)


def _every_days(first: date, last: date, step: int) -> Iterator[date]:
    day = first
    while True:
        yield day
        if (last - day).days < step:
            return
        day += timedelta(days=step)


def _every_months(first: date, last: date, step: int) -> Iterator[date]:
    month = first.year * 12 + first.month - 1
    month = -(-(month if first.day == 1 else month + 1) // step) * step
    while month <= last.year * 12 + last.month - 1:
        if month >= 12:
            yield date(month // 12, month % 12 + 1, 1)
        month += step
