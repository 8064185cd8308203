"""Both backends find the same; these tests run on whichever database is configured."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import EventFactory, StatementFactory
from timeline.models import Event, Statement
from timeline.search import among, matching, positions, rebuild
from timeline.search.port import BACKENDS, install

pytestmark = pytest.mark.django_db


def found(text):
    return {event.headline for event in matching(Event.objects.all(), text)}


@pytest.fixture
def _archive():
    EventFactory(headline="Envoys hold talks on denuclearisation")
    EventFactory(
        headline="Ministers sign communiqué in Kraków", search_text="Łukasz Nowak and Recep Tayyip Erdoğan"
    )
    EventFactory(headline="The envoy visits Seoul", search_text="anywhere, anytime without preconditions")
    EventFactory(headline="Noh Kyu-duk meets Funakoshi", search_text="five-day visit, resolution 2397")


@pytest.mark.usefixtures("_archive")
@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        ("talk", {"Envoys hold talks on denuclearisation"}),
        ("TALKING", {"Envoys hold talks on denuclearisation"}),
        ("envoys visit", {"The envoy visits Seoul"}),
        ("envoy", {"Envoys hold talks on denuclearisation", "The envoy visits Seoul"}),
        ("communique", {"Ministers sign communiqué in Kraków"}),
        ("communiqué krakow", {"Ministers sign communiqué in Kraków"}),
        ("Lukasz", {"Ministers sign communiqué in Kraków"}),
        ("ŁUKASZ erdogan", {"Ministers sign communiqué in Kraków"}),
        ('"anytime without preconditions"', {"The envoy visits Seoul"}),
        ('"preconditions without anytime"', set()),
        ("denuc", {"Envoys hold talks on denuclearisation"}),
        ("denuc talks", set()),
        ("kyu-duk", {"Noh Kyu-duk meets Funakoshi"}),
        ("kyu duk", {"Noh Kyu-duk meets Funakoshi"}),
        ("duk-kyu", set()),
        ("resolution 2397", {"Noh Kyu-duk meets Funakoshi"}),
        ("the", {"The envoy visits Seoul"}),
        ("talks OR visit", set()),
        ("NOT talks", set()),
        ("headline:talks", set()),
    ],
)
def test_search_finds(text, headlines):
    assert found(text) == headlines


@pytest.mark.usefixtures("_archive")
def test_text_without_a_word_finds_everything():
    assert len(found("  * ")) == 4


def test_the_index_follows_every_change():
    event = EventFactory(headline="Envoys hold talks")
    event.headline = "Envoys break off"
    event.save()
    assert not found("talks")
    event.edtf = "2021-06-30"
    event.save()
    assert found("break") == {"Envoys break off"}
    event.delete()
    assert not found("break")
    BACKENDS[connection.vendor].check(connection)


def test_statements_are_searched_in_what_was_said():
    said = StatementFactory(content="We will not lift the sanctions on Kraków’s steel")
    StatementFactory(content="Nothing of the kind", speaker=said.speaker)
    rows = Statement.objects.all()
    assert set(matching(rows, "lifting krakow")) == {said}
    assert set(matching(rows, '"sanctions lift"')) == set()
    assert set(matching(rows, said.speaker.name)) == set()
    said.content = "We will ease them"
    said.save()
    assert set(matching(rows, "sanctions")) == set()
    assert set(matching(rows, "easing")) == {said}
    said.delete()
    assert set(matching(rows, "ease")) == set()
    BACKENDS[connection.vendor].check(connection)


def test_installing_twice_changes_nothing():
    EventFactory(headline="Envoys hold talks")
    install()
    install()
    assert found("talks") == {"Envoys hold talks"}


def test_rebuilding_finds_the_same():
    EventFactory(headline="Envoys hold talks")
    rebuild()
    assert found("talks") == {"Envoys hold talks"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=80) | st.text("\"*()^:-+<>&|!'\\ aN", max_size=30))
def test_no_input_is_syntax(text):
    list(matching(Event.objects.all(), text))
    list(matching(Statement.objects.all(), text))


@pytest.mark.usefixtures("_archive")
def test_of_some_positions_those_that_match_are_found_however_many_are_asked_for():
    envoys = sorted(matching(Event.objects.all(), "envoy").values_list("position", flat=True))
    others = [event.position for event in EventFactory.create_batch(3)]
    assert sorted(among("envoy", [*envoys, *others])) == envoys
    many = range(envoys[0] + 1, envoys[0] + 1_000)
    assert sorted(among("envoy", [*envoys, *(p for p in many if p not in envoys)])) == envoys
    assert among("envoy", others) == among("envoy", []) == []


@pytest.mark.usefixtures("_archive")
@pytest.mark.parametrize("newest", [True, False])
def test_positions_are_listed_in_order_from_either_end(newest):
    def listed(low, high, most):
        with connection.cursor() as cursor:
            cursor.execute(*positions("envoy", low, high, most, newest=newest))
            return [position for (position,) in cursor.fetchall()]

    order = "-position" if newest else "position"
    envoys = list(matching(Event.objects.order_by(order), "envoy").values_list("position", flat=True))
    assert listed(0, 1 << 62, 5) == envoys
    assert listed(0, 1 << 62, 1) == envoys[:1]
    assert listed(min(envoys) + 1, max(envoys), 5) == envoys[1:-1]
