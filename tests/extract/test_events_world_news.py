"""The usual repertoire of world news: bans, rulings, resignations, blows nobody owns to; and what only looks like it."""

import pytest

from tests.extract.events_reading import events, only


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("Austria banned flights to Kenya on Monday.", "ban", "Austria bans flights to Kenya"),
        ("Portugal closed its airspace on Sunday.", "closure", "Portugal closes the airspace"),
        ("Japan expelled two Kenyan diplomats on Friday.", "expulsion", "Japan expels two Kenyan diplomats"),
        ("Austria withdrew from the treaty on Friday.", "withdrawal", "Austria withdraws from the treaty"),
        ("Anna Leitner withdrew Austria from the treaty.", "withdrawal", None),
        ("Anna Leitner tendered her resignation on Friday.", "resignation", "Anna Leitner steps down"),
        (
            "Anna Leitner dismissed the defence minister on Sunday.",
            "dismissal",
            "Anna Leitner dismisses the defence minister",
        ),
        ("Japan extradited the banker to Kenya on Friday.", "extradition", None),
        ("The Security Council issued a ruling on the islands on Friday.", "ruling", None),
        ("Anna Leitner signed the decree on Friday.", "decree", "Anna Leitner signs the decree"),
    ],
)
def test_the_desk_knows_the_usual_events(text, kind, label):
    event = only(text)
    assert event.kind == kind
    assert label is None or event.label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A car bomb exploded in Nairobi on Monday.", "Bombing in Nairobi"),
        ("Thousands protested in Nairobi on Sunday.", "Protest in Nairobi"),
        ("On Sunday in Nairobi, a shooting killed three people.", "Killing of three people"),
    ],
)
def test_a_blow_or_protest_that_nobody_owns_to_has_its_place(text, label):
    event = only(text)
    assert (event.label, event.place) == (label, "Nairobi")
    assert event.actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed three people in Kenya on Sunday.",
        "Austria hit a milestone on Monday.",
        "Anna Leitner declined to comment on Monday.",
        "Every year Portuguese citizens visited Kenya.",
        "Austria targeted these individuals in the campaign.",
    ],
)
def test_figures_of_speech_accidents_and_silences_are_no_events(text):
    assert events(text) == []


@pytest.mark.parametrize(
    "text",
    ["Austria sanctions.", "Anna Leitner made an appeal on Monday.", "Kenya made demands on Monday."],
)
def test_what_lacks_its_object_is_no_event(text):
    assert events(text) == []


def test_a_strike_and_its_victims_are_one_event():
    event = only("A Portuguese strike killed three militants in Kenya on Friday.")
    assert event.label == "Portugal kills three militants"
    assert event.actors == ("PRT",)


def test_a_name_beside_its_verb_is_the_subject_though_the_parse_lost_it():
    found = [
        e
        for e in events("Pedro Silva became minister after Anna Leitner stepped down on Sunday.")
        if e.kind == "resignation"
    ]
    assert [e.actors for e in found] == [("anna",)]


def test_a_standing_view_is_no_act():
    text = "It rained. It snowed. The sun shone for days. The wind blew for weeks. Austria opposes the plan."
    assert events(text) == []
