"""Events: the pipeline's step. Words that tell of a happening → participants, place, date → one event a happening."""

from __future__ import annotations

from dataclasses import replace

from timeline.extract.events import (
    candidates,
    carrying,
    dating,
    frames,
    headlines,
    merging,
    places,
    utterances,
)
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.layout import Layout
from timeline.extract.events.roles import Roles
from timeline.extract.extraction import FoundEvent
from timeline.extract.reading import Reading

_TOGETHER = frozenset({"mutual", "pair"})


class EventFinder:
    """Fills `Reading.events`."""

    needs = ("tokens", "times", "actors", "mentions", "statements")
    gives = ("events",)

    def __call__(self, reading: Reading) -> None:
        """Find the article's events; each is told by at least one sentence and has a participant or a date."""
        layout, roles = Layout(reading), Roles(reading)
        drafts = candidates.find(reading, layout)
        for draft in drafts:
            frames.fill(draft, roles)
            places.fill(draft, roles)
            if draft.frame == "visit" and not draft.recipients and (host := places.destination(draft, roles)):
                draft.recipients = [host]
            draft.evidence = [reading.sentence_at(draft.word.idx)]
        utterances.link(drafts, reading)
        for draft in drafts:
            draft.recipients += utterances.addressed(draft, reading, roles)
            dating.fill(draft, reading, layout)
        standing = [draft for draft in drafts if _stands(draft)]
        held = {draft.carrier.i for draft in standing if draft.carrier is not None}
        drafts = merging.merge(d for d in standing if d.frame != "attend" or d.word.i not in held)
        carrying.carry(drafts, reading, layout)
        found = [_event(draft, roles) for draft in drafts]
        found += utterances.statement_events(reading, drafts, layout, roles)
        found.sort(key=lambda event: (event.trigger.start, event.trigger.end))
        reading.events = [replace(event, id=f"E{n}") for n, event in enumerate(found, 1)]


def _stands(draft: Draft) -> bool:
    """Whether the draft has enough to be an event: a meeting two sides, a visit a visitor and a place, others a party."""
    dated = draft.anchor.basis == "explicit"
    if draft.frame in _TOGETHER:
        return len(draft.people) > 1 or (dated and not draft.background and bool(draft.people))
    if draft.frame == "visit":
        return bool(draft.actors) and (bool(draft.recipients) or draft.place is not None or dated)
    if draft.frame in {"appoint", "appointment", "host"}:
        return bool(draft.recipients)
    if draft.word.pos_ in {"NOUN", "PROPN"}:
        return bool(draft.actors and draft.recipients) or (
            bool(draft.people) and (dated or not draft.background)
        )
    return bool(draft.actors) or (bool(draft.recipients) and draft.trigger.plover not in UTTERANCES)


def _event(draft: Draft, roles: Roles) -> FoundEvent:
    anchor = draft.anchor
    told = anchor.basis == "explicit" or not draft.background
    alone = draft.frame in _TOGETHER and len(draft.people) < 2
    return FoundEvent(
        id="",
        label=headlines.headline(draft, roles),
        trigger=draft.span,
        evidence=tuple(sorted(draft.evidence, key=lambda span: span.start)),
        plover=draft.plover,
        mode=draft.mode,
        cameo=draft.cameo,
        kind=_kind(draft),
        status=draft.status,
        actors=tuple(draft.actors),
        recipients=tuple(draft.recipients),
        edtf=anchor.edtf,
        precision=anchor.precision,
        date_basis=anchor.basis,
        derivation=anchor.derivation,
        date_span=anchor.span,
        place=draft.place,
        place_iso3=draft.place_iso3,
        statements=tuple(draft.statements),
        core=draft.trigger.core
        and told
        and bool(draft.people)
        and not (alone and not _official(draft, roles)),
        confidence=_confidence(draft),
    )


def _official(draft: Draft, roles: Roles) -> bool:
    """Whether one of them is more than a private person: a state, an organisation, or a person with an office."""
    found = [roles.actors[actor] for actor in draft.people]
    return any(actor.kind != "person" or actor.positions for actor in found)


def _kind(draft: Draft) -> str:
    """A meeting's kind is its number of sides."""
    kind = draft.trigger.kind
    if kind == "meeting":
        return {2: "bilateral", 3: "trilateral"}.get(
            len(draft.actors), "multilateral" if len(draft.actors) > 3 else kind
        )
    return kind


def _confidence(draft: Draft) -> float:
    """From .3 up: a date in the text, both sides named, a main clause and a specific rule each add to it."""
    score = 0.3
    score += 0.2 if draft.anchor.basis == "explicit" else 0.0
    score += 0.15 if len(draft.people) > 1 else 0.0
    score += 0.15 if not draft.background else 0.0
    score += 0.1 if draft.trigger.needs or draft.carrier is not None else 0.0
    return round(score, 2)
