"""Builders of calendar dates: full dates, dates without a year, months, years, and ranges of them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from timeline.extract.dates.direction import look
from timeline.extract.dates.lexicon import key, lookup, macros, table
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match, expand
from timeline.extract.dates.value import (
    Value,
    of_day,
    of_month,
    of_range,
    of_year,
    unresolved,
)

MONTHS = calendar.month_name
FAR_OFF = 90
"""Days from publication within which a month and day is the nearest one, whatever the tense says."""

_OPENING = re.compile(r"(?:from|between) {1,3}(?:the )?")
NO_DAY = "the article has no publication date to count from"


def full_date(match: Match, reference: Reference) -> Resolved:
    """Day, month and year as written."""
    return _day(match.number("year") or 0, match.word("month"), match.number("day") or 0, "as written")


def iso_date(match: Match, reference: Reference) -> Resolved:
    """2021-05-21, with a time perhaps."""
    made = _day(match.number("year") or 0, match.number("mm") or 0, match.number("dd") or 0, "as written")
    if match["hh"] and made.value.dated:
        return Resolved(made.value.at(f"{match['hh']}:{match['mi']}"), made.why)
    return made


def numeric_date(match: Match, reference: Reference) -> Resolved:
    """21/05/2021: day and month in the order that is valid, or else the nearer to publication, uncertain."""
    a, b, year = int(match["a"] or 0), int(match["b"] or 0), match["y"] or ""
    if len(year) == 2:
        if match["sep"] == "-" or len(match["a"] or "") + len(match["b"] or "") < (
            3 if match["sep"] == "/" else 4
        ):
            raise NotADateError("a number with separators, not a date")
        latest = (reference.day or date(2099, 1, 1)).year % 100 + 10
        year = f"{20 if int(year) <= latest else 19}{year}"
    readings = [
        date(int(year), month, day) for day, month in ((a, b), (b, a)) if _valid(int(year), month, day)
    ]
    if not readings:
        raise NotADateError("no day of the calendar in either order")
    if match["sep"] == "." or len(set(readings)) == 1:
        if match["sep"] == "." and not _valid(int(year), b, a):
            raise NotADateError("no day of the calendar")
        return Resolved(of_day(readings[0]), "as written")
    reference_day = reference.day or readings[0]
    best = min(readings, key=lambda day: (abs((day - reference_day).days), day))
    why = f"day and month may be either way round ({readings[0]} or {readings[1]}): the nearer to publication"
    return Resolved(of_day(best).uncertain(), why)


def month_day(match: Match, reference: Reference) -> Resolved:
    """A day without a year: the passage's year if it tells of another time, else the nearest to publication."""
    month, day = match.word("month"), match.number("day") or match.word("ordinal")
    _month_name(match, reference, "month", beside_day=True)
    year, why = _year_for(reference, match, month, day)
    if year is None:
        return Resolved(_pattern(month, day), f"no year in the text; {NO_DAY}")
    return _day(year, month, day, why)


def month_year(match: Match, reference: Reference) -> Resolved:
    """A month of a year, as written."""
    value = of_month(_plausible(match.number("year") or 0), match.word("month"))
    return Resolved(value.with_mod(match.word("where") or ""), "as written")


def month_of_year(match: Match, reference: Reference) -> Resolved:
    """ "June last year", "July 25 of that year"."""
    month, day, step = match.word("month"), match.number("day"), match.word("which")
    named = reference.last(match.start) if step == 9 else None
    if step == 9 and named is None:
        raise NotADateError("refers to a year that the text has not given")
    if named is not None and named.first:
        year, why = named.first.year, f"the year of {named.timex}, the last date named"
    elif reference.day is None:
        return Resolved(unresolved(f"XXXX-{month:02}"), NO_DAY)
    else:
        year = reference.day.year + step
        why = f"the year {year} counted from publication, {words(reference.day)}"
    if day:
        return _day(year, month, day, why)
    return Resolved(of_month(year, month).with_mod(match.word("where") or ""), why)


