"""Builders of times before our era: outside the calendar that the product keeps, so values without days."""

from __future__ import annotations

from collections.abc import Callable

from timeline.extract.dates.reference import NotADateError, Reference, Resolved
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import unresolved

WHY = "before our era, as written"


def before_christ(match: Match, reference: Reference) -> Resolved:
    """ "490 BC", "April 480 BC", "499-493 BC", "the 4th century BC", "the 470s BC", in TIMEX3's way."""
    if number := match.number("nth") or match.word("ordinal") if match["nth"] or match["ordinal"] else None:
        return Resolved(unresolved(f"BC{number - 1:02}"), WHY)
    if match["decade"]:
        return Resolved(unresolved(f"BC{match.number('decade'):03}"), WHY)
    year = f"BC{match.number('n'):04}"
    if match["n2"]:
        return _years(match, year)
    if match["month"]:
        year = f"{year}-{match.word('month'):02}"
    elif match["season"]:
        year = f"{year}-{match.word('season')}"
    return Resolved(unresolved(year).with_mod(match.word("where") or ""), WHY)


def _years(match: Match, first: str) -> Resolved:
    last = match.number("n2") or 0
    if last >= (match.number("n") or 0):
        raise NotADateError("no span of years: they count down to our era")
    ends = (
        (match.found.start("n"), match.found.end("n"), unresolved(first)),
        (match.found.start("n2"), match.end, unresolved(f"BC{last:04}")),
    )
    return Resolved(unresolved(f"{first}/BC{last:04}"), WHY, ends)


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {"before_christ": before_christ}
"""See `builders/__init__.py`."""
