"""Small answers while an editor types: which actors are called so, what a date means."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from timeline.extract.dates.edtf import Edtf, EdtfError
from timeline.models import Actor
from timeline.review.access import desk


def _typed(request: HttpRequest) -> str:
    """The value of the field that asks, whatever it is called."""
    return str(next(iter(request.GET.values()), "")).replace("\0", "").strip()[:240]


@desk()
def find_actor(request: HttpRequest) -> HttpResponse:
    """Options for the picker: the busiest actors whose name has the typed text in it."""
    text = _typed(request).partition(" #")[0]
    actors = Actor.objects.current().called(text).busiest_first().select_related("affiliation")[:12]
    return render(request, "review/_actor_options.html", {"actors": actors})


@desk()
def check_date(request: HttpRequest) -> HttpResponse:
    """What the typed date means, in words, or what is wrong with it."""
    text = _typed(request)
    context: dict[str, object] = {"text": text}
    try:
        context["date"] = Edtf.parse(text) if text else None
    except EdtfError as error:
        context["error"] = str(error)
    return render(request, "review/_date_check.html", context)
