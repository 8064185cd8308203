"""Actors: the index, and one actor's page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from timeline.browse.actor_page import ActorPage
from timeline.browse.survivors import survivor_for
from timeline.models import Actor
from timeline.models.visibility import shows_suggestions
from timeline.models.vocabulary import ActorKind

A_PAGE = 100
MOST = 5_000
"""Parts in events: of actors who have more together, the events are not counted, and their parts are shown instead."""
LONGEST = 100
"""Characters of a name that are searched for."""


def actors(request: HttpRequest) -> HttpResponse:
    name = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST]
    kind = request.GET.get("kind", "")
    ignored = []
    if kind and kind not in ActorKind.values:
        ignored.append(f"“{kind[:40]}” is not a kind of actor: left out.")
    if len(request.GET.get("q", "")) > LONGEST:
        ignored.append(f"Only the first {LONGEST} characters were searched for.")
    rows: Any = Actor.objects.visible_to(request.user).select_related("affiliation")
    if name:
        rows = rows.called(name)
    if kind in ActorKind.values:
        rows = rows.filter(kind=kind)
    many = rows.parts() > MOST
    ordered = rows.most_parts_first() if many else rows.busiest_first(request.user)
    page = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "name": name,
        "kind": kind,
        "kinds": ActorKind,
        "ignored": ignored,
        "parts": many,
        "suggestions": shows_suggestions(request.user),
    }
    return render(request, "browse/actors.html", context)


def actor(request: HttpRequest, pk: int) -> HttpResponse:
    merged = survivor_for(Actor, pk, request.user)
    if merged is not None:
        return HttpResponseRedirect(merged.get_absolute_url())
    shown = get_object_or_404(Actor.objects.visible_to(request.user).select_related("affiliation"), pk=pk)
    page = ActorPage(shown, request.user, request.GET)
    if "" in request.GET.values() and not page.ignored:  # sent by the form, without a script
        return HttpResponseRedirect(
            f"{request.path}?{page.window.period}" if page.window.period else request.path
        )
    context = {
        "actor": shown,
        "page": page,
        "suggestions": shows_suggestions(request.user),
    }
    return render(request, "browse/actor.html", context)
