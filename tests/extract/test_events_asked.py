"""What a questioner without a name claims is kept and makes no news."""

from tests.extract.events_reading import reading
from timeline.extract.events.step import EventFinder
from timeline.extract.extraction import FoundStatement

ASKED = "Austria attacked Kenya on Sunday."
ANSWERED = "Portugal and Japan signed a treaty on Sunday."


def _core(label, speaker=None):
    made = reading(f"{label}: {ASKED}\n\nMINISTER LEITNER: {ANSWERED}")
    at = made.text.index(ASKED)
    made.statements = [
        FoundStatement(
            "S1",
            (made.span(at, at + len(ASKED)),),
            "direct",
            "comment",
            speaker,
            source=made.span(0, len(label)),
        )
    ]
    EventFinder()(made)
    return {event.plover: event.core for event in made.events}


def test_a_claim_in_a_question_is_not_for_the_timeline_and_the_answer_is():
    assert _core("QUESTION") == {"ASSAULT": False, "SUPPORT": True}


def test_a_claim_of_somebody_named_is():
    assert _core("PREMIER", "KEN")["ASSAULT"]
    assert _core("SENIOR OFFICIAL")["ASSAULT"]
