"""Decisions: the desk's journal. It is read, and single decisions are undone; nothing in it is ever changed."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.formats import date_format

from timeline.actions import ActionError, Undo
from timeline.admin.base import ReadOnly
from timeline.models import Decision


@admin.action(description="Undo", permissions=["view"])
def undo(modeladmin: Any, request: HttpRequest, queryset: Any) -> None:
    """Undo the chosen decisions, newest first."""
    for decision in queryset.order_by("-pk")[:100]:
        try:
            Undo(user=request.user, undone=decision).execute()
            messages.success(request, f"Undone: {decision}")
        except ActionError as error:
            messages.warning(request, f"{decision}: {error.message}")


@admin.register(Decision)
class DecisionAdmin(ReadOnly):
    """Who changed what, when and why."""

    list_display = ("when", "user", "verb", "kind", "about", "reason", "undone")
    list_filter = ("verb", "subject_type", "user")
    list_select_related = ("user", "undone_by__user")
    search_fields = ("subject_label", "reason", "user__username")
    show_full_result_count = False
    actions = (undo,)

    @admin.display(description="when", ordering="pk")
    def when(self, decision: Decision) -> str:
        """The day and the minute, UTC."""
        return date_format(decision.at, "j F Y, H:i")

    @admin.display(description="of", ordering="subject_type")
    def kind(self, decision: Decision) -> str:
        """What kind of thing it is about."""
        return decision.subject_type

    @admin.display(description="about", ordering="subject_label")
    def about(self, decision: Decision) -> str:
        """What the thing was called then."""
        return decision.subject_label

    @admin.display(description="undone")
    def undone(self, decision: Decision) -> str:
        """By whom it was taken back, if it was."""
        later = getattr(decision, "undone_by", None)
        return f"by {later.user}" if later else ""
