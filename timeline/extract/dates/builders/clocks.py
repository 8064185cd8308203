"""Builders of times of day."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.extract.dates.builders.common import NO_DAY
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    of_day,
    unresolved,
)

_TOLD = re.compile(
    r"\b(?:at|by|until|till|from|around|about|before|after|since|between) (?:about |around )?$"
)


_SAID = re.compile(r"[0-9] ?(?:[ap]\.?m\.?)?[a-z ]{0,30} \($")


def clock(match: Match, reference: Reference) -> Resolved:
    """A time of day, on the last day named in the paragraph or the day of publication."""
    hour, minute = match.number("hour") or 0, match["minute"] or "00"
    zone = match.word("zone") if match["zone"] else match.word("zone1") if match["zone1"] else None
    if zone == "Z" and _SAID.search(reference.before(match.start, 50)):
        raise NotADateError("the same time in another zone")
    if match["hour_word"]:
        hour = match.word("hour_word")
        if not isinstance(hour, int):
            raise NotADateError("no hour of the clock")
    half = (match["half_day"] or "").replace(".", "")
    part = match.word("part") or match.word("part1") if match["part"] or match["part1"] else None
    if (part or match["hour_word"]) and not 1 <= hour <= 12:
        raise NotADateError("no hour of the twelve-hour clock")
    if part:
        half = "am" if part == "MO" or (part == "NI" and hour < 6) else "pm"
    if half and (hour > 12 or hour == 0):
        raise NotADateError("no hour of the twelve-hour clock")
    told = _TOLD.search(reference.before(match.start))
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif zone is None and not told and "clock" not in match.found.group():
        raise NotADateError("a ratio or a score, not a time")
    if part and not told and "clock" not in match.found.group():
        raise NotADateError("a count, not a time")
    return _on_day(reference, match, f"{hour:02}:{minute}{zone or ''}")


def noon(match: Match, reference: Reference) -> Resolved:
    """Noon and midnight."""
    if not re.search(
        r"\b(?:at|by|until|till|from|around|about|before|after|since|is|was) $", reference.before(match.start)
    ):
        following = reference.after(match.end, 12)
        if not re.match(r",? (?:on |today|tomorrow|yesterday|[a-z]+day)", following):
            raise NotADateError("no time beside it")
    return _on_day(reference, match, "24:00" if match["word"] == "midnight" else "12:00")


def _on_day(reference: Reference, match: Match, clock_time: str) -> Resolved:
    named = reference.day_of_paragraph(match.start)
    if named is not None:
        return Resolved(named.at(clock_time), f"on {named.timex.partition('T')[0]}, the last day named")
    if reference.day is None:
        return Resolved(unresolved(f"T{clock_time}", "TIME"), NO_DAY)
    return Resolved(
        of_day(reference.day).at(clock_time), f"on the day of publication, {words(reference.day)}"
    )


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "clock": clock,
    "noon": noon,
}