def which_month(match: Match, reference: Reference) -> Resolved:
    """ "Last April", "next May", "this September"."""
    month, step = match.word("month"), match.word("which")
    _month_name(match, reference, "month")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-{month:02}"), NO_DAY)
    if step == 9:
        raise NotADateError("refers to a month of the text")
    year = reference.day.year
    if step < 0 and month >= reference.day.month:
        year -= 1
    if step > 0 and month <= reference.day.month:
        year += 1
    sense = {-1: "last", 0: "of this year", 1: "next"}[step]
    value = of_month(year, month).with_mod(match.word("where") or "")
    return Resolved(value, f"the {sense} {MONTHS[month]} from publication, {words(reference.day)}")


def bare_month(match: Match, reference: Reference) -> Resolved:
    """A month alone: the next if the clause looks ahead, the latest if it looks back, else the nearest."""
    month = match.word("month")
    _month_name(match, reference, "month")
    where = match.word("where") or ""
    beside = _year_beside(reference, match.end, month)
    passage = beside or reference.passage_year(match.start, month)
    if passage is not None:
        value = of_month(passage, month).with_mod(where)
        told = "that the date joined to it gives" if beside else "that the passage tells of"
        return Resolved(value, f"the year {passage} {told}")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-{month:02}"), f"no year in the text; {NO_DAY}")
    direction = look(reference, match.start, match.end)
    year = reference.day.year
    away = (month - reference.day.month) % 12
    ahead = away < 6 if direction.ahead is None else direction.ahead
    if ahead and month < reference.day.month:
        year += 1
    if not ahead and month > reference.day.month:
        year -= 1
    side = "the next" if ahead else "the latest"
    if direction.ahead is None:
        side = "the nearest"
    if month == reference.day.month:
        side = "this"
    why = f"{side} {MONTHS[month]} from publication, {words(reference.day)}; {direction.why}"
    return Resolved(of_month(year, month).with_mod(where), why)


def bare_year(match: Match, reference: Reference) -> Resolved:
    """A year, unless its neighbours make it a count or a label."""
    year = match.number("year") or 0
    _no_count(match, reference, year)
    return Resolved(of_year(year).with_mod(match.word("where") or ""), "as written")


def year_before_christ(match: Match, reference: Reference) -> Resolved:
    """ "490 BC": outside the calendar that the product keeps, so a value without days."""
    return Resolved(unresolved(f"BC{match.number('n'):04}"), "a year before our era, as written")


def spoken_year(match: Match, reference: Reference) -> Resolved:
    """ "nineteen ninety-six"."""
    if match["hundreds"]:
        hundreds = {"nineteen": 1900, "eighteen": 1800, "seventeen": 1700, "sixteen": 1600}
        units = match.word("number") if match["number"] else 0
        year = hundreds[match["hundreds"]]
        if match["number"] and (not isinstance(units, int) or not 10 <= units <= 99):
            raise NotADateError("a number, not a year")
        return Resolved(of_year(year + units), "written in words")
    return Resolved(of_year(2000 + (match.word("units") or 0)), "written in words")


def month_days(match: Match, reference: Reference) -> Resolved:
    """ "June 17-18", "24–26 August 2019": one month, two days."""
    month, first, last = match.word("month"), match.number("day") or 0, match.number("day2") or 0
    if " and " in match.found.group() and not match.found.group().startswith("between"):
        raise NotADateError("two days named one after the other, not a range")
    year = match.number("year")
    why = "as written"
    if year is None:
        year, why = _year_for(reference, match, month, first)
    if year is None:
        return Resolved(unresolved(f"XXXX-{month:02}-{first:02}/XXXX-{month:02}-{last:02}"), NO_DAY)
    ends = _day(year, month, first, why), _day(year, month, last, why)
    if not ends[0].value.dated or not ends[1].value.dated:
        return ends[0] if not ends[0].value.dated else ends[1]
    return _range(match, ends[0].value, ends[1].value, why)


