"""The queue, and the decisions taken in it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from timeline.actions import Accept, Defer, Invalid, Reject, Undo
from timeline.models import Decision, Verb
from timeline.review.access import desk
from timeline.review.deciding import Outcome, carry_out, version_of
from timeline.review.item import Item
from timeline.review.kinds import JUDGED, thing
from timeline.review.queue import Queue, QueueForm

VERBS: dict[str, Any] = {"accept": Accept, "reject": Reject, "defer": Defer}


@desk()
def queue(request: HttpRequest) -> HttpResponse:
    return _show(request, Queue.read(request.GET, request.user))


@desk("POST")
def decide(request: HttpRequest, kind: str, pk: int, verb: str) -> HttpResponse:
    """Accept, reject or defer; then the queue of the query string, whose `at` is what comes next."""
    if verb not in VERBS:
        raise Http404(f"Nothing is called {verb} here.")
    row = thing(kind, pk, *JUDGED, "position")
    action = VERBS[verb](
        user=request.user,
        subject=row,
        version=version_of(request.POST),
        reason=request.POST.get("reason", "")[:500],
    )
    return after(request, carry_out(action), at=pk if kind in JUDGED else None)


@desk("POST")
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision back (or, if it is an undo, carry it out again); then show what it was about."""
    decision = Decision.objects.filter(pk=pk).first()
    if decision is None:
        raise Http404(f"No decision {pk}.")
    outcome = carry_out(Undo(user=request.user, undone=decision))
    at = decision.subject_id if decision.subject_type == Queue.read(request.GET, request.user).kind else None
    return after(request, outcome, at=at, chosen=at)


def after(request: HttpRequest, outcome: Outcome, at: int | None, chosen: int | None = None) -> HttpResponse:
    """Back to where the button stood: the queue, or the page named by `back`.

    `at` is the item to stay at after an error, `chosen` the one to go to after success; None is the query's own.
    """
    back = request.POST.get("back", "")
    if back and url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    ):
        if outcome.error is None:
            messages.success(request, _told(outcome.decision))
            return redirect(back)
        return render(
            request, "review/refused.html", {"error": outcome.error, "back": back}, status=outcome.status
        )
    data = request.GET.copy()
    here = at if outcome.error else chosen
    if here:
        data["at"] = str(here)
    return _show(request, Queue.read(data, request.user), outcome)


def refuse(request: HttpRequest, form: Any, at: int) -> HttpResponse:
    """The queue at the same item, saying what is wrong with what was sent."""
    message = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return after(request, Outcome(error=Invalid(message)), at=at)


def _told(decision: Any) -> str:
    """What is said on a page that does not show the decision itself."""
    if decision.verb != Verb.UNDO:
        return f"{decision}."
    return f"{'Done again' if decision.undoes.verb == Verb.UNDO else 'Taken back'}: {decision.undoes}."


def _show(request: HttpRequest, shown: Queue, outcome: Outcome | None = None) -> HttpResponse:
    """The queue; after a decision without script, a redirect to it."""
    at = f"&at={shown.item.pk}" if shown.item else ""
    address = f"{reverse('queue')}?{shown.query}{at}"
    htmx: Any = request.htmx  # type: ignore[attr-defined]
    if outcome is not None and outcome.error is None and not htmx:
        return redirect(address)
    context = {
        "queue": shown,
        "form": QueueForm({"kind": shown.kind, "source": shown.source}),
        "item": Item(shown.item) if shown.item else None,
        "outcome": outcome,
    }
    name = "review/queue.html#review" if htmx else "review/queue.html"
    response = render(request, name, context, status=outcome.status if outcome else 200)
    if htmx:
        response["HX-Replace-Url" if outcome else "HX-Push-Url"] = address
    patch_vary_headers(response, ["HX-Request"])
    return response
