"""Forms to add and to correct an event, an actor, a statement, a note."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from timeline.actions import AddActor, AddEvent, Conflict, Edit
from timeline.review.access import desk
from timeline.review.changes import compare
from timeline.review.deciding import Outcome, carry_out, version_of
from timeline.review.forms import (
    ActorForm,
    EventForm,
    NoteForm,
    ParticipantFormSet,
    PositionFormSet,
    StatementForm,
)
from timeline.review.item import Item
from timeline.review.kinds import thing

FORMS: dict[str, Any] = {"event": EventForm, "actor": ActorForm, "statement": StatementForm, "note": NoteForm}
LINES: dict[str, Any] = {"event": ParticipantFormSet, "actor": PositionFormSet}


@desk("GET", "POST")
def add(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in LINES:
        raise Http404(f"Nothing of the kind {kind} is added here.")
    form, lines = _bound(request, kind, None)
    outcome = Outcome()
    if request.method == "POST" and _valid(form, lines):
        action = {"event": AddEvent, "actor": AddActor}[kind]
        made = action(user=request.user, values=_values(kind, form, lines), reason=_reason(form))
        outcome = carry_out(made)
        if outcome.decision:
            messages.success(request, f"Added “{made.row}”.")
            return redirect("history", kind, made.row.pk)
        outcome.tell(form)
    context = {"kind": kind, "form": form, "lines": lines, "row": None}
    return render(request, "review/edit.html", context, status=_status(request, outcome))


@desk("GET", "POST")
def edit(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    row = thing(kind, pk, *FORMS)
    form, lines = _bound(request, kind, row)
    outcome = Outcome()
    if request.method == "POST" and _valid(form, lines):
        action = Edit(
            user=request.user,
            subject=row,
            version=version_of(request.POST),
            values=_values(kind, form, lines),
            accept="accept" in request.POST,
            reason=_reason(form),
        )
        outcome = carry_out(action)
        if outcome.decision:
            messages.success(request, f"Saved “{row}”.")
            return redirect(_next(request, kind, pk))
        outcome.tell(form)
    context = {"kind": kind, "form": form, "lines": lines, "row": row, "query": request.GET.urlencode()}
    if kind in ("event", "statement"):
        context["item"] = Item(row)
    if isinstance(outcome.error, Conflict):
        context["differences"] = compare(outcome.error.current, outcome.error.submitted)
        context["row"] = outcome.error.current
    return render(request, "review/edit.html", context, status=_status(request, outcome))


def _bound(request: HttpRequest, kind: str, row: Any) -> tuple[Any, Any]:
    data = request.POST if request.method == "POST" else None
    form = FORMS[kind](data, initial=FORMS[kind].initial_of(row))
    lines = None
    if kind in LINES:
        lines = LINES[kind](data, initial=LINES[kind].initial_of(row), prefix="lines")
    return form, lines


def _valid(form: Any, lines: Any) -> bool:
    """Both are asked, so that the page shows all errors at once."""
    valid = form.is_valid()
    return bool((lines is None or lines.is_valid()) and valid)


def _values(kind: str, form: Any, lines: Any) -> dict[str, Any]:
    values = dict(form.values)
    if kind == "event":
        values["participants"] = lines.participants
    if kind == "actor":
        values["positions"] = lines.posts
    return values


def _reason(form: Any) -> str:
    return str(form.cleaned_data.get("reason", ""))


def _status(request: HttpRequest, outcome: Outcome) -> int:
    if request.method != "POST":
        return 200
    return outcome.status if outcome.error else 422


def _next(request: HttpRequest, kind: str, pk: int) -> str:
    """Back to the queue if the editor came from there, else to the history of the thing."""
    if request.GET.get("kind"):
        return f"{reverse('queue')}?{request.GET.urlencode()}"
    return reverse("history", args=[kind, pk])
