"""The record's pages: what the articles gave beside it, the same as CSV, taking a chronology in, joining what is one."""

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from timeline.actions import MergeEvents
from timeline.browse.cards import account
from timeline.models import Actor, Event, Source
from timeline.models.visibility import shows_suggestions
from timeline.publish.rows import Echo, cell
from timeline.record.view import MOST, Compared
from timeline.resolve.record import VERDICTS, Held, twin_of
from timeline.review.access import desk
from timeline.review.deciding import carry_out

NAMES_OFFERED = 200
SAID = {
    "found": "Found",
    "wider": "Found, dated less exactly",
    "elsewhen": "Other date",
    "missing": "Missing",
}
COLUMNS = (
    "verdict", "record", "record_edtf", "record_place", "reference", "event", "event_edtf", "event_place", "headline",
    "record_url", "event_url",
)  # fmt: skip


def record(request: HttpRequest) -> HttpResponse:
    """A chronology beside the articles. A form sent without a script is led to the canonical address."""
    compared = Compared.read(request.GET, request.user)
    if ("" in request.GET.values() or "with" in request.GET) and not compared.ignored:
        return HttpResponseRedirect(f"{request.path}?{compared.query}")
    rows = compared.page.object_list
    context = {
        "compared": compared,
        "rows": [(held, SAID[held.verdict], account(held.row.report)) for held in rows],
        "counts": [(name, SAID[name], compared.comparison.count(name)) for name in VERDICTS],
        "chronologies": Source.objects.chronologies(),
        "names": _names(compared.record, request.user),
        "most": MOST,
        "suggestions": shows_suggestions(request.user),
        "page": compared.page,
        "beyond": compared.beyond,
    }
    return render(request, "record/record.html", context)


def _names(chronology: Source | None, user: Any) -> Any:
    """Who acts in the rows of a chronology, by name, of those that `user` may see."""
    if chronology is None:
        return []
    acting = Actor.objects.visible_to(user).filter(
        reported_roles__role="actor", reported_roles__report__source=chronology
    )
    return acting.order_by("name").values_list("name", flat=True).distinct()[:NAMES_OFFERED]


def record_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The comparison, a row a line, then what no row of the record has."""
    compared = Compared.read(request.GET, request.user)
    if compared.too_many:
        cause = f"More than {MOST:,} rows lie in this period. Choose a shorter one, or somebody."
        return HttpResponse(cause, status=422, content_type="text/plain; charset=utf-8")
    absolute = request.build_absolute_uri
    writer = csv.writer(Echo())

    def lines() -> Iterator[str]:
        yield "\ufeff" + writer.writerow(COLUMNS)
        for held in compared.comparison.rows:
            yield writer.writerow([cell(str(value)) for value in _held_row(held, absolute)])
        for event in compared.comparison.beyond:
            values = [
                "not on record",
                "",
                "",
                "",
                "",
                *_event_row(event),
                "",
                absolute(event.get_absolute_url()),
            ]
            yield writer.writerow([cell(str(value)) for value in values])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="comparison.csv"'
    return response


def _held_row(held: Held, absolute: Any) -> list[Any]:
    report = held.row.report
    there = absolute(held.event.get_absolute_url()) if held.event else ""
    return [
        SAID[held.verdict].lower(),
        report.headline,
        report.edtf,
        report.place,
        report.article.external_id,
        *(_event_row(held.event) if held.event else [""] * 4),
        absolute(report.article.get_absolute_url()),
        there,
    ]


def _event_row(event: Any) -> list[Any]:
    return [event.pk, event.edtf, event.place, event.headline]


@desk("POST")
def join(request: HttpRequest) -> HttpResponse:
    """An editor agrees that a row of the record and an event of the news are one; the news' event stays.

    Only what the comparison holds to be one can be joined here; any other two are merged on their own pages.
    """
    event, row = (_event(request.POST.get(name, "")) for name in ("event", "row"))
    if event is None or row is None:
        return HttpResponse("Say which two are one.", status=422, content_type="text/plain; charset=utf-8")
    if twin_of(row, request.user) != event:
        messages.error(request, "The comparison does not hold these two to be one. Nothing was joined.")
        return redirect(_back(request))
    outcome = carry_out(MergeEvents(user=request.user, winner=event, loser=row, reason="On record."))
    if outcome.error:
        messages.error(request, outcome.error.message)
    else:
        messages.success(request, f"“{event}” and the record are one event now. Undo it under Decisions.")
    return redirect(_back(request))


def _event(number: str) -> Event | None:
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    return Event.objects.filter(pk=int(number)).first()


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return reverse("record")
