"""Found actors become stored ones. When in doubt, two: an editor merges two rows more easily than splits one.

States are one by their code. Persons are one by their folded full name and country; where only one of the two has a
country, a title in common, the state itself or somebody else named with both must speak for it, for a fisherman may be
called as a minister is. For a bare surname see `known.Known.holder`. Organisations are one by folded name or alias and
country.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from timeline.extract.extraction import Extraction, FoundActor
from timeline.models import Actor, ActorName
from timeline.models.creating import create_with_history
from timeline.models.names import filed, fold
from timeline.models.vocabulary import ActorKind, Origin, State
from timeline.resolve import naming
from timeline.resolve.known import Known

_BODIES = (ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.MEDIA)


def resolve_actors(
    extraction: Extraction, day: date | None, given: Mapping[str, Actor] | None = None
) -> tuple[dict[str, Actor], list[Actor]]:
    """The stored actor of each found one, by the id of the extraction, and those that are new. Call in a transaction.

    `day` is the article's, for what holds at a time only; `given` are found ones of which it is known who they are.
    """
    known = Known.to(extraction.actors)
    identities: dict[str, Actor] = {}
    new: list[FoundActor] = []
    named = {
        found.iso3 or "" for found in extraction.actors if found.kind == ActorKind.STATE and found.mentions
    }
    people = {
        fold(found.name)
        for found in extraction.actors
        if found.kind == ActorKind.PERSON and not naming.is_bare(found.name)
    }
    for found in extraction.actors:
        actor = (given or {}).get(found.id) or _match(found, known, day, named, people)
        if actor is None:
            new.append(found)
        else:
            identities[found.id] = actor
    _create(new, identities)
    _complete(extraction, identities)
    _add_names(extraction.actors, identities)
    return identities, [identities[found.id] for found in new]


def _match(
    found: FoundActor, known: Known, day: date | None, states: set[str], people: set[str]
) -> Actor | None:
    """The one stored actor that is meant, or None if there is none or it is not certain which.

    `states` are the codes of the states, and `people` the folded full names of the persons, that the article names.
    """
    if found.kind == ActorKind.STATE and found.iso3:
        return known.state(found.iso3)
    if found.kind == ActorKind.PERSON and naming.is_bare(found.name):
        return known.holder(found, day)
    if found.kind != ActorKind.PERSON and not found.iso3 and naming.is_generic(found.name):
        return None
    for name in naming.aliases(found):
        if found.kind == ActorKind.PERSON and naming.is_bare(name):
            continue
        for key in naming.keys(name, found.kind):
            fitting = {a.pk: a for a in known.named(key) if _fits(found, a, exact=key == fold(name))}
            same_country = {pk: a for pk, a in fitting.items() if a.iso3 == (found.iso3 or "")}
            if not same_country and found.kind == ActorKind.PERSON:
                fitting = {pk: a for pk, a in fitting.items() if known.vouched(found, a, states, people)}
            for group in (same_country, fitting):
                if len(group) == 1:
                    return next(iter(group.values()))
            if fitting:
                return None
    return None


def _fits(found: FoundActor, actor: Actor, *, exact: bool) -> bool:
    """Whether kind and country allow the two to be one. A name that agrees but for an initial needs the same country."""
    iso3 = found.iso3 or ""
    if found.kind == ActorKind.PERSON:
        compatible = actor.iso3 == iso3 or (exact and not (actor.iso3 and iso3))
        return actor.kind == ActorKind.PERSON and compatible and bool(exact or iso3)
    if found.kind in _BODIES:
        return actor.kind in _BODIES and actor.iso3 == iso3
    return actor.kind == found.kind and actor.iso3 == iso3


def _create(new: list[FoundActor], identities: dict[str, Actor]) -> None:
    """Store the new ones, those that others are affiliated to first; what an article names twice over is one."""
    waiting = list(new)
    made: dict[tuple[str, ...], Actor] = {}
    while waiting:
        unsaved = {found.id for found in waiting}
        ready = [found for found in waiting if found.affiliation not in unsaved] or waiting
        rows: dict[tuple[str, ...], Actor] = {}
        for found in ready:
            rows.setdefault(_identity(found), _row(found, identities))
        create_with_history([row for key, row in rows.items() if key not in made], Actor)
        made = rows | made
        identities.update({found.id: made[_identity(found)] for found in ready})
        waiting = [found for found in waiting if found.id not in identities]


def _identity(found: FoundActor) -> tuple[str, ...]:
    """Equal for two found actors of one article that are certainly one."""
    if found.kind == ActorKind.STATE and found.iso3:
        return (found.kind, found.iso3)
    if found.kind == ActorKind.PERSON and naming.is_bare(found.name):
        return (found.kind, found.id)
    return (found.kind, found.iso3 or "", fold(found.name))


def _row(found: FoundActor, identities: dict[str, Actor]) -> Actor:
    affiliation = identities.get(found.affiliation or "")
    return Actor(
        name=found.name[:200],
        kind=found.kind,
        iso3=found.iso3 or "",
        affiliation=affiliation,
        state=State.SUGGESTED,
        origin=Origin.MACHINE,
    )


def _complete(extraction: Extraction, identities: dict[str, Actor]) -> None:
    """Fill the country and affiliation that an earlier article left open, on rows that no editor has judged."""
    for found in extraction.actors:
        actor = identities[found.id]
        if actor.origin != Origin.MACHINE or actor.state != State.SUGGESTED:
            continue
        affiliation = identities.get(found.affiliation or "")
        changed = False
        if found.iso3 and not actor.iso3:
            actor.iso3, changed = found.iso3, True
        if affiliation and not actor.affiliation_id and affiliation.pk != actor.pk:
            actor.affiliation, changed = affiliation, True
        if changed:
            actor.version += 1
            actor.save()


def _add_names(actors: Iterable[FoundActor], identities: dict[str, Actor]) -> None:
    wanted = {
        (identities[found.id].pk, name): identities[found.id]
        for found in actors
        for name in naming.aliases(found)
    }
    there = ActorName.objects.filter(actor__in={pk for pk, _ in wanted}).values_list("actor_id", "name")
    for pair in there:
        wanted.pop(pair, None)
    rows = [
        ActorName(actor=actor, name=name, folded=folded, sound=sound, origin=Origin.MACHINE)
        for (_, name), actor in wanted.items()
        for folded, sound in [filed(name)]
    ]
    create_with_history(rows, ActorName)
