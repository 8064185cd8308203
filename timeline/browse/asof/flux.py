"""The events that later reports tell otherwise: those that have to be told again before a filter is asked of them."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from timeline.browse.asof.retelling import retell
from timeline.models import EventKnown, EventReport
from timeline.models.event_queries import EventQuerySet
from timeline.models.known import AsOf
from timeline.models.long_lists import listed
from timeline.models.position import UNDATED, last_position

LOOKED_AT = 2_000
"""Of the events that were told again later so many are looked at, those told again soonest first."""
MOST = 150
"""Of those that were told otherwise so many are told again; others keep the place that they have today."""
_DIFFERENT = ("status", "edtf", "event_type", "kind", "place")


def retold(rows: EventQuerySet, asof: AsOf) -> list[Any]:
    """Events of `rows` as they were told by then, if a report of them says something else than they say now."""
    since = {f"{asof.since}__lte": asof.number}
    again = EventKnown.objects.filter(**since, **{f"{asof.until}__gt": F(asof.since)})
    again = again.filter(**{f"{asof.until}__gte": asof.number + 1}).order_by(asof.until)
    ahead = EventKnown.objects.filter(
        **since, ahead=True, position__gt=last_position(asof.day), position__lt=UNDATED
    ).order_by("position")
    some = listed(
        [*again.values_list("pk", flat=True)[:LOOKED_AT], *ahead.values_list("pk", flat=True)[:LOOKED_AT]]
    )
    told = EventReport.objects.filter(event=OuterRef("pk"))
    otherwise = Exists(told.filter(_unlike(_DIFFERENT)))
    found: Any = rows.filter(pk__in=some).filter(otherwise).select_related("known").order_by("position")
    events: list[Any] = list(found.defer("search_text", "summary")[:MOST])
    retell(events, asof)
    return events


def _unlike(names: tuple[str, ...]) -> Q:
    """A report that has one of these fields otherwise than its event."""
    found = Q()
    for name in names:
        found |= ~Q(**{name: OuterRef(name)})
    return found


def passes(event: Any, window: Any) -> bool:
    """Whether an event that was told again passes the filters that an event answers by itself."""
    return (
        (not window.types or event.event_type in window.types)
        and (not window.statuses or event.status in window.statuses)
        and (not window.kind or event.kind == window.kind)
        and (not window.place or event.place == window.place)
        and (not window.state or event.state == window.state)
    )
