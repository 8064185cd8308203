"""Events as the reports of a day tell them.

What later reports changed is taken back; all else stays as the desk has it. A headline or a place that an editor put
right because it had been misread is so on every day, but a meeting that was only announced is not held before it was
told to be.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Prefetch

from timeline.browse.asof.parts import retell_parts
from timeline.models import Event, EventReport, ReportedRole
from timeline.models.known import AsOf
from timeline.models.position import SEQUENCE_BITS, UNDATED_DAY, first_position
from timeline.models.telling import Telling
from timeline.models.telling.matters import DATE, MATTERS
from timeline.models.telling.voices import SETTLED
from timeline.models.telling.whole import fields

_WORDING = ("status", "event_type", "headline")
"""What says whether it has come about; never more than the reports of the day say."""
_MIDDLE = 1 << (SEQUENCE_BITS - 1)


def loaded(
    rows: Any, user: Any, asof: AsOf | None, *, evidence: bool = True, page: bool = False
) -> list[Any]:
    """The events of `rows` with what their cards (or with `page` their pages) show, as told by then."""
    if asof is None:
        return list(rows.for_page(user) if page else rows.for_cards(user, evidence=evidence))
    with_days = rows.select_related("known")
    asked = (
        with_days.for_page(user, asof) if page else with_days.for_cards(user, evidence=evidence, asof=asof)
    )
    return as_told_by(asked, asof)


def as_told_by(rows: Any, asof: AsOf) -> list[Any]:
    """The events of `rows`, with `known`, as told by then."""
    events = list(rows)
    retell([event for event in events if in_flux(event, asof)], asof)
    for event in events:
        event.asof = asof
    return events


def in_flux(event: Any, asof: AsOf) -> bool:
    """Whether it may have been told otherwise by then; needs `known`."""
    if getattr(event.known, asof.until) > asof.number:
        return True
    return bool(event.known.ahead and event.position >= first_position(asof.day) and event.status in SETTLED)


def retell(events: Collection[Any], asof: AsOf) -> None:
    """Give events the fields, and if loaded the participants, that the reports known by then give. Two queries."""
    told = tellings(events)
    for event in events:
        every = told.get(event.pk, [])
        known = [telling for telling in every if asof.knows(telling.article)]
        if known:
            _retell(event, known, every, asof)


def tellings(events: Iterable[Any]) -> dict[int, list[Telling]]:
    """The reports of the events, by event id, with their roles."""
    roles = Prefetch("roles", ReportedRole.objects.select_related("actor"))
    reports = EventReport.objects.filter(event__in=[event.pk for event in events]).prefetch_related(roles)
    reports = reports.select_related("article__source", "article__copy_of")
    found: dict[int, list[Telling]] = {}
    for report in reports.defer("article__text", "article__copy_of__text").order_by("pk"):
        found.setdefault(report.event_id, []).append(Telling(report, list(report.roles.all())))
    return found


def as_told(event: Any, known: list[Telling], every: list[Telling], asof: AsOf) -> dict[str, Any]:
    """The fields in which the event as it was known differs from the event as it stands."""
    if len(known) == len(every) and not (event.sort_day and event.sort_day > asof.day):
        return {}  # nothing was told since, and it lies behind
    then = fields(known)
    now = then if len(known) == len(every) else fields(every)
    day = then["edtf"] == now["edtf"] and event.sort_day
    come = bool(day and day > asof.day and event.status in SETTLED and then["status"] not in SETTLED)
    differ = {
        name
        for name, value in then.items()
        if (value != now[name] or (come and name in _WORDING)) and value != getattr(event, name)
    }
    if differ & set(MATTERS[DATE]):
        differ |= set(MATTERS[DATE])
    return {name: then[name] for name in differ}


def _retell(event: Any, known: list[Telling], every: list[Telling], asof: AsOf) -> None:
    for name, value in as_told(event, known, every, asof).items():
        setattr(event, name, value)
    event.clean()
    event.position = _place(event)
    retell_parts(event, known, every)


def _place(event: Event) -> int:
    """Its position; if it was told for another day, one in the middle of that day, the same on every page."""
    day = event.sort_day
    number = day.toordinal() if day else UNDATED_DAY
    if event.position >> SEQUENCE_BITS == number:
        return int(event.position)
    return (number << SEQUENCE_BITS) + _MIDDLE + event.pk % _MIDDLE
