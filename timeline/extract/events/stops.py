"""A journey told in one sentence with several stops, "to Cairo, Amman and Ramallah", is one visit for each state.

The days of the whole journey are those between which a stop lies, not how long it lasted: `[2021-06-28..2021-06-30]`.
A report that dates the stop itself is narrower and decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from timeline.extract.dates.anchoring import Anchor
from timeline.extract.dates.edtf import Edtf, EdtfError, single_day
from timeline.extract.events import places
from timeline.extract.events.drafts import Draft
from timeline.extract.events.gazetteer import state_of_town
from timeline.extract.events.roles import Roles
from timeline.extract.lexicons.load import state_called

_BETWEEN = frozenset({",", ";", "and", "to", "in", "the", "then", "&"})


@dataclass(slots=True)
class Stop:
    """A state on the way: its ISO code, and the towns or the name by which the sentence names it."""

    iso3: str
    names: list[str]


def split(draft: Draft, roles: Roles) -> list[Draft]:
    """The draft, or one for each state it goes to if the sentence lists several."""
    noun = places.spot(draft, roles) if draft.frame == "visit" else None
    found = list(stops(noun, roles, places.homes(draft, roles))) if noun is not None else []
    if len(found) < 2:
        return [draft]
    hosts = [roles.state(stop.iso3) for stop in found]
    under_way = _under_way(draft)
    anchor = _about(draft.anchor) if draft.status == "ongoing" else _within(draft.anchor)
    if draft.status == "planned":
        anchor = _from(anchor)
    # "is on travel to A, B and C, from 22 to 29 June" says of no stop whether it is over or still ahead.
    status = "planned" if draft.status == "ongoing" and (anchor.edtf or "").startswith("[") else draft.status
    return [
        replace(
            draft,
            recipients=[host] if host else [],
            place=" and ".join(stop.names),
            place_iso3=stop.iso3,
            anchor=anchor,
            status="planned" if under_way and number else status,
            evidence=list(draft.evidence),
            actors=list(draft.actors),
        )
        for number, (stop, host) in enumerate(zip(found, hosts, strict=True))
    ]


def _about(anchor: Anchor) -> Anchor:
    """The date of one stop of a journey that is under way: about the day on which it is told, if it has no other.

    Who says "I am visiting Cairo, Amman and Rome" is not in all three that day.
    """
    if anchor.basis not in {"reporting", "document"} or single_day(anchor.edtf) is None:
        return _within(anchor)
    why = "; ".join(filter(None, (anchor.derivation, "told under way, of one of several stops")))
    return replace(anchor, edtf=f"{anchor.edtf}~", derivation=why)


def _from(anchor: Anchor) -> Anchor:
    """The date of one stop of a planned journey of which only a day is named: that is when it begins."""
    if single_day(anchor.edtf) is None:
        return anchor
    why = "; ".join(filter(None, (anchor.derivation, "the journey begins then, and has several stops")))
    return replace(anchor, edtf=f"{anchor.edtf}/..", precision="open", basis="inferred", derivation=why)


def _within(anchor: Anchor) -> Anchor:
    """The date of one stop: some day of the journey's, if that goes from a day to a day; else as it is."""
    edtf = anchor.edtf or ""
    if "/" not in edtf:
        return anchor
    try:
        days = Edtf.parse(edtf)
    except EdtfError:
        return anchor
    if not days.earliest or not days.latest or days.uncertain or days.approximate:
        return anchor
    why = "; ".join(
        filter(None, (anchor.derivation, "the days of the whole journey, which has several stops"))
    )
    return replace(
        anchor,
        edtf=f"[{days.earliest}..{days.latest}]",
        precision="interval",
        basis="inferred",
        derivation=why,
    )


def _under_way(draft: Draft) -> bool:
    """Whether the journey is told in the present, without its days: "travels to Cairo, Amman and Rome".

    What is after the first stop is then still ahead. A plan stays one, and so does what is done with.
    """
    verb = draft.carrier if draft.carrier is not None else draft.word
    return (
        draft.anchor.edtf is None
        and draft.status in {"happened", "ongoing"}
        and verb.tag_ in {"VBZ", "VBP", "VBG"}
    )


def stops(noun: Token, roles: Roles, homes: frozenset[str] = frozenset()) -> Iterator[Stop]:
    """The states in the list of places that `noun` begins, in order; "Cornwall, United Kingdom" is one stop."""
    at: Stop | None = None
    unplaced: list[str] = []
    runs = list(_runs(noun))
    for number, (words, _) in enumerate(runs):
        name = _name(words)
        iso3 = _land_behind(runs, number, roles) or _land(words, name, roles, homes)
        if iso3 is None:
            unplaced.append(name)
            continue
        if at is None or iso3 != at.iso3:
            if at is not None:
                yield at
            at = Stop(iso3, unplaced or [name])
        elif not _is_state(words, name, roles):
            at.names.append(name)
        unplaced = []
    if at is not None:
        yield at


def _land_behind(runs: list[tuple[list[Token], str]], number: int, roles: Roles) -> str | None:
    """The state behind the comma of "Cornwall, United Kingdom", where the comma ties the two and parts no list.

    It does if semicolons part the list, or if there is nothing but the two.
    """
    if number + 1 == len(runs) or _is_state(runs[number][0], _name(runs[number][0]), roles):
        return None
    words, before = runs[number + 1]
    tied = before in {",", ", the"} and (len(runs) == 2 or any(";" in between for _, between in runs))
    return (
        _land(words, _name(words), roles, frozenset())
        if tied and _is_state(words, _name(words), roles)
        else None
    )


def _name(words: list[Token]) -> str:
    return " ".join(token.text for token in words)


def _runs(noun: Token) -> Iterator[tuple[list[Token], str]]:
    """The runs of proper nouns from `noun` on, as long as only commas and the like stand between them.

    Each with what stands before it, words parted by blanks.
    """
    first = noun.i
    while first > noun.sent.start and noun.doc[first - 1].pos_ == "PROPN":
        first -= 1
    words: list[Token] = []
    before: list[str] = []
    for token in noun.doc[first : noun.sent.end]:
        if token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "PERSON", "EVENT"}:
            words.append(token)
            continue
        if words:
            yield words, " ".join(before)
            words, before = [], []
        before.append(token.lower_)
        if token.lower_ not in _BETWEEN:
            return
    if words:
        yield words, " ".join(before)


def _is_state(words: list[Token], name: str, roles: Roles) -> bool:
    actor = roles.covering(words[-1])
    return (actor is not None and roles.is_state(actor)) or state_called(name) is not None


def _land(words: list[Token], name: str, roles: Roles, homes: frozenset[str]) -> str | None:
    actor = roles.covering(words[-1])
    if actor is not None and roles.is_state(actor):
        return roles.actors[actor].iso3
    return state_called(name) or state_of_town(name, roles.lands, homes)
