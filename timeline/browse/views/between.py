"""Between two: the page, and the choice of the two."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from timeline.browse.between.form import BetweenForm
from timeline.browse.between.page import BetweenPage
from timeline.browse.between.pairs import pairs
from timeline.browse.survivors import survivor_for
from timeline.browse.window import Window
from timeline.models import Actor
from timeline.models.visibility import shows_suggestions

NAMES_OFFERED = 60


def between(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    one, two = _shown(pk, request.user), _shown(other, request.user)
    page = BetweenPage(one, two, request.user, request.GET)
    address = reverse("between", args=[one.pk, two.pk])
    if one == two:
        return HttpResponseRedirect(reverse("choose_two"))
    unscripted = "" in request.GET.values() and not page.ignored
    if unscripted or address != request.path:
        return HttpResponseRedirect(f"{address}?{page.window.period}" if page.window.period else address)
    context = {"page": page, "suggestions": shows_suggestions(request.user)}
    return render(request, "browse/between.html", context)


def _shown(pk: int, user: Any) -> Actor:
    """The actor, or the one that it was merged into."""
    rows = Actor.objects.visible_to(user)
    return rows.filter(pk=pk).first() or survivor_for(Actor, pk, user) or get_object_or_404(rows, pk=pk)


def choose_two(request: HttpRequest) -> HttpResponse:
    form = BetweenForm(request.GET, request.user)
    form.is_valid()
    one, other = form.cleaned_data["one"], form.cleaned_data["other"]
    if one and other and one != other:
        window = Window(first=form.cleaned_data["first"], last=form.cleaned_data["last"])
        address = reverse("between", args=[one.pk, other.pk])
        return HttpResponseRedirect(f"{address}{window.href if window.query else ''}")
    if one and one == other:
        form.ignore("These are one and the same: choose two.")
    context = {
        "asked": request.GET,
        "ignored": form.ignored,
        "pairs": pairs(request.user),
        "names": sorted(
            Actor.objects.visible_to(request.user).most_named(NAMES_OFFERED).values_list("name", flat=True)
        ),
    }
    return render(request, "browse/choose_two.html", context)
