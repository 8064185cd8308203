"""Events that were looked at one by one, counted by periods as `timeline.models.counting.Counts` counts all."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from timeline.browse.found import Row
from timeline.models.counting import Span
from timeline.models.counts import Grain, period_of
from timeline.models.vocabulary import EventType, Status

_DONE = (Status.HAPPENED, Status.ONGOING)
_SIDE = {kind.value: kind.quad for kind in EventType}


class Looked:
    """Rows of events that have a date."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._told = [
            (day := row.day, max(row.until or day, day), _SIDE[row.event_type], row.status in _DONE)
            for row in rows
        ]

    def __bool__(self) -> bool:
        return bool(self._told)

    @property
    def begins(self) -> date:
        """The first day of all."""
        return date.fromordinal(min(first for first, *_ in self._told))

    @property
    def ends(self) -> date:
        """The last day of all."""
        return date.fromordinal(max(last for _, last, *_ in self._told))

    def spans(self, grain: Grain, first: date | None = None, last: date | None = None) -> list[Span]:
        """As `Counts.spans`."""
        low = period_of(grain, first or date.min)
        high = period_of(grain, last or date.max)
        periods: dict[int, int] = {}
        found: Counter[tuple[int, int, str, bool]] = Counter()
        for begins, ends, side, done in self._told:
            for day in (begins, ends):
                if day not in periods:
                    periods[day] = period_of(grain, date.fromordinal(day))
            if periods[begins] <= high and periods[ends] >= low:
                found[periods[begins], periods[ends], side, done] += 1
        return [(*key, number) for key, number in found.items()]

    def begun(self, first: date | None, last: date | None) -> int:
        """How many begin between two days, inclusive; None leaves that side open."""
        low = first.toordinal() if first else 0
        high = last.toordinal() if last else date.max.toordinal()
        return sum(low <= day <= high for day, *_ in self._told)
