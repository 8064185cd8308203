"""Found events become reports, and reports become events: a new one, or one that is already known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from timeline.extract.extraction import Extraction, FoundEvent
from timeline.models import Actor, Article, Event, EventReport, Evidence, Mention, Participation, ReportedRole
from timeline.models.creating import create_with_history
from timeline.models.position import next_position
from timeline.models.vocabulary import EventType, Origin, Part, Role, State
from timeline.resolve import joining, relative, rollup
from timeline.resolve.attribution import Captions
from timeline.resolve.differing import Fields, overwrite, renew_evidence
from timeline.resolve.known_events import KnownEvents
from timeline.resolve.likeness import Wording
from timeline.resolve.statements import said, set_date, share
from timeline.resolve.suggestions import suggest_events

_TOLD = (
    "event_type",
    "kind",
    "status",
    "place",
    "edtf",
    "date_basis",
    "derivation",
    "headline",
    "confidence",
)
_ROLES = (("actors", Role.ACTOR), ("recipients", Role.RECIPIENT), ("about", Role.ABOUT))


@dataclass(slots=True)
class _Told:
    """One found event on its way into the tables."""

    found: FoundEvent
    report: EventReport
    roles: dict[tuple[str, str], str]  # (actor id of the extraction, role) → caption
    event: Event = field(init=False)
    joined: bool = False
    near: list[joining.Near] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # of the statements that belong to it


def add_events(
    article: Article,
    extraction: Extraction,
    identities: dict[str, Actor],
    mentions: dict[tuple[str, int], Mention],
    captions: Captions,
    evidence: list[Evidence],
) -> tuple[dict[str, Event], set[Event]]:
    """Reports with their roles and evidence; events new or joined.

    Gives the event of each statement, by its id, and the events that a report was joined to: derive those at the end.
    """
    told = [
        _telling(article, found, captions, identities) for found in extraction.events if found.label.strip()
    ]
    seen: set[int] = set()
    people = {identities[actor].pk for telling in told for actor, _ in telling.roles}
    known = KnownEvents(article, people, {telling.report.event_type for telling in told})
    for telling in told:
        _place(telling, known, identities, seen)
        seen.update([telling.event.pk] if telling.joined else [])
    events = events_of_statements((telling.found, telling.event) for telling in told)
    words = {statement.id: said(statement.content) for statement in extraction.statements}
    for telling in told:
        telling.words = [
            words.get(one, "") for one in telling.found.statements if events[one] is telling.event
        ]
    _create_events([telling for telling in told if not telling.joined], identities)
    suggest_events((telling.event.pk, telling.near) for telling in told)
    for telling in told:
        telling.report.event = telling.event
    create_with_history([telling.report for telling in told], EventReport)
    _add_roles(told, identities, mentions)
    for telling in told:
        evidence += _evidence(article, telling)
    return events, {telling.event for telling in told if telling.joined}


def update_joined(events: Iterable[int]) -> None:
    """Derive the events (ids) that reports were joined to; one that was accepted only follows what became of it."""
    # Read afresh: what is at hand may be older than what another report has added to the row.
    for event in Event.objects.filter(pk__in=list(events)).order_by("pk"):
        if event.state == State.SUGGESTED:
            rollup.derive(event)
        else:
            rollup.follow(event)


def retell(
    report: EventReport,
    found: FoundEvent,
    identities: dict[str, Actor],
    mentions: dict[tuple[str, int], Mention],
    captions: Captions,
    evidence: list[Evidence],
    *,
    look_only: bool = False,
) -> Fields:
    """Make a stored report say what is found now, and give what that changes; `look_only` changes nothing.

    Of the report's evidence, what goes is deleted and what is new is added to `evidence`.
    """
    telling = _telling(report.article, found, captions, identities)
    changed = overwrite(report, telling.report, _TOLD)
    wanted = {(identities[actor].pk, role): caption for (actor, role), caption in telling.roles.items()}
    stored = {(role.actor_id, role.role): role.caption for role in report.roles.all()}
    if wanted != stored:
        names = {
            actor.pk: actor.name for actor in [*identities.values(), *(r.actor for r in report.roles.all())]
        }
        changed["participants"] = (_listed(stored, names), _listed(wanted, names))
    telling.report = report
    if look_only:
        report.refresh_from_db()
        return changed
    if changed:
        report.save()
    if wanted != stored:
        report.roles.all().delete()
        _add_roles([telling], identities, mentions)
    renew_evidence(report.evidence.all(), _evidence(report.article, telling), evidence)
    return changed


def _listed(roles: Mapping[tuple[int, str], str], names: dict[int, str]) -> str:
    return ", ".join(
        f"{names[actor]} ({role}, {caption})" if caption else f"{names[actor]} ({role})"
        for (actor, role), caption in roles.items()
    )


def _telling(article: Article, found: FoundEvent, captions: Captions, identities: dict[str, Actor]) -> _Told:
    report = EventReport(
        article=article,
        headline=found.label.strip()[:300],
        event_type=event_type(found),
        kind=found.kind[:40],
        status=found.status,
        place=(found.place or "")[:200],
        confidence=share(found.confidence),
        origin=Origin.MACHINE,
    )
    counted = relative.from_timeline(found, article, identities)
    if counted:
        set_date(report, counted.edtf, counted.basis, counted.derivation)
    else:
        set_date(report, found.edtf or found.bound, found.date_basis, found.derivation)
    roles: dict[tuple[str, str], str] = {}
    for attribute, role in _ROLES:
        for actor in getattr(found, attribute):
            roles.setdefault((actor, str(role)), captions.of(actor, found.evidence))
    return _Told(found, report, roles)


def event_type(found: FoundEvent) -> EventType:
    """PLOVER's type, or one of the two things that PLOVER leaves out."""
    if found.plover:
        return EventType(found.plover)
    return EventType.STATEMENT if found.kind == "statement" else EventType.OTHER


