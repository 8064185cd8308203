"""Conditions, hedges, polarity and whom a statement is about."""

from __future__ import annotations

import pytest

from tests.extract.readings import only, read


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        ("that talks could begin without preconditions", ["without preconditions"]),
        ("that Peru would sign only if Norway opens its ports", ["only if Norway opens its ports"]),
        ("that Peru would sign if Norway opens its ports", ["if Norway opens its ports"]),
        ("that Peru would not sign until Norway opens its ports", ["not sign until Norway opens its ports"]),
        ("that Peru would open its ports in exchange for data", ["in exchange for data"]),
        ("that it looked as if Peru would sign", []),
        ("“If you look at the map, Peru would sign,”", []),
        ("that Peru would sign", []),
    ],
)
def test_conditions_are_found_with_their_words(said: str, terms: list[str]) -> None:
    statement = only(read(f"Foreign Minister Ana Duarte said {said}."))
    assert [span.text for span in statement.terms] == terms


def test_a_question_sets_no_condition() -> None:
    statement = only(read("Foreign Minister Ana Duarte asked if talks would resume in the spring."))
    assert statement.terms == ()


@pytest.mark.parametrize(
    ("said", "hedges"),
    [
        ("that talks may resume", ["may"]),
        ("that talks would probably resume", ["probably"]),
        ("that talks would resume in May", []),
        ("that Peru appears to be ready", ["appears to"]),
    ],
)
def test_hedges_are_found_with_their_words(said: str, hedges: list[str]) -> None:
    statement = only(read(f"Foreign Minister Ana Duarte said {said}."))
    assert [span.text for span in statement.hedges] == hedges


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("Foreign Minister Ana Duarte said that talks would not resume.", True),
        ("Foreign Minister Ana Duarte said that there was no deal.", True),
        ("Foreign Minister Ana Duarte denied that talks had resumed.", True),
        ("Foreign Minister Ana Duarte said that talks would resume.", False),
        ("Foreign Minister Ana Duarte said that those who do not sign would regret it.", False),
    ],
)
def test_polarity_is_that_of_the_main_clause(sentence: str, negated: bool) -> None:
    assert only(read(sentence)).negated is negated


def test_who_is_spoken_of_is_not_who_speaks_or_is_spoken_to() -> None:
    reading = read("Foreign Minister Ana Duarte told Peru that Norway had opened its ports to Chad.")
    names = {a.id: a.name for a in reading.actors}
    statement = only(reading)
    assert [names[one] for one in statement.about] == ["Norway", "Chad"]
    assert [names[one] for one in statement.addressee] == ["Peru"]


def test_what_will_be_said_has_no_day_yet() -> None:
    statement = only(read("Foreign Minister Ana Duarte will underscore the importance of trade."))
    assert (statement.said, statement.said_derivation) == (None, "announced for later, not said yet")
