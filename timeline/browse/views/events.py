"""One event: its reports side by side, or only what opens in its card."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from timeline.browse.cards import Card
from timeline.browse.event_page import EventPage
from timeline.browse.survivors import survivor_for
from timeline.models import Event
from timeline.models.visibility import shows_suggestions


def event(request: HttpRequest, pk: int) -> HttpResponse:
    shown = Event.objects.visible_to(request.user).for_page(request.user).filter(pk=pk).first()
    if shown is None:
        merged = survivor_for(Event, pk, request.user)
        if merged is None:
            raise Http404(f"No event {pk}.")
        return HttpResponseRedirect(merged.get_absolute_url())
    page = EventPage(shown, request.user)
    return render(
        request,
        "browse/event.html",
        {"page": page, "event": shown, "suggestions": shows_suggestions(request.user)},
    )


def known(request: HttpRequest, pk: int) -> HttpResponse:
    """How an event is known: what opens in its card. A browser without the script is sent to the event's page."""
    shown = get_object_or_404(Event.objects.visible_to(request.user).for_cards(request.user), pk=pk)
    if request.headers.get("HX-Request-Type") != "partial":
        return HttpResponseRedirect(f"{shown.get_absolute_url()}#known")
    return render(request, "browse/_accounts.html", {"card": Card(shown)})
