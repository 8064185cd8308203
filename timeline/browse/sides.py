"""A side of a relation: an actor, and who acts for it."""

from collections.abc import Sequence

from django.db.models import F, Q

from timeline.models import Actor
from timeline.models.vocabulary import ActorKind

MOST = 400
"""Actors of a side, those with most parts in events."""
MOST_PARTS = 20_000
"""Parts in events that a side is followed through. Of a power with more, only what names the power itself."""


def acting_for(actor: Actor) -> tuple[int, ...]:
    """The ids of `actor`, first, and of those who act for it. One query."""
    rows = Actor.objects.acting_for(actor).order_by(F("counted__number").desc(nulls_last=True), "pk")
    counted = dict(rows.values_list("pk", "counted__number")[:MOST])
    if sum(number or 0 for number in counted.values()) > MOST_PARTS:
        return (actor.pk,)
    return actor.pk, *(pk for pk in counted if pk != actor.pk)


def acting_for_each(actors: Sequence[Actor], most: int) -> dict[int, tuple[int, ...]]:
    """For each of the states its id, first, and the ids of those who act for it, up to `most`. One query for all."""
    codes = {actor.iso3: actor.pk for actor in actors if actor.iso3}
    own = {actor.pk: actor.pk for actor in actors}
    official = Q(iso3__in=codes, kind__in=(ActorKind.GOVERNMENT, ActorKind.PERSON))
    rows = Actor.objects.current().filter(official | Q(affiliation__in=own), counted__number__gt=0)
    found: dict[int, dict[int, int]] = {pk: {} for pk in own}
    told = rows.order_by("-counted__number", "pk").values_list(
        "pk", "kind", "iso3", "affiliation", "counted__number"
    )
    for pk, kind, iso3, affiliation, number in told[: MOST * len(own)]:
        by_code = codes.get(iso3) if kind in (ActorKind.GOVERNMENT, ActorKind.PERSON) else None
        for side in {by_code, own.get(affiliation or 0)} - {None, pk}:
            if side is not None and len(found[side]) < most - 1:
                found[side][pk] = number
    return {pk: (pk, *some) if sum(some.values()) <= MOST_PARTS else (pk,) for pk, some in found.items()}
