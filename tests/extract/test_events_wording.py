"""Where no object fills a headline, the words of the text that complete it do; an opinion shared is no agreement."""

import pytest

from tests.extract.events_reading import events, only


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Anna Leitner stressed the need for the next round of talks to be calm.",
            "Anna Leitner stresses the need for the next round of talks to be calm",
        ),
        (
            "Austria called on Kenya’s leaders to ensure that reporters are safe.",
            "Austria calls on Kenya to ensure that reporters are safe",
        ),
        (
            "Anna Leitner urged Kenya to hold the junta accountable for its deeds.",
            "Anna Leitner urges Kenya to hold the junta accountable for its deeds",
        ),
        (
            "Anna Leitner and Pedro Silva agreed on the importance of promoting calm in the strait.",
            "Anna Leitner and Pedro Silva agree on the importance of promoting calm in the strait",
        ),
        (
            "Anna Leitner and Pedro Silva committed to retaining open lines of communication.",
            "Anna Leitner and Pedro Silva pledge to retain open lines of communication",
        ),
        (
            "Anna Leitner reiterated on Monday her firm opposition to any attempts to change the border.",
            "Anna Leitner voices opposition to any attempts to change the border",
        ),
        (
            "Pedro Silva appealed to Kenya on Monday for a fair count.",
            "Pedro Silva appeals to Kenya for a fair count",
        ),
        (
            "Anna Leitner made a pledge to Kenya on Monday to plant a million trees.",
            "Anna Leitner makes a pledge to Kenya to plant a million trees",
        ),
        (
            "Anna Leitner plans to travel to the region next week.",
            "Anna Leitner plans to travel to the region",
        ),
        (
            "Anna Leitner and Pedro Silva pledged on Monday that the dam would be built.",
            "Anna Leitner and Pedro Silva make a pledge that the dam would be built",
        ),
    ],
)
def test_a_headline_without_an_object_takes_the_words_that_complete_it(text, label):
    assert only(text).label == label


def test_what_is_asked_of_somebody_keeps_its_own_possessive():
    found = only("Austria urged Kenya to demonstrate its commitment to these principles.")
    assert found.label == "Austria urges Kenya to demonstrate its commitment to these principles"


@pytest.mark.parametrize(
    "text",
    [
        "Austria and Portugal agreed that trade helps both.",
        "Anna Leitner and Pedro Silva agreed that lasting peace would bring growth.",
        "Anna Leitner and Pedro Silva agreed on Monday.",
    ],
)
def test_an_opinion_that_is_shared_is_no_agreement(text):
    assert not [event for event in events(text) if event.kind == "agreement"]


@pytest.mark.parametrize(
    "text",
    [
        "Austria and Portugal agreed that they would reopen the bridge in May.",
        "Austria and Portugal agreed on Monday that the talks would resume.",
        "Austria and Portugal agreed to reopen the bridge.",
    ],
)
def test_what_is_settled_is_an_agreement(text):
    assert [event.kind for event in events(text)] == ["agreement"]


def test_a_party_committed_to_something_pledges_nothing():
    assert not events("Austria met a party committed to the ruin of Kenya.")
