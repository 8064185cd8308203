"""Cells: the bars of the strip taken together, a few at a time, so that the marks of a lane can be told apart."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.browse.periods import Period
from timeline.browse.words import span


@dataclass(frozen=True, slots=True)
class Cell:
    """Some neighbouring periods of the strip: first and last day, and where they stand, in percent of its width."""

    first: date
    last: date
    label: str
    x: float
    width: float


class Scale:
    """Where a day stands under a strip that is cut into `cut`, in percent: the strip's own scale."""

    def __init__(self, cut: Sequence[Period]) -> None:
        self.cut = cut
        self._starts = [period.first for period in cut]

    def left(self, day: date) -> float:
        """Where the day begins."""
        return self._at(day, 0)

    def right(self, day: date) -> float:
        """Where the day ends."""
        return self._at(day, 1)

    def _at(self, day: date, more: int) -> float:
        index = min(max(bisect_right(self._starts, day) - 1, 0), len(self.cut) - 1)
        period = self.cut[index]
        inside = min(max((day - period.first).days + more, 0), period.days)
        return 100 * (index + inside / period.days) / len(self.cut)

    def cells(self, first: date | None, last: date | None, most: int) -> list[Cell]:
        """At most `most` cells over the whole width; those beside the window from `first` to `last` are left out."""
        size = -(-len(self.cut) // most)
        found = []
        for at in range(0, len(self.cut), size):
            some = self.cut[at : at + size]
            begins, ends = max(some[0].first, first or date.min), min(some[-1].last, last or date.max)
            if begins > ends:
                continue
            whole = len(some) == 1 and (begins, ends) == (some[0].first, some[0].last)
            x = self.left(begins)
            found.append(
                Cell(begins, ends, some[0].label if whole else span(begins, ends), x, self.right(ends) - x)
            )
        return found
