"""In which state a town lies, by GeoNames and by what the article speaks of. In doubt nothing is said."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from timeline.extract.lexicons.load import rows
from timeline.extract.lexicons.phrases import folded

_LARGER = 4
"""How many times larger than its next namesake abroad a town is that needs no help from the article. Hyderabad in India
is 3.6 times that in Pakistan, and a desk would ask which; Paris is far beyond any other Paris."""


@cache
def towns() -> dict[str, dict[str, int]]:
    """Folded name to the states that have a town of that name, with the inhabitants of the largest one."""
    found: dict[str, dict[str, int]] = {}
    for name, iso3, people in rows("towns.tsv", 3):
        found.setdefault(name, {})[iso3] = int(people)
    return found


def state_of_town(name: str, near: Collection[str], strange_to: Collection[str] = ()) -> str | None:
    """The ISO code of the state in which the town `name` lies, or None if no town or several may be meant.

    `near` are the codes of the states that the article names: a namesake there is meant rather than one elsewhere.
    `strange_to` are those in which it cannot be, if another can be meant: nobody travels *to* a town at home.
    """
    claims = towns().get(folded(name), {})
    abroad = {iso3: people for iso3, people in claims.items() if iso3 not in strange_to} or claims
    named = {iso3: people for iso3, people in abroad.items() if iso3 in near} or abroad
    ranked = sorted(named.items(), key=lambda claim: -claim[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _LARGER * ranked[1][1]):
        return None
    return ranked[0][0]
