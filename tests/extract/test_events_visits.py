"""Which visits belong on the timeline: journeys to states and towns, not stops at labs and memorials."""

import pytest

from tests.extract.events_reading import events, only


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
