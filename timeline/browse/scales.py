"""Scales: the lengths of time that the timeline is looked at in, day to decade, and windows of exactly that length."""

from dataclasses import dataclass
from datetime import date, timedelta

from timeline.extract.dates.edtf import Edtf
from timeline.models.counts import Grain, first_day, last_day, period_of

ALL = "all"
"""All time; every window that is open at an end is of this scale."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
SCALES = ("day", "week", "month", "quarter", "year", "decade", ALL)


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day of a window, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) // 2

    @property
    def edtf(self) -> tuple[Edtf, Edtf]:
        """The two ends as a window has them: years or months where they are whole, else days."""
        begins, ends = self.first, self.last
        for length, grain in ((4, Grain.YEAR), (7, Grain.MONTH)):
            whole = first_day(grain, period_of(grain, begins)) == begins
            if whole and last_day(grain, period_of(grain, ends)) == ends:
                return Edtf.parse(begins.isoformat()[:length]), Edtf.parse(ends.isoformat()[:length])
        return Edtf.of_day(begins), Edtf.of_day(ends)

    def moved(self, steps: int) -> "Span | None":
        """The span `steps` of its own length later (negative: earlier); None beyond the calendar.

        One of whole months is moved by months, so that June is followed by July and a year by a year.
        """
        first, last = (period_of(Grain.MONTH, day) for day in (self.first, self.last))
        try:
            if first_day(Grain.MONTH, first) == self.first and last_day(Grain.MONTH, last) == self.last:
                by = (last - first + 1) * steps
                ends = last_day(Grain.MONTH, last + by)
                return Span(first_day(Grain.MONTH, first + by), ends) if last + by < 120_000 else None
            by = self.days * steps
            return Span(self.first + timedelta(days=by), self.last + timedelta(days=by))
        except (ValueError, OverflowError):
            return None


def period(scale: str, day: date) -> Span:
    """The period of a scale (any but `ALL`) that holds a day, cut off at the ends of the calendar."""
    if scale == "day":
        return Span(day, day)
    if scale == "week":
        number = period_of(Grain.WEEK, day)
        return Span(first_day(Grain.WEEK, number), last_day(Grain.WEEK, number))
    months = _MONTHS[scale]
    start = period_of(Grain.MONTH, day) // months * months
    return Span(first_day(Grain.MONTH, max(start, 12)), last_day(Grain.MONTH, start + months - 1))


def fitting(first: date, last: date) -> str:
    """The smallest scale that is as long as the window."""
    days = (last - first).days + 1
    return next((scale for scale, longest in _LONGEST.items() if days <= longest), "decade")


def exactly(first: date, last: date) -> str:
    """The scale of which the window is one period; empty if it is none."""
    scale = fitting(first, last)
    return scale if period(scale, first) == Span(first, last) else ""
