"""Saved views. They are kept and changed by their owners on the readers' pages, and looked up here."""

from django.contrib import admin

from timeline.admin.base import ReadOnly, TrackedAdmin
from timeline.models import SavedView


@admin.register(SavedView)
class SavedViewAdmin(ReadOnly, TrackedAdmin):
    """Who keeps which view under which address."""

    list_display = ("title", "owner", "page", "key", "saved_at", "removed")
    list_filter = ("page", "removed", "owner")
    list_select_related = ("owner",)
    search_fields = ("title", "key", "owner__username")
    fields = ("title", "key", "owner", "page", "query", "number", "more", "saved_at", "removed")
    readonly_fields = ("key", "saved_at")
