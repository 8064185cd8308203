"""Sources: who publishes."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from timeline.admin.base import TrackedAdmin
from timeline.admin.transfer import SourceResource, Transfer
from timeline.models import Source


@admin.register(Source)
class SourceAdmin(Transfer, TrackedAdmin):
    """Publishers of articles."""

    resource_classes = (SourceResource,)
    list_display = ("name", "domain", "country", "language", "ownership", "stored")
    list_filter = ("kind", "country", "language")
    ordering = ("name",)
    search_fields = ("name", "domain")
    fields = ("name", "kind", "domain", ("country", "language", "time_zone"), "ownership", "seen")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(stored=Count("articles"))

    @admin.display(description="articles", ordering="stored")
    def stored(self, source: Any) -> int:
        """How many of its articles are stored."""
        return int(source.stored)
