"""How to read the timeline."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from timeline.browse.date_marks import DateForm, DateMark
from timeline.models.visibility import shows_suggestions
from timeline.models.vocabulary import DateBasis, EventType, Status


def about(request: HttpRequest) -> HttpResponse:
    quads: dict[str, list[EventType]] = {}
    for kind in EventType:
        quads.setdefault(kind.quad, []).append(kind)
    context = {
        "quads": quads.items(),
        "statuses": Status,
        "date_forms": [DateMark(form, Status.HAPPENED) for form in DateForm],
        "bases": [basis for basis in DateBasis if basis != DateBasis.NONE],
        "suggestions": shows_suggestions(request.user),
    }
    return render(request, "browse/about.html", context)
