"""The queue of pairs that may be one, and the verdicts on them."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from timeline.review.access import desk
from timeline.review.deciding import carry_out
from timeline.review.pairs import PAIRS, VERDICTS, Pairs


class AtForm(forms.Form):
    """The pair, as it stands in the address."""

    at = forms.IntegerField(min_value=1, max_value=2**62, required=False)


class VerdictForm(forms.Form):
    """Why, and which versions the editor saw."""

    reason = forms.CharField(max_length=500, required=False)
    one_version = forms.IntegerField(min_value=0, max_value=2**31, required=False)
    other_version = forms.IntegerField(min_value=0, max_value=2**31, required=False)


@desk()
def pairs(request: HttpRequest, kind: str) -> HttpResponse:
    """`?at=…`: the pair of this number; else the likeliest that waits."""
    form = AtForm(request.GET)
    at = form.cleaned_data["at"] if form.is_valid() else None
    return _show(request, Pairs(request.user, _known(kind), at))


@desk("POST")
def judge_pair(request: HttpRequest, kind: str, pk: int, verdict: str) -> HttpResponse:
    """Same, different or unsure; then the next pair."""
    shown = Pairs(request.user, _known(kind), pk)
    if verdict not in VERDICTS or shown.suggestion is None or shown.suggestion.pk != pk:
        raise Http404(f"No verdict {verdict} on a pair {pk} of this kind.")
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return _show(request, shown, 422, "A reason has 500 characters at most.")
    given = form.cleaned_data
    following = shown.after
    outcome = carry_out(
        shown.judged(verdict, given["reason"], (given["one_version"], given["other_version"]))
    )
    if outcome.decision is None:
        return _show(
            request,
            Pairs(request.user, kind, pk),
            outcome.status,
            outcome.error.message if outcome.error else "",
        )
    messages.success(request, f"{outcome.decision}.")
    return redirect(following or "pairs", *([] if following else [kind]))


def _known(kind: str) -> str:
    if kind not in PAIRS:
        raise Http404(f"Nothing of the kind {kind} is compared.")
    return kind


def _show(request: HttpRequest, shown: Pairs, status: int = 200, error: str = "") -> HttpResponse:
    return render(request, "review/pairs.html", {"shown": shown, "error": error}, status=status)
