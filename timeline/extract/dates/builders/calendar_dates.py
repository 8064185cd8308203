"""Builders of calendar dates: full dates, dates without a year, months."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from timeline.extract.dates.builders.common import MONTHS, NO_DAY, day_of, valid
from timeline.extract.dates.builders.yearless import month_before, year_beside, year_for
from timeline.extract.dates.direction import Direction, appointed, look
from timeline.extract.dates.lexicon import table
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, going_on, words
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    Value,
    of_day,
    of_month,
    of_weekend,
    unresolved,
)

SATURDAY = 6
NEAR_AHEAD = 6
"""Months ahead within which a month is the coming one if the clause looks ahead from a past."""

UNTOLD_AHEAD = 3
"""The same if the clause says nothing: captions and asides tell of what was."""


def full_date(match: Match, reference: Reference) -> Resolved:
    """Day, month and year as written."""
    return day_of(match.number("year") or 0, match.word("month"), match.number("day") or 0, "as written")


def iso_date(match: Match, reference: Reference) -> Resolved:
    """2021-05-21, with a time perhaps."""
    made = day_of(match.number("year") or 0, match.number("mm") or 0, match.number("dd") or 0, "as written")
    if match["hh"] and made.value.dated:
        return Resolved(made.value.at(f"{match['hh']}:{match['mi']}"), made.why)
    return made


def numeric_date(match: Match, reference: Reference) -> Resolved:
    """21/05/2021: day and month in the order that is valid; 05/06/2021 as the outlet writes, or nearer, and uncertain."""
    a, b, year = int(match["a"] or 0), int(match["b"] or 0), match["y"] or ""
    if len(year) == 2:
        if match["sep"] == "-" or len(match["a"] or "") + len(match["b"] or "") < (
            3 if match["sep"] == "/" else 4
        ):
            raise NotADateError("a number with separators, not a date")
        latest = (reference.day or date(2099, 1, 1)).year % 100 + 10
        year = f"{20 if int(year) <= latest else 19}{year}"
    readings = [
        date(int(year), month, day) for day, month in ((a, b), (b, a)) if valid(int(year), month, day)
    ]
    if not readings:
        raise NotADateError("no day of the calendar in either order")
    if match["sep"] == "." or len(set(readings)) == 1:
        if match["sep"] == "." and not valid(int(year), b, a):
            raise NotADateError("no day of the calendar")
        return Resolved(of_day(readings[0]), "as written")
    either = f"day and month may be either way round ({readings[0]} or {readings[1]})"
    if reference.month_first is not None:
        best = readings[int(reference.month_first)]
        first = "month" if reference.month_first else "day"
        return Resolved(of_day(best).uncertain(), f"{either}: the outlet writes the {first} first")
    reference_day = reference.day or readings[0]
    best = min(readings, key=lambda day: (abs((day - reference_day).days), day))
    return Resolved(of_day(best).uncertain(), f"{either}: the nearer to publication")


def month_day(match: Match, reference: Reference) -> Resolved:
    """A day without a year: the passage's year if it tells of another time, else the nearest to publication."""
    month, day = match.word("month"), match.number("day") or match.word("ordinal")
    check_month(match, reference, "month", beside_day=True)
    year, why = year_for(reference, match, month, day)
    if year is None:
        return Resolved(_pattern(month, day), f"no year in the text; {NO_DAY}")
    return day_of(year, month, day, why)


def month_year(match: Match, reference: Reference) -> Resolved:
    """A month of a year, as written."""
    value = of_month(_plausible(match.number("year") or 0), match.word("month"))
    return Resolved(value.with_mod(match.word("where") or ""), "as written")


def month_of_year(match: Match, reference: Reference) -> Resolved:
    """ "June last year", "July 25 of that year"."""
    month, day, step = match.word("month"), match.number("day"), match.word("which")
    named = reference.last(match.start) if step == 9 else None
    if step == 9 and named is None:
        raise NotADateError("refers to a year that the text has not given")
    if named is not None and named.first:
        year, why = named.first.year, f"the year of {named.timex}, the last date named"
    elif reference.day is None:
        return Resolved(unresolved(f"XXXX-{month:02}"), NO_DAY)
    else:
        year = reference.day.year + step
        why = f"the year {year} counted from publication, {words(reference.day)}"
    if day:
        return day_of(year, month, day, why)
    return Resolved(of_month(year, month).with_mod(match.word("where") or ""), why)


def which_month(match: Match, reference: Reference) -> Resolved:
    """ "Last April", "next May", "this September"."""
    month, step = match.word("month"), match.word("which")
    check_month(match, reference, "month")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-{month:02}"), NO_DAY)
    if step == 9:
        named = reference.last(match.start)
        if named is None or named.first is None:
            raise NotADateError("refers to a month of the text")
        year = going_on(named.first, month)
        return Resolved(of_month(year, month), f"goes on from {named.timex}, the last date named")
    year = reference.day.year
    if step < 0 and month >= reference.day.month:
        year -= 1
    if step > 0 and month <= reference.day.month:
        year += 1
    sense = {-1: "the last", 0: "this year’s", 1: "the next"}[step]
    value = of_month(year, month).with_mod(match.word("where") or "")
    return Resolved(value, f"{sense} {MONTHS[month]}, counted from publication, {words(reference.day)}")


