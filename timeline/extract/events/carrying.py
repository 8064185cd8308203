"""What an article's events lend each other: a visit its dates and host, the lead its day. Each loan is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from spacy.tokens import Token

from timeline.extract.dates.anchoring import Anchor, precision_of
from timeline.extract.dates.edtf import single_day
from timeline.extract.dates.value import day_away
from timeline.extract.events import dating, places, tree
from timeline.extract.events.drafts import Draft
from timeline.extract.events.layout import Layout
from timeline.extract.events.merging import family
from timeline.extract.events.roles import Roles
from timeline.extract.extraction import Time
from timeline.extract.reading import Reading

_DAYS = re.compile(r"P(\d+)([DW])")
_SCENES = frozenset({"meeting", "signing", "exchange", "dinner"})
_GATHERED = frozenset({"minister", "leader", "secretary", "president", "side", "delegation", "counterpart"})
_RECENT = timedelta(days=7)


def carry(drafts: Sequence[Draft], reading: Reading, layout: Layout, roles: Roles) -> None:
    """Fill dates and hosts that the article gives elsewhere, then mark what is still only ahead."""
    visits = [draft for draft in drafts if family(draft) == "visit" and draft.trigger.frame == "visit"]
    for visit in visits:
        _length_of_stay(visit, drafts, reading)
    for draft in drafts:
        if family(draft) == "arrival":
            _host_from_visit(draft, visits)
        if draft.anchor.edtf is None and family(draft) == "meeting":
            _day_of_trip(draft, visits)
            if draft.anchor.edtf is None:
                _day_of_talk(draft, reading, roles)
        if draft.anchor.edtf is None and family(draft) in _SCENES:
            _day_of_lead(draft, drafts, reading, layout)
        if dating.is_utterance(draft) and draft.anchor.basis == "reporting":
            _since_lead(draft, drafts, reading, layout)
        if draft.status == "planned" and draft.anchor.edtf is None and reading.day:
            day = reading.day.isoformat()
            draft.anchor = Anchor(
                f"{day}/..", "open", "inferred", f"still ahead when the article appeared on {day}"
            )


def _host_from_visit(draft: Draft, visits: Sequence[Draft]) -> None:
    """ "arrived on Saturday" goes where the same person's visit goes."""
    for visit in visits:
        if set(visit.actors) & set(draft.actors):
            draft.recipients = draft.recipients or list(visit.recipients)
            draft.place = draft.place or visit.place
            draft.place_iso3 = draft.place_iso3 or visit.place_iso3


def _day_of_trip(draft: Draft, visits: Sequence[Draft]) -> None:
    """A meeting of somebody whose trip is dated falls within the trip, if it was not held elsewhere."""
    for visit in visits:
        shared = set(visit.actors) & set(draft.actors)
        elsewhere = None not in {draft.place_iso3, visit.place_iso3} and draft.place_iso3 != visit.place_iso3
        if shared and not elsewhere and draft.status == visit.status and visit.anchor.basis == "explicit":
            draft.anchor = Anchor(
                visit.anchor.edtf,
                visit.anchor.precision,
                "carried",
                f"during the visit, “{visit.anchor.span.text}”" if visit.anchor.span else "during the visit",
                visit.anchor.span,
            )
            draft.place = draft.place or visit.place
            draft.place_iso3 = draft.place_iso3 or visit.place_iso3
            return


def _length_of_stay(visit: Draft, drafts: Sequence[Draft], reading: Reading) -> None:
    """ "a five-day visit" from the day of an arrival told of the same person, or from its own first day."""
    stay = next((time for time in reading.times if _measures(time, visit)), None)
    days = _DAYS.fullmatch(stay.value) if stay is not None else None
    if stay is None or days is None:
        return
    start, basis = single_day(visit.anchor.edtf), "the first day named"
    for draft in drafts:
        if start is None and family(draft) == "arrival" and set(draft.actors) & set(visit.actors):
            start, basis = single_day(draft.anchor.edtf), f"the arrival on {draft.anchor.edtf}"
    length = int(days.group(1)) * (7 if days.group(2) == "W" else 1)
    last = day_away(start, length - 1) if start else None
    if start is None or last is None or length < 2:
        return
    edtf = f"{start.isoformat()}/{last.isoformat()}"
    words = f"“{stay.span.text}” counted from {basis}, that day included"
    visit.anchor = Anchor(edtf, "interval", "inferred", words, stay.span)


def _measures(time: Time, visit: Draft) -> bool:
    """Whether a length of time stands with the visit's noun or verb."""
    sentence = visit.word.sent
    if time.type != "DURATION" or not sentence.start_char <= time.span.start < sentence.end_char:
        return False
    beside = [visit.word, *visit.word.children, *(grand for c in visit.word.children for grand in c.subtree)]
    return any(time.span.start <= token.idx < time.span.end for token in beside)


