"""How much may be sent at once. Checked before a byte of it is read, whoever sends it and wherever to."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render


def refuse_large(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], Any]:
    """Middleware: what says that it is longer than `MOST_BYTES_SENT` is answered with 413.

    Django reads a form, files and all, to look for its token; what does not say how long it is it takes for empty.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and len(length) < 12 and int(length) <= settings.MOST_BYTES_SENT:
            return get_response(request)
        return render(request, "413.html", {"most": settings.MOST_BYTES_SENT}, status=413)

    return middleware
