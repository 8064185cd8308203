"""Curated timelines: publish them, take them back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from timeline.actions import Publish
from timeline.models import Timeline
from timeline.review.access import desk
from timeline.review.deciding import carry_out
from timeline.review.kinds import thing


@desk()
def timelines(request: HttpRequest) -> HttpResponse:
    return render(request, "review/timelines.html", {"timelines": Timeline.objects.select_related("owner")})


@desk("POST")
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """`public` in the form: publish; without it: take back."""
    shown, public = thing("timeline", pk), "public" in request.POST
    action = Publish(user=request.user, subject=shown, public=public)
    outcome = carry_out(action)
    if outcome.error:
        return render(
            request,
            "review/refused.html",
            {"error": outcome.error, "back": reverse("desk_timelines")},
            status=outcome.status,
        )
    messages.success(request, f"Readers {'now' if public else 'no longer'} see “{shown}”.")
    return redirect("desk_timelines")
