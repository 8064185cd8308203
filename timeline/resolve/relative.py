"""The day of what an article tells as "two days after the summit in Oslo", when only the timeline knows that summit.

The extractor knows nothing of other articles and leaves an `Offset`. Here it is counted from a known event of that kind
in that place, or with those participants, if there is one day for it and no more: in doubt the event keeps its bound.
The date found is a suggestion like any other; it does not move when the event that it was counted from is dated anew.
"""

from datetime import timedelta

from django.db.models import F, Q

from timeline.extract.dates.anchoring import Anchor
from timeline.extract.events.relating import counted
from timeline.extract.extraction import FoundEvent, Offset
from timeline.models import Actor, Article, Event
from timeline.models.vocabulary import EventType, Status
from timeline.resolve.joining import MEETINGS

REACH = timedelta(days=92)
"""How long before publication what is counted from may lie: "two days after the summit" speaks of the latest one."""


def from_timeline(found: FoundEvent, article: Article, identities: dict[str, Actor]) -> Anchor | None:
    """The day of a found event that is counted from a known one, with the derivation; None where none, or two, fit."""
    offset, published = found.offset, article.published_on
    if found.edtf or offset is None or published is None or not (offset.place or offset.actors):
        return None
    known = list(
        Event.objects.current()
        .filter(_alike(offset), status__in=(Status.HAPPENED, Status.ONGOING), earliest=F("latest"))
        .filter(earliest__gte=published - REACH, earliest__lte=published)
        .order_by("position")
    )
    known = [event for event in known if _fits(event, offset, identities)]
    days = {event.earliest for event in known}
    if len(days) != 1 or known[0].earliest is None:
        return None
    anchor = counted(known[0].earliest, offset.days, f"“{offset.span.text}”")
    if anchor.edtf is None or (found.status == "happened" and anchor.edtf > published.isoformat()):
        return None
    note = f"{anchor.derivation}, on which the timeline has “{known[0].headline}”"
    return Anchor(anchor.edtf, anchor.precision, anchor.basis, note)


def _alike(offset: Offset) -> Q:
    if offset.kind in MEETINGS:
        return Q(kind__in=MEETINGS)
    return Q(event_type=offset.plover or EventType.OTHER, kind=offset.kind)


def _fits(event: Event, offset: Offset, identities: dict[str, Actor]) -> bool:
    """Whether the event was there, and nobody named is missing from it."""
    there = f"{event.place} {event.headline}".casefold()
    if offset.place and offset.place.casefold() not in there:
        return False
    if offset.place_iso3 and event.place_iso3 and offset.place_iso3 != event.place_iso3:
        return False
    named = {identities[actor].pk for actor in offset.actors if actor in identities}
    took_part = set(event.participations.values_list("actor", flat=True))
    return named <= took_part and bool(offset.place or named)
