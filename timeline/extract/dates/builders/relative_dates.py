"""Builders of what is counted from now: today, last week, two years ago, in three days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from timeline.extract.dates.builders.anaphora import same_period
from timeline.extract.dates.builders.common import NO_DAY, PERIOD_UNIT, count, reported, year_before
from timeline.extract.dates.direction import look
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    Value,
    at_grain,
    duration,
    of_century,
    of_day,
    of_decade,
    of_weekend,
    shift,
    unresolved,
)


def deictic(match: Match, reference: Reference) -> Resolved:
    """Today, yesterday, tomorrow, tonight, this morning: counted from the day of publication."""
    if reference.capital(match.start) and re.search(r"[a-z] $", reference.before(match.start, 2)):
        raise NotADateError("part of a name")
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    step, part = match.word("word")
    if reference.narrative and step == 0 and not part:
        return Resolved(unresolved("PRESENT_REF"), "in a history: the time of writing, no day")
    if match["part"]:
        part = match.word("part")
    value = of_day(reference.day + timedelta(step))
    sense = {0: "the day", 1: "the day after", -1: "the day before"}.get(
        step, f"{abs(step)} days {'after' if step > 0 else 'before'}"
    )
    why = (
        f"{sense} of publication, {words(reference.day)}"
        if step == 0
        else f"{sense} publication, {words(reference.day)}"
    )
    return Resolved(value.at(part) if part else value, why)


def which_period(match: Match, reference: Reference) -> Resolved:
    """ "Last week", "next month", "earlier this year"; "that month" is the text's own."""
    period, step, said = match.word("period"), match.word("which"), match["which"] or ""
    where = match.word("where") or ""
    quoted = reference.before(match.start, 1) in {'"', "'"}
    owned = re.search(r"([a-z]+) $", reference.before(match.start))
    titled = owned is not None and reference.capital(match.start - len(owned[0]))
    if (quoted or titled) and reference.capital(match.found.start("period")):
        raise NotADateError("the name of a programme or a paper")
    if step == 9:
        return same_period(reference, match.start, period, where)
    told = _told(match, reference, said)
    day = told.first if told else reference.day
    if day is None:
        return Resolved(unresolved(), NO_DAY)
    why = (
        f"counted from {told.timex}, the last date named"
        if told
        else f"counted from publication, {words(day)}"
    )
    if period == "weekend":
        last_weekend = day - timedelta(7) if day.isoweekday() < 7 or step < 0 else day
        found = {-1: last_weekend, 0: day, 1: day + timedelta(7)}[step]
        return Resolved(of_weekend(found).with_mod(where), why)
    if period in {"decade", "century"} and said not in {"this", "last", "current", "the current"}:
        return Resolved(
            duration(1, PERIOD_UNIT[period]), f"the {period} from or up to then: a length of time"
        )
    if period == "decade":
        return Resolved(of_decade(day.year // 10 * 10 + 10 * step).with_mod(where), why)
    if period == "century":
        return Resolved(of_century(day.year // 100 + 1 + step).with_mod(where), why)
    unit = PERIOD_UNIT[period]
    if said in {"past", "the past"} and period != "year":
        return Resolved(duration(1, unit), f"the {period} up to publication: a length of time")
    first = at_grain(day, unit).first or day
    return Resolved(at_grain(shift(first, step, unit), unit).with_mod(where), why)


_ORDER = ("day", "weekend", "interval", "week", "month", "quarter", "season", "year")


def period_but_one(match: Match, reference: Reference) -> Resolved:
    """ "The week before last", "the year after next", "the Friday before last"."""
    day, origin = reference.now(match.start)
    if match["weekday"]:
        return _weekday_but_one(match, day, origin)
    unit = PERIOD_UNIT[match["period"] or ""]
    if day is None:
        return Resolved(unresolved(), NO_DAY)
    if match["period"] == "weekend" or unit.endswith("0Y"):
        raise NotADateError("no period that is counted so")
    step = -2 if "before" in (match["word"] or "") else 2
    first = at_grain(day, unit).first or day
    return Resolved(at_grain(shift(first, step, unit), unit), f"counted from {origin}")


def _weekday_but_one(match: Match, day: date | None, origin: str) -> Resolved:
    if day is None:
        return Resolved(unresolved(f"XXXX-WXX-{match.word('weekday')}"), NO_DAY)
    away = match.word("weekday") - day.isoweekday()
    back = "before" in (match["word"] or "")
    found = day - timedelta((-away % 7 or 7) + 7) if back else day + timedelta((away % 7 or 7) + 7)
    return Resolved(of_day(found), f"the second {found:%A} {'before' if back else 'after'} {origin}")


def weeks_from_weekday(match: Match, reference: Reference) -> Resolved:
    """ "A week from Tuesday", "two weeks ago Friday"."""
    number, weekday = count(match), match.word("weekday")
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    if not isinstance(number, int):
        raise NotADateError("an unknown number of weeks")
    today = reference.day
    if match["word"] == "ago":
        base, weeks = today - timedelta((today.isoweekday() - weekday) % 7), -number
    else:
        base, weeks = today + timedelta((weekday - today.isoweekday()) % 7), number
    return Resolved(of_day(base + timedelta(7 * weeks)), f"counted from publication, {words(today)}")


def _told(match: Match, reference: Reference, said: str) -> Value | None:
    """The date that a period is counted from, if not from publication: a history's own, or that of a past "next"."""
    if reference.narrative:
        return reference.story(match.start)
    finer = _ORDER[: _ORDER.index(match.word("period")) + 1] if match.word("period") in _ORDER else _ORDER
    named = reference.last(match.start, finer)
    if "previous" in said:
        return named
    if said == "the next" and named and named.last and reference.day and named.last < reference.day:
        direction = look(reference, match.start, match.end)
        return named if direction.ahead is False else None
    return None


def ago(match: Match, reference: Reference) -> Resolved:
    """ "Three days ago": back from publication, as coarse as its unit."""
    number, unit = count(match), match.word("unit")
    if number == "X":
        return Resolved(unresolved("PAST_REF"), "an unknown number of units back")
    day, origin = reference.now(match.start)
    if day is None:
        return Resolved(unresolved(), NO_DAY)
    half = "and" in re.split(r"[ -]+", match.found.group()) and "half" in match.found.group()
    number = number + 0.5 if half else number
    quarter = reported(reference, match.start, 400)
    if quarter and quarter.first and number == 1 and unit == "Y":
        return year_before(quarter)
    if unit.endswith("0Y"):
        year = day.year - round(number * int(unit[:-1]))
        return Resolved(at_grain(date(year, 1, 1), "Y"), f"{year} by count from {origin}")
    back = shift(day, -number, unit)
    value = at_grain(back, "M" if number % 1 and unit == "Y" else unit)
    if unit == "W":  # about so many times seven days, not Monday to Sunday of that week
        return Resolved(replace(value, edtf=f"{back}~"), f"about so long back from {origin}")
    return Resolved(value, f"counted back from {origin}")


def clock_ago(match: Match, reference: Reference) -> Resolved:
    """ "Two hours ago": the day of publication."""
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    if count(match) == "X" or count(match) > 12:
        return Resolved(unresolved("PAST_REF"), "a time before publication")
    return Resolved(of_day(reference.day), f"hours before publication, {words(reference.day)}")


def vague_ago(match: Match, reference: Reference) -> Resolved:
    """ "Years ago": no date."""
    return Resolved(unresolved("PAST_REF"), "an unknown number of units back")


def from_now(match: Match, reference: Reference) -> Resolved:
    """ "Two weeks from now", "in three days' time"."""
    number, unit = count(match), match.word("unit")
    if number == "X":
        return Resolved(unresolved("FUTURE_REF"), "an unknown number of units ahead")
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    value = at_grain(shift(reference.day, number, unit), unit)
    return Resolved(value, f"counted on from publication, {words(reference.day)}")


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "deictic": deictic,
    "which_period": which_period,
    "period_but_one": period_but_one,
    "weeks_from_weekday": weeks_from_weekday,
    "ago": ago,
    "clock_ago": clock_ago,
    "vague_ago": vague_ago,
    "from_now": from_now,
}
