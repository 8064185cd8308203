"""Events with their participants; their reports are shown beside and have pages of their own."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from timeline.admin.base import PartInline, ReadOnlyInline, TrackedAdmin
from timeline.admin.bulk import accept, merge, reject
from timeline.models import Event, EventReport, Participation, Statement


class ParticipantInline(PartInline):
    model = Participation
    fields = ("actor", "role", "caption")
    autocomplete_fields = ("actor",)


class ReportInline(ReadOnlyInline):
    """What each article has it as."""

    model = EventReport
    fields = readonly_fields = ("article", "headline", "edtf", "event_type", "status", "merge_note")
    verbose_name_plural = "reports: the event as each article has it"

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventReport]:
        return super().get_queryset(request).select_related("article__source")


class StatementInline(ReadOnlyInline):
    model = Statement
    fields = readonly_fields = ("speaker", "act", "content", "edtf", "state")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        return super().get_queryset(request).select_related("speaker")


@admin.register(Event)
class EventAdmin(TrackedAdmin):
    """What happened, or was to happen."""

    list_display = ("headline", "edtf", "event_type", "status", "place", "state", "origin", "told_by")
    list_filter = ("state", "status", "event_type", "precision", "origin", "core", "date_basis")
    ordering = (F("earliest").desc(nulls_last=True), "-position")
    search_fields = ("headline", "place", "edtf__startswith", "participations__actor__name")
    search_help_text = "Words of the headline, a place, a participant, or a date such as 2018-06"
    readonly_fields = ("state", "origin", "confidence", "merged_into", "created_at", "page")
    fieldsets = (
        (
            None,
            {"fields": ("headline", ("event_type", "status", "kind"), ("edtf", "date_basis"), "derivation")},
        ),
        (
            "Where and what",
            {"fields": (("place", "place_iso3"), "summary", ("mode", "cameo"), "core", "seen")},
        ),
        ("Standing", {"fields": (("state", "origin", "confidence"), ("merged_into", "created_at"), "page")}),
    )
    inlines = (ParticipantInline, ReportInline, StatementInline)
    actions = (accept, reject, merge)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return super().get_queryset(request).annotate(told_by=Count("reports__article", distinct=True))

    @admin.display(description="articles", ordering="told_by")
    def told_by(self, event: Any) -> int:
        """How many articles tell it."""
        return int(event.told_by)

    @admin.display(description="readers' page")
    def page(self, event: Any) -> Any:
        """The way to where readers see it."""
        return format_html('<a href="{}">Open</a>', event.get_absolute_url()) if event.pk else "–"
