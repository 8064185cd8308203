"""The pairs of states that had most to do with one another lately."""

from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

from timeline.browse.found import Found
from timeline.browse.window import Window
from timeline.models import Actor, Participation
from timeline.models.vocabulary import ActorKind

LATEST = 1_000
"""Events that are looked through."""
TOP = 12


def pairs(user: Any) -> list[tuple[Actor, Actor]]:
    """The pairs with most events in common among the latest, for what `user` may see, most first."""
    states = Actor.objects.visible_to(user).filter(kind=ActorKind.STATE)
    parts = Participation.objects.order_by().filter(
        position__in=Found(Window(), user).latest(LATEST), actor__in=states
    )
    together: dict[int, set[int]] = defaultdict(set)
    for event, actor in parts.values_list("event", "actor"):
        together[event].add(actor)
    counted = Counter(pair for actors in together.values() for pair in combinations(sorted(actors), 2))
    found = sorted(counted, key=lambda pair: (-counted[pair], pair))[:TOP]
    known = states.in_bulk({pk for pair in found for pk in pair})
    return [(known[one], known[other]) for one, other in found]
