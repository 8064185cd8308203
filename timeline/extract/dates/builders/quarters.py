"""Builders of quarters, halves and fiscal years."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from dateutil.relativedelta import relativedelta

from timeline.extract.dates.builders.common import FAR, NO_DAY, reported
from timeline.extract.dates.direction import look
from timeline.extract.dates.lexicon import table
from timeline.extract.dates.reference import NotADateError, Reference, Resolved, words
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import at_grain, of_half, of_quarter, of_year, unresolved

HALF = 6
"""The last month of the first half-year."""

HALF_A_QUARTER = 45
"""Days from the end of a firm's quarter back to its middle, which says what calendar quarter it mostly is."""


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


def quarter_of_month(match: Match, reference: Reference) -> Resolved:
    """ "The September quarter": the one that ends with the month, of the year given or the latest over or under way."""
    month, year = match.word("month"), match.number("year")
    if not reference.capital(match.found.start("month")):
        raise NotADateError("a word, not a month")
    number = (month + 2) // 3
    if year:
        return Resolved(of_quarter(year, number), "as written")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-Q{number}"), NO_DAY)
    year = reference.day.year - (3 * number - 2 > reference.day.month)
    return Resolved(of_quarter(year, number), f"the latest from publication, {words(reference.day)}")


def bare_quarter(match: Match, reference: Reference) -> Resolved:
    """ "The quarter": the one named before, the one ended on the day that follows, else the one before publication."""
    latest = "latest" in match.found.group()
    named = reported(reference, match.start) if latest else reference.last(match.start, ("quarter",), FAR)
    if named:
        return Resolved(
            named, f"{named.timex}, {'the quarter reported on' if latest else 'the last quarter named'}"
        )
    if ended := _ended(match, reference):
        return ended
    if reference.day is None:
        return Resolved(unresolved(), NO_DAY)
    current = at_grain(reference.day, "Q")
    if re.search(r"this|current", match.found.group()):
        return Resolved(current, f"the quarter of publication, {words(reference.day)}")
    value = at_grain((current.first or reference.day) - timedelta(1), "Q")
    return Resolved(value, f"the last full quarter before publication, {words(reference.day)}")


def _ended(match: Match, reference: Reference) -> Resolved | None:
    """ "The quarter ended July 31": the calendar quarter that holds its middle."""
    if not re.match(r",? (?:that )?(?:ended|ending|to) ", reference.after(match.end, 16)):
        return None
    end = reference.ahead(match.end)
    if end is None or end.last is None or end.grain not in {"day", "month"}:
        return None
    value = at_grain(end.last - timedelta(HALF_A_QUARTER), "Q")
    return Resolved(value, f"the calendar quarter that holds most of the quarter ended on {end.last}")


def half_year(match: Match, reference: Reference) -> Resolved:
    """ "The second half of 2020"."""
    year = match.number("year")
    if year is None:
        if reference.day is None:
            return Resolved(unresolved(), NO_DAY)
        step = match.word("which") if match["which"] else 0
        year = reference.day.year + (step if step != 9 else 0)
    return Resolved(of_half(year, match.word("half_number")), "as a calendar half-year")


def half_of_results(match: Match, reference: Reference) -> Resolved:
    """ "First-half profit": the latest such half that has begun; of a game it is none."""
    following = re.match(r" (?:[a-z]+ )?([a-z]+)", reference.after(match.end))
    nouns = table("guards", reference.language)["half"]["results"]
    if following is None or not any(word in nouns for word in following[0].split()):
        raise NotADateError("a half of a game")
    half, year = 1 if match["half"] == "first" else 2, match.number("year")
    if year:
        return Resolved(of_half(year, half), "as written")
    if reference.day is None:
        return Resolved(unresolved(f"XXXX-H{half}"), NO_DAY)
    year = reference.day.year - (half == 2 and reference.day.month <= HALF)
    return Resolved(of_half(year, half), f"the latest from publication, {words(reference.day)}")


def fiscal_year(match: Match, reference: Reference) -> Resolved:
    """ "Fiscal 2020": by the table of fiscal years if its sentence names whose, else the calendar year of that number."""
    year = match.number("year") or 0
    value, owner = of_year(year).approximate(), _owner(match, reference)
    if owner is None:
        return Resolved(value, "a fiscal year, read as the calendar year of the same number")
    first = date(year - (owner["named"] == "end"), owner["month"], 1)
    last = first + relativedelta(years=1, days=-1)
    months = f"{first:%Y-%m}/{last:%Y-%m}"
    value = replace(value, first=first, last=last, edtf=months, mod="")
    return Resolved(value, f"the fiscal year of {owner['name']}, from {first:%B %Y} to {last:%B %Y}")


def _owner(match: Match, reference: Reference) -> dict[str, Any] | None:
    """The row of `fiscal.toml` whose owner the sentence names last before the year, or just after it."""
    pattern, rows = _owners(reference.language)
    before = re.split(r"(?<![. ][a-z])[.!?] |\n", reference.before(match.start, 200))[-1]
    found = list(pattern.finditer(before)) or list(pattern.finditer(reference.after(match.end, 40)))[:1]
    return rows[found[-1].group()] if found else None


@cache
def _owners(language: str) -> tuple[re.Pattern[str], dict[str, dict[str, Any]]]:
    rows = {word: row for row in table("fiscal", language)["fiscal"] for word in row["words"]}
    words_of = "|".join(re.escape(word) for word in sorted(rows, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words_of})(?![^\W_])"), rows


def same_period_of(match: Match, reference: Reference) -> Resolved:
    """ "The 1988 period", "the same quarter last year": the quarter the text speaks of, in that year."""
    year = match.number("year") or match.number("year2")
    if year is None:
        step = match.word("which") if match["which"] else match.word("which2")
        if reference.day is None or step is None or step == 9:
            raise NotADateError("refers to a year that the text has not given")
        year = reference.day.year + step
    named = reported(reference, match.start)
    if named and named.first:
        value = of_quarter(year, (named.first.month + 2) // 3)
        return Resolved(value, f"the quarter of {named.timex}, the quarter reported on, in {year}")
    return Resolved(of_year(year), "the year, since no quarter is named")


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "quarter": quarter,
    "quarter_of_month": quarter_of_month,
    "bare_quarter": bare_quarter,
    "half_year": half_year,
    "half_of_results": half_of_results,
    "fiscal_year": fiscal_year,
    "same_period_of": same_period_of,
}
