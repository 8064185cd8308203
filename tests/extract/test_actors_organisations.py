"""Organisations, groups and media."""

from __future__ import annotations

import pytest

from tests.extract.readings import actor, mentions, names, read


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("NATO and the UN Security Council met.", "United Nations Security Council", ["UN Security Council"]),
        ("The Qatari Ministry of Culture and Sport replied.", "Qatari Ministry of Culture and Sport", None),
        (
            "The Center for Arctic Studies (CAS) warned. CAS has published a study.",
            "Center for Arctic Studies",
            ["Center for Arctic Studies", "CAS", "CAS"],
        ),
        (
            "The Danish Refugee Council said no. The Council left.",
            "Danish Refugee Council",
            ["Danish Refugee Council", "Council"],
        ),
        ("Mr. Duda told the Okoye administration to wait.", "Okoye administration", None),
    ],
)
def test_a_body_is_named(text: str, name: str, words: list[str] | None) -> None:
    assert mentions(read(text), name) == (words or [name])


def test_a_ministry_belongs_to_its_state() -> None:
    assert (
        actor(read("The Latvian foreign ministry summoned the envoy."), "Latvian foreign ministry").iso3
        == "LVA"
    )


def test_state_media_are_a_medium_of_the_state() -> None:
    medium = actor(read("Syrian state television reported two explosions."), "Syrian state media")
    assert (medium.kind, medium.iso3) == ("media", "SYR")


def test_the_agency_in_a_dateline_is_no_actor() -> None:
    assert names(read("LIMA, March 16 (Reuters) – The president met farmers."), "media") == []


def test_the_white_house_acts_or_is_a_place() -> None:
    assert names(read("The White House rejected the plan."), "organisation") == ["White House"]
    assert names(read("They met at the White House on Monday."), "organisation") == []


def test_the_west_bank_is_no_bank() -> None:
    assert names(read("Clashes broke out in the West Bank and Gaza."), "organisation") == []


def test_an_agency_in_a_photo_credit_is_no_actor() -> None:
    assert names(read("The president waves in Lima. REUTERS / Anna Berg"), "media") == []
