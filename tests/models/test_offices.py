"""One office in several wordings."""

from datetime import date

import pytest

from tests.factories import ActorFactory, PositionFactory, StateFactory
from timeline.models.offices import offices, tells_in_short

DAY = date(2021, 6, 21)


@pytest.mark.parametrize(
    ("short", "body", "fuller", "its_body"),
    [
        ("Secretary", "", "Secretary of State", "Norland"),
        ("SECRETARY", "", "Secretary of State", "Norland"),
        ("Special Envoy", "Norland", "Special Envoy for the Isles", "Norland"),
        ("External Trade Minister", "", "Minister of External Trade", "Norland"),
        ("Spokesperson", "Department of State", "Department Spokesperson", "Department of State"),
        ("Secretary of State of Norland", "Department of State", "Secretary of State", "Norland"),
    ],
)
def test_a_wording_says_no_more_than_a_fuller_one(short, body, fuller, its_body):
    assert tells_in_short(short, body, fuller, its_body)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("President", "Vice President"),
        ("Minister", "Deputy Minister"),
        ("Minister", "Prime Minister"),
        ("Secretary of State", "Secretary"),
        ("of the", "Secretary of State"),
        ("Ambassador to Norland", "Ambassador to Southland"),
    ],
)
def test_another_office_or_a_fuller_wording_is_not_told_in_short(title, other):
    assert not tells_in_short(title, "", other, "Norland")


@pytest.fixture
def sousa(db):
    return ActorFactory(name="Ana Sousa")


def told(actor, title, **fields):
    return PositionFactory(
        actor=actor, title=title, **{"origin": "machine", "state": "suggested", "attested": DAY} | fields
    )


def test_what_articles_call_an_office_goes_with_its_fullest_wording(sousa):
    norland = StateFactory(name="Norland", iso3="NOR")
    told(sousa, "Minister", org=None)
    full = told(sousa, "Minister of Trade", org=norland)
    told(sousa, "TRADE MINISTER", org=None)
    (office,) = offices(sousa.positions.all())
    assert (office.position, office.wordings) == (full, ["TRADE MINISTER", "Minister"])


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "accepted"},
        {"origin": "editor"},
        {"since": "2019"},
        {"attested": date(2017, 1, 1)},
    ],
)
def test_what_was_judged_or_dated_or_told_long_before_stands_by_itself(sousa, fields):
    told(sousa, "Minister of Trade", org=StateFactory(name="Norland", iso3="NOR"))
    told(sousa, "Minister", **{"org": None} | fields)
    assert len(offices(sousa.positions.all())) == 2


def test_offices_of_two_countries_are_two(sousa):
    told(sousa, "Ambassador", org=StateFactory(name="Norland", iso3="NOR"))
    told(sousa, "Ambassador at large", org=StateFactory(name="Southland", iso3="SOU"))
    assert len(offices(sousa.positions.all())) == 2
