"""How far days lie from the day of publication: in words, and as a mark on a scale that is the same for all.

The scale is logarithmic both ways from publication, so that yesterday and the last century stand on one line.
"""

import math
from dataclasses import dataclass
from datetime import date

WIDTH = 400
"""Units of the drawing; publication is in the middle."""

FARTHEST = 36_525
"""Days from publication to either end of the scale: a hundred years. What lies further is drawn at the end."""

LEAST = 4
"""Units that even a single day is wide."""

TICKS = ((7, ""), (30, "month"), (365, "year"), (3652, "10 years"))
"""Days from publication, and what stands there."""

_DAYS_A_MONTH, _DAYS_A_YEAR = 30.44, 365.25


@dataclass(frozen=True, slots=True)
class Mark:
    """The days of one expression on the scale, in units of the drawing."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the scale; `share` is its place in percent, `label` may be empty."""

    x: float
    share: str
    label: str


def mark(first: date | None, last: date | None, published: date | None) -> Mark | None:
    """The mark of the days from `first` to `last`, None where they or the day of publication are not known."""
    if first is None or last is None or published is None:
        return None
    left, right = _x((first - published).days), _x((last - published).days)
    if right - left < LEAST:
        left = min(max((left + right - LEAST) / 2, 0), WIDTH - LEAST)
        right = left + LEAST
    return Mark(round(left, 1), round(right - left, 1))


def ticks() -> list[Tick]:
    """The lines of the scale from left to right, publication among them."""
    rows = [(-days, label) for days, label in reversed(TICKS)] + [(0, "published"), *TICKS]
    return [Tick(round(_x(days), 1), f"{_x(days) * 100 / WIDTH:.1f}%", label) for days, label in rows]


def away(first: date | None, last: date | None, published: date | None) -> str:
    """“2 days before publication”, “7 to 13 days after publication”; "" where it cannot be said."""
    if first is None or last is None or published is None:
        return ""
    if first <= published <= last:
        return "the day of publication" if first == last else "the day of publication is one of these days"
    side = "before" if last < published else "after"
    near, far = sorted((abs((first - published).days), abs((last - published).days)))
    return f"{_length(near, far)} {side} publication"


def _x(days: int) -> float:
    share = math.log1p(min(abs(days), FARTHEST)) / math.log1p(FARTHEST)
    return WIDTH / 2 * (1 + math.copysign(share, days))


def _length(near: int, far: int) -> str:
    if near < 60:
        unit, one = "day", 1.0
    elif near < 730:
        unit, one = "month", _DAYS_A_MONTH
    else:
        unit, one = "year", _DAYS_A_YEAR
    least, most = round(near / one), round(far / one)
    number = str(least) if least == most else f"{least} to {most}"
    about = "" if one == 1 else "about "
    return f"{about}{number} {unit}{'' if number == '1' else 's'}"
