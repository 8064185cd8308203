"""The sub-types that desks speak of, each with its PLOVER category."""

import pytest

from tests.extract.events_reading import events, only


@pytest.mark.parametrize(
    ("text", "plover", "kind"),
    [
        ("The leaders of Austria, Portugal and Japan held a summit on Monday.", "CONSULT", "summit"),
        ("Anna Leitner met Pedro Silva on Monday.", "CONSULT", "bilateral"),
        ("The ministers of Austria, Portugal and Japan met on Monday.", "CONSULT", "trilateral"),
        ("Anna Leitner spoke by telephone with Pedro Silva on Monday.", "CONSULT", "call"),
        ("Anna Leitner visited Portugal on Monday.", "CONSULT", "visit"),
        ("Austria appointed Anna Leitner as ambassador to Japan on Monday.", None, "appointment"),
        ("Austria recalled its ambassador from Portugal.", "SANCTION", "recall of an ambassador"),
        ("Austria and Portugal signed an agreement on Monday.", "SUPPORT", "signing"),
        ("Portugal ratified the treaty with Kenya.", "SUPPORT", "ratification"),
        ("Japan recognised Kenya as an independent state.", "SUPPORT", "recognition"),
        ("Austria imposed sanctions on Kenya.", "SANCTION", "sanctions"),
        ("Portugal summoned the ambassador of Kenya.", "ACCUSE", "démarche"),
        ("Austria delivered a démarche to Kenya.", "ACCUSE", "démarche"),
        ("Austria sent a note of protest to Kenya.", "ACCUSE", "démarche"),
        ("Austria lodged a formal protest with Kenya.", "ACCUSE", "démarche"),
        ("Japan and Portugal held joint naval exercises on Monday.", "COOPERATE", "joint exercise"),
        ("The navies of Japan and Kenya held naval exercises on Monday.", "COOPERATE", "joint exercise"),
        ("Japan held live-fire exercises on Monday.", "MOBILIZE", "military exercise"),
        ("Japan carried out a missile test on Monday.", "MOBILIZE", "missile test"),
        ("Kenya and Japan agreed a ceasefire on Monday.", "RETREAT", "ceasefire"),
        ("The Security Council adopted a resolution on Monday.", None, "vote"),
    ],
)
def test_a_happening_of_each_kind(text, plover, kind):
    event = only(text)
    assert (event.plover, event.kind) == (plover, kind)
    assert 0.3 <= event.confidence <= 1


@pytest.mark.parametrize(
    "text", ["The embassy of Japan held a fire drill.", "Thousands staged a protest in Kenya on Monday."]
)
def test_drills_and_protests_of_other_sorts(text):
    assert not {event.kind for event in events(text)} & {"military exercise", "démarche"}
