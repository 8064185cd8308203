"""A journey with several stops is one visit for each state."""

import pytest

from tests.extract.events_reading import events


def visits(text):
    return [(e.place, e.place_iso3, e.edtf) for e in events(text) if e.kind == "visit"]


def test_a_list_of_towns_in_several_states_gives_a_visit_for_each():
    found = visits("Yuki Tanaka will travel to Lisbon, Nairobi, Mombasa, and Cairo on June 28-30, 2021.")
    assert found == [
        ("Lisbon", "PRT", "2021-06-28/2021-06-30"),
        ("Nairobi and Mombasa", "KEN", "2021-06-28/2021-06-30"),
        ("Cairo", "EGY", "2021-06-28/2021-06-30"),
    ]


def test_a_town_with_its_state_is_one_stop():
    found = visits(
        "Yuki Tanaka travelled to Porto, Portugal; Vienna, Austria; and Nairobi, Kenya on Saturday."
    )
    assert [place for place, _, _ in found] == ["Porto", "Vienna", "Nairobi"]


@pytest.mark.parametrize(
    "text", ["Leitner visited Lisbon and Porto on Saturday.", "Leitner visited Kenya on Saturday."]
)
def test_places_in_one_state_are_one_visit(text):
    assert len(visits(text)) == 1


def test_who_is_accompanied_on_a_visit_travels_too():
    found = events(
        "Yuki Tanaka accompanied Pedro Silva on a visit to Vienna, Austria; and Nairobi, Kenya on Saturday."
    )
    assert [(e.actors, e.place) for e in found] == [
        (("yuki", "pedro"), "Vienna"),
        (("yuki", "pedro"), "Nairobi"),
    ]
