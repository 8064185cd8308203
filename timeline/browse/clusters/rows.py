"""The rows of a dense window: a cluster for each busy period, events themselves where there are few."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from timeline.browse.chronology import PAGE, Group, Heading, groups
from timeline.browse.clusters.looked_at import MANY, Lines, lines
from timeline.browse.clusters.tally import Tallies, Tally, tallies
from timeline.browse.density import Density
from timeline.browse.found import Found
from timeline.browse.hits import mark_hits
from timeline.browse.periods import Period, periods
from timeline.browse.scales import ALL, Span
from timeline.browse.window import Window
from timeline.browse.words import full_day, span
from timeline.extract.dates.edtf import Edtf
from timeline.models.position import first_position, last_position
from timeline.models.vocabulary import EventType

ROWS = 31
"""Rows at most: the days of a month."""
FEW = 3
"""So many events of a period stand there themselves."""
OPENED, OPENED_OF_MANY = 10, 4
"""Events that an opened cluster shows, and one of more than `MANY` rows; the rest are a link away."""
DECADE = 3_653
"""Days of the longest window that is cut as it is, however little of it is filled."""
KINDS = 4
"""Types that a row names."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One period with more than a few events."""

    period: Period
    heading: Heading
    tally: Tally
    lines: Lines
    only: Window
    toggled: Window
    opened: bool
    partly: bool
    shown: list[Group]

    @property
    def id(self) -> str:
        return f"c{self.period.first.isoformat()}"

    @property
    def number(self) -> int:
        return self.tally.number

    @property
    def cooperation(self) -> int:
        return self.tally.of("cooperation")

    @property
    def conflict(self) -> int:
        return self.tally.of("conflict")

    @property
    def neutral(self) -> int:
        return self.number - self.cooperation - self.conflict

    @property
    def shares(self) -> tuple[str, str]:
        """How much of the bar is cooperation, and where conflict begins, in hundredths."""
        return f"{100 * self.cooperation / self.number:.1f}", f"{100 - 100 * self.conflict / self.number:.1f}"

    @property
    def types(self) -> list[tuple[int, str]]:
        """The commonest types: number and name."""
        return [(n, EventType(kind).label.lower()) for kind, n in self.tally.types.most_common(KINDS)]

    @property
    def more(self) -> int:
        """How many there are beside those shown."""
        return self.number - sum(len(group.cards) for group in self.shown)


