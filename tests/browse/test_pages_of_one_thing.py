"""The pages of an event, an actor, an article and a curated timeline."""

import re
from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EditorFactory,
    EventFactory,
    EventReportFactory,
    NoteFactory,
    ParticipationFactory,
    PositionFactory,
    StatementFactory,
    StatementRoleFactory,
    TimelineEntryFactory,
    TimelineFactory,
)

pytestmark = pytest.mark.django_db


def html(client, thing):
    response = client.get(thing.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


class TestEvent:
    def test_it_shows_reports_with_evidence_people_statements_and_public_notes(self, client, archive):
        page = html(client, archive.meeting)
        for words in (
            "The Dispatch", '<mark class="trigger">met</mark>', "Foreign Minister", "keep &lt;talking",
            "Compare the ministry’s read-out.", "“on Monday”", "EDTF 2021-06-21",
        ):  # fmt: skip
            assert words in page

    def test_private_notes_stay_on_the_desk(self, client, archive):
        NoteFactory(article=None, event=archive.meeting, body="Not for readers")
        assert "Not for readers" not in html(client, archive.meeting)

    def test_where_reports_differ_both_are_shown(self, client, archive):
        EventReportFactory(event=archive.meeting, edtf="2021-06-22", place="Busan")
        page = html(client, archive.meeting)
        assert "Who says what" in page
        assert "Tuesday 22 June 2021" in page
        assert "Busan" in page

    def test_a_source_that_tells_it_twice_is_named_by_the_day_of_each_report(self, client, archive):
        source = archive.meeting.reports.get().article.source
        for edtf, day in (("2021-06-22", 24), ("2021-06-23", 25)):
            again = ArticleFactory(source=source, published_on=date(2021, 6, day))
            EventReportFactory(event=archive.meeting, article=again, edtf=edtf, place=archive.meeting.place)
        page = html(client, archive.meeting)
        dates = page.partition('id="on-date"')[2].partition('id="on-')[0]
        for day in (21, 24, 25):
            assert f">{source}, {day} June 2021</a>" in dates

    def test_a_meeting_agreed_on_and_later_held_is_one_thing_in_two_states(self, client, archive):
        EventReportFactory(event=archive.meeting, event_type="AGREE", status="planned")
        ledger = html(client, archive.meeting).partition('id="ledger"')[2].partition("</section>")[0]
        assert "planned" in ledger
        assert "Agree" not in ledger.replace("Agreed", "")

    def test_a_meeting_that_another_calls_an_attack_differs_in_type(self, client, archive):
        EventReportFactory(event=archive.meeting, event_type="ASSAULT")
        ledger = html(client, archive.meeting).partition('id="ledger"')[2].partition("</section>")[0]
        assert "Assault" in ledger

    def test_one_report_does_not_differ_from_itself(self, client, archive):
        assert "Who says what" not in html(client, archive.meeting)

    def test_a_suggestion_is_not_found_by_readers(self, client, archive):
        assert client.get(archive.plan.get_absolute_url()).status_code == 404

    def test_an_editor_sees_a_suggestion(self, client, archive):
        client.force_login(EditorFactory())
        assert "to meet again" in html(client, archive.plan)

    def test_a_merged_event_leads_to_its_survivor(self, client, archive):
        between = EventFactory(merged_into=archive.meeting)
        first = EventFactory(merged_into=between)
        response = client.get(first.get_absolute_url())
        assert (response.status_code, response["Location"]) == (302, archive.meeting.get_absolute_url())

    def test_a_merged_event_says_nothing_of_a_survivor_that_is_only_suggested(self, client, archive):
        assert client.get(EventFactory(merged_into=archive.plan).get_absolute_url()).status_code == 404

    def test_it_names_the_published_timelines_that_carry_it_or_what_was_merged_into_it(self, client, archive):
        pinned = TimelineEntryFactory(timeline=TimelineFactory(title="Seoul talks", published=True))
        TimelineEntryFactory(timeline=TimelineFactory(title="At the desk"), event=archive.meeting)
        pinned.event.merged_into = archive.meeting
        pinned.event.save()
        page = html(client, archive.meeting)
        assert "Seoul talks" in page
        assert "At the desk" not in page


class TestActor:
    def test_it_shows_positions_with_their_words_statements_events_and_articles(self, client, archive):
        page = html(client, archive.sousa)
        for words in (
            "so named on 21 June 2021",
            "“Envoy”",
            "keep &lt;talking",
            "Ana Sousa meets",
            "Envoys meet",
        ):
            assert words in page

    def test_a_period_narrows_events_and_statements(self, client, archive):
        address = archive.sousa.get_absolute_url()
        assert "Ana Sousa meets Ivo Brandt" in html(client, archive.sousa)
        page = client.get(f"{address}?from=2022").text
        assert "Ana Sousa meets Ivo Brandt" not in page
        assert "in this period" in page
        assert "We will keep" not in page

    def test_a_period_sent_without_script_has_one_address(self, client, archive):
        address = archive.sousa.get_absolute_url()
        assert client.get(f"{address}?from=June+2021&to=")["Location"] == f"{address}?from=2021-06"
        assert client.get(f"{address}?from=&to=")["Location"] == address
        assert "soon" in client.get(f"{address}?from=soon&to=").text

    def test_it_leads_to_what_was_said_by_to_and_about_the_actor(self, client, archive):
        StatementFactory(addressee=archive.sousa, state="accepted")
        page = html(client, archive.sousa)
        assert f'href="/statements/?by={archive.sousa.pk}">1 by Ana Sousa' in page
        assert f'href="/statements/?addressee={archive.sousa.pk}">1 to Ana Sousa' in page
        assert "about Ana Sousa" not in page

    def test_it_asks_the_database_as_often_for_many_as_for_few(self, client, archive):
        def fill(number):
            for _ in range(number):
                other = ActorFactory(state="accepted")
                event = EventFactory(state="accepted")
                for actor in (archive.sousa, other):
                    ParticipationFactory(event=event, actor=actor)
                PositionFactory(actor=archive.sousa, title=f"Envoy {other.pk}", state="accepted", org=other)
                said = StatementFactory(speaker=archive.sousa, event=event, state="accepted", addressee=other)
                StatementFactory(speaker=archive.sousa, variant_of=said, state="accepted")
                StatementRoleFactory(statement=said, actor=other)

        def asked():
            with CaptureQueriesContext(connection) as queries:
                html(client, archive.sousa)
            return len(queries)

        fill(3)
        few = asked()
        fill(12)
        assert asked() == few <= 40

    def test_a_merged_actor_leads_to_its_survivor(self, client, archive):
        gone = ActorFactory(merged_into=archive.sousa)
        response = client.get(gone.get_absolute_url())
        assert (response.status_code, response["Location"]) == (302, archive.sousa.get_absolute_url())

    def test_a_suggested_position_is_not_shown_to_readers(self, client, archive):
        archive.position.state = "suggested"
        archive.position.save()
        assert "so named on" not in html(client, archive.sousa)

    def test_the_index_finds_by_name_and_kind(self, client, archive):
        ActorFactory(name="Portugal", kind="state", iso3="PRT", state="accepted")
        assert "Portugal" not in client.get("/actors/?q=sousa").content.decode()
        assert "Portugal" in client.get("/actors/?kind=state").content.decode()
        assert "Nobody here is called that" in client.get("/actors/?q=zebra").content.decode()

    def test_the_index_counts_the_events_that_the_timeline_shows(self, client, archive):
        (row,) = client.get("/actors/?q=sousa").context["page"]
        assert row.event_count == 1
        client.force_login(EditorFactory())
        (row,) = client.get("/actors/?q=sousa").context["page"]
        assert row.event_count == 2

    def test_the_index_reads_off_the_parts_of_those_who_have_many(self, client, archive, monkeypatch):
        monkeypatch.setattr(import_module("timeline.browse.views.actors"), "MOST", 0)
        answer = client.get("/actors/")
        counted = [actor.participations.count() for actor in answer.context["page"]]
        assert counted == [actor.part_count for actor in answer.context["page"]]
        assert counted == sorted(counted, reverse=True)
        assert "Parts in events" in answer.content.decode()

    @pytest.mark.parametrize(
        "query", ["page=x", "page=-1", "page=999999999999", "kind=x", "q=%00", "q=" + "x" * 5000]
    )
    def test_the_index_takes_any_query(self, client, query):
        assert client.get(f"/actors/?{query}").status_code == 200


class TestArticle:
    def test_text_is_escaped_and_words_link_both_ways(self, client, archive):
        page = html(client, archive.article)
        assert "&lt;talking&gt;" in page
        assert "<talking>" not in page
        assert f'id="s{archive.statement.pk}"' in page
        assert f'id="r{archive.meeting.reports.get().pk}"' in page
        assert archive.meeting.get_absolute_url() in page
        assert archive.sousa.get_absolute_url() in page

    def test_the_whole_text_is_there_in_order(self, client, archive):
        page = client.get(archive.article.get_absolute_url()).context["page"]
        assert "".join(stretch.text for stretch in page.text) == archive.article.text

    def test_readers_see_no_mark_of_what_is_not_accepted(self, client, archive):
        page = client.get(archive.article.get_absolute_url()).context["page"]
        assert {f.thing.pk for f in page.findings if f.kind == "event"} == {archive.meeting.pk}
        assert page.actors == [archive.sousa]

    def test_an_editor_sees_all_marks(self, client, archive):
        client.force_login(EditorFactory())
        page = client.get(archive.article.get_absolute_url()).context["page"]
        assert len(page.findings) == 3

    @pytest.mark.parametrize(
        ("extraction", "words"),
        [
            ("pending", "has not been read yet"),
            ("skipped", "not searched for events: Not English."),
            ("failed", "Reading this article failed: Not English."),
            ("done", "Nothing that is shown to readers was found"),
        ],
    )
    def test_where_the_reading_stands_is_said(self, client, extraction, words):
        assert words in html(client, ArticleFactory(extraction=extraction, extraction_note="Not English."))

    def test_queries_do_not_grow_with_what_was_found(self, client, archive, django_assert_max_num_queries):
        with django_assert_max_num_queries(16):
            html(client, archive.article)

    def test_only_web_addresses_are_linked_as_the_original(self, client):
        assert ">Original</a>" in html(client, ArticleFactory(url="https://example.org/a"))
        assert "javascript:" not in html(client, ArticleFactory(url="javascript:alert(1)"))

    @pytest.mark.parametrize("query", ["page=x", "source=x", "source=" + "9" * 40, "source=²"])
    def test_the_list_takes_any_query(self, client, archive, query):
        assert client.get(f"/articles/?{query}").status_code == 200


class TestCurated:
    def test_it_shows_filter_and_pins_less_the_hidden_with_notes(self, client, archive):
        timeline = TimelineFactory(query="q=sousa", published=True)
        pinned = EventFactory(headline="Pinned", state="accepted")
        hidden = EventFactory(headline="Sousa hidden", state="accepted")
        TimelineEntryFactory(timeline=timeline, event=pinned, note="Why it matters")
        TimelineEntryFactory(timeline=timeline, event=hidden, hidden=True)
        page = html(client, timeline)
        for words in ("Ana Sousa meets", "Pinned", "Why it matters"):
            assert words in page
        assert "Sousa hidden" not in page

    def test_a_pin_follows_the_event_into_what_it_was_merged_into(self, client, archive):
        entry = TimelineEntryFactory(
            timeline=TimelineFactory(published=True),
            event__merged_into=archive.meeting,
            note="Why it matters",
        )
        page = html(client, entry.timeline)
        assert "Ana Sousa meets" in page
        assert "Why it matters" in page

    def test_without_a_filter_it_holds_its_pins_only(self, client, archive):
        assert "Nothing in it yet" in html(client, TimelineFactory(published=True))

    def test_an_unpublished_one_is_for_editors(self, client):
        timeline = TimelineFactory()
        assert client.get(timeline.get_absolute_url()).status_code == 404
        client.force_login(EditorFactory())
        assert "Not published" in html(client, timeline)


def test_the_page_that_explains_names_every_status(client):
    page = client.get("/about/").content.decode()
    for word in ("Planned", "Proposed", "Cancelled", "Denied", "Hypothetical", "Ongoing"):
        assert word in page


@pytest.mark.parametrize("path", ["/nowhere/", "/events/1/", "/actors/1/", "/articles/1/", "/timelines/x/"])
def test_an_unknown_address_is_answered_in_the_house_style(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "Nothing at this address" in response.content.decode()


def test_editors_are_led_from_each_page_to_the_desk(client, archive):
    for thing in (archive.meeting, archive.sousa, archive.article):
        assert "/desk/" not in html(client, thing)
    client.force_login(EditorFactory())
    for thing in (archive.meeting, archive.sousa, archive.article):
        page = client.get(thing.get_absolute_url()).content.decode()
        links = set(re.findall(r'href="(/desk/[^"]+)"', page))
        assert links
        assert {client.get(link).status_code for link in links} == {200}
