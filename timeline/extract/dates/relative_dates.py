"""Builders of dates told from another: weekdays, today, last week, two years ago, the next day, a day after the truce."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from timeline.extract.dates.calendar_dates import NO_DAY
from timeline.extract.dates.direction import look
from timeline.extract.dates.lexicon import key, lookup, table
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    Value,
    at_grain,
    duration,
    of_century,
    of_day,
    of_decade,
    of_quarter,
    of_weekend,
    shift,
    unresolved,
)

_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_PERIOD_UNIT = {
    "week": "W",
    "weekend": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "10Y",
    "century": "100Y",
}


def weekday(match: Match, reference: Reference) -> Resolved:
    """A bare weekday: ahead if the clause looks ahead, else the latest, counting the day of publication."""
    _no_name(match, reference)
    number = match.word("weekday")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-WXX-{number}"), NO_DAY)
    direction = look(reference, match.start, match.end)
    away = (reference.day.isoweekday() - number) % 7
    day = reference.day - timedelta(away)
    if direction.ahead and away:
        day += timedelta(7)
    return Resolved(_with_part(of_day(day), match), _beside(day, reference.day, direction.why))


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
        base = today
        named = reference.last(match.start, ("day",))
        if "previous" in said and named and named.first:
            base = named.first
        day = base - timedelta((base.isoweekday() - number) % 7 or 7)
        return Resolved(_with_part(of_day(day), match), _beside(day, base, f"“{said}” looks back"))
    if step > 0:
        ahead = (number - today.isoweekday()) % 7 or 7
        if said == "next" and number > today.isoweekday():
            ahead += 7
        day = today + timedelta(ahead)
        return Resolved(_with_part(of_day(day), match), _beside(day, today, f"“{said}” looks ahead"))
    direction = look(reference, match.start, match.end)
    if direction.ahead is False:
        day = today - timedelta(back)
    elif direction.ahead:
        day = today + timedelta((7 - back) % 7)
    else:
        day = today + timedelta(number - today.isoweekday())
    return Resolved(_with_part(of_day(day), match), _beside(day, today, f"“this”, {direction.why}"))


def every_weekday(match: Match, reference: Reference) -> Resolved:
    """ "Every Tuesday", "on Sundays": a set, no date."""
    name = match["weekday"] or (match["plural"] or "").removesuffix("s")
    number = table("words", reference.language)["weekday"][name]
    return Resolved(unresolved(f"XXXX-WXX-{number}", "SET"), "a repeated day, not one date")


def deictic(match: Match, reference: Reference) -> Resolved:
    """Today, yesterday, tomorrow, tonight, this morning: counted from the day of publication."""
    if reference.capital(match.start) and re.search(r"[a-z] $", reference.before(match.start, 2)):
        raise NotADateError("part of a name")
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    step, part = match.word("word")
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
    if quoted and reference.capital(match.found.start("period")):
        raise NotADateError("the name of a programme")
    if step == 9:
        return _same_period(reference, match.start, period, where)
    named = reference.last(match.start)
    told = reference.story(match.start) if reference.narrative else named if "previous" in said else None
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
            duration(1, _PERIOD_UNIT[period]), f"the {period} from or up to then: a length of time"
        )
    if period == "decade":
        return Resolved(of_decade(day.year // 10 * 10 + 10 * step).with_mod(where), why)
    if period == "century":
        return Resolved(of_century(day.year // 100 + 1 + step).with_mod(where), why)
    unit = _PERIOD_UNIT[period]
    if said in {"past", "the past"} and period != "year":
        return Resolved(duration(1, unit), f"the {period} up to publication: a length of time")
    first = at_grain(day, unit).first or day
    return Resolved(at_grain(shift(first, step, unit), unit).with_mod(where), why)


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
    quarter = reference.last(match.start, ("quarter",), 400)
    if quarter and quarter.first and number == 1 and unit == "Y":
        return _year_before(quarter)
    if unit.endswith("0Y"):
        year = day.year - round(number * int(unit[:-1]))
        return Resolved(at_grain(date(year, 1, 1), "Y"), f"{year} by count from {origin}")
    value = at_grain(shift(day, -number, unit), "M" if number % 1 and unit == "Y" else unit)
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


def later(match: Match, reference: Reference) -> Resolved:
    """ "Two years later": from the last date that the text has named."""
    number, unit, word = count(match), match.word("unit"), match["word"] or ""
    if word in {"before", "after"} and re.match(r"[ -][a-z0-9]", reference.after(match.end)):
        raise NotADateError("an event follows")
    if word in {"prior"} and re.match(r" to\b", reference.after(match.end)):
        raise NotADateError("an event follows")
    back = word in {"earlier", "before", "previously", "prior"}
    if number == "X":
        return Resolved(unresolved("PAST_REF" if back else "FUTURE_REF"), "an unknown number of units")
    sign = -1 if back else 1
    quarter = reference.last(match.start, ("quarter",), 400)
    if quarter and number == 1 and unit == "Y" and back:
        return _year_before(quarter)
    grains = (
        ("day",)
        if unit in {"D", "W", "2W"}
        else ("day", "week", "month", "year", "season", "quarter", "interval")
    )
    named = reference.last(match.start, grains)
    if named and named.first:
        value = at_grain(shift(named.first, sign * number, unit), _grain(named, unit))
        return Resolved(value, f"counted {'back' if back else 'on'} from {named.timex}, the last date named")
    if back and reference.day:
        value = at_grain(shift(reference.day, -number, unit), unit)
        return Resolved(value, f"counted back from publication, {words(reference.day)}")
    return Resolved(unresolved(), "counted from an event whose date the text has not given")


def from_event(match: Match, reference: Reference) -> Resolved:
    """ "A day after the May 21, 2021 truce": from the date that follows, or the one it stands beside."""
    number: Any = 1 if match["count"] is None else count(match)
    unit = match.word("unit") if match["unit"] else "D"
    sign = -1 if (match["word"] or "") in {"before", "prior to"} else 1
    if number == "X":
        raise NotADateError("an unknown number of units from an event")
    anchor = reference.ahead(match.end)
    if anchor and anchor.first and anchor.last:
        base = anchor.last if sign > 0 else anchor.first
        if anchor.grain in {"day", "interval", "week", "weekend"} or unit not in {"D", "W", "2W"}:
            value = at_grain(shift(base, sign * number, unit), _grain(anchor, unit))
            return Resolved(
                value, f"counted {'on' if sign > 0 else 'back'} from {anchor.timex}, the date of what follows"
            )
    beside = reference.last(match.start, ("day",), 3)
    if beside:
        return Resolved(beside, f"the same day as {beside.timex}, which it explains")
    raise NotADateError("counted from an event whose date the text does not give")


def from_now(match: Match, reference: Reference) -> Resolved:
    """ "Two weeks from now", "in three days' time"."""
    number, unit = count(match), match.word("unit")
    if number == "X":
        return Resolved(unresolved("FUTURE_REF"), "an unknown number of units ahead")
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    value = at_grain(shift(reference.day, number, unit), unit)
    return Resolved(value, f"counted on from publication, {words(reference.day)}")


def anaphor(match: Match, reference: Reference) -> Resolved:
    """ "The next day", "the same day", "that year": from the last date of the text."""
    word, unit = match["word"] or "", match["unit"] or ""
    part = _PARTS.get(unit, "")
    step = {"next": 1, "very next": 1, "following": 1, "previous": -1, "preceding": -1}.get(word, 0)
    if part or unit == "day":
        named = reference.last(match.start, ("day",))
        if not named or not named.first:
            return Resolved(unresolved(), "refers to a day that the text has not dated")
        value = of_day(named.first + timedelta(step))
        side = "the same day as" if not step else "the day after" if step > 0 else "the day before"
        why = f"{side} {named.timex}, the last day named"
        return Resolved(value.at(part) if part else value, why)
    if step == 0:
        return _same_period(reference, match.start, unit)
    letter = _PERIOD_UNIT[unit]
    named = reference.last(match.start)
    if not named or not named.first:
        return Resolved(unresolved(), "refers to a date that the text has not given")
    first = at_grain(named.first, letter).first or named.first
    return Resolved(
        at_grain(shift(first, step, letter), letter), f"counted from {named.timex}, the last date named"
    )


def year_earlier(match: Match, reference: Reference) -> Resolved:
    """ "The year-earlier quarter": the last quarter named, a year before; else the year before publication."""
    quarter = reference.last(match.start, ("quarter",), 1200)
    if quarter:
        return _year_before(quarter)
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    return Resolved(
        at_grain(shift(reference.day, -1, "Y"), "Y"), f"the year before publication, {words(reference.day)}"
    )


def count(match: Match) -> Any:
    """The number of the "count" group: an int, a float or "X"."""
    said = match["count"] or ""
    if said[:1].isdigit():
        number = float(said.replace(",", ""))
        return int(number) if number.is_integer() else number
    return lookup("number", match.rule.language)[key(said)]


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


def _with_part(value: Value, match: Match) -> Value:
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
    return Resolved(_with_part(of_day(day), match), f"in the week of {base}, the last date named")


def _same_period(reference: Reference, offset: int, period: str, where: str = "") -> Resolved:
    named = reference.last(offset)
    if not named or not named.first:
        return Resolved(unresolved(), "refers to a date that the text has not given")
    if period == "weekend":
        value = of_weekend(named.first)
    elif period == "decade":
        value = of_decade(named.first.year // 10 * 10)
    elif period == "century":
        value = of_century(named.first.year // 100 + 1)
    else:
        value = at_grain(named.first, _PERIOD_UNIT[period])
    return Resolved(value.with_mod(where), f"the {period} of {named.timex}, the last date named")


def _year_before(quarter: Value) -> Resolved:
    first = quarter.first or date.min
    value = of_quarter(first.year - 1, (first.month + 2) // 3)
    return Resolved(value, f"the same quarter a year before {quarter.timex}, the last quarter named")


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
    "weekday": weekday,
    "which_weekday": which_weekday,
    "every_weekday": every_weekday,
    "deictic": deictic,
    "which_period": which_period,
    "ago": ago,
    "clock_ago": clock_ago,
    "vague_ago": vague_ago,
    "later": later,
    "from_event": from_event,
    "from_now": from_now,
    "anaphor": anaphor,
    "year_earlier": year_earlier,
}
