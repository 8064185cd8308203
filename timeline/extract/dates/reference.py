"""What relative expressions are counted from: the document's day, and the dates the text has named so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice

from timeline.extract.dates.lexicon import ENGLISH
from timeline.extract.dates.value import Value

FAR = 18
"""Months before the document from which a passage's own year is taken for the days it names without one."""

REACH = 600
"""Characters over which "two years later" still refers to a date named before."""


TOLD = 6
"""Years far back that a text names at least if it tells of another time; an obituary's few do not make it history."""

DENSE = 1500
"""Characters that a history has for each of its years at most; a long interview names some years, far apart."""

OPENING = 3
"""Years at the beginning of a text; a history's are far back, a report's hold the year of publication."""

ERA = 3000
"""Characters over which a text stays before our era without naming another year of it."""

AROUND = 9
"""Months back within a year that a story goes on to the next year rather than back: from November to February."""

_YEAR = re.compile(r"(?<![0-9.,$-])(?:1[5-9]|20)[0-9]{2}(?![0-9%]|,[0-9])")
_DEICTIC = re.compile(r"\b(?:today|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b")
_BC = re.compile(r"BC([0-9]{4})(?:$|-)")
_OPENING = re.compile(r"(?:^|[.!?\n] *)(?:in|on|by|during|since)? ?$")
_SETTING = re.compile(r"\b(?:in|on)(?: early| late| mid)? $")
_LEAD = re.compile(r"(?:on|in|by|since) ")
_ENDED = re.compile(r"[.!?][\")]? |\n")
_TELLING = frozenset({"day", "month", "season", "year", "interval"})


class NotADateError(Exception):
    """The words look like a time expression and are none; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value and, in words, how it was reached."""

    value: Value
    why: str
    ends: tuple[tuple[int, int, Value], ...] = ()
    """(start, end, value) of the two ends of a range."""


