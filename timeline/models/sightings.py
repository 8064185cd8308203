"""Where the visitor of a planned visit was seen on its days, which says that the visit was held.

A *sighting* is an event of the news that happened, in which a person who was to visit takes part where one has to be (a
meeting, words said at a place), in the country of the visit and on no day outside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from timeline.models.dates import edtf_bounds, moved
from timeline.models.event import Event, EventReport, Participation
from timeline.models.event_queries import EventQuerySet
from timeline.models.position import first_position, last_position
from timeline.models.vocabulary import ActorKind, DateBasis, EventType, Role, Status

VISITS = ("visit", "arrival")
HAPPENED = (Status.HAPPENED, Status.ONGOING)

LONGEST = timedelta(days=31)
"""A plan for more days than that, "next year", says too little of when to be borne out by a day in it; and of one
without an end, "will visit", this many days count from when it was told."""

JUST_BEFORE = timedelta(days=10)
"""Who is told to have been there by a day, and was seen there so few days before, was there then."""

A_NIGHT = timedelta(days=1)
"""Who sets out on a day may be there on the next."""

MOST = 50
"""So many sightings, or visits that may rest on an article or a decision, are looked at; a month has a handful."""

_ELSEWHERE = ("call", "letter")
"""Kinds of event at which those who take part are not together."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Who is to be in which country, between which two days: ids of persons, ISO code."""

    visitors: frozenset[int]
    iso3: str
    first: date
    last: date


def stay(event: Event, edtf: str) -> Stay | None:
    """The stay that a visit on these days would be; None if it names no person or country, or days too wide to mean
    anything."""
    first, last, _ = edtf_bounds("edtf", edtf)
    if first is None and last is not None:
        first = moved(last, -JUST_BEFORE)
    if event.kind not in VISITS or not event.place_iso3 or first is None:
        return None
    last = moved(last, A_NIGHT) if last else moved(first, LONGEST)
    if last - first > LONGEST + A_NIGHT:
        return None
    persons = event.participations.filter(role=Role.ACTOR, actor__kind=ActorKind.PERSON)
    visitors = frozenset(persons.values_list("actor", flat=True))
    return Stay(visitors, event.place_iso3, first, last) if visitors else None


def sightings(event: Event, edtf: str, among: EventQuerySet | None = None) -> "QuerySet[Any]":
    """The events that show a visitor there on the visit's days, in order, at most `MOST`; of all current ones, or
    `among` these."""
    wanted = stay(event, edtf)
    if wanted is None:
        return Event.objects.none()
    theirs = Participation.objects.filter(event=OuterRef("pk"), actor__in=wanted.visitors, role=Role.ACTOR)
    seen: Any = Event.objects.current() if among is None else among
    seen = seen.in_the_news().between(first_position(wanted.first), last_position(wanted.last) + 1)
    seen = seen.filter(Exists(theirs), status__in=HAPPENED, place_iso3=wanted.iso3)
    seen = seen.filter(earliest__gte=wanted.first, latest__lte=wanted.last)
    visits = Q(kind__in=VISITS) & ~Q(date_basis=DateBasis.INFERRED) & Exists(told_as_happened())
    talks = Q(event_type=EventType.CONSULT) & ~Q(kind__in=(*VISITS, *_ELSEWHERE))
    seen = seen.filter(visits | talks | Q(event_type=EventType.STATEMENT)).exclude(pk=event.pk)
    rows: QuerySet[Any] = seen.order_by("position")[:MOST]
    return rows


def in_words_last(seen: Iterable[Any]) -> list[Any]:
    """Sightings with those first whose headline tells a meeting, not words that were said."""
    return sorted(seen, key=lambda event: event.event_type == EventType.STATEMENT)


def is_inferred(event: Event) -> bool:
    """Whether a visit counts as held although all its reports only announce it."""
    if event.kind not in VISITS or event.status != Status.HAPPENED or "status" in event.edited_fields:
        return False
    return {report.status for report in event.reports.all()} == {Status.PLANNED}


def told_as_happened() -> "QuerySet[EventReport]":
    """The reports that tell an event as happened or going on, for `Exists`."""
    return EventReport.objects.filter(event=OuterRef("pk"), status__in=HAPPENED)
