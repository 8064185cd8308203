"""Curated timelines with what is pinned to them and hidden from them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from timeline.admin.base import PartInline, TrackedAdmin
from timeline.models import Timeline, TimelineEntry


class EntryInline(PartInline):
    model = TimelineEntry
    fields = ("event", "hidden", "note")
    autocomplete_fields = ("event",)


@admin.register(Timeline)
class TimelineAdmin(TrackedAdmin):
    """Named views that readers can be given."""

    list_display = ("title", "published", "owner", "query")
    list_filter = ("published", "owner")
    list_select_related = ("owner",)
    search_fields = ("title", "description")
    prepopulated_fields = {"slug": ("title",)}
    fields = (("title", "slug"), "description", "query", "published", "owner", "seen")
    readonly_fields = ("owner",)
    inlines = (EntryInline,)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.owner = request.user
