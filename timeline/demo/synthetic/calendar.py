"""Dates for invented events: of every precision that the timeline knows, more of them the nearer the present."""

import random
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from timeline.models.dates import edtf_bounds

FIRST, LAST = date(1900, 1, 1), date(2026, 10, 31)
_DAYS = (LAST - FIRST).days + 1
GROWTH = 2.2
"""How steeply events get more towards the present: half of them lie in the last fifth of the time."""

FORMS = {
    "{day}": 780, "{day}?": 8, "{month}": 60, "{month}~": 10, "{year}": 22, "{season}": 10, "{decade}": 4,
    "{century}": 1, "{day}/{end}": 70, "../{day}": 6, "{day}/..": 6, "": 23,
}  # fmt: skip
"""Of a thousand events, how many have a date of this form; the last are undated."""


class When(NamedTuple):
    """A date as EDTF with its bounds and precision, and the day on which it is reported."""

    edtf: str
    earliest: date | None
    latest: date | None
    precision: str
    reported: date


def dates(rng: random.Random, number: int) -> list[When]:
    """`number` dates."""
    forms = rng.choices(list(FORMS), weights=list(FORMS.values()), k=number)
    return [_date(rng, form) for form in forms]


def _date(rng: random.Random, form: str) -> When:
    day = LAST - timedelta(days=int(_DAYS * rng.random() ** GROWTH))
    edtf = _written(form, day, rng.randint(1, 20)) if form else ""
    earliest, latest, precision = _bounds(edtf)
    reported = min((latest or earliest or day), LAST) + timedelta(days=rng.randint(0, 2))
    return When(edtf, earliest, latest, precision, reported)


def _written(form: str, day: date, length: int) -> str:
    text = day.isoformat()
    return form.format(
        day=text,
        end=(day + timedelta(days=length)).isoformat(),
        month=text[:7],
        year=text[:4],
        season=f"{text[:4]}-{21 + (day.month - 3) % 12 // 3}",
        decade=f"{text[:3]}X",
        century=f"{text[:2]}XX",
    )


@lru_cache(maxsize=200_000)
def _bounds(edtf: str) -> tuple[date | None, date | None, str]:
    return edtf_bounds("edtf", edtf)
