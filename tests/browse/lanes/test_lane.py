"""Lanes in an address: read, canonical, never an error."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import ActorFactory, ActorNameFactory, StateFactory, TimelineFactory
from timeline.browse.window import Window

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def read(query):
    return Window.read(query, READER)


def keys(query):
    return [lane.key for lane in read(query).lanes]


@pytest.fixture
def portugal():
    return StateFactory(state="accepted")


def test_lanes_keep_their_order_and_come_once(portugal):
    sousa = ActorFactory(name="Ana Sousa", state="accepted")
    query = (
        f"lane=type:CONSULT&lane=state:prt&lane=actor:{sousa.pk}&lane=type:CONSULT&lane=quad:verbal-conflict"
    )
    assert keys(query) == ["type:CONSULT", "state:PRT", f"actor:{sousa.pk}", "quad:verbal-conflict"]


def test_a_canonical_address_comes_back_as_it_was(portugal):
    query = "from=2021-06&lane=state%3APRT&lane=kind%3Amissile+test"
    assert read(query).query == query
    assert read(query).ignored == ()


@pytest.mark.parametrize(
    ("typed", "key"),
    [("Portugal", "state:PRT"), ("Lusitania", "state:PRT"), ("consult", "type:CONSULT"),
     ("Verbal conflict", "quad:verbal-conflict"), ("state:Portugal", "state:PRT"), ("The road to Lisbon", "timeline")],
)  # fmt: skip
def test_words_are_a_lane_too(portugal, typed, key):
    ActorNameFactory(actor=portugal, name="Lusitania")
    TimelineFactory(title="The road to Lisbon", published=True)
    (lane,) = read(f"lane={typed}").lanes
    assert lane.key.startswith(key)


@pytest.mark.parametrize(
    "lane", ["actor:999", "state:XXX", "timeline:9", "type:WAR", "quad:big", "nobody", "actor:x"]
)
def test_what_is_no_lane_is_said(lane):
    window = read(f"lane={lane}")
    assert window.lanes == ()
    assert any("There is no lane" in message for message in window.ignored)


def test_an_unpublished_timeline_and_a_hidden_actor_are_no_lanes_for_readers():
    draft, hidden = TimelineFactory(), ActorFactory(name="Ivo Brandt")
    assert keys(f"lane=timeline:{draft.pk}&lane=actor:{hidden.pk}") == []


def test_more_lanes_than_fit_are_said():
    window = read("&".join(f"lane=kind:k{n}" for n in range(12)))
    assert len(window.lanes) == 8
    assert any("first 8" in message for message in window.ignored)


def test_a_merged_actor_is_what_it_was_merged_into():
    into = ActorFactory(state="accepted")
    old = ActorFactory(state="accepted", merged_into=into)
    assert keys(f"lane=actor:{old.pk}") == [f"actor:{into.pk}"]
