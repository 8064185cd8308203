"""What the articles gave beside an official record: each row of a chronology found, dated otherwise or missing.

A row is *found* if an event that happened has its actor taking part, tells the same and can only have been on the row's
days, one day either side; *wider* if the days only overlap; *elsewhen* if the nearest event of the same kind lies up to a
month off. For a visit “tells the same” means that the event was in the country visited, whatever its kind: who met a
minister in Rome was in Italy. Other rows want the same type or kind, and no country that contradicts. *Not on record* is
an event of the kinds that the chronology lists, by one of its actors, that no row allows: none overlaps it where it was.
A row without a last day ("from 2 March") is a bound: it may go on for a year, and what falls into that is *wider*.

Rows and events are looked up by actor and month, so that the work grows with both, not with their product.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from timeline.models import Actor, Event, EventReport, Participation, ReportedRole, Source
from timeline.models.dates import moved
from timeline.models.event_queries import EventQuerySet
from timeline.models.vocabulary import Role, SourceKind, Status

A_DAY = timedelta(days=1)
NEAR = timedelta(days=31)
"""So far off an event of the same kind is still taken for the row's, wrongly dated."""

OPEN = timedelta(days=366)
"""How far an event or a row reaches whose words say only that it was by, or after, a day."""

MOST = 20_000
"""Events of the news that are held against a record at once."""

VISITS = frozenset(("visit", "arrival"))
HAPPENED = (Status.HAPPENED, Status.ONGOING)
_THERE = (Role.RECIPIENT, Role.HOST, Role.VENUE)

FOUND, WIDER, ELSEWHEN, MISSING = "found", "wider", "elsewhen", "missing"
VERDICTS = (FOUND, WIDER, ELSEWHEN, MISSING)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the chronology: its report, its days, its actors' ids, and the countries it was in."""

    report: Any
    begin: date
    end: date
    actors: frozenset[int]
    lands: frozenset[str]
    is_open: bool = False
    """Whether the row names only one end, so that the other is `OPEN` off."""

    @property
    def is_visit(self) -> bool:
        return self.report.kind in VISITS

    def tells(self, event: Any) -> bool:
        """Whether an event in which one of the row's actors takes part is of the same matter, its days aside."""
        lands = lands_of(event)
        if self.is_visit and self.lands:
            return bool(self.lands & lands)
        alike = event.event_type == self.report.event_type or (event.kind and event.kind == self.report.kind)
        return bool(alike) and not (self.lands and lands and not self.lands & lands)

    def overlaps(self, event: Any) -> bool:
        """Whether the event may have been on one of the row's days, one day either side."""
        first, last = days_of(event)
        return bool(first <= moved(self.end, A_DAY) and last >= moved(self.begin, -A_DAY))

    def holds(self, event: Any) -> bool:
        """Whether the event can only have been on the row's days, one day either side."""
        if self.is_open or event.earliest is None or event.latest is None:
            return False
        return bool(moved(self.begin, -A_DAY) <= event.earliest and event.latest <= moved(self.end, A_DAY))

    def distance(self, event: Any) -> timedelta:
        """How many days lie between the two, none if they overlap."""
        first, last = days_of(event)
        return max(timedelta(0), first - self.end, self.begin - last)


@dataclass(frozen=True, slots=True)
class Held:
    """A row held against the articles: the verdict, and the event that it rests on, None if the row is missing.

    `twin` is the event of the row's own kind that may be one with it: for a visit the visit, where the verdict may rest
    on a meeting during it.
    """

    row: Row
    verdict: str
    event: Any = None
    twin: Any = None

    @property
    def is_joined(self) -> bool:
        """Whether row and articles are one event already."""
        return self.twin is not None and self.twin.pk == self.row.report.event_id


@dataclass(slots=True)
class Comparison:
    """`rows` in order of days; `told`: the events of the chronology's kinds; `unrecorded`: those that no row overlaps.

    `cut`: there are more than `MOST` events of its actors, and only the first so many were looked at.
    """

    rows: list[Held] = field(default_factory=list)
    told: list[Any] = field(default_factory=list)
    unrecorded: list[Any] = field(default_factory=list)
    cut: bool = False

    def count(self, *verdicts: str) -> int:
        """How many rows have one of the verdicts."""
        return sum(held.verdict in verdicts for held in self.rows)

    @property
    def beyond(self) -> list[Any]:
        """The unrecorded events but for those that a row shows as its own, wrongly dated."""
        shown = {event.pk for held in self.rows for event in (held.event, held.twin) if event is not None}
        return [event for event in self.unrecorded if event.pk not in shown]


