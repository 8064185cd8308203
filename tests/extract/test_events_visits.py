"""Which visits belong on the timeline: journeys to states and towns, not stops at labs and memorials."""

from dataclasses import replace

import pytest

from tests.extract.events_reading import events, only, reading


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
