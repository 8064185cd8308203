"""What relative expressions are counted from: the document's day, and the dates the text has named so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from timeline.extract.dates.value import Value

FAR = 18
"""Months before the document from which a passage's own year is taken for the days it names without one."""

REACH = 600
"""Characters over which "two years later" still refers to a date named before."""


class NotADateError(Exception):
    """The words look like a time expression and are none; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value and, in words, how it was reached."""

    value: Value
    why: str


@dataclass
class Reference:
    """The text under way. `text` is the normalised text, `original` the article's own."""

    text: str
    original: str
    day: date | None
    ahead: Callable[[int], Value | None] = lambda offset: None
    """The value of the first dated expression after an offset in its sentence (set by the finder)."""
    named: list[tuple[int, int, Value]] = field(default_factory=list)
    """(start, end, value) of what has been resolved so far, in order."""

    @cached_property
    def _breaks(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            while at < len(self.text) and self.text[at] == "\n":
                at += 1
            starts.append(at)
            at = self.text.find("\n", at)
        return starts

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that holds the offset."""
        return bisect_right(self._breaks, offset)

    def last(self, offset: int, grains: tuple[str, ...] = (), reach: int = REACH) -> Value | None:
        """The last value with days named before the offset, of one of the grains if given."""
        for _, end, value in reversed(self.named):
            if end < offset - reach:
                return None
            if value.dated and (not grains or value.grain in grains):
                return value
        return None

    def passage_year(self, offset: int) -> int | None:
        """The year that the passage tells of, where it is far from the document's (or the document has no day)."""
        here = self.paragraph(offset)
        for start, _, value in reversed(self.named):
            if offset - start > 3 * REACH or here - self.paragraph(start) > 1:
                return None
            if value.first is None or value.grain not in {"day", "month", "year", "season", "interval"}:
                continue
            if self.day is None:
                return value.first.year
            months = (self.day.year - value.first.year) * 12 + self.day.month - value.first.month
            return value.first.year if months > FAR else None
        return None

    def day_of_paragraph(self, offset: int) -> Value | None:
        """The last day named before the offset in its paragraph."""
        for start, _, value in reversed(self.named):
            if offset - start > REACH or self.paragraph(start) != self.paragraph(offset):
                return None
            if value.grain == "day":
                return value
        return None

    def before(self, offset: int, width: int = 40) -> str:
        """The normalised text directly before an offset."""
        return self.text[max(0, offset - width) : offset]

    def after(self, offset: int, width: int = 40) -> str:
        """The normalised text directly after an offset."""
        return self.text[offset : offset + width]

    def capital(self, offset: int) -> bool:
        """Whether the article writes the word at the offset with a capital."""
        return self.original[offset : offset + 1].isupper()


def words(day: date) -> str:
    """A day as an editor reads it: "Monday 21 June 2021"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"
