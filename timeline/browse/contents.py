"""Contents: who takes part in a window's events, of which types, kinds and statuses they are, where, when, told by whom.

Counted over the `LATEST` events of the window at most, so that it costs the same however many there are; `partly` says
whether that is not all. A few queries.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from typing import Any

from timeline.browse.facet import Choice, Facet, made
from timeline.browse.found import Found
from timeline.browse.window import Window
from timeline.extract.dates.edtf import Edtf
from timeline.models import Actor, Event, EventReport, Participation, Source
from timeline.models.days import DayNumber
from timeline.models.long_lists import listed
from timeline.models.plain_values import plain
from timeline.models.vocabulary import EventType, Role, Status

LATEST = 2_000
MOST = 10
"""Choices that a facet offers."""
_TOLD = ("event_type", "status", "place", "kind")
_THERE = (Role.ACTOR, Role.RECIPIENT, Role.HOST)


class Contents:
    """What is in the window of `found`, as facets whose choices narrow it."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.window = found.window

    @cached_property
    def _positions(self) -> list[int]:
        return self.found.latest(LATEST + 1)

    @property
    def partly(self) -> int:
        """How many events were looked at, if there are more."""
        return LATEST if len(self._positions) > LATEST else 0

    @cached_property
    def _looked_at(self) -> list[int]:
        return self._positions[:LATEST]

    @cached_property
    def _told(self) -> dict[int, tuple[Any, ...]]:
        """Event id → `_TOLD` and the numbers of the first and the last day of each, as it is told in the window."""
        rows: Any = Event.objects.at(self.found.stored(self._looked_at)).order_by()
        told = plain(rows.values_list("pk", *_TOLD, DayNumber("earliest"), DayNumber("latest")))
        found = {pk: tuple(values) for pk, *values in told}
        for event in self.found.retold_at(self._looked_at):
            days = (day.toordinal() if day else None for day in (event.earliest, event.latest))
            found[event.pk] = (*(getattr(event, name) for name in _TOLD), *days)
        return found

    @cached_property
    def facets(self) -> list[Facet]:
        """Those that offer a choice."""
        if not self._looked_at:
            return []
        told = self._told.values()
        year_of = cache(lambda number: date.fromordinal(number).year)
        years = Counter(
            year_of(since)
            for *_, since, until in told
            if since and until and (since == until or year_of(since) == year_of(until))
        )
        built = [
            Facet("With", self._actors()),
            Facet("Type", self._values("types", EventType, Counter(row[0] for row in told))),
            Facet("Kind", self._named("kind", Counter(row[3] for row in told if row[3]))),
            Facet("Status", self._values("statuses", Status, Counter(row[1] for row in told))),
            Facet("Place", self._named("place", Counter(row[2] for row in told if row[2]))),
            Facet("Told by", self._sources()),
            Facet("Year", self._years(years)),
        ]
        return [facet for facet in built if facet.useful]

    def _actors(self) -> list[Choice]:
        parts = Participation.objects.order_by().filter(event__in=listed(list(self._told)), role__in=_THERE)
        chosen = {actor.pk for actor in self.window.actors}
        counts = _most(plain(parts.values_list("actor", "event")), 2 * MOST + len(chosen))
        shown = Actor.objects.visible_to(self.found.user).in_bulk(counts)
        return made(
            [
                (str(shown[pk]), n, self._with_actor(shown[pk]), pk in chosen)
                for pk, n in counts.items()
                if pk in shown
            ][:MOST]
        )

    def _with_actor(self, actor: Actor) -> Window:
        """The window with the actor, or without, if it has it."""
        rest = tuple(other for other in self.window.actors if other != actor)
        more = rest if len(rest) < len(self.window.actors) else (*rest, actor)
        return self.window.but(actors=tuple(sorted(more, key=lambda one: one.pk)))

    def _values(self, field: str, choices: Any, counts: Counter[str]) -> list[Choice]:
        chosen = getattr(self.window, field)
        found = []
        for value, n in counts.most_common(MOST):
            rest = tuple(other for other in chosen if other != value)
            to = self.window.but(**{field: rest if value in chosen else (value,)})
            found.append((choices(value).label, n, to, value in chosen))
        return made(found)

    def _named(self, field: str, counts: Counter[str]) -> list[Choice]:
        """Choices of a filter that takes one value, as the events name it."""
        chosen = getattr(self.window, field)
        return made(
            [
                (
                    value[:1].upper() + value[1:],
                    n,
                    self.window.but(**{field: "" if value == chosen else value}),
                    value == chosen,
                )
                for value, n in counts.most_common(MOST)
            ]
        )

    def _sources(self) -> list[Choice]:
        reports = EventReport.objects.order_by().filter(event__in=listed(list(self._told)))
        if self.window.asof:  # as the filter has it: a source that told of it later did not tell of it then
            reports = reports.filter(self.window.asof.articles("article__"))
        counts = _most(plain(reports.values_list("source", "event")), MOST)
        sources = Source.objects.in_bulk(counts)
        chosen = self.window.source
        return made(
            [
                (
                    str(sources[pk]),
                    n,
                    self.window.but(source=None if sources[pk] == chosen else sources[pk]),
                    sources[pk] == chosen,
                )
                for pk, n in counts.items()
                if pk in sources
            ]
        )

    def _years(self, counts: Counter[int]) -> list[Choice]:
        """Years, the last first; what may be of several is in none."""
        found = []
        for year in sorted(counts, reverse=True)[:MOST]:
            value = Edtf.parse(f"{year:04}")
            on = self.window.first == self.window.last == value
            to = self.window.but(first=None if on else value, last=None if on else value)
            found.append((str(year), counts[year], to, on))
        return made(found)


def _most(pairs: Iterable[tuple[int, int]], number: int) -> dict[int, int]:
    """Of pairs of a key and an event, the keys of most events, most first, with how many."""
    counts = Counter(key for key, _ in set(pairs))
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:number])
