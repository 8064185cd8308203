"""Builders of quarters, halves, fiscal years, and parts of a period."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from timeline.extract.dates.builders.common import NO_DAY, period_of
from timeline.extract.dates.direction import look
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    at_grain,
    duration,
    of_day,
    of_half,
    of_quarter,
    of_year,
    unresolved,
)


def quarter(match: Match, reference: Reference) -> Resolved:
    """A quarter, of the year given or else the latest that has begun (ahead if the clause looks ahead)."""
    number = match.number("q") or match.word("quarter_number")
    year = match.number("year") or match.number("year2")
    if year:
        return Resolved(of_quarter(year, number), "as written, as a calendar quarter")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-Q{number}"), NO_DAY)
    step = match.word("which") if match["which"] else match.word("which2")
    if step is not None and step != 9:
        return Resolved(
            of_quarter(reference.day.year + step, number),
            f"the year counted from publication, {words(reference.day)}",
        )
    now = (reference.day.month + 2) // 3
    direction = look(reference, match.start, match.end)
    year = reference.day.year - (number > now)
    ended = (now - number) % 4 == 1
    ahead = direction.ahead and not ended  # what a firm will report is the quarter that has just ended
    if ahead:
        year = reference.day.year + (number < now)
    why = "it has just ended" if direction.ahead and ended else direction.why
    return Resolved(
        of_quarter(year, number),
        f"the {'next' if ahead else 'latest'} such quarter from publication, {words(reference.day)}; {why}",
    )


def bare_quarter(match: Match, reference: Reference) -> Resolved:
    """ "The quarter": the last one named, else the one before publication."""
    named = reference.last(match.start, ("quarter",), 3000)
    if named:
        return Resolved(named, f"{named.timex}, the last quarter named")
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    current = at_grain(reference.day, "Q")
    if re.search(r"this|current", match.found.group()):
        return Resolved(current, f"the quarter of publication, {words(reference.day)}")
    value = at_grain((current.first or reference.day) - timedelta(1), "Q")
    return Resolved(value, f"the last full quarter before publication, {words(reference.day)}")


def half_year(match: Match, reference: Reference) -> Resolved:
    """ "The second half of 2020"."""
    year = match.number("year")
    if year is None:
        if reference.day is None:
            return Resolved(unresolved(), NO_DAY)
        step = match.word("which") if match["which"] else 0
        year = reference.day.year + (step if step != 9 else 0)
    return Resolved(of_half(year, match.word("half_number")), "as a calendar half-year")


def fiscal_year(match: Match, reference: Reference) -> Resolved:
    """ "Fiscal 2020": the calendar year of the same number, since the text does not say whose fiscal year."""
    year = match.number("year") or 0
    return Resolved(
        of_year(year).approximate(), "a fiscal year, read as the calendar year of the same number"
    )


def end_of_period(match: Match, reference: Reference) -> Resolved:
    """ "The end of the year": that period, with where in it."""
    period = match["period"] or match["period2"] or match["period3"] or ""
    closing = match["period2"] == "year"
    edge = match["edge"] or "the end of"
    mod = "START" if re.search("beginning|start|turn", edge) else "MID" if "middle" in edge else "END"
    if period == "day":
        raise NotADateError("“the end of the day” is a manner of speaking")
    named = reference.last(match.start) if reference.narrative else None
    today = named.first if named and named.first else reference.day
    if today is None:
        return Resolved(unresolved(), NO_DAY)
    why = f"the {period} of publication, {words(today)}"
    if named:
        why = f"the {period} of {named.timex}, the last date named"
    if closing:
        back = (
            look(reference, match.start, match.end).ahead is False
            or reference.before(match.start, 6) == "since "
        )
        year = today.year - (back and today.month < 12)
        return Resolved(of_day(date(year, 12, 31)), f"the last day of {year}, counted from {today}")
    return Resolved(period_of(today, period).with_mod(mod), why)


def the_year(match: Match, reference: Reference) -> Resolved:
    """ "The full year", "the fiscal year": the passage's or publication's; "the year ended March 31" is a length."""
    after = reference.after(match.end, 24)
    if reference.capital(match.end - 4):
        raise NotADateError("part of a name")
    if re.match(r",? (?:ended|ending|to)\b", after):
        return Resolved(duration(1, "Y"), "a year up to the day named after it")
    said_which = match["full"] or match["fiscal"]
    if not said_which and re.match(
        r" (?:of|before|after|when|that|he|she|they|it|[12][0-9]{3})\b|-|'", after
    ):
        raise NotADateError("a year that what follows tells")
    day, origin = reference.now(match.start)
    if day is None:
        return Resolved(unresolved(), NO_DAY)
    return Resolved(of_year(day.year), f"the year of {origin}")


def within_period(match: Match, reference: Reference) -> Resolved:
    """ "Later in the year": of the narrative's date, else of publication."""
    period = match["period"] or ""
    day, origin = reference.now(match.start)
    if day is None:
        return Resolved(unresolved(), NO_DAY)
    mod = "START" if (match["edge"] or "").startswith("early") or match["edge"] == "earlier" else "END"
    return Resolved(period_of(day, period).with_mod(mod), f"the {period} of {origin}")


def same_period_of(match: Match, reference: Reference) -> Resolved:
    """ "The 1988 period", "the same quarter last year": the quarter the text speaks of, in that year."""
    year = match.number("year") or match.number("year2")
    if year is None:
        step = match.word("which") if match["which"] else match.word("which2")
        if reference.day is None or step is None or step == 9:
            raise NotADateError("refers to a year that the text has not given")
        year = reference.day.year + step
    named = reference.last(match.start, ("quarter",), 3000)
    if named and named.first:
        value = of_quarter(year, (named.first.month + 2) // 3)
        return Resolved(value, f"the quarter of {named.timex}, the last quarter named, in {year}")
    return Resolved(of_year(year), "the year, since no quarter is named")


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "quarter": quarter,
    "bare_quarter": bare_quarter,
    "half_year": half_year,
    "fiscal_year": fiscal_year,
    "end_of_period": end_of_period,
    "the_year": the_year,
    "within_period": within_period,
    "same_period_of": same_period_of,
}
