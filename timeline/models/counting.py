"""Which roll-up answers a question: years and months of everything by quad class, the rest by type and status."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from timeline.models.counts import EventCount, QuadCount, SpanQuerySet, days_before, whole_periods_before


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of events of some types and statuses (none: any), accepted or not (None: both)."""

    fine: SpanQuerySet
    coarse: SpanQuerySet | None
    """The same in `QuadCount`, where it tells it."""

    @classmethod
    def of(
        cls, *, types: Iterable[str] = (), statuses: Iterable[str] = (), accepted: bool | None = None
    ) -> "Counts":
        fine: Any = EventCount.objects.of(types=types, statuses=statuses, accepted=accepted)
        if types or statuses:
            return cls(fine, None)
        coarse: Any = QuadCount.objects.all()
        return cls(fine, coarse if accepted is None else coarse.filter(accepted=accepted))

    def none(self) -> "Counts":
        """The counts of nothing."""
        return Counts(self.fine.none(), None)

    def spans(self, grain: str, first: date | None = None, last: date | None = None) -> Any:
        """As `SpanQuerySet.spans`."""
        rows = self.coarse if self.coarse is not None and grain in QuadCount.GRAINS else self.fine
        return rows.spans(grain, first, last)

    def undated_number(self) -> int:
        """How many have no date."""
        return self.fine.undated_number()

    def dated_number(self, first: date | None = None, last: date | None = None) -> int:
        """As `SpanQuerySet.dated_number`."""
        if self.coarse is None:
            return self.fine.dated_number(first, last)
        if last is None or last == date.max:
            begun = self.coarse.dated_number()
        else:
            begun = self._before(self.coarse, "first", last + timedelta(days=1))
        return begun - (self._before(self.coarse, "last", first) if first is not None else 0)

    def _before(self, coarse: SpanQuerySet, end: str, day: date) -> int:
        whole = coarse.filter(whole_periods_before(end, day)).total()
        return whole + (self.fine.filter(days_before(end, day)).total() if day.day > 1 else 0)