class Clusters:
    """The rows of the window of `found`; `known`: where its events lie."""

    def __init__(self, found: Found, known: Density | None) -> None:
        self.found = found
        self.window = found.window
        self.known = known

    @classmethod
    def wanted(cls, window: Window, number: int) -> bool:
        """Whether the window asks for clusters and is dense enough for them."""
        paged = window.before is not None or window.after is not None
        return bool(window.scale) and not paged and cls._dense(window, number)

    @classmethod
    def offered(cls, window: Window, number: int) -> Window | None:
        """The window with clusters, where it is dense and has none; else None."""
        return window.but(scale=ALL) if not window.scale and cls._dense(window, number) else None

    @staticmethod
    def _dense(window: Window, number: int) -> bool:
        one_day = window.first_day is not None and window.first_day == window.last_day
        return number > PAGE and not one_day and not window.undated

    @property
    def ends_there(self) -> bool:
        """Whether nothing follows, so that what has no date comes next."""
        return not self.window.limited

    @cached_property
    def in_view(self) -> date | None:
        """A day to zoom in on: the beginning of the period with most events."""
        most = max(zip(self.cut, self._tallies.periods, strict=True), key=_number, default=None)
        return most[0].first if most else None

    @cached_property
    def span(self) -> Span | None:
        """The days that the rows cover: the window, a longer one as far as there are events; None if there are none."""
        if self.known is None:
            return None
        asked_first, asked_last = self.window.first_day, self.window.last_day
        if asked_first and asked_last and (asked_last - asked_first).days < DECADE:
            return Span(asked_first, asked_last)
        begins = date.min if asked_first and self.known.more_before else self.known.begins
        ends = date.max if asked_last and self.known.more_after else self.known.ends
        first, last = max(asked_first or date.min, begins), min(asked_last or date.max, ends)
        return Span(first, last) if first <= last else None

    @cached_property
    def cut(self) -> list[Period]:
        """The periods, cut off at the ends of the window."""
        there = self.span
        if there is None:
            return []
        found = []
        for one in periods(there.first, there.last, ROWS):
            first, last = max(one.first, there.first), min(one.last, there.last)
            whole = (first, last) == (one.first, one.last)
            found.append(one if whole else Period(first, last, span(first, last)))
        return found

    @cached_property
    def _tallies(self) -> Tallies:
        return tallies(self.found, self.cut) if self.cut else Tallies([])

    @property
    def many(self) -> bool:
        """Whether there are so many rows that each says less."""
        return sum(1 for tally in self._tallies.periods if tally.number) > MANY

    @property
    def opened(self) -> int:
        """How many events an opened cluster shows."""
        return OPENED_OF_MANY if self.many else OPENED

    @cached_property
    def rows(self) -> list[Cluster | Group]:
        """Clusters and groups of events, in order."""
        cut, told = self.cut, self._tallies.periods
        said = lines(self.found, cut, told)
        few = [n for n, tally in enumerate(told) if 0 < tally.number <= FEW]
        few = few if sum(told[n].number for n in few) <= PAGE // 2 else []
        opened = next((n for n, one in enumerate(cut) if one.first == self.window.opened), None)
        wanted = {n: said[n].positions for n in few}
        if opened is not None:
            wanted[opened] = self._first(cut[opened], told[opened], said[opened])
        shown = self._groups(wanted)
        rows: list[Cluster | Group] = []
        for n, (period, tally) in enumerate(zip(cut, told, strict=True)):
            if n in few:
                rows += shown.get(n, [])
            elif tally.number:
                rows.append(self._cluster(period, tally, said[n], n == opened, shown.get(n, [])))
        return rows

    def _cluster(
        self, period: Period, tally: Tally, said: Lines, opened: bool, shown: list[Group]
    ) -> Cluster:
        first, last = Span(period.first, period.last).edtf
        until = self._tallies.until
        return Cluster(
            period,
            heading(period),
            tally,
            said,
            self.window.but(first=first, last=last),
            self.window.but(opened=None if opened else period.first),
            opened,
            until is not None and until <= period.last,
            shown,
        )

    def _groups(self, wanted: dict[int, list[int]]) -> dict[int, list[Group]]:
        """The events at positions, each period's in groups."""
        places = {position: n for n, some in wanted.items() for position in some}
        if not places:
            return {}
        events = self.found.load(list(places))
        mark_hits(events, self.window.text)
        return {n: groups(e for e in events if places[e.position] == n) for n in wanted}

    def _first(self, period: Period, tally: Tally, said: Lines) -> list[int]:
        """Positions of the first events of a period."""
        if tally.positions is not None or said.whole:
            return list(tally.positions or said.positions)[: self.opened]
        low, high = first_position(period.first), last_position(period.last) + 1
        return self.found.stretch(low, high, self.opened, newest=False).positions

    @property
    def begun_before(self) -> int:
        """How many began before the window and still ran in it."""
        return len(self.found.lasting)

    @property
    def singly(self) -> Window:
        """The same window, every event by itself."""
        return self.window.but(scale="")

    @property
    def earlier(self) -> Window:
        """What began before, every event by itself."""
        first = self.window.first_day
        return self.singly.but(before=first_position(first)) if first else self.singly

    @property
    def not_looked_at(self) -> Window | None:
        """What lies beyond the events that were looked at; None if all were."""
        until = self._tallies.until
        if until is None or until >= date.max:
            return None
        last = self.window.last
        begins = until + timedelta(days=1)
        if last is not None and last.latest is not None and begins > last.latest:
            return None
        return self.window.but(first=Edtf.of_day(begins))

    @property
    def unit(self) -> str:
        """What a row is: “day”, “week”, “month”, “year”, “stretch”."""
        days = max((one.days for one in self.cut), default=0)
        names = {1: "day", 7: "week", 31: "month", 92: "quarter", 366: "year"}
        return next((name for length, name in names.items() if days <= length), "stretch of years")

    @property
    def partly(self) -> int:
        """How many events of a row were looked at for who and what, if of some not all were; 0 if all were."""
        rows = [row for row in self.rows if isinstance(row, Cluster) and not row.lines.whole]
        return max((len(row.lines.positions) for row in rows), default=0)


def _number(row: tuple[Period, Tally]) -> int:
    return row[1].number


def heading(period: Period) -> Heading:
    """The heading of a period: a day's, or what it is called, the year below."""
    if period.days == 1:
        weekday, day, month, year = full_day(period.first).split(" ")
        return Heading(weekday, day, f"{month} {year}", period.first.isoformat())
    name, _, year = period.label.rpartition(" ")
    return Heading("", name, year) if name else Heading("", year, "")
