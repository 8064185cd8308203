"""What sounds hostile and is not: warnings of what others do, abstract patients, officials "demonstrating"."""

from dataclasses import replace

import pytest

from tests.extract.events_reading import events, reading, say


def hostile(text):
    return [event for event in events(text) if event.plover in {"THREATEN", "ASSAULT", "PROTEST"}]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Leitner warned the Kenyan cabinet that the harvest was about to fail.",
        "Anna Leitner warned of a famine in Kenya.",
        "Austria published a handbook warning of risks in Kenya.",
    ],
)
def test_a_warning_of_what_the_speaker_does_not_do_is_no_threat(text):
    assert not hostile(text)


@pytest.mark.parametrize(
    "text",
    [
        "Portugal warned Kenya that it would cut off gas.",
        "Portugal warned Kenya that the talks would end.",
        "Austria warned Kenya of grave consequences.",
        "Austria warned Kenya on Monday.",
        "Anna Leitner warned Kenya against interfering.",
    ],
)
def test_a_warning_of_what_the_speaker_will_do_is_a_threat(text):
    assert [event.plover for event in hostile(text)] == ["THREATEN"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya threatens regional security.",
        "Japan threatened the safety of shipping on Monday.",
        "The bombing of bombs in Kenya took place on Monday.",
    ],
)
def test_nobody_threatens_or_bombs_what_no_force_reaches(text):
    assert not hostile(text)


@pytest.mark.parametrize(
    "text",
    [
        "Japan wants a fair deal, as Anna Leitner demonstrated on Monday in her speech.",
        "Austria demonstrated in May how it is done.",
    ],
)
def test_a_state_or_a_person_who_demonstrates_shows_something(text):
    assert not hostile(text)


def test_a_crowd_demonstrates_in_the_street():
    assert [event.plover for event in hostile("Thousands demonstrated in Kenya on Monday.")] == ["PROTEST"]


def test_an_attack_that_is_only_remembered_is_no_news():
    found = hostile("Anna Leitner met survivors of the bombing of Portugal on Monday.")
    assert not any(event.core for event in found)


@pytest.mark.parametrize(
    "text", ["Anna Leitner condemned the plot against Pedro Silva.", "Austria condemned the attack on Japan."]
)
def test_the_victim_of_what_is_condemned_is_not_accused(text):
    (event,) = [event for event in events(text) if event.kind == "condemnation"]
    assert event.recipients == ()


def test_what_a_speaker_suffered_years_ago_befell_the_state_and_is_no_news():
    made = reading("We were attacked in 1944, Anna Leitner of Austria said on Monday.")
    made.actors = [replace(a, affiliation="AUT") if a.id == "anna" else a for a in made.actors]
    say(made, "anna", "said", "We were attacked in 1944")
    (attack,) = hostile(made)
    assert (attack.recipients, attack.core) == (("AUT",), False)
