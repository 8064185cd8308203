"""The timeline's address with another suffix, an event's too."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.urls import reverse

from timeline.browse.asof import finding, loaded
from timeline.browse.density import number
from timeline.browse.found import Found
from timeline.browse.survivors import survivor_for
from timeline.browse.window import Window
from timeline.models import Event
from timeline.publish.rows import COLUMNS, FORMAT, Echo, event_object, event_row

A_PAGE = 500
"""Events in one JSON page; `next` leads on."""


def timeline_json(request: HttpRequest) -> HttpResponse:
    """The events of the window from its `after` on, at most 500, with what was ignored of the query."""
    window = Window.read(request.GET, request.user)
    filtered = finding(window, request.user)
    found = _some(filtered, -1 if window.after is None else window.after, A_PAGE + 1)
    more, found = len(found) > A_PAGE, found[:A_PAGE]
    on = window.but(undated=window.undated, after=found[-1].position) if more else None
    absolute = request.build_absolute_uri
    count = number(filtered)
    return JsonResponse(
        {
            "format": FORMAT,
            "query": window.query,
            "as_of": window.as_of.isoformat() if window.as_of else None,
            "sentence": window.sentence(count.value, count.more),
            "ignored": list(window.ignored),
            "events": [event_object(event, absolute) for event in found],
            "next": absolute(f"{request.path}{on.href}") if on else None,
        },
        json_dumps_params={"ensure_ascii": False},
    )


def timeline_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All events of the window, one a line, streamed."""
    window = Window.read(request.GET, request.user)
    writer = csv.writer(Echo())
    absolute = request.build_absolute_uri
    filtered = finding(window, request.user)

    def lines() -> Iterator[str]:
        yield "\ufeff" + writer.writerow(COLUMNS)
        after = -1
        while True:
            found = _some(filtered, after, A_PAGE)
            for event in found:
                yield writer.writerow(event_row(event, absolute))
            if len(found) < A_PAGE:
                return
            after = found[-1].position

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="timeline.csv"'
    return response


def _some(found: Found, after: int, most: int) -> list[Any]:
    """The first `most` events of the window behind a position, with their evidence, in order."""
    if found.window.asof is None:
        rows: Any = found.window.events(found.user).filter(position__gt=after)
        return list(rows.for_cards(found.user)[:most])
    low, high = found.range
    positions = [position for position in found.lasting if position > after][:most]
    start: int | None = max(low, after + 1)
    while start is not None and len(positions) < most:
        stretch = found.stretch(start, high, most - len(positions), newest=False)
        positions += stretch.positions
        start = stretch.on + 1 if stretch.on is not None else None
    return sorted(found.load(positions, evidence=True), key=lambda event: event.position)


def event_json(request: HttpRequest, pk: int) -> HttpResponse:
    window = Window.read(request.GET, request.user)
    merged = survivor_for(Event, pk, request.user)
    if merged is not None:
        known = window.asof.query if window.asof else ""
        return HttpResponseRedirect(reverse("event_json", args=[merged.pk]) + known)
    rows = Event.objects.visible_to(request.user).filter(pk=pk)
    shown = next(iter(loaded(rows, request.user, window.asof)), None)
    if shown is None or (window.asof and shown.known.day(window.asof) > window.asof.day):
        raise Http404(f"No event {pk}{f' {window.asof.words}' if window.asof else ''}.")
    return JsonResponse(
        event_object(shown, request.build_absolute_uri), json_dumps_params={"ensure_ascii": False}
    )
