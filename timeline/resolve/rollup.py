"""What an event is, derived from its reports: where they disagree the best supported wins, and both stay on record.

Never touched: a field in `Event.edited_fields` ("participants" stands for its participations), and rows that an editor
made.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from timeline.models import Event, Participation, Statement
from timeline.models.telling import Telling
from timeline.models.telling.matters import DATE, MATTERS, PARTICIPANTS
from timeline.models.telling.whole import fields, parts
from timeline.models.vocabulary import EventType, Origin, State, Status
from timeline.resolve import presence

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
    regrouped = bool(told) and PARTICIPANTS not in event.edited_fields and _sync(event, parts(told))
    retold = bool(told) and _apply(event, _become(event, told))
    if retold:
        event.version += 1
    return _refreshed(event, unsaved=retold) or regrouped


def follow(event: Event) -> bool:
    """Bring an event that an editor accepted up to what became of it, and say whether that changed it.

    To accept a plan is not to say that it stays one: when a later report tells that it was held or called off, the status
    moves on, and with it what only words the status: a meeting's type (PLOVER: AGREE, then CONSULT) and the headline.
    What the editor set stays, and so does all else as it was accepted. Nothing moves backwards, but for a visit that was
    held only because its visitor was seen there, and is no longer; and a denial moves nothing: that is for the editor.
    """
    told = tellings(event) if event.state == State.ACCEPTED else []
    derived = _become(event, told) if told else {}
    lapsed = derived and derived["status"] == Status.PLANNED and presence.is_inferred(event)
    moved = derived and (lapsed or derived["status"] in _AFTER.get(event.status, ()))
    if moved and "status" not in event.edited_fields:
        worded = {"status", "headline"}
        if lapsed or (event.event_type, derived["event_type"]) == (EventType.AGREE, EventType.CONSULT):
            worded.add("event_type")
        _apply(event, {name: derived[name] for name in worded})
        event.version += 1
    return _refreshed(event, unsaved=bool(moved))


def _become(event: Event, told: Sequence[Telling]) -> dict[str, Any]:
    """The fields that the reports make, and whether a visit that they only announce was held."""
    derived = fields(told)
    return derived | presence.held(event, derived)


def tellings(event: Event) -> list[Telling]:
    """The reports of a stored event."""
    reports = event.reports.select_related("article__source", "article__copy_of").prefetch_related("roles")
    return [
        Telling(report, list(report.roles.all()))
        for report in reports.defer("article__text", "article__copy_of__text").order_by("pk")
    ]


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
