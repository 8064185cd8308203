"""Roll-ups: how many events there are of each period, how many articles were read, and how often an actor takes part.

The density strip and the numbers in sentences come from here, so that they cost a few small rows however many events
there are. The database keeps the counts itself, in the transaction that writes the event, whoever writes it
(`timeline.models.derived`).
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import models

from timeline.models.actor import Actor
from timeline.models.derived.sql import QUAD_GRAINS
from timeline.models.position import UNDATED_DAY
from timeline.models.vocabulary import EventType, Status


class Grain(models.TextChoices):
    """The length of the periods of a count. Each event counts once in every grain.

    A period is numbered: days as `date.toordinal()`, weeks (from Monday) from week 0, which begins on 1 January of
    year 1, months as year × 12 + month − 1, years as themselves.
    """

    DAY = "day", "Day"
    WEEK = "week", "Week"
    MONTH = "month", "Month"
    YEAR = "year", "Year"


def period_of(grain: str, day: date) -> int:
    """The number of the period that `day` lies in."""
    if grain == Grain.DAY:
        return day.toordinal()
    if grain == Grain.WEEK:
        return (day.toordinal() - 1) // 7
    return day.year * 12 + day.month - 1 if grain == Grain.MONTH else day.year


def first_day(grain: str, number: int) -> date:
    """The first day of a period."""
    if grain == Grain.DAY:
        return date.fromordinal(number)
    if grain == Grain.WEEK:
        return date.fromordinal(number * 7 + 1)
    return date(number // 12, number % 12 + 1, 1) if grain == Grain.MONTH else date(number, 1, 1)


def last_day(grain: str, number: int) -> date:
    """The last day of a period, never later than the last that `date` knows."""
    try:
        return first_day(grain, number + 1) - timedelta(days=1)
    except (ValueError, OverflowError):
        return date.max


SHORT = 31
"""Periods that a span may last without being among the few long ones, which have an index of their own."""
_LONG = models.Q(last__gt=models.F("first") + SHORT)
_QUAD = models.Case(
    *(
        models.When(event_type__in=[kind for kind in EventType if kind.quad == quad], then=models.Value(quad))
        for quad in dict.fromkeys(kind.quad for kind in EventType)
    ),
    default=models.Value("neutral"),
    output_field=models.CharField(),
)


class SpanQuerySet(models.QuerySet[Any]):
    """Numbers of events by grain, first and last period; `quad_class` and `done` say what of an event a row tells."""

    quad_class: Any = models.F("quad")
    done: Any = models.F("happened")

    def spans(
        self, grain: str, first: date | None = None, last: date | None = None
    ) -> "models.QuerySet[Any, Any]":
        """(first, last, quad class, whether they have happened, number) for each span of periods.

        With days, of the spans that touch those from `first` to `last`.
        """
        begun = models.Q(grain=grain, first__lt=UNDATED_DAY)
        if last is not None:
            begun = models.Q(grain=grain, first__lte=min(period_of(grain, last), UNDATED_DAY - 1))
        if first is not None:
            number = period_of(grain, first)
            # Those that begin not long before are a range of one index, the few longer ones of another. Each side names
            # the grain and both ends for itself: with one of them outside, SQLite reads all that begins before the end.
            short = models.Q(begun, first__gte=number - SHORT, last__gte=number)
            begun = short | models.Q(_LONG, grain=grain, first__lt=number - SHORT, last__gte=number)
        rows = self.filter(begun, number__gt=0)
        told = rows.order_by().annotate(its_quad=self.quad_class, is_done=self.done)
        found = told.values("first", "last", "its_quad", "is_done").annotate(total=models.Sum("number"))
        sums: models.QuerySet[Any, Any] = found.values_list("first", "last", "its_quad", "is_done", "total")
        return sums

    def undated_number(self) -> int:
        """How many have no date."""
        return self.filter(grain=Grain.DAY, first=UNDATED_DAY).total()

    def dated_number(self, first: date | None = None, last: date | None = None) -> int:
        """How many may have happened between the two days, inclusive: those begun by `last`, less those over before."""
        if last is None or last == date.max:
            begun = self.filter(grain=Grain.YEAR).total()
        else:
            begun = self.before("first", last + timedelta(days=1))
        return begun - (self.before("last", first) if first is not None else 0)

    def before(self, end: str, day: date) -> int:
        """How many begin (`end` is “first”) or end (“last”) before `day`: whole years, then months, then days."""
        years = models.Q(grain=Grain.YEAR, **{f"{end}__lt": day.year})
        return self.filter(years | months_before(end, day) | days_before(end, day)).total()

    def total(self) -> int:
        return self.aggregate(total=models.Sum("number"))["total"] or 0


def months_before(end: str, day: date) -> models.Q:
    """The rows of the months of the year of `day` before its own."""
    return _stretch(Grain.MONTH, end, date(day.year, 1, 1), day)


def days_before(end: str, day: date) -> models.Q:
    """The rows of the days of the month of `day` before it."""
    return _stretch(Grain.DAY, end, day.replace(day=1), day)


def _stretch(grain: Grain, end: str, since: date, until: date) -> models.Q:
    """The rows that begin or end in the periods from that of `since` to before that of `until`."""
    first, last = period_of(grain, since), period_of(grain, until)
    return models.Q(grain=grain, **{f"{end}__gte": first, f"{end}__lt": last})


class EventCountQuerySet(SpanQuerySet):
    quad_class = _QUAD
    done = models.ExpressionWrapper(
        models.Q(status__in=(Status.HAPPENED, Status.ONGOING)), models.BooleanField()
    )

    def of(
        self, *, types: Iterable[str] = (), statuses: Iterable[str] = (), accepted: bool | None = None
    ) -> "EventCountQuerySet":
        """Of events of these types and statuses (none: any), accepted or not (None: both)."""
        rows = self.filter(event_type__in=list(types)) if types else self
        rows = rows.filter(status__in=list(statuses)) if statuses else rows
        return rows if accepted is None else rows.filter(accepted=accepted)


class EventCount(models.Model):
    """How many events that readers or editors are shown begin in period `first` and end in period `last`.

    One without a date stands on `UNDATED_DAY`, in the grain of days only. Rejected and merged events, and those of the
    background that nobody accepted, are not counted.
    """

    grain = models.CharField(max_length=5, choices=Grain)
    first = models.IntegerField()
    last = models.IntegerField()
    event_type = models.CharField(max_length=9)
    status = models.CharField(max_length=12)
    accepted = models.BooleanField()
    number = models.IntegerField()

    objects = EventCountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["grain", "first", "last", "event_type", "status", "accepted"], name="eventcount_once"
            ),
        ]
        indexes = [
            models.Index(fields=["grain", "last"], name="eventcount_last"),
            models.Index(fields=["grain", "event_type", "first"], name="eventcount_type"),
            models.Index(fields=["grain", "last", "first"], name="eventcount_long", condition=_LONG),
        ]

    def __str__(self) -> str:
        return f"{self.grain} {self.first}–{self.last}: {self.number}"


class QuadCount(models.Model):
    """The same of years and months, by quad class and whether the events have happened, or go on.

    A few hundred rows where `EventCount` has tens of thousands: for a strip of all types and statuses over many years.
    """

    GRAINS = QUAD_GRAINS

    grain = models.CharField(max_length=5, choices=Grain)
    first = models.IntegerField()
    last = models.IntegerField()
    quad = models.CharField(max_length=20)
    happened = models.BooleanField()
    accepted = models.BooleanField()
    number = models.IntegerField()

    objects = SpanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["grain", "first", "last", "quad", "happened", "accepted"], name="quadcount_once"
            ),
        ]
        indexes = [
            models.Index(fields=["grain", "last"], name="quadcount_last"),
            models.Index(fields=["grain", "last", "first"], name="quadcount_long", condition=_LONG),
        ]

    def __str__(self) -> str:
        return f"{self.grain} {self.first}–{self.last}: {self.number}"


class ArticleCount(models.Model):
    """Coverage: how many articles published in a period have been read. Silence is not the same as not looking."""

    grain = models.CharField(max_length=5, choices=Grain)
    period = models.IntegerField()
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["grain", "period"], name="articlecount_once")]

    def __str__(self) -> str:
        return f"{self.grain} {self.period}: {self.number}"


class ActorCount(models.Model):
    """How many parts in events an actor has, whatever became of the events."""

    # Without a constraint: the database's own triggers keep the row, and it is in nobody's way.
    actor = models.OneToOneField(
        Actor, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="counted"
    )
    number = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["-number"], name="actorcount_number")]

    def __str__(self) -> str:
        return f"{self.actor}: {self.number}"
