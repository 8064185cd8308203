"""What a lane is drawn as: single events where they stand alone, bars with a number where they crowd, long ones below."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from timeline.browse import words
from timeline.browse.lanes.cells import Cell, Scale
from timeline.browse.lanes.counting import Counted
from timeline.browse.phrases import both
from timeline.models.dates import DatePrecision
from timeline.models.tallies import Tally
from timeline.models.vocabulary import EventType, Status

APART = 1.8
"""Percent of the width that two single events need between their middles."""
ROWS = 2
"""Long events that may stand under one another; where there are more at once they are one bar."""
_DONE = (Status.HAPPENED, Status.ONGOING)
_ROUGH = (
    DatePrecision.MONTH,
    DatePrecision.SEASON,
    DatePrecision.YEAR,
    DatePrecision.DECADE,
    DatePrecision.CENTURY,
)
TOLD = 4
"""Types that a bar's title names."""


@dataclass(frozen=True, slots=True)
class Group:
    """Events drawn as one bar: how many of which (type, status), at least so many if `more`, between which days."""

    counts: Counter[tuple[str, str]]
    more: bool
    first: date
    last: date
    x: float
    width: float

    @property
    def number(self) -> int:
        return sum(self.counts.values())

    @property
    def figure(self) -> str:
        """The number as it stands on the bar."""
        return f"{self.number:,}{'+' if self.more else ''}"

    @property
    def title(self) -> str:
        """“7 events, 1–15 June 2021: 4 Consult, 2 Accuse, 1 other; 1 of them not happened, or not yet”."""
        of = f"{self.number:,} {'or more ' if self.more else ''}event{'' if self.number == 1 else 's'}"
        when = words.span(self.first, self.last)
        if not self.number:
            return f"{when}: not all of the lane was looked at"
        types: Counter[str] = Counter()
        for (event_type, _), number in self.counts.items():
            types[EventType(event_type).label] += number
        named = [f"{number:,} {label}" for label, number in types.most_common(TOLD)]
        rest = self.number - sum(number for _, number in types.most_common(TOLD))
        parts = both([*named, f"{rest:,} others"] if rest else named)
        open_ = sum(number for (_, status), number in self.counts.items() if status not in _DONE)
        return f"{of}, {when}: {parts}" + (f"; {open_:,} not happened, or not yet" if open_ else "")


@dataclass(frozen=True, slots=True)
class Single:
    """One event: where it begins and how wide it is drawn, in percent; a single day is a point, as wide as nothing."""

    event: Any
    x: float
    width: float

    @property
    def shape(self) -> str:
        """point, by (some day before), from (some day after, or from then on), or span."""
        if self.event.earliest is None or self.event.latest is None:
            return "by" if self.event.earliest is None else "from"
        return "point" if self.event.precision == DatePrecision.DAY else "span"

    @property
    def classes(self) -> str:
        """Quad class, status, and how its date is known."""
        event = self.event
        named = [event.quad.replace(" ", "-")]
        if event.status not in _DONE:
            named.append("outlined")
        if event.status in (Status.CANCELLED, Status.DENIED):
            named.append("struck")
        if event.precision in _ROUGH:
            named.append("rough")
        if any(sign in event.edtf for sign in "?~%"):
            named.append("unsure")
        return " ".join(named)

    @property
    def title(self) -> str:
        """“21 June 2021: Sousa meets Brandt”, with the status if it is not a thing that has happened."""
        status = "" if self.event.status in _DONE else f" ({Status(self.event.status).label.lower()})"
        return f"{words.when(self.event)}: {self.event.headline}{status}"


@dataclass
class Marks:
    """A lane's marks: bars and singles on its line, and below it, by row, what reaches out of its cell."""

    groups: list[Group] = field(default_factory=list)
    singles: list[Single] = field(default_factory=list)
    below: list[list[Single | Group]] = field(default_factory=list)

    @property
    def number(self) -> int:
        below = [mark for row in self.below for mark in row]
        groups = [mark for mark in (*self.groups, *below) if isinstance(mark, Group)]
        alone = sum(isinstance(mark, Single) for mark in (*self.singles, *below))
        return sum(group.number for group in groups) + alone

    @property
    def more(self) -> bool:
        return any(group.more for group in self.groups)

    @property
    def all(self) -> list[Single | Group]:
        """Every mark from left to right."""
        return sorted([*self.groups, *self.singles, *(m for row in self.below for m in row)], key=_place)


def _place(mark: Single | Group) -> tuple[float, float]:
    return mark.x, mark.width


def alone(counted: Counted, room: int) -> bool:
    """Whether the events that end in a cell have room to stand each by itself, and are known one by one."""
    near = [tally for tally in counted.tallies if not tally.far]
    return not counted.more and sum(t.number for t in near) <= room and all(t.number <= 2 for t in near)


