"""The statements page's address with another suffix."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse

from timeline.browse.statements.cursor import Cursor
from timeline.browse.statements.selection import Selection
from timeline.models.statement_queries import states_for
from timeline.publish.rows import FORMAT, STATEMENT_COLUMNS, Echo, statement_object, statement_row

A_PAGE = 500
"""Statements in one JSON page; `next` leads on."""


def statements_json(request: HttpRequest) -> HttpResponse:
    """The statements of the selection from its `after` on, at most 500, with what was ignored of the query."""
    selection = Selection.read(request.GET, request.user)
    found = _some(selection, request.user, selection.after, A_PAGE + 1)
    more, found = len(found) > A_PAGE, found[:A_PAGE]
    on = selection.but(after=Cursor.at(found[-1])) if more else None
    absolute, states = request.build_absolute_uri, states_for(request.user)
    return JsonResponse(
        {
            "format": FORMAT,
            "query": selection.query,
            "sentence": selection.sentence(selection.matching(request.user).order_by().count()),
            "ignored": list(selection.ignored),
            "statements": [statement_object(said, absolute, states) for said in found],
            "next": absolute(f"{request.path}{on.href}") if on else None,
        },
        json_dumps_params={"ensure_ascii": False},
    )


def statements_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All statements of the selection, one a line, the last said first, streamed."""
    selection = Selection.read(request.GET, request.user)
    writer = csv.writer(Echo())
    absolute, user, states = request.build_absolute_uri, request.user, states_for(request.user)

    def lines() -> Iterator[str]:
        yield "\ufeff" + writer.writerow(STATEMENT_COLUMNS)
        after = None
        while True:
            found = _some(selection, user, after, A_PAGE)
            for said in found:
                yield writer.writerow(statement_row(said, absolute, states))
            if len(found) < A_PAGE:
                return
            after = Cursor.at(found[-1])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="statements.csv"'
    return response


def _some(selection: Selection, user: Any, after: Cursor | None, number: int) -> list[Any]:
    rows = selection.matching(user).for_cards(user)
    if after:
        rows = rows.before_in_time(after.day, after.pk)
    return list(rows.latest_first()[:number])