def two_month_days(match: Match, reference: Reference) -> Resolved:
    """ "from May 3 to May 5, 2021": the year belongs to both ends."""
    if " and " in match.found.group() and not match.found.group().startswith("between"):
        raise NotADateError("two days named one after the other, not a range")
    months = match.word("month"), match.word("month2")
    days = match.number("day") or 0, match.number("day2") or 0
    last_year = match.number("year2")
    first_year = match.number("year")
    why = "as written"
    if first_year is None and last_year is None:
        first_year, why = _year_for(reference, match, months[0], days[0])
        if first_year is None:
            return Resolved(unresolved(), NO_DAY)
    if first_year is None and last_year is not None:
        first_year = last_year - (months[0] > months[1])
    if last_year is None and first_year is not None:
        last_year = first_year + (months[0] > months[1])
    ends = _day(first_year or 0, months[0], days[0], why), _day(last_year or 0, months[1], days[1], why)
    if not ends[0].value.dated or not ends[1].value.dated:
        return ends[0] if not ends[0].value.dated else ends[1]
    return _range(match, ends[0].value, ends[1].value, why)


def two_months(match: Match, reference: Reference) -> Resolved:
    """ "from March 2009 to May 2013"."""
    last_year = match.number("year2") or 0
    months = match.word("month"), match.word("month2")
    if " and " in match.found.group() and not match.found.group().startswith("between"):
        raise NotADateError("two months named one after the other, not a range")
    first_year = match.number("year") or last_year - (months[0] > months[1])
    return _range(match, of_month(first_year, months[0]), of_month(last_year, months[1]), "as written")


def two_years(match: Match, reference: Reference) -> Resolved:
    """ "from 2009 to 2013", "2009–13"."""
    first = match.number("year") or match.number("year3") or 0
    last = match.number("year2") or match.number("year4")
    short = match["short"] or match["short2"]
    if last is None:
        if first % 100 >= int(short or 0):
            raise NotADateError("a number with a hyphen, not two years")
        last = first // 100 * 100 + int(short or 0)
    if not 1000 <= first < last <= 2200:
        raise NotADateError("two numbers, not two years")
    _no_count(match, reference, last)
    return _range(match, of_year(first), of_year(last), "as written")


def _year_for(reference: Reference, match: Match, month: int, day: int) -> tuple[int | None, str]:
    beside = _year_beside(reference, match.end, month)
    if beside is not None:
        return beside, f"the year {beside} that the date joined to it gives"
    passage = reference.passage_year(match.start, month)
    if passage is not None:
        return passage, f"the year {passage} that the passage tells of"
    if reference.day is None:
        return None, ""
    years = [
        year for year in range(reference.day.year - 1, reference.day.year + 2) if _valid(year, month, day)
    ]
    if not years:  # 29 February, or no day at all
        return reference.day.year, "the year of publication"
    published = reference.day
    year = min(years, key=lambda year: abs((date(year, month, day) - published).days))
    direction = look(reference, match.start, match.end)
    found = date(year, month, day)
    if direction.ahead and (published - found) > timedelta(FAR_OFF) and _valid(year + 1, month, day):
        return year + 1, f"the next from publication, {words(published)}; {direction.why}"
    past = direction.ahead is False and (found - published) > timedelta(FAR_OFF)
    if past and _valid(year - 1, month, day):
        return year - 1, f"the last before publication, {words(published)}; {direction.why}"
    return year, f"the nearest to publication, {words(published)}"


def _year_beside(reference: Reference, end: int, month: int) -> int | None:
    """The year of "April and June 1955" for the first of the two: what is joined to it has the year."""
    found = _joined(reference.language).match(reference.text, end)
    if not found:
        return None
    second = lookup("month", reference.language)[key(found["month"])]
    return int(found["year"]) - (month > second)


@cache
def _joined(language: str) -> re.Pattern[str]:
    return re.compile(expand(macros(language).get("joined_dates", "(?!)"), {}, language))


def _day(year: int, month: int, day: int, why: str) -> Resolved:
    if not _valid(year, month, day):
        return Resolved(
            unresolved(), f"{MONTHS[month] if 1 <= month <= 12 else month} {year} has no day {day}"
        )
    return Resolved(of_day(date(year, month, day)), why)


