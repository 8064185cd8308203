"""How many events of which types begin in each period of a window.

A filter that the counts answer is counted whole, in a few hundred rows of the roll-up however many events there are. Any
other is followed along its shortest lead for `LOOKED` events from the beginning of the window; where that ends, the
tally ends, and says so.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, Sum

from timeline.browse.found import Found
from timeline.browse.periods import Period
from timeline.browse.rows import Row
from timeline.models import QuadCount
from timeline.models.counting import Counts
from timeline.models.counts import Grain, first_day, last_day, period_of
from timeline.models.position import SEQUENCE_BITS, UNDATED
from timeline.models.vocabulary import EventType

LOOKED = 2_000
"""Events that are looked at one by one."""
LONG = 40
"""Years over which types are no longer told: there are tens of thousands of rows of them."""
_QUADS = {kind.value: kind.quad for kind in EventType}


@dataclass(slots=True)
class Tally:
    """What begins in one period: numbers of events by type (over very many years, by quad class), how many of them reach
    beyond it, and their positions, if they were looked at one by one."""

    kinds: Counter[str] = field(default_factory=Counter)
    beyond: int = 0
    positions: list[int] | None = None

    @property
    def number(self) -> int:
        return self.kinds.total()

    @property
    def types(self) -> Counter[str]:
        """The numbers by type; empty where they are by quad class only."""
        return Counter({kind: n for kind, n in self.kinds.items() if kind in EventType.values})

    def of(self, word: str) -> int:
        """How many are of the quad classes whose name has a word: “cooperation”, “conflict”."""
        return sum(n for kind, n in self.kinds.items() if word in _QUADS.get(kind, kind))


@dataclass(frozen=True, slots=True)
class Tallies:
    """One tally a period. `until`: the day up to which it was looked; None if there is nothing more."""

    periods: list[Tally]
    until: date | None = None


def tallies(found: Found, cut: Sequence[Period]) -> Tallies:
    """What of the filter begins in each of the adjoining periods `cut`."""
    if found.counts is not None:
        return Tallies(_counted(found.counts, cut))
    return _live(found, cut)


def _counted(counts: Counts, cut: Sequence[Period]) -> list[Tally]:
    told, starts = [Tally() for _ in cut], [period.first for period in cut]
    pieces = _pieces(_grains(cut), cut[0].first, cut[-1].last)
    rows, kind = counts.fine, "event_type"
    if counts.coarse is not None and _is_long(cut) and all(grain in QuadCount.GRAINS for grain, *_ in pieces):
        rows, kind = counts.coarse, "quad"
    covered = Q(pk__in=[])
    for grain, low, high in pieces:
        covered |= Q(grain=grain, first__gte=period_of(grain, low), first__lte=period_of(grain, high))
    spans = rows.filter(covered, number__gt=0).order_by().values_list("grain", "first", "last", kind)
    for grain, first, last, what, number in spans.annotate(total=Sum("number")):
        index = bisect_right(starts, first_day(grain, first)) - 1
        told[index].kinds[what] += number
        told[index].beyond += number if last_day(grain, last) > cut[index].last else 0
    return told


def _is_long(cut: Sequence[Period]) -> bool:
    return cut[-1].last.year - cut[0].first.year > LONG


def _grains(cut: Sequence[Period]) -> Sequence[Grain]:
    """By what the periods are counted: the year, the month or the day, whichever fits, and finer at the ends."""
    inner = cut[1:-1] or cut
    if all(_whole(Grain.YEAR, period) for period in inner):
        return Grain.YEAR, Grain.MONTH, Grain.DAY
    return (Grain.MONTH, Grain.DAY) if all(_whole(Grain.MONTH, one) for one in inner) else (Grain.DAY,)


def _whole(grain: Grain, period: Period) -> bool:
    first, last = period_of(grain, period.first), period_of(grain, period.last)
    return first_day(grain, first) == period.first and last_day(grain, last) == period.last


def _pieces(grains: Sequence[Grain], first: date, last: date) -> list[tuple[Grain, date, date]]:
    """The days from first to last as whole periods of the coarsest grain, and what is left at the ends of finer ones."""
    if first > last:
        return []
    grain, *finer = grains
    low, high = period_of(grain, first), period_of(grain, last)
    low += first_day(grain, low) < first
    high -= last_day(grain, high) > last
    if low > high:
        return _pieces(finer, first, last)
    begins, ends = first_day(grain, low), last_day(grain, high)
    before = _pieces(finer, first, begins - timedelta(days=1)) if begins > first else []
    after = _pieces(finer, ends + timedelta(days=1), last) if ends < last else []
    return [*before, (grain, begins, ends), *after]


def _live(found: Found, cut: Sequence[Period]) -> Tallies:
    rows, edge = _rows(found)
    told, starts = [Tally(positions=[]) for _ in cut], [period.first for period in cut]
    for row in rows:
        index = bisect_right(starts, date.fromordinal(row.day)) - 1
        if index >= 0:
            tally = told[index]
            tally.kinds[row.event_type] += 1
            tally.beyond += row.until is None or row.until > cut[index].last.toordinal()
            tally.positions.append(row.position)  # type: ignore[union-attr]
    return Tallies(told, date.fromordinal(edge >> SEQUENCE_BITS) if edge is not None else None)


def _rows(found: Found) -> tuple[list[Row], int | None]:
    """The events of the window in order, and the position up to which it was looked, if there may be more."""
    low, high = found.range
    high = min(high, UNDATED)
    if found.near.covers(low, high):
        return list(found.near.between(low, high)), None
    listed = found.lead.there(low, high, LOOKED + 1, newest=False)
    edge = listed[LOOKED - 1] if len(listed) > LOOKED else None
    until = high if edge is None else edge
    told = [Row.of(event) for event in found.retold if low <= event.position < until]
    return sorted([*Row.of_all(found.passing(listed[:LOOKED])), *told]), edge
