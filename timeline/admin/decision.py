"""Decisions: the desk's journal. It is read, and single decisions are undone; nothing in it is ever changed."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest

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

    list_display = ("at", "user", "verb", "subject_type", "subject_label", "reason", "undone")
    list_filter = ("verb", "subject_type", "user")
    list_select_related = ("user", "undone_by")
    search_fields = ("subject_label", "reason", "user__username")
    show_full_result_count = False
    actions = (undo,)

    @admin.display(description="undone", boolean=True)
    def undone(self, decision: Decision) -> bool:
        """Whether a later decision took it back."""
        return hasattr(decision, "undone_by")
