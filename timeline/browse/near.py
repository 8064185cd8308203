"""Near: what passes a filter round about a window, looked at once; then page, strip and number are answered from it."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from timeline.browse.leads import END, Lead
from timeline.browse.rows import Row
from timeline.models.position import UNDATED


class Near:
    """`rows`, in order, are all that passes at the positions from `low` to below `high`."""

    def __init__(self, rows: Sequence[Row], low: int, high: int) -> None:
        self.rows = rows
        self.low = low
        self.high = high

    @cached_property
    def positions(self) -> list[int]:
        return [row.position for row in self.rows]

    @property
    def dated(self) -> Sequence[Row]:
        """Those with a date."""
        return self.rows[: bisect_left(self.positions, UNDATED)]

    def between(self, low: int, high: int) -> Sequence[Row]:
        """Those in a range."""
        return self.rows[bisect_left(self.positions, low) : bisect_left(self.positions, high)]

    def covers(self, low: int, high: int) -> bool:
        """Whether all of a range was looked at."""
        return self.low <= low and high <= self.high

    def begins(self, low: int, high: int, *, newest: bool) -> bool:
        """Whether a walk along the range, from its end if `newest`, begins in what was looked at."""
        return self.low < high <= self.high if newest else self.low <= low < self.high


def looked_through(lead: Lead, low: int, high: int, most: int) -> tuple[list[int], int, int]:
    """Where a lead leads to around the middle of a range, to about `most` positions: in order, and from where to below
    where these are all.

    As many before as behind, and more on one side where there are few on the other. Of a range without a beginning the
    middle is its end, and the other way about; what has no date takes no room from what has one.
    """
    middle = high if low <= 0 else low if high >= UNDATED else (low + high) // 2
    before, behind = lead.around(middle, most + 1)
    share = most if middle >= UNDATED else max(most // 2, most - len(behind))
    room = max(most - len(before), most // 2)
    first = 0 if len(before) <= share else before[-share]
    last = END if len(behind) <= room else behind[room]
    return [*before[-share:], *behind[:room]], first, last
