"""What became known between two days."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from timeline.browse.changes.found import Changes
from timeline.browse.changes.span import Span
from timeline.models.visibility import shows_suggestions


def changes(request: HttpRequest) -> HttpResponse:
    span = Span.read(request.GET, request.user)
    unscripted = "" in request.GET.values() or "with" in request.GET
    if unscripted and not span.ignored:
        return HttpResponseRedirect(f"{reverse('changes')}?{span.query}")
    context = {
        "span": span,
        "window": span.window,
        "changes": Changes(span, request.user),
        "suggestions": shows_suggestions(request.user),
    }
    return render(request, "browse/changes.html", context)
