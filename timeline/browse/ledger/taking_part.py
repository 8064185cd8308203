"""Who took part, by the reports: whom all name, whom some name, and whom they have in different parts."""

from collections.abc import Callable, Sequence
from typing import Any

from timeline.browse.ledger.entries import AGREED, DISPUTED, SHOWN, Entry, Witness, listed
from timeline.models.telling import Telling
from timeline.models.telling.matters import PARTICIPANTS
from timeline.models.telling.voices import heard
from timeline.models.vocabulary import Role

Roles = dict[tuple[str, ...], list[Telling]]
"""Roles of one actor → the reports that give him these."""


def entries(
    event: Any, told: Sequence[Telling], witnesses: Callable[[Sequence[Telling]], list[Witness]]
) -> list[Entry]:
    """Those whom reports name alike, together with whom the same reports name; then each disputed part by itself."""
    naming = [telling for telling, _ in heard(told, lambda t: t.roles)]
    names = {role.actor_id: role.actor.name for telling in naming for role in telling.roles}
    parts = {actor: _parts(naming, actor) for actor in names}
    return [*_alike(naming, names, parts, witnesses), *_disputed(event, names, parts, witnesses)]


def _parts(naming: Sequence[Telling], actor: int) -> Roles:
    found: Roles = {}
    for telling in naming:
        roles = tuple(sorted(role.role for role in telling.roles if role.actor_id == actor))
        if roles:
            found.setdefault(roles, []).append(telling)
    return found


def _alike(
    naming: Sequence[Telling],
    names: dict[int, str],
    parts: dict[int, Roles],
    witnesses: Callable[..., list[Witness]],
) -> list[Entry]:
    everybody = {telling.voice for telling in naming}
    together: dict[tuple[int, ...], list[int]] = {}
    for actor, roles in parts.items():
        if len(roles) == 1:
            together.setdefault(tuple(t.report.pk for t in _first(roles)), []).append(actor)
    made = []
    for actors in together.values():
        tellings = _first(parts[actors[0]])
        standing = SHOWN if {telling.voice for telling in tellings} == everybody else AGREED
        made.append(
            Entry(PARTICIPANTS, listed([names[actor] for actor in actors]), witnesses(tellings), standing)
        )
    return sorted(made, key=lambda entry: (entry.standing != SHOWN, -entry.voices))


def _disputed(
    event: Any, names: dict[int, str], parts: dict[int, Roles], witnesses: Callable[..., list[Witness]]
) -> list[Entry]:
    shown: dict[int, set[str]] = {}
    for row in event.participations.all():
        shown.setdefault(row.actor_id, set()).add(row.role)
    made = []
    for actor, roles in parts.items():
        if len(roles) < 2:
            continue
        for given, tellings in sorted(
            roles.items(), key=lambda item: (set(item[0]) != shown.get(actor), item[0])
        ):
            value = f"{names[actor]} as {listed([Role(role).label.lower() for role in given])}"
            standing = SHOWN if set(given) == shown.get(actor) else DISPUTED
            take = f"{tellings[0].report.pk}-{actor}"
            made.append(Entry(PARTICIPANTS, value, witnesses(tellings), standing, take))
    return made


def _first(roles: Roles) -> list[Telling]:
    return next(iter(roles.values()))
