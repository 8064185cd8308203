"""Builders of what is counted from a date of the text: two years later, the next day, a day after the truce."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from timeline.extract.dates.builders.common import (
    NO_DAY,
    PERIOD_UNIT,
    count,
    period_of,
    reported,
    year_before,
)
from timeline.extract.dates.direction import look
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    Value,
    at_grain,
    of_day,
    shift,
    unresolved,
)

_NOW = re.compile(r"\b(?:now|today),? (?:just |some |about |nearly |almost |over |more than )?$")
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def later(match: Match, reference: Reference) -> Resolved:
    """ "Two years later": from the last date that the text has named."""
    number: Any = 1 if match["count"] is None else count(match)
    unit, word = match.word("unit"), match["word"] or ""
    if word in {"before", "after"} and re.match(r"[ -][a-z0-9]", reference.after(match.end)):
        raise NotADateError("an event follows")
    if word in {"prior"} and re.match(r" to\b", reference.after(match.end)):
        raise NotADateError("an event follows")
    back = word in {"earlier", "before", "previously", "prior"}
    if number == "X":
        return Resolved(unresolved("PAST_REF" if back else "FUTURE_REF"), "an unknown number of units")
    sign = -1 if back else 1
    if reference.day and not back and _NOW.search(reference.before(match.start, 24)):
        return Resolved(at_grain(reference.day, unit), f"now, on publication, {words(reference.day)}")
    quarter = reported(reference, match.start, 400)
    if quarter and number == 1 and unit == "Y" and back:
        return year_before(quarter)
    grains = (
        ("day",)
        if unit in {"D", "W", "2W"}
        else ("day", "week", "month", "year", "season", "quarter", "interval")
    )
    named = reference.last(match.start, grains)
    if named and named.first:
        value = at_grain(shift(named.first, sign * number, unit), _grain(named, unit))
        ahead = reference.day and value.first and value.first > reference.day
        if ahead and not back and look(reference, match.start, match.end).ahead is False:
            raise NotADateError("told as past, but counted from the last date named it would lie ahead")
        return Resolved(value, f"counted {'back' if back else 'on'} from {named.timex}, the last date named")
    day, origin = reference.now(match.start)
    if back and day:
        return Resolved(at_grain(shift(day, -number, unit), unit), f"counted back from {origin}")
    raise NotADateError("counted from an event whose date the text has not given")


def from_event(match: Match, reference: Reference) -> Resolved:
    """ "A day after the May 21, 2021 truce": from the date that follows, or the one it stands beside."""
    if re.match(r" [0-9]{1,2}(?::| ?[ap]\.?m)", reference.after(match.end)):
        raise NotADateError("a clock time follows")
    if not re.match(r" [a-z0-9\"']", reference.after(match.end, 2)):
        raise NotADateError("no event follows")
    number: Any = 1 if match["count"] is None else count(match)
    unit = match.word("unit") if match["unit"] else "D"
    sign = -1 if (match["word"] or "") in {"before", "prior to"} else 1
    if number == "X":
        raise NotADateError("an unknown number of units from an event")
    beside = reference.last(match.start, ("day",), 3)
    if beside and not reference.before(match.start, 2).startswith("."):
        return Resolved(beside, f"the same day as {beside.timex}, which it explains")
    anchor = reference.ahead(match.end)
    if anchor and anchor.first and anchor.last:
        base = anchor.last if sign > 0 else anchor.first
        if anchor.grain in {"day", "interval", "week", "weekend"} or unit not in {"D", "W", "2W"}:
            value = at_grain(shift(base, sign * number, unit), _grain(anchor, unit))
            return Resolved(
                value, f"counted {'on' if sign > 0 else 'back'} from {anchor.timex}, the date of what follows"
            )
    raise NotADateError("counted from an event whose date the text does not give")


def anaphor(match: Match, reference: Reference) -> Resolved:
    """ "The next day", "the same day", "that year": from the last date of the text."""
    word, unit = match["word"] or "", match["unit"] or ""
    part = PARTS.get(unit, "")
    step = {"next": 1, "very next": 1, "following": 1, "previous": -1, "preceding": -1}.get(word, 0)
    if part or unit == "day":
        named = reference.last(match.start, ("day",))
        if not named or not named.first:
            raise NotADateError("refers to a day that the text has not dated")
        value = of_day(named.first + timedelta(step))
        side = "the same day as" if not step else "the day after" if step > 0 else "the day before"
        why = f"{side} {named.timex}, the last day named"
        return Resolved(value.at(part) if part else value, why)
    if step == 0:
        return same_period(reference, match.start, unit)
    letter = PERIOD_UNIT[unit]
    era = reference.before_christ(match.start)
    if era and unit == "year":
        return Resolved(unresolved(f"BC{era - step:04}"), f"counted from {era} BC, the last year named")
    named = reference.last(match.start)
    if not named or not named.first:
        raise NotADateError("refers to a date that the text has not given")
    first = at_grain(named.first, letter).first or named.first
    return Resolved(
        at_grain(shift(first, step, letter), letter), f"counted from {named.timex}, the last date named"
    )


def year_earlier(match: Match, reference: Reference) -> Resolved:
    """ "The year-earlier quarter": the last quarter named, a year before; else the year before publication."""
    quarter = reported(reference, match.start, 1200)
    if quarter:
        return year_before(quarter)
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    return Resolved(
        at_grain(shift(reference.day, -1, "Y"), "Y"), f"the year before publication, {words(reference.day)}"
    )


def same_period(reference: Reference, offset: int, period: str, where: str = "") -> Resolved:
    """The period that holds the last date named."""
    named = reference.last(offset)
    if not named or not named.first:
        raise NotADateError("refers to a date that the text has not given")
    value = period_of(named.first, period)
    return Resolved(value.with_mod(where), f"the {period} of {named.timex}, the last date named")


def _grain(named: Value, unit: str) -> str:
    """The coarser of the anchor's grain and the unit counted in."""
    order = "DWMQY"
    anchor = {
        "day": "D",
        "interval": "D",
        "week": "W",
        "weekend": "D",
        "month": "M",
        "quarter": "Q",
        "season": "M",
    }.get(named.grain, "Y")
    # A day some weeks after a day is a day; years after a day is a year.
    own = "D" if unit in {"W", "2W"} and anchor == "D" else unit[-1]
    return max(anchor, own, key=order.index)


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "later": later,
    "from_event": from_event,
    "anaphor": anaphor,
    "year_earlier": year_earlier,
}
