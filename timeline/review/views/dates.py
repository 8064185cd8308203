"""The date explainer: dates of a text explained and corrected."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from timeline.actions import Conflict, CorrectExpression, Redate
from timeline.review.access import desk
from timeline.review.dates.corrections import corrections, latest
from timeline.review.dates.explainer import Explainer, Reading
from timeline.review.dates.forms import EXAMPLE, EXAMPLES, MISSED, CorrectionForm, ExplainForm, RedateForm
from timeline.review.dates.sentence import sentence_around
from timeline.review.deciding import Outcome, carry_out, version_of
from timeline.review.kinds import thing

PAGE = 50


@desk("GET", "POST")
def dates(request: HttpRequest) -> HttpResponse:
    """Explain what the query string, or, for a text too long for an address, the body gives. Nothing is changed."""
    form = ExplainForm(request.POST if request.method == "POST" else request.GET or None)
    if request.method == "GET" and not form.asked:
        return _show(request, ExplainForm(), None)
    if not form.is_valid():
        return _show(request, form, None, status=422)
    shown = Explainer.of(form.cleaned_data)
    if request.method == "POST" and shown.address and not _htmx(request):
        return redirect(shown.address)
    return _show(request, form, shown)


@desk("POST")
def correct(request: HttpRequest) -> HttpResponse:
    """Keep what an editor says an expression should be; then the explainer of the same text."""
    form = ExplainForm(request.POST)
    if not form.is_valid():
        return _show(request, form, None, status=422)
    shown = Explainer.of(form.cleaned_data)
    if request.POST.get("which") == MISSED:
        return _missed(request, form, shown)
    no_date = request.POST.get("no_date", "")[:40]
    key = no_date or request.POST.get("which", "")[:40]
    reading = shown.find(key)
    if reading is None:
        form.add_error(
            None, "These words are not read as a time expression any more. Look at the text again."
        )
        return _show(request, form, shown, status=422)
    sent = CorrectionForm(request.POST, prefix=key, no_date=bool(no_date))
    outcome = Outcome()
    if sent.is_valid() and any(one.edtf == sent.cleaned_data["edtf"] for one in reading.corrections):
        sent.add_error("edtf", "This correction is on record already.")
    if sent.is_valid():
        outcome = carry_out(_correction(request, shown, _place(reading), reading.engine, sent.cleaned_data))
        outcome.tell(sent)
    if outcome.decision is None:
        again = replace(shown, sent=(key, sent))
        return _show(request, form, again, status=outcome.status if outcome.error else 422)
    if shown.address and not _htmx(request):
        messages.success(request, f"Kept: {outcome.decision.subject_label}.")
        return redirect(f"{shown.address}#r-{reading.key}")
    return _show(request, form, replace(shown), kept=outcome.decision)


def _missed(request: HttpRequest, form: ExplainForm, shown: Explainer) -> HttpResponse:
    """Keep that words were missed, and which date they give."""
    sent = shown.missing(request.POST)
    outcome = Outcome()
    if sent.is_valid():
        outcome = carry_out(_correction(request, shown, sent.place, {}, sent.cleaned_data))
        outcome.tell(sent)
    if outcome.decision is None:
        again = replace(shown, sent=(MISSED, sent))
        return _show(request, form, again, status=outcome.status if outcome.error else 422)
    if shown.address and not _htmx(request):
        messages.success(request, f"Kept: {outcome.decision.subject_label}.")
        return redirect(f"{shown.address}#missed")
    return _show(request, form, replace(shown), kept=outcome.decision)


@desk()
def corrections_page(request: HttpRequest) -> HttpResponse:
    """Every correction of an expression, withdrawn ones struck."""
    page = Paginator(corrections(), PAGE).get_page(request.GET.get("page"))
    return render(request, "review/corrections.html", {"page": page})


@desk()
def corrections_lines(request: HttpRequest) -> HttpResponse:
    """Those that stand as JSON Lines, for the author of a rule."""
    lines = "".join(f"{json.dumps(one.as_line(), ensure_ascii=False)}\n" for one in latest(corrections()))
    response = HttpResponse(lines, content_type="application/jsonl; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="date-corrections.jsonl"'
    return response


@desk("GET", "POST")
def redate(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Another date for an event or statement; then back to where its form stood."""
    row = thing(kind, pk, "event", "statement")
    form = RedateForm.of(kind, row, request.POST if request.method == "POST" else None)
    back = _back(request) or reverse("history", args=[kind, pk])
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["reason"]
        action = Redate(
            user=request.user,
            subject=row,
            version=version_of(request.POST),
            edtf=form.cleaned_data["edtf"],
            derivation=why,
            reason=why,
        )
        outcome = carry_out(action)
        if outcome.decision:
            messages.success(request, f"The date of “{row}” is {form.cleaned_data['edtf']} now.")
            return redirect(back)
        outcome.tell(form)
    if isinstance(outcome.error, Conflict):
        row = outcome.error.current
    status = 200 if request.method != "POST" else outcome.status if outcome.error else 422
    context = {"kind": kind, "row": row, "form": form, "back": back}
    return render(request, "review/redate.html", context, status=status)


def _place(reading: Reading) -> tuple[int, int]:
    return reading.time.span.start, reading.time.span.end


def _correction(
    request: HttpRequest,
    shown: Explainer,
    place: tuple[int, int],
    engine: dict[str, Any],
    given: dict[str, Any],
) -> Any:
    start, end = place
    return CorrectExpression(
        user=request.user,
        text=shown.text,
        start=start,
        end=end,
        context=sentence_around(shown.text, start, end),
        published=shown.published,
        edtf=given["edtf"],
        reason=given["reason"],
        engine=engine | {"language": shown.language},
        article=shown.article,
    )


def _show(
    request: HttpRequest, form: ExplainForm, shown: Explainer | None, status: int = 200, **more: Any
) -> HttpResponse:
    """The page, or, for htmx, the part below the heading."""
    example = _at(EXAMPLE)
    examples = [{"label": label, "address": _at(given)} for label, given in EXAMPLES]
    context = {"form": form, "shown": shown, "example": example, "examples": examples, **more}
    htmx = _htmx(request)
    name = "review/dates.html#explainer" if htmx else "review/dates.html"
    response = render(request, name, context, status=status)
    if htmx and shown is not None and status == 200 and shown.address:
        response["HX-Push-Url"] = shown.address
    patch_vary_headers(response, ["HX-Request"])
    return response


def _at(given: dict[str, str]) -> str:
    return f"{reverse('dates')}?{urlencode(given)}"


def _htmx(request: HttpRequest) -> bool:
    return bool(request.htmx)  # type: ignore[attr-defined]


def _back(request: HttpRequest) -> str:
    """The page that the form stood on, if it is one of ours."""
    back = request.POST.get("back", "") or request.GET.get("back", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if ours else ""
