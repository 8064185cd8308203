"""How an event is told comes out alike, whether it is translated for the query or was translated once for all."""

import pytest
from django.db import connection

from tests.factories import ArticleFactory, EventFactory, EventReportFactory, SourceFactory
from timeline.models import Event, EventReport
from timeline.models.told import told_by, told_by_all

pytestmark = pytest.mark.django_db
NAMES = ("dates_differ", "source_count", "voice_count", "record_count")


def test_what_was_translated_once_counts_as_what_is_translated_anew() -> None:
    told, apart, bare = EventFactory(edtf="2021-06-21"), EventFactory(edtf="2021-06-21"), EventFactory()
    origin = ArticleFactory()
    EventReportFactory(event=told, article=origin, edtf="2021-06-21")
    EventReportFactory(event=told, article=ArticleFactory(copy_of=origin), edtf="2021-06-21")
    EventReportFactory(event=told, article=ArticleFactory(source=SourceFactory(kind="chronology")))
    EventReportFactory(event=apart, edtf="2021-06-25")
    once = Event.objects.annotate(**told_by_all(connection.vendor)).order_by("pk").values_list("pk", *NAMES)
    anew = (
        Event.objects.annotate(**told_by(EventReport.objects.all())).order_by("pk").values_list("pk", *NAMES)
    )
    assert list(once) == list(anew)
    assert {row[0]: row[1:] for row in once} == {
        told.pk: (False, 2, 1, 1),
        apart.pk: (True, 1, 1, 0),
        bare.pk: (False, 0, 0, 0),
    }
