"""The state a body belongs to where its name does not say it: its leader's, the publisher's, the article's only one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline.extract.actors.draft import Draft
from timeline.extract.actors.homes import dateline_state, headline_state, house_state, in_office
from timeline.extract.actors.identity import name_parts
from timeline.extract.lexicons.load import bodies, holders, lines
from timeline.extract.lexicons.phrases import folded
from timeline.extract.reading import Reading

_LED = re.compile(r"(.+) administration", re.IGNORECASE)
_KINDS = ("organisation", "government")


def give_bodies_homes(
    found: Sequence[Draft], persons: Sequence[Draft], reading: Reading, named: Mapping[str, int]
) -> None:
    """Set `iso3` of bodies that have none, and of the persons without one who hold an office in them.

    `named` says how often the article names which state. A ministry, a parliament or a party is of the only one of them,
    the publisher's own left aside, of that where the report was written, or of that in the headline if no other is named
    half as often; never of one among equals.
    """
    house, day = house_state(reading.source), reading.day.isoformat() if reading.day else ""
    scene = dateline_state(reading.text) or _scene(named, house, headline_state(reading.title))
    for draft in found:
        if draft.kind not in _KINDS or draft.iso3 is not None:
            continue
        led = _LED.fullmatch(draft.name)
        if led:
            draft.iso3 = _leaders_state(folded(led.group(1)), persons, day)
        elif next(bodies().find(draft.name), None) is None:
            draft.iso3 = _home(draft.name, house, scene)
    homes = {draft.name: draft.iso3 for draft in found if draft.iso3}
    for draft in persons:
        if draft.iso3 is None:
            draft.iso3 = next((homes[role.body] for role in draft.roles if role.body in homes), None)


def _scene(named: Mapping[str, int], house: str | None, headline: str | None) -> str | None:
    """The state that the article is about, or None."""
    abroad = {iso3: times for iso3, times in named.items() if iso3 != house} or dict(named)
    others = [times for iso3, times in abroad.items() if iso3 != headline]
    if len(abroad) == 1:
        return next(iter(abroad))
    return headline if headline in abroad and abroad[headline] > 2 * max(others) else None


def _leaders_state(surname: str, persons: Sequence[Draft], day: str) -> str | None:
    """The state of "the Okoye administration": that of the article's Okoye, else of the one leader of that name then."""
    for draft in persons:
        if draft.iso3 and surname in name_parts(draft.name):
            return draft.iso3
    serving = {holder.iso3 for holder in holders().get(surname, ()) if in_office(holder, day)}
    return serving.pop() if len(serving) == 1 else None


def _home(name: str, house: str | None, scene: str | None) -> str | None:
    words = set(re.findall(r"[\w\-]+", folded(name)))
    if words & lines("beyond_states.txt"):
        return None
    if house and folded(name).removeprefix("the ").split()[0] in lines("house_bodies.txt"):
        return house
    return scene if words & lines("state_organs.txt") else None
