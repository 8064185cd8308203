"""Event, its participants, and the reports that it is derived from."""

from datetime import date
from typing import Any

from django.db import models

from timeline.models.actor import Actor, Mention
from timeline.models.addresses import address
from timeline.models.article import Article
from timeline.models.dates import DatePrecision, edtf_bounds
from timeline.models.event_queries import EventQuerySet
from timeline.models.history import tracked
from timeline.models.lasting import LONG, SHORT, Lasts
from timeline.models.position import SEQUENCE_BITS, UNDATED, UNDATED_DAY, next_position
from timeline.models.source import Source
from timeline.models.vocabulary import DateBasis, EventType, Origin, Role, State, Status, one_of


class Dated(models.Model):
    """A date as EDTF with its bounds, and how it came about."""

    edtf = models.CharField("date (EDTF)", max_length=80, blank=True)
    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)
    precision = models.CharField(
        max_length=8, choices=DatePrecision, default=DatePrecision.NONE, editable=False
    )
    date_basis = models.CharField(max_length=9, choices=DateBasis, default=DateBasis.NONE)
    derivation = models.CharField("how the date was derived", max_length=500, blank=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.earliest, self.latest, self.precision = edtf_bounds("edtf", self.edtf)

    @property
    def is_bound(self) -> bool:
        """Whether the text gives no date: publication, and the tense, only say on which side of a day it lies."""
        return self.precision == DatePrecision.OPEN and self.date_basis == DateBasis.INFERRED

    @property
    def sort_day(self) -> date | None:
        """The day it is filed under: the earliest it may have been, else the latest."""
        return self.earliest or self.latest


class Event(Dated):
    """A happening, once, however many articles tell it.

    `edited_fields` are those an editor has set: no later run of the machine touches them. `search_text` is what
    full-text search reads beside the headline: names, place, the words of its statements.
    """

    headline = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    event_type = models.CharField("type", max_length=9, choices=EventType, default=EventType.OTHER)
    mode = models.CharField("PLOVER mode", max_length=40, blank=True)
    cameo = models.CharField("CAMEO code", max_length=4, blank=True)
    kind = models.CharField(max_length=40, blank=True, help_text="visit, bilateral, call, appointment …")
    status = models.CharField(max_length=12, choices=Status, default=Status.HAPPENED)
    place = models.CharField(max_length=200, blank=True)
    place_iso3 = models.CharField("country of the place", max_length=3, blank=True)
    confidence = models.FloatField(default=0.5)
    position = models.BigIntegerField(unique=True, editable=False)
    state = models.CharField(max_length=9, choices=State, default=State.SUGGESTED)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)
    core = models.BooleanField(
        default=True, help_text="Belongs on the timeline rather than in the background."
    )
    edited_fields = models.JSONField(default=list, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed"
    )
    deferred_at = models.DateTimeField(null=True, blank=True, editable=False)
    search_text = models.TextField(blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    history = tracked()

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        permissions = [("review", "Can review what the machine suggests")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(headline=""), name="event_has_a_headline"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1), name="event_confidence_a_share"
            ),
            models.CheckConstraint(
                condition=models.Q(earliest__isnull=True)
                | models.Q(latest__isnull=True)
                | models.Q(earliest__lte=models.F("latest")),
                name="event_begins_before_it_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="event_not_merged_into_itself",
            ),
            one_of("event_type", EventType),
            one_of("status", Status),
            one_of("state", State),
            one_of("origin", Origin),
            one_of("precision", DatePrecision),
            one_of("date_basis", DateBasis),
        ]
        indexes = [
            models.Index(fields=["state", "position"], name="event_state_position"),
            models.Index(fields=["event_type", "position"], name="event_type_position"),
            models.Index(fields=["status", "position"], name="event_status_position"),
            # What in particular: the events of a kind in order.
            models.Index(
                fields=["kind", "position"], name="event_kind_position", condition=~models.Q(kind="")
            ),
            # Where: the events of a place in order.
            models.Index(
                fields=["place", "position"], name="event_place_position", condition=~models.Q(place="")
            ),
            # Those that last: what began before a window and still runs in it.
            models.Index(
                fields=["latest", "position"],
                name="event_lasting",
                condition=models.Q(latest__gt=models.F("earliest")),
            ),
            models.Index(
                fields=["latest", "position"], name="event_long", condition=models.Q(Lasts(days=SHORT))
            ),
            models.Index(
                fields=["latest", "position"], name="event_longest", condition=models.Q(Lasts(days=LONG))
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.place_on_timeline()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("event", self.pk)

    def place_on_timeline(self) -> None:
        """Give the event its position, kept if it still stands on its day. Call inside the saving transaction."""
        self.clean()
        day = self.sort_day
        number = day.toordinal() if day else None
        if self.position is None or self.position >> SEQUENCE_BITS != (number or UNDATED_DAY):
            self.position = next_position(Event.objects.all(), day)

    @property
    def quad(self) -> str:
        """The quad class in words."""
        return EventType(self.event_type).quad

    @property
    def is_listed(self) -> bool:
        """Whether it stands on the timeline rather than in the background, as `EventQuerySet.core` has it."""
        return self.core or self.state == State.ACCEPTED

    @property
    def has_happened(self) -> bool:
        """Planned, proposed, cancelled, denied, hypothetical and alleged are not happened."""
        return self.status in (Status.HAPPENED, Status.ONGOING)


class Participation(models.Model):
    """An actor's part in an event. `caption` is the role held then, as the reports have it.

    `position` is the event's, copied by the database, so that an actor's events of a window are one range of an index.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participations", db_index=False)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="participations", db_index=False)
    role = models.CharField(max_length=9, choices=Role, default=Role.ACTOR)
    caption = models.CharField("role held then", max_length=200, blank=True)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)
    position = models.BigIntegerField(default=UNDATED, editable=False)
    history = tracked(excluded_fields=["position"])

    class Meta:
        ordering = ["event", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "actor", "role"], name="participation_once"),
            one_of("role", Role),
            one_of("origin", Origin),
        ]
        indexes = [
            models.Index(fields=["actor", "position", "event"], name="participation_actor_position"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.get_role_display().lower()})"


class EventReport(Dated):
    """One telling of an event in one article, as that article has it: its words, date, type and status.

    `position` is the event's and `source` the article's, copied by the database, so that the events of a window that a
    source tells are one range of an index.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="reports")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reports")
    headline = models.CharField(max_length=300)
    event_type = models.CharField("type", max_length=9, choices=EventType, default=EventType.OTHER)
    kind = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.HAPPENED)
    place = models.CharField(max_length=200, blank=True)
    confidence = models.FloatField(default=0.5)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)
    merge_note = models.CharField("why it was joined to this event", max_length=500, blank=True)
    position = models.BigIntegerField(default=UNDATED, editable=False)
    source = models.ForeignKey(
        Source, null=True, editable=False, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    history = tracked(excluded_fields=["position", "source"])

    class Meta:
        ordering = ["event", "article"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1), name="report_confidence_a_share"
            ),
            one_of("event_type", EventType),
            one_of("status", Status),
            one_of("origin", Origin),
        ]
        indexes = [models.Index(fields=["source", "position", "event"], name="report_source_position")]

    def __str__(self) -> str:
        return f"{self.headline} ({self.article.source})"


class ReportedRole(models.Model):
    """A participant as one report has it; an event's participations are derived from these."""

    report = models.ForeignKey(EventReport, on_delete=models.CASCADE, related_name="roles")
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="reported_roles")
    role = models.CharField(max_length=9, choices=Role, default=Role.ACTOR)
    caption = models.CharField(max_length=200, blank=True)
    mention = models.ForeignKey(Mention, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "actor", "role"], name="reportedrole_once"),
            one_of("role", Role),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.get_role_display().lower()})"
