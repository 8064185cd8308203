"""What editors have entered of actors, as the extractor takes it: their aliases and positions serve the next article."""

from collections import defaultdict

from django.db.models import Q

from timeline.extract.known import Known, KnownActor, Office
from timeline.models import Actor, ActorName, Position
from timeline.models.merging import survivor
from timeline.models.vocabulary import ActorKind, Origin, State
from timeline.resolve import naming


def learned() -> Known:
    """The names and positions that editors entered or accepted, of actors that stand.

    Three queries, whatever the number of articles; ask once for a batch.
    """
    names: dict[int, list[str]] = defaultdict(list)
    actors: dict[int, Actor] = {}
    offices: dict[int, list[Office]] = defaultdict(list)
    for name in (
        ActorName.objects.filter(origin=Origin.EDITOR).select_related("actor__merged_into").order_by("pk")
    ):
        actor = survivor(name.actor)
        actors[actor.pk] = actor
        names[actor.pk].append(name.name)
    entered = Position.objects.filter(Q(origin=Origin.EDITOR) | Q(state=State.ACCEPTED)).order_by("pk")
    for position in entered.exclude(state=State.REJECTED).select_related("actor__merged_into", "org"):
        actor = survivor(position.actor)
        actors[actor.pk] = actor
        offices[actor.pk].append(_office(position))
    return Known.of(
        _known(actor, names[actor.pk], offices[actor.pk])
        for actor in actors.values()
        if actor.state != State.REJECTED
    )


def _known(actor: Actor, names: list[str], offices: list[Office]) -> KnownActor:
    person = actor.kind == ActorKind.PERSON
    own = [] if person and naming.is_bare(actor.name) else [actor.name]
    wanted = [name for name in (*own, *names) if person or not naming.is_generic(name)]
    return KnownActor(actor.name, actor.kind, actor.iso3 or None, tuple(wanted), tuple(offices))


def _office(position: Position) -> Office:
    org = position.org
    since, until = position.first_day, position.last_day
    return Office(
        position.title,
        org.iso3 or None if org else None,
        since.isoformat() if since else "",
        until.isoformat() if until else "",
    )