def _place(telling: _Told, known: KnownEvents, identities: dict[str, Actor], seen: set[int]) -> None:
    """Join the report to a known event, or make a new one for it, not stored yet."""
    found, report = telling.found, telling.report
    participants: dict[Actor, set[str]] = {}
    for actor, role in telling.roles:
        participants.setdefault(identities[actor], set()).add(role)
    passages = [span.text for span in found.evidence]
    named = [actor.name for actor in participants] + list(telling.roles.values())
    account = joining.Account(
        report, found.place_iso3 or "", participants, passages, Wording(" ".join(passages), leave_out=named),
        found.trigger.text,
    )  # fmt: skip
    told = joining.find(account, known, seen)
    match, telling.near = told.match, told.near
    if match is None:
        telling.event = _event(telling)
    else:
        telling.event, report.merge_note, telling.joined = match.event, match.note, True
        _add_detail(match.event, found)


def _event(telling: _Told) -> Event:
    """What one report alone makes of its event."""
    found, report = telling.found, telling.report
    event = Event(
        headline=report.headline,
        event_type=report.event_type,
        mode=found.mode[:40],
        cameo=found.cameo[:4],
        kind=report.kind,
        status=report.status,
        place=report.place,
        place_iso3=(found.place_iso3 or "")[:3],
        confidence=report.confidence,
        edtf=report.edtf,
        date_basis=report.date_basis,
        derivation=report.derivation,
        core=found.core,
        state=State.SUGGESTED,
        origin=Origin.MACHINE,
    )
    event.clean()
    return event


