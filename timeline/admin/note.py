"""Notes in the margin. They are written and changed by their authors on the editors' pages, and looked up here."""

from django.contrib import admin

from timeline.admin.base import ReadOnly, TrackedAdmin
from timeline.models import Note


@admin.register(Note)
class NoteAdmin(ReadOnly, TrackedAdmin):
    """What editors wrote about an article, event, actor or statement."""

    list_display = ("body", "author", "public", "article", "event", "actor", "written_at")
    list_filter = ("public", "author")
    list_select_related = ("author", "article", "event", "actor")
    search_fields = ("body", "author__username")
    fields = ("body", "public", "author", "written_at", "article", "event", "actor", "statement")
    readonly_fields = ("written_at",)
