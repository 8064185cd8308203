"""EDTF (ISO 8601-2) strings as intervals of days.

One value object, `Edtf`, which the whole project uses to read a stored date: what is the first day it may
mean, the last, and how precise is it. Levels 0 and 1 are read in full, with the sets of level 2
(`[..]`, `{..}`); times of day are accepted and ignored for the bounds. Years 1 to 9999.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

PRECISIONS = ("day", "month", "season", "year", "decade", "century", "interval", "open", "none")
"""`open` has only one end; `none` says that there is no date at all."""

# ISO 8601-2 seasons 21 to 24 as northern meteorological seasons: first month, length in months.
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_PART = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%])?")
_TIME = re.compile(r"T[0-9]{2}(?::[0-9]{2}){0,2}(?:Z|[+-][0-9]{2}:?[0-9]{2})?")


class EdtfError(ValueError):
    """The string is not an EDTF date that this project reads; the message says which part and why."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written and the days it covers.

    `earliest` and `latest` are inclusive; either is None where the date is open or unknown on that side.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: str
    uncertain: bool = False
    approximate: bool = False

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read an EDTF string. Raises `EdtfError` with the offending part."""
        text = text.strip()
        if not text:
            raise EdtfError("an empty string is not a date")
        uncertain = "?" in text or "%" in text
        approximate = "~" in text or "%" in text
        if text[0] in "[{":
            earliest, latest, precision = _set(text)
        elif "/" in text:
            earliest, latest, precision = _interval(text)
        else:
            earliest, latest, precision = _part(text)
        return cls(text, earliest, latest, precision, uncertain, approximate)

    @classmethod
    def of_day(cls, day: date) -> Edtf:
        """The EDTF of one certain day."""
        return cls(day.isoformat(), day, day, "day")

    @classmethod
    def of_interval(cls, first: date, last: date) -> Edtf:
        """The EDTF of the days from `first` to `last`, a single day where they are equal."""
        if first == last:
            return cls.of_day(first)
        return cls.parse(f"{first.isoformat()}/{last.isoformat()}")


def single_day(text: str | None) -> date | None:
    """The day, if the string is EDTF for one certain day; None for all else."""
    try:
        found = Edtf.parse(text) if text else None
    except EdtfError:
        return None
    return found.earliest if found and found.earliest == found.latest else None


def _part(text: str) -> tuple[date, date, str]:
    plain = _TIME.sub("", text)
    found = _PART.fullmatch(plain)
    if not found:
        raise EdtfError(f"“{text}” is not a year, month, season or day in EDTF")
    year, month, day, _ = found.groups()
    if "X" in year:
        if month:
            raise EdtfError(f"“{text}” has a month in an unspecified year")
        width = 10 if year.endswith("X") and not year.endswith("XX") else 100
        first = int(year.replace("X", "0"))
        if first == 0:
            return date(1, 1, 1), date(width - 1, 12, 31), "decade" if width == 10 else "century"
        return (
            date(first, 1, 1),
            date(first + width - 1, 12, 31),
            "decade" if width == 10 else "century",
        )
    number = int(year)
    if number < 1:
        raise EdtfError(f"“{text}”: years run from 0001 to 9999")
    if month is None or month == "XX":
        return date(number, 1, 1), date(number, 12, 31), "year"
    return _month_or_day(text, number, int(month), day)


def _month_or_day(text: str, year: int, month: int, day: str | None) -> tuple[date, date, str]:
    if month in _SEASONS and day is None:
        start_month, length = _SEASONS[month]
        first = date(year, start_month, 1)
        if year == 9999 and month == 24:
            return first, date(9999, 12, 31), "season"
        return first, first + relativedelta(months=length, days=-1), "season"
    if not 1 <= month <= 12:
        raise EdtfError(f"“{text}” has no month {month}")
    last = calendar.monthrange(year, month)[1]
    if day is None or day == "XX":
        return date(year, month, 1), date(year, month, last), "month"
    if not 1 <= int(day) <= last:
        raise EdtfError(f"“{text}”: {year:04}-{month:02} has no day {int(day)}")
    exact = date(year, month, int(day))
    return exact, exact, "day"


def _interval(text: str) -> tuple[date | None, date | None, str]:
    left, _, right = text.partition("/")
    if "/" in right:
        raise EdtfError(f"“{text}” has more than two ends")
    first = None if left in ("", "..") else _part(left)[0]
    last = None if right in ("", "..") else _part(right)[1]
    if first is None and last is None:
        raise EdtfError(f"“{text}” has no end that is known")
    if first and last and first > last:
        raise EdtfError(f"“{text}” ends before it begins")
    return first, last, "interval" if first and last else "open"


def _set(text: str) -> tuple[date | None, date | None, str]:
    closing = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(closing):
        raise EdtfError(f"“{text}” lacks its closing “{closing}”")
    firsts: list[date | None] = []
    lasts: list[date | None] = []
    for member in text[1:-1].split(","):
        left, dots, right = member.strip().partition("..")
        firsts.append(None if dots and not left else _part(left)[0])
        lasts.append(None if dots and not right else _part(right if dots else left)[1])
    known_firsts = [day for day in firsts if day is not None]
    known_lasts = [day for day in lasts if day is not None]
    first = min(known_firsts) if len(known_firsts) == len(firsts) else None
    last = max(known_lasts) if len(known_lasts) == len(lasts) else None
    if first is None and last is None:
        raise EdtfError(f"“{text}” has no end that is known")
    return first, last, "interval" if first and last else "open"
