"""Events: the pipeline's step. Words that tell of a happening → participants, place, date → one event a happening."""

from __future__ import annotations

from dataclasses import replace

from timeline.extract.dates.anchoring import UNDATED
from timeline.extract.events import (
    bounding,
    candidates,
    carrying,
    dating,
    frames,
    headlines,
    journeys,
    merging,
    places,
    relating,
    stops,
    tree,
    utterances,
    worth,
)
from timeline.extract.events.asked import only_asked, questions
from timeline.extract.events.drafts import Draft
from timeline.extract.events.layout import Layout
from timeline.extract.events.roles import Roles
from timeline.extract.events.venue import of_transcript
from timeline.extract.extraction import FoundEvent
from timeline.extract.reading import Reading


class EventFinder:
    """Fills `Reading.events`."""

    needs = ("tokens", "times", "actors", "mentions", "statements")
    gives = ("events",)

    def __call__(self, reading: Reading) -> None:
        """Find the article's events; each is told by at least one sentence and has a participant or a date."""
        layout = Layout(reading)
        roles = Roles(reading, layout.dateline)
        drafts = candidates.find(reading, layout)
        for draft in drafts:
            frames.fill(draft, roles)
            places.fill(draft, roles)
            if draft.plover in {"ASSAULT", "PROTEST"}:
                places.scene(draft, roles)
            if draft.frame == "visit" and not draft.recipients and (host := places.destination(draft, roles)):
                draft.recipients = [host]
            if draft.frame in {"visit", "host"}:
                places.with_host(draft, roles)
                journeys.to_host_state(draft, roles)
            draft.lands = {a: iso3 for a in draft.people if (iso3 := roles.actors[a].iso3)}
            draft.leads = layout.leads(draft.word)
            draft.evidence = [reading.sentence_at(draft.word.idx)]
        utterances.link(drafts, reading)
        venue = of_transcript(reading, roles.lands)
        for draft in drafts:
            draft.recipients += utterances.addressed(draft, reading, roles)
            dating.fill(draft, reading, layout)
            journeys.over_several_days(draft, reading)
            journeys.at_the_place(draft, reading, venue)
        carrying.name_both(drafts, layout)
        every = list(drafts)
        drafts = _with_their_blows(drafts)
        standing = [draft for draft in drafts if worth.stands(draft, roles)]
        standing = [d for d in standing if journeys.is_journey(d, roles, places.spot(d, roles))]
        standing = [draft for draft in standing if not _within(draft, standing)]
        standing = [draft for draft in standing if not _yields(draft, standing)]
        held = {draft.carrier.i for draft in standing if draft.carrier is not None}
        standing = [draft for draft in standing if draft.frame != "attend" or draft.word.i not in held]
        drafts = merging.merge(stop for draft in standing for stop in stops.split(draft, roles))
        relating.relate(drafts, every, reading)
        carrying.carry(drafts, reading, layout, roles)
        found = [_event(draft, reading, roles) for draft in drafts]
        found += utterances.statement_events(reading, drafts, layout, roles, venue)
        asked = questions(reading)
        found = [
            replace(event, core=False) if only_asked(event.evidence, asked) else event for event in found
        ]
        found.sort(key=lambda event: (event.trigger.start, event.trigger.end))
        reading.events = [replace(event, id=f"E{n}") for n, event in enumerate(found, 1)]


def _within(draft: Draft, others: list[Draft]) -> bool:
    """Whether the verb only completes an utterance that is an event itself: "agreed to restore relations"."""
    verb = draft.carrier if draft.carrier is not None else draft.word
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if verb.dep_ not in {"xcomp", "ccomp"} or not tree.is_infinitive(verb):
        return False
    outer = [other for other in others if other.word == verb.head]
    return any(other.plover is not None or draft.trigger.plover is None for other in outer)


def _with_their_blows(drafts: list[Draft]) -> list[Draft]:
    """ "A strike killed three" is one happening: the killing, done by whoever struck."""
    struck = {
        draft.word.i: draft for draft in drafts if draft.plover == "ASSAULT" and draft.word.pos_ == "NOUN"
    }
    spent: set[int] = set()
    carried = {
        draft.carrier.i: draft for draft in drafts if draft.carrier is not None and draft.plover == "ASSAULT"
    }
    for draft in drafts:
        if draft.trigger.kind == "killing" and draft.word.tag_ == "VBG":  # "went on a spree, killing four"
            spree = carried.get(draft.word.head.i)
            if spree is not None and spree is not draft:
                spree.recipients = spree.recipients or draft.recipients
                spent.add(draft.word.i)
                continue
        subject = tree.subject(draft.word) if draft.trigger.kind == "killing" else None
        blow = struck.get(subject.i) if subject is not None else None
        if blow is not None and blow is not draft and not tree.is_passive(draft.word):
            draft.actors = draft.actors or [a for a in blow.actors if a not in draft.recipients]
            draft.lead = len(draft.actors)
            draft.place, draft.place_iso3 = draft.place or blow.place, draft.place_iso3 or blow.place_iso3
            spent.add(blow.word.i)
    return [draft for draft in drafts if draft.word.i not in spent]


def _yields(draft: Draft, others: list[Draft]) -> bool:
    """Whether a vote is only the way to something that is an event itself: "voted to impose sanctions"."""
    if draft.trigger.kind != "vote":
        return False
    for other in others:
        if other is not draft and other.word.head == draft.word and other.plover is not None:
            other.anchor = other.anchor if other.anchor.edtf else draft.anchor
            return True
    return False


def _event(draft: Draft, reading: Reading, roles: Roles) -> FoundEvent:
    anchor = draft.anchor
    limits = bounding.bound(draft, reading) if anchor.edtf is None else UNDATED
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
        about=tuple(draft.about),
        edtf=anchor.edtf,
        precision=anchor.precision,
        date_basis=limits.basis if limits.edtf else anchor.basis,
        derivation=limits.derivation or anchor.derivation,
        date_span=anchor.span,
        bound=limits.edtf,
        offset=draft.offset if anchor.edtf is None else None,
        place=draft.place,
        place_iso3=draft.place_iso3,
        statements=tuple(draft.statements),
        core=worth.core(draft, roles),
        confidence=worth.confidence(draft),
    )


def _kind(draft: Draft) -> str:
    """A meeting's kind is its number of sides."""
    kind = draft.trigger.kind
    if kind == "meeting":
        return {2: "bilateral", 3: "trilateral"}.get(
            len(draft.actors), "multilateral" if len(draft.actors) > 3 else kind
        )
    return kind
