"""How many events of a filter lie where: what the strip draws, and the number in the sentence.

A filter of types, statuses and review is answered by the counts, whole, in periods as long as the strip's bars. One of
actors, sources or words is followed live along its shortest lead, for the `MOST` events nearest to the window; where
there are more, the strip ends there and says so, and the sentence says “more than”.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from timeline.browse.bars import Group
from timeline.browse.found import MOST, Found
from timeline.browse.leads import END
from timeline.browse.looked import Looked
from timeline.browse.near import Near
from timeline.browse.periods import grain_for
from timeline.browse.reach import Reach, reach
from timeline.models import ArticleCount
from timeline.models.counting import Counts, Span
from timeline.models.counts import Grain, first_day, last_day, period_of
from timeline.models.position import SEQUENCE_BITS, UNDATED

_FINER = (Grain.MONTH, Grain.WEEK, Grain.DAY)


@dataclass(frozen=True, slots=True)
class Number:
    """How many events there are; with `more`, at least so many."""

    value: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Density:
    """Groups of events, what of them is drawn, between which days they all lie, and where they were counted.

    `more_before` and `more_after`: there are events beyond that were not looked at.
    """

    groups: list[Group]
    reach: Reach
    begins: date
    ends: date
    counted: Counts | Looked
    more_before: bool = False
    more_after: bool = False


def density(found: Found) -> Density | None:
    """Where the events of the filter lie, over all time; None if there are none with a date."""
    first, last = found.window.first_day, found.window.last_day
    if found.counts is not None:
        return _whole(found.counts, first, last)
    near = found.near
    return _whole(Looked(near.dated), first, last) if near.covers(0, UNDATED) else _nearest(near)


def closer(whole: Density, first: date, last: date) -> Density | None:
    """The same between two days, as finely as bars between them need it; None if nothing lies there."""
    drawn, asked = Reach(first, last), None
    while (grain := grain_for(drawn.first, drawn.last)) != asked:
        asked = grain
        groups = _groups(whole.counted.spans(grain, first, last), grain)
        if not groups:
            return None
        drawn = _ends(groups, first, last)
    return Density(groups, drawn, whole.begins, whole.ends, whole.counted)


def _whole(counted: Counts | Looked, asked_first: date | None, asked_last: date | None) -> Density | None:
    """Years first, then, as long as the bars are finer, months, weeks, days of what is drawn."""
    groups = _groups(counted.spans(Grain.YEAR), Grain.YEAR)
    if not groups:
        return None
    drawn = reach(groups, asked_first, asked_last)
    begins, ends = min(group.first for group in groups), max(group.last for group in groups)
    for grain in _FINER:
        if grain_for(drawn.first, drawn.last) not in _FINER[_FINER.index(grain) :]:
            break
        groups = _groups(counted.spans(grain, drawn.first, drawn.last), grain)
        if drawn.earlier or drawn.later:
            inside = _ends(groups, drawn.first, drawn.last)
            drawn = Reach(inside.first, inside.last, drawn.earlier, drawn.later)
        else:
            begins, ends = min(group.first for group in groups), max(group.last for group in groups)
            drawn = reach(groups, asked_first, asked_last)
    return Density(groups, drawn, begins, ends, counted)


def _ends(groups: list[Group], first: date, last: date) -> Reach:
    """What `groups` take up of the stretch between two days."""
    return Reach(
        max(first, min(group.first for group in groups)), min(last, max(group.last for group in groups))
    )


def _groups(spans: Iterable[Span], grain: Grain) -> list[Group]:
    together: dict[tuple[int, int], dict[tuple[str, bool], int]] = {}
    for first, last, side, done, number in spans:
        together.setdefault((first, last), {})[side, bool(done)] = number
    return [
        Group(first_day(grain, first), last_day(grain, last), counts)
        for (first, last), counts in together.items()
    ]


def _nearest(near: Near) -> Density | None:
    """From the events nearest to the window, looked at one by one."""
    looked = Looked(near.dated)
    if not looked:
        return None
    more_before, more_after = near.low > 0, near.high < UNDATED
    first = date.fromordinal(near.low >> SEQUENCE_BITS) if more_before else looked.begins
    last = date.fromordinal((near.high - 1) >> SEQUENCE_BITS) if more_after else looked.ends
    drawn = Reach(first, max(first, last))
    grain = grain_for(drawn.first, drawn.last)
    groups = _groups(looked.spans(grain), grain)
    return Density(groups, drawn, looked.begins, looked.ends, looked, more_before, more_after)


def number(found: Found) -> Number:
    """How many events lie in the window."""
    window = found.window
    if found.counts is not None:
        if window.undated:
            return Number(found.counts.undated_number())
        return Number(found.counts.dated_number(window.first_day, window.last_day))
    if window.undated:
        return _undated(found)
    low, high = found.range
    return Number(len(found.near.between(low, high)) + len(found.lasting), not found.near.covers(low, high))


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
