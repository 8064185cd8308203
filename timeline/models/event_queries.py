"""The queries over events, named as the desk would ask them. Visibility comes first."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import connections
from django.db.models import (
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)

from timeline.models.lasting import lasting_into
from timeline.models.long_lists import listed
from timeline.models.plain_values import asked
from timeline.models.position import SEQUENCE_BITS, UNDATED, first_position, last_position
from timeline.models.told import told_by, told_by_all
from timeline.models.visibility import shows_suggestions
from timeline.models.vocabulary import SourceKind, State

DAYS_AROUND = 14
"""So many days before and after an event are looked at for what is related to it."""

PARTS_AROUND = 300
"""So many parts before and after it are looked at: a state may play hundreds in two weeks."""

_LOW, _HIGH = -2, -1
"""Stand for the ends of a range in a query that is repeated; no event has such a position."""

ANYONE = object()
"""Nobody in particular: no rule of visibility."""


def _told_by(kind: str) -> "QuerySet[Any]":
    """The reports of an event that a source of this kind gives, for `Exists`."""
    from timeline.models.event import EventReport

    return EventReport.objects.filter(event=OuterRef("pk"), source__kind=kind)


class EventQuerySet(QuerySet[Any]):
    def current(self) -> "EventQuerySet":
        """Neither rejected nor merged into another."""
        # Said the long way round, so that SQLite does not take the index on merged_into, which picks nearly every row,
        # and can walk along `position` instead.
        return self.exclude(state=State.REJECTED).exclude(merged_into__isnull=False)

    def visible_to(self, user: Any) -> "EventQuerySet":
        """What `user` may see."""
        rows = self.current()
        return rows if shows_suggestions(user) else rows.filter(state=State.ACCEPTED)

    def core(self) -> "EventQuerySet":
        """Those that belong on the timeline rather than in the background, or that an editor accepted."""
        return self.filter(Q(core=True) | Q(state=State.ACCEPTED))

    def dated(self) -> "EventQuerySet":
        """With a date, in order."""
        return self.filter(position__lt=UNDATED)

    def undated(self) -> "EventQuerySet":
        """Waiting in the tray for a date."""
        return self.filter(position__gte=UNDATED)

    def on_days(self, first: date, last: date) -> "EventQuerySet":
        """Those filed under a day between the two, inclusive; not those that began before and last (`lasting_into`)."""
        return self.filter(position__gte=first_position(first), position__lte=last_position(last))

    def in_window(self, first: date | None, last: date | None) -> "EventQuerySet":
        """Those that may have happened between the two days, inclusive; None leaves that side open.

        An event that began before the window and still runs in it counts.
        """
        begins: dict[str, int] = {} if last is None else {"position__lte": last_position(last)}
        if first is None:
            return self.filter(**begins)
        # Each side of the “or” is a range of an index by itself.
        inside = Q(position__gte=first_position(first), **begins)
        return self.filter(inside | lasting_into(first))

    def between(self, low: int, high: int) -> "EventQuerySet":
        """Those whose position is at least `low` and less than `high`."""
        return self.filter(position__gte=low, position__lt=high)

    def first_of(self, ranges: Sequence[tuple[int, int]], most: int, *fields: str) -> list[tuple[Any, ...]]:
        """The values of `fields` of the first `most` events in each of many ranges of positions (from, up to but not
        including), in one query.

        The query of one range is made once and repeated: Django would take a millisecond to put each of fifty together.
        """
        if not (ranges and most):
            return []
        inside = self.between(_LOW, _HIGH).order_by("position").values("position")[:most]
        one = self.model.objects.filter(position__in=inside).order_by().values_list(*fields)
        sql, params = one.query.sql_with_params()
        every = [{_LOW: low, _HIGH: high}.get(param, param) for low, high in ranges for param in params]
        return asked(" UNION ALL ".join([sql] * len(ranges)), every, self.db)

    def lasting_into(self, day: date) -> "EventQuerySet":
        """Those that begin before `day` and may still run on it."""
        return self.filter(lasting_into(day))

    def at(self, positions: Any) -> "EventQuerySet":
        """Those at these positions: numbers, or a query that gives some."""
        some = listed(positions, self.db) if isinstance(positions, list) else positions
        return self.filter(position__in=some)

    def with_actor(self, *actors: int) -> "EventQuerySet":
        """Those in which every one of the actors (ids) takes part."""
        from timeline.models.event import Participation

        rows = self
        for actor in actors:
            rows = rows.filter(Exists(Participation.objects.filter(event=OuterRef("pk"), actor=actor)))
        return rows

    def with_any(self, actors: tuple[int, ...]) -> "EventQuerySet":
        """Those in which one of the actors (ids) takes part."""
        from timeline.models.event import Participation

        return self.filter(Exists(Participation.objects.filter(event=OuterRef("pk"), actor__in=actors)))

    def reported_by(self, source: int) -> "EventQuerySet":
        """Those that an article of this source (id) tells."""
        from timeline.models.event import EventReport

        return self.filter(Exists(EventReport.objects.filter(event=OuterRef("pk"), source=source)))

    def to_review(self) -> "EventQuerySet":
        """The queue: what the machine suggests, never deferred first, then longest deferred, surest first."""
        return (
            self.current()
            .filter(state=State.SUGGESTED)
            .order_by(F("deferred_at").asc(nulls_first=True), "-core", "position")
        )

    def on_record(self) -> "EventQuerySet":
        """Those that a row of a chronology tells."""
        return self.filter(Exists(_told_by(SourceKind.CHRONOLOGY)))

    def in_the_news(self) -> "EventQuerySet":
        """Those that an article tells, or that an editor entered: not a chronology's rows alone."""
        return self.filter(Exists(_told_by(SourceKind.OUTLET)) | ~Exists(_told_by(SourceKind.CHRONOLOGY)))

    def from_articles(self, source: Any = None, article: Any = None) -> "EventQuerySet":
        """Those that an article of `source` tells, or this article; None does not ask."""
        from timeline.models.event import EventReport

        rows = self.reported_by(source.pk) if source else self
        if article:
            rows = rows.filter(Exists(EventReport.objects.filter(event=OuterRef("pk"), article=article.pk)))
        return rows

    def called(self, text: str) -> "EventQuerySet":
        """Whose headline contains `text`, case ignored."""
        return self.filter(headline__icontains=text)

    def possible_twins(self, event: Any) -> "EventQuerySet":
        """Those that may be the same as `event`: days in common, and a participant in common."""
        from timeline.models.event import Participation

        who = Participation.objects.filter(event=event).values("actor")
        shared = Participation.objects.filter(event=OuterRef("pk"), actor__in=who)
        return (
            self.current()
            .in_window(event.earliest or event.latest, event.latest or event.earliest)
            .filter(Exists(shared))
            .exclude(pk=event.pk)
        )

    def parts_around(self, event: Any, actors: Collection[int]) -> list[tuple[int, int, str]]:
        """The parts that these actors (ids) play in other events of the days around one: (event id, actor id, role).

        The nearest on either side, so many at most; each side is one range of an index for each actor.
        """
        from timeline.models.event import Participation

        day = event.sort_day.toordinal()
        low, high = max(0, day - DAYS_AROUND) << SEQUENCE_BITS, (day + DAYS_AROUND + 1) << SEQUENCE_BITS
        parts = Participation.objects.filter(actor__in=actors).exclude(event=event)
        before = parts.filter(position__gte=low, position__lt=event.position)
        after = parts.filter(position__gt=event.position, position__lt=high)
        found: list[tuple[int, int, str]] = []
        for side in (before.order_by("-position"), after.order_by("position")):
            found += side.values_list("event_id", "actor_id", "role")[:PARTS_AROUND]
        return found

    def for_lines(self) -> "EventQuerySet":
        """For lists of a line each: in order, without what only pages show."""
        return self.defer("search_text", "summary", "edited_fields").order_by("position")

    def for_page(self, user: Any, asof: Any = None) -> "EventQuerySet":
        """With everything the page of one event shows, as `for_cards`, and the roles that each report gives."""
        from timeline.models.event import ReportedRole

        roles = Prefetch("reports__roles", ReportedRole.objects.select_related("actor"))
        return self.for_cards(user, asof=asof).prefetch_related(roles)

    def for_cards(self, user: Any = ANYONE, *, evidence: bool = True, asof: Any = None) -> "EventQuerySet":
        """With everything a card shows: participants, statements, number of sources and of independent ones.

        Its numbers are those of `timeline.models.told`.

        With `user`, only the statements that they may see. Without `evidence`, what opens in a card is fetched when it
        is opened. With `asof` (`timeline.models.known.AsOf`), only reports and statements known by then.
        """
        from timeline.models.event import EventReport, Participation
        from timeline.models.statement import Statement

        spoken = Statement.objects.current() if user is ANYONE else Statement.objects.visible_to(user)
        known = asof.articles("article__") if asof else Q()
        spoken, reports = spoken.filter(known), EventReport.objects.filter(known)
        told = told_by(reports) if asof else told_by_all(connections[self.db].vendor)
        rows: EventQuerySet = self.annotate(**told).defer("search_text")
        rows = rows.prefetch_related(
            Prefetch("participations", Participation.objects.select_related("actor")),
            Prefetch("statements", spoken.with_voices()),
        )
        if not evidence:
            return rows
        return rows.prefetch_related(
            Prefetch(
                "reports",
                reports.select_related("article__source", "article__copy_of__source").defer(
                    "article__text", "article__copy_of__text"
                ),
            ),
            "reports__evidence",
        )
