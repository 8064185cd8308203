"""The timeline's address with another suffix, an event's too."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from timeline.browse.density import density, number
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
    rows: Any = window.events(request.user).for_cards(request.user)
    if window.after is not None:
        rows = rows.filter(position__gt=window.after)
    found = list(rows[: A_PAGE + 1])
    more, found = len(found) > A_PAGE, found[:A_PAGE]
    on = window.but(undated=window.undated, after=found[-1].position) if more else None
    absolute = request.build_absolute_uri
    filtered = Found(window, request.user)
    count = number(filtered, density(filtered))
    return JsonResponse(
        {
            "format": FORMAT,
            "query": window.query,
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
    user = request.user

    def lines() -> Iterator[str]:
        yield "\ufeff" + writer.writerow(COLUMNS)
        after = -1
        while True:
            rows: Any = window.events(user).filter(position__gt=after).for_cards(user)
            found = list(rows[:A_PAGE])
            for event in found:
                yield writer.writerow(event_row(event, absolute))
            if len(found) < A_PAGE:
                return
            after = found[-1].position

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="timeline.csv"'
    return response


def event_json(request: HttpRequest, pk: int) -> HttpResponse:
    rows: Any = Event.objects.visible_to(request.user).for_cards(request.user)
    merged = survivor_for(Event, pk, request.user)
    if merged is not None:
        return HttpResponseRedirect(reverse("event_json", args=[merged.pk]))
    event = get_object_or_404(rows, pk=pk)
    return JsonResponse(
        event_object(event, request.build_absolute_uri), json_dumps_params={"ensure_ascii": False}
    )
