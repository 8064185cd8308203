"""Saved views: a short address that leads to a view, how to cite it, and the list of one's own."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from timeline.actions import ChangeView, SaveView
from timeline.browse.asof import finding
from timeline.browse.density import number
from timeline.browse.statements.looked_at import LookedAt
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

    title = forms.CharField(
        max_length=200,
        widget=forms.TextInput(attrs={"autofocus": True}),
        error_messages={"required": "Write a title."},
    )
    page = forms.ChoiceField(
        choices=Page.choices,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Only the timeline and the statements can be kept."
        ),
    )
    query = forms.CharField(
        max_length=LONGEST_QUERY,
        required=False,
        widget=forms.HiddenInput,
        error_messages={"max_length": "This view has too many filters to be kept. Leave some out."},
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view shows somebody today: its canonical query, a title, a sentence with how many, or `more` than that."""

    query: str
    title: str
    sentence: str
    count: int
    more: bool


def shown(page: str, query: str, user: Any) -> Shown:
    """What `query` shows `user` on the page of the statements, or else on the timeline."""
    if page == Page.STATEMENTS:
        selection = Selection.read(query, user)
        looked = LookedAt(selection, user)
        said = selection.sentence(looked.count, looked.partly)
        return Shown(selection.query, selection.sentence(None), said, looked.count, looked.partly)
    window = Window.read(query, user)
    found = finding(window, user)
    counted = number(found)
    said = window.sentence(counted.value, counted.more)
    return Shown(window.query, window.sentence(None), said, counted.value, counted.more)


@require_safe
def open_view(request: HttpRequest, key: str) -> HttpResponse:
    """To what was saved."""
    view = _kept(key)
    return HttpResponseRedirect(view.target) if view else _gone(request)


@require_safe
def cite(request: HttpRequest, key: str) -> HttpResponse:
    """What it is, who saved it when, what it had then and has now, and words to cite it by."""
    view = _kept(key)
    if not view:
        return _gone(request)
    now = shown(view.page, view.query, request.user)
    context = {
        "view": view,
        "sentence": now.sentence,
        "changed": (now.count, now.more) != (view.number, view.more),
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
    given = request.POST if request.method == "POST" else request.GET
    page = given.get("page", "")
    now = shown(page, given.get("query", ""), request.user)
    if request.method == "POST":
        query = max(given.get("query", ""), now.query, key=len)
        form = SavedForm({"title": given.get("title", ""), "page": page, "query": query})
    else:
        page = page if page in Page.values else Page.TIMELINE.value
        form = SavedForm(initial={"page": page, "query": now.query, "title": now.title[:200]})
    if form.is_valid():
        action = SaveView(
            user=request.user, title=form.cleaned_data["title"], page=page, query=now.query, number=now.count,
            more=now.more,
        )  # fmt: skip
        outcome = carry_out(action)
        if outcome.decision:
            messages.success(request, "The view is saved.")
            return redirect("cite_view", action.row.key)
        outcome.tell(form)
    context = {"form": form, "sentence": now.sentence, "target": _target(page, now)}
    return render(request, "publish/save.html", context, status=422 if form.errors else 200)


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


def _target(page: str, now: Shown) -> str:
    return SavedView(page=page if page in Page.values else Page.TIMELINE, query=now.query).target


def _kept(key: str) -> SavedView | None:
    """The view of that key; None if its owner has removed it."""
    view = get_object_or_404(SavedView.objects.select_related("owner"), key=key)
    return None if view.removed else view


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "404.html", {"told": "Whoever saved this view has removed it."}, status=404)
