"""A planned visit that no report tells as held, held all the same: its visitor was seen there on its days.

"plans to visit Israel, 24 to 27 May" stays a plan in every report of it, while others tell that he met the prime
minister in Jerusalem on the 25th (`timeline.models.sightings`). Nothing is stored: sightings are looked up whenever
either side changes, and a plan whose sightings go is a plan again.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from timeline.models import Article, Event, EventReport, Participation
from timeline.models.date_words import plain_day
from timeline.models.dates import moved
from timeline.models.position import first_position, last_position
from timeline.models.sightings import (
    A_NIGHT,
    HAPPENED,
    JUST_BEFORE,
    LONGEST,
    MOST,
    VISITS,
    in_words_last,
    is_inferred,
    sightings,
    told_as_happened,
)
from timeline.models.telling.dates import MOST_WORDS
from timeline.models.telling.matters import DATE, MATTERS
from timeline.models.vocabulary import ActorKind, DateBasis, EventType, Role, Status

__all__ = ["held", "is_inferred", "of_article", "of_decision", "resting"]

_PLAN = re.compile(r"\b(plans?) to (\w+)")


def held(event: Event, derived: dict[str, Any]) -> dict[str, Any]:
    """What a visit is if its visitor was seen there: the fields of `derived` that change.

    What the reports leave planned has happened. A stop of a journey whose days are only known together, or one without
    days, was on those on which the visitor was seen.
    """
    if derived["kind"] not in VISITS or derived["status"] not in (Status.PLANNED, *HAPPENED):
        return {}
    edited = set(MATTERS[DATE]) & set(event.edited_fields)
    edtf = event.edtf if edited else derived["edtf"]
    loose = edtf.startswith(("[", "../")) or edtf.endswith("/..")
    planned = derived["status"] == Status.PLANNED
    seen = in_words_last(sightings(event, edtf)) if planned or loose else []
    found: dict[str, Any] = _days(seen) if seen and loose else {}
    if seen and planned:
        found |= {"status": Status.HAPPENED, "headline": _as_held(derived["headline"])}
        if derived["event_type"] == EventType.AGREE:
            found["event_type"] = EventType.CONSULT
    return found


def _days(seen: Sequence[Event]) -> dict[str, Any]:
    first = min(event.earliest for event in seen if event.earliest)
    last = max(event.latest for event in seen if event.latest)
    days = plain_day(first) if first == last else f"{plain_day(first)} and {plain_day(last)}"
    words = f"told without days of its own; seen there on {days}: {seen[0].headline}"
    edtf = f"{first}" if first == last else f"{first}/{last}"
    return {"edtf": edtf, "date_basis": DateBasis.INFERRED, "derivation": words[:MOST_WORDS]}


def _as_held(headline: str) -> str:
    """ "Ivo Brandt plans to visit Portugal" → "Ivo Brandt visits Portugal"; a headline of other words stays."""
    return _PLAN.sub(lambda m: f"{m[2]}s" if m[1] == "plans" else m[2], headline, count=1)


@dataclass(frozen=True, slots=True)
class Trace:
    """Where an event was, or was to be, and between which days, so that the visits resting on it can be found."""

    iso3: str
    first: date
    last: date


def of_article(article: Article) -> set[int]:
    """Ids of the visits whose holding may rest on what the article tells: see `resting`."""
    rows = Participation.objects.filter(
        event__in=EventReport.objects.filter(article=article).values("event"),
        role=Role.ACTOR,
        actor__kind=ActorKind.PERSON,
    )
    rows = rows.exclude(event__place_iso3="").exclude(event__earliest=None)
    actors, traces = set(), set()
    for actor, iso3, first, last in rows.values_list(
        "actor", "event__place_iso3", "event__earliest", "event__latest"
    ):
        actors.add(actor)
        if first:
            traces.add(Trace(iso3, first, last or first))
    return resting(actors, traces)


def of_decision(decision: int, touched: Collection[int]) -> set[int]:
    """Ids of the visits whose holding may rest on what a decision changed: on events (`touched`, or written under it)
    as they are and as they ever were, and on who takes part or did before it."""
    written = Event.history.filter(Q(id__in=touched) | Q(decision=decision))
    past = written.exclude(place_iso3="").values_list("place_iso3", "earliest", "latest").distinct()
    now = Event.objects.filter(pk__in=touched).exclude(place_iso3="").order_by()
    places = {*past, *now.values_list("place_iso3", "earliest", "latest")}
    traces = {
        Trace(iso3, first, last or first)
        for iso3, earliest, last in places
        if (first := earliest or last) is not None
    }
    if not traces:
        return set()
    actors = set(Participation.objects.filter(event__in=touched).values_list("actor", flat=True))
    actors |= set(Participation.history.filter(decision=decision).values_list("actor", flat=True))
    return resting(actors, traces)


def resting(actors: Collection[int], traces: Iterable[Trace]) -> set[int]:
    """Ids of the visits of these persons in the country and on days of one of the traces, but for those that reports tell
    as held and date."""
    found = list(traces)
    if not actors or not found:
        return set()
    first, last = min(trace.first for trace in found), max(trace.last for trace in found)
    theirs = Participation.objects.filter(event=OuterRef("pk"), actor__in=actors, role=Role.ACTOR)
    # The kind's own index: visits of a few weeks are few, while a minister's or a state's events are many.
    loose = ~Exists(told_as_happened()) | Q(date_basis=DateBasis.INFERRED)
    visits = Event.objects.current().exclude(kind="").filter(
        Exists(theirs), loose, kind__in=VISITS, place_iso3__in={t.iso3 for t in found},
        position__gte=first_position(moved(first, -LONGEST)), position__lte=last_position(moved(last, LONGEST)),
    )  # fmt: skip
    # The days that the reports give: those of a visit that is held may be narrower.
    told = visits.order_by("-position").values_list(
        "pk", "place_iso3", "reports__earliest", "reports__latest"
    )
    around = [
        (pk, iso3, begin or (end and moved(end, -JUST_BEFORE)), end) for pk, iso3, begin, end in told[:MOST]
    ]
    return {
        pk
        for pk, iso3, begin, end in around
        for trace in found
        if begin
        and trace.iso3 == iso3
        and begin <= trace.last
        and (end is None or trace.first <= moved(end, A_NIGHT))
    }
