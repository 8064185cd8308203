"""How much of the same words there is among events, statements and articles."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from timeline.browse.everywhere import LISTS, counted
from timeline.browse.window import Window


def everywhere(request: HttpRequest) -> HttpResponse:
    """The links with their numbers, for the page that asks; a browser without the script is sent to the timeline."""
    window = Window.read(request.GET, request.user)
    if request.headers.get("HX-Request-Type") != "partial":
        return HttpResponseRedirect(f"/{Window(text=window.text).href}")
    here = request.GET.get("here", "")
    kinds = counted(window.text, request.user, here if here in dict(LISTS) else "")
    return render(request, "browse/_everywhere.html", {"everywhere": kinds, "counted": True})
