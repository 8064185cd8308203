"""When an actor held which office: bars on one time scale, drawn on the server, each beside its line of text."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.browse import words
from timeline.models.offices import Office, offices

WIDTH = 1000
"""Units of the drawing from the first to the last day of the scale."""
POINT = 12
"""Width of what is known from one article only."""
FEWEST_YEARS = 2
MOST_TICKS = 8
_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Tenure:
    """One office with its bar: `x` and `width` in units; `opens` and `closes`: whether that end is not known."""

    office: Office
    x: int
    width: int
    attested_only: bool
    opens: bool
    closes: bool

    @property
    def position(self) -> Any:
        """Its fullest wording."""
        return self.office.position

    @property
    def when(self) -> str:
        """The time it was held, in words."""
        held = self.position
        if held.since and held.until:
            return words.date_phrase(f"{held.since}/{held.until}")
        if held.since:
            return words.date_phrase(f"{held.since}/..")
        if held.until:
            return words.date_phrase(f"../{held.until}").replace("by ", "until ", 1)
        return f"so named on {words.plain_day(held.attested)}" if held.attested else "dates not known"


@dataclass(frozen=True, slots=True)
class Year:
    """A tick of the scale: where, in percent of its width, and how its label hangs on it."""

    x: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tenures:
    """All offices of an actor, the earliest first, and their scale; without a date among them there is no scale."""

    rows: list[Tenure]
    years: list[Year]

    @property
    def width(self) -> int:
        return WIDTH


def tenures(positions: Iterable[Any]) -> Tenures:
    """The positions by office, laid out on a scale of whole years that holds all of their days."""
    known = offices(positions)
    days = [day for each in known for day in _days(each.position) if day]
    if not days:
        return Tenures([Tenure(each, 0, 0, False, True, True) for each in known], [])
    first, last = min(days).year, max(max(days).year + 1, min(days).year + FEWEST_YEARS)
    origin, whole = (
        date(first, 1, 1).toordinal(),
        (date(last, 1, 1).toordinal() if last <= date.max.year else date.max.toordinal() + 1),
    )
    unit = WIDTH / (whole - origin)

    def place(office: Office) -> Tenure:
        held = office.position
        if not held.first_day and not held.last_day:
            x = round((held.attested.toordinal() - origin) * unit) if held.attested else 0
            return Tenure(office, min(x, WIDTH - POINT), POINT if held.attested else 0, True, False, False)
        begin = held.first_day or held.attested or held.last_day
        end = held.last_day or (held.attested if held.attested and held.attested > begin else begin)
        x = round((begin.toordinal() - origin) * unit)
        width = max(round((end.toordinal() + 1 - begin.toordinal()) * unit), POINT)
        return Tenure(office, min(x, WIDTH - POINT), width, False, not held.first_day, not held.last_day)

    def order(office: Office) -> tuple[bool, date, int]:
        held = office.position
        day = held.first_day or held.attested or held.last_day
        return day is None, day or date.max, held.pk

    step = next((s for s in _STEPS if (last - first) / s <= MOST_TICKS), 200)
    ticks = range(math.ceil(first / step) * step, last + 1, step)
    years = [
        _tick(year, (date(year, 1, 1).toordinal() - origin) * unit) for year in ticks if year <= date.max.year
    ]
    return Tenures([place(office) for office in sorted(known, key=order)], years)


def _days(held: Any) -> tuple[date | None, ...]:
    return held.first_day, held.last_day, held.attested


def _tick(year: int, x: float) -> Year:
    share = 100 * x / WIDTH
    anchor = "start" if share < 3 else "end" if share > 97 else "middle"
    return Year(f"{share:.1f}%", str(year), anchor)
