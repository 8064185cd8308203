"""Whom an actor meets most, and with whom it is named most: counts of shared events, each a link to those events."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from timeline.browse.found import Found
from timeline.browse.window import Window
from timeline.models import Actor, Event, Participation
from timeline.models.long_lists import listed
from timeline.models.plain_values import plain
from timeline.models.vocabulary import ActorKind, EventType, Role, Status

TOP = 10
LATEST = 2_000
"""So many of an actor's events are looked through, the latest: those of a great power would take too long."""
_THERE = (Role.ACTOR, Role.RECIPIENT, Role.HOST)


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody else in an actor's events: in how many, its share of the largest number in percent, and the events."""

    actor: Actor
    count: int
    share: int
    window: Window


def met(found: Found) -> list[Companion]:
    """Who takes part most often in meetings, talks and calls that were held, of the actor's window of `found`."""
    return _most(found.only([EventType.CONSULT.value], [Status.HAPPENED.value, Status.ONGOING.value]))


def named_with(found: Found) -> list[Companion]:
    """Who takes part most often in whatever event of the actor's window of `found`."""
    return _most(found)


def _most(found: Found) -> list[Companion]:
    window = found.window
    (actor,) = window.actors
    own = Q(pk=actor.pk) | Q(pk=actor.affiliation_id)
    if actor.iso3:
        own |= Q(kind=ActorKind.STATE, iso3=actor.iso3)
    ids = set(Actor.objects.filter(own).values_list("pk", flat=True))
    events = plain(Event.objects.at(found.latest(LATEST)).order_by().values_list("pk"))
    parts = Participation.objects.order_by().filter(event__in=listed([pk for (pk,) in events]))
    told = plain(parts.values_list("actor", "event", "role"))
    there = {other for other, _, role in told if role in _THERE} - ids
    counts = Counter(other for other, _ in {(other, event) for other, event, _ in told} if other in there)
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: 2 * TOP]
    shown = Actor.objects.visible_to(found.user).in_bulk([pk for pk, _ in most])
    pairs = [(shown[pk], n) for pk, n in most if pk in shown][:TOP]
    top = max((n for _, n in pairs), default=1)
    return [
        Companion(other, n, max(1, round(100 * n / top)), window.but(actors=_in_order(actor, other)))
        for other, n in pairs
    ]


def _in_order(*actors: Actor) -> tuple[Actor, ...]:
    return tuple(sorted(actors, key=lambda actor: actor.pk))
