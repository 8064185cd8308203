"""A dense window in rows: clusters, what they say, and events themselves where there are few."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
    SourceFactory,
)
from timeline.browse.chronology import Group
from timeline.browse.clusters import looked_at
from timeline.browse.clusters.rows import Cluster, Clusters
from timeline.browse.density import density
from timeline.browse.found import Found
from timeline.browse.window import Window

pytestmark = pytest.mark.django_db
READER = AnonymousUser()
MOST_QUERIES = 20


def rows(query):
    window = Window.read(query, READER)
    found = Found(window, READER)
    return Clusters(found, density(found))


@pytest.fixture
def busy(db):
    """2021: 24 events in June, one of three outlets; two in March; one that began in 2020 and lasts."""
    norway, chile = (ActorFactory(name=name, state="accepted") for name in ("Norway", "Chile"))
    for number in range(24):
        event = EventFactory(
            headline=f"Talks number {number}", edtf=f"2021-06-{number + 2:02}", state="accepted",
            event_type="THREATEN" if number % 4 == 0 else "CONSULT",
        )  # fmt: skip
        ParticipationFactory(event=event, actor=norway if number % 3 else chile)
    for _ in range(3):
        EventReportFactory(event=event, article=ArticleFactory(source=SourceFactory()))
    EventFactory(headline="Early talks", edtf="2021-03-01", state="accepted")
    EventFactory(headline="Later in March", edtf="2021-03-20", state="accepted")
    EventFactory(headline="A long blockade", edtf="2020-11-01/2021-02-01", state="accepted")
    return norway


def test_a_year_is_shown_by_months(busy):
    march, *_, june = rows("from=2021&to=2021&scale=year").rows
    assert isinstance(march, Group)
    assert isinstance(june, Cluster)
    assert (june.heading.large, june.heading.under, june.number) == ("June", "2021", 24)
    assert (june.cooperation, june.conflict) == (18, 6)
    assert june.types == [(18, "consult"), (6, "threaten")]
    assert june.lines.actors == [("Norway", 16), ("Chile", 8)]
    assert june.only.query == "from=2021-06&to=2021-06&scale=month"


def test_what_most_outlets_tell_comes_first(busy):
    june = rows("from=2021&to=2021&scale=year").rows[-1]
    assert june.lines.foremost[0].headline == "Talks number 23"
    assert len(june.lines.foremost) == looked_at.FOREMOST


def test_a_filtered_window_is_grouped_alike(busy):
    (june,) = rows(f"actor={busy.pk}&from=2021&to=2021&scale=year").rows
    assert (june.number, june.lines.actors) == (16, [("Norway", 16)])


def test_of_a_busy_period_only_so_many_are_looked_at_and_it_is_said(busy, monkeypatch):
    monkeypatch.setattr(looked_at, "BUDGET", 16)
    clusters = rows("from=2021&to=2021&scale=year")
    june = clusters.rows[-1]
    assert (june.number, len(june.lines.positions), june.lines.whole) == (24, 8, False)
    assert clusters.partly == 8
    assert clusters.unit == "month"


def test_nothing_is_counted_twice_or_lost(busy):
    clusters = rows("from=2021&to=2021&scale=year")
    shown = sum(row.number if isinstance(row, Cluster) else len(row.cards) for row in clusters.rows)
    assert (
        shown + clusters.begun_before == Window.read("from=2021&to=2021", READER).events(READER).count() == 27
    )


def test_the_page_shows_clusters_only_if_asked_and_dense(client, busy):
    assert "24 events</a>" in client.get("/?from=2021&to=2021&scale=year").content.decode()
    assert "24 events</a>" not in client.get("/?from=2021&to=2021").content.decode()
    few = client.get("/?from=2021-03&to=2021-03&scale=month").content.decode()
    assert "Early talks" in few
    assert 'class="clusters"' not in few


def test_a_dense_list_offers_the_rows_and_the_rows_the_list(client, busy):
    assert (
        'href="/?from=2021&amp;to=2021&amp;scale=year"' in client.get("/?from=2021&to=2021").content.decode()
    )
    grouped = client.get("/?from=2021&to=2021&scale=year").content.decode()
    assert re.search(r'href="/\?from=2021&amp;to=2021"[^>]*>Every event by itself', grouped)


def test_a_cluster_opens_by_its_address(client, busy, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get("/?from=2021&to=2021&scale=year&open=2021-06-01").content.decode()
    assert 'aria-expanded="true"' in page
    assert "Talks number 0" in page
    assert "Talks number 10" not in page
    assert "All 24" in page


def test_the_rows_are_swapped_alone_and_push_the_page_s_address(client, busy):
    partial = {"HX-Request": "true", "HX-Request-Type": "partial"}
    query = "?from=2021&to=2021&scale=year&open=2021-06-01"
    response = client.get(f"/clusters/{query}", headers=partial)
    assert response["HX-Push-Url"] == f"/{query}"
    assert "<h1" not in response.content.decode()
    assert client.get(f"/clusters/{query}")["Location"] == f"/{query}"


def test_a_day_and_a_scale_are_an_address(client, busy):
    page = client.get("/?scale=month&at=2021-06-17").content.decode()
    assert "24 events, June 2021" in page


@pytest.mark.parametrize("query", ["scale=eon", "open=soon", "scale=year&at=never"])
def test_what_cannot_be_read_is_said(client, busy, query):
    assert "left out" in client.get(f"/?{query}").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "scale=decade&from=0001&to=9999",
        "scale=day&from=1000&to=2999",
        "scale=all&open=0001-01-01",
        "scale=all&to=0500",
    ],
)
def test_absurd_windows_are_answered(client, busy, query):
    assert client.get(f"/?{query}").status_code == 200


@pytest.mark.parametrize("query", ["from=0001-01-01&to=0001-01-01", "from=9999-12-31&to=9999-12-31"])
def test_rows_of_a_window_without_events_are_none(client, busy, query):
    swapped = client.get(f"/clusters/?{query}", headers={"HX-Request-Type": "partial"})
    assert swapped.status_code == 200
    assert rows(query).rows == []
