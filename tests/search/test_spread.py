"""How PostgreSQL lists hits in the order of positions: which way it takes, and that all ways lead to the same."""

import re

import pytest
from django.db import connection
from django.db.models import Q

from tests.factories import ArticleFactory, EventFactory
from timeline.browse.found import Found, Row
from timeline.browse.window import Window
from timeline.models import Article, Event
from timeline.search import having, matching, parse, postgresql
from timeline.search.indexes import EVENTS
from timeline.search.spread import Spread, Way, choose, way

MILLION = Spread(1_000_000, tuple(range(0, 101_000, 1_000)))
END = 1 << 62


def test_events_before_a_position_are_told_between_two_bounds_too():
    assert MILLION.before(-5) == 0
    assert MILLION.before(50_500) == 505_000
    assert MILLION.before(END) == 1_000_000


@pytest.mark.parametrize("number", [0, 1, 4_000, 505_000, 999_999, 1_000_000])
def test_a_position_is_where_so_many_events_lie_before_it(number):
    assert MILLION.before(MILLION.key(number)) == pytest.approx(number, abs=10)


def test_a_number_of_events_that_there_are_not_leads_to_the_ends():
    assert (MILLION.key(-9_000), MILLION.key(2_000_000)) == (0, 100_000)


def test_a_rare_word_is_looked_up_whole():
    assert choose(MILLION, {"'halibut'": 900}, 0, END, 2_000, True) == Way()


def test_a_word_in_many_events_is_looked_up_near_the_end_that_is_asked_for():
    last = choose(MILLION, {"'sanctions'": 30_000}, 0, END, 2_000, True)
    first = choose(MILLION, {"'sanctions'": 30_000}, 0, END, 2_000, False)
    assert not last.walk
    assert not first.walk
    assert 80_000 < last.edge < 94_000
    assert 6_000 < first.edge < 20_000


def test_a_word_in_every_third_event_is_soon_met_on_a_walk():
    found = choose(MILLION, {"'talks'": 330_000}, 0, END, 2_000, True)
    assert found.walk
    assert found.edge is not None


def test_all_of_a_short_range_is_looked_at():
    assert choose(MILLION, {"'sanctions'": 30_000}, 40_000, 41_000, 2_000, False).edge is None


def test_of_several_words_the_rarest_is_looked_up():
    found = choose(MILLION, {"'nuclear'": 60_000, "'inspections':*": 22_000}, 0, END, 2_000, True)
    assert found.rarest == "'inspections':*"


postgres_only = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite's index is in that order"
)


@pytest.fixture
def _archive(db):
    for number in range(60):
        words = ["grain talks", "fishing rights", "talks on rights", "nothing"][number % 4]
        EventFactory(headline=f"Envoys: {words}", search_text="", edtf=f"2021-03-{number % 28 + 1:02}")


@postgres_only
@pytest.mark.usefixtures("_archive")
@pytest.mark.parametrize("newest", [True, False])
@pytest.mark.parametrize("walk", [True, False])
@pytest.mark.parametrize("part", [None, 0, 0.1, 0.9])
@pytest.mark.parametrize(("text", "rarest"), [("talk", None), ("talks righ", "'righ':*")])
def test_every_way_lists_the_same(monkeypatch, newest, walk, part, text, rarest):
    order = "-position" if newest else "position"
    every = list(Event.objects.order_by("position").values_list("position", flat=True))
    low, high = every[3], every[-3]
    edge = None if part is None else every[3 + int(part * 54)] + 1
    monkeypatch.setattr(postgresql, "way", lambda *_: Way(edge, walk, rarest))
    rows = matching(Event.objects.between(low, high), text).order_by(order)
    for most in (1, 7, 100):
        with connection.cursor() as cursor:
            cursor.execute(*postgresql.positions(connection, parse(text), low, high, most, newest))
            found = [position for (position,) in cursor.fetchall()]
        assert found
        assert found == list(rows.values_list("position", flat=True)[:most])


@postgres_only
@pytest.mark.usefixtures("_archive")
def test_the_way_is_found_by_the_statistics_that_the_database_has():
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE timeline_event")
    assert way(connection, EVENTS, parse('talks "fishing rights" nothin'), 0, END, 5, newest=True) == Way()


@postgres_only
@pytest.mark.django_db
def test_one_index_has_what_is_asked_of_an_event_to_count_it():
    asked = str(
        Found(Window(), None).base.values_list(*Row._fields[3:], "earliest", "latest", "position").query
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'event_told'")
        kept = cursor.fetchone()[0]
    for column in re.findall(r'"timeline_event"\."(\w+)"', asked):
        assert column in kept


@pytest.mark.usefixtures("_archive")
def test_rows_that_are_gone_through_are_asked_one_by_one():
    article = ArticleFactory(title="Grain talks", text="Envoys met. They spoke of grain.")
    ArticleFactory(title="Nothing", text="Nobody met.")
    rows = Article.objects.all()
    assert list(rows.filter(having(rows, "grain talk"))) == [article]
    within = Article.objects.filter(pk__in=rows.filter(having(rows, "met") & Q(title="Nothing")).values("pk"))
    assert [one.title for one in within] == ["Nothing"]