@dataclass
class Reference:
    """The text under way. `text` is the normalised text, `original` the article's own."""

    text: str
    original: str
    day: date | None
    language: str = ENGLISH
    month_first: bool | None = None
    """Whether the outlet writes the month before the day in numbers; None if that is not known."""
    ahead: Callable[[int], Value | None] = lambda offset: None
    """The value of the first dated expression after an offset in its sentence (set by the finder)."""
    named: list[tuple[int, int, Value]] = field(default_factory=list)
    """(start, end, value) of what has been resolved so far, in order; it only grows."""

    _settings: list[tuple[int, Value]] = field(default_factory=list)
    _sorted: int = 0

    dated_days: dict[tuple[int, int], set[int]] | None = None
    """(month, day) → the years it is written with anywhere in the text (set when first asked for)."""

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

    @cached_property
    def narrative(self) -> bool:
        """Whether the text tells of another time: years far back, and hardly a weekday or "yesterday"."""
        if self.day is None:
            return True
        far = [self._far(int(found)) for found in _YEAR.findall(self.text)]
        told = sum(far)
        return (
            told >= max(TOLD, 10 * len(_DEICTIC.findall(self.text)) + 1, len(self.text) / DENSE)
            and sum(far[:OPENING]) == OPENING
        )

    def passage_year(self, offset: int, month: int) -> int | None:
        """The year in which a passage sets a month without a year, or None where publication decides.

        A narrative goes on from the last date named. News takes a year only from a sentence that opens with it, just
        before in the same paragraph ("In 1962 … On October 16 …"), or from the last one where the next opens with the
        day ("They met in 1962. On October 16 …"), and only a year far from publication.
        """
        value = self.story(offset) if self.narrative else self._opened(offset)
        if value is None or value.first is None:
            return None
        return value.first.year if value.grain == "year" else going_on(value.first, month)

    def story(self, offset: int) -> Value | None:
        """The date that a narrative has got to before the offset.

        An aside counts only until its sentence is over: a bare year inside it ("was declassified in 2005"), a month
        that tells one thing from another ("more than the May 2007 high"), and what lies ahead of publication.
        """
        within, last = None, None
        for start, value in self._got_to(offset):
            if within is not None and self.paragraph(start) != within:
                break
            if self.paragraph(start) == self.paragraph(offset) or self._opens(start):
                return value
            within, last = self.paragraph(start), last or value
        return last

    def _got_to(self, offset: int) -> Iterator[tuple[int, Value]]:
        """(start, value) of what tells the time before the offset, the last first, near asides of its sentence too."""
        at = offset
        for start, end, value in reversed(self.named):
            if end < offset - REACH or _ENDED.search(self.text, end, offset):
                break
            if start < at and _tells(value):
                at = start
                yield start, value
        yield from ((start, value) for start, value in reversed(self._settled()) if start < at)

    def _settled(self) -> list[tuple[int, Value]]:
        """(start, value) of what tells the time and is no aside, in order."""
        for start, _, value in islice(self.named, self._sorted, None):
            if _tells(value) and not self._is_aside(start, value):
                self._settings.append((start, value))
        self._sorted = len(self.named)
        return self._settings

    def _is_aside(self, start: int, value: Value) -> bool:
        if self.day and value.first and value.first > self.day:
            return True
        if value.grain == "month" and self.before(start, 4) == "the ":
            return True
        return value.grain == "year" and not self._opens(start)

    def now(self, offset: int) -> tuple[date | None, str]:
        """The day that "ago" and "next" are counted from, and its name: a narrative's own, else publication."""
        told = self.story(offset) if self.narrative else None
        if told and told.first:
            return told.first, f"{told.timex}, the last date named"
        return self.day, f"publication, {words(self.day)}" if self.day else ""

    def _opened(self, offset: int) -> Value | None:
        for start, end, value in reversed(self.named):
            if offset - start > REACH or self.paragraph(start) != self.paragraph(offset):
                return None
            if _tells(value) and value.first:
                told = self._opens(start) or (self._sets(start) and self._opens_the_next(offset, end))
                return value if self._far(value.first.year) and told else None
        return None

    def _sets(self, start: int) -> bool:
        """Whether the date says when its sentence was, rather than since or until when."""
        return bool(_SETTING.search(self.before(start, 12)))

    def _opens_the_next(self, offset: int, end: int) -> bool:
        """Whether the offset opens the sentence behind the one that `end` stands in."""
        ended = _ENDED.search(self.text, end, offset)
        return bool(ended and _LEAD.fullmatch(self.text, ended.end(), offset))

    def _far(self, year: int) -> bool:
        return self.day is not None and (self.day.year - year) * 12 + self.day.month > FAR

    def _opens(self, start: int) -> bool:
        return bool(_OPENING.search(self.before(start, 12)))

    def day_of_paragraph(self, offset: int) -> Value | None:
        """The last day named before the offset in its paragraph."""
        for start, _, value in reversed(self.named):
            if offset - start > REACH or self.paragraph(start) != self.paragraph(offset):
                return None
            if value.grain == "day":
                return value
        return None

    def before_christ(self, offset: int) -> int | None:
        """The year before our era that the text has got to, None if it tells of our era."""
        for start, end, value in reversed(self.named):
            if end < offset - ERA or value.dated:
                return None
            if start < offset and (found := _BC.match(value.timex)):
                return int(found[1])
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


def _tells(value: Value) -> bool:
    """Whether a value sets the year of what follows it: at most a year long."""
    if value.first is None or value.last is None or value.grain not in _TELLING:
        return False
    return (value.last - value.first).days <= 366


def words(day: date) -> str:
    """A day as an editor reads it: "Monday 21 June 2021"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def going_on(last: date, month: int) -> int:
    """The year of a month in a story that has got to `last`: the same, but the next for January after November."""
    return last.year + (last.month - month >= AROUND) - (month - last.month >= AROUND + 1)
