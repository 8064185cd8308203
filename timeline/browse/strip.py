"""The density strip: how many events there are over the whole range of a filter, drawn on the server as SVG.

Cooperation stands above the axis, conflict below, what is neither lies on it; words are pale and deeds are full; what
is only planned, cancelled or denied is outlined. An event counts once. Where its date is wider than a bar it is spread
evenly over the bars it may belong to, so that a month is never drawn as its first day.
"""

import json
import math
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from timeline.browse.bars import COVERAGE, COVERAGE_TOP, Bar, Counts, scale_for, segments, spread
from timeline.browse.density import Density, closer, coverage, density
from timeline.browse.found import Found
from timeline.browse.outline import Outline
from timeline.browse.periods import Period, periods
from timeline.browse.reach import Reach
from timeline.browse.ticks import Tick, ticks
from timeline.browse.window import Window
from timeline.browse.words import plain_day, span
from timeline.extract.dates.edtf import Edtf

STEP = 10
"""Units of the drawing from bar to bar."""
_SINCE, _UNTIL = Edtf.of_day(date(1, 1, 1)), Edtf.of_day(date(1, 1, 2))
"""Stand for a bar's days in its address; no other parameter can look like them, because it would be quoted."""
MOST_FOR_DETAIL = 0.4
"""The share of the strip's bars up to which a window gets a strip of its own."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """Events that the strip does not reach: “3 earlier, from 1861”, and the window that shows them."""

    label: str
    href: str


class Strip:
    """The strip of a window's filter; the window itself is marked on it."""

    def __init__(self, found: Found, density: Density | None) -> None:
        self.found = found
        self.window = found.window
        self.density = density
        self.groups = density.groups if density else []
        self.reach = density.reach if density else Reach(date.min, date.min)
        self.first, self.last = self.reach.first, self.reach.last

    @classmethod
    def of(cls, window: Window, user: Any) -> "Strip":
        """The strip of a window for what `user` may see."""
        found = Found(window, user)
        return cls(found, density(found))

    @cached_property
    def detail(self) -> "Strip | None":
        """The window alone on a strip of its own, with finer bars; None where it would not be finer."""
        first, last = self.window.first_day or self.first, self.window.last_day or self.last
        chosen = [bar for bar in self.bars if bar.chosen]
        if (
            not self.density
            or not 0 < len(chosen) <= len(self.bars) * MOST_FOR_DETAIL
            or chosen[0].period.days == 1
            or first == last
        ):
            return None
        inside = closer(self.density, first, last)
        return Strip(self.found, inside) if inside else None

    @property
    def detail_when(self) -> str:
        """The time that the closer strip shows: the window's, or less where its events lie closer together."""
        window, detail = self.window, self.detail
        if not detail or (detail.first == window.first_day and detail.last == window.last_day):
            return window.when
        return span(detail.first, detail.last)

    @cached_property
    def bars(self) -> list[Bar]:
        if not self.groups:
            return []
        cut = periods(self.first, self.last)
        counts = spread(self.groups, cut)
        scale = scale_for(counts)
        read = self._read(cut)
        return [self._bar(n, period, counts[n], scale, read[n]) for n, period in enumerate(cut)]

    def _read(self, cut: list[Period]) -> list[int]:
        """Articles read of each period; whatever the filter, because silence is not the same as not looking."""
        starts, read = [period.first for period in cut], [0] * len(cut)
        for first, last, articles in coverage(cut[0].first, min(cut[-1].last, self.window.as_of or date.max)):
            if first <= cut[-1].last and last >= cut[0].first:
                read[max(bisect_right(starts, first) - 1, 0)] += articles
        return read

    @cached_property
    def _address(self) -> str:
        """The address of a bar's window, with `_SINCE` and `_UNTIL` for its days: written once, not for each bar."""
        return self.window.but(first=_SINCE, last=_UNTIL, undated=False).href

    def _href(self, period: Period) -> str:
        since, until = f"from={period.first.isoformat()}", f"to={period.last.isoformat()}"
        return self._address.replace(f"from={_SINCE.text}", since).replace(f"to={_UNTIL.text}", until)

    def _bar(self, number: int, period: Period, counts: Counts, scale: float, read: int) -> Bar:
        first, last = self.window.first_day, self.window.last_day
        limited = first is not None or last is not None
        chosen = limited and (first or date.min) <= period.last and (last or date.max) >= period.first
        drawn = tuple(segments(counts, scale)) if counts else ()
        return Bar(period, counts, number * STEP, self._href(period), drawn, chosen, read)

    @cached_property
    def paths(self) -> list[tuple[str, str]]:
        """Class and outline of everything that is drawn: one path for all rectangles of a kind."""
        drawn: dict[tuple[str, bool], Outline] = defaultdict(Outline)
        read = Outline()
        most = max((bar.read for bar in self.bars), default=0)
        for bar in self.bars:
            x = bar.x + 1
            for kind, y, height, outlined in bar.segments:
                drawn[kind, outlined].add(x, y, STEP - 2, height)
            if bar.read:
                high = max(COVERAGE * math.sqrt(bar.read / most), 1.0)
                read.add(x, COVERAGE_TOP, STEP - 2, high)
        paths = [
            (f"seg {kind}{' outlined' if outlined else ''}", str(path))
            for (kind, outlined), path in drawn.items()
        ]
        return [*paths, ("read", str(read))] if most else paths

    @property
    def periods(self) -> str:
        """First day, last day and name of every period, as JSON for the script."""
        return json.dumps(
            [
                [bar.period.first.isoformat(), bar.period.last.isoformat(), bar.period.label]
                for bar in self.bars
            ],
            ensure_ascii=False,
        )

    @property
    def chosen(self) -> str:
        """Numbers of the first and the last bar of the window; empty if it is all time or beside the strip."""
        chosen = [n for n, bar in enumerate(self.bars) if bar.chosen]
        return f"{chosen[0]} {chosen[-1]}" if chosen else ""

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
        """What stands under the strip."""
        return ticks([bar.period for bar in self.bars])

    @property
    def earlier(self) -> Beyond | None:
        """What begins before the strip does."""
        if not self.density or not (self.reach.earlier or self.density.more_before):
            return None
        until = self.window.but(first=None, last=Edtf.of_day(self.first - timedelta(days=1)), undated=False)
        if self.density.more_before:
            return Beyond(f"More before {plain_day(self.first)}", until.href)
        return Beyond(f"{self.reach.earlier:,} earlier, from {self.density.begins.year}", until.href)

    @property
    def later(self) -> Beyond | None:
        """What ends after the strip does."""
        if not self.density or not (self.reach.later or self.density.more_after):
            return None
        since = self.window.but(first=Edtf.of_day(self.last + timedelta(days=1)), last=None, undated=False)
        if self.density.more_after:
            return Beyond(f"More after {plain_day(self.last)}", since.href)
        return Beyond(f"{self.reach.later:,} later, until {self.density.ends.year}", since.href)

    @property
    def busy(self) -> list[Bar]:
        """The bars with something in them."""
        return [bar for bar in self.bars if bar.total]

    @property
    def years(self) -> str:
        """“2003–2021”: the years between the first and the last event."""
        if not self.density:
            return ""
        first, last = self.density.begins.year, self.density.ends.year
        return str(first) if first == last else f"{first}–{last}"