def nth_of_month(match: Match, reference: Reference) -> Resolved:
    """ "The first Monday of July", "the last weekend in May 2019"."""
    check_month(match, reference, "month", beside_day=True)
    month, year = match.word("month"), match.number("year")
    why = "as written"
    if year is None:
        year, why = year_for(reference, match, month, 15)
    if year is None:
        return Resolved(unresolved(f"XXXX-{month:02}"), NO_DAY)
    number = match.word("weekday") or SATURDAY
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    those = [day for day in days if day.isoweekday() == number]
    nth = -1 if match["nth"] == "last" else match.word("nth") - 1
    if nth >= len(those):
        raise NotADateError("the month has no such day")
    return Resolved(of_day(those[nth]) if match["weekday"] else of_weekend(those[nth]), why)


def eleventh_of_september(match: Match, reference: Reference) -> Resolved:
    """ "9/11", "the Sept. 11 attacks"."""
    return Resolved(of_day(date(2001, 9, 11)), "the day of the attacks of 2001")


def bare_month(match: Match, reference: Reference) -> Resolved:
    """A month alone: the next if the clause looks ahead, the latest if it looks back, else the nearest."""
    month = match.word("month")
    check_month(match, reference, "month")
    where = match.word("where") or ""
    era = reference.before_christ(match.start)
    if era:
        return Resolved(
            unresolved(f"BC{era:04}-{month:02}").with_mod(where), f"of {era} BC, the last year named"
        )
    beside = year_beside(reference, match.end, month)
    passage = beside or reference.passage_year(match.start, month)
    if passage is not None:
        value = of_month(passage, month).with_mod(where)
        told = "that the date joined to it gives" if beside else "that the passage tells of"
        return Resolved(value, f"the year {passage} {told}")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-{month:02}"), f"no year in the text; {NO_DAY}")
    first = month_before(reference, match.start)
    if first is not None:
        value = of_month(first.year + (month < first.month), month).with_mod(where)
        return Resolved(value, f"goes on from {first:%B %Y}, which it is joined to")
    direction = look(reference, match.start, match.end)
    year = reference.day.year
    away = (month - reference.day.month) % 12
    if direction.ahead is False and not direction.firm and appointed(reference, match.start, match.end):
        direction = Direction(None, "the nearest, since it is appointed for a month", weak=True)
    near = away <= (NEAR_AHEAD if direction.weak else UNTOLD_AHEAD)
    ahead = near if direction.ahead is None or direction.weak else direction.ahead
    if away in {1, 10, 11} and ahead != (away == 1) and not direction.firm:
        ahead = away == 1
        direction = Direction(None, f"close to publication, though {direction.why}")
    if ahead and month < reference.day.month:
        year += 1
    if not ahead and month > reference.day.month:
        year -= 1
    side = "the next" if ahead else "the latest"
    if direction.ahead is None:
        side = "the nearest"
    if month == reference.day.month:
        side = "this"
    why = f"{side} {MONTHS[month]} from publication, {words(reference.day)}; {direction.why}"
    return Resolved(of_month(year, month).with_mod(where), why)


def _pattern(month: int, day: int) -> Value:
    return unresolved(f"XXXX-{month:02}-{day:02}" if valid(2020, month, day) else "")


def _plausible(year: int) -> int:
    if not 1 <= year <= 2999:
        raise NotADateError(f"{year} is no year of our time")
    return year


def check_month(match: Match, reference: Reference, group: str, beside_day: bool = False) -> None:
    """Refuse "may" and "march" the verbs, and months without a capital."""
    start = match.found.start(group)
    name = key_of(match[group] or "")
    if not reference.capital(start):
        raise NotADateError(f"“{name}” without a capital is a word, not a month")
    if len(name) == 3 and name != "may" and not beside_day and match["where"] is None:
        raise NotADateError(f"“{name}” alone is not read as a month")
    guards = table("guards", reference.language)["month"]
    if (
        name in guards.get("given_names", ())
        and not beside_day
        and not match["where"]
        and _is_given(match, reference, guards)
    ):
        raise NotADateError(f"“{name.title()}” is a person's name here")
    if name not in guards["verbs"] or beside_day or match["where"] or match["which"]:
        return
    before = re.search(r"([a-z-]+)[ (]{1,2}$", reference.before(start))
    after = reference.after(match.end, 12)
    if before and before[1] in guards["before"]:
        return
    if re.match(r",? ?[12][0-9]{3}|[-/][a-z]", after):
        return
    noun = re.match(r" ([a-z]{3,})", reference.after(match.end, 24))
    if before and before[1] in guards["owning"] and noun and noun[1] not in guards[f"not_after_{name}"]:
        return
    raise NotADateError(f"“{name.title()}” is a name or a verb here: nothing beside it makes it a month")


def _is_given(match: Match, reference: Reference, guards: dict[str, list[str]]) -> bool:
    """Whether a surname follows ("April Jones"), and nothing before it speaks for a month."""
    surname = re.match(r" [A-Z][a-z]+", reference.original[match.end : match.end + 24])
    before = re.search(r"([a-z-]+)[ (]{1,2}$", reference.before(match.start))
    led = before is not None and (before[1] in guards["before"] or before[1] in guards["owning"])
    return surname is not None and not led


def key_of(word: str) -> str:
    """A month's name without its full stop."""
    return word.rstrip(".")


def every_month(match: Match, reference: Reference) -> Resolved:
    """ "Each July": a set, no date."""
    check_month(match, reference, "month", beside_day=True)
    return Resolved(unresolved(f"XXXX-{match.word('month'):02}", "SET"), "a repeated month, not one date")


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "full_date": full_date,
    "iso_date": iso_date,
    "numeric_date": numeric_date,
    "month_day": month_day,
    "month_year": month_year,
    "month_of_year": month_of_year,
    "which_month": which_month,
    "bare_month": bare_month,
    "nth_of_month": nth_of_month,
    "eleventh_of_september": eleventh_of_september,
    "every_month": every_month,
}
