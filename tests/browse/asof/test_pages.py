"""As of a day, readers see what was published by then, told as those reports tell it."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from tests.browse.asof.conftest import article
from tests.factories import EventFactory, EventReportFactory, ParticipationFactory
from timeline.models import Article, Event

pytestmark = pytest.mark.django_db


def page(client, query, path="/"):
    """The page without the form, which offers everybody."""
    before, _, rest = client.get(f"{path}?{query}").content.decode().partition('<form class="filters')
    return before + rest.partition("</form>")[2]


def test_before_anything_was_published_there_is_nothing(client, story):
    shown = page(client, "as_of=2021-06-16")
    assert "No events, as known on 16 June 2021" in shown
    assert "Sousa" not in shown


def test_between_the_reports_it_is_planned_as_it_was_then_told(client, story):
    shown = page(client, "as_of=2021-06-18")
    assert "1 event, as known on 18 June 2021" in shown
    assert "Sousa to visit Oslo" in shown
    assert 'datetime="2021-06-20"' in shown
    assert 'class="event suggested planned' in shown
    assert "1 source<" in shown
    for later in ("Sousa meets Brandt", "Bergen", "Ivo Brandt", "It went well"):
        assert later not in shown


def test_from_the_day_of_the_news_on_it_is_held(client, story):
    for day in ("2021-06-21", "2026-01-01"):
        shown = page(client, f"as_of={day}")
        assert "Sousa meets Brandt" in shown
        assert "2 sources<" in shown


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("status=planned", 1),
        ("status=happened", 0),
        ("type=AGREE", 1),
        ("type=CONSULT", 0),
        ("place=Oslo", 1),
        ("place=Bergen", 0),
        ("kind=visit", 1),
        ("from=2021-06-20&to=2021-06-20", 1),
        ("from=2021-06-21", 0),
        ("to=2021-06-19", 0),
    ],
)
def test_filters_are_asked_of_what_was_told_then(client, story, query, number):
    sentence = client.get(f"/?as_of=2021-06-18&{query}").context["sentence"]
    assert sentence.startswith(str(number or "No")), sentence
    assert page(client, f"as_of=2021-06-18&{query}").count('<article class="event') == number


def test_a_source_counts_only_if_it_told_of_it_by_then(client, story):
    wire, ministry = story.news.article.source_id, story.plan.article.source_id
    assert page(client, f"as_of=2021-06-18&source={ministry}").count('<article class="event') == 1
    assert page(client, f"as_of=2021-06-18&source={wire}").count('<article class="event') == 0


def test_an_actor_leads_to_what_was_known_with_him(client, story):
    shown = page(client, f"as_of=2021-06-18&actor={story.sousa.pk}")
    assert "1 event with Ana Sousa, as known on 18 June 2021" in shown


def test_pages_follow_each_other_through_what_was_known(client, story):
    for n in range(45):
        event = EventFactory(edtf=f"2021-05-{n % 30 + 1:02}", headline=f"Call {n}")
        EventReportFactory(event=event, article=article("The Wire", "2021-06-01", f"Call {n}."))
    EventReportFactory(
        event=EventFactory(edtf="2021-05-30"), article=article("The Wire", "2021-06-30", "Late.")
    )
    address, seen = "/?as_of=2021-06-18", []
    while address:
        context = client.get(address).context
        seen = [card.event.headline for card in context["chronology"].cards] + seen
        earlier = context["chronology"].earlier
        address = f"/{earlier.href}" if earlier else ""
    assert len(seen) == len(set(seen)) == 46
    assert seen[-1] == "Sousa to visit Oslo"
    assert context["sentence"] == "46 events, as known on 18 June 2021"


def test_what_an_editor_put_right_stays_right(client, story):
    Event.objects.filter(pk=story.event.pk).update(kind="courtesy call", edited_fields=["kind"])
    shown = client.get("/?as_of=2021-06-18").context["chronology"].cards[0].event
    assert (shown.kind, shown.status) == ("courtesy call", "planned")


def test_an_event_that_no_article_tells_is_known_from_its_entry(client, db):
    event = EventFactory(headline="Entered by hand")
    Event.objects.filter(pk=event.pk).update(created_at=datetime(2021, 6, 19, 8, tzinfo=UTC))
    event.known.__class__.objects.filter(pk=event.pk).update(since=date(2021, 6, 19).toordinal())
    assert "Entered by hand" not in page(client, "as_of=2021-06-18")
    assert "Entered by hand" in page(client, "as_of=2021-06-19")


def test_what_the_desk_held_is_counted_by_the_day_of_storing(client, story):
    Article.objects.filter(pk=story.plan.article_id).update(stored_at=datetime(2021, 6, 18, 9, tzinfo=UTC))
    Article.objects.filter(pk=story.news.article_id).update(stored_at=datetime(2021, 7, 2, 9, tzinfo=UTC))
    shown = page(client, "as_of=2021-06-30&known=stored")
    assert "1 event, as held here on 30 June 2021" in shown
    assert "Sousa to visit Oslo" in shown
    assert "Sousa meets Brandt" in page(client, "as_of=2021-07-02&known=stored")
    assert "No events" in page(client, "as_of=2021-06-17&known=stored")


def test_the_banner_leads_back_to_today_with_the_same_filters(client, story):
    shown = page(client, "as_of=2021-06-18&type=AGREE")
    assert "<strong>As known on 18 June 2021</strong>" in shown
    assert '<a href="/?type=AGREE">Show as known today</a>' in shown


def test_the_box_takes_words(client, story):
    answer = client.get("/?as_of=June+2021&q=")
    assert answer.url == "/?as_of=2021-06-30"
    assert 'value="30 June 2021"' in client.get("/?as_of=2021-06-30").content.decode()
    assert "“soon” is not a date that is understood here: left out." in page(client, "as_of=soon")


def test_its_page_tells_it_as_known_then(client, story):
    shown = page(client, "as_of=2021-06-18", f"/events/{story.event.pk}/")
    assert "<h1>Sousa to visit Oslo</h1>" in shown
    assert "Sunday 20 June 2021" in shown
    assert "will visit Oslo" in shown
    for later in ("The Wire", "Bergen", "Ivo Brandt", "It went well"):
        assert later not in shown
    assert f'<a href="/events/{story.event.pk}/">Show as known today</a>' in shown


def test_its_page_says_when_it_is_not_known_yet(client, story):
    shown = page(client, "as_of=2021-06-16", f"/events/{story.event.pk}/")
    assert "Not known yet on 16 June 2021" in shown
    assert "appeared on 17 June 2021" in shown
    assert "Sousa" not in shown


def test_what_opens_in_a_card_is_of_the_day_too(client, story):
    card = page(client, "as_of=2021-06-18")
    address = f"/events/{story.event.pk}/known/?as_of=2021-06-18"
    assert f'hx-get="{address}"' in card
    shown = client.get(address, headers={"HX-Request-Type": "partial"}).content.decode()
    assert "The Ministry" in shown
    assert "The Wire" not in shown


def test_exports_are_of_the_day(client, story):
    told = client.get("/timeline.json?as_of=2021-06-18").json()
    assert told["as_of"] == "2021-06-18"
    (event,) = told["events"]
    assert (event["status"], event["date"]["edtf"], event["place"]) == ("planned", "2021-06-20", "Oslo")
    assert [report["source"] for report in event["reports"]] == ["The Ministry"]
    assert event["statements"] == []
    lines = client.get("/timeline.csv?as_of=2021-06-18").getvalue().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(lines))
    assert (row["status"], row["headline"], row["sources"]) == (
        "planned",
        "Sousa to visit Oslo",
        "The Ministry",
    )
    one = client.get(f"/events/{story.event.pk}.json?as_of=2021-06-18").json()
    assert one["status"] == "planned"
    assert client.get(f"/events/{story.event.pk}.json?as_of=2021-06-16").status_code == 404


def test_print_numbers_and_contents_are_of_the_day(client, story):
    printed = page(client, "as_of=2021-06-18", "/print/")
    assert "Sousa to visit Oslo" in printed
    assert "will visit Oslo" in printed
    assert "The Wire" not in printed
    assert "1 event, as known on 18 June 2021" in page(client, "as_of=2021-06-18", "/numbers/")
    EventReportFactory(
        event=EventFactory(edtf="2021-06-01", place="Rome"),
        article=article("The Wire", "2021-06-02", "Rome."),
    )
    contents = page(client, "as_of=2021-06-18", "/contents/")
    assert "Planned" in contents
    assert "Oslo" in contents
    assert "Bergen" not in contents


def test_a_visit_ahead_is_not_held_before_it_was_told_to_be(client, db):
    """Though the desk worked out from elsewhere that it was."""
    event = EventFactory(headline="Sousa visits Rome", edtf="2021-06-25", status="happened")
    EventReportFactory(
        event=event, article=article("The Wire", "2021-06-17", "Rome plans."), status="planned",
        headline="Sousa to visit Rome",
    )  # fmt: skip
    ParticipationFactory(event=event)
    shown = client.get("/?as_of=2021-06-18").context["chronology"].cards[0].event
    assert (shown.status, shown.headline) == ("planned", "Sousa to visit Rome")
    assert client.get("/?as_of=2021-06-18&status=happened").context["sentence"].startswith("No happened")


def test_the_strip_shows_no_article_of_later_days(client, story):
    read = {bar.period.first: bar.read for bar in client.get("/?as_of=2021-06-18").context["strip"].bars}
    assert sum(read.values()) == 0  # the event lies on the 20th, the strip begins there
    event = EventFactory(edtf="2021-06-01")
    EventReportFactory(event=event, article=article("The Wire", "2021-06-02", "June."))
    read = {bar.period.first: bar.read for bar in client.get("/?as_of=2021-06-18").context["strip"].bars}
    assert {day.isoformat() for day, number in read.items() if number} == {"2021-06-02", "2021-06-17"}


def test_an_as_of_page_takes_no_more_queries_than_another(client, story, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get("/?as_of=2021-06-18")


def test_the_link_of_a_place_keeps_the_day(client, story):
    page = client.get("/?as_of=2021-06-19").content.decode()
    assert 'href="/?as_of=2021-06-19&amp;place=Oslo"' in page


def test_what_is_in_it_counts_an_event_once_as_it_was_told(client, story):
    shown = client.get("/contents/?as_of=2021-06-18&status=planned").context["contents"]
    told = {facet.title: {c.label: c.count for c in facet.choices} for facet in shown.facets}
    assert told["Status"] == {"Planned": 1}


def test_a_source_is_offered_for_what_it_had_told_by_then(client, story):
    other = EventFactory(edtf="2021-06-10", state="accepted")
    for source in ("The Wire", "The Ministry"):
        EventReportFactory(event=other, article=article(source, "2021-06-17", f"{source} tells of talks."))
    facets = client.get("/contents/?as_of=2021-06-18").context["contents"].facets
    (told,) = (facet for facet in facets if facet.title == "Told by")
    assert {choice.label: choice.count for choice in told.choices} == {"The Ministry": 2, "The Wire": 1}
    for choice in told.choices:
        assert f"{choice.count} event" in page(client, choice.to.query)
