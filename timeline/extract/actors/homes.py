"""The state a person belongs to where no title beside the name says it: the headline, the publisher's own officials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extract.actors.draft import Draft
from timeline.extract.actors.identity import folded, name_parts
from timeline.extract.lexicons.load import lines, states, words

_OFFICIAL = re.compile(r"\b(?:Department|Ministry|Government|Embassy|Office|Presidency)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’'.\-]+")


def house_state(source: str) -> str | None:
    """The state whose official publication this is ("US State Department"), or None."""
    hit = next(states().find(source), None)
    return hit.value.iso3 if hit and hit.value.kind != "mask" and _OFFICIAL.search(source) else None


def give_homes(persons: Sequence[Draft], title: str, source: str) -> None:
    """Set `iso3` of persons that have none, and complete a bare surname from the headline."""
    house = house_state(source)
    for draft in persons:
        if draft.iso3 is None or len(name_parts(draft.name)) == 1:
            _from_headline(draft, title)
        if draft.iso3 is None and house and any(_is_house_title(role.title) for role in draft.roles):
            draft.iso3 = house


def _is_house_title(title: str) -> bool:
    """Titles that an official publication writes without a state for its own people only ("Deputy Secretary")."""
    lower = title.lower()
    return any(lower.startswith(form) or f" {form}" in lower for form in lines("house_titles.txt"))


def _from_headline(draft: Draft, title: str) -> None:
    """ "Ukrainian Foreign Minister Dmytro Kuleba" in the headline tells who "Kuleba" is."""
    surname = name_parts(draft.name)[-1]
    pieces = list(_WORD.finditer(title))
    at = next(
        (i for i, piece in enumerate(pieces) if folded(re.sub(r"[’']s?$", "", piece.group())) == surname),
        None,
    )
    if at is None:
        return
    first = at
    offices = words("titles.tsv", "head") | words("titles.tsv", "modifier") | words("titles.tsv", "honorific")
    while (
        first > 0
        and pieces[first - 1].group()[0].isupper()
        and pieces[first - 1].group().lower() not in offices
        and at - first < 3
    ):
        first -= 1
    before = title[: pieces[first].start()]
    if first < at and not re.search(r"\w$", before.rstrip()[-1:]) and before.strip():
        return
    hits = [hit for hit in states().find(before) if hit.value.kind in ("adjective", "name")]
    between = before[hits[-1].end :].lower() if hits else ""
    titled = bool(hits) and all(
        word in offices or word in ("’s", "'s", "of", "the") for word in re.findall(r"[\w’']+", between)
    )
    if titled and draft.iso3 is None:
        draft.iso3 = hits[-1].value.iso3
    ends_in_title = before.split() and before.split()[-1].lower() in offices
    if first < at and ends_in_title and len(name_parts(draft.name)) == 1:
        draft.name = re.sub(r"[’']s?$", "", title[pieces[first].start() : pieces[at].end()])
