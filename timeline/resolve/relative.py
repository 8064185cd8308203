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

_COUNTED = ", on which the timeline has "
"""In the derivation of a date that was counted so: it is no day to count from, least of all for the event itself."""


def from_timeline(found: FoundEvent, article: Article, identities: dict[str, Actor]) -> Anchor | None:
    """The day of a found event that is counted from a known one, with the derivation; None where none, or two, fit."""
    offset, published = found.offset, article.published_on
    if found.edtf or offset is None or published is None or not (offset.place or offset.actors):
        return None
    known = (
        Event.objects.current()
        .in_window(published - REACH, published)
        .filter(_alike(offset), status__in=(Status.HAPPENED, Status.ONGOING), earliest=F("latest"))
        .filter(_there(offset), earliest__gte=published - REACH)
        .exclude(derivation__contains=_COUNTED)
        .order_by("position")
    )
    named = {identities[actor].pk for actor in offset.actors if actor in identities}
    if not (offset.place or named):
        return None
    first = known.with_actor(*named).only("earliest", "headline").first()
    if first is None or known.with_actor(*named).exclude(earliest=first.earliest).exists():
        return None
    anchor = counted(first.earliest, offset.days, f"“{offset.span.text}”")
    if anchor.edtf is None or (found.status == "happened" and anchor.edtf > published.isoformat()):
        return None
    return Anchor(
        anchor.edtf, anchor.precision, anchor.basis, f"{anchor.derivation}{_COUNTED}“{first.headline}”"
    )


def _alike(offset: Offset) -> Q:
    if offset.kind in MEETINGS:
        return Q(kind__in=MEETINGS)
    return Q(event_type=offset.plover or EventType.OTHER, kind=offset.kind)


def _there(offset: Offset) -> Q:
    """That the event was in the place, where one is named."""
    there = Q()
    if offset.place:
        there &= Q(place__icontains=offset.place) | Q(headline__icontains=offset.place)
    if offset.place_iso3:
        there &= Q(place_iso3__in=("", offset.place_iso3))
    return there
