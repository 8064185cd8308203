"""Zooming and stepping: the windows that lead from one to a longer or shorter one, and to the ones beside it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from timeline.browse.phrases import period as in_words
from timeline.browse.scales import ALL, SCALES, Span, exactly, fitting, period
from timeline.browse.window import Window


@dataclass(frozen=True, slots=True)
class Level:
    """One scale: its name, the window that it leads to, what that shows in words, and whether it is the one shown."""

    name: str
    to: Window
    told: str
    chosen: bool

    @property
    def label(self) -> str:
        return self.name.capitalize()


class Zoom:
    """Where one can go from `window`. `view`: the day in the middle of what is in view; None if nothing is."""

    def __init__(self, window: Window, view: date | None) -> None:
        self.window = window
        first, last = window.first_day, window.last_day
        self.span = Span(first, last) if first and last else None
        middle = self.span.middle if self.span else view
        self.view = view or middle
        self.middle = middle

    @cached_property
    def levels(self) -> list[Level]:
        """All scales, the finest first; without one that is a period when there is no day to go by."""
        all_time = self.window.but(first=None, last=None, undated=False, scale=ALL)
        everything = Level(ALL, all_time, "all time", self.window.scale == ALL and not self.window.limited)
        if self.view is None or self.middle is None:
            return [everything]
        shorter = [self._level(scale, self.view) for scale in SCALES[: self._now]]
        return [*shorter, *(self._level(scale, self.middle) for scale in SCALES[self._now : -1]), everything]

    def _level(self, scale: str, day: date) -> Level:
        there = period(scale, day)
        chosen = self.span is not None and exactly(self.span.first, self.span.last) == scale
        return Level(scale, self._to(self.span if chosen and self.span else there), self._told(there), chosen)

    @property
    def _now(self) -> int:
        """Which of the scales the window is nearest to."""
        return SCALES.index(fitting(self.span.first, self.span.last)) if self.span else SCALES.index(ALL)

    def _to(self, there: Span) -> Window:
        first, last = there.edtf
        return self.window.but(first=first, last=last, undated=False, scale=fitting(there.first, there.last))

    @staticmethod
    def _told(there: Span) -> str:
        return in_words(*there.edtf)

    @property
    def closer(self) -> Level | None:
        """The next shorter scale; None at the shortest."""
        shorter = [level for level in self.levels if SCALES.index(level.name) < self._now]
        return shorter[-1] if shorter else None

    @property
    def wider(self) -> Level | None:
        """The next longer scale, which is the window's own where it is a part of one; None at all time."""
        span = self.span
        if span is None:
            return None
        least = self._now + bool(exactly(span.first, span.last))
        return next((level for level in self.levels if SCALES.index(level.name) >= least), None)

    @property
    def earlier(self) -> Level | None:
        """The window of the same length before it."""
        return self._beside(-1)

    @property
    def later(self) -> Level | None:
        """The window of the same length after it."""
        return self._beside(1)

    def _beside(self, steps: int) -> Level | None:
        there = self.span.moved(steps) if self.span else None
        if there is None:
            return None
        to = self._to(there) if self.window.scale else self._to(there).but(scale="")
        return Level("", to, self._told(there), False)
