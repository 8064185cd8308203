"""Which visits belong on the timeline: journeys to states and towns, not stops at labs and memorials."""

from dataclasses import replace

import pytest

from tests.extract.events_reading import events, only, reading
from timeline.extract.extraction import FoundStatement


@pytest.mark.parametrize(
    "text",
    [
        "Anna Leitner visited the Memorial to the Fallen Fishermen on Monday.",
        "Anna Leitner will tour the Harbour Lab on Tuesday.",
        "Anna Leitner will head to the Glass House later today.",
    ],
)
def test_a_stop_at_a_site_in_no_named_state_is_no_journey(text):
    assert not any(event.core for event in events(text))


@pytest.mark.parametrize(
    "text",
    ["Anna Leitner visited the Museum of Salt in Kenya on Monday.", "Anna Leitner flew to Japan on Monday."],
)
def test_a_journey_to_a_state_is_on_the_timeline(text):
    assert only(text).core


def test_an_official_told_by_title_who_would_arrive_at_home_is_somebody_else():
    made = reading("Anna Leitner thanked everybody. The minister arrived in Austria on Monday.")
    anna = next(actor for actor in made.actors if actor.id == "anna")
    start = made.text.index("minister")
    said = made.span(start, start + len("minister"))
    made.actors = [replace(a, mentions=(*a.mentions, said)) if a is anna else a for a in made.actors]
    made.mentions = sorted([*made.mentions, (said, "anna")], key=lambda pair: pair[0].start)
    (arrival,) = [event for event in events(made) if event.kind == "arrival"]
    assert not arrival.core


@pytest.mark.parametrize(
    "text",
    [
        "Anna Leitner visited Pedro Silva on Monday. Portugal is pleased.",
        "Pedro Silva hosted Anna Leitner on Monday. Portugal is pleased.",
    ],
)
def test_the_guest_of_an_official_is_in_his_state(text):
    found = only(text)
    assert (found.recipients, found.place, found.place_iso3) == (("pedro",), "Portugal", "PRT")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Leitner will fly the banner from June 26th to the 28th.",
        "Anna Leitner visited a pair of joint projects on Monday.",
        "The deputy’s travel to Kenya will be the next step, Anna Leitner said on Monday.",
        "Anna Leitner visited the Memorial to the Fallen Fishermen on Monday.",
    ],
)
def test_a_flag_a_thing_a_site_or_the_deputys_trip_is_no_visit_at_all(text):
    assert not [event for event in events(text) if event.kind == "visit"]


def test_who_visited_when_something_else_was_may_have_been_there_any_time_before():
    (visit, *_) = [
        e
        for e in events("When Leitner was away and visited Kenya, she met Yuki Tanaka.")
        if e.kind == "visit"
    ]
    assert visit.bound == "../2021-06-21"


def turn(heading: str, words: str, speaker: str = "pedro") -> list:
    """The visits that one turn of a transcript of 20 June tells."""
    made = reading(f"{heading}\n\nMINISTER SILVA: {words}")
    at = made.text.index("MINISTER SILVA")
    label, said = made.span(at, at + 14), made.span(at + 16, len(made.text))
    told = FoundStatement("S1", (said,), "direct", "thank", speaker, source=label, said="2021-06-20")
    made.statements = [told]
    return [event for event in events(made) if event.kind in {"visit", "arrival"}]


PLACE = "Pedro Silva, Minister of Portugal\n\nLisbon, Portugal"


@pytest.mark.parametrize(
    "words",
    [
        "I thank Anna Leitner, who visits us in these days.",
        "Anna Leitner is visiting Portugal here for the first time.",
    ],
)
def test_a_visit_told_where_it_takes_place_is_of_that_day_and_to_the_hosts_state(words):
    (visit,) = turn(PLACE, words)
    assert (visit.actors, visit.recipients) == (("anna",), ("PRT",))
    assert (visit.place_iso3, visit.edtf) == ("PRT", "2021-06-20")


def test_the_day_of_a_visit_told_at_the_place_says_why():
    (visit,) = turn(PLACE, "I thank Anna Leitner, who visits us in these days.")
    assert visit.derivation.endswith("told at the place itself")


def test_what_is_told_of_a_visit_elsewhere_is_not_of_the_day_of_the_remarks():
    (visit,) = turn("Pedro Silva, Minister\n\nNairobi, Kenya", "I thank Anna Leitner, who visited Portugal.")
    assert (visit.edtf, visit.bound) == (None, "../2021-06-21")


def test_a_speaker_who_does_not_say_where_he_arrived_arrived_where_he_speaks():
    (arrival,) = turn(
        "Pedro Silva, Minister\n\nNairobi, Kenya", "We have had a busy day since arriving yesterday."
    )
    assert (arrival.place, arrival.place_iso3, arrival.edtf) == ("Nairobi", "KEN", "2021-06-20")


def test_days_named_together_are_those_of_the_visit():
    (visit,) = [
        e for e in events("Anna Leitner will be travelling to Kenya today and tomorrow.") if e.kind == "visit"
    ]
    assert (visit.edtf, visit.precision) == ("2021-06-21/2021-06-22", "interval")
