"""The lanes of a window as the page shows them, under the strip and on its scale."""

import math
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from timeline.browse.found import Found
from timeline.browse.lanes.cells import Cell, Scale
from timeline.browse.lanes.counting import Counted, count
from timeline.browse.lanes.lane import BY, MOST, Lane
from timeline.browse.lanes.marks import Group, Marks, Single, alone, laid_out, positions, room
from timeline.browse.lanes.narrowing import narrowed
from timeline.browse.strip import Strip
from timeline.browse.window import Window
from timeline.extract.dates.edtf import Edtf
from timeline.models import Actor, Event

MARKS = 60
"""Cells of all lanes together."""
MOST_CELLS = 24
PAIRS = 3
"""Neighbours that are offered to be set side by side."""
PLACE = "#lanes"
"""Where on the page a change of the lanes leads back to."""
_FIRST, _LAST = date(1, 1, 1), date(1, 1, 2)
SINCE, UNTIL = Edtf.of_day(_FIRST), Edtf.of_day(_LAST)
"""Stand for a bar's days in its address; no other parameter can look like them, because it would be quoted."""
_FIELDS = (
    "headline", "event_type", "status", "edtf", "earliest", "latest", "precision", "date_basis", "position",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A lane with its marks, and the addresses that move it up or down (empty at the ends), and take it out."""

    lane: Lane
    marks: Marks
    window: Window
    address: str
    """Of the window of a bar with `SINCE` and `UNTIL` for its days; empty where its scale depends on them."""
    up: str
    down: str
    out: str

    @property
    def told(self) -> str:
        """“34 events”."""
        number = self.marks.number
        more = "or more " if self.marks.more else ""
        return f"{number:,} {more}event{'' if number == 1 else 's'}" if number else "No events"

    def href(self, mark: Single | Group) -> str:
        """Where a mark leads: to the event, or to the window of a bar, relative to the timeline's address."""
        if isinstance(mark, Single):
            return str(mark.event.get_absolute_url())
        if not self.address:
            return narrowed(self.window, self.lane, mark.first, mark.last).href
        since, until = f"from={mark.first.isoformat()}", f"to={mark.last.isoformat()}"
        return self.address.replace(f"from={SINCE.text}", since).replace(f"to={UNTIL.text}", until)


class Lanes:
    """The lanes of `found`'s window under `strip`. Without lanes nothing is asked of the database."""

    def __init__(self, found: Found, strip: Strip) -> None:
        self.found = found
        self.window = found.window
        self.strip = strip.detail or strip
        self.lanes = self.window.lanes

    def __bool__(self) -> bool:
        return bool(self.lanes)

    @cached_property
    def scale(self) -> Scale:
        return Scale([bar.period for bar in self.strip.bars])

    @cached_property
    def cells(self) -> list[Cell]:
        if not self.strip.bars:
            return []
        most = min(MOST_CELLS, MARKS // len(self.lanes))
        return self.scale.cells(self.window.first_day, self.window.last_day, most)

    @cached_property
    def _counted(self) -> list[list[Counted]]:
        totals = [
            sum(
                bar.total
                for bar in self.strip.bars
                if bar.period.first <= cell.last and bar.period.last >= cell.first
            )
            for cell in self.cells
        ]
        return count(self.found, self.cells, totals)

    @cached_property
    def shown(self) -> list[Shown]:
        if not self.lanes:
            return []
        rooms = [room(cell, MARKS // len(self.lanes), len(self.cells)) for cell in self.cells]
        wanted = set()
        for held in (held for lane in self._counted for held in lane):
            wanted |= set(positions(t for t in held.tallies if t.far and t.number <= 2))
        for lane in self._counted:
            for held, fits in zip(lane, rooms, strict=False):
                if alone(held, fits):
                    wanted |= set(positions(t for t in held.tallies if not t.far))
        rows: Any = Event.objects.at(sorted(wanted)).only(*_FIELDS) if wanted else []
        known = {event.position: event for event in (*rows, *self.found.retold)}
        return [
            self._shown(n, laid_out(lane, self.cells, rooms, self.scale, known.get))
            for n, lane in enumerate(self._counted)
        ]

    def _shown(self, n: int, marks: Marks) -> Shown:
        lanes = self.lanes
        up = (*lanes[: n - 1], lanes[n], lanes[n - 1], *lanes[n + 1 :]) if n else ()
        down = (*lanes[:n], lanes[n + 1], lanes[n], *lanes[n + 2 :]) if n + 1 < len(lanes) else ()
        return Shown(
            lanes[n],
            marks,
            self.window,
            "" if self.window.scale else narrowed(self.window, lanes[n], _FIRST, _LAST).href,
            self._with(up) if up else "",
            self._with(down) if down else "",
            self._with((*lanes[:n], *lanes[n + 1 :])),
        )

    def _with(self, lanes: tuple[Lane, ...]) -> str:
        return replace(self.window, lanes=lanes, ignored=()).href + PLACE

    @property
    def none(self) -> str:
        """The address without lanes."""
        return self._with(())

    @property
    def by(self) -> list[tuple[str, str]]:
        """The quick choices: what they are called, and their addresses."""
        return [(by, self._with((Lane("by", by, by),))) for by in BY]

    @property
    def fields(self) -> list[tuple[str, str]]:
        """The window as hidden fields of the form that adds a lane."""
        return parse_qsl(replace(self.window, ignored=()).query)

    @property
    def many(self) -> bool:
        """Whether their bars are links enough, so that those of the strip above need not be."""
        return len(self.lanes) > MOST // 2

    @property
    def full(self) -> bool:
        return len(self.lanes) >= MOST

    @property
    def pairs(self) -> list[tuple[Actor, Actor]]:
        """Neighbours that are both about actors, to be set side by side."""
        two = zip(self.lanes, self.lanes[1:], strict=False)
        return [
            (one.about, other.about)
            for one, other in two
            if one.of_actor and other.of_actor and one.about != other.about
        ][:PAIRS]

    @cached_property
    def tallest(self) -> float:
        """The square root of the highest number of a bar on any lane's line."""
        return math.sqrt(
            max((group.number for lane in self.shown for group in lane.marks.groups), default=1) or 1
        )
