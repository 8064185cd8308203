"""One event: its reports side by side, or only what opens in its card."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from timeline.browse.asof import loaded
from timeline.browse.cards import Card
from timeline.browse.event_page import EventPage
from timeline.browse.survivors import survivor_for
from timeline.browse.window import Window
from timeline.models import Event
from timeline.models.visibility import shows_suggestions


def event(request: HttpRequest, pk: int) -> HttpResponse:
    window = Window.read(request.GET, request.user)
    rows = Event.objects.visible_to(request.user).filter(pk=pk)
    shown = next(iter(loaded(rows, request.user, window.asof, page=True)), None)
    if shown is None:
        merged = survivor_for(Event, pk, request.user)
        if merged is None:
            raise Http404(f"No event {pk}.")
        return HttpResponseRedirect(f"{merged.get_absolute_url()}{window.asof.query if window.asof else ''}")
    context = {"event": shown, "window": window, "suggestions": shows_suggestions(request.user)}
    if window.asof and shown.known.day(window.asof) > window.asof.day:
        return render(request, "browse/not_yet.html", context | {"since": shown.known.day(window.asof)})
    return render(request, "browse/event.html", context | {"page": EventPage(shown, request.user)})


def known(request: HttpRequest, pk: int) -> HttpResponse:
    """How an event is known: what opens in its card. A browser without the script is sent to the event's page."""
    window = Window.read(request.GET, request.user)
    rows = Event.objects.visible_to(request.user).filter(pk=pk)
    shown = next(iter(loaded(rows, request.user, window.asof)), None)
    if shown is None:
        raise Http404(f"No event {pk}.")
    card = Card(shown)
    if request.headers.get("HX-Request-Type") != "partial":
        return HttpResponseRedirect(f"{card.address}#known")
    return render(request, "browse/_accounts.html", {"card": card})
