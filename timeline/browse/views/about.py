"""How to read the timeline."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from timeline.models.visibility import shows_suggestions
from timeline.models.vocabulary import DateBasis, EventType, Status


def about(request: HttpRequest) -> HttpResponse:
    quads: dict[str, list[EventType]] = {}
    for kind in EventType:
        quads.setdefault(kind.quad, []).append(kind)
    context = {
        "quads": quads.items(),
        "statuses": Status,
        "bases": [basis for basis in DateBasis if basis != DateBasis.NONE],
        "suggestions": shows_suggestions(request.user),
    }
    return render(request, "browse/about.html", context)
