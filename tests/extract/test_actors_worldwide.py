"""Names and homes as the news of the world writes them."""

from __future__ import annotations

import pytest

from tests.extract.readings import actor, names, read


@pytest.mark.parametrize(
    ("text", "name", "iso3"),
    [
        ("Presidents Muhammadu Buhari of Nigeria and others met.", "Muhammadu Buhari", "NGA"),
        ("First Minister of Scotland Nicola Sturgeon said it was late.", "Nicola Sturgeon", "GBR"),
        ("The mayor of London, Sadiq Khan, said it was enough.", "Sadiq Khan", "GBR"),
        ("Foreign Minister Anna Leitner spoke in Vienna about Austria.", "Anna Leitner", "AUT"),
        ("Spokesperson Ned Price:\u200e Thank you for coming.", "Ned Price", None),
    ],
)
def test_a_person_has_a_full_name_and_a_home(text: str, name: str, iso3: str | None) -> None:
    assert actor(read(text), name).iso3 == iso3


def test_a_surname_of_two_words_is_the_same_person() -> None:
    reading = read("The Italian foreign minister, Luigi Di Maio, spoke. Minister Di Maio left.")
    assert names(reading, "person") == ["Luigi Di Maio"]


def test_a_former_office_ends_before_under() -> None:
    reading = read("Karl Moser served as ambassador under former president Anna Leitner.")
    assert [p.title for p in actor(reading, "Anna Leitner").positions] == ["former president"]


def test_an_american_georgia_is_no_state() -> None:
    assert "Georgia" not in names(read("Voters in Georgia, Michigan and Arizona went to the polls."), "state")


def test_congress_is_that_of_the_country_told_of() -> None:
    reading = read("The government of the Philippines closed the station. Congress said it was legal.")
    assert actor(reading, "Congress").iso3 == "PHL"


def test_a_label_that_counts_officials_is_no_person() -> None:
    assert names(read("SENIOR STATE DEPARTMENT OFFICIAL ONE: Good morning, everybody."), "person") == []
