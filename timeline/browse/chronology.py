"""The list itself: one page of a window's events, under headings that are as precise as the dates and no more."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from timeline.browse import words
from timeline.browse.cards import Card
from timeline.browse.found import Found
from timeline.browse.hits import mark_hits
from timeline.browse.leads import END
from timeline.browse.window import Window
from timeline.models.dates import DatePrecision
from timeline.models.position import UNDATED

PAGE = 20
"""Events on a page."""
LANES_BESIDE_A_PAGE = 4
"""Beside more lanes a page has fewer events, so that it is not heavier."""
TRAY = 8

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

    @property
    def id(self) -> str:
        """Of its heading on the page, which names each of its entries together with the headline."""
        return f"d{self.cards[0].event.pk}"


@dataclass(frozen=True, slots=True)
class Chronology:
    """One page: its groups, and the windows before and after it (None at the ends)."""

    groups: list[Group]
    earlier: Window | None
    later: Window | None

    @property
    def ends_there(self) -> bool:
        """Whether no page follows, so that what has no date comes next."""
        return self.later is None

    @property
    def in_view(self) -> date | None:
        """The day of the event in the middle of the page."""
        days = [card.event.sort_day for card in self.cards if card.event.sort_day]
        return days[len(days) // 2] if days else None

    @property
    def ends(self) -> str:
        """The dates of the first and the last event on the page, in words."""
        ends = (self.cards[0], self.cards[-1]) if self.groups else ()
        dates = [card.date for card in ends if card.date]
        if len(set(dates)) == 2 and any(card.event.precision == DatePrecision.OPEN for card in ends):
            return f"the first {dates[0]}, the last {dates[1]}"  # “by 1 May to after 3 June” cannot be read
        return " to ".join(dict.fromkeys(dates))

    @property
    def cards(self) -> list[Card]:
        return [card for group in self.groups for card in group.cards]


def chronology(found: Found) -> Chronology:
    """The page of the window. A window with a beginning opens at it, one without opens at its latest page.

    What began before the window and still runs in it stands on the pages before its beginning; the page that opens a
    window has the nearest of it where there is room.
    """
    window, size = found.window, _size(found)
    low, high = found.range
    if window.after is not None:
        positions, later = _after(found, low, high, window.after)
        return _page(found, positions, positions[0] if positions else None, later)
    if window.before is None and (window.first is not None or window.undated):
        inside = found.stretch(low, high, size, newest=False)
        lasting, earlier = _lasting_before(found, low, size - len(inside.positions))
        return _page(found, [*lasting, *inside.positions], earlier, inside.on)
    positions, earlier = _before(found, low, high if window.before is None else min(high, window.before))
    later = positions[-1] if positions and window.before is not None else None
    return _page(found, positions, earlier, later)


def _size(found: Found) -> int:
    """How many events a page has."""
    return PAGE if len(found.window.lanes) <= LANES_BESIDE_A_PAGE else PAGE * 4 // 5


def _after(found: Found, low: int, high: int, after: int) -> tuple[list[int], int | None]:
    """The page that begins behind `after`, in order, and the position to go on from: what lasts, then what begins."""
    lasting, size = [], _size(found)
    if after < low:
        lasting = found.lasting[bisect_right(found.lasting, after) :]
        if len(lasting) > size:
            return lasting[:size], lasting[size - 1]
    inside = found.stretch(max(low, after + 1), high, size - len(lasting), newest=False)
    positions = [*lasting, *inside.positions]
    on = positions[-1] if positions and not inside.whole and inside.edge is None else inside.edge
    return positions, on


def _before(found: Found, low: int, high: int) -> tuple[list[int], int | None]:
    """The page that ends before `high`, in order, and the position that the one before it ends at."""
    size = _size(found)
    inside = found.stretch(low, high, size, newest=True)
    begun = inside.positions[::-1]
    if not inside.whole:
        return begun, inside.on
    lasting, earlier = _lasting_before(found, min(low, high), size - len(begun))
    return [*lasting, *begun], earlier


def _lasting_before(found: Found, position: int, room: int) -> tuple[list[int], int | None]:
    """The last `room` of what lasts into the window from before `position`, and where more of it ends."""
    some = found.lasting[: bisect_left(found.lasting, position)]
    if len(some) <= room:
        return some, None
    return (some[-room:], some[-room]) if room else ([], position)


def _page(found: Found, positions: list[int], earlier: int | None, later: int | None) -> Chronology:
    """The events at `positions`; the pages before and after it end before `earlier` and begin behind `later`."""
    window = found.window
    events = found.load(positions)
    mark_hits(events, window.text)
    return Chronology(
        groups(events),
        replace(window, before=earlier, after=None, ignored=()) if earlier is not None else None,
        replace(window, after=later, before=None, ignored=()) if later is not None else None,
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


def everything(found: Found, most: int) -> tuple[list[Any], bool]:
    """The first `most` events of the window in order, with their evidence, and whether there are more."""
    low, high = found.range
    lasting = found.lasting
    inside = found.stretch(low, high, max(most - len(lasting), 0), newest=False)
    events = found.load([*lasting, *inside.positions][:most], evidence=True)
    return events, len(lasting) > most or not inside.whole


def tray(found: Found) -> list[Any]:
    """The undated events of the filter, the first few."""
    return found.lines(found.stretch(UNDATED, END, TRAY, newest=False).positions)
