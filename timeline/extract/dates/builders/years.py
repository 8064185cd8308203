"""Builders of years, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.extract.dates.lexicon import table
from timeline.extract.dates.reference import NotADateError, Reference, Resolved
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import (
    Value,
    of_century,
    of_decade,
    of_month,
    of_season,
    of_year,
)

THIS_CENTURY = 20
"""The first two digits of the years in which "the 2000s" are still a decade; "the 1800s" are a century."""


def bare_year(match: Match, reference: Reference) -> Resolved:
    """A year, unless its neighbours make it a count or a label."""
    year = match.number("year") or 0
    check_year(match, reference, year)
    return Resolved(of_year(year).with_mod(match.word("where") or ""), "as written")


def spoken_year(match: Match, reference: Reference) -> Resolved:
    """ "nineteen ninety-six"."""
    if match["hundreds"]:
        hundreds = {"nineteen": 1900, "eighteen": 1800, "seventeen": 1700, "sixteen": 1600}
        units = match.word("number") if match["number"] else 0
        year = hundreds[match["hundreds"]]
        if match["number"] and (not isinstance(units, int) or not 10 <= units <= 99):
            raise NotADateError("a number, not a year")
        return Resolved(_part_of_year(match, year + units), "written in words")
    return Resolved(of_year(2000 + (match.word("units") or 0)), "written in words")


def _part_of_year(match: Match, year: int) -> Value:
    if match["season"]:
        return of_season(year, match.word("season"))
    return of_month(year, match.word("month")) if match["month"] else of_year(year)


def decade(match: Match, reference: Reference) -> Resolved:
    """ "The 1990s", "the mid-nineties"."""
    if match["century"] and match["ten"] == "0" and int(match["century"]) < THIS_CENTURY:
        return Resolved(
            of_century(int(match["century"]) + 1).with_mod(match.word("where") or ""), "as written"
        )
    if match["century"]:
        first = int(match["century"]) * 100 + int(match["ten"] or 0) * 10
    elif match["bare"]:
        degrees = re.search(r"\b(?:highs?|lows?|temperatures?)\b[a-z ]*$", reference.before(match.start, 40))
        aged = re.search(r"\b(?:in|into) (?:his|her|their|its) ", reference.before(match.start, 12))
        if "the" not in match.found.group() or degrees or aged:
            raise NotADateError("a number, not a decade")
        first = 1900 + int(match["bare"]) * 10
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


def check_year(match: Match, reference: Reference, year: int) -> None:
    """Refuse a number that its neighbours make a count or a label."""
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
    previous = re.search(r"([a-z0-9.$']+)([ (,-]{1,2})$", before)
    word = previous[1] if previous else ""
    if previous and word in guards["labels"] and "," not in previous[2]:
        raise NotADateError(f"a number that “{word}” introduces")
    following = re.match(r"[ -]([a-z.]+)", after)
    noun = following[1].rstrip(".") if following else ""
    if noun in {"year", "years", "days"}:
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
    "bare_year": bare_year,
    "spoken_year": spoken_year,
    "decade": decade,
    "century": century,
}
