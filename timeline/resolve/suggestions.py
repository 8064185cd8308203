"""Pairs of actors, and of events, for an editor to look at: each new row against the few that it may be.

What one article costs does not grow with what is stored: rows are looked up by index, and of those that a common name
leads to only the newest are compared.
"""

from collections.abc import Iterable

from django.db import models

from timeline.models import Actor, ActorName, EventResemblance, Mention, Resemblance
from timeline.models.names import filed
from timeline.models.vocabulary import ActorKind, State
from timeline.resolve import naming
from timeline.resolve.comparison import Comparison, Profile, compare
from timeline.resolve.joining import Near

CANDIDATES = 25
"""So many rows that share a name, and so many that share its sounds, are compared with a new one."""

KEPT = 3
"""So many suggestions a new row may get; the likeliest."""

_COMPANY = 12
"""Of a candidate's mentions so many, the newest, tell in whose company it is named."""


def suggest(new: Iterable[Actor], present: Iterable[Actor]) -> list[Resemblance]:
    """Store what the new rows of one article may be. `present`: all actors that the article names.

    New rows must be stored with their names. Pairs that are there already, judged or not, are left as they are.
    """
    here = {actor.pk: actor for actor in present}
    rows: list[Resemblance] = []
    asked = {one.pk: one for one in new if one.kind != ActorKind.STATE}
    for actor, others in _with_candidates(asked).items():
        mine = Profile.of_stored(actor)
        found = [
            (comparison, other) for other in others if (comparison := _compared(mine, other, here)).suggests
        ]
        found.sort(key=lambda pair: (-pair[0].score, pair[1].pk))
        rows += [resemblance(actor, other, comparison) for comparison, other in found[:KEPT]]
    return Resemblance.objects.bulk_create(rows, ignore_conflicts=True)


def resemblance(actor: Actor, other: Actor, comparison: Comparison) -> Resemblance:
    """The row for a pair, not stored yet."""
    one, two = sorted((actor, other), key=lambda row: row.pk)
    return Resemblance(
        one=one, other=two, score=comparison.score, agrees=comparison.agrees, differs=comparison.differs
    )


EVENTS_KEPT = 10
"""So many pairs of events one article may leave; the likeliest."""


def suggest_events(told: Iterable[tuple[int, list[Near]]]) -> None:
    """Store which events the tellings of one article may be, too: (id of its event, what is near) of each telling.

    Pairs that are there already, judged or not, are left as they are.
    """
    rows: dict[tuple[int, int], EventResemblance] = {}
    for event, near in told:
        for one in near:
            if one.event == event:
                continue
            first, second = sorted((event, one.event))
            found = one.comparison
            row = EventResemblance(one_id=first, other_id=second, score=round(found.score, 2))
            row.agrees, row.differs = found.agrees, found.differs
            rows.setdefault((first, second), row)
    likeliest = sorted(rows.values(), key=lambda row: (-row.score, row.one_id, row.other_id))
    EventResemblance.objects.bulk_create(likeliest[:EVENTS_KEPT], ignore_conflicts=True)


def candidates(actor: Actor) -> list[Actor]:
    """The newest rows that share a name or surname with `actor`, and those that share its sounds: `CANDIDATES` each."""
    (found,) = _with_candidates({actor.pk: actor}).values()
    return found


def _with_candidates(asked: dict[int, Actor]) -> dict[Actor, list[Actor]]:
    """Each of those asked about, by id, with its candidates; names and positions are read once for all of them."""
    names: dict[int, list[str]] = {pk: [actor.name] for pk, actor in asked.items()}
    for pk, name in ActorName.objects.filter(actor__in=asked).values_list("actor", "name"):
        names[pk].append(name)
    alike = {pk: _alike(actor, names[pk]) for pk, actor in asked.items()}
    wanted = set(asked).union(*alike.values())
    rows = Actor.objects.in_bulk(wanted) if wanted else {}
    models.prefetch_related_objects(list(rows.values()), "names", "positions")
    return {
        rows[pk]: [
            rows[other]
            for other in sorted(others)
            if other != pk and rows[other].merged_into_id is None and rows[other].state != State.REJECTED
        ]
        for pk, others in alike.items()
    }


def _alike(actor: Actor, names: Iterable[str]) -> set[int]:
    """Ids of the newest rows that one of the names of `actor` leads to; it may be among them."""
    folded, sounds = set(), set()
    for name in names:
        key, sound = filed(name)
        folded.add(key)
        if sound:
            sounds.add(sound)
        if actor.kind == ActorKind.PERSON and not naming.is_bare(name):
            folded.add(key.split()[-1])
    found: set[int] = set()
    for condition in (
        models.Q(folded__in=sorted(folded)[:CANDIDATES]),
        models.Q(sound__in=sorted(sounds)[:CANDIDATES]),
    ):
        rows = ActorName.objects.filter(condition).order_by("-pk").values_list("actor", flat=True)
        found.update(rows[:CANDIDATES])
    return found


def _compared(mine: Profile, other: Actor, here: dict[int, Actor]) -> Comparison:
    theirs = Profile.of_stored(other)
    first = compare(mine, theirs, together=other.pk in here)
    if not first.total:
        return first
    return compare(mine, theirs, together=other.pk in here, company=_company(other, here))


def _company(other: Actor, here: dict[int, Actor]) -> list[str]:
    """Whom the newest articles that name `other` name too, of those that the article at hand names; no states."""
    articles = (
        Mention.objects.filter(actor=other).order_by("-pk").values_list("article", flat=True)[:_COMPANY]
    )
    known = {pk for pk, actor in here.items() if actor.kind != ActorKind.STATE and pk != other.pk}
    beside = Mention.objects.filter(article__in=set(articles), actor__in=known).values_list(
        "actor", flat=True
    )
    return sorted({here[pk].name for pk in beside})
