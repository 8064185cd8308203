"""Builders of ranges, "June 17-18", "from 2009 to 2013": one interval with its two ends."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.extract.dates.builders.common import NO_DAY, day_of
from timeline.extract.dates.builders.yearless import year_for
from timeline.extract.dates.builders.years import check_year
from timeline.extract.dates.reference import NotADateError, Reference, Resolved
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    Value,
    of_month,
    of_range,
    of_year,
    unresolved,
)

_OPENING = re.compile(r"(?:from|between) {1,3}(?:the )?")


def month_days(match: Match, reference: Reference) -> Resolved:
    """ "June 17-18", "24–26 August 2019": one month, two days."""
    month, first, last = match.word("month"), match.number("day") or 0, match.number("day2") or 0
    if " and " in match.found.group() and not match.found.group().startswith("between"):
        raise NotADateError("two days named one after the other, not a range")
    year = match.number("year")
    why = "as written"
    if year is None:
        year, why = year_for(reference, match, month, first)
    if year is None:
        return Resolved(unresolved(f"XXXX-{month:02}-{first:02}/XXXX-{month:02}-{last:02}"), NO_DAY)
    ends = day_of(year, month, first, why), day_of(year, month, last, why)
    if not ends[0].value.dated or not ends[1].value.dated:
        return ends[0] if not ends[0].value.dated else ends[1]
    return _range(match, ends[0].value, ends[1].value, why)


def two_month_days(match: Match, reference: Reference) -> Resolved:
    """ "from May 3 to May 5, 2021": the year belongs to both ends."""
    if " and " in match.found.group() and not match.found.group().startswith("between"):
        raise NotADateError("two days named one after the other, not a range")
    months = match.word("month"), match.word("month2")
    days = match.number("day") or 0, match.number("day2") or 0
    last_year = match.number("year2")
    first_year = match.number("year")
    why = "as written"
    if first_year is None and last_year is None:
        first_year, why = year_for(reference, match, months[0], days[0])
        if first_year is None:
            return Resolved(unresolved(), NO_DAY)
    if first_year is None and last_year is not None:
        first_year = last_year - (months[0] > months[1])
    if last_year is None and first_year is not None:
        last_year = first_year + (months[0] > months[1])
    ends = day_of(first_year or 0, months[0], days[0], why), day_of(last_year or 0, months[1], days[1], why)
    if not ends[0].value.dated or not ends[1].value.dated:
        return ends[0] if not ends[0].value.dated else ends[1]
    return _range(match, ends[0].value, ends[1].value, why)


def two_months(match: Match, reference: Reference) -> Resolved:
    """ "from March 2009 to May 2013"."""
    last_year = match.number("year2") or 0
    months = match.word("month"), match.word("month2")
    if " and " in match.found.group() and not match.found.group().startswith("between"):
        raise NotADateError("two months named one after the other, not a range")
    first_year = match.number("year") or last_year - (months[0] > months[1])
    return _range(match, of_month(first_year, months[0]), of_month(last_year, months[1]), "as written")


def two_years(match: Match, reference: Reference) -> Resolved:
    """ "from 2009 to 2013", "2009–13"."""
    first = match.number("year") or match.number("year3") or 0
    last = match.number("year2") or match.number("year4")
    short = match["short"] or match["short2"]
    if last is None:
        if first % 100 >= int(short or 0):
            raise NotADateError("a number with a hyphen, not two years")
        last = first // 100 * 100 + int(short or 0)
    if not 1000 <= first < last <= 2200:
        raise NotADateError("two numbers, not two years")
    if not re.search(r"\bover $", reference.before(match.start, 6)):
        check_year(match, reference, last)
    return _range(match, of_year(first), of_year(last), "as written")


def _range(match: Match, first: Value, last: Value, why: str) -> Resolved:
    try:
        whole = of_range(first, last)
    except ValueError as error:
        raise NotADateError(str(error)) from error
    to = "to" if match["to"] else "to2"
    opening = _OPENING.match(match.found.group())
    start = match.start + (opening.end() if opening else 0)
    ends = (start, match.found.start(to), first), (match.found.end(to), match.end, last)
    return Resolved(whole, why, ends)


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "month_days": month_days,
    "two_month_days": two_month_days,
    "two_months": two_months,
    "two_years": two_years,
}