def _create_events(told: list[_Told], identities: dict[str, Actor]) -> None:
    """Store the new events with their participations."""
    parts: list[Participation] = []
    for telling in told:
        captions: dict[tuple[Actor, str], str] = {}
        for (actor, role), caption in telling.roles.items():
            captions.setdefault((identities[actor], role), caption)
        pieces = [telling.report.place]
        for (participant, role), caption in captions.items():
            pieces += [participant.name, caption]
            parts.append(
                Participation(
                    event=telling.event, actor=participant, role=role, caption=caption, origin=Origin.MACHINE
                )
            )
        pieces += [telling.report.headline]
        pieces += telling.words
        telling.event.search_text = rollup.joined(pieces)
    events = [telling.event for telling in told]
    give_positions(events)
    create_with_history(events, Event)
    create_with_history(parts, Participation)


def give_positions(events: list[Event]) -> None:
    """Give new events their positions, day by day, so that concurrent writers take PostgreSQL's locks in one order."""
    position, last = 0, None
    for number, event in enumerate(sorted(events, key=lambda e: e.sort_day or date.max)):
        day = event.sort_day
        position = position + 1 if number and day == last else next_position(Event.objects.all(), day)
        event.position, last = position, day


def take_detail(event: Event, found: FoundEvent) -> None:
    """Bring in line what no report row keeps, where the event has but one report."""
    if event.reports.count() == 1:
        event.mode, event.cameo = found.mode[:40], found.cameo[:4]
        event.place_iso3, event.core = (found.place_iso3 or "")[:3], found.core
        event.version += 1
        event.save()
    else:
        _add_detail(event, found)


def _add_detail(event: Event, found: FoundEvent) -> None:
    """What a further report says that the event does not have yet and that no report row keeps."""
    if event.state != State.SUGGESTED:
        return
    detail: dict[str, Any] = {"place_iso3": (found.place_iso3 or "")[:3], "core": found.core}
    if event.event_type == event_type(found):
        detail |= {"mode": found.mode[:40], "cameo": found.cameo[:4]}
    added = {
        name: value
        for name, value in detail.items()
        if value and not getattr(event, name) and name not in event.edited_fields
    }
    if added:
        for name, value in added.items():
            setattr(event, name, value)
        event.version += 1
        event.save()


def _add_roles(
    told: list[_Told], identities: dict[str, Actor], mentions: dict[tuple[str, int], Mention]
) -> None:
    rows: dict[tuple[int, int, str], ReportedRole] = {}
    for telling in told:
        for (actor, role), caption in telling.roles.items():
            stored = identities[actor]
            rows.setdefault(
                (telling.report.pk, stored.pk, role),
                ReportedRole(
                    report=telling.report,
                    actor=stored,
                    role=role,
                    caption=caption,
                    mention=_mention_in(telling.found, actor, mentions),
                ),
            )
    create_with_history(list(rows.values()), ReportedRole)


def _mention_in(found: FoundEvent, actor: str, mentions: dict[tuple[str, int], Mention]) -> Mention | None:
    """The first place in the event's own sentences where the actor is named."""
    for span in found.evidence:
        inside = [start for named, start in mentions if named == actor and span.start <= start < span.end]
        if inside:
            return mentions[actor, min(inside)]
    return None


def _evidence(article: Article, telling: _Told) -> list[Evidence]:
    found = telling.found
    parts = [(span, Part.PASSAGE) for span in found.evidence] + [(found.trigger, Part.TRIGGER)]
    parts += [(found.date_span, Part.DATE)] if found.date_span else []
    return [Evidence.of(article, span.start, span.end, part, report=telling.report) for span, part in parts]


def events_of_statements(told: Iterable[tuple[FoundEvent, Event]]) -> dict[str, Event]:
    """The event that each statement belongs to: the one that it amounts to, else the first that it was made in."""
    chosen: dict[str, tuple[bool, Event]] = {}
    for found, event in told:
        amounts = event_type(found) == EventType.STATEMENT
        for statement in found.statements:
            if statement not in chosen or (amounts and not chosen[statement][0]):
                chosen[statement] = (amounts, event)
    return {statement: event for statement, (_, event) in chosen.items()}
