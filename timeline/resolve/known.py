"""The stored actors that an article may mean, fetched at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Self

from timeline.extract.extraction import FoundActor
from timeline.models import Actor, ActorName, Mention, Position
from timeline.models.merging import survivor
from timeline.models.names import fold
from timeline.models.vocabulary import ActorKind
from timeline.resolve import naming

TERM = timedelta(days=3 * 365)
"""How far apart two articles may be for a title to be taken as held by the same person."""

NAMESAKES = 50
"""A surname that more rows than this go by tells nobody; no more are looked at, however many there are."""


class Known:
    """Stored actors by folded name, and states by code. Who was merged into another is found as that other."""

    def __init__(self, names: dict[str, list[Actor]], states: dict[str, Actor]) -> None:
        self._names, self._states = names, states

    @classmethod
    def to(cls, actors: Iterable[FoundActor]) -> Self:
        """Those that any of the found actors may be."""
        wanted: set[str] = set()
        written: set[str] = set()
        common: set[tuple[str, str | None]] = set()
        codes: set[str] = set()
        for found in actors:
            if found.kind == ActorKind.STATE and found.iso3:
                codes.add(found.iso3)
                continue
            for name in naming.aliases(found):
                if found.kind == ActorKind.PERSON and naming.is_bare(name):
                    common |= {(name, None)} if name == found.name else set()
                elif found.kind != ActorKind.PERSON and naming.is_generic(name):
                    common |= {(name, found.iso3)} if found.iso3 else set()
                else:
                    wanted.update(naming.keys(name, found.kind))
                    written.add(name)
        names: dict[str, list[Actor]] = defaultdict(list)
        rows = ActorName.objects.select_related("actor__merged_into").order_by("-pk")
        for row in rows.filter(folded__in=wanted):
            names[row.folded].append(survivor(row.actor))
        for actor in Actor.objects.filter(name__in=written).select_related("merged_into"):
            names[fold(actor.name)].append(survivor(actor))
        for name, iso3 in common:
            names[fold(name)] += _common(name, iso3)
        states = Actor.objects.filter(kind=ActorKind.STATE, iso3__in=codes, merged_into__isnull=True)
        return cls(names, {state.iso3: state for state in states})

    def state(self, iso3: str) -> Actor | None:
        """The state of this code."""
        return self._states.get(iso3)

    def named(self, folded: str) -> list[Actor]:
        """Who goes by this name."""
        return self._names.get(folded, [])

    def vouched(self, found: FoundActor, actor: Actor, states: set[str], people: set[str]) -> bool:
        """Whether something but the name says that the two are one person, where only one of them has a country.

        A title that both have, or that the article of the one without a country names the other's state (`states`),
        or somebody else whom both articles call by one full name (`people`, folded).
        """
        titles = {fold(held.title) for held in found.positions}
        if titles and any(
            fold(title) in titles
            for title in Position.objects.filter(actor=actor).values_list("title", flat=True)
        ):
            return True
        beside = Mention.objects.filter(article__mentions__actor=actor, actor__kind=ActorKind.PERSON)
        company = people - {fold(name) for name in naming.aliases(found)}
        if company and beside.exclude(actor=actor).filter(actor__names__folded__in=company).exists():
            return True
        if actor.iso3:
            return actor.iso3 in states
        beside = Mention.objects.filter(actor__kind=ActorKind.STATE, actor__iso3=found.iso3)
        return beside.filter(article__mentions__actor=actor).exists()

    def holder(self, found: FoundActor, day: date | None) -> Actor | None:
        """The person meant by a bare surname: never by the surname alone.

        It is the only one known by that surname in a country that does not contradict, and was given the very same
        title within three years: “President Biden” is Joe Biden, President, as long as no other Biden is known. Any
        rival makes it nobody known.
        """
        titles = {fold(held.title) for held in found.positions}
        if not titles or day is None or len({a.pk for a in self.named(fold(found.name))}) > NAMESAKES:
            return None
        iso3 = found.iso3 or ""
        people = {a.pk: a for a in self.named(fold(found.name)) if a.kind == ActorKind.PERSON}
        people = {pk: a for pk, a in people.items() if not (a.iso3 and iso3) or a.iso3 == iso3}
        full = {pk: a for pk, a in people.items() if not naming.is_bare(a.name)}
        holders = set()
        for position in Position.objects.filter(actor__in=people, attested__range=(day - TERM, day + TERM)):
            if fold(position.title) in titles:
                holders.add(position.actor_id)
        if full:
            return next(iter(full.values())) if len(full) == 1 and holders >= set(full) else None
        return people[holders.pop()] if len(holders) == 1 else None


def _common(name: str, iso3: str | None) -> list[Actor]:
    """Some of those who go by a name that many have: `NAMESAKES` and one more at most, of a country where it is given."""
    aliases = ActorName.objects.filter(folded=fold(name))
    rows = Actor.objects.filter(name=name)
    if iso3:
        aliases, rows = aliases.filter(actor__iso3=iso3), rows.filter(iso3=iso3)
    aliases = aliases.select_related("actor__merged_into").order_by("-pk")[: NAMESAKES + 1]
    rows = rows.select_related("merged_into").order_by("-pk")[: NAMESAKES + 1]
    return [survivor(row.actor) for row in aliases] + [survivor(row) for row in rows]
