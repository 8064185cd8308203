"""Bars of the density strip: counts spread over periods, and the rectangles that draw them."""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from timeline.browse.periods import Period

HEIGHT_UP, HEIGHT_DOWN = 60.0, 44.0
COVERAGE_TOP, COVERAGE = 108.0, 12.0
"""Where the row of articles read begins, under the bars, and how high it is."""
HEIGHT = 120
ONE = 16.0
"""The tallest that a bar of one event is drawn."""
UP = ("verbal cooperation", "material cooperation")
DOWN = ("verbal conflict", "material conflict")
NEUTRAL = ("neutral",)
SIDES = (*UP, *DOWN, *NEUTRAL)

Counts = dict[tuple[str, bool], float]
"""Numbers of events by side and whether they have happened."""

_PLACE = {**dict.fromkeys(UP, 0), **dict.fromkeys(DOWN, 1), **dict.fromkeys(NEUTRAL, 2)}
_CLASS = {side: side.replace(" ", "-") for side in SIDES}


class Group(NamedTuple):
    """Events of one first and last day, by side and whether they have happened."""

    first: date
    last: date
    counts: Mapping[tuple[str, bool], int]

    @property
    def number(self) -> int:
        return sum(self.counts.values())


class Segment(NamedTuple):
    """One rectangle of a bar."""

    kind: str
    y: float
    height: float
    outlined: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One period with its counts by (side, happened), the window that shows it alone, and the articles read of it."""

    period: Period
    counts: Counts
    x: int
    href: str
    segments: tuple[Segment, ...]
    chosen: bool
    read: int = 0

    @property
    def cooperation(self) -> str:
        return _number(_sums(self.counts)[0])

    @property
    def conflict(self) -> str:
        return _number(_sums(self.counts)[1])

    @property
    def neutral(self) -> str:
        return _number(_sums(self.counts)[2])

    @property
    def total(self) -> float:
        return sum(self.counts.values())

    @property
    def title(self) -> str:
        """For the pointer that rests on it."""
        cooperation, conflict, neutral = map(_number, _sums(self.counts))
        told = f"{cooperation} cooperation, {conflict} conflict, {neutral} neutral"
        return f"{self.period.label}: {told}; {self.read:,} article{'' if self.read == 1 else 's'} read"


def spread(groups: list[Group], cut: list[Period]) -> list[Counts]:
    """The counts of each period; a group wider than one is divided by days, and what lies outside all is left out."""
    counts: list[Counts] = [defaultdict(float) for _ in cut]
    starts = [period.first for period in cut]
    for first, last, numbers in groups:
        low, high = bisect_right(starts, first) - 1, bisect_right(starts, last) - 1
        if low == high >= 0 and last <= cut[low].last:
            here = counts[low]
            for kind, number in numbers.items():
                here[kind] += number
            continue
        days = (last - first).days + 1
        for index in range(max(low, 0), high + 1):
            period = cut[index]
            inside = (min(period.last, last) - max(period.first, first)).days + 1
            if inside > 0:
                share, here = inside / days, counts[index]
                for kind, number in numbers.items():
                    here[kind] += number * share
    return counts


def _sums(counts: Counts) -> tuple[float, float, float]:
    """Cooperation, conflict, what is neither."""
    sums = [0.0, 0.0, 0.0]
    for (side, _), number in counts.items():
        sums[_PLACE[side]] += number
    return sums[0], sums[1], sums[2]


def scale_for(counts: list[Counts]) -> float:
    """Units of height for each step of the square root, so that the tallest bars just fit.

    The square root, so that one busy day does not flatten all others; what is neutral lies half on either side.
    """
    sums = [_sums(one) for one in counts]
    top = math.sqrt(max(up + neutral / 2 for up, _, neutral in sums))
    deep = math.sqrt(max(down + neutral / 2 for _, down, neutral in sums))
    return min(HEIGHT_UP / top if top else ONE, HEIGHT_DOWN / deep if deep else ONE, ONE)


def segments(counts: Counts, scale: float) -> list[Segment]:
    """The rectangles of one bar, from the axis outwards: neutral, happened, not happened."""
    up, down, neither = _sums(counts)
    neutral = neither / 2
    found = []
    for sides, number, direction in ((UP, up, -1), (DOWN, down, 1)):
        total = number + neutral
        if not total:
            continue
        share = math.sqrt(total) * scale / total
        half = neutral * share
        if half:
            found.append(_segment("neutral", HEIGHT_UP - half if direction < 0 else HEIGHT_UP, half, False))
        edge = HEIGHT_UP + direction * half
        for happened in (True, False):
            for side in sides:
                height = counts.get((side, happened), 0) * share
                if height:
                    found.append(
                        _segment(side, edge - height if direction < 0 else edge, height, not happened)
                    )
                    edge += direction * height
    return found


def _segment(side: str, y: float, height: float, outlined: bool) -> Segment:
    return Segment(_CLASS[side], y, max(height, 1.0), outlined)


def _number(value: float) -> str:
    if abs(value - round(value)) < 0.05:
        return f"{round(value):,}"
    return f"{value:,.1f}"
