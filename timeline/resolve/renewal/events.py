"""An article's reports read again: told as before, told otherwise, told no more, or told for the first time."""

from dataclasses import replace

from timeline.extract.extraction import Extraction, FoundEvent
from timeline.models import Actor, Article, Event, EventReport, Mention
from timeline.models.evidence import Evidence
from timeline.models.vocabulary import Origin, Part, State
from timeline.resolve.attribution import Captions
from timeline.resolve.events import add_events, event_type, events_of_statements, retell, take_detail
from timeline.resolve.renewal.changes import (
    CHANGED,
    GONE,
    KEPT,
    NEW,
    Change,
    decided,
    let_go,
    overlap,
    pairs,
    reworded,
)
from timeline.resolve.renewal.statements import held_statements


def renew_events(
    article: Article,
    extraction: Extraction,
    identities: dict[str, Actor],
    mentions: dict[tuple[str, int], Mention],
    captions: Captions,
    evidence: list[Evidence],
) -> tuple[list[Change], dict[str, Event], set[Event]]:
    """The changes, the event of each statement (by its id in the extraction), and the events to derive afterwards."""
    reports = list(
        article.reports.select_related("event").prefetch_related("evidence", "roles").order_by("pk")
    )
    standing = _standing(reports)
    found = [one for one in extraction.events if one.label.strip()]
    both, gone, new = pairs(reports, found, _alike)
    changes, touched = [], set()
    for report, one in both:
        before = report.headline
        firm = report.event_id in standing
        fields = retell(report, one, identities, mentions, captions, evidence, look_only=firm)
        if fields:
            changes.append(Change("event", KEPT if firm else CHANGED, before, fields))
            if not firm:
                take_detail(report.event, one)
                touched.add(report.event)
    for report in gone:
        if report.event_id in standing or _holds_up_a_decision(report):
            changes.append(Change("event", KEPT, report.headline, {"found": ("yes", "no")}))
            continue
        changes.append(Change("event", GONE, report.headline))
        touched |= _withdraw(report)
    added, joined = add_events(
        article, replace(extraction, events=tuple(new)), identities, mentions, captions, evidence
    )
    changes += [Change("event", NEW, one.label) for one in new]
    events = events_of_statements((one, report.event) for report, one in both) | added
    return changes, events, {event for event in touched | joined if event.pk}


def _standing(reports: list[EventReport]) -> set[int]:
    """The ids of the events that an editor has decided something about."""
    events = {report.event_id: report.event for report in reports}
    held = decided("event", events)
    for pk, event in events.items():
        judged = event.state != State.SUGGESTED or event.origin != Origin.MACHINE or event.edited_fields
        if judged or event.notes.exists() or event.entries.exists():
            held.add(pk)
    ids = [report.pk for report in reports]
    edited = decided("eventreport", ids) | reworded("report", ids)
    held |= {r.event_id for r in reports if r.origin != Origin.MACHINE or r.pk in edited}
    return held


def _holds_up_a_decision(report: EventReport) -> bool:
    """Whether the event would go with the report although a statement that an editor decided about belongs to it."""
    others = report.event.reports.exclude(pk=report.pk)
    return not others.exists() and bool(held_statements(report.event.statements.all()))


def _withdraw(report: EventReport) -> set[Event]:
    """Delete a report, and its event if nobody else tells it. Gives the event if it stays."""
    event = report.event
    report.delete()
    if event.reports.exists():
        return {event}
    let_go(event.statements.all(), "event")
    event.delete()
    return set()


def _alike(report: EventReport, found: FoundEvent) -> float:
    """How surely a stored report and a found event are one: by the words that tell it, then by what they say."""
    pieces = list(report.evidence.all())
    trigger = overlap([(p.start, p.end) for p in pieces if p.part == Part.TRIGGER], [found.trigger])
    passage = overlap([(p.start, p.end) for p in pieces if p.part == Part.PASSAGE], found.evidence)
    same = (
        (report.kind == found.kind)
        + (report.event_type == event_type(found))
        + (report.place == (found.place or ""))
    )
    if trigger:
        return 2 + trigger + same / 4
    return passage * same / 4 if passage and report.kind == found.kind else 0.0
