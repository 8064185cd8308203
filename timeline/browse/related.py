"""What else happened around an event between the same actors: before and after, part of, in answer to.

Worked out from one bounded look at the parts its actors played in the days around it. Nothing here is a claim of the
articles; the page says "may answer", and names what the events have in common.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline.browse import words
from timeline.browse.asof.retelling import as_told_by
from timeline.models import Event
from timeline.models.event_queries import DAYS_AROUND
from timeline.models.known import AsOf
from timeline.models.telling.dates import LASTING
from timeline.models.vocabulary import EventType, Role

PRINCIPALS = (Role.ACTOR, Role.RECIPIENT, Role.HOST)
FEW = 3
"""Before and after; so many each."""

MOST_PARTS = 8
ANSWER_WITHIN = 7
"""Days within which words or deeds the other way may be an answer."""

_ANSWERS = frozenset(
    kind for kind in EventType if kind not in (EventType.CONSULT, EventType.OTHER, EventType.COOPERATE)
)


@dataclass(frozen=True, slots=True)
class Relative:
    """Another event, the day in words and how far it lies from this one."""

    event: Any
    shared: frozenset[int]

    @property
    def date(self) -> str:
        return words.when(self.event)


@dataclass(frozen=True, slots=True)
class Group:
    """Related events under one heading."""

    title: str
    rows: Sequence[Relative]


class Related:
    """The events around `event` (with its participations) that `user` may see. Two queries; as of a day, known and told
    as by then, some more."""

    def __init__(self, event: Any, user: Any, asof: AsOf | None = None) -> None:
        self.event = event
        self.user = user
        self.asof = asof

    @cached_property
    def groups(self) -> list[Group]:
        """Those that have something in them; no event stands in two."""
        used: set[int] = set()
        found = []
        for title, rows in (
            ("Part of", self._whole()),
            ("During it", self._parts()),
            ("May answer", self._answered()),
            ("May be answered by", self._answers()),
            ("Before", self._near(-1)),
            ("At the same time", self._near(0)),
            ("After", self._near(1)),
        ):
            fresh = [row for row in rows if row.event.pk not in used]
            used |= {row.event.pk for row in fresh}
            if fresh:
                found.append(Group(title, fresh))
        return found

    @cached_property
    def _roles(self) -> dict[int, set[str]]:
        """Who takes part in this event: actor → roles."""
        return _roles((row.actor_id, row.role) for row in self.event.participations.all())

    @cached_property
    def _principals(self) -> set[int]:
        return {actor for actor, roles in self._roles.items() if roles & set(PRINCIPALS)}

    @cached_property
    def _around(self) -> list[tuple[Any, dict[int, set[str]]]]:
        """The events around with the parts that this one's principals have in them, in order of time."""
        if not self._principals or self.event.sort_day is None:
            return []
        played: dict[int, list[tuple[int, str]]] = {}
        for event, actor, role in Event.objects.parts_around(self.event, self._principals):
            played.setdefault(event, []).append((actor, role))
        rows = Event.objects.visible_to(self.user).core().filter(pk__in=played).for_lines()
        if self.asof is None:
            return [(row, _roles(played[row.pk])) for row in rows]
        return [(row, self._played_in(row)) for row in self._then(rows, self.asof)]

    @staticmethod
    def _then(rows: Any, asof: AsOf) -> list[Any]:
        """Those that were known by then, as they were told, in the order of then."""
        known = rows.filter(**{f"known__{asof.since}__lte": asof.number})
        told = as_told_by(known.select_related("known").prefetch_related("participations__actor"), asof)
        return sorted(told, key=lambda row: row.position)

    def _played_in(self, row: Any) -> dict[int, set[str]]:
        """The parts that this event's principals have in another one that was loaded with its participations."""
        parts = ((part.actor_id, part.role) for part in row.participations.all())
        return _roles((actor, role) for actor, role in parts if actor in self._principals)

    @cached_property
    def _alike(self) -> list[Relative]:
        """Those in which two of its principals take part, or the one that it has."""
        enough = min(2, len(self._principals))
        found = []
        for row, roles in self._around:
            shared = frozenset(actor for actor, played in roles.items() if played & set(PRINCIPALS))
            if len(shared) >= enough:
                found.append(Relative(row, shared))
        return found

    def _near(self, side: int) -> list[Relative]:
        """The nearest of those that lie before (-1), at the same time (0) or after (1)."""
        here = self.event.position
        rows = [row for row in self._alike if _side(row.event, self.event) == side]
        nearest = sorted(rows, key=lambda row: (-len(row.shared), abs(row.event.position - here)))[:FEW]
        return sorted(nearest, key=lambda row: row.event.position)

    def _whole(self) -> list[Relative]:
        return [row for row in self._alike if _holds(row.event, self.event)][:2]

    def _parts(self) -> list[Relative]:
        return [row for row in self._alike if _holds(self.event, row.event)][:MOST_PARTS]

    def _answered(self) -> list[Relative]:
        return [row for row in self._turned() if row.event.position < self.event.position][-2:]

    def _answers(self) -> list[Relative]:
        return [row for row in self._turned() if row.event.position > self.event.position][:2]

    def _turned(self) -> list[Relative]:
        """What was done the other way: by whom it was done to, to who did it."""
        if self.event.event_type not in _ANSWERS:
            return []
        doers, targets = (_having(self._roles, role) for role in (Role.ACTOR, Role.RECIPIENT))
        found = []
        for row, roles in self._around:
            back = _having(roles, Role.ACTOR) & targets, _having(roles, Role.RECIPIENT) & doers
            if all(back) and row.event_type in _ANSWERS and _days_apart(row, self.event) <= ANSWER_WITHIN:
                found.append(Relative(row, back[0] | back[1]))
        return found


def _roles(parts: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for actor, role in parts:
        found.setdefault(actor, set()).add(role)
    return found


def _having(roles: dict[int, set[str]], role: str) -> frozenset[int]:
    return frozenset(actor for actor, played in roles.items() if role in played)


def _holds(whole: Any, part: Any) -> bool:
    """Whether one goes on for days, and the other is a shorter thing on one of them, in no other country."""
    if whole.kind not in LASTING or part.kind == whole.kind:
        return False
    if not (whole.earliest and whole.latest and part.earliest and part.latest):
        return False
    apart = whole.place_iso3 and part.place_iso3 and whole.place_iso3 != part.place_iso3
    shorter = part.latest - part.earliest < whole.latest - whole.earliest
    return bool(not apart and shorter and whole.earliest <= part.earliest and part.latest <= whole.latest)


def _side(other: Any, event: Any) -> int | None:
    """Whether another event lies before (-1), at the same time (0) or after (1); None where that is not known."""
    if other.latest and event.earliest and other.latest < event.earliest:
        return -1
    if other.earliest and event.latest and other.earliest > event.latest:
        return 1
    return 0 if all((other.earliest, other.latest, event.earliest, event.latest)) else None


def _days_apart(one: Any, other: Any) -> int:
    if one.sort_day is None or other.sort_day is None:
        return DAYS_AROUND + 1
    return abs(int((one.sort_day - other.sort_day).days))
