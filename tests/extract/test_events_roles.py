"""Who did it to whom, through passives, coordination and nouns."""

import pytest

from tests.extract.events_reading import events, only


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Anna Leitner visited Portugal.", ["anna"], ["PRT"]),
        ("Anna Leitner was received by Pedro Silva in Lisbon.", ["anna"], ["pedro"]),
        ("Pedro Silva hosted Anna Leitner.", ["anna"], ["pedro"]),
        ("Anna Leitner met with Pedro Silva and Yuki Tanaka.", ["anna", "pedro", "yuki"], []),
        ("Anna Leitner and Pedro Silva met.", ["anna", "pedro"], []),
        ("Talks between Austria and Portugal began on Monday.", ["AUT", "PRT"], []),
        ("Kenya was attacked by Portugal.", ["PRT"], ["KEN"]),
        ("The harbour of Kenya was bombed by Portugal.", ["PRT"], ["KEN"]),
        ("Austria accused Kenya of fraud.", ["AUT"], ["KEN"]),
        ("Portuguese troops attacked Kenya.", ["PRT"], ["KEN"]),
        ("Austria sent aid to Kenya.", ["AUT"], ["KEN"]),
        ("Austria cut relations with Kenya.", ["AUT"], ["KEN"]),
        ("Austria called for a dialogue with Kenya.", ["AUT"], ["KEN"]),
        ("Sanctions on Kenya were imposed by the Security Council in 2010.", ["council"], ["KEN"]),
    ],
)
def test_roles(text, actors, recipients):
    event = only(text)
    assert (sorted(event.actors), list(event.recipients)) == (sorted(actors), recipients)


def test_the_country_of_a_participant_is_not_another_participant():
    event = only("Anna Leitner held talks with Portugal’s foreign minister Pedro Silva.")
    assert event.actors == ("anna", "pedro")


def test_a_trilateral_session_includes_the_partner_of_the_meeting_before():
    both = events(
        "Anna Leitner had back-to-back meetings with Pedro Silva, as well as a trilateral session "
        "involving his counterpart, Yuki Tanaka."
    )
    assert [(event.kind, set(event.actors)) for event in both] == [
        ("bilateral", {"anna", "pedro"}),
        ("trilateral", {"anna", "pedro", "yuki"}),
    ]


def test_the_town_of_a_dateline_does_not_act():
    event = only(
        "LISBON, June 21 (Harbour Desk) – Austrian Chancellor Anna Leitner met Pedro Silva on Monday."
    )
    assert event.actors == ("anna", "pedro")


def test_the_two_countries_are_the_two_last_named_together():
    text = "Austria and Portugal settled a dispute. The two countries will restore diplomatic relations."
    event = next(event for event in events(text) if event.kind == "diplomatic relations")
    assert set(event.actors) == {"AUT", "PRT"}


def test_a_meeting_knows_what_it_is_about():
    event = only("Anna Leitner and Pedro Silva were due to have a bilateral meeting to discuss Kenya.")
    assert event.about == ("KEN",)


def test_both_leaders_are_the_two_who_met():
    text = "Anna Leitner met with Pedro Silva today. Both leaders agreed to reopen the border."
    event = next(event for event in events(text) if event.plover == "AGREE")
    assert event.actors == ("anna", "pedro")


def test_a_visit_has_its_place_with_the_state_it_lies_in():
    event = only("Anna Leitner will travel to Nairobi, the capital of Kenya, on Friday.")
    assert (event.place, event.place_iso3, event.recipients) == ("Nairobi", "KEN", ("KEN",))


def test_a_meeting_has_its_place():
    event = only("Anna Leitner met Pedro Silva in Vienna on Monday.")
    assert (event.place, event.place_iso3) == ("Vienna", "AUT")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Anna Leitner met Pedro Silva on Monday. The Ministers agreed to reopen the border.",
            ("anna", "pedro"),
        ),
        (
            "Anna Leitner met Pedro Silva and Yuki Tanaka on Monday. The ministers agreed to meet again.",
            ("anna", "pedro", "yuki"),
        ),
        (
            "Austria and Kenya held talks on Monday. The delegations agreed to reopen the border.",
            ("AUT", "KEN"),
        ),
        (
            "Anna Leitner met Pedro Silva on Monday. The ministers of Kenya agreed to reopen the border.",
            ("KEN",),
        ),
    ],
)
def test_the_ministers_are_all_who_met_in_the_lead(text, who):
    (found,) = [event for event in events(text) if event.kind == "agreement"]
    assert found.actors == who
