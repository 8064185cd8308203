"""Event nouns as drafts: held by a verb ("paid a visit"), as a subject, or told in passing ("after the visit")."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.events import factuality, tables
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.layout import Layout
from timeline.extract.events.matching import carrier_of, position
from timeline.extract.events.tables import Trigger
from timeline.extract.events.verbals import in_passing, in_present
from timeline.extract.reading import Reading

_ACTS_IN_PASSING = frozenset(
    {"signing", "ratification", "endorsement", "proclamation", "agreement", "recognition", "embassy"}
)
_WIDEST_TRIGGER = 8  # tokens between carrier and noun that may still be shown as one trigger


def noun_draft(reading: Reading, layout: Layout, noun: Token, trigger: Trigger) -> Draft | None:
    if not factuality.of_noun(noun):
        return None
    place = position(noun)
    quoted = layout.quoted(noun)
    if quoted or trigger.plover in UTTERANCES:
        ours = any(c.dep_ == "poss" and c.lower_ in {"our", "my"} for c in noun.children)
        if ours and trigger.plover in UTTERANCES and trigger.kind != "concern":
            return Draft(trigger, noun, None, "happened", reading.span(noun.idx, noun.idx + len(noun)))
        if quoted:
            return None
    held = carrier_of(place)
    if held is not None and held[1].speech_only and trigger.plover not in UTTERANCES:
        held = None
    if held is None:
        return _bare_noun(reading, layout, noun, place, trigger)
    verb, row = held
    status = factuality.of_verb(verb)
    if status and verb.lemma_ == "be":
        status = "ongoing" if status == "present" else status
    elif verb.lemma_ == "arrive" and trigger.frame == "visit":
        status = "ongoing" if status == "happened" else status
    elif row.status == tables.OVER:
        if status == "planned":
            status = "ongoing" if trigger.plover == "CONSULT" else "cancelled"
    elif status == "planned" and row.status == "ongoing":
        pass  # "decided to continue the meetings"
    elif status and row.status and not (row.status == "planned" and trigger.plover != "CONSULT"):
        status = row.status
    status = in_present(status, verb, trigger, layout)
    if not status:
        return None
    first, last = min(verb.i, noun.i), max(verb.i, noun.i)
    if place != noun or last - first > _WIDEST_TRIGGER:
        first = last = noun.i
    doc = reading.tokens
    span = reading.span(doc[first].idx, doc[last].idx + len(doc[last]))
    judged = row.subject == "judge"
    if judged and status == "happened" and factuality.ahead(noun):
        status = "planned"
    background = in_passing(verb, trigger)
    return Draft(trigger, noun, verb, status, span, background=background, judged=judged)


def _bare_noun(reading: Reading, layout: Layout, noun: Token, place: Token, trigger: Trigger) -> Draft | None:
    """An event noun that no verb holds: a subject ("Talks will open"), or told in passing ("after the visit")."""
    if trigger.plover in UTTERANCES | {"AID"} and trigger.kind not in _ACTS_IN_PASSING:
        return None
    above = place.head
    background = True
    status = "happened"
    if place.dep_ in {"nsubj", "nsubjpass"}:
        teller = factuality.telling(place)
        status = factuality.of_verb(teller)
        if not status:
            return None
        status = "happened" if status == "present" else status
        going_on = status == "happened" and factuality.under_way(teller)
        status = "ongoing" if going_on else status
        background = not going_on and teller.lemma_ not in tables.words("occurrences.tsv")
    elif place.dep_ == "pobj" and above.lower_ in {"before", "for", "to"}:
        verb = above.head
        status = (
            "planned" if "forward" in {c.lower_ for c in verb.children} or verb.lemma_ == "prepare" else ""
        )
        if not status and above.lower_ != "to":
            return None
        status = status or "happened"
    elif place.dep_ == "dobj" and (above.lemma_ in {"prepare", "plan"}):
        status = "planned"
    if layout.scheduled(noun) or (status == "happened" and factuality.ahead(noun)):
        status = "planned"
    return Draft(
        trigger, noun, None, status, reading.span(noun.idx, noun.idx + len(noun)), background=background
    )
