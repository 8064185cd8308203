"""How far the strip reaches: the stretch that holds nearly all events, so that one old date does not squeeze the rest.

What lies beyond is counted and linked to at the edge, never dropped in silence.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from timeline.browse.bars import Group

BEYOND = ((0.02, 0.5), (0.1, 0.1))
"""Which share of events may lie beyond the edges of the strip, if that makes it at most so long a part of what it was.

A few events are left out for half the length; one in ten only where nine tenths of the strip would be all but empty.
"""
FEWEST = 20
"""Below so many events all are drawn; from so many on at least one may lie beyond."""


@dataclass(frozen=True, slots=True)
class Reach:
    """First and last day that are drawn, and how many events begin before, or end after, them."""

    first: date
    last: date
    earlier: int = 0
    later: int = 0


def reach(groups: Sequence[Group], asked_first: date | None = None, asked_last: date | None = None) -> Reach:
    """What to draw of `groups` (at least one), never less than what lies between the days that are asked for."""
    whole = Reach(min(group.first for group in groups), max(group.last for group in groups))
    total = sum(group.number for group in groups)
    if total < FEWEST:
        return whole
    first, last = whole.first, whole.last
    for share, worth in BEYOND:
        begins, ends = _shortest(groups, total - max(1, math.floor(total * share)))
        if (asked_first and asked_first < begins) or (asked_last and asked_last > ends):
            break
        if (asked_last and asked_last < begins) or (asked_first and asked_first > ends):
            break
        if (ends - begins).days <= (last - first).days * worth:
            first, last = begins, ends
    if (first, last) == (whole.first, whole.last):
        return whole
    return Reach(
        first,
        last,
        sum(group.number for group in groups if group.first < first),
        sum(group.number for group in groups if group.last > last),
    )


def _shortest(groups: Sequence[Group], wanted: int) -> tuple[date, date]:
    """The shortest stretch from one event's first day to another's last that holds at least `wanted` events whole.

    For each number of events left out at the beginning, the last day that what may still be left out allows. An event
    that is left out at both ends counts twice, so that a stretch may hold more than is wanted, never less.
    """
    firsts = sorted((group.first, group.number) for group in groups)
    lasts = sorted(((group.last, group.number) for group in groups), reverse=True)
    after = list(accumulate(number for _, number in lasts))
    spare = after[-1] - wanted
    best = firsts[0][0], lasts[0][0]
    for first, number in firsts:
        last = lasts[bisect_right(after, spare)][0]
        if first <= last and last - first < best[1] - best[0]:
            best = first, last
        spare -= number
        if spare < 0:
            break
    return best
