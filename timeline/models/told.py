"""How an event is told: by how many sources and voices, by a chronology, on other days. What a card says of its reports.

| name | says |
|---|---|
| `dates_differ` | a report has it on other days |
| `source_count` | sources of news |
| `voice_count` | the same, a copy counted with what it is a copy of |
| `record_count` | chronologies that have it |
"""

from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from timeline.models.vocabulary import SourceKind


def told_by(reports: QuerySet[Any]) -> dict[str, Any]:
    """The annotations of a query over events, each an expression of its own, going by these reports alone."""
    from timeline.models.telling.voices import UNSETTLED

    told = reports.filter(event=OuterRef("pk")).order_by().values("event")
    news = told.filter(source__kind=SourceKind.OUTLET)
    sources = news.annotate(number=Count("source", distinct=True)).values("number")
    origin = Coalesce("article__copy_of__source", "source")
    voices = news.annotate(number=Count(origin, distinct=True)).values("number")
    kept = told.filter(source__kind=SourceKind.CHRONOLOGY)
    records = kept.annotate(number=Count("source", distinct=True)).values("number")
    # As the ledger of the event has it: a plan contradicts no more than another plan.
    on_a_par = told.filter(Q(status=OuterRef("status")) | ~Q(status__in=UNSETTLED))
    apart = on_a_par.filter(Q(latest__lt=OuterRef("earliest")) | Q(earliest__gt=OuterRef("latest")))
    return {
        "dates_differ": Exists(apart),
        "source_count": Coalesce(Subquery(sources), 0),
        "voice_count": Coalesce(Subquery(voices), 0),
        "record_count": Coalesce(Subquery(records), 0),
    }


@cache
def told_by_all(vendor: str) -> dict[str, Any]:
    """The same going by all reports, translated to the SQL of this kind of database once for all pages.

    To translate it takes ten times as long as to run it for a page. It names the table of events, and so holds for a
    query over events, not for one inside another query.
    """
    from timeline.models.event import Event, EventReport

    query = Event.objects.annotate(**told_by(EventReport.objects.all())).query
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.setup_query()
    written = {name: compiler.compile(expression) for name, expression in query.annotations.items()}
    return {
        name: RawSQL(sql, parameters, query.annotations[name].output_field)  # noqa: S611  no words of a reader
        for name, (sql, parameters) in written.items()
    }
