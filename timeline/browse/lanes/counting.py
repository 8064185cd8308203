"""How many events of each lane lie in each cell: two queries for all lanes, each followed only so far in a cell."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from timeline.browse.found import Found
from timeline.browse.lanes.cells import Cell
from timeline.browse.lanes.tracks import Track, Tracks
from timeline.models import Event
from timeline.models.tallies import Question, Stretch, Tally, edges, tallies, within

LOOKED_AT = 5_000
"""Positions that are looked through for all lanes together."""
LASTING = 100
"""Of what began before the window and still runs in it, the latest that are looked for in the lanes."""


@dataclass
class Counted:
    """What a lane holds in one cell; with `more`, at least that."""

    tallies: list[Tally] = field(default_factory=list)
    more: bool = False


def shares(totals: Sequence[float], lanes: int) -> list[int]:
    """How many positions a lane may be looked through in each cell, where so many events lie in each.

    What a quiet cell does not need goes to the busy ones.
    """
    left, cells = LOOKED_AT // max(lanes, 1), len(totals)
    found = [0] * cells
    for done, index in enumerate(sorted(range(cells), key=lambda n: totals[n])):
        share = max(left // (cells - done), 1)
        found[index] = max(min(share, int(totals[index] * 2) + 8), 1)
        left -= found[index]
    return found


def count(found: Found, cells: Sequence[Cell], totals: Sequence[float]) -> list[list[Counted]]:
    """For each lane of the window what it holds in each cell, in each of which `totals` events lie.

    The last of a lane is what began before the window.
    """
    lanes = found.window.lanes
    counted = [[Counted() for _ in range(len(cells) + 1)] for _ in lanes]
    tracks = Tracks(found)
    all_tracks = [(n, track) for n, lane in enumerate(lanes) for track in tracks.of(lane)]
    questions = [_question(n, track, cells) for n, track in all_tracks]
    small = found.counts is not None and sum(totals) * len(all_tracks) <= 3 * LOOKED_AT
    beyond = {} if small else edges(questions, shares(totals, len(all_tracks)))
    for n, number in beyond:
        counted[questions[n].name][number].more = True
    if found.lasting and cells and cells[0].first > date.min:
        questions += [_lasting(n, track, cells, found.lasting[-LASTING:]) for n, track in all_tracks]
    for tally in [*tallies(questions, beyond), *_retold(found, tracks, cells)]:
        counted[tally.name][tally.stretch].tallies.append(tally)
    return counted


def _retold(found: Found, tracks: Tracks, cells: Sequence[Cell]) -> list[Tally]:
    """The events that stand otherwise than the database has them, each where it stood. One query, if there are any."""
    if not found.retold or not cells:
        return []
    told = []
    parts = tracks.parts_of(found.retold)
    for event in found.retold:
        day = event.sort_day
        number = next((n for n, cell in enumerate(cells) if day and cell.first <= day <= cell.last), None)
        if number is None and day and day < cells[0].first <= (event.latest or day):
            number = len(cells)
        if number is None:
            continue
        ends = cells[number].last if number < len(cells) else day
        far = event.latest is not None and event.latest > ends
        told += [
            Tally(
                n,
                number,
                event.event_type,
                event.status,
                far,
                1,
                event.position,
                event.position,
                event.latest,
            )
            for n, lane in enumerate(found.window.lanes)
            if tracks.holds(lane, event, parts.get(event.pk, ()))
        ]
    return told


def _question(n: int, track: Track, cells: Sequence[Cell]) -> Question:
    stretches = []
    for cell in cells:
        first, last = max(cell.first, track.first or date.min), min(cell.last, track.last or date.max)
        stretches.append(Stretch(first, last) if first <= last else None)
    return Question(n, track.rows, track.positions, stretches)


def _lasting(n: int, track: Track, cells: Sequence[Cell], positions: list[int]) -> Question:
    """What lies at these positions, all before the first cell, counted behind the last."""
    there: Any = track.lead.narrow(Event.objects.at(positions))
    stretches = [*([None] * len(cells)), Stretch(date.min, cells[0].first - timedelta(days=1))]
    return Question(
        n, track.rows, lambda ranges: there.filter(within(ranges)).order_by().values("position"), stretches
    )
