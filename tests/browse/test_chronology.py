"""The list: headings as precise as the dates, pages that meet."""

from itertools import chain

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import (
    ActorFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
    SourceFactory,
)
from timeline.browse import chronology as room
from timeline.browse.chronology import Heading, chronology, heading
from timeline.browse.found import Found
from timeline.browse.window import Window

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def page(query=""):
    return chronology(Found(Window.read(query, READER), READER))


def headlines(shown):
    return [card.event.headline for card in shown.cards]


@pytest.mark.parametrize(
    ("edtf", "precision", "expected"),
    [
        ("2021-06-21", "day", Heading("Monday", "21", "June 2021", "2021-06-21")),
        ("2021-06", "month", Heading("Day not known", "June", "2021")),
        ("2021", "year", Heading("Month not known", "2021", "")),
        ("2021-22", "season", Heading("Month not known", "Summer", "2021")),
        ("2021-06-19/2021-06-23", "interval", Heading("Over several days", "19–23", "June 2021")),
        ("2021-06-21/..", "open", Heading("One end not known", "From 21 June 2021", "")),
        ("2021-06-21~", "day", Heading("", "About 21 June 2021", "")),
        ("", "none", Heading("", "Undated", "waiting for a date")),
    ],
)
def test_a_heading_says_the_date_as_it_is_known(edtf, precision, expected):
    assert heading(edtf, precision) == expected


def test_wider_dates_come_before_narrower_ones_that_begin_alike():
    for edtf in ("2021-06-01", "2021-06", "2021-06-01/2021-06-05", "2021-06-02"):
        EventFactory(headline=edtf, edtf=edtf, state="accepted")
    assert headlines(page()) == ["2021-06", "2021-06-01/2021-06-05", "2021-06-01", "2021-06-02"]


def test_a_bound_stands_on_its_side_of_the_day_and_under_a_heading_of_its_own():
    for edtf, basis in (
        ("2021-06-21/..", "inferred"),
        ("2021-06-21", "explicit"),
        ("../2021-06-21~", "inferred"),
    ):
        EventFactory(headline=edtf, edtf=edtf, date_basis=basis, state="accepted")
    shown = page()
    assert headlines(shown) == ["../2021-06-21~", "2021-06-21", "2021-06-21/.."]
    assert [group.heading.large for group in shown.groups] == [
        "On or shortly before 21 June 2021",
        "21",
        "After 21 June 2021",
    ]
    assert [card.basis for card in shown.cards] == ["no day given", "dated in the text", "no day given"]


def test_the_ends_of_a_page_are_told_apart_where_one_is_no_day(monkeypatch):
    monkeypatch.setattr(room, "PAGE", 2)
    for edtf in ("2021-06-01", "../2021-06-05", "2021-06-08"):
        EventFactory(headline=edtf, edtf=edtf, date_basis="inferred", state="accepted")
    assert page().ends == "the first by 5 June 2021, the last Tuesday 8 June 2021"


def test_a_page_beside_many_lanes_has_fewer_events_and_meets_the_next(monkeypatch):
    monkeypatch.setattr(room, "PAGE", 5)
    for day in range(1, 10):
        EventFactory(state="accepted", edtf=f"2021-06-0{day}")
    lanes = "".join(f"&lane=type%3A{kind}" for kind in ("AGREE", "CONSULT", "ACCUSE", "AID", "REJECT"))
    assert len(page("from=2021-06").cards) == 5
    first = page(f"from=2021-06{lanes}")
    assert len(first.cards) == 4
    second = chronology(Found(first.later, READER))
    assert second.cards[0].date == "Saturday 5 June 2021"


def test_pages_meet_without_gap_or_overlap(monkeypatch):
    monkeypatch.setattr(room, "PAGE", 3)
    for day in range(1, 9):
        EventFactory(headline=str(day), edtf=f"2021-06-{day:02}", state="accepted")
    last = page()
    assert headlines(last) == ["6", "7", "8"]
    assert last.ends == "Sunday 6 June 2021 to Tuesday 8 June 2021"
    assert last.later is None
    middle = page(last.earlier.query)
    assert headlines(middle) == ["3", "4", "5"]
    first = page(middle.earlier.query)
    assert headlines(first) == ["1", "2"]
    assert first.earlier is None
    assert headlines(page(first.later.query)) == ["3", "4", "5"]


def test_a_window_with_a_beginning_opens_at_it(monkeypatch):
    monkeypatch.setattr(room, "PAGE", 2)
    for day in range(1, 6):
        EventFactory(headline=str(day), edtf=f"2021-06-{day:02}", state="accepted")
    shown = page("from=2021-06-02")
    assert headlines(shown) == ["2", "3"]
    assert shown.earlier is None
    assert headlines(page(shown.later.query)) == ["4", "5"]


WIDE = (
    "1918", "1950/1953", "2019-12", "2020", "202X", "2020-05-30/2020-06-02", "2020-06-01", "2020-06-01", "2020-06-15",
    "2020-06", "2020-06-30/2020-07-02", "2020-07-01", "2021", "../2020-06-10", "2020-06-20/..", "",
)  # fmt: skip


def walk(query, way):
    """All headlines of a window, page by page from its opening one, to its end (`later`) or its beginning."""
    pages, shown = [], page(query)
    while True:
        pages.append(headlines(shown))
        turned = getattr(shown, way)
        if turned is None:
            return pages
        shown = page(turned.query)


@pytest.mark.parametrize("size", [1, 2, 3, 50])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "from=2020-06-01&to=2020-06-30",
        "from=2020-06-01",
        "to=2020-06-30",
        "undated=1",
        "from=2020&to=2020",
    ],
)
@pytest.mark.parametrize("filtered", ["", "actor", "source", "text"])
def test_the_pages_of_a_window_are_all_its_events_once(monkeypatch, size, query, filtered):
    monkeypatch.setattr(room, "PAGE", size)
    actor, source = ActorFactory(state="accepted"), SourceFactory()
    for n, edtf in enumerate(WIDE):
        event = EventFactory(
            headline=f"Talks {n}", edtf=edtf, date_basis="explicit" if edtf else "none", state="accepted"
        )
        ParticipationFactory(event=event, actor=actor)
        ParticipationFactory(event=event, actor=actor, role="host")
        EventReportFactory(event=event, article__source=source)
        EventReportFactory(event=event, article__source=source)
    EventFactory(headline="Somebody else", state="accepted", edtf="2020-06-02")
    more = {"": "", "actor": f"actor={actor.pk}", "source": f"source={source.pk}", "text": "q=talks"}[
        filtered
    ]
    query = "&".join(part for part in (query, more) if part)
    wanted = [event.headline for event in Window.read(query, READER).events(READER)]
    forth, back = walk(query, "later"), walk(query, "earlier")
    assert sorted(chain(*back[1:], *forth)) == sorted(wanted)
    assert len(wanted) <= size or len(forth) + len(back) > 2
