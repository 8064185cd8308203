"""Events that were looked at one by one, counted by periods as `timeline.models.counting.Counts` counts all."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from timeline.browse.rows import Row
from timeline.models.counting import Span
from timeline.models.counts import Grain, period_of
from timeline.models.position import SEQUENCE_BITS
from timeline.models.vocabulary import EventType, Status

_DONE = (Status.HAPPENED.value, Status.ONGOING.value)
_SIDE = {kind.value: kind.quad for kind in EventType}


class Looked:
    """Rows of events that have a date."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._told = [
            (
                day := position >> SEQUENCE_BITS,
                until if until and until > day else day,
                _SIDE[kind],
                status in _DONE,
            )
            for position, _, until, kind, status in rows
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
        days = {day for told in self._told for day in told[:2]}
        period = {day: period_of(grain, date.fromordinal(day)) for day in days}
        found = Counter(
            [(period[begins], period[ends], side, done) for begins, ends, side, done in self._told]
        )
        return [(*key, number) for key, number in found.items() if key[0] <= high and key[1] >= low]
