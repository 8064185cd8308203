"""What a clerk does to many rows at once. Each row is one decision; one that cannot be decided does not stop the rest."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from timeline.actions import Accept, Action, ActionError, MergeActors, MergeEvents, Reject
from timeline.models import Actor, Event

MOST = 500
"""Rows that one bulk action may touch: each is a decision of its own that somebody may want to undo."""

MERGES: dict[type, type[MergeEvents] | type[MergeActors]] = {Event: MergeEvents, Actor: MergeActors}


@admin.action(description="Accept", permissions=["change"])
def accept(modeladmin: Any, request: HttpRequest, queryset: Any) -> None:
    """Accept each of the chosen rows."""
    _each(request, queryset, lambda row: Accept(user=request.user, subject=row), "accepted")


@admin.action(description="Reject", permissions=["change"])
def reject(modeladmin: Any, request: HttpRequest, queryset: Any) -> None:
    """Reject each of the chosen rows."""
    _each(request, queryset, lambda row: Reject(user=request.user, subject=row), "rejected")


@admin.action(description="Merge into one …", permissions=["change"])
def merge(modeladmin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    """Ask which of the chosen rows the others are merged into; then merge them."""
    rows = list(queryset.order_by("pk")[: MOST + 1])
    if not 2 <= len(rows) <= MOST:
        messages.warning(request, f"Choose at least two to merge, and at most {MOST}.")
        return None
    winner = next((row for row in rows if str(row.pk) == request.POST.get("winner")), None)
    if winner is None:
        return render(request, "admin/timeline/merge.html", _merge_page(modeladmin, request, rows))
    merging = MERGES[modeladmin.model]
    _each(
        request,
        [row for row in rows if row.pk != winner.pk],
        lambda row: merging(
            user=request.user, winner=winner, loser=row, reason=request.POST.get("reason", "")
        ),
        f"merged into “{winner}”",
    )
    return None


def _merge_page(modeladmin: Any, request: HttpRequest, rows: list[Any]) -> dict[str, Any]:
    return {
        **modeladmin.admin_site.each_context(request),
        "title": f"Merge {len(rows)} {modeladmin.opts.verbose_name_plural}",
        "opts": modeladmin.opts,
        "rows": rows,
        "checkbox_name": ACTION_CHECKBOX_NAME,
    }


def _each(request: HttpRequest, rows: Any, action: Callable[[Any], Action], done: str) -> None:
    rows = list(rows[: MOST + 1])
    if len(rows) > MOST:
        messages.warning(request, f"That is more than {MOST} at once. Nothing was changed.")
        return
    count = 0
    for row in rows:
        try:
            action(row).execute()
            count += 1
        except ActionError as error:
            messages.warning(request, error.message)
    if count:
        messages.success(request, ngettext("%d was %s.", "%d were %s.", count) % (count, done))
