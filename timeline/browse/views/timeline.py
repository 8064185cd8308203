"""The timeline page: the form, the strip, one page of the chronology, the tray."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django_htmx.http import push_url

from timeline.browse.asof import finding
from timeline.browse.changes.span import Span
from timeline.browse.chronology import chronology, everything, groups, tray
from timeline.browse.clusters.rows import Clusters
from timeline.browse.contents import Contents
from timeline.browse.density import density, number
from timeline.browse.everywhere import links
from timeline.browse.lanes.lanes import PLACE, Lanes
from timeline.browse.lanes.quick import top
from timeline.browse.strip import Strip
from timeline.browse.window import Window
from timeline.browse.zoom import Zoom
from timeline.models import Actor, Event, Source, Timeline
from timeline.models.visibility import shows_suggestions
from timeline.models.vocabulary import EventType, State, Status

NAMES_OFFERED = 40
TIMELINES_OFFERED = 8
MOST_PRINTED = 500
"""Events in the print view; at about five a page that is a hundred pages."""
LONGEST_ADDRESS = 4_000
"""Characters of a query string that are sent on as they came; of a longer one, what could be read of it."""
AS_DATA = {"application/json": "timeline_json", "text/csv": "timeline_csv"}
"""Where a client is sent that would rather have the view as data."""


def timeline(request: HttpRequest) -> HttpResponse:
    response = _answer(request)
    patch_vary_headers(response, ["Accept", "HX-Request-Type", "Cookie"])
    return response


def _answer(request: HttpRequest) -> HttpResponse:
    if request.GET.get("compare") and request.GET.get("as_of"):
        given = request.GET.urlencode()
        query = given if len(given) <= LONGEST_ADDRESS else Span.read(request.GET, request.user).query
        return HttpResponseRedirect(f"{reverse('changes')}?{query}")
    window = _with_lanes(Window.read(request.GET, request.user), request.user)
    swapped = request.headers.get("HX-Request-Type") == "partial"
    asked = request.GET.getlist("lane")
    if not swapped and not window.ignored and [lane.key for lane in window.lanes] != asked:
        return HttpResponseRedirect(f"{request.path}{window.href}{PLACE}")
    if not swapped and _came_from_form(request) and not window.ignored:
        return HttpResponseRedirect(f"{request.path}{window.href if window.query else ''}")
    wanted = AS_DATA.get(request.get_preferred_type(["text/html", *AS_DATA]) or "")
    if wanted:
        return HttpResponseRedirect(reverse(wanted) + window.href)
    context = {"window": window, "swapped": swapped} | _view(window, request.user)
    if swapped:
        response = render(request, "browse/timeline.html#view", context)
        push_url(response, f"{request.path}{window.href if window.query else ''}")
        return response
    return render(request, "browse/timeline.html", context | _choices(window, request.user))


def _with_lanes(window: Window, user: Any) -> Window:
    """The window with what the quick choice of lanes stands for."""
    if not window.lanes or window.lanes[0].kind != "by":
        return window
    chosen = window.lanes[0]
    lanes = top(finding(window, user), chosen.value)
    none = () if lanes else (f"There is nothing to draw lanes {chosen.label.lower()} of.",)
    return replace(window, lanes=lanes, ignored=(*window.ignored, *none))


def _came_from_form(request: HttpRequest) -> bool:
    """A form sent without a script names every field, the empty ones too, and actors by name."""
    return "" in request.GET.values() or "with" in request.GET


def _view(window: Window, user: Any) -> dict[str, Any]:
    """What is swapped: everything but the form."""
    found = finding(window, user)
    spread = density(found)
    strip = Strip(found, spread)
    count = number(found)
    clusters = Clusters(found, spread) if Clusters.wanted(window, count.value) else None
    shown = clusters or chronology(found)
    undated = tray(found) if shown.ends_there and not window.undated else []
    return {
        "chronology": shown,
        "clusters": clusters,
        "grouped": Clusters.offered(window, count.value),
        "zoom": Zoom(window, shown.in_view),
        "strip": strip,
        "lanes": Lanes(found, strip),
        "sentence": window.sentence(count.value, count.more),
        "tray": undated,
        "undated_window": window.but(undated=True, first=None, last=None),
        "suggestions": shows_suggestions(user),
        "everywhere": links("" if window.as_of else window.text, "timeline"),
        "curated": [] if window.query else Timeline.objects.visible_to(user)[:TIMELINES_OFFERED],
        "nothing_yet": not count.value and not window.query and not Event.objects.exists(),
    }


def clusters(request: HttpRequest) -> HttpResponse:
    """The rows of a dense window alone, to be put in place of those shown; anything else is the timeline's."""
    window = Window.read(request.GET, request.user)
    home = f"{reverse('timeline')}{window.href}"
    if request.headers.get("HX-Request-Type") != "partial":
        return HttpResponseRedirect(home)
    found = finding(window, request.user)
    shown = {
        "window": window,
        "clusters": Clusters(found, density(found)),
        "suggestions": shows_suggestions(request.user),
    }
    response = render(request, "browse/_clusters.html", shown)
    push_url(response, home)
    return response