def compare(
    chronology: Source,
    first: date,
    last: date,
    actor: Actor | None = None,
    events: EventQuerySet | None = None,
) -> Comparison:
    """The rows that touch the days from `first` to `last`, of `actor` if one is given, beside `events` (all current)."""
    shown: Any = Event.objects.current() if events is None else events
    near = moved(first, -NEAR), moved(last, NEAR)
    around = _rows(chronology, *near, actor, shown)
    actors = {one for row in around for one in row.actors}
    if actor is not None:
        actors &= {actor.pk}
    told = _told(shown, actors, *near)
    cut = len(told) > MOST
    del told[MOST:]
    by_month = _ByMonth()
    for event in told:
        by_month.add(acting(event) & actors, event, *days_of(event))
    within = [row for row in around if row.begin <= last and row.end >= first]
    found = Comparison(_held(within, around, by_month), cut=cut)
    kinds = {_kind(row.report) for row in around}
    # What is only known to have been by a day may be of any stay in the year before.
    rows = _ByMonth()
    for row in _rows(chronology, moved(first, -OPEN), moved(last, OPEN), actor, shown):
        rows.add(row.actors, row, row.begin, row.end)
    for event in told:
        begin, end = event.earliest or event.latest, event.latest or event.earliest
        if event.is_listed and _kind(event) in kinds and begin <= last and end >= first:
            found.told.append(event)
            begin, end = days_of(event)
            near_by = rows.touching(acting(event), moved(begin, -A_DAY), moved(end, A_DAY))
            if not any(_allows(row, event) for row in near_by):
                found.unrecorded.append(event)
    return found


def twin_of(row: Event, user: Any = None) -> Any:
    """The event of the news that a row of a chronology may be one with, as the comparison has it; None for none.

    `row`: the event that the row tells. `user` sees only what is theirs to see.
    """
    shown: Any = Event.objects.visible_to(user)
    for report in EventReport.objects.filter(event=row, source__kind=SourceKind.CHRONOLOGY).select_related(
        "source"
    ):
        first, last = report.earliest or report.latest, report.latest or report.earliest
        if first is None or last is None or report.source is None:
            continue
        for held in compare(report.source, first, last, events=shown).rows:
            if held.row.report.pk == report.pk and held.twin is not None:
                return held.twin
    return None


class _ByMonth:
    """Things of actors on days, to be asked for by actor and days; what lasts for years is kept apart."""

    _LONG = 30

    def __init__(self) -> None:
        self._months: dict[tuple[int, int], list[Any]] = defaultdict(list)
        self._long: dict[int, list[Any]] = defaultdict(list)

    def add(self, actors: Iterable[int], thing: Any, first: date, last: date) -> None:
        months = range(_month(first), _month(last) + 1)
        for actor in actors:
            if len(months) > self._LONG:
                self._long[actor].append(thing)
                continue
            for month in months:
                self._months[actor, month].append(thing)

    def touching(self, actors: Iterable[int], first: date, last: date) -> list[Any]:
        """What may touch these days, each thing once, in the order in which it was added to its month."""
        found: dict[int, Any] = {}
        months = range(_month(first), _month(last) + 1)
        for actor in actors:
            # A row of many years is asked of the months that there are.
            own = (
                months
                if len(months) <= self._LONG
                else [m for a, m in self._months if a == actor and m in months]
            )
            for month in own:
                found.update((id(thing), thing) for thing in self._months.get((actor, month), ()))
            found.update((id(thing), thing) for thing in self._long.get(actor, ()))
        return list(found.values())


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _allows(row: Row, event: Any) -> bool:
    """Whether an event may be of the row's stay: it overlaps its days and is there, or names no country at all."""
    there = row.tells(event) or (row.is_visit and not lands_of(event))
    return bool(row.actors & acting(event)) and there and row.overlaps(event)


def days_of(event: Any) -> tuple[date, date]:
    """The first and the last day that a dated event may have been on; an open end lies a year off."""
    first = event.earliest or moved(event.latest, -OPEN)
    return first, event.latest or moved(event.earliest, OPEN)


