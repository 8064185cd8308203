"""Which known visit a report tells, where neither its words nor its days say so alone.

One person is in one country once at a time. So a report of a visit tells the known visit of the same person to the same
country whose days it shares, however the two are worded; "my recent visit" is the last one before it was said, "the
upcoming trip" the next one, "earlier this year" the only one of that year. Of several that fit, none is taken where
nothing says which.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef

from timeline.models import Decision, Event, EventReport, Participation
from timeline.models.dates import moved
from timeline.models.event import Dated
from timeline.models.position import first_position, last_position
from timeline.models.sightings import A_NIGHT, LONGEST, VISITS, is_inferred
from timeline.models.telling.dates import ABOUT, Days
from timeline.models.vocabulary import ActorKind, Role, Status

LATELY = timedelta(days=62)
"""So long after it a visit is still spoken of as the last one, without its days."""

_STAY = timedelta(days=10)
"""Longer than that is a part of the year in which a visit lay, not the days that it took."""

_STANDING = (Status.PLANNED, Status.HAPPENED, Status.ONGOING)

MOST = 20
"""So many visits of one person to one country within the days in question are looked at."""


@dataclass(frozen=True, slots=True)
class Known:
    """The visit, and why it is the one, in words."""

    event: Event
    why: str


def known_visit(account: Any, taken: Collection[int]) -> Known | None:
    """The current visit that the account (`timeline.resolve.joining.Account`) tells, not one of `taken` (ids).

    None if it is no visit by a person to a known country that is planned, goes on or happened.
    """
    report = account.report
    visitors = {
        actor.pk
        for actor, roles in account.participants.items()
        if Role.ACTOR in roles and actor.kind == ActorKind.PERSON
    }
    days = Days.of(report)
    if report.kind not in VISITS or report.status not in _STANDING or not account.place_iso3:
        return None
    if not visitors or days is None:
        return None
    known = [
        event
        for event in _visits(report, days, visitors, account.place_iso3, taken)
        if _nested(visitors, event.persons)
    ]
    chosen = _chosen(report, days, known)
    return None if chosen is None or Decision.objects.judged_apart_from(chosen.event) else chosen


def _chosen(report: EventReport, days: Days, known: list[Any]) -> Known | None:
    if report.is_bound:
        if days.last is not None:
            begun = [event for event in known if _begun(event, days.last)]
            return Known(begun[-1], f"The last visit known by {days.last}.") if begun else None
        coming = [event for event in known if days.first is not None and _coming(event, days.first)]
        return Known(coming[0], f"The next visit known of on {days.first}.") if coming else None
    fitting = [event for event in known if _shares_days(report, days, event)]
    said: date | None = report.article.published_on
    if report.status != Status.PLANNED and said is not None:
        fitting = [event for event in fitting if (event.earliest or event.latest) <= said]
    if _is_stay(days) and fitting:
        return Known(fitting[-1], "The same person in the same country on the same days.")
    return Known(fitting[0], "The only visit known of that time.") if len(fitting) == 1 else None


def _begun(event: Event, day: date) -> bool:
    """Whether a visit had begun by a day, and not long before it."""
    first, last = event.earliest or event.latest, event.latest or event.earliest
    return bool(first and last and first <= day <= moved(last, LATELY))


def _coming(event: Event, day: date) -> bool:
    """Whether a visit lay ahead on a day, and not long."""
    if event.earliest is None:
        return False
    if event.is_bound:  # spoken of without days before: the same one
        return moved(day, -LONGEST) <= event.earliest <= day
    return day <= event.earliest <= moved(day, LONGEST)


def _shares_days(report: EventReport, days: Days, event: Event) -> bool:
    theirs = Days.of(event)
    if theirs is None or days.first is None or days.last is None:
        return False
    if event.is_bound:
        return _coming(event, days.first) if theirs.last is None else False
    if not days.firm or not theirs.firm:
        return _overlap(days, theirs, ABOUT)
    if not _is_stay(days):
        return _is_stay(theirs) and days.covers(theirs)
    if not _is_stay(theirs):
        return False
    return (
        _overlap(days, theirs, timedelta(0))
        or _sets_out(days, theirs, report.status == Status.PLANNED)
        or (_sets_out(theirs, days, planned=True) and (event.status == Status.PLANNED or is_inferred(event)))
    )


def _sets_out(one: Days, other: Days, planned: bool) -> bool:
    """Whether one is the day of departure that was planned, and the other begins on the day after."""
    return planned and one.is_day and other.first is not None and one.first == moved(other.first, -A_NIGHT)


def _is_stay(days: Days) -> bool:
    return bool(days.firm and days.first and days.last and days.last - days.first <= _STAY)


def _overlap(one: Days, other: Days, margin: timedelta) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.first <= moved(other.last, margin) and other.first <= moved(one.last, margin)


def _nested(one: Collection[int], other: Collection[int]) -> bool:
    """Whether all who travel in one of the two do in the other."""
    mine, theirs = set(one), set(other)
    return bool(theirs) and (mine <= theirs or theirs <= mine)


def _visits(
    report: EventReport, days: Days, visitors: Collection[int], iso3: str, taken: Collection[int]
) -> list[Any]:
    """The visits of one of these persons to the country around the report's days, in order, each with its `persons`."""
    first, last = _around(report, days)
    theirs = Participation.objects.filter(event=OuterRef("pk"), actor__in=visitors, role=Role.ACTOR)
    told_in = EventReport.objects.filter(event=OuterRef("pk"), article=report.article_id)
    rows = Event.objects.current().exclude(kind="").filter(
        Exists(theirs), ~Exists(told_in), kind=report.kind, place_iso3=iso3, status__in=_STANDING,
        position__gte=first_position(first), position__lte=last_position(last),
    ).exclude(pk__in=taken)  # fmt: skip
    found: list[Any] = list(rows.for_lines()[:MOST])
    persons: dict[int, set[int]] = {event.pk: set() for event in found}
    if found:
        parts = Participation.objects.filter(
            event__in=found, role=Role.ACTOR, actor__kind=ActorKind.PERSON
        ).order_by()
        for event, actor in parts.values_list("event", "actor"):
            persons[event].add(actor)
    for event in found:
        event.persons = persons[event.pk]
    return found


def _around(report: Dated, days: Days) -> tuple[date, date]:
    """Between which days a visit is filed that the report may tell: by its first day, or its last if that is all."""
    first, last = days.first or days.last, days.last or days.first
    assert first is not None  # noqa: S101  a report that has days has one end
    assert last is not None  # noqa: S101
    if report.is_bound and days.first is None:
        return moved(last, -LATELY), last
    if report.is_bound:
        return moved(first, -LONGEST), moved(first, LONGEST)
    return moved(first, -LONGEST), moved(last, ABOUT)