def numbers(request: HttpRequest) -> HttpResponse:
    """The strip as a table: by itself, or for the place under the strip."""
    window = Window.read(request.GET, request.user)
    found = finding(window, request.user)
    strip = Strip(found, density(found))
    count = number(found)
    context = {
        "window": window,
        "strip": strip.detail or strip,
        "sentence": window.sentence(count.value, count.more),
    }
    part = "#table" if request.headers.get("HX-Request-Type") == "partial" else ""
    return render(request, f"browse/numbers.html{part}", context)


def lanes(request: HttpRequest) -> HttpResponse:
    """The lanes as lists of words: by themselves, or for the place under the lanes."""
    window = _with_lanes(Window.read(request.GET, request.user), request.user)
    found = finding(window, request.user)
    count = number(found)
    context = {
        "window": window,
        "lanes": Lanes(found, Strip(found, density(found))),
        "sentence": window.sentence(count.value, count.more),
    }
    part = "#listed" if request.headers.get("HX-Request-Type") == "partial" else ""
    return render(request, f"browse/lanes.html{part}", context)


def contents(request: HttpRequest) -> HttpResponse:
    """Who, what, where, told by whom, how often in the window: by itself, or for the place under the strip."""
    window = Window.read(request.GET, request.user)
    found = finding(window, request.user)
    count = number(found)
    context = {
        "window": window,
        "contents": Contents(found),
        "sentence": window.sentence(count.value, count.more),
    }
    part = "#facets" if request.headers.get("HX-Request-Type") == "partial" else ""
    return render(request, f"browse/contents.html{part}", context)


def printed(request: HttpRequest) -> HttpResponse:
    """All events of the window with their evidence, to be printed, up to `MOST_PRINTED`."""
    window = Window.read(request.GET, request.user)
    found = finding(window, request.user)
    count = number(found)
    events, more = everything(found, MOST_PRINTED)
    context = {
        "window": window,
        "sentence": window.sentence(count.value, count.more),
        "groups": groups(events),
        "more": MOST_PRINTED if more else 0,
        "suggestions": shows_suggestions(request.user),
    }
    return render(request, "browse/printed.html", context)


def _choices(window: Window, user: Any) -> dict[str, Any]:
    """What the form offers."""
    sources = list(Source.objects.all())
    quads: dict[str, list[tuple[str, str]]] = {}
    for kind in EventType:
        quads.setdefault(kind.quad, []).append((kind.value, kind.label))
    return {
        "quads": quads.items(),
        "statuses": Status.choices,
        "chronologies": any(source.is_record for source in sources),
        "states": [State.SUGGESTED, State.ACCEPTED],
        "sources": [(source.pk, str(source)) for source in sources],
        "names": sorted(
            Actor.objects.visible_to(user).most_named(NAMES_OFFERED).values_list("name", flat=True)
        ),
    }
