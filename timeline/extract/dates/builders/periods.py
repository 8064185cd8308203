"""Builders of parts of a period: the end of the year, later in the week, the full year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from timeline.extract.dates.builders.common import NO_DAY, period_of
from timeline.extract.dates.direction import look
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    duration,
    of_day,
    of_year,
    unresolved,
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
        return Resolved(of_day(date(year, 12, 31)), f"the last day of {year}, counted from {words(today)}")
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


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "end_of_period": end_of_period,
    "the_year": the_year,
    "within_period": within_period,
}
