"""Reports: an event as one article has it, with the words that say so."""

from django.contrib import admin

from timeline.admin.base import PartInline, ReadOnlyInline, TrackedAdmin
from timeline.models import EventReport, Evidence, ReportedRole


class EvidenceInline(ReadOnlyInline):
    """The words that it rests on. They are chosen in the article, on the editors' pages."""

    model = Evidence
    fields = readonly_fields = ("part", "exact", "start", "end")
    show_change_link = False
    verbose_name_plural = "evidence: the words it rests on"


class RoleInline(PartInline):
    model = ReportedRole
    fields = ("actor", "role", "caption")
    autocomplete_fields = ("actor",)
    verbose_name = "participant, as the article has it"
    verbose_name_plural = "participants, as the article has them"


@admin.register(EventReport)
class ReportAdmin(TrackedAdmin):
    """What one article says about one event."""

    list_display = ("headline", "article", "event", "edtf", "event_type", "status", "origin")
    list_filter = ("origin", "status", "event_type", "article__source")
    list_select_related = ("article", "event")
    search_fields = ("headline", "place", "edtf__startswith", "article__title")
    fields = (
        ("event", "article"),
        "headline",
        ("event_type", "status", "kind"),
        ("edtf", "date_basis"),
        "derivation",
        "place",
        "merge_note",
        "origin",
        "seen",
    )
    readonly_fields = ("event", "article", "merge_note", "origin")
    inlines = (RoleInline, EvidenceInline)

    def has_add_permission(self, request: object, obj: object = None) -> bool:
        """A report begins with words of an article: on the editors' pages."""
        return False
