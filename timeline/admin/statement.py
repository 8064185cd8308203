"""Statements: who said what, in which words."""

from django.contrib import admin
from django.utils.text import Truncator

from timeline.admin.base import PartInline, TrackedAdmin
from timeline.admin.bulk import accept, reject
from timeline.admin.report import EvidenceInline
from timeline.models import Statement, StatementRole


class VoiceInline(PartInline):
    model = StatementRole
    fields = ("actor", "role", "caption")
    autocomplete_fields = ("actor",)
    verbose_name = "joint speaker, addressee or actor spoken of"
    verbose_name_plural = "joint speakers, further addressees and whom it is about"


@admin.register(Statement)
class StatementAdmin(TrackedAdmin):
    """What was said."""

    list_display = ("opening", "speaker", "act", "form", "edtf", "article", "state", "origin")
    list_filter = ("state", "act", "form", "origin", ("speaker", admin.EmptyFieldListFilter))
    list_select_related = ("speaker", "article")
    search_fields = ("content", "speaker__name", "edtf__startswith")
    autocomplete_fields = ("speaker", "addressee", "event", "variant_of", "within")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "content",
                    "article",
                    ("speaker", "speaker_caption"),
                    "addressee",
                    ("act", "form", "cue"),
                    ("negated", "terms", "hedge"),
                )
            },
        ),
        ("When", {"fields": (("edtf", "date_basis"), "derivation", "reported_on")}),
        ("Belongs to", {"fields": ("event", "variant_of", "within", "seen")}),
        ("Standing", {"fields": (("state", "origin", "confidence"),)}),
    )
    readonly_fields = ("content", "article", "reported_on", "state", "origin", "confidence")
    inlines = (VoiceInline, EvidenceInline)
    actions = (accept, reject)

    def has_add_permission(self, request: object, obj: object = None) -> bool:
        """A statement begins with words of an article: on the editors' pages."""
        return False

    @admin.display(description="statement", ordering="content")
    def opening(self, statement: Statement) -> str:
        """Its first words."""
        return Truncator(statement.content).chars(90)
