"""Which events of a period matter most, and who takes part: looked up in so many of them, spread over the period.

How much an event matters is known only once its reports are counted, and nobody can count those of a million for a page.
So `BUDGET` events are looked at, divided among the periods; of a period with fewer, all are.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from django.urls import reverse

from timeline.browse.clusters.tally import Tally
from timeline.browse.found import Found
from timeline.browse.periods import Period
from timeline.models import Actor, Event, EventReport, Participation
from timeline.models.long_lists import listed
from timeline.models.plain_values import plain
from timeline.models.position import first_position, last_position
from timeline.models.vocabulary import Role, SourceKind, State, Status

BUDGET = 480
PLACES = 4
"""At so many places of a long period the first events are taken."""
FOREMOST, FOREMOST_OF_MANY, NAMED = 3, 1, 3
"""Events and actors that a row names; of more than `MANY` rows each names fewer."""
MANY = 16
_THERE = (Role.ACTOR, Role.RECIPIENT, Role.HOST)


@dataclass(frozen=True, slots=True)
class Lines:
    """What a row says beside numbers: the foremost events, and actors with the number of their events.

    Asked were the events at `positions`, in order; `whole`: these are all.
    """

    foremost: list["Brief"]
    actors: list[tuple[str, int]]
    positions: list[int]
    whole: bool


class Brief(NamedTuple):
    """What of an event is needed to weigh it and name it."""

    position: int
    pk: int
    headline: str
    state: str
    status: str

    @classmethod
    def of(cls, event: Any) -> "Brief":
        return cls(*(getattr(event, name) for name in cls._fields))

    @property
    def address(self) -> str:
        return reverse("event", args=[self.pk])


def lines(found: Found, cut: Sequence[Period], told: Sequence[Tally]) -> list[Lines]:
    """The lines of each period."""
    busy = sum(1 for tally in told if tally.number)
    events = _events(found, cut, told, BUDGET // busy if busy else 0)
    everywhere = [event.pk for some in events for event in some]
    sources = _sources(everywhere)
    actors = _actors(everywhere, found.user)
    foremost = FOREMOST if busy <= MANY else FOREMOST_OF_MANY
    found_lines = []
    for some, tally in zip(events, told, strict=True):
        names = Counter(name for event in some for name in actors.get(event.pk, ()))
        found_lines.append(
            Lines(
                sorted(some, key=lambda event: _rank(event, sources), reverse=True)[:foremost],
                sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))[:NAMED],
                sorted(event.position for event in some),
                len(some) >= tally.number,
            )
        )
    return found_lines


def _rank(event: Brief, sources: dict[int, int]) -> tuple[Any, ...]:
    """What an editor accepted, then what most outlets tell, then what has happened; of equals the first."""
    return (
        event.state == State.ACCEPTED,
        sources.get(event.pk, 0),
        event.status in (Status.HAPPENED, Status.ONGOING),
        -event.position,
    )


def _events(found: Found, cut: Sequence[Period], told: Sequence[Tally], most: int) -> list[list[Brief]]:
    """At most `most` events of each period."""
    taken: list[list[Brief]] = [[] for _ in cut]
    if all(tally.positions is not None for tally in told):
        places = {at: n for n, tally in enumerate(told) for at in _spread(tally.positions or [], most)}
        rows: Any = Event.objects.at(list(places)).order_by() if places else Event.objects.none()
        briefs = {row[0]: Brief(*row) for row in rows.values_list(*Brief._fields)}
        briefs |= {event.position: Brief.of(event) for event in found.retold_at(list(places))}
        for position, brief in briefs.items():
            taken[places[position]].append(brief)
        return taken
    whole: list[tuple[int, int]] = []
    long: list[tuple[int, int]] = []
    for period, tally in zip(cut, told, strict=True):
        if tally.number > most and period.days >= PLACES:
            long += _parts(period, PLACES)
        elif tally.number:
            whole += _parts(period, 1)
    starts = [first_position(period.first) for period in cut]
    fields = Brief._fields
    rows = [*found.base.first_of(whole, most, *fields), *found.base.first_of(long, most // PLACES, *fields)]
    for row in rows:
        taken[bisect_right(starts, row[0]) - 1].append(Brief(*row))
    return taken


def _spread(positions: list[int], most: int) -> list[int]:
    if len(positions) <= most or not most:
        return positions
    return [positions[n * len(positions) // most] for n in range(most)]


def _parts(period: Period, places: int) -> list[tuple[int, int]]:
    """The period in so many parts: the positions from, and up to but not including."""
    low, high = first_position(period.first), last_position(period.last) + 1
    edges = [low + (high - low) * n // places for n in range(places)] + [high]
    return list(pairwise(edges))


def _sources(events: list[int]) -> dict[int, int]:
    """How many outlets tell each event (by id), a copy counted with what it is a copy of."""
    told: dict[int, set[int]] = {}
    reports = EventReport.objects.filter(event__in=listed(events), source__kind=SourceKind.OUTLET).order_by()
    for event, source, origin in plain(reports.values_list("event", "source", "article__copy_of__source")):
        told.setdefault(event, set()).add(origin or source)
    return {event: len(some) for event, some in told.items()}


def _actors(events: list[int], user: Any) -> dict[int, list[str]]:
    """The names of who takes part in each event (by id), as far as `user` may see them."""
    parts = Participation.objects.filter(event__in=listed(events), role__in=_THERE).order_by()
    pairs = set(plain(parts.values_list("event", "actor")))
    # Apart from their parts: asked together, SQLite begins with all actors.
    seen = Actor.objects.visible_to(user).filter(pk__in=listed({actor for _, actor in pairs})).order_by()
    names = dict(plain(seen.values_list("pk", "name")))
    there: dict[int, set[str]] = {}
    for event, actor in pairs:
        if actor in names:
            there.setdefault(event, set()).add(names[actor])
    return {event: list(some) for event, some in there.items()}
