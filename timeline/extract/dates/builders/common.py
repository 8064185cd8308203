"""What several builders share: counts, periods and days of the calendar."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import takewhile
from typing import Any

from timeline.extract.dates.lexicon import key, lookup
from timeline.extract.dates.reference import Reference, Resolved
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    Value,
    at_grain,
    of_century,
    of_day,
    of_decade,
    of_quarter,
    of_weekend,
    unresolved,
)

NO_DAY = "the article has no publication date to count from"
MONTHS = calendar.month_name


PERIOD_UNIT = {
    "week": "W",
    "weekend": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "10Y",
    "century": "100Y",
}


def count(match: Match) -> Any:
    """The number of the "count" group: an int, a float or "X"."""
    said = match["count"] or ""
    if said[:1].isdigit():
        number = float(said.replace(",", ""))
        return int(number) if number.is_integer() else number
    return lookup("number", match.rule.language)[key(said)]


def period_of(day: date, period: str) -> Value:
    """The week, month, quarter … that holds the day."""
    if period == "weekend":
        return of_weekend(day)
    if period == "decade":
        return of_decade(day.year // 10 * 10)
    if period == "century":
        return of_century(day.year // 100 + 1)
    return at_grain(day, {"week": "W", "month": "M", "quarter": "Q", "year": "Y"}[period])


def day_of(year: int, month: int, day: int, why: str) -> Resolved:
    """One day of the calendar, or text without a value where the month has no such day ("June 31")."""
    if not valid(year, month, day):
        return Resolved(
            unresolved(), f"{MONTHS[month] if 1 <= month <= 12 else month} {year} has no day {day}"
        )
    return Resolved(of_day(date(year, month, day)), why)


def valid(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


FAR = 3000
"""Characters over which "the quarter" still refers to a quarter named before it."""


ARTICLE = 10_000
"""Characters back over which a text is one article's report."""


def reported(reference: Reference, offset: int, reach: int = FAR) -> Value | None:
    """The quarter that an article reports on: of those it has named the latest that is over, else the last named.

    None if none is named within `reach` characters.
    """
    near = reference.last(offset, ("quarter",), reach)
    if near is None or reference.day is None:
        return near
    near_by = takewhile(lambda row: row[1] > offset - ARTICLE, reversed(reference.named))
    named = [value for _, end, value in near_by if value.grain == "quarter" and end <= offset]
    over = [value.last for value in named if value.last and value.last < reference.day]
    return next((value for value in named if value.last == max(over)), near) if over else near


def year_before(quarter: Value) -> Resolved:
    """The same quarter a year before."""
    first = quarter.first or date.min
    value = of_quarter(first.year - 1, (first.month + 2) // 3)
    return Resolved(value, f"the same quarter a year before {quarter.timex}, the quarter reported on")
