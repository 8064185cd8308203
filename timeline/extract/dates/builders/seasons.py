"""Builders of seasons, weekends and days with a name."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

from dateutil.easter import easter

from timeline.extract.dates.builders.common import NO_DAY
from timeline.extract.dates.direction import look
from timeline.extract.dates.lexicon import macros, table
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match, expand
from timeline.extract.dates.value import (
    SEASONS,
    of_day,
    of_season,
    of_weekend,
    unresolved,
)


def season(match: Match, reference: Reference) -> Resolved:
    """ "The summer of 2015", "last fall", "this summer"."""
    name, where = match.word("season"), match.word("where") or ""
    year = match.number("year")
    if year:
        return Resolved(of_season(year, name).with_mod(where), "as written")
    today, origin = reference.now(match.start)
    if today is None:
        return Resolved(unresolved(f"XXXX-{name}"), NO_DAY)
    step = match.word("which")
    if step == 9:
        raise NotADateError("refers to a season of the text")
    if re.search(r"year$", match.found.group()):
        return Resolved(
            of_season(today.year + step, name).with_mod(where),
            f"the year counted from {origin}",
        )
    value = of_season(today.year, name)
    if step < 0:
        while value.last and value.last >= today:
            value = of_season(int(value.timex[:4]) - 1, name)
    elif step > 0 and value.first and value.first <= today:
        value = of_season(today.year + 1, name)
    return Resolved(value.with_mod(where), f"counted from {origin}")


def bare_season(match: Match, reference: Reference) -> Resolved:
    """ "In the autumn": ahead if the clause looks ahead, else the latest that has begun."""
    start = match.found.start("season")
    before = re.search(r"([a-z]+)[ -]{1,2}(?:the )?$", reference.before(match.start))
    in_time = table("guards", reference.language)["season"]["in_time"]
    era = reference.before_christ(match.start)
    told = match["where"] is not None or (before and before[1] in in_time)
    story = (reference.narrative or era is not None) and match[
        "season"
    ] != "fall"  # "the summer offensive": a story has its own summers
    if reference.capital(start) or not (told or story):
        raise NotADateError("a word or a name, not a season of the year")
    name = match.word("season")
    if match["season"] == "fall" and re.match(r" of\b", reference.after(match.end, 4)):
        raise NotADateError("“the fall of” a city or a government")
    if name == "FA" and match["season"] == "fall" and "the" not in match.found.group():
        raise NotADateError("“fall” is a word here")
    if era is not None:
        return Resolved(unresolved(f"BC{era:04}-{name}"), f"of {era} BC, the last year named")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-{name}"), NO_DAY)
    beside = _joined(reference.language).match(reference.text, match.end)
    if beside:
        year = int(beside["year"])
        value = of_season(year, name).with_mod(match.word("where") or "")
        return Resolved(value, f"the year {year} that the season joined to it gives")
    passage = reference.passage_year(match.start, SEASONS[name][0])
    if passage is not None:
        value = of_season(passage, name).with_mod(match.word("where") or "")
        return Resolved(value, f"the year {passage} that the passage tells of")
    direction = look(reference, match.start, match.end)
    begun = date(reference.day.year, SEASONS[name][0], 1) <= reference.day
    year = reference.day.year
    if direction.ahead is False and not begun:
        year -= 1
    elif direction.ahead and begun and reference.day.month > SEASONS[name][0] + 2:
        year += 1
    value = of_season(year, name).with_mod(match.word("where") or "")
    return Resolved(value, f"counted from publication, {words(reference.day)}; {direction.why}")


@cache
def _joined(language: str) -> re.Pattern[str]:
    return re.compile(expand(macros(language).get("joined_seasons", "(?!)"), {}, language))


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
    if _in_a_name(match, reference):
        raise NotADateError("part of a name")
    name = match.word("holiday")
    row = next(row for row in table("holidays", reference.language)["holiday"] if name in row["names"])
    year = match.number("year")
    if year:
        return Resolved(of_day(_holiday(row, year)), "a day of the calendar")
    today, origin = reference.now(match.start)
    if today is None:
        return Resolved(unresolved(), NO_DAY)
    step = match.word("which")
    days = [_holiday(row, today.year + off) for off in (-1, 0, 1)]
    if step is not None and step < 0:
        day, sense = max(day for day in days if day < today), "the last before"
    elif step is not None and step == 1:
        day, sense = min(day for day in days if day > today), "the next after"
    else:
        day, sense = min(days, key=lambda day: abs((day - today).days)), "the nearest to"
    return Resolved(of_day(day), f"{sense} {origin}")


def _in_a_name(match: Match, reference: Reference) -> bool:
    """ "The Easter Rising", "White Christmas": a capital word beside it that tells no time."""
    guards = table("guards", reference.language).get("holiday")
    if guards is None:  # a language whose nouns all have a capital
        return False
    before = re.search(r"([a-z']+) $", reference.before(match.start))
    after = re.match(r" ([a-z']+)", reference.after(match.end))
    led = before and before[1] not in guards["before"] and reference.capital(match.start - len(before[0]))
    return bool(led) or bool(after and after[1] not in guards["after"] and reference.capital(match.end + 1))


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
    return chosen + timedelta(row.get("plus", 0))


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "season": season,
    "bare_season": bare_season,
    "weekend": weekend,
    "holiday": holiday,
}
