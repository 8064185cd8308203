"""In which state a town lies."""

import pytest

from timeline.extract.events.gazetteer import state_of_town, towns
from timeline.extract.lexicons.load import state_names


@pytest.mark.parametrize(
    ("name", "iso3"), [("Wonsan", "PRK"), ("Paris", "FRA"), ("Poznań", "POL"), ("MOSUL", "IRQ")]
)
def test_a_town_without_a_rival_namesake_lies_in_its_state(name, iso3):
    assert state_of_town(name, near=()) == iso3


def test_a_name_that_two_states_share_says_nothing_by_itself():
    assert state_of_town("Hyderabad", near=()) is None
    assert state_of_town("Nowhere at All", near=("FRA",)) is None


def test_the_article_decides_between_namesakes():
    assert state_of_town("Hyderabad", near=("PAK", "CHN")) == "PAK"
    assert state_of_town("Hyderabad", near=("PAK", "IND")) is None


def test_a_traveller_does_not_travel_to_a_town_at_home():
    assert state_of_town("San Jose", near=("USA", "CRI"), strange_to=("USA",)) == "CRI"
    assert state_of_town("Chicago", near=("USA",), strange_to=("USA",)) == "USA"


def test_every_town_lies_in_a_state_we_know():
    known = set(state_names())
    assert {iso3 for claims in towns().values() for iso3 in claims} <= known
