"""The state of a body whose name does not tell it."""

from __future__ import annotations

import pytest

from tests.extract.readings import actor, read


@pytest.mark.parametrize(
    ("text", "body", "iso3"),
    [
        (
            "Peru recalled its envoy. The Foreign Ministry called the plan unfriendly.",
            "Foreign Ministry",
            "PER",
        ),
        (
            "Peru and Chile disagreed. The Foreign Ministry called the plan unfriendly.",
            "Foreign Ministry",
            None,
        ),
        ("Peru has voted. The European Parliament called the vote fair.", "European Parliament", None),
        ("Peru has voted. The Harbour Foundation called the vote fair.", "Harbour Foundation", None),
        (
            "Nigerian President Paul Okoye spoke. The Okoye administration met Chile.",
            "Okoye administration",
            "NGA",
        ),
    ],
)
def test_a_body_is_of_the_one_state_it_can_be_of(text: str, body: str, iso3: str | None) -> None:
    assert actor(read(text), body).iso3 == iso3


def test_a_bureau_in_an_official_publication_is_its_governments() -> None:
    text = "Director Ruth Okoye of the Bureau of Fisheries met officials of Peru. The Ministry of Ports took part."
    reading = read(text, source="US State Department")
    assert actor(reading, "Bureau of Fisheries").iso3 == "USA"
    assert actor(reading, "Ministry of Ports").iso3 == "PER"


def test_who_speaks_for_a_ministry_is_of_its_state() -> None:
    reading = read("Peru recalled its envoy. Paul Okoye, spokesman of the Foreign Ministry, gave no reason.")
    assert actor(reading, "Paul Okoye").iso3 == "PER"


def test_a_parliament_is_of_the_state_in_the_headline_if_hardly_another_is_named() -> None:
    told = "The Constitutional Council met. Gabon and Gabonese courts were silent. Togo sent a note."
    title = "Gabon votes"
    assert actor(read(told + " Gabon waits.", title=title), "Constitutional Council").iso3 == "GAB"
    assert actor(read(told + " Togo waits.", title=title), "Constitutional Council").iso3 is None
