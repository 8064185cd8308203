"""Saved views: a short address that leads to a view, how to cite it, and the list of one's own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from timeline.actions import ChangeView, SaveView
from timeline.browse.asof import finding
from timeline.browse.density import density, number
from timeline.browse.statements.selection import Selection
from timeline.browse.window import Window
from timeline.models import SavedView
from timeline.models.saved import LONGEST_QUERY, Page
from timeline.review.deciding import carry_out

_TOLD = {
    True: "The view is removed. Its address leads nowhere now.",
    False: "The view is back.",
    None: "The view has its new title.",
}


class SavedForm(forms.Form):
    """What a view is called, and which it is."""

    title = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autofocus": True}))
    page = forms.ChoiceField(choices=Page.choices, widget=forms.HiddenInput)
    query = forms.CharField(max_length=LONGEST_QUERY, required=False, widget=forms.HiddenInput)


def shown(page: str, query: str, user: Any) -> tuple[str, str, int, bool]:
    """The canonical query of a view, what it shows in words, how many that are for `user`, and whether there are more."""
    if page == Page.STATEMENTS:
        selection = Selection.read(query, user)
        count = selection.matching(user).count()
        return selection.query, selection.sentence(count), count, False
    window = Window.read(query, user)
    found = finding(window, user)
    counted = number(found, density(found))
    return window.query, window.sentence(counted.value, counted.more), counted.value, counted.more


@require_safe
def open_view(request: HttpRequest, key: str) -> HttpResponse:
    """To what was saved."""
    return HttpResponseRedirect(_kept(key).target)


@require_safe
def cite(request: HttpRequest, key: str) -> HttpResponse:
    """What it is, who saved it when, what it had then and has now, and words to cite it by."""
    view = _kept(key)
    _, sentence, count, more = shown(view.page, view.query, request.user)
    context = {
        "view": view,
        "sentence": sentence,
        "changed": (count, more) != (view.number, view.more),
        "address": request.build_absolute_uri(view.get_absolute_url()),
        "own": view.owner_id == request.user.pk,
    }
    return render(request, "publish/cite.html", context)


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """The views of whoever is signed in."""
    return render(request, "publish/saved.html", {"views": SavedView.objects.of(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Asks for a title, and keeps the view."""
    form = SavedForm(request.POST) if request.method == "POST" else SavedForm(initial=_asked(request))
    if form.is_valid():
        given = form.cleaned_data
        query, _, count, more = shown(given["page"], given["query"], request.user)
        action = SaveView(
            user=request.user, title=given["title"], page=given["page"], query=query, number=count, more=more
        )
        outcome = carry_out(action)
        if outcome.decision:
            messages.success(request, "The view is saved.")
            return redirect("cite_view", action.row.key)
        outcome.tell(form)
    return render(request, "publish/save.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@login_required
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Another title; or removed, or put back."""
    view = get_object_or_404(SavedView, key=key)
    wanted = {"remove": True, "restore": False}.get(request.POST.get("do", ""))
    title = request.POST.get("title", "")[:200] if wanted is None else None
    outcome = carry_out(ChangeView(user=request.user, subject=view, title=title, removed=wanted))
    if outcome.error:
        messages.error(request, outcome.error.message)
    else:
        messages.success(request, _TOLD[wanted])
    return redirect("saved_views")


def _kept(key: str) -> SavedView:
    view = get_object_or_404(SavedView.objects.select_related("owner"), key=key)
    if view.removed:
        raise Http404("This saved view was removed by its owner.")
    return view


def _asked(request: HttpRequest) -> dict[str, str]:
    """The page and query of the address, and what they show as a title."""
    page = request.GET.get("page", "")
    page = page if page in Page.values else Page.TIMELINE.value
    query, sentence, _, _ = shown(page, request.GET.get("query", "")[:LONGEST_QUERY], request.user)
    return {"page": page, "query": query, "title": sentence[:200]}
