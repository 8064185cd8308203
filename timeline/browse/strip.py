"""The density strip: how many events there are over the whole range of a filter, drawn on the server as SVG.

Cooperation stands above the axis, conflict below, what is neither lies on it; words are pale and deeds are full; what
is only planned, cancelled or denied is outlined. An event counts once. Where its date is wider than a bar it is spread
evenly over the bars it may belong to, so that a month is never drawn as its first day.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, Case, CharField, Count, Q, Value, When

from timeline.browse.bars import SIDES, Bar, Counts, Group, scale_for, segments, spread
from timeline.browse.periods import Period, periods
from timeline.browse.reach import Reach, reach
from timeline.browse.ticks import Tick, ticks
from timeline.browse.window import Window
from timeline.extract.dates.edtf import Edtf
from timeline.models.vocabulary import EventType, Status

STEP = 10
"""Units of the drawing from bar to bar."""
MOST_FOR_DETAIL = 0.4
"""The share of the strip's bars up to which a window gets a strip of its own."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """Events that the strip does not reach: “3 earlier, from 1861”, and the window that shows them."""

    label: str
    href: str


class Strip:
    """The strip of a window's filter; the window itself is marked on it."""

    def __init__(self, window: Window, user: Any, groups: list[Group] | None = None) -> None:
        self.window = window
        self.user = user
        self.groups = _groups(window, user) if groups is None else groups
        self.reach = (
            reach(self.groups, window.first_day, window.last_day)
            if self.groups
            else Reach(date.min, date.min)
        )
        self.first, self.last = self.reach.first, self.reach.last

    @cached_property
    def detail(self) -> "Strip | None":
        """The window alone on a strip of its own, with finer bars; None where it would not be finer."""
        first, last = self.window.first_day or self.first, self.window.last_day or self.last
        inside = [group for group in self.groups if group.first <= last and group.last >= first]
        chosen = [bar for bar in self.bars if bar.chosen]
        if (
            not inside
            or not 0 < len(chosen) <= len(self.bars) * MOST_FOR_DETAIL
            or chosen[0].period.days == 1
        ):
            return None
        closer = Strip(self.window, self.user, inside)
        closer.reach = Reach(
            max(first, min(group.first for group in inside)), min(last, max(group.last for group in inside))
        )
        closer.first, closer.last = closer.reach.first, closer.reach.last
        return closer

    @cached_property
    def bars(self) -> list[Bar]:
        if not self.groups:
            return []
        cut = periods(self.first, self.last)
        counts = spread(self.groups, cut)
        scale = scale_for(counts)
        return [self._bar(n, period, counts[n], scale) for n, period in enumerate(cut)]

    def _bar(self, number: int, period: Period, counts: Counts, scale: float) -> Bar:
        window = self.window.but(
            first=Edtf.of_day(period.first), last=Edtf.of_day(period.last), undated=False
        )
        first, last = self.window.first_day, self.window.last_day
        limited = first is not None or last is not None
        chosen = limited and (first or date.min) <= period.last and (last or date.max) >= period.first
        return Bar(period, counts, number * STEP, window.href, tuple(segments(counts, scale)), chosen)

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
        if not self.reach.earlier:
            return None
        begins = min(group.first for group in self.groups)
        until = self.window.but(first=None, last=Edtf.of_day(self.first - timedelta(days=1)), undated=False)
        return Beyond(f"{self.reach.earlier} earlier, from {begins.year}", until.href)

    @property
    def later(self) -> Beyond | None:
        """What ends after the strip does."""
        if not self.reach.later:
            return None
        ends = max(group.last for group in self.groups)
        since = self.window.but(first=Edtf.of_day(self.last + timedelta(days=1)), last=None, undated=False)
        return Beyond(f"{self.reach.later} later, until {ends.year}", since.href)

    @property
    def busy(self) -> list[Bar]:
        """The bars with something in them."""
        return [bar for bar in self.bars if bar.total]

    @property
    def years(self) -> str:
        """“2003–2021”: the years between the first and the last event."""
        first = min(group.first for group in self.groups).year
        last = max(group.last for group in self.groups).year
        return str(first) if first == last else f"{first}–{last}"


def _groups(window: Window, user: Any) -> list[Group]:
    """All dated events of the filter, at any time."""
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
        Group(earliest or latest, latest or earliest, of, bool(happened), number)
        for earliest, latest, of, happened, number in rows
    ]
