"""The lanes that a window has most to show in: states, other actors, types, curated timelines."""

from collections import Counter
from typing import Any

from django.db.models import Count

from timeline.browse.found import Found
from timeline.browse.lanes.lane import Lane, for_actor, for_timeline, for_type
from timeline.models import Actor, Event, Participation, Timeline
from timeline.models.vocabulary import ActorKind, EventType, Role

LATEST = 1_000
"""Events that are looked through, the last of the window."""
TOP = 5
_THERE = (Role.ACTOR, Role.RECIPIENT, Role.HOST)


def top(found: Found, by: str) -> tuple[Lane, ...]:
    """The lanes of the quick choice `by` (see `lane.BY`) for the window, those with most events first. Two queries."""
    if by == "timeline":
        return tuple(map(for_timeline, Timeline.objects.visible_to(found.user)[:TOP]))
    positions = found.stored(found.latest(LATEST))
    if by == "theme":
        rows: Any = Event.objects.at(positions)
        counted = Counter(rows.order_by().values_list("event_type", flat=True))
        return tuple(for_type(EventType(value)) for value, _ in counted.most_common(TOP))
    parts = Participation.objects.order_by().filter(position__in=positions, role__in=_THERE)
    return _states(parts, found.user) if by == "state" else _actors(parts, found.user)


def _states(parts: Any, user: Any) -> tuple[Lane, ...]:
    """The states, whoever acts for them included."""
    official = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.PERSON)
    counted = (
        parts.filter(actor__kind__in=official)
        .exclude(actor__iso3="")
        .values("actor__iso3")
        .annotate(n=Count("event", distinct=True))
        .order_by("-n", "actor__iso3")
    )
    codes = list(counted.values_list("actor__iso3", flat=True)[: 3 * TOP])
    rows: Any = Actor.objects.visible_to(user).filter(kind=ActorKind.STATE, iso3__in=codes)
    known = {actor.iso3: actor for actor in rows}
    return tuple(for_actor(known[code]) for code in codes if code in known)[:TOP]


def _actors(parts: Any, user: Any) -> tuple[Lane, ...]:
    """People, organisations and groups."""
    counted = (
        parts.exclude(actor__kind=ActorKind.STATE)
        .values("actor")
        .annotate(n=Count("event", distinct=True))
        .order_by("-n", "actor")
    )
    ids = list(counted.values_list("actor", flat=True)[: 3 * TOP])
    known = Actor.objects.visible_to(user).in_bulk(ids)
    return tuple(for_actor(known[pk]) for pk in ids if pk in known)[:TOP]
