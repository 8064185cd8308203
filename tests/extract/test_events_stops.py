"""A journey with several stops is one visit for each state."""

from dataclasses import replace

import pytest

from tests.extract.events_reading import events
from timeline.extract.dates.anchoring import Anchor
from timeline.extract.events.stops import _about


def visits(text):
    return [(e.place, e.place_iso3, e.edtf) for e in events(text) if e.kind == "visit"]


def test_a_list_of_towns_in_several_states_gives_a_visit_for_each():
    found = visits("Yuki Tanaka will travel to Lisbon, Nairobi, Mombasa, and Cairo on June 28-30, 2021.")
    assert found == [
        ("Lisbon", "PRT", "[2021-06-28..2021-06-30]"),
        ("Nairobi and Mombasa", "KEN", "[2021-06-28..2021-06-30]"),
        ("Cairo", "EGY", "[2021-06-28..2021-06-30]"),
    ]


def test_the_days_of_a_journey_bound_each_of_several_stops_and_are_those_of_a_single_one():
    several = events("Leitner will travel to Lisbon and Nairobi June 28-30.")
    assert [(e.precision, e.date_basis) for e in several] == [("interval", "inferred")] * 2
    assert all(
        e.derivation.endswith("the days of the whole journey, which has several stops") for e in several
    )
    assert visits("Leitner will travel to Kenya June 28-30.")[0][2] == "2021-06-28/2021-06-30"


@pytest.mark.parametrize(("when", "edtf"), [("on Saturday", "2021-06-19"), ("in May 2021", "2021-05")])
def test_a_day_or_a_month_of_a_journey_is_that_of_each_stop(when, edtf):
    assert [v[2] for v in visits(f"Leitner travelled to Lisbon and Nairobi {when}.")] == [edtf, edtf]


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


def test_semicolons_tie_a_town_of_many_namesakes_to_the_state_behind_its_comma():
    found = visits(
        "Yuki Tanaka travelled to Cornwall, Kenya; Vienna, Austria; and Porto, Portugal on Saturday."
    )
    assert [(place, iso3) for place, iso3, _ in found] == [
        ("Cornwall", "KEN"),
        ("Vienna", "AUT"),
        ("Porto", "PRT"),
    ]


def test_a_place_and_its_state_are_one_visit_and_a_list_of_two_is_two():
    assert [v[:2] for v in visits("Leitner visited Cornwall, Kenya on Saturday.")] == [("Cornwall", "KEN")]
    assert len(visits("Leitner visited Lisbon, Nairobi and Kenya on Saturday.")) == 2


@pytest.mark.parametrize("region", ["Central America", "Latin America", "South Asia"])
def test_a_region_is_not_the_state_that_its_last_word_names(region):
    assert [v[:2] for v in visits(f"Leitner travelled to {region} on Saturday.")] == [(region, None)]


def test_an_upcoming_trip_has_not_happened():
    found = events("The spokeswoman discussed Leitner’s upcoming trip to Kenya.")
    assert {e.status for e in found if e.kind == "visit"} <= {"planned"}


def test_of_a_journey_told_in_the_present_only_the_first_stop_has_been_reached():
    found = events(
        "Yuki Tanaka accompanies Pedro Silva on travel to Vienna, Austria; Porto, Portugal; and Nairobi, Kenya."
    )
    assert [e.status == "planned" for e in found if e.kind == "visit"] == [False, True, True]
    past = events("Yuki Tanaka travelled to Porto, Portugal; and Nairobi, Kenya on Saturday.")
    assert {e.status for e in past} == {"happened"}


@pytest.mark.parametrize(
    ("place", "core"), [("Vienna, Austria", False), ("Austria", False), ("Nairobi, Kenya", True)]
)
def test_a_visit_at_home_does_not_belong_on_the_timeline(place, core):
    assert [e.core for e in events(f"Anna Leitner visited {place} on Saturday.") if e.kind == "visit"] == [
        core
    ]


def test_who_is_on_a_journey_is_not_at_each_of_its_stops_on_the_day_of_the_telling():
    anchor = Anchor("2021-06-21", "day", "reporting", "the speaker’s own words")
    found = _about(anchor)
    assert (found.edtf, found.basis) == ("2021-06-21~", "reporting")
    assert _about(replace(anchor, basis="explicit")).edtf == "2021-06-21"
    assert _about(Anchor("2021-06-21/2021-06-23", "interval", "explicit")).edtf == "[2021-06-21..2021-06-23]"


def test_the_stops_of_a_journey_that_begins_on_a_day_lie_from_then_on():
    found = events("Yuki Tanaka will travel to Lisbon, Nairobi, and Cairo on Saturday.")
    assert [(e.edtf, e.date_basis) for e in found] == [("2021-06-26/..", "inferred")] * 3


def test_a_journey_under_way_with_its_days_says_of_no_stop_that_it_is_over():
    found = events("Yuki Tanaka is on travel to Kenya, Portugal, and Austria, from June 19-25, 2021.")
    assert [(e.status, e.edtf) for e in found] == [("planned", "[2021-06-19..2021-06-25]")] * 3
    (one,) = events("Yuki Tanaka is on travel to Kenya, from June 19-25, 2021.")
    assert (one.status, one.edtf) == ("ongoing", "2021-06-19/2021-06-25")