def positions(tallies: Iterable[Tally]) -> list[int]:
    """Of tallies of one or two events each: their positions."""
    return [position for tally in tallies for position in {tally.low, tally.high}]


def room(cell: Cell, marks: int, cells: int) -> int:
    """How many single events a cell has room for, if a lane has `marks` in all."""
    return max(1, min(int(cell.width / APART / 1.2), marks // cells))


def laid_out(
    counted: Sequence[Counted],
    cells: Sequence[Cell],
    rooms: Sequence[int],
    scale: Scale,
    event_at: Callable[[int], Any],
) -> Marks:
    """A lane of `cells`; the last of `counted` is what began before. `event_at` gives the event at a position or None."""
    marks = Marks()
    long: list[Single | Group] = []
    for cell, held, fits in zip(cells, counted, rooms, strict=False):
        near = [tally for tally in held.tallies if not tally.far]
        if alone(held, fits):
            events = filter(None, map(event_at, positions(near)))
            marks.singles += _spread([_single(event, scale) for event in events], cell)
        elif near or held.more:
            counts = _counts(near)
            marks.groups.append(Group(counts, held.more, cell.first, cell.last, cell.x, cell.width))
        long += _long(held, cell.first, cell.x, scale, event_at)
    if cells:
        long += _long(counted[-1], cells[0].first, cells[0].x, scale, event_at)
    marks.below = _stacked(long)
    return marks


def _counts(tallies: Iterable[Tally]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for tally in tallies:
        counts[tally.event_type, tally.status] += tally.number
    return counts


def _single(event: Any, scale: Scale) -> Single:
    begins, ends = event.earliest or event.latest, event.latest or event.earliest
    x, right = scale.left(begins), scale.right(ends)
    if event.precision == DatePrecision.DAY or event.earliest is None or event.latest is None:
        return Single(event, (x + right) / 2, 0)
    return Single(event, x, max(right - x, APART / 2))


def _spread(singles: list[Single], cell: Cell) -> list[Single]:
    """Moved apart, so that two of one day do not hide each other; never out of their cell."""
    if len(singles) < 2:
        return singles
    placed: list[Single] = []
    for single in sorted(singles, key=lambda s: (s.x, s.event.position)):
        least = placed[-1].x + placed[-1].width + APART if placed else single.x
        placed.append(Single(single.event, max(single.x, least), single.width))
    over = placed[-1].x + placed[-1].width + APART / 2 - (cell.x + cell.width)
    if over > 0:
        over = min(over, max(placed[0].x - cell.x, 0))
        placed = [Single(single.event, single.x - over, single.width) for single in placed]
    return placed


def _long(
    held: Counted, begins: date, x: float, scale: Scale, event_at: Callable[[int], Any]
) -> list[Single | Group]:
    """What reaches out of the cell: one by one, if of a kind there are two at most, else as one bar."""
    found: list[Single | Group] = []
    crowd = [tally for tally in held.tallies if tally.far and tally.number > 2]
    for event in filter(None, map(event_at, positions(t for t in held.tallies if t.far and t.number <= 2))):
        left = max(scale.left(event.earliest), x)
        found.append(Single(event, left, max(scale.right(event.latest) - left, APART / 2)))
    if crowd:
        until = max(tally.until or begins for tally in crowd)
        found.append(Group(_counts(crowd), False, begins, until, x, max(scale.right(until) - x, APART / 2)))
    return found


def _stacked(long: list[Single | Group]) -> list[list[Single | Group]]:
    """In rows, so that none covers another; what finds no room in the last row is taken together with what is there."""
    rows: list[list[Single | Group]] = []
    for mark in sorted(long, key=_place):
        free = next((row for row in rows if row[-1].x + row[-1].width + APART / 3 <= mark.x), None)
        if free is not None:
            free.append(mark)
        elif len(rows) < ROWS:
            rows.append([mark])
        else:
            rows[-1][-1] = _together(rows[-1][-1], mark)
    return rows


def _together(one: Single | Group, other: Single | Group) -> Group:
    right = max(one.x + one.width, other.x + other.width)
    days = [_days(one), _days(other)]
    return Group(
        _of(one) + _of(other), False, min(d[0] for d in days), max(d[1] for d in days), one.x, right - one.x
    )


def _of(mark: Single | Group) -> Counter[tuple[str, str]]:
    return mark.counts if isinstance(mark, Group) else Counter([(mark.event.event_type, mark.event.status)])


def _days(mark: Single | Group) -> tuple[date, date]:
    return (mark.first, mark.last) if isinstance(mark, Group) else (mark.event.earliest, mark.event.latest)
