"""A note on an event, an actor, a statement or an article."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from timeline.actions import WriteNote
from timeline.review.access import desk
from timeline.review.deciding import Outcome, carry_out
from timeline.review.forms import NoteForm
from timeline.review.kinds import thing


@desk("GET", "POST")
def write(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    row = thing(kind, pk, "event", "actor", "statement", "article")
    form, outcome = NoteForm(request.POST or None), Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = carry_out(WriteNote(user=request.user, subject=row, **form.values))
        if outcome.decision:
            messages.success(request, "The note is kept.")
            return redirect("annotate", pk) if kind == "article" else redirect("history", kind, pk)
        outcome.tell(form)
    status = 200 if request.method != "POST" else outcome.status if outcome.error else 422
    return render(request, "review/note.html", {"row": row, "kind": kind, "form": form}, status=status)
