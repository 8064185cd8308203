"""Builders of quarters, halves, fiscal years, decades, centuries, seasons, weekends, holidays and clock times."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from dateutil.easter import easter

from timeline.extract.dates.calendar_dates import NO_DAY
from timeline.extract.dates.direction import look
from timeline.extract.dates.lexicon import table
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    SEASONS,
    Value,
    at_grain,
    duration,
    of_century,
    of_day,
    of_decade,
    of_half,
    of_quarter,
    of_season,
    of_weekend,
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


def decade(match: Match, reference: Reference) -> Resolved:
    """ "The 1990s", "the mid-nineties"."""
    if match["century"]:
        first = int(match["century"]) * 100 + int(match["ten"] or 0) * 10
    elif match["short"]:
        first = 1900 + int(match["short"]) * 10
    else:
        if "the" not in match.found.group() and not match["where"]:
            raise NotADateError("a number, not a decade")
        first = 1900 + match.word("decade_name")
    return Resolved(of_decade(first).with_mod(match.word("where") or ""), "as written")


def century(match: Match, reference: Reference) -> Resolved:
    """ "The late 20th century"."""
    number = match.number("n") or match.word("ordinal")
    if not 1 <= number <= 30:
        raise NotADateError("no century of our time")
    return Resolved(of_century(number).with_mod(match.word("where") or ""), "as written")


def season(match: Match, reference: Reference) -> Resolved:
    """ "The summer of 2015", "last fall", "this summer"."""
    name, where = match.word("season"), match.word("where") or ""
    year = match.number("year")
    if year:
        return Resolved(of_season(year, name).with_mod(where), "as written")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-{name}"), NO_DAY)
    step, today = match.word("which"), reference.day
    if step == 9:
        raise NotADateError("refers to a season of the text")
    if re.search(r"year$", match.found.group()):
        return Resolved(
            of_season(today.year + step, name).with_mod(where),
            f"the year counted from publication, {words(today)}",
        )
    value = of_season(today.year, name)
    if step < 0:
        while value.last and value.last >= today:
            value = of_season(int(value.timex[:4]) - 1, name)
    elif step > 0 and value.first and value.first <= today:
        value = of_season(today.year + 1, name)
    return Resolved(value.with_mod(where), f"counted from publication, {words(today)}")


def bare_season(match: Match, reference: Reference) -> Resolved:
    """ "In the autumn": ahead if the clause looks ahead, else the latest that has begun."""
    start = match.found.start("season")
    before = re.search(r"([a-z]+)[ -]{1,2}(?:the )?$", reference.before(match.start))
    in_time = {
        "in",
        "by",
        "during",
        "until",
        "since",
        "through",
        "before",
        "after",
        "for",
        "of",
        "this",
        "from",
        "over",
        "into",
    }
    told = match["where"] is not None or (before and before[1] in in_time)
    story = (
        reference.narrative and match["season"] != "fall"
    )  # "the summer offensive": a story has its own summers
    if reference.capital(start) or not (told or story):
        raise NotADateError("a word or a name, not a season of the year")
    name = match.word("season")
    if name == "FA" and match["season"] == "fall" and "the" not in match.found.group():
        raise NotADateError("“fall” is a word here")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-{name}"), NO_DAY)
    passage = reference.passage_year(match.start, SEASONS[name][0])
    if passage is not None:
        return Resolved(of_season(passage, name), f"the year {passage} that the passage tells of")
    direction = look(reference, match.start, match.end)
    begun = date(reference.day.year, SEASONS[name][0], 1) <= reference.day
    year = reference.day.year
    if direction.ahead is False and not begun:
        year -= 1
    elif direction.ahead and begun and reference.day.month > SEASONS[name][0] + 2:
        year += 1
    value = of_season(year, name).with_mod(match.word("where") or "")
    return Resolved(value, f"counted from publication, {words(reference.day)}; {direction.why}")


def weekend(match: Match, reference: Reference) -> Resolved:
    """ "The weekend": the latest, or the coming one if the clause looks ahead."""
    if reference.day is None:
        return Resolved(unresolved("XXXX-WXX-WE"), NO_DAY)
    direction = look(reference, match.start, match.end)
    today = reference.day
    found = today if direction.ahead or today.isoweekday() == 7 else today - timedelta(7)
    return Resolved(
        of_weekend(found),
        f"the {'coming' if direction.ahead else 'latest'} weekend from publication, {words(today)}; {direction.why}",
    )


def holiday(match: Match, reference: Reference) -> Resolved:
    """A named day, in the year given or the nearest."""
    if not reference.capital(match.found.start("holiday")) and not (match["holiday"] or "").startswith("the"):
        raise NotADateError("without a capital it is no holiday")
    name = match.word("holiday")
    row = next(row for row in table("holidays", reference.language)["holiday"] if name in row["names"])
    year = match.number("year")
    if year:
        return Resolved(of_day(_holiday(row, year)), "a day of the calendar")
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    today, step = reference.day, match.word("which")
    days = [_holiday(row, today.year + off) for off in (-1, 0, 1)]
    if step is not None and step < 0:
        day = max(day for day in days if day < today)
    elif step is not None and step == 1:
        day = min(day for day in days if day > today)
    else:
        day = min(days, key=lambda day: abs((day - today).days))
    return Resolved(of_day(day), f"the nearest to publication, {words(today)}")


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
    return Resolved(_period_of(today, period).with_mod(mod), why)


def the_year(match: Match, reference: Reference) -> Resolved:
    """ "The full year", "the fiscal year": the passage's or publication's; "the year ended March 31" is a length."""
    after = reference.after(match.end, 24)
    if reference.capital(match.end - 4):
        raise NotADateError("part of a name")
    if re.match(r",? (?:ended|ending|to)\b", after):
        return Resolved(duration(1, "Y"), "a year up to the day named after it")
    if re.match(r" (?:of|before|after|when|that|he|she|they|it|[12][0-9]{3})\b|-|'", after):
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
    return Resolved(_period_of(day, period).with_mod(mod), f"the {period} of {origin}")


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


def _period_of(day: date, period: str) -> Value:
    if period == "weekend":
        return of_weekend(day)
    if period == "decade":
        return of_decade(day.year // 10 * 10)
    if period == "century":
        return of_century(day.year // 100 + 1)
    return at_grain(day, {"week": "W", "month": "M", "quarter": "Q", "year": "Y"}[period])


def clock(match: Match, reference: Reference) -> Resolved:
    """A time of day, on the last day named in the paragraph or the day of publication."""
    hour, minute = match.number("hour") or 0, match["minute"] or "00"
    half = (match["half_day"] or "").replace(".", "")
    if half and (hour > 12 or hour == 0):
        raise NotADateError("no hour of the twelve-hour clock")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif not match["zone"] and not re.search(
        r"\b(?:at|by|until|till|from|around|about|before|after|since|between) $",
        reference.before(match.start),
    ):
        raise NotADateError("a ratio or a score, not a time")
    zone = match.word("zone") if match["zone"] else ""
    return _on_day(reference, match, f"{hour:02}:{minute}{zone}")


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


def _holiday(row: dict[str, Any], year: int) -> date:
    if "fixed" in row:
        return date.fromisoformat(f"{year:04}-{row['fixed']}")
    if "easter" in row:
        sunday: date = easter(year)
        return sunday + timedelta(row["easter"])
    nth, number, month = row["nth"]
    days = [
        date(year, month, day)
        for day in range(1, monthrange(year, month)[1] + 1)
        if date(year, month, day).isoweekday() == number
    ]
    chosen: date = days[nth - 1 if nth > 0 else nth]
    return chosen


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "quarter": quarter,
    "bare_quarter": bare_quarter,
    "half_year": half_year,
    "fiscal_year": fiscal_year,
    "decade": decade,
    "century": century,
    "season": season,
    "bare_season": bare_season,
    "weekend": weekend,
    "holiday": holiday,
    "end_of_period": end_of_period,
    "the_year": the_year,
    "within_period": within_period,
    "same_period_of": same_period_of,
    "clock": clock,
    "noon": noon,
}
