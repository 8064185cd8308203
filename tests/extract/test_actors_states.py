"""States in a text: names, adjectives, capitals that act and capitals that are places."""

from __future__ import annotations

import pytest

from tests.extract.readings import mentions, names, read


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        ("Peruvian officials met their colleagues from Chile.", "Peru", ["Peruvian"]),
        ("Talks with Tehran will go on, the minister said.", "Iran", ["Tehran"]),
        ("Moscow rejected the plan.", "Russia", ["Moscow"]),
        ("There was no answer from Islamabad.", "Pakistan", ["Islamabad"]),
        ("France urged Beijing to free the reporters.", "China", ["Beijing"]),
        ("Ankara’s foreign policy has changed.", "Turkey", ["Ankara"]),
        ("Aides in Paris said that the Kremlin had agreed.", "Russia", ["the Kremlin"]),
    ],
)
def test_a_state_is_named(text: str, state: str, words: list[str]) -> None:
    assert mentions(read(text), state) == words


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers met in Tehran on Monday.",
        "She flew to Islamabad for the talks.",
        "Protesters marched through the streets of Moscow.",
        "The mission near Ankara was closed.",
        "The ships left the South China Sea.",
    ],
)
def test_a_place_is_no_actor(text: str) -> None:
    assert names(read(text), "state") == []


def test_the_north_is_a_state_only_where_north_korea_is_named() -> None:
    assert mentions(read("North Korea fired two missiles. Tokyo condemned the North."), "North Korea") == [
        "North Korea",
        "the North",
    ]
    assert names(read("Farmers in the North welcomed the rain."), "state") == []


def test_a_state_inside_a_bodys_name_is_not_named_again() -> None:
    reading = read("The Royal Danish Navy sent a frigate.")
    assert names(reading, "state") == []
    assert names(reading, "organisation") == ["Royal Danish Navy"]


def test_a_first_name_is_no_state() -> None:
    assert names(read("Chad Brown, a lawyer, declined to comment."), "state") == []
