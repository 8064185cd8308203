"""Who decided what, when and why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from timeline.review.access import desk
from timeline.review.changes import story
from timeline.review.kinds import MODELS, thing
from timeline.review.lists import DecisionList


@desk()
def history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    row = thing(kind, pk)
    return render(request, "review/history.html", {"row": row, "kind": kind, "entries": story(row)})


@desk()
def decisions(request: HttpRequest) -> HttpResponse:
    return render(
        request, "review/decisions.html", {"list": DecisionList.read(request.GET), "kinds": list(MODELS)}
    )
