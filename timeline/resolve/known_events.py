"""The stored events that an article may tell: those of its time in which somebody takes part whom it names.

Few of many: each question is a range of an index, so that an article costs the same however much is stored.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from timeline.models import Actor, Article, Event, EventReport, Evidence, Participation, ReportedRole
from timeline.models.event_queries import EventQuerySet
from timeline.models.vocabulary import ActorKind, EventType, Part, Role, State
from timeline.resolve.weighing import Telling

PRINCIPALS = (Role.ACTOR, Role.RECIPIENT, Role.HOST)
TALKS = (EventType.CONSULT, EventType.AGREE)
"""Types between which a plan and what became of it pass."""

MOST = 500
"""So many events of one time are compared with an article's reports."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known event with those who take part in it and how each report tells it."""

    event: Event
    principals: set[Actor]
    tellings: tuple[Telling, ...]

    @property
    def passages(self) -> list[str]:
        return [passage for telling in self.tellings for passage in telling.passages]


class _Brief(NamedTuple):
    """What decides whether an event is looked at."""

    pk: int
    state: str
    event_type: str
    kind: str
    merged_into: int | None


class KnownEvents:
    """The stored events that one article may tell, looked up once for all of its reports of one time.

    `everybody`: ids of all whom the article names; `types`: those of its reports.
    """

    def __init__(self, article: Article, everybody: Collection[int], types: Collection[str]) -> None:
        self.article = article
        self._everybody = everybody
        talks = TALKS if set(types) & set(TALKS) else ()
        self._types = {*types, *talks}
        self._around: dict[tuple[date, date], list[Candidate]] = {}
        self._rejected: dict[tuple[date | None, date | None], list[_Brief]] = {}
        self._lasting_into: dict[date, list[_Brief]] = {}

    @cached_property
    def any_rejected(self) -> bool:
        """Whether an editor has rejected any event. Nothing else is asked, so that an index answers."""
        return Event.objects.filter(state=State.REJECTED).exists()

    def around(self, first: date, last: date) -> list[Candidate]:
        """The current events between two days in which somebody takes part whom the article names."""
        if (first, last) not in self._around:
            part = Participation.objects.filter(event=OuterRef("pk"), actor__in=self._everybody)
            others = Event.objects.defer("summary", "search_text").filter(Exists(part))
            others = others.exclude(Exists(told_in(self.article)))
            begun = [
                row.pk
                for row in self._lasting(first)
                if row.state != State.REJECTED and row.merged_into is None and row.event_type in self._types
            ]
            rows = list(others.filter(pk__in=begun)[:MOST]) if begun else []
            inside = others.current().on_days(first, last).filter(event_type__in=self._types)
            rows += inside[: MOST - len(rows)]
            self._around[first, last] = _with_details(rows)
        return self._around[first, last]

    def rejected(self, first: date | None, last: date | None, event_type: str, kind: str) -> list[int]:
        """Ids of those of a type and kind that an editor rejected, between two days; of the undated for None."""
        if (first, last) not in self._rejected:
            rows = Event.objects.filter(state=State.REJECTED).order_by()
            if first is None or last is None:
                found = _briefly(rows.undated())
            else:
                found = _briefly(rows.on_days(first, last))
                found += [row for row in self._lasting(first) if row.state == State.REJECTED]
            self._rejected[first, last] = [row for row in found if row.merged_into is None]
        return [
            row.pk for row in self._rejected[first, last] if row.event_type == event_type and row.kind == kind
        ]

    def _lasting(self, day: date) -> list[_Brief]:
        """All events that began before the day and may still run. Asked apart from those that begin then, and of
        nothing but days: else SQLite goes through all events of a type, or all that were rejected."""
        if day not in self._lasting_into:
            self._lasting_into[day] = _briefly(Event.objects.lasting_into(day).order_by())
        return self._lasting_into[day]


def _briefly(rows: EventQuerySet) -> list[_Brief]:
    return list(map(_Brief._make, rows.values_list(*_Brief._fields)))


def told_in(article: Article) -> QuerySet[EventReport]:
    """The reports of an event in an article, for `Exists`."""
    return EventReport.objects.filter(event=OuterRef("pk"), article=article)


def _with_details(events: list[Event]) -> list[Candidate]:
    if not events:
        return []
    principals: dict[int, set[Actor]] = {event.pk: set() for event in events}
    for row in Participation.objects.filter(event__in=events, role__in=PRINCIPALS).select_related("actor"):
        principals[row.event_id].add(row.actor)
    told: dict[int, dict[int, Telling]] = {event.pk: {} for event in events}
    persons: dict[int, set[int]] = {}
    named = ReportedRole.objects.filter(report__event__in=events, role__in=PRINCIPALS)
    for report, actor in named.filter(actor__kind=ActorKind.PERSON).values_list("report", "actor"):
        persons.setdefault(report, set()).add(actor)
    stored = Evidence.objects.filter(report__event__in=events, part__in=(Part.PASSAGE, Part.TRIGGER))
    for event, report, article, digest, part, exact in stored.order_by("report", "pk").values_list(
        "report__event", "report", "article", "article__content_hash", "part", "exact"
    ):
        bare = Telling((article, digest), persons=frozenset(persons.get(report, ())))
        telling = told[event].setdefault(report, bare)
        if part == Part.PASSAGE:
            told[event][report] = replace(telling, passages=(*telling.passages, exact))
        else:
            told[event][report] = replace(telling, words=tuple(exact.split()))
    return [Candidate(event, principals[event.pk], tuple(told[event.pk].values())) for event in events]