def _day_of_talk(draft: Draft, reading: Reading, roles: Roles) -> None:
    """A meeting told in the past beside what a participant said on a named recent day is put on that day."""
    if draft.status != "happened" or draft.background or reading.day is None:
        return
    for statement in reading.statements:
        if statement.speaker not in draft.actors or statement.said_span is None or not statement.said:
            continue
        day = single_day(statement.said)
        if day is not None and timedelta(0) <= reading.day - day <= timedelta(days=1):
            words = f"told beside what a participant said “{statement.said_span.text}”"
            draft.anchor = Anchor(statement.said, "day", "inferred", words, statement.said_span)
            if draft.place is None and (town := places.dateline(roles)):
                draft.place, draft.place_iso3 = town
            return


def _day_of_lead(draft: Draft, drafts: Sequence[Draft], reading: Reading, layout: Layout) -> None:
    """What the people of a lead of today or yesterday did next, told in the simple past, was on that day."""
    auxiliaries = {child.lower_ for child in draft.word.children if child.dep_ == "aux"}
    if draft.status != "happened" or draft.background or draft.word.tag_ != "VBD" or auxiliaries:
        return
    for lead in drafts:
        day = single_day(lead.anchor.edtf)
        fresh = day is not None and reading.day is not None and 0 <= (reading.day - day).days <= 1
        if fresh and layout.leads(lead.word, 2) and lead.anchor.basis == "explicit" and _shared(lead, draft):
            words = f"told with the event of the lead, {lead.anchor.edtf}"
            draft.anchor = Anchor(lead.anchor.edtf, "day", "carried", words, lead.anchor.span)
            return


def name_both(drafts: Sequence[Draft], layout: Layout) -> None:
    """Fill in who "both leaders" and "the two sides" are."""
    for draft in drafts:
        if dating.is_utterance(draft):
            _both_sides(draft, drafts, layout)


def _both_sides(draft: Draft, drafts: Sequence[Draft], layout: Layout) -> None:
    """ "Both leaders agreed …" are the two who met in the lead."""
    verb = draft.carrier if draft.carrier is not None else draft.word
    subject = tree.subject(verb)
    if subject is None:
        return
    counted = bool({"two", "both"} & {child.lower_ for child in subject.children})
    all_ = _all_of_them(subject) and len(draft.actors) < 2
    joined = (
        len(tree.coordinated(subject)) == 2 and len(draft.actors) == 1
    )  # "the Secretary and the Minister"
    for lead in drafts:
        if not (counted or all_ or (joined and draft.actors[0] in lead.actors)):
            continue
        several = len(lead.actors) == 2 or (all_ and len(lead.actors) > 2)
        if family(lead) == "meeting" and layout.leads(lead.word, 2) and several and lead is not draft:
            draft.actors, draft.lead = list(lead.actors), len(lead.actors)
            draft.recipients = [actor for actor in draft.recipients if actor not in draft.actors]
            return


def _all_of_them(subject: Token) -> bool:
    """Whether the subject can only be all who met: "The ministers agreed …", with nothing that tells which."""
    beside = {child.lower_ for child in subject.children}
    plural = subject.tag_ in {"NNS", "NNPS"} and _singular(subject) in _GATHERED
    return plural and beside == {"the"}


def _singular(noun: Token) -> str:
    """The lemma; the parser keeps the plural of a noun with a capital: "The Ministers"."""
    return noun.lemma_.lower() if noun.tag_ == "NNS" else re.sub(r"(ie)?s$", _y_of, noun.lower_)


def _y_of(ending: re.Match[str]) -> str:
    return "y" if ending.group(1) else ""


def _since_lead(draft: Draft, drafts: Sequence[Draft], reading: Reading, layout: Layout) -> None:
    """A reaction without a date, to an event that the lead puts some days back, was made between then and publication."""
    for lead in drafts:
        if not layout.leads(lead.word, 2) or dating.is_utterance(lead) or lead.anchor.basis != "explicit":
            continue
        if lead.carrier is None and lead.word.pos_ in {"NOUN", "PROPN"}:
            continue  # "the May 12 approval of the budget": what the news is about, not the news
        day = single_day(lead.anchor.edtf)
        if day is None or reading.day is None or not timedelta(0) < reading.day - day <= _RECENT:
            continue
        if family(lead) in {"meeting", "call"} and _shared(lead, draft):
            words = f"said at the meeting of the lead, {day}"
            draft.anchor = Anchor(day.isoformat(), "day", "carried", words, lead.anchor.span)
            return
        edtf = f"{day.isoformat()}/{reading.day.isoformat()}"
        words = f"no date beside it: between the event of the lead ({day}) and publication ({reading.day})"
        draft.anchor = Anchor(edtf, precision_of(edtf), "inferred", words)
        return


def _shared(one: Draft, other: Draft) -> bool:
    """Whether two drafts have a participant in common, or a state that one belongs to."""
    sides = [{*draft.people, *draft.lands.values()} for draft in (one, other)]
    return bool(sides[0] & sides[1])
