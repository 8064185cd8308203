"""The density strip: how many events there are over the whole range of a filter, drawn on the server as SVG.

Cooperation stands above the axis, conflict below, what is neither lies on it; words are pale and deeds are full; what
is only planned, cancelled or denied is outlined. An event counts once. Where its date is wider than a bar it is spread
evenly over the bars it may belong to, so that a month is never drawn as its first day.
"""

import math
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, Case, CharField, Count, Q, Value, When

from timeline.browse import words
from timeline.browse.periods import Period, periods
from timeline.browse.window import Window
from timeline.extract.dates.edtf import Edtf
from timeline.models.vocabulary import EventType, Status

HEIGHT_UP, HEIGHT_DOWN = 60.0, 44.0
ONE = 16.0
"""The tallest that a bar of one event is drawn."""
STEP, BAR = 10, 8
UP = ("verbal cooperation", "material cooperation")
DOWN = ("verbal conflict", "material conflict")
TICKS = 6
SIDES = (*UP, *DOWN, "neutral")


@dataclass(frozen=True, slots=True)
class Segment:
    """One rectangle of a bar."""

    kind: str
    y: str
    height: str
    outlined: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One period with its counts by (side, happened), and the window that shows it alone."""

    period: Period
    counts: dict[tuple[str, bool], float]
    x: int
    href: str
    segments: tuple[Segment, ...]
    chosen: bool

    def of(self, *sides: str) -> float:
        return sum(self.counts.get((side, happened), 0) for side in sides for happened in (True, False))

    @property
    def cooperation(self) -> str:
        return _number(self.of(*UP))

    @property
    def conflict(self) -> str:
        return _number(self.of(*DOWN))

    @property
    def neutral(self) -> str:
        return _number(self.of("neutral"))

    @property
    def total(self) -> float:
        return self.of(*SIDES)

    @property
    def title(self) -> str:
        """For the pointer that rests on it."""
        return f"{self.period.label}: {self.cooperation} cooperation, {self.conflict} conflict, {self.neutral} neutral"


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the strip: how far from the left, which way it is set, and its words."""

    x: str
    anchor: str
    label: str


class Strip:
    """The strip of a window's filter; the window itself is marked on it."""

    def __init__(self, window: Window, user: Any) -> None:
        self.window = window
        self.groups = _groups(window, user)

    @cached_property
    def bars(self) -> list[Bar]:
        if not self.groups:
            return []
        cut = periods(min(g[0] for g in self.groups), max(g[1] for g in self.groups))
        counts = _spread(self.groups, cut)
        top = max(_height(c, UP) for c in counts)
        deep = max(_height(c, DOWN) for c in counts)
        scale = min(HEIGHT_UP / top if top else ONE, HEIGHT_DOWN / deep if deep else ONE, ONE)
        return [self._bar(n, period, counts[n], scale) for n, period in enumerate(cut)]

    def _bar(self, number: int, period: Period, counts: dict[tuple[str, bool], float], scale: float) -> Bar:
        window = self.window.but(
            first=Edtf.of_day(period.first), last=Edtf.of_day(period.last), undated=False
        )
        first, last = self.window.first_day, self.window.last_day
        limited = first is not None or last is not None
        chosen = limited and (first or date.min) <= period.last and (last or date.max) >= period.first
        return Bar(period, counts, number * STEP, window.href, tuple(_segments(counts, scale)), chosen)

    @property
    def width(self) -> int:
        return len(self.bars) * STEP

    @property
    def brush(self) -> tuple[int, int] | None:
        """Where the window lies: x and width; None if it is all time or beside the strip."""
        chosen = [bar.x for bar in self.bars if bar.chosen]
        return (chosen[0], chosen[-1] - chosen[0] + STEP) if chosen else None

    @property
    def ticks(self) -> list[Tick]:
        """What stands under the strip: the beginning of some bars, and the end of the last."""
        bars = self.bars
        if len(bars) == 1:
            return [Tick("0%", "start", bars[0].period.label)]
        every = max(1, math.ceil(len(bars) / TICKS))
        coarse = bars[0].period.days > 27
        marked = [bar for bar in bars[::every] if bar.x + every * STEP * 0.7 <= self.width]
        ticks = [
            Tick(f"{bar.x * 100 / self.width:.2f}%", "start", _tick(bar.period.first, coarse))
            for bar in marked
        ]
        return [*ticks, Tick("100%", "end", _tick(bars[-1].period.last, coarse))]

    @property
    def busy(self) -> list[Bar]:
        """The bars with something in them."""
        return [bar for bar in self.bars if bar.total]

    @property
    def years(self) -> str:
        """“2003–2021”: the years between the first and the last event."""
        first, last = self.bars[0].period.first.year, self.bars[-1].period.last.year
        return str(first) if first == last else f"{first}–{last}"


def _groups(window: Window, user: Any) -> list[tuple[date, date, str, bool, int]]:
    """Events of the filter by first day, last day, side and whether it happened, with their number."""
    sides = {side: [t for t in EventType if t.quad == side] for side in SIDES}
    side = Case(
        *(When(event_type__in=types, then=Value(name)) for name, types in sides.items()),
        output_field=CharField(),
    )
    done = Case(
        When(Q(status__in=(Status.HAPPENED, Status.ONGOING)), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    rows = (
        window.whole.matching(user)
        .dated()
        .order_by()
        .annotate(side=side, done=done)
        .values_list("earliest", "latest", "side", "done")
        .annotate(number=Count("pk"))
    )
    return [
        (earliest or latest, latest or earliest, of, bool(happened), number)
        for earliest, latest, of, happened, number in rows
    ]


def _tick(day: date, coarse: bool) -> str:
    month = words.MONTHS[day.month - 1][:3]
    return f"{month} {day.year}" if coarse else f"{day.day} {month} {day.year}"


def _spread(
    groups: list[tuple[date, date, str, bool, int]], cut: list[Period]
) -> list[dict[tuple[str, bool], float]]:
    counts: list[dict[tuple[str, bool], float]] = [defaultdict(float) for _ in cut]
    starts = [period.first for period in cut]
    for first, last, side, happened, number in groups:
        low, high = bisect_right(starts, first) - 1, bisect_right(starts, last) - 1
        days = (last - first).days + 1
        for index in range(max(low, 0), high + 1):
            period = cut[index]
            inside = (min(period.last, last) - max(period.first, first)).days + 1
            counts[index][side, happened] += number * inside / days
    return counts


def _of(counts: dict[tuple[str, bool], float], sides: tuple[str, ...]) -> float:
    return sum(number for (side, _), number in counts.items() if side in sides)


def _height(counts: dict[tuple[str, bool], float], sides: tuple[str, ...]) -> float:
    """The square root of a side's number, so that one busy day does not flatten all others."""
    return math.sqrt(_of(counts, sides) + _of(counts, ("neutral",)) / 2)


def _segments(counts: dict[tuple[str, bool], float], scale: float) -> list[Segment]:
    neutral = _of(counts, ("neutral",)) / 2
    found = []
    for sides, direction in ((UP, -1), (DOWN, 1)):
        total = _of(counts, sides) + neutral
        share = _height(counts, sides) * scale / total if total else 0
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
    return Segment(side.replace(" ", "-"), f"{y:.1f}", f"{max(height, 1.0):.1f}", outlined)


def _number(value: float) -> str:
    if abs(value - round(value)) < 0.05:
        return str(round(value))
    return f"{value:.1f}"
