"""Numbers and strips: the counts and the events themselves say the same, and what was not looked at is said."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import ActorFactory, ArticleFactory, EventFactory, ParticipationFactory
from timeline.browse import density as room
from timeline.browse import found as leads
from timeline.browse.density import Number, density, number
from timeline.browse.found import Found
from timeline.browse.strip import Strip
from timeline.browse.window import Window

pytestmark = pytest.mark.django_db
READER = AnonymousUser()

EDTF = (
    "1861-04-12", "1950", "2019-12-30/2020-01-02", "2020", "2020-06", "2020-06-15", "2020-06-15", "2021-02-28", "201X",
    "../2020-03-01", "",
)  # fmt: skip


@pytest.fixture
def actor():
    """One who takes part in everything there is, some of it not accepted."""
    actor = ActorFactory(state="accepted", name="Ana Sousa")
    for n, edtf in enumerate(EDTF):
        kind, status = ("AID", "happened") if n % 2 else ("THREATEN", "planned")
        event = EventFactory(
            edtf=edtf,
            date_basis="explicit" if edtf else "none",
            state="accepted",
            event_type=kind,
            status=status,
        )
        ParticipationFactory(event=event, actor=actor)
    ParticipationFactory(event=EventFactory(edtf="2020-06-16", state="suggested"), actor=actor)
    return actor


def found(query):
    return Found(Window.read(query, READER), READER)


def both(query, actor):
    """The filter answered by counts, and the same one answered by the events of an actor who is in all of them."""
    counted, live = found(query), found(f"{query}&actor={actor.pk}")
    assert counted.counts is not None
    assert live.counts is None
    return counted, live


@pytest.mark.parametrize(
    "query",
    [
        "",
        "from=2020&to=2020",
        "from=2020-06-01&to=2020-06-30",
        "to=2019",
        "undated=1",
        "type=AID",
        "from=2020-06-02&status=planned",
    ],
)
def test_counts_and_events_give_the_same_number(query, actor):
    counted, live = both(query, actor)
    wanted = Window.read(query, READER).events(READER).count()
    assert number(counted) == Number(wanted)
    assert number(live) == Number(wanted)


@pytest.mark.parametrize("query", ["", "from=2020-06-01&to=2020-06-30", "type=AID"])
def test_counts_and_events_give_the_same_bars(query, actor):
    strips = [Strip(one, density(one)) for one in both(query, actor)]
    told = [[(bar.period, bar.cooperation, bar.conflict) for bar in strip.busy] for strip in strips]
    assert told[0] == told[1]
    details = [strip.detail for strip in strips]
    assert (details[0] is None) == (details[1] is None)
    if details[0] and details[1]:
        assert [bar.period for bar in details[0].busy] == [bar.period for bar in details[1].busy]


def test_what_the_reader_may_not_see_is_not_counted(actor, settings):
    assert number(found("")) == Number(10)
    assert number(found("state=suggested")) == Number(0)
    settings.READERS_SEE_SUGGESTIONS = True
    assert number(found("")) == Number(11)
    assert number(found("state=suggested")) == Number(1)


def test_a_filter_that_leads_to_too_many_says_more_than(actor, monkeypatch):
    for module in (room, leads):
        monkeypatch.setattr(module, "MOST", 4)
    monkeypatch.setattr(leads, "LENGTHS", (4, 8, 20))
    for day in range(1, 21):
        ParticipationFactory(event=EventFactory(edtf=f"2022-01-{day:02}", state="accepted"), actor=actor)
    shown = found(f"actor={actor.pk}")
    assert number(shown) == Number(4, more=True)
    assert Window.read("", READER).sentence(4, more=True) == "More than 4 events"
    strip = Strip(shown, density(shown))
    assert strip.earlier is not None
    assert strip.earlier.label == "More before 17 January 2022"
    windowed = found(f"actor={actor.pk}&from=2022-01-10&to=2022-01-11")
    assert number(windowed) == Number(2)


def test_where_none_passes_that_was_looked_at_it_is_not_said_that_there_is_none(actor, monkeypatch, client):
    for module in (room, leads):
        monkeypatch.setattr(module, "MOST", 4)
    other = ActorFactory(state="accepted")
    for day in range(1, 21):
        event = EventFactory(edtf=f"2022-01-{day:02}", state="accepted", headline=f"On day {day}")
        ParticipationFactory(event=event, actor=actor)
        if day == 3:
            ParticipationFactory(event=event, actor=other)
        ParticipationFactory(event=EventFactory(edtf=f"2023-01-{day:02}", state="accepted"), actor=other)
    query = f"actor={actor.pk}&actor={other.pk}"
    assert number(found(query)) == Number(0, more=True)
    page = client.get(f"/?{query}").content.decode()
    assert "On day 3" in page
    assert ">Events with " in page


def test_coverage_stands_under_the_strip():
    EventFactory(state="accepted", edtf="2021-06-20")
    EventFactory(state="accepted", edtf="2021-06-22")
    for _ in range(3):
        ArticleFactory(published_on="2021-06-21")
    ArticleFactory(published_on="2021-06-21", extraction="pending")
    strip = Strip(found(""), density(found("")))
    assert [bar.read for bar in strip.bars] == [0, 3, 0]
    assert strip.bars[1].title.endswith("0 neutral; 3 articles read")
    assert [kind for kind, _ in strip.paths if kind == "read"]


def test_the_tray_of_a_filter_that_leads_to_too_many_can_be_opened(actor, monkeypatch, client):
    for module in (room, leads):
        monkeypatch.setattr(module, "MOST", 4)
    shown = found(f"actor={actor.pk}&undated=1")
    assert number(shown) == Number(1)
    assert client.get(f"/?actor={actor.pk}&undated=1").status_code == 200
