"""The year of a day that is named without one ("on October 16")."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import cache

from timeline.extract.dates.builders.common import valid
from timeline.extract.dates.direction import Direction, look
from timeline.extract.dates.lexicon import key, lookup, macros
from timeline.extract.dates.reference import Reference, words
from timeline.extract.dates.rules import Match, expand

FAR_OFF = 90
"""Days from publication within which a day is the nearest one, whatever the tense says."""

NEAR_YEARS = 2
"""Years from publication within which a day said with its year is the one meant without; others are commemorated."""

UNTOLD_AHEAD = 110
"""Days after publication within which the nearest day may lie ahead if no word of the clause says so."""


def year_for(reference: Reference, match: Match, month: int, day: int) -> tuple[int | None, str]:
    """(the year of a day without one or None, how it is known).

    In this order: a date joined to it, the same day with its year elsewhere in the text, the passage, the nearest to
    publication.
    """
    beside = year_beside(reference, match.end, month)
    if beside is not None:
        return beside, f"the year {beside} that the date joined to it gives"
    said = _said(reference, month, day)
    if said is not None:
        return said, f"the year {said} that the text gives the same day elsewhere"
    direction = _direction(reference, match)
    passage = reference.passage_year(match.start, month)
    if passage is not None and (reference.narrative or not (direction.ahead or direction.weak)):
        return passage, f"the year {passage} that the passage tells of"
    if reference.day is None:
        return None, ""
    return _nearest(reference.day, month, day, direction)


def _direction(reference: Reference, match: Match) -> Direction:
    """Where the clause looks; not for a day that only tells which call or summit is meant ("the July 25 call")."""
    told = _attributive(reference.language)
    if told.search(reference.before(match.start, 12)) and re.match(r" [a-z]", reference.after(match.end, 2)):
        return Direction(None, "it tells which one is meant")
    return look(reference, match.start, match.end)


@cache
def _attributive(language: str) -> re.Pattern[str]:
    return re.compile(expand(macros(language).get("owner_before", "(?!)"), {}, language))


def _nearest(published: date, month: int, day: int, direction: Direction) -> tuple[int, str]:
    years = [year for year in range(published.year - 1, published.year + 2) if valid(year, month, day)]
    if not years:  # 29 February, or no day at all
        return published.year, "the year of publication"
    year = min(years, key=lambda year: abs((date(year, month, day) - published).days))
    away = (date(year, month, day) - published).days
    if direction.ahead and not direction.weak and away < -FAR_OFF and valid(year + 1, month, day):
        return year + 1, f"the next from publication, {words(published)}; {direction.why}"
    bound = UNTOLD_AHEAD if direction.ahead is None and not direction.weak else FAR_OFF
    if not direction.ahead and not direction.weak and away > bound and valid(year - 1, month, day):
        return year - 1, f"the last before publication, {words(published)}; {direction.why}"
    return year, f"the nearest to publication, {words(published)}"


def _said(reference: Reference, month: int, day: int) -> int | None:
    """The year that a report gives this day of the month somewhere, if it is one year, and near publication."""
    if reference.narrative or reference.day is None:
        return None
    if reference.dated_days is None:
        reference.dated_days = _dated_days(reference)
    years = reference.dated_days.get((month, day), set())
    year = next(iter(years), 0)
    return year if len(years) == 1 and abs(year - reference.day.year) <= NEAR_YEARS else None


def _dated_days(reference: Reference) -> dict[tuple[int, int], set[int]]:
    months = lookup("month", reference.language)
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for full in _full(reference.language).finditer(reference.text):
        at = months[key(full["month"] or full["month1"])], int(full["day"] or full["day1"])
        found[at].add(int(full["year"]))
    return found


def month_before(reference: Reference, start: int) -> date | None:
    """The first day of what a month is joined to: "April" for the second of "April or May"."""
    link = _link(reference.language).search(reference.before(start, 24))
    named = reference.last(start - len(link[0]), ("month",), 0) if link else None
    return named.first if named else None


@cache
def _link(language: str) -> re.Pattern[str]:
    return re.compile(expand(macros(language).get("joined_before", "(?!)"), {}, language))


def year_beside(reference: Reference, end: int, month: int) -> int | None:
    """The year of "April and June 1955" for the first of the two: what is joined to it has the year."""
    found = _joined(reference.language).match(reference.text, end)
    if not found:
        return None
    second: int = lookup("month", reference.language)[key(found["month"])]
    return int(found["year"]) - (month > second)


@cache
def _joined(language: str) -> re.Pattern[str]:
    return re.compile(expand(macros(language).get("joined_dates", "(?!)"), {}, language))


@cache
def _full(language: str) -> re.Pattern[str]:
    return re.compile(expand(macros(language).get("full_dates", "(?P<year>(?!))"), {}, language))
