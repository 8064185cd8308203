"""Readers' pages: read the form, call one named query, render one template."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from timeline.models import Actor, Article, Event, Timeline


def timeline(request: HttpRequest) -> HttpResponse:
    events = Event.objects.visible_to(request.user).core().for_cards()
    return render(request, "browse/timeline.html", {"events": events})


def event(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Event.objects.visible_to(request.user).for_cards(), pk=pk)
    return render(request, "browse/event.html", {"event": shown})


def actor(request: HttpRequest, pk: int) -> HttpResponse:
    return render(
        request,
        "browse/actor.html",
        {"actor": get_object_or_404(Actor.objects.visible_to(request.user), pk=pk)},
    )


def article(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "browse/article.html", {"article": get_object_or_404(Article, pk=pk)})


def curated(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Timeline.objects.visible_to(request.user), slug=slug)
    return render(request, "browse/curated.html", {"timeline": shown})


def actors(request: HttpRequest) -> HttpResponse:
    shown = Actor.objects.visible_to(request.user).busiest_first()[:200]
    return render(request, "browse/actors.html", {"actors": shown})


def articles(request: HttpRequest) -> HttpResponse:
    return render(request, "browse/articles.html", {"articles": Article.objects.latest_first()[:200]})


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "browse/about.html")
