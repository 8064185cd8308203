"""Planned, proposed, cancelled and ongoing are not happened; PLOVER's rule for what lies ahead."""

import pytest

from tests.extract.events_reading import only


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Anna Leitner will visit Portugal.", "planned"),
        ("Anna Leitner is to visit Portugal.", "planned"),
        ("Anna Leitner and Pedro Silva were also due to have a bilateral meeting.", "planned"),
        ("Anna Leitner is scheduled to meet Pedro Silva on Friday.", "planned"),
        ("Anna Leitner is expected to visit Portugal soon.", "planned"),
        ("Anna Leitner plans a visit to Portugal.", "planned"),
        ("Anna Leitner is visiting Portugal.", "ongoing"),
        ("Anna Leitner is in Portugal on a visit.", "ongoing"),
        ("Anna Leitner proposed talks with Pedro Silva.", "proposed"),
        ("Anna Leitner cancelled a meeting with Pedro Silva.", "cancelled"),
        ("Anna Leitner called off talks with Pedro Silva.", "cancelled"),
        ("Anna Leitner visited Portugal.", "happened"),
        ("Anna Leitner has visited Portugal.", "happened"),
        ("Portugal began to withdraw its troops from Kenya.", "happened"),
        ("Portugal will continue to enforce sanctions on Kenya.", "ongoing"),
    ],
)
def test_status_follows_tense_and_governing_words(text, status):
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "plover", "cameo"),
    [
        ("Anna Leitner will meet Pedro Silva.", "AGREE", "036"),
        ("Austria will send aid to Kenya.", "AGREE", "033"),
        ("Portugal will impose sanctions on Kenya.", "THREATEN", "130"),
        ("Portugal will withdraw its troops from Kenya.", "CONCEDE", "080"),
        ("Anna Leitner met Pedro Silva.", "CONSULT", "040"),
    ],
)
def test_a_future_meeting_is_an_agreement_and_a_future_blow_a_threat(text, plover, cameo):
    event = only(text)
    assert (event.plover, event.cameo) == (plover, cameo)


def test_an_entry_of_a_schedule_is_planned_on_the_day_of_publication():
    event = only(
        "Public Schedule\n\n2:30 p.m. Anna Leitner meets with Pedro Silva, at the Department of State."
    )
    assert event.status == "planned"
    assert (event.edtf or "").startswith("2021-06-21")


def test_a_noun_dated_after_publication_is_planned():
    event = only("The summit between Austria and Portugal on 15 July is a step forward.")
    assert (event.status, event.edtf) == ("planned", "2021-07-15")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Austria will end its joint exercises with Japan.", "cancelled"),
        ("Austria said on Monday that Austria would halt its military exercises with Japan.", "cancelled"),
        ("Leitner will conclude her visit to Portugal on Friday.", "ongoing"),
        ("Leitner concluded her visit to Portugal on Friday.", "happened"),
    ],
)
def test_what_will_be_over_is_called_off_or_still_going_on(text, status):
    assert only(text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "If Portugal agrees, Austria will lift its sanctions on Kenya.",
        "Unless Portugal holds elections, Austria will withdraw its troops from Kenya.",
        "Austria will attack Kenya should the missiles be moved.",
        "Austria will sign the treaty with Kenya provided that Portugal reopens the border.",
    ],
)
def test_what_hangs_on_a_condition_is_hypothetical_and_the_condition_no_event(text):
    event = only(text)
    assert event.status == "hypothetical"
    assert event.label.startswith("Austria may ")


def test_even_if_is_no_condition():
    assert only("Even if Portugal objects, Austria will visit Kenya.").status == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Austria allegedly shelled a village in Kenya on Sunday.",
        "Austria is alleged to have bombed Kenya.",
        "According to unconfirmed reports, Austria bombed Kenya.",
    ],
)
def test_what_is_only_said_to_have_happened_is_alleged(text):
    event = only(text)
    assert (event.plover, event.status) == ("ASSAULT", "alleged")
    assert event.label.startswith("Austria is said to have ")


def test_what_is_reported_by_name_is_not_alleged():
    assert only("According to Portugal, Austria bombed Kenya on Sunday.").status == "happened"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Austria denied that it had attacked Kenya.", "Austria denies having attacked Kenya"),
        ("Austria denied having met Pedro Silva.", "Austria denies having met Pedro Silva"),
        (
            "Austria denied that talks with Kenya had taken place.",
            "Austria denies having held talks with Kenya",
        ),
    ],
)
def test_what_is_denied_is_told_as_denied_by_whoever_denies_it(text, label):
    event = only(text)
    assert (event.status, event.label) == ("denied", label)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Austria is set to expel two Portuguese diplomats.", "planned"),
        ("Talks between Austria and Portugal are due to begin on Friday.", "planned"),
        ("Talks between Austria and Portugal are expected to begin on Friday.", "planned"),
        ("The meeting between Austria and Portugal has been put off.", "cancelled"),
        ("Austria dropped plans to send troops to Kenya.", "cancelled"),
        ("Austria continues to mediate between Portugal and Kenya.", "ongoing"),
    ],
)
def test_arrangements_and_their_end(text, status):
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Austria will send troops to Kenya as long as Portugal takes part.", "hypothetical"),
        ("Austria will resume talks with Kenya on condition that the drills end.", "hypothetical"),
        ("Anna Leitner will no longer travel to Portugal.", "cancelled"),
        ("It is alleged that Austria bombed Kenya.", "alleged"),
    ],
)
def test_conditions_allegations_and_ends_in_other_words(text, status):
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks between Austria and Portugal are under way.", "ongoing"),
        ("Austria keeps imposing sanctions on Kenya.", "ongoing"),
        ("The summit of the Security Council was called off.", "cancelled"),
    ],
)
def test_what_goes_on_and_what_is_off(text, status):
    assert only(text).status == status
