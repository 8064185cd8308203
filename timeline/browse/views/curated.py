"""A curated timeline: a filter, with events pinned, hidden and annotated."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from timeline.browse.curated_page import CuratedPage
from timeline.models import Timeline
from timeline.models.visibility import shows_suggestions


def curated(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Timeline.objects.visible_to(request.user).select_related("owner"), slug=slug)
    context = {
        "timeline": shown,
        "page": CuratedPage(shown, request.user),
        "suggestions": shows_suggestions(request.user),
    }
    return render(request, "browse/curated.html", context)
