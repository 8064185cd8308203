"""Builders of weekdays: "Tuesday", "last Thursday", "every Sunday"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from timeline.extract.dates.builders.common import NO_DAY
from timeline.extract.dates.direction import look
from timeline.extract.dates.lexicon import table
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    Value,
    of_day,
    unresolved,
)

_BRACKET = re.compile(r" \([0-9][^()]*$")
_APPOSED = re.compile(r"(?:,|, an?| \() ?$")
NEAR_AHEAD = 3
"""Days ahead within which a weekday is the coming one if the clause looks ahead from a past; where the clause says
nothing, only tomorrow's is."""


def weekday(match: Match, reference: Reference) -> Resolved:
    """A bare weekday: ahead if the clause looks ahead, else the latest, counting the day of publication."""
    _no_name(match, reference)
    number = match.word("weekday")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-WXX-{number}"), NO_DAY)
    beside = (
        reference.last(match.start, ("day",), 4)
        if _APPOSED.search(reference.before(match.start, 4))
        else None
    )
    if beside and beside.first and beside.first.isoweekday() == number:  # "tomorrow, a Tuesday"
        return Resolved(
            with_part(of_day(beside.first), match), f"the same day as {beside.timex}, which it explains"
        )
    if zoned := _in_other_zone(match, reference, number):
        return zoned
    if reference.narrative:
        return _told_weekday(match, reference, number)
    direction = look(reference, match.start, match.end)
    away = (reference.day.isoweekday() - number) % 7
    day = reference.day - timedelta(away)
    coming = -away % 7
    if direction.ahead is None:
        ahead = 0 < coming <= (NEAR_AHEAD if direction.weak and not direction.decided else 1)
    else:
        ahead = direction.ahead and away > 0
    if ahead:
        day += timedelta(7)
    return Resolved(with_part(of_day(day), match), _beside(day, reference.day, direction.why))


def _in_other_zone(match: Match, reference: Reference, number: int) -> Resolved | None:
    """ "10 p.m. on Friday (0200 GMT Saturday)": the day beside the one before the bracket."""
    bracket = _BRACKET.search(reference.before(match.start, 30))
    named = reference.last(match.start - len(bracket[0]), ("day",), 3) if bracket else None
    if named is None or named.first is None:
        return None
    away = (number - named.first.isoweekday() + 3) % 7 - 3
    if abs(away) > 1:
        return None
    day = named.first + timedelta(away)
    return Resolved(with_part(of_day(day), match), f"the day of {named.timex} in another zone")


def _told_weekday(match: Match, reference: Reference, number: int) -> Resolved:
    """A weekday in a history: the latest counting the day that its story has got to; without one it stays open."""
    named = reference.day_of_paragraph(match.start)
    if named is None or named.first is None:
        return Resolved(
            unresolved(f"XXXX-WXX-{number}"), "a weekday in a history that has named no day near it"
        )
    day = named.first - timedelta((named.first.isoweekday() - number) % 7)
    return Resolved(with_part(of_day(day), match), f"the latest from {named.timex}, the last day named")


def which_weekday(match: Match, reference: Reference) -> Resolved:
    """ "Last Thursday" lies before publication, "next Monday" in the next week, "this Sunday" goes by tense."""
    _no_name(match, reference)
    number, step = match.word("weekday"), match.word("which")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-WXX-{number}"), NO_DAY)
    today = reference.day
    back = (today.isoweekday() - number) % 7
    said = match["which"] or ""
    if step == 9:
        return _that_weekday(match, reference, number)
    if step < 0:
        named = reference.last(match.start, ("day",)) if "previous" in said else None
        base = named.first if named and named.first else today
        day = base - timedelta((base.isoweekday() - number) % 7 or 7)
        why = _beside(day, today, f"“{said}” looks back")
        if named:
            why = f"the last {day:%A} before {named.timex}, the last day named"
        return Resolved(with_part(of_day(day), match), why)
    if step > 0:
        ahead = (number - today.isoweekday()) % 7 or 7
        if said == "next" and number > today.isoweekday():
            ahead += 7
        day = today + timedelta(ahead)
        return Resolved(with_part(of_day(day), match), _beside(day, today, f"“{said}” looks ahead"))
    direction = look(reference, match.start, match.end)
    if direction.ahead is False:
        day = today - timedelta(back)
    elif direction.ahead:
        day = today + timedelta((7 - back) % 7)
    else:
        day = today + timedelta(number - today.isoweekday())
    return Resolved(with_part(of_day(day), match), _beside(day, today, f"“this”, {direction.why}"))


def every_weekday(match: Match, reference: Reference) -> Resolved:
    """ "Every Tuesday", "on Sundays": a set, no date."""
    name = match["weekday"] or (match["plural"] or "").removesuffix("s")
    number = table("words", reference.language)["weekday"][name]
    return Resolved(unresolved(f"XXXX-WXX-{number}", "SET"), "a repeated day, not one date")


def _beside(day: date, base: date, why: str) -> str:
    away = (day - base).days
    name = f"{day:%A}"
    if away == 0:
        side = "the day of publication itself"
    elif away < 0:
        side = f"the last {name} before publication"
    else:
        side = f"the next {name} after publication"
    if abs(away) > 7:
        side = f"the {name} {abs(away)} days {'before' if away < 0 else 'after'} publication"
    return f"{side}, {words(base)}; {why}"


def with_part(value: Value, match: Match) -> Value:
    """The day with the part of it that the words give ("Friday night")."""
    if match["part"]:
        return value.at(match.word("part"))
    if match["clock_part"]:
        return value.at({"noon": "12:00", "midnight": "24:00"}[match["clock_part"]])
    return value


def _no_name(match: Match, reference: Reference) -> None:
    guards = table("guards", reference.language)["weekday"]
    before = re.search(r"([a-z']+) $", reference.before(match.start))
    after = re.match(r" ([a-z']+)", reference.after(match.end))
    if before and before[1] in guards["before"]:
        raise NotADateError(f"“{before[1].title()} {match.found.group().title()}” is a name")
    if after and after[1] in guards["after"] and reference.capital(match.end + 1):
        raise NotADateError(f"“{match.found.group().title()} {after[1].title()}” is a name")


def _that_weekday(match: Match, reference: Reference, number: int) -> Resolved:
    named = reference.last(match.start)
    base = named.first if named and named.first else reference.day
    if base is None:
        return Resolved(unresolved(f"XXXX-WXX-{number}"), NO_DAY)
    day = base + timedelta(number - base.isoweekday())
    origin = "the last date named" if named else "publication"
    return Resolved(with_part(of_day(day), match), f"in the week of {words(base)}, {origin}")


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "weekday": weekday,
    "which_weekday": which_weekday,
    "every_weekday": every_weekday,
}
