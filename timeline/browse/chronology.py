"""The list itself: one page of a window's events, under headings that are as precise as the dates and no more."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from timeline.browse import words
from timeline.browse.cards import Card
from timeline.browse.window import Window
from timeline.models.dates import DatePrecision

PAGE = 100
TRAY = 12

_OVER = {
    DatePrecision.MONTH: "Day not known",
    DatePrecision.SEASON: "Month not known",
    DatePrecision.YEAR: "Month not known",
    DatePrecision.DECADE: "Year not known",
    DatePrecision.CENTURY: "Year not known",
    DatePrecision.INTERVAL: "Over several days",
    DatePrecision.OPEN: "One end not known",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A date that hangs in the margin: a small line, the large one, a small one. Read in a row they are the date."""

    over: str
    large: str
    under: str
    datetime: str = ""

    @property
    def firm(self) -> bool:
        """Whether it is a single day."""
        return bool(self.datetime)


@dataclass(frozen=True, slots=True)
class Group:
    heading: Heading
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Chronology:
    """One page: its groups, and the windows before and after it (None at the ends)."""

    groups: list[Group]
    earlier: Window | None
    later: Window | None

    @property
    def ends(self) -> str:
        """The dates of the first and the last event on the page, in words."""
        dates = [card.date for card in (self.cards[0], self.cards[-1]) if card.date] if self.groups else []
        return " to ".join(dict.fromkeys(dates))

    @property
    def cards(self) -> list[Card]:
        return [card for group in self.groups for card in group.cards]


def chronology(window: Window, user: Any) -> Chronology:
    """The page of `window`. A window with a beginning opens at it, one without opens at its latest page."""
    rows: Any = window.events(user).for_cards(user)
    forward = window.before is None and (
        window.after is not None or window.first is not None or window.undated
    )
    if forward:
        floor = window.after
        found = list((rows.filter(position__gt=floor) if floor is not None else rows)[: PAGE + 1])
        more_later, found = len(found) > PAGE, found[:PAGE]
        more_earlier = floor is not None
    else:
        bounded = rows.filter(position__lt=window.before) if window.before is not None else rows
        found = list(bounded.order_by("-position")[: PAGE + 1])
        more_earlier, found = len(found) > PAGE, found[:PAGE][::-1]
        more_later = window.before is not None
    return Chronology(
        groups(found),
        replace(window, before=found[0].position, after=None, ignored=()) if found and more_earlier else None,
        replace(window, after=found[-1].position, before=None, ignored=()) if found and more_later else None,
    )


def groups(events: Iterable[Any]) -> list[Group]:
    """Events in order under their dates. Among those that begin alike, the widest date comes first.

    What is only known to lie before a day comes before what happened on it, what only lies after it behind.
    """

    def place(event: Any) -> tuple[Any, ...]:
        day, end = event.sort_day or date.max, event.latest or date.max
        return day, event.is_bound and event.latest is None, -end.toordinal(), event.edtf, event.position

    placed = sorted(events, key=place)
    return [
        Group(heading(edtf, precision, phrase), [Card(event) for event in some])
        for (edtf, precision, phrase), some in groupby(placed, key=_heading_key)
    ]


def _heading_key(event: Any) -> tuple[str, str, str]:
    return event.edtf, event.precision, words.when(event)


def heading(edtf: str, precision: str, phrase: str = "") -> Heading:
    """The heading of a date; `phrase` is how it is worded, if not as its EDTF."""
    if not edtf:
        return Heading("", "Undated", "waiting for a date")
    phrase = phrase or words.date_phrase(edtf)
    if precision == DatePrecision.DAY and len(edtf) == 10:
        weekday, day, month, year = phrase.split(" ")
        return Heading(weekday, day, f"{month} {year}", edtf)
    over = "" if precision == DatePrecision.DAY else _OVER[DatePrecision(precision)]
    first, _, rest = phrase.partition(" ")
    if precision in (DatePrecision.MONTH, DatePrecision.SEASON) and rest.isdigit():
        return Heading(over, first.capitalize(), rest)
    if precision == DatePrecision.INTERVAL and "–" in first and first[0].isdigit():
        return Heading(over, first, rest)
    return Heading(over, phrase[0].upper() + phrase[1:], "")


def tray(window: Window, user: Any) -> Any:
    """The undated events of the filter, the first few."""
    return window.matching(user).undated().order_by("position")[:TRAY]
