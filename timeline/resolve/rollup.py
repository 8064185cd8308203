"""What an event is, derived from its reports: where they disagree the best supported wins, and both stay on record.

Never touched: a field in `Event.edited_fields` ("participants" stands for its participations), and rows that an editor
made.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from timeline.models import Event, Participation, ReportedRole, Statement
from timeline.models.telling import Telling
from timeline.models.telling.dates import LASTING, date_of
from timeline.models.telling.life import facts, status_of
from timeline.models.telling.matters import DATE, MATTERS, PARTICIPANTS
from timeline.models.telling.voices import UNSETTLED, best, heard, standing
from timeline.models.vocabulary import EventType, Origin, State, Status

SEARCH_CHARACTERS = 20_000
_DATE = MATTERS[DATE]

_LATER = (Status.ONGOING, Status.HAPPENED, Status.CANCELLED)
_AFTER: dict[str, tuple[Status, ...]] = {
    Status.PROPOSED: (Status.PLANNED, *_LATER),
    Status.PLANNED: _LATER,
    Status.ONGOING: (Status.HAPPENED,),
}
"""Status → those that it may become by later reports although an editor accepted the event."""


@transaction.atomic
def derive(event: Event) -> bool:
    """Bring an event in line with its reports, save it if that changes it, and say whether it did."""
    told = tellings(event)
    retold = bool(told) and _apply(event, fields(told))
    regrouped = bool(told) and PARTICIPANTS not in event.edited_fields and _sync(event, parts(told))
    if retold:
        event.version += 1
    return _refreshed(event, unsaved=retold) or regrouped


def follow(event: Event) -> bool:
    """Bring an event that an editor accepted up to what became of it, and say whether that changed it.

    To accept a plan is not to say that it stays one: when a later report tells that it was held or called off, the status
    moves on, and with it what only words the status: a meeting's type (PLOVER: AGREE, then CONSULT) and the headline.
    What the editor set stays, and so does all else as it was accepted. Nothing moves backwards, and a denial moves
    nothing: that is for the editor.
    """
    told = tellings(event) if event.state == State.ACCEPTED else []
    derived = fields(told) if told else {}
    moved = (
        derived and derived["status"] in _AFTER.get(event.status, ()) and "status" not in event.edited_fields
    )
    if moved:
        worded = {"status", "headline"}
        if (event.event_type, derived["event_type"]) == (EventType.AGREE, EventType.CONSULT):
            worded.add("event_type")
        _apply(event, {name: derived[name] for name in worded})
        event.version += 1
    return _refreshed(event, unsaved=bool(moved))


def tellings(event: Event) -> list[Telling]:
    """The reports of a stored event."""
    reports = event.reports.select_related("article__source", "article__copy_of").prefetch_related("roles")
    return [
        Telling(report, list(report.roles.all()))
        for report in reports.defer("article__text", "article__copy_of__text").order_by("pk")
    ]


def fields(told: Sequence[Telling]) -> dict[str, Any]:
    """The fields that the reports make together; once it has happened, previews say nothing more of what it was."""
    told = standing(told)
    status = status_of(told)
    known = facts(told, status)
    derived: dict[str, Any] = {
        name: best(heard(known, lambda telling: getattr(telling.report, name))) or ""  # noqa: B023  used at once
        for name in ("event_type", "kind", "place")
    }
    derived["status"] = status
    ahead = [] if status in UNSETTLED else [telling for telling in told if telling.planned]
    dated = date_of(known, ahead, lasting=derived["kind"] in LASTING)
    derived |= {name: getattr(dated, name) for name in _DATE}
    derived["headline"] = _headline(known, derived)
    derived["confidence"] = _confidence(told)
    return derived


def parts(told: Sequence[Telling]) -> dict[tuple[int, str], str]:
    """Who took part in which role, with the caption: (actor id, role) → caption.

    The reports' best supported set of roles for an actor counts; a role that only some give is not added to it.
    """
    told = standing(told)
    chosen: dict[tuple[int, str], str] = {}
    for actor in dict.fromkeys(role.actor_id for telling in told for role in telling.roles):
        given = heard(told, lambda telling: roles_of(telling.roles, actor))  # noqa: B023  used at once
        for name in best(given) or ():
            captions = heard([t for t, _ in given], lambda telling: _caption(telling, actor, name))  # noqa: B023
            chosen[actor, name] = best(captions) or ""
    return chosen


def roles_of(roles: Iterable[ReportedRole], actor: int) -> tuple[str, ...]:
    """The roles that a report gives an actor (an id), in order."""
    return tuple(sorted(role.role for role in roles if role.actor_id == actor))


def _caption(telling: Telling, actor: int, name: str) -> str:
    return next((r.caption for r in telling.roles if (r.actor_id, r.role) == (actor, name)), "")


def search_text(event: Event) -> str:
    """What full-text search reads beside the headline: names, roles, place, summary, other headlines, statements."""
    pieces = [event.place]
    for part in event.participations.select_related("actor"):
        pieces += [part.actor.name, part.caption]
    pieces += [event.summary, *event.reports.values_list("headline", flat=True)]
    statements = Statement.objects.filter(event=event).exclude(state=State.REJECTED)
    pieces += list(statements.order_by("pk").values_list("content", flat=True))
    return joined(pieces)


def joined(pieces: Iterable[str]) -> str:
    """The pieces that say something, each once, one a line."""
    return "\n".join(dict.fromkeys(piece for piece in pieces if piece))[:SEARCH_CHARACTERS]


def _headline(told: Sequence[Telling], derived: dict[str, Any]) -> str:
    """The headline of the surest report that agrees with what was derived; of two alike, the first published."""

    def unfit(telling: Telling) -> tuple[bool, bool, bool, float, date, str]:
        report = telling.report
        return (
            report.status != derived["status"],
            report.event_type != derived["event_type"],
            report.edtf != derived["edtf"],
            -telling.weight,
            telling.day or date.max,
            report.headline,
        )

    spoken = [telling for telling, _ in heard(told, lambda t: t.report.headline)]
    headline: str = min(spoken, key=unfit).report.headline
    return headline


def _confidence(told: Iterable[Telling]) -> float:
    """That at least one of the sources is right, taken as independent; never certainty."""
    spoken = heard(told, lambda telling: telling.report.confidence or telling.weight)
    best_of: dict[int, float] = {}
    for telling, _ in spoken:
        best_of[telling.voice] = max(best_of.get(telling.voice, 0), telling.report.confidence)
    doubt = 1.0
    for confidence in sorted(best_of.values()):
        doubt *= 1 - confidence
    return round(max(max(best_of.values()), min(0.99, 1 - doubt)), 4)


def _apply(event: Event, derived: dict[str, Any]) -> bool:
    """Set what was derived, but for what an editor has set, and say whether that changes anything."""
    edited = set(event.edited_fields)
    if edited & set(_DATE):
        edited |= set(_DATE)
    if derived.get("event_type", event.event_type) != event.event_type and "event_type" not in edited:
        derived |= {"mode": "", "cameo": ""}
    changes = {n: v for n, v in derived.items() if n not in edited and getattr(event, n) != v}
    for name, value in changes.items():
        setattr(event, name, value)
    return bool(changes)


def _refreshed(event: Event, *, unsaved: bool = False) -> bool:
    """Bring the search text in line, and save the event if that or anything before has changed it."""
    words = search_text(event)
    if words == event.search_text and not unsaved:
        return False
    event.search_text = words
    event.save()
    return True


def _sync(event: Event, wanted: dict[tuple[int, str], str]) -> bool:
    """Make the machine's participations what is wanted; an editor's stay."""
    changed = False
    for row in event.participations.all():
        caption = wanted.pop((row.actor_id, row.role), None)
        if row.origin != Origin.MACHINE:
            continue
        if caption is None:
            row.delete()
            changed = True
        elif caption != row.caption:
            row.caption = caption
            row.save()
            changed = True
    for (actor, role), caption in wanted.items():
        Participation(event=event, actor_id=actor, role=role, caption=caption, origin=Origin.MACHINE).save()
        changed = True
    return changed
