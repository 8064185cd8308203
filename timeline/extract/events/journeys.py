"""What makes a visit a journey, whose guest the visitor is, and what remarks made at the place say of its day.

A journey leads to a state, or to a town or a person abroad. Houses, labs and memorials, the rooms of one's own capital
and things are stops, told or not; and who flies a flag goes nowhere.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from timeline.extract.dates.anchoring import Anchor
from timeline.extract.dates.edtf import single_day
from timeline.extract.events import dating, tree
from timeline.extract.events.drafts import Draft
from timeline.extract.events.roles import Roles
from timeline.extract.events.venue import under_label
from timeline.extract.extraction import FoundStatement
from timeline.extract.reading import Reading

KINDS = frozenset({"visit", "arrival"})
_ARTICLES = frozenset({"the", "a", "an", "this", "our"})
_US = frozenset({"us", "me", "here"})
_DEPUTIES = frozenset({"deputy"})


def is_journey(draft: Draft, roles: Roles, spot: Token | None) -> bool:
    """Whether a visit goes anywhere. `spot` is the noun of its place. True of all else that has the frame of a visit."""
    if draft.frame == "host":
        return not _among_themselves(draft, roles)
    if draft.trigger.kind not in KINDS or draft.frame != "visit":
        return True
    if _deputys(draft):
        return False
    nowhere = not draft.recipients and not draft.place_iso3
    things = tree.objects(draft.word) if draft.word.pos_ == "VERB" else []
    if nowhere and draft.place is None:
        return not any(
            noun.pos_ in {"NOUN", "PROPN"} for noun in things
        )  # "flew the flag", "visited two projects"
    if not nowhere or spot is None or spot.ent_type_ in {"GPE", "LOC"}:
        return True
    return not any(child.lower_ in _ARTICLES for thing in [spot, *things] for child in thing.lefts)


def to_host_state(draft: Draft, roles: Roles) -> None:
    """ "visits us", said by the host, is a visit to the host's state, as is one whose host is a compatriot there."""
    if (
        draft.frame == "host"
        and draft.place_iso3
        and _own(draft, roles)
        and (land := roles.state(draft.place_iso3))
    ):
        draft.recipients = [land]
    if draft.frame != "visit" or not any(noun.lower_ in _US for noun in tree.objects(draft.word)):
        return
    lands = [roles.land_of(actor) for actor in draft.recipients if roles.is_person(actor)]
    if len(lands) == len(draft.recipients) == 1 and lands[0] is not None:
        draft.recipients = [lands[0]]
        draft.place_iso3 = draft.place_iso3 or roles.actors[lands[0]].iso3


def over_several_days(draft: Draft, reading: Reading) -> None:
    """ "Will be in Kenya today and tomorrow": from the first to the last of the days named together."""
    first, span = single_day(draft.anchor.edtf), draft.anchor.span
    if draft.trigger.kind not in KINDS or draft.frame != "visit" or first is None or span is None:
        return
    for time in reading.times:
        last = single_day(time.edtf)
        between = reading.text[span.end : time.span.start]
        if last is not None and last > first and between.strip(" ,") == "and":
            edtf, why = f"{first}/{last}", f"{draft.anchor.derivation}; and {time.span.text} → {last}"
            draft.anchor = replace(draft.anchor, edtf=edtf, precision="interval", derivation=why)
            return


def at_the_place(draft: Draft, reading: Reading, venue: tuple[str, str] | None) -> None:
    """What is told of a visit where it takes place is of the day on which it is told: "his visit here", "visits us".

    Whoever says in a transcript that he arrived, and not where, arrived where he speaks. `venue`: the transcript's
    place with its state's code.
    """
    if draft.trigger.kind not in KINDS or venue is None or draft.status not in {"happened", "ongoing"}:
        return
    told = next((s for s in reading.statements if s.id in draft.statements and under_label(s, reading)), None)
    if told is None:
        return
    nameless = draft.trigger.kind == "arrival" and not draft.place and not draft.recipients
    if nameless and told.speaker in draft.actors and draft.anchor.edtf == told.said:
        draft.place, draft.place_iso3 = venue
    if draft.anchor.edtf is None and draft.place_iso3 == venue[1] and _here(draft):
        draft.anchor = _of_the_day(told)


def _of_the_day(told: FoundStatement) -> Anchor:
    anchor = dating.said(told)
    because = "told at the place itself"
    return replace(anchor, derivation="; ".join(filter(None, (anchor.derivation, because))))


def _here(draft: Draft) -> bool:
    """Whether it is told as going on where the speaker is."""
    words = [draft.word, *([draft.carrier] if draft.carrier is not None else [])]
    beside = {child.lower_ for word in words for child in word.children}
    if beside & _US or draft.status == "ongoing":
        return True
    return any(word.tag_ in {"VBZ", "VBP"} for word in words)


def _own(draft: Draft, roles: Roles) -> bool:
    """Whether guest and host are persons of one state."""
    lands = {roles.actors[actor].iso3 for actor in draft.people}
    return bool(draft.recipients) and all(map(roles.is_person, draft.recipients)) and len(lands - {None}) == 1


def _among_themselves(draft: Draft, roles: Roles) -> bool:
    """Whether somebody is only welcomed by his own people, nowhere or at home: "welcomed the secretary to the stage"."""
    homes = {roles.actors[actor].iso3 for actor in draft.people}
    return _own(draft, roles) and draft.place_iso3 in {None, *homes}


def _deputys(draft: Draft) -> bool:
    """Whether it is the travel of a deputy whose name is not given: he is not the one whose deputy he is."""
    owners = [child for child in draft.word.children if child.dep_ == "poss"]
    subject = tree.subject(draft.word) if draft.word.pos_ in {"VERB", "AUX"} else None
    owners += [subject] if subject is not None else []
    return any(owner.lemma_.lower() in _DEPUTIES and owner.pos_ != "PROPN" for owner in owners)
