"""Who is named where, read again: an actor that the article named before is the same row where its names still stand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from timeline.extract.extraction import Extraction, FoundActor
from timeline.models import Actor, Article, Evidence, Mention, Position, ReportedRole
from timeline.models.names import fold
from timeline.models.vocabulary import ActorKind, Origin, Part, State
from timeline.resolve.attribution import add_mentions, add_positions
from timeline.resolve.renewal.changes import GONE, NEW, Change, decided, let_go

Places = dict[tuple[int, int], Mention]


def named_before(article: Article, extraction: Extraction) -> dict[str, Actor]:
    """The stored actor of each found one, by its id, where the article's own mentions say it.

    A row is given to the found actor that shares most places with it, and to others only if editors have merged rows
    into it: better rules may tell apart what was one.
    """
    places = _stored(article)
    votes: list[tuple[int, str, Actor]] = []
    for found in extraction.actors:
        at = Counter(
            places[span.start, span.end].actor for span in found.mentions if (span.start, span.end) in places
        )
        votes += [(number, found.id, actor) for actor, number in at.items() if _may_be(found, actor)]
    given: dict[str, Actor] = {}
    for _, found_id, actor in sorted(votes, key=lambda vote: (-vote[0], vote[1], vote[2].pk)):
        free = actor not in given.values() or actor.absorbed.exists()
        if found_id not in given and free:
            given[found_id] = actor
    return given


def _may_be(found: FoundActor, actor: Actor) -> bool:
    """States are one by their code: what was taken for another state is not that one."""
    states = found.kind == actor.kind == ActorKind.STATE
    return not (states and found.iso3 and actor.iso3 and found.iso3 != actor.iso3)


def release(article: Article, extraction: Extraction, given: dict[str, Actor]) -> list[Actor]:
    """Remove the mentions that do not stand, and the names that the machine had only from them.

    Gives whose they were, once for each. To be called before the found actors are resolved: a name that was another's
    by mistake must not lead there again.
    """
    standing = {
        (span.start, span.end): given.get(found.id) for found in extraction.actors for span in found.mentions
    }
    stored = _stored(article)
    firm = _placed_by_editors(stored.values())
    gone = [m for place, m in stored.items() if standing.get(place) != m.actor and m.pk not in firm]
    lost = [mention.actor for mention in gone]
    let_go(ReportedRole.objects.filter(mention__in=gone), "mention")
    for mention in gone:
        mention.delete()
    for actor in set(lost):
        still = Evidence.objects.filter(mention__actor=actor, part=Part.NAME).values_list("exact", flat=True)
        held = {*map(fold, still), fold(actor.name)}
        for name in actor.names.filter(origin=Origin.MACHINE):
            if fold(name.name) not in held:
                name.delete()
    return lost


def renew_mentions(
    article: Article, extraction: Extraction, identities: dict[str, Actor], evidence: list[Evidence]
) -> tuple[dict[tuple[str, int], Mention], list[Actor]]:
    """Add the mentions that are not stored yet.

    Gives all by (actor id of the extraction, offset), and whom the new ones name.
    """
    places = _stored(article)
    kept: dict[tuple[str, int], Mention] = {}
    missing = []
    for found in extraction.actors:
        there = {span: places.get((span.start, span.end)) for span in found.mentions}
        kept |= {(found.id, span.start): mention for span, mention in there.items() if mention}
        missing.append(replace(found, mentions=tuple(span for span, mention in there.items() if not mention)))
    added = add_mentions(article, replace(extraction, actors=tuple(missing)), identities, evidence)
    return kept | added, [mention.actor for mention in added.values()]


def differences(lost: Iterable[Actor], won: Iterable[Actor]) -> list[Change]:
    """What the mentions that went and came say, a line an actor."""
    changes = [Change("name", NEW, f"{number} × {name}") for name, number in _counted(won)]
    return changes + [Change("name", GONE, f"{number} × {name}") for name, number in _counted(lost)]


def renew_positions(
    article: Article, extraction: Extraction, identities: dict[str, Actor], evidence: list[Evidence]
) -> set[Actor]:
    """Add the positions and their words that are new, and drop what no article says any more. Gives who lost one."""
    pieces = Evidence.objects.filter(article=article, position__isnull=False, part=Part.TITLE)
    stored = {
        (p.position.actor_id, p.start, p.end): p
        for p in pieces.select_related("position__actor")
        if p.position
    }
    actors = []
    for found in extraction.actors:
        new = []
        for held in found.positions:
            key = (identities[found.id].pk, held.evidence.start, held.evidence.end)
            if stored.pop(key, None) is None:
                new.append(held)
        actors.append(replace(found, positions=tuple(new)))
    add_positions(article, replace(extraction, actors=tuple(actors)), identities, evidence)
    lost = set()
    for piece in stored.values():
        position = piece.position
        if position is None or position.origin != Origin.MACHINE or position.state != State.SUGGESTED:
            continue
        piece.delete()
        if not position.evidence.exists():
            lost.add(position.actor)
            position.delete()
    return lost


def drop_unnamed(actors: Iterable[Actor]) -> None:
    """Remove those of the actors that only the machine suggested and that nothing stored speaks of any more."""
    waiting = {actor for actor in actors if actor.state == State.SUGGESTED and actor.origin == Origin.MACHINE}
    held = decided("actor", [actor.pk for actor in waiting])
    waiting = {actor for actor in waiting if actor.pk not in held}
    while idle := {actor for actor in waiting if not any(_uses(actor))}:
        waiting -= idle  # those that they were affiliated to may follow
        for actor in idle:
            actor.delete()


def _uses(actor: Actor) -> Iterable[bool]:
    yield Mention.objects.filter(actor=actor).exists()
    yield Position.objects.filter(actor=actor).exists()
    for name in (
        "participations",
        "reported_roles",
        "statements",
        "statements_received",
        "statement_roles",
        "posts",
        "affiliates",
        "notes",
        "absorbed",
    ):
        yield getattr(actor, name).exists()


def _stored(article: Article) -> Places:
    """The article's mentions by their place."""
    pieces = Evidence.objects.filter(article=article, mention__isnull=False, part=Part.NAME)
    return {(p.start, p.end): p.mention for p in pieces.select_related("mention__actor") if p.mention}


def _placed_by_editors(mentions: Iterable[Mention]) -> set[int]:
    """Of the mentions those that an editor has made or moved."""
    history = Mention.history.filter(
        id__in=[mention.pk for mention in mentions], decision__undone_by__isnull=True
    )
    return set(history.filter(decision__isnull=False).values_list("id", flat=True))


def _counted(actors: Iterable[Actor]) -> list[tuple[str, int]]:
    return sorted(Counter(actor.name for actor in actors).items())