def _pattern(month: int, day: int) -> Value:
    return unresolved(f"XXXX-{month:02}-{day:02}" if _valid(2020, month, day) else "")


def _range(match: Match, first: Value, last: Value, why: str) -> Resolved:
    try:
        whole = of_range(first, last)
    except ValueError as error:
        raise NotADateError(str(error)) from error
    to = "to" if match["to"] else "to2"
    opening = _OPENING.match(match.found.group())
    start = match.start + (opening.end() if opening else 0)
    ends = (start, match.found.start(to), first), (match.found.end(to), match.end, last)
    return Resolved(whole, why, ends)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _plausible(year: int) -> int:
    if not 1 <= year <= 2999:
        raise NotADateError(f"{year} is no year of our time")
    return year


def _month_name(match: Match, reference: Reference, group: str, beside_day: bool = False) -> None:
    """Refuse "may" and "march" the verbs, and months without a capital."""
    start = match.found.start(group)
    name = key_of(match[group] or "")
    if not reference.capital(start):
        raise NotADateError(f"“{name}” without a capital is a word, not a month")
    if len(name) == 3 and name != "may" and not beside_day and match["where"] is None:
        raise NotADateError(f"“{name}” alone is not read as a month")
    guards = table("guards", reference.language)["month"]
    if name not in guards["verbs"] or beside_day or match["where"] or match["which"]:
        return
    before = re.search(r"([a-z-]+)[ (]{1,2}$", reference.before(start))
    after = reference.after(match.end, 12)
    if before and before[1] in guards["before"]:
        return
    if re.match(r",? ?[12][0-9]{3}|[-/][a-z]", after):
        return
    raise NotADateError(f"“{name.title()}” is a name or a verb here: nothing beside it makes it a month")


def key_of(word: str) -> str:
    """A month's name without its full stop."""
    return word.rstrip(".")


def _no_count(match: Match, reference: Reference, year: int) -> None:
    guards = table("guards", reference.language)["number"]
    start, end = match.start, match.end
    before = reference.before(start, 24)
    after = reference.after(end, 24)
    if (
        re.search(r"[$£€#]\s?$", before)
        or re.search(r"[0-9][.,:/-]$", before)
        or re.match(r"[.,:][0-9]|%|-[0-9]|/[0-9]", after)
    ):
        raise NotADateError("part of a longer number")
    if match["where"] or match.found.group().startswith("the year"):
        return
    previous = re.search(r"([a-z0-9.$']+)[ (,-]{1,2}$", before)
    word = previous[1] if previous else ""
    if word in guards["labels"]:
        raise NotADateError(f"a number that “{word}” introduces")
    following = re.match(r"[ -]([a-z.]+)", after)
    noun = following[1].rstrip(".") if following else ""
    if noun in {"year", "years", "day", "days"}:
        raise NotADateError(f"a count of “{noun}”")
    if noun in guards["counted"]:
        raise NotADateError(f"a count of “{noun}”")
    if (
        word in guards["quantity"]
        and (year % 10 == 0 or not 1800 <= year <= 2100)
        and word not in {"by", "around", "about"}
    ):
        raise NotADateError(f"a number after “{word}”")
    in_time = word in guards["in_time"]
    if not 1000 <= year <= 2199 or (not in_time and not 1800 <= year <= 2050):
        raise NotADateError("a number that no word makes a year")
    if not in_time and year % 100 == 0 and noun.endswith("s"):
        raise NotADateError(f"a round number before “{noun}”")


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "full_date": full_date,
    "iso_date": iso_date,
    "numeric_date": numeric_date,
    "month_day": month_day,
    "month_year": month_year,
    "month_of_year": month_of_year,
    "which_month": which_month,
    "bare_month": bare_month,
    "bare_year": bare_year,
    "year_before_christ": year_before_christ,
    "spoken_year": spoken_year,
    "month_days": month_days,
    "two_month_days": two_month_days,
    "two_months": two_months,
    "two_years": two_years,
}
