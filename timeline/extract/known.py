"""What is known of actors beyond the lexicons, handed in by whoever asks: names and offices that editors entered.

    extract(text, published, known=Known.of([KnownActor("Ana Sousa", "person", "PRT", names=("A. S.",))]))

The extractor keeps none of it: the same text with the same `known` is read the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self, TypeVar

from timeline.extract.lexicons.load import Body, Holder, Place, filed_by_name
from timeline.extract.lexicons.phrases import Hit, Phrases, folded

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Office:
    """A position of a person: its title, the state it belongs to, from and until (ISO dates; "" where not known)."""

    title: str
    iso3: str | None = None
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One actor: canonical name, kind (`extraction.ACTOR_KINDS`), state, the names to find it by, and offices."""

    name: str
    kind: str
    iso3: str | None = None
    names: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True)
class Known:
    """The actors, laid out for looking up. `NOTHING` is the empty one."""

    states: Phrases[Place]
    bodies: Phrases[Body]
    persons: Phrases[str]
    """Names of persons, to the canonical name."""
    holders: dict[str, list[Holder]] = field(default_factory=dict)
    """As `lexicons.load.holders`."""

    @classmethod
    def of(cls, actors: Iterable[KnownActor]) -> Self:
        """Lay out these actors. A name that two of them claim is left out, and so is a person's name by its surname."""
        claims: dict[str, list[KnownActor]] = {}
        held: list[Holder] = []
        for actor in actors:
            for name in dict.fromkeys(actor.names):
                if len(name) > 1 and not _only_a_part(name, actor):
                    claims.setdefault(name, []).append(actor)
            if actor.kind == "person":
                held += _held(actor)
        sole = {name: owners[0] for name, owners in claims.items() if len(owners) == 1}
        return cls(
            Phrases((n, Place(a.iso3, "name")) for n, a in sole.items() if a.kind == "state" and a.iso3),
            Phrases(
                (n, Body(a.kind, a.iso3, a.name))
                for n, a in sole.items()
                if a.kind not in ("state", "person")
            ),
            Phrases((n, a.name) for n, a in sole.items() if a.kind == "person"),
            filed_by_name(held),
        )

    def add_states(self, text: str, hits: list[Hit[Place]]) -> list[Hit[Place]]:
        """The hits of the lexicon with those of the known states; where two overlap, a known one stands."""
        return _with(list(self.states.find(text)), hits)

    def add_bodies(self, text: str, hits: list[Hit[Body]]) -> list[Hit[Body]]:
        """As `add_states`, of organisations, groups and media."""
        return _with(list(self.bodies.find(text)), hits)


def _only_a_part(name: str, actor: KnownActor) -> bool:
    """ "Sousa" of "Ana Sousa": many have it, and inside an article it is tied to its bearer anyway."""
    return actor.kind == "person" and name != actor.name and folded(name) in folded(actor.name).split()


def _held(actor: KnownActor) -> list[Holder]:
    """The offices of a person; one who has none is at least known to be of a state."""
    offices = actor.offices or (Office(""),)
    rows = [Holder(o.iso3 or actor.iso3 or "", o.title, actor.name, o.since, o.until) for o in offices]
    return [row for row in rows if row.iso3]


def _with(known: list[Hit[T]], hits: list[Hit[T]]) -> list[Hit[T]]:
    if not known:
        return hits
    free = [hit for hit in hits if not any(k.start < hit.end and hit.start < k.end for k in known)]
    return sorted([*free, *known], key=lambda hit: hit.start)


NOTHING = Known.of(())
