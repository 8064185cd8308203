"""What is told as so many days from something that only the timeline knows the day of."""

from datetime import date

import pytest

from tests.factories import ActorFactory, ArticleFactory, EventFactory, ParticipationFactory
from timeline.extract.extraction import FoundEvent, Offset, Span
from timeline.resolve.relative import from_timeline

pytestmark = pytest.mark.django_db
WORDS = "two days after the Oslo summit"


def found(**of):
    offset = Offset(**{"days": 2, "span": Span(0, len(WORDS), WORDS), "kind": "summit", "place": "Oslo"} | of)
    return FoundEvent("E1", "Norway expels diplomats", Span(0, 1, "N"), (), offset=offset)


def counted(identities=None, **of):
    article = ArticleFactory(published_on=date(2021, 6, 21))
    return from_timeline(found(**of), article, identities or {})


def summit(edtf="2021-06-16", **fields):
    fields = {"headline": "Leaders meet", "kind": "multilateral", "place": "Oslo"} | fields
    return EventFactory(edtf=edtf, **fields)


def test_it_is_counted_from_the_event_of_that_kind_in_that_place():
    summit()
    anchor = counted()
    assert (anchor.edtf, anchor.basis) == ("2021-06-18", "inferred")
    assert "the timeline has “Leaders meet”" in anchor.derivation


@pytest.mark.parametrize(
    "fields",
    [
        {"place": "Lisbon"},
        {"kind": "expulsion"},
        {"status": "planned"},
        {"state": "rejected"},
        {"edtf": "2021-06"},
        {"edtf": "2020-06-16"},
    ],
)
def test_what_is_elsewhere_or_of_another_kind_or_without_a_day_or_long_ago_is_not_meant(fields):
    summit(**fields)
    assert counted() is None


def test_two_days_that_fit_leave_it_open():
    summit()
    summit("2021-06-10")
    assert counted() is None


def test_who_is_named_took_part():
    brandt = ActorFactory(name="Ivo Brandt")
    event = summit()
    assert counted({"A1": brandt}, actors=("A1",)) is None
    ParticipationFactory(event=event, actor=brandt)
    assert counted({"A1": brandt}, actors=("A1",)).edtf == "2021-06-18"


def test_without_a_place_or_anybody_named_nothing_is_looked_for():
    summit()
    assert counted(place=None) is None


def test_what_happened_did_not_happen_after_publication():
    summit("2021-06-20")
    assert counted() is None


def test_what_was_itself_counted_so_is_no_day_to_count_from():
    summit()
    derivation = counted().derivation
    summit("2021-06-18", derivation=derivation)
    assert counted().edtf == "2021-06-18"


def test_however_many_events_are_known_it_takes_as_many_queries(django_assert_num_queries):
    brandt = ActorFactory(name="Ivo Brandt")
    for _ in range(5):
        ParticipationFactory(event=summit(), actor=brandt)
    article = ArticleFactory(published_on=date(2021, 6, 21))
    with django_assert_num_queries(2):
        assert from_timeline(found(actors=("A1",)), article, {"A1": brandt})
