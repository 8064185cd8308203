"""Whom an actor meets most, and with whom it is named most: counts of shared events, each a link to those events."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from timeline.browse.found import Found
from timeline.browse.window import Window
from timeline.models import Actor, Event, Participation
from timeline.models.vocabulary import ActorKind, EventType, Role, Status

TOP = 10
LATEST = 5_000
"""So many of an actor's events are looked through, the latest: those of a great power would take too long."""
_THERE = (Role.ACTOR, Role.RECIPIENT, Role.HOST)


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody else in an actor's events: in how many, its share of the largest number in percent, and the events."""

    actor: Actor
    count: int
    share: int
    window: Window


def met(window: Window, user: Any) -> list[Companion]:
    """Who takes part most often in meetings, talks and calls that were held, of the actor's `window`."""
    return _most(
        window.but(types=(EventType.CONSULT.value,), statuses=(Status.HAPPENED.value, Status.ONGOING.value)),
        user,
    )


def named_with(window: Window, user: Any) -> list[Companion]:
    """Who takes part most often in whatever event of the actor's `window`."""
    return _most(window, user)


def _most(window: Window, user: Any) -> list[Companion]:
    (actor,) = window.actors
    events = Event.objects.at(Found(window, user).latest(LATEST)).values("pk")
    own = Q(actor=actor) | Q(actor=actor.affiliation_id)
    if actor.iso3:
        own |= Q(actor__kind=ActorKind.STATE, actor__iso3=actor.iso3)
    counted = (
        Participation.objects.order_by()
        .filter(event__in=events)
        .exclude(own)
        .values("actor")
        .annotate(n=Count("event", distinct=True), there=Count("pk", filter=Q(role__in=_THERE)))
        .filter(there__gt=0)
        .order_by("-n", "actor")
    )
    found = list(counted.values_list("actor", "n")[: 2 * TOP])
    shown = Actor.objects.visible_to(user).in_bulk([pk for pk, _ in found])
    pairs = [(shown[pk], n) for pk, n in found if pk in shown][:TOP]
    top = max((n for _, n in pairs), default=1)
    return [
        Companion(other, n, max(1, round(100 * n / top)), window.but(actors=_in_order(actor, other)))
        for other, n in pairs
    ]


def _in_order(*actors: Actor) -> tuple[Actor, ...]:
    return tuple(sorted(actors, key=lambda actor: actor.pk))
