"""Which roll-up answers a question: years and months of everything by quad class, the rest by type and status."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Q

from timeline.models.counts import EventCount, Grain, QuadCount, SpanQuerySet, days_before, months_before
from timeline.models.plain_values import plain

Span = tuple[int, int, str, bool, int]
"""First and last period, quad class, whether they have happened, number."""


class Counts:
    """The counts of events of some types and statuses (none: any), accepted or not (None: both)."""

    def __init__(
        self, types: Iterable[str] = (), statuses: Iterable[str] = (), accepted: bool | None = None
    ) -> None:
        self.fine: SpanQuerySet = EventCount.objects.of(types=types, statuses=statuses, accepted=accepted)
        self.coarse: SpanQuerySet | None = None
        """The same in `QuadCount`, where it tells it."""
        if not (types or statuses):
            rows: Any = QuadCount.objects.all()
            self.coarse = rows if accepted is None else rows.filter(accepted=accepted)

    def none(self) -> "Counts":
        """The counts of nothing."""
        self.fine, self.coarse = self.fine.none(), None
        return self

    def spans(self, grain: str, first: date | None = None, last: date | None = None) -> list[Span]:
        """As `SpanQuerySet.spans`."""
        if grain == Grain.YEAR and first is None and last is None:
            return self.years
        rows = self.coarse if self.coarse is not None and grain in QuadCount.GRAINS else self.fine
        return plain(rows.spans(grain, first, last))

    @cached_property
    def years(self) -> list[Span]:
        """The years of all that have a date."""
        rows = self.fine if self.coarse is None else self.coarse
        return plain(rows.spans(Grain.YEAR))

    def undated_number(self) -> int:
        """How many have no date."""
        return self.fine.undated_number()

    def dated_number(self, first: date | None = None, last: date | None = None) -> int:
        """As `SpanQuerySet.dated_number`, from the years, and for the year that a day lies in by a query or two."""
        if last is None or last == date.max:
            begun = sum(number for *_, number in self.years)
        else:
            begun = self._before("first", last + timedelta(days=1))
        return begun - (self._before("last", first) if first is not None else 0)

    def _before(self, end: str, day: date) -> int:
        found = sum(
            number for first, last, *_, number in self.years if (first if end == "first" else last) < day.year
        )
        if self.coarse is None:
            inside = months_before(end, day) | days_before(end, day)
            return found + (self._number(self.fine, inside) if (day.month, day.day) != (1, 1) else 0)
        found += self._number(self.coarse, months_before(end, day)) if day.month > 1 else 0
        return found + (self._number(self.fine, days_before(end, day)) if day.day > 1 else 0)

    def _number(self, rows: SpanQuerySet, which: Q) -> int:
        return rows.filter(which).total()
