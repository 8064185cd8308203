"""How many events of a filter lie where: what the strip draws, and the number in the sentence.

A filter of types, statuses and review is answered by the counts, whole, in periods as long as the strip's bars. One of
actors, sources or words is followed live along its shortest lead, for the `MOST` events nearest to the window; where
there are more, the strip ends there and says so, and the sentence says “more than”.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from timeline.browse.bars import Group
from timeline.browse.found import END, MOST, Found, Row
from timeline.browse.periods import grain_for
from timeline.browse.reach import Reach, reach
from timeline.browse.window import Window
from timeline.models import ArticleCount
from timeline.models.counts import Grain, first_day, last_day, period_of
from timeline.models.position import SEQUENCE_BITS, UNDATED
from timeline.models.vocabulary import EventType, Status

_FINER = (Grain.MONTH, Grain.WEEK, Grain.DAY)
_DONE = (Status.HAPPENED, Status.ONGOING)
_SIDE = {kind.value: kind.quad for kind in EventType}


@dataclass(frozen=True, slots=True)
class Number:
    """How many events there are; with `more`, at least so many."""

    value: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Density:
    """Groups of events, what of them is drawn, and between which days they all lie.

    `more_before` and `more_after`: there are events beyond that were not looked at.
    """

    groups: list[Group]
    reach: Reach
    begins: date
    ends: date
    more_before: bool = False
    more_after: bool = False

    def within(self, first: date, last: date) -> "Density | None":
        """What of it lies between two days, with its ends where the events are; None if nothing does."""
        inside = [group for group in self.groups if group.first <= last and group.last >= first]
        if not inside:
            return None
        begins, ends = min(g.first for g in inside), max(g.last for g in inside)
        return replace(self, groups=inside, reach=Reach(max(first, begins), min(last, ends)))


def density(found: Found) -> Density | None:
    """Where the events of the filter lie, over all time; None if there are none with a date."""
    window = found.window
    if found.counts is not None:
        return _counted(found.counts, window.first_day, window.last_day)
    return _live(found)


def closer(found: Found, whole: Density, first: date, last: date) -> Density | None:
    """The same between two days, as finely as bars between them need it."""
    if found.counts is None:
        return whole.within(first, last)
    drawn = Density([], Reach(first, last), whole.begins, whole.ends)
    asked: Grain | None = None
    while (grain := grain_for(drawn.reach.first, drawn.reach.last)) != asked:
        asked = grain
        some = _groups(found.counts.spans(grain, first, last), grain)
        within = replace(drawn, groups=some, reach=Reach(first, last)).within(first, last)
        if within is None:
            return None
        drawn = within
    return drawn


def _counted(counts: Any, asked_first: date | None, asked_last: date | None) -> Density | None:
    """From the counts: years first, then, as long as the bars are finer, months, weeks, days of what is drawn."""
    groups = _groups(counts.spans(Grain.YEAR), Grain.YEAR)
    if not groups:
        return None
    drawn = reach(groups, asked_first, asked_last)
    begins, ends = min(group.first for group in groups), max(group.last for group in groups)
    for grain in _FINER:
        if grain_for(drawn.first, drawn.last) not in _FINER[_FINER.index(grain) :]:
            break
        groups = _groups(counts.spans(grain, drawn.first, drawn.last), grain)
        if drawn.earlier or drawn.later:
            inside = Density(groups, drawn, begins, ends).within(drawn.first, drawn.last)
            drawn = replace(drawn, first=inside.reach.first, last=inside.reach.last) if inside else drawn
        else:
            begins, ends = min(group.first for group in groups), max(group.last for group in groups)
            drawn = reach(groups, asked_first, asked_last)
    return Density(groups, drawn, begins, ends)


def _groups(spans: Iterable[tuple[int, int, str, bool, int]], grain: Grain) -> list[Group]:
    together: dict[tuple[int, int], dict[tuple[str, bool], int]] = {}
    for first, last, side, done, number in spans:
        together.setdefault((first, last), {})[side, bool(done)] = number
    return [
        Group(first_day(grain, first), last_day(grain, last), counts)
        for (first, last), counts in together.items()
    ]


def _live(found: Found) -> Density | None:
    """From the events themselves, the nearest to the window."""
    if found.all is not None:
        groups = _of_rows(row for row in found.all if row.position < UNDATED)
        return _whole(groups, found.window) if groups else None
    rows, lead = found.followed, found.lead
    low, high = found.range
    middle = UNDATED if high == UNDATED else (low + high) // 2 if low else high
    below, above = (MOST, 0) if middle == UNDATED else (MOST // 2, MOST // 2)
    groups = _of_events(rows.at(lead.positions(0, middle, below, newest=True)))
    more_before = lead.number(0, middle, below + 1) > below
    edges = [found.edge(0, middle, below, newest=True) if more_before else None, None]
    more_after = False
    if above:
        groups += _of_events(rows.at(lead.positions(middle, UNDATED, above, newest=False)))
        more_after = lead.number(middle, UNDATED, above + 1) > above
        edges[1] = found.edge(middle, UNDATED, above, newest=False) if more_after else None
    groups += _of_rows(Row.of(event) for event in found.retold if event.position < UNDATED)
    if not groups:
        return None
    begins, ends = min(group.first for group in groups), max(group.last for group in groups)
    first = date.fromordinal(edges[0] >> SEQUENCE_BITS) if edges[0] is not None else begins
    last = date.fromordinal(edges[1] >> SEQUENCE_BITS) if edges[1] is not None else ends
    return Density(groups, Reach(first, max(first, last)), begins, ends, more_before, more_after)


def _whole(groups: list[Group], window: Window) -> Density:
    begins, ends = min(group.first for group in groups), max(group.last for group in groups)
    return Density(groups, reach(groups, window.first_day, window.last_day), begins, ends)


def _of_events(events: Any) -> list[Group]:
    return _of_rows(Row(*row) for row in events.order_by().values_list(*Row._fields))


def _of_rows(rows: Iterable[Row]) -> list[Group]:
    together: dict[tuple[int, date | None], Counter[tuple[str, bool]]] = {}
    for position, earliest, latest, kind, status in rows:
        until = latest if latest != earliest and earliest else None
        counts = together.setdefault((position >> SEQUENCE_BITS, until), Counter())
        counts[_SIDE[kind], status in _DONE] += 1
    return [
        Group(first := date.fromordinal(day), until or first, counts)
        for (day, until), counts in together.items()
    ]


def number(found: Found, known: Density | None) -> Number:
    """How many events lie in the window."""
    window = found.window
    first, last = window.first_day, window.last_day
    if found.counts is not None:
        if window.undated:
            return Number(found.counts.undated_number())
        return Number(found.counts.dated_number(first, last))
    if window.undated:
        return _undated(found)
    if known is None:
        return Number(0)
    begun = [
        group
        for group in known.groups
        if last is None or group.first <= last
        if first is None or group.first >= first
    ]
    more = known.more_before and (first is None or first <= known.reach.first)
    more = more or (known.more_after and (last is None or last >= known.reach.last))
    return Number(sum(group.number for group in begun) + len(found.lasting), more)


def _undated(found: Found) -> Number:
    some = found.stretch(UNDATED, END, MOST, newest=False)
    return Number(len(some.positions), not some.whole)


def coverage(first: date, last: date) -> list[tuple[date, date, int]]:
    """Articles read between two days: first and last day of a period, and their number, as finely as bars need it."""
    grain = grain_for(first, last)
    rows = ArticleCount.objects.filter(
        grain=grain, period__gte=period_of(grain, first), period__lte=period_of(grain, last), number__gt=0
    )
    return [
        (first_day(grain, period), last_day(grain, period), read)
        for period, read in rows.values_list("period", "number")
    ]
