"""What a time expression means: an interval of days with its grain, and TIMEX3 and EDTF as two ways to write it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}
"""TIMEX3 season → (first month, EDTF season code), northern hemisphere."""

_HALVED = {"TH": "PT30M", "TM": "PT30S", "Y": "P6M", "D": "PT12H"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value in TIMEX3's sense. `first` and `last` are None where it names no days of the calendar."""

    type: str  # DATE, TIME, DURATION, SET
    timex: str
    grain: str = ""  # day, week, weekend, month, quarter, half, season, year, decade, century, interval
    first: date | None = None
    last: date | None = None
    edtf: str | None = None
    mod: str = ""  # TIMEX3 mod: START, MID, END, APPROX …

    @property
    def dated(self) -> bool:
        """Whether it names days of the calendar."""
        return self.first is not None

    def at(self, clock: str) -> Value:
        """The same day with a time of day ("10:30", "NI", "MO")."""
        return replace(self, type="TIME", timex=f"{self.timex.partition('T')[0]}T{clock}")

    def with_mod(self, mod: str) -> Value:
        """The same with a TIMEX3 modifier."""
        return replace(self, mod=mod) if mod else self

    def uncertain(self) -> Value:
        """The same, marked uncertain in EDTF."""
        return replace(self, edtf=f"{self.edtf}?" if self.edtf and "/" not in self.edtf else self.edtf)

    def approximate(self) -> Value:
        """The same, marked approximate in TIMEX3 and EDTF."""
        edtf = f"{self.edtf}~" if self.edtf and "/" not in self.edtf else self.edtf
        return replace(self, mod="APPROX", edtf=edtf)


def unresolved(timex: str = "", type: str = "DATE") -> Value:
    """A value that names no days: a pattern ("XXXX-06-31" has none, so ""), or a reference such as PAST_REF."""
    return Value(type, timex)


def of_day(day: date) -> Value:
    """One day."""
    iso = day.isoformat()
    return Value("DATE", iso, "day", day, day, iso)


def of_month(year: int, month: int) -> Value:
    """A month of a year."""
    text = f"{year:04}-{month:02}"
    return Value("DATE", text, "month", date(year, month, 1), _month_end(year, month), text)


def of_year(year: int) -> Value:
    """A year, 1 to 9999."""
    text = f"{year:04}"
    return Value("DATE", text, "year", date(year, 1, 1), date(year, 12, 31), text)


def of_week(day: date) -> Value:
    """The ISO week that holds the day."""
    year, week, weekday = day.isocalendar()
    first = day - timedelta(weekday - 1)
    return _days("week", f"{year:04}-W{week:02}", first, first + timedelta(6))


def of_weekend(day: date) -> Value:
    """Saturday and Sunday of the ISO week that holds the day."""
    year, week, weekday = day.isocalendar()
    first = day + timedelta(6 - weekday)
    return _days("weekend", f"{year:04}-W{week:02}-WE", first, first + timedelta(1))


def of_quarter(year: int, quarter: int) -> Value:
    """A calendar quarter, 1 to 4."""
    return _days(
        "quarter",
        f"{year:04}-Q{quarter}",
        date(year, 3 * quarter - 2, 1),
        _month_end(year, 3 * quarter),
    )


def of_half(year: int, half: int) -> Value:
    """A calendar half-year, 1 or 2."""
    return _days("half", f"{year:04}-H{half}", date(year, 6 * half - 5, 1), _month_end(year, 6 * half))


def of_season(year: int, season: str) -> Value:
    """A season by TIMEX3's letters; winter is the one that begins in December of the year."""
    month, code = SEASONS[season]
    first = date(year, month, 1)
    last = first + relativedelta(months=3, days=-1)
    return Value("DATE", f"{year:04}-{season}", "season", first, last, f"{year:04}-{code}")


def of_decade(first_year: int) -> Value:
    """The ten years from a year that ends in 0."""
    stem = f"{first_year // 10:03}"
    return Value(
        "DATE", stem, "decade", date(max(first_year, 1), 1, 1), date(first_year + 9, 12, 31), f"{stem}X"
    )


def of_century(number: int) -> Value:
    """A century by its ordinal: 20 is the years 1900 to 1999, as TIMEX3 counts."""
    stem = f"{number - 1:02}"
    first = (number - 1) * 100
    return Value("DATE", stem, "century", date(max(first, 1), 1, 1), date(first + 99, 12, 31), f"{stem}XX")


def of_range(first: Value, last: Value) -> Value:
    """From the beginning of one value to the end of another. Raises ValueError if that is backwards."""
    if first.first is None or last.last is None or first.first > last.last:
        raise ValueError(f"{first.timex} to {last.timex} runs backwards")
    return Value(
        "DATE",
        f"{first.timex}/{last.timex}",
        "interval",
        first.first,
        last.last,
        f"{first.edtf}/{last.edtf}",
    )


def duration(number: Any, unit: str, mod: str = "") -> Value:
    """A length of time; `unit` as in the lexicon ("D", "2W", "10Y", or "TH" for clock hours), number may be "X"."""
    clock, unit = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    factor = unit[:-1]
    if factor:
        number = number if number == "X" else number * int(factor)
        if number == "X" and unit.endswith("Y"):
            return Value("DURATION", f"PX{ {'10Y': 'E', '100Y': 'C'}[unit] }", mod=mod)
    if number == 0.5 and not factor and (halved := _HALVED.get(f"{clock}{unit}")):
        return Value("DURATION", halved, mod=mod)
    half = {"Y": "6M", "H": "30M", "M": "30S" if clock else ""}.get(unit[-1], "")
    if number != "X" and number % 1 == 0.5 and number > 1 and half:
        return Value("DURATION", f"P{clock}{int(number)}{unit[-1]}{half}", mod=mod)
    amount = number if number == "X" else f"{number:g}"
    return Value("DURATION", f"P{clock}{amount}{unit[-1]}", mod=mod)


def shift(day: date, number: float, unit: str) -> date:
    """The day that lies `number` units away (unit as in the lexicon).

    Raises ValueError or OverflowError beyond the years 1 to 9999.
    """
    factor = int(unit[:-1] or 1)
    whole = number * factor
    letter = unit[-1]
    if letter == "D":
        return day + timedelta(days=round(whole))
    if letter == "W":
        return day + timedelta(days=round(whole * 7))
    months = {"M": 1, "Q": 3, "Y": 12}[letter]
    return day + relativedelta(months=round(whole * months))


def day_away(day: date, number: int) -> date | None:
    """The day `number` days on (back, if negative); None beyond the years 1 to 9999."""
    try:
        return day + timedelta(number)
    except OverflowError:
        return None


def at_grain(day: date, unit: str) -> Value:
    """The period of the unit's grain that holds the day."""
    letter = unit[-1]
    if letter == "D":
        return of_day(day)
    if letter == "W":
        return of_week(day)
    if letter == "M":
        return of_month(day.year, day.month)
    if letter == "Q":
        return of_quarter(day.year, (day.month + 2) // 3)
    return of_year(day.year)


def _days(grain: str, timex: str, first: date, last: date) -> Value:
    return Value("DATE", timex, grain, first, last, f"{first.isoformat()}/{last.isoformat()}")


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
