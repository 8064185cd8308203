"""Between two days: what became known, what is told differently since, in words that say what it was and what it is."""

import re

import pytest

from tests.browse.asof.conftest import _open_desk, article, story  # noqa: F401  fixtures
from tests.factories import EventFactory, EventReportFactory

pytestmark = pytest.mark.django_db


def page(client, query):
    shown = client.get(f"/changes/?{query}").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<(?!/?(?:del|ins)\b)[^>]*>", " ", shown.partition("<main")[2]))


def test_an_event_that_became_known_is_new(client, story):  # noqa: F811
    shown = page(client, "compare=2021-06-16&as_of=2021-06-18")
    assert "1 event became known" in shown
    assert "Sousa to visit Oslo" in shown
    assert "Told by The Ministry on 17 June 2021" in shown
    assert "Told differently" not in shown
    assert "The Wire" not in shown


def test_what_is_told_differently_says_what_it_was_and_is(client, story):  # noqa: F811
    shown = page(client, "compare=2021-06-18&as_of=2021-06-21")
    assert "No event became known, 1 is told differently" in shown
    assert "Status was <del> planned </del> , is <ins> happened </ins>".replace(" ", "") in shown.replace(
        " ", ""
    )
    for was, now in (
        ("planned", "happened"),
        ("Sunday 20 June 2021", "Monday 21 June 2021"),
        ("Agree, visit", "Consult, visit"),
        ("Oslo", "Bergen"),
    ):
        assert f"was <del>{was}</del>, is <ins>{now}</ins>" in shown
    assert "With now also Ivo Brandt" in shown
    assert "“It went well”" in shown
    assert "Told by The Wire on 21 June 2021" in shown


def test_over_the_whole_time_it_is_new_as_it_ended(client, story):  # noqa: F811
    shown = page(client, "compare=2021-06-01&as_of=2021-07-01")
    assert "1 event became known" in shown
    assert "Sousa meets Brandt" in shown
    assert "<del>" not in shown


def test_a_report_that_says_the_same_is_told_again(client, story):  # noqa: F811
    EventReportFactory(
        event=story.event, article=article("The Dispatch", "2021-06-23", "Sousa met Brandt."),
        headline="Sousa meets Brandt", place="Bergen",
    )  # fmt: skip
    shown = page(client, "compare=2021-06-22&as_of=2021-06-25")
    assert "Told again, alike" in shown
    assert "Told by The Dispatch on 23 June 2021" in shown


def test_nothing_in_between_is_said_to_be_nothing(client, story):  # noqa: F811
    assert "Nothing became known in between" in page(client, "compare=2021-06-18&as_of=2021-06-20")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=planned", True),
        ("status=happened", True),
        ("status=cancelled", False),
        ("place=Oslo", True),
        ("place=Rome", False),
        ("from=2021-06-21", True),
        ("from=2021-06-22", False),
    ],
)
def test_a_filter_may_fit_on_either_day(client, story, query, found):  # noqa: F811
    shown = page(client, f"compare=2021-06-18&as_of=2021-06-21&{query}")
    assert ("Sousa meets Brandt" in shown) is found


def test_an_actor_and_words_narrow_it(client, story):  # noqa: F811
    EventReportFactory(event=EventFactory(), article=article("The Wire", "2021-06-20", "Another."))
    assert "1 event became known, 1 is told" in page(client, "compare=2021-06-18&as_of=2021-06-21")
    days = "compare=2021-06-18&as_of=2021-06-21"
    assert "No event became known, 1 is told" in page(client, f"{days}&actor={story.sousa.pk}")
    assert "No event became known" in page(client, f"{days}&q=Bergen")


def test_the_days_may_come_in_any_order_and_in_words(client, story):  # noqa: F811
    one = client.get("/changes/?compare=21+June+2021&as_of=18+June+2021&q=")
    assert one.url == "/changes/?as_of=2021-06-21&compare=2021-06-18"


def test_the_timeline_leads_to_it(client, story):  # noqa: F811
    answer = client.get("/?as_of=2021-06-18&compare=2021-06-21&type=AGREE")
    assert answer.url == "/changes/?as_of=2021-06-18&compare=2021-06-21&type=AGREE"
    shown = client.get("/?as_of=2021-06-18&type=AGREE").content.decode()
    assert "/changes/?type=AGREE&amp;compare=2021-06-18" in shown


def test_a_filter_is_kept_by_the_form_and_dropped_by_its_chip(client, story):  # noqa: F811
    shown = client.get("/changes/?compare=2021-06-18&as_of=2021-06-21&type=AGREE").content.decode()
    assert '<input type="hidden" name="type" value="AGREE">' in shown
    assert 'href="?as_of=2021-06-21&amp;compare=2021-06-18"' in shown


def test_what_cannot_be_read_is_said(client, story):  # noqa: F811
    shown = page(client, "compare=soon&as_of=2021-06-21&type=WAR")
    assert "“soon” is not a date that is understood here: left out." in shown
    assert "“WAR” is not a type of event: left out." in shown


def test_it_takes_few_queries(client, story, django_assert_max_num_queries):  # noqa: F811
    for n in range(5):
        EventReportFactory(event=EventFactory(), article=article("The Wire", "2021-06-20", f"Another {n}."))
    with django_assert_max_num_queries(20):
        client.get("/changes/?compare=2021-06-16&as_of=2021-06-21")


def test_where_not_all_was_looked_at_it_says_so(client, story, monkeypatch):  # noqa: F811
    monkeypatch.setattr("timeline.browse.changes.found.LOOKED_AT", 1)
    page = client.get("/changes/?compare=2021-01-01&as_of=2021-12-31").content.decode()
    assert "There is more than is shown here" in page


def test_of_many_new_events_it_says_that_these_are_the_first(client, story, monkeypatch):  # noqa: F811
    for n in range(4):
        told = EventFactory(edtf=f"2021-06-1{n}", headline=f"Talks {n}", state="accepted")
        EventReportFactory(event=told, article=article("The Wire", "2021-06-20", f"Another {n}."))
    asked = "compare=2021-06-18&as_of=2021-06-20&type=CONSULT"
    assert "4 events" in page(client, asked)
    for few in (1, 3, 80):
        monkeypatch.setattr("timeline.browse.changes.found.A_FEW", few)
        assert [f"Talks {n}" in page(client, asked) for n in range(4)] == [True] * 4
    monkeypatch.setattr("timeline.browse.changes.found.MOST", 2)
    shown = page(client, asked)
    assert "the first 2 events" in shown
    assert [f"Talks {n}" in shown for n in range(4)] == [True, True, False, False]
    assert "There is more than is shown here" in shown


def test_that_more_was_told_again_does_not_make_what_is_new_more(client, story, monkeypatch):  # noqa: F811
    told = EventFactory(edtf="2021-06-12", headline="Talks", state="accepted")
    for day in ("2021-06-17", "2021-06-20"):
        EventReportFactory(event=told, article=article("The Wire", day, f"Told on {day}."))
    fresh = EventFactory(edtf="2021-06-13", headline="A call", state="accepted")
    EventReportFactory(event=fresh, article=article("The Wire", "2021-06-20", "A call was held."))
    monkeypatch.setattr("timeline.browse.changes.found.LOOKED_AT", 2)
    shown = page(client, "compare=2021-06-18&as_of=2021-06-21")
    assert "1 event became known" in shown
    assert "than 1 event" not in shown
    assert "There is more than is shown here" in shown
