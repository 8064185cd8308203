"""The timeline page."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    EditorFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
    StatementFactory,
    TimelineFactory,
)
from timeline.models import Source

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


def test_readers_see_accepted_events_only(client, archive):
    page = client.get("/").content.decode()
    assert "Ana Sousa meets Ivo Brandt" in page
    assert "to meet again" not in page


def test_with_the_setting_readers_see_suggestions_marked(client, archive, settings):
    settings.READERS_SEE_SUGGESTIONS = True
    page = client.get("/").content.decode()
    assert re.search(r'class="event suggested planned"', page)
    assert "Suggested" in page


def test_a_card_tells_date_people_place_quote_and_evidence(client, archive):
    page = client.get("/").content.decode()
    assert '<time datetime="2021-06-21">' in page
    for words in ("Monday", "Foreign Minister", "Seoul", "1 source", "We will keep &lt;talking&gt;"):
        assert words in page
    assert f'hx-get="/events/{archive.meeting.pk}/known/"' in page
    opened = client.get(f"/events/{archive.meeting.pk}/known/", headers={"HX-Request-Type": "partial"})
    assert '<mark class="trigger">met</mark>' in opened.content.decode()
    assert '<mark class="date">Monday</mark>' in opened.content.decode()


def test_an_actor_that_may_not_be_opened_is_named_without_a_link(client, archive):
    page = client.get("/").content.decode()
    assert archive.sousa.get_absolute_url() in page
    assert archive.brandt.get_absolute_url() not in page


def test_a_suggested_statement_is_not_quoted_to_readers(client, archive):
    archive.statement.state = "suggested"
    archive.statement.save()
    assert "blockquote" not in client.get("/").content.decode()


def test_a_form_sent_without_script_leads_to_the_canonical_address(client, archive):
    response = client.get("/?q=sousa&with=&from=&to=&source=&state=")
    assert (response.status_code, response["Location"]) == (302, "/?q=sousa")


def test_actors_given_by_name_become_their_ids(client, archive):
    assert client.get("/?with=Ana+Sousa&q=")["Location"] == f"/?actor={archive.sousa.pk}"


def test_what_was_ignored_is_said(client):
    page = client.get("/?from=soon&type=WAR").content.decode()
    assert "“soon” is not a date" in page
    assert "“WAR” is not a type of event" in page


def test_a_swap_gets_the_view_alone_with_its_address(client, archive):
    response = client.get("/?q=sousa&from=&to=", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert response["HX-Push-Url"] == "/?q=sousa"
    assert "HX-Request-Type" in response["Vary"]
    assert "<html" not in response.content.decode()
    assert "Ana <mark>Sousa</mark> meets Ivo Brandt" in response.content.decode()


def test_the_swapped_view_is_the_block_of_the_page(client, archive):
    whole = client.get("/").content.decode()
    view = client.get("/", headers={"HX-Request-Type": "partial"}).content.decode()
    body = view.partition("</title>")[2].strip()
    assert body in whole


def test_an_empty_archive_says_how_to_begin(client):
    assert "Nothing has been entered yet" in client.get("/").content.decode()


def test_what_is_on_record_is_none_where_there_is_no_chronology(client, archive):
    assert Source.objects.chronologies().count() == 0
    assert "No events on record" in client.get("/?record=1").content.decode()


def test_an_archive_with_nothing_accepted_says_that_it_waits(client):
    EventFactory()
    assert "waiting to be reviewed" in client.get("/").content.decode()


def test_no_match_says_which_filter_to_drop(client, archive):
    page = client.get("/?q=zebra&type=ASSAULT").content.decode()
    assert "Without </span>“zebra”" in page
    assert 'href="/?type=ASSAULT"' in page


def test_undated_events_wait_at_the_end(client, archive):
    EventFactory(headline="A visit at some time", edtf="", date_basis="none", state="accepted")
    page = client.get("/").content.decode()
    assert page.index("Ana Sousa meets Ivo Brandt") < page.index("A visit at some time")
    assert "undated=1" in page


@pytest.mark.parametrize(
    "query", ["record=1", "record=1&q=talks", "record=1&as_of=2022-01-01", "undated=1&record=1"]
)
def test_what_no_chronology_can_have_is_an_empty_page(client, archive, query):
    page = client.get(f"/?{query}")
    assert page.status_code == 200
    assert "Ana Sousa meets Ivo Brandt" not in page.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_events(client, django_assert_max_num_queries):
    for _ in range(30):
        event = EventFactory(state="accepted")
        ParticipationFactory(event=event)
        StatementFactory(event=event, state="accepted")
        EventReportFactory(event=event)
    person = ParticipationFactory(event=event, actor__state="accepted").actor
    query = (
        f"/?q=sousa&actor={person.pk}&source={event.reports.get().article.source_id}&from=2021&type=CONSULT"
    )
    client.force_login(EditorFactory())
    for url in ("/", query):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(url).status_code == 200


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.binary(max_size=120).map(lambda raw: raw.decode("latin-1")))
def test_no_query_string_breaks_the_page(client, query):
    response = client.get("/", QUERY_STRING=query)
    assert response.status_code in (200, 302)


def test_anonymous_pages_say_what_they_vary_on(client):
    assert {"Cookie", "HX-Request-Type"} <= {part.strip() for part in client.get("/")["Vary"].split(",")}


def test_the_first_page_leads_to_published_timelines(client, archive):
    TimelineFactory(title="The road to Lisbon", published=True)
    TimelineFactory(title="Still a draft")
    page = client.get("/").content.decode()
    assert "The road to Lisbon" in page
    assert "Still a draft" not in page
    assert "The road to Lisbon" not in client.get("/?q=sousa").content.decode()


def test_the_form_offers_the_actors_that_take_part_most(client, archive):
    page = client.get("/").content.decode()
    assert '<option value="Ana Sousa"></option>' in page
    assert '<option value="Ivo Brandt"></option>' not in page
