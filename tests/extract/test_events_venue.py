"""What is said in a transcript was said where its heading says."""

import pytest

from tests.extract.events_reading import reading
from timeline.extract.events.venue import of_transcript
from timeline.extract.extraction import FoundStatement

TURNS = "MINISTER LEITNER: Thank you for having me.\n\nMINISTER SILVA: Welcome."


def _venue(heading, lands=()):
    made = reading(f"{heading}\n\n{TURNS}")
    at = made.text.index("MINISTER LEITNER")
    label, said = made.span(at, at + 16), made.span(at + 18, at + 42)
    made.statements = [FoundStatement("S1", (said,), "direct", "thank", source=label)]
    return of_transcript(made, lands)


@pytest.mark.parametrize(
    ("heading", "venue"),
    [
        ("Anna Leitner, Foreign Minister\n\nNairobi, Kenya\n\nHotel Savanna", ("Nairobi", "KEN")),
        ("Remarks to the Press\n\nPorto (Portugal)", ("Porto", "PRT")),
        ("Anna Leitner, Minister of Trade\n\nGrand Hall", None),
        ("Anna Leitner, Chair, Security Council", None),
        ("Nairobi, Kenya\n\nVia Teleconference", None),
        ("The talks in Nairobi, Kenya went on until late at night.", None),
    ],
)
def test_the_place_is_a_line_of_the_heading(heading, venue):
    assert _venue(heading) == venue


def test_a_town_whose_region_is_no_state_lies_where_the_town_does():
    assert _venue("Ramallah, West Bank") == ("Ramallah", "PSE")