def lands_of(event: Any) -> frozenset[str]:
    """The countries that an event was in: of its place or, lacking one, of whom it was with."""
    if event.place_iso3:
        return frozenset((event.place_iso3,))
    parts = event.participations.all()
    return frozenset(part.actor.iso3 for part in parts if part.role in _THERE and part.actor.iso3)


def acting(event: Any) -> set[int]:
    """The ids of those who take part as actors."""
    return {part.actor_id for part in event.participations.all() if part.role == Role.ACTOR}


def _rows(
    chronology: Source, first: date, last: date, actor: Actor | None, shown: EventQuerySet
) -> list[Row]:
    began = Q(earliest__lte=last) | Q(earliest=None, latest__lte=moved(last, OPEN))
    ended = Q(latest__gte=first) | Q(latest=None, earliest__gte=moved(first, -OPEN))
    reports: Any = EventReport.objects.filter(began, ended, source=chronology, event__in=shown)
    if actor is not None:
        theirs = ReportedRole.objects.filter(report=OuterRef("pk"), actor=actor, role=Role.ACTOR)
        reports = reports.filter(Exists(theirs))
    reports = reports.select_related("event", "article").prefetch_related("roles__actor", "evidence")
    rows = [_row(report) for report in reports.order_by("earliest", "latest", "pk")]
    return sorted(rows, key=lambda row: row.begin)


def _row(report: Any) -> Row:
    roles = list(report.roles.all())
    lands = {report.event.place_iso3} - {""}
    if report.kind in VISITS:  # “Denmark (Greenland)” is in both
        lands |= {role.actor.iso3 for role in roles if role.role in _THERE and role.actor.iso3}
    actors = frozenset(role.actor_id for role in roles if role.role == Role.ACTOR)
    is_open = report.earliest is None or report.latest is None
    return Row(report, *days_of(report), actors, frozenset(lands), is_open)


def _told(shown: EventQuerySet, actors: Iterable[int], first: date, last: date) -> list[Any]:
    """The dated events of the news between two days, that happened, in which one of the actors acts; in order."""
    part = Participation.objects.filter(event=OuterRef("pk"), actor__in=list(actors), role=Role.ACTOR)
    rows: Any = shown.dated().in_window(first, last).in_the_news().filter(Exists(part), status__in=HAPPENED)
    return list(rows.prefetch_related("participations__actor").order_by("position")[: MOST + 1])


def _held(within: Sequence[Row], around: Sequence[Row], events: _ByMonth) -> list[Held]:
    candidates = {
        row.report.pk: [
            event
            for event in events.touching(row.actors, moved(row.begin, -NEAR), moved(row.end, NEAR))
            if row.tells(event)
        ]
        for row in around
    }
    taken = {
        event.pk for row in around for event in candidates[row.report.pk] if row.overlaps(event)
    }  # who belongs to one stay is not another, wrongly dated
    return [_verdict(row, candidates[row.report.pk], taken) for row in within]


def _verdict(row: Row, candidates: list[Any], taken: set[int]) -> Held:
    def likeness(event: Any) -> tuple[bool, bool, timedelta, int]:
        span = (event.latest or event.earliest) - (event.earliest or event.latest)
        return event.pk != row.report.event_id, _kind(event) != _kind(row.report), span, event.pk

    own = [event for event in candidates if _kind(event) == _kind(row.report)]
    twins = [event for event in own if row.overlaps(event)]
    twin = min(twins, key=likeness) if twins else None
    for verdict, fits in ((FOUND, row.holds), (WIDER, row.overlaps)):
        fitting = [event for event in candidates if fits(event)]
        if fitting:
            return Held(row, verdict, min(fitting, key=likeness), twin)
    near = [
        event
        for event in own
        if (event.pk not in taken or event.pk == row.report.event_id) and row.distance(event) <= NEAR
    ]
    if near:
        nearest = min(near, key=row.distance)
        return Held(row, ELSEWHEN, nearest, nearest)
    return Held(row, MISSING)


def _kind(row: Any) -> tuple[str, str]:
    """What a report or an event is for the chronology: visits are one kind, of others the type and kind."""
    return ("", "visit") if row.kind == "visit" else (row.event_type, row.kind)
