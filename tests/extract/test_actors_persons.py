"""Persons: names without titles, the offices beside them, and the state they belong to."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.readings import actor, mentions, names, read


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Portuguese Foreign Minister Ana Duarte arrived on Monday.", "Ana Duarte", "Foreign Minister"),
        (
            "Norway’s chief negotiator, Kari Lund, said that talks would resume.",
            "Kari Lund",
            "chief negotiator",
        ),
        ("Kari Lund, the ambassador to Chile, spoke first.", "Kari Lund", "ambassador to Chile"),
        ("Lee Min-ho, who is also envoy to Mexico, signed the letter.", "Lee Min-ho", "envoy to Mexico"),
        (
            "Ana Duarte was appointed special envoy for Sudan on Friday.",
            "Ana Duarte",
            "special envoy for Sudan",
        ),
        (
            "Acting Assistant Secretary for Oceans, Climate, and Polar Affairs Mary Holt will travel to Fiji.",
            "Mary Holt",
            "Acting Assistant Secretary for Oceans, Climate, and Polar Affairs",
        ),
    ],
)
def test_an_office_beside_a_name(text: str, name: str, title: str) -> None:
    assert title in [position.title for position in actor(read(text), name).positions]


def test_an_office_has_its_state_and_its_words() -> None:
    reading = read("Portuguese Foreign Minister Ana Duarte met her counterpart in Rome.")
    person, state = actor(reading, "Ana Duarte"), actor(reading, "Portugal")
    assert (person.iso3, person.affiliation) == ("PRT", state.id)
    assert person.positions[0].org == state.id
    assert person.positions[0].evidence.text == "Foreign Minister"


def test_two_offices_before_one_name() -> None:
    reading = read("South Africa’s special envoy for Sudan, Ambassador Thabo Nkosi, spoke on Monday.")
    assert [p.title for p in actor(reading, "Thabo Nkosi").positions] == [
        "special envoy for Sudan",
        "Ambassador",
    ]


def test_an_ambassador_belongs_to_the_sender() -> None:
    assert actor(read("Kenya’s ambassador to Japan, Grace Otieno, resigned."), "Grace Otieno").iso3 == "KEN"


def test_bylines_and_credits_are_no_actors() -> None:
    reading = read(
        "The president spoke in Lima. REUTERS / Anna Berg\n\nReporting by Jon Hall; Editing by Tim Moss"
    )
    assert names(reading, "person") == []


def test_a_speaker_label_in_capitals_is_a_name() -> None:
    reading = read(
        "MINISTER DUARTE: Thank you all for coming here today.\n\nMR HOLT: We will take two questions now."
    )
    assert names(reading, "person") == ["Duarte", "Holt"]


def test_a_heading_in_capitals_ends_with_the_name() -> None:
    reading = read(
        "UNDER SECRETARY FOR MANAGEMENT AND BUDGET LINDA J. WARD\n\nUnder Secretary Ward attends meetings."
    )
    assert mentions(reading, "Linda J. Ward") == ["LINDA J. WARD", "Ward"]


def test_a_headline_tells_who_a_surname_is() -> None:
    reading = read(
        "Minister Duarte thanked her hosts.", title="Talks with Portuguese Foreign Minister Ana Duarte"
    )
    assert actor(reading, "Ana Duarte").iso3 == "PRT"


def test_the_holder_of_an_office_on_the_day() -> None:
    text = "The minister will meet President Macron next week."
    assert actor(read(text, day=date(2021, 6, 21)), "Emmanuel Macron").iso3 == "FRA"
    assert names(read(text, day=date(2011, 6, 21)), "person") == ["Macron"]


def test_an_official_publication_names_its_own_people_without_the_state() -> None:
    text = "Deputy Secretary Mary Holt met the Chilean Foreign Minister."
    assert actor(read(text, source="US State Department"), "Mary Holt").iso3 == "USA"
    assert actor(read(text, source="The Daily Post"), "Mary Holt").iso3 is None


def test_the_dateline_tells_the_state_of_a_prime_minister() -> None:
    text = "TOKYO, May 3 (Kyodo) — Prime Minister Kenta Mori will travel to Lima, his spokesman said."
    assert actor(read(text), "Kenta Mori").iso3 == "JPN"
    assert actor(read("Prime Minister Kenta Mori will travel to Lima."), "Kenta Mori").iso3 is None


def test_the_town_of_a_mayor_is_no_person() -> None:
    assert "Yartsevo" not in names(read("According to the mayor of Yartsevo, nobody was hurt."), "person")


def test_an_acting_minister_after_the_name() -> None:
    reading = read("Ruth Okoye, the acting Prime Minister of Peru, spoke against the plan.")
    assert [p.title for p in actor(reading, "Ruth Okoye").positions] == ["acting Prime Minister of Peru"]


def test_a_photo_credit_names_no_actor() -> None:
    assert names(read("Ruth Okoye met the press. Image: Paul Lindqvist (flickr)."), "person") == [
        "Ruth Okoye"
    ]


def test_the_secretary_before_and_is_somebody_else() -> None:
    reading = read("Today the Secretary and Foreign Minister Ruth Okoye met in Lima.")
    assert [p.title for p in actor(reading, "Ruth Okoye").positions] == ["Foreign Minister"]


def test_a_title_behind_a_comma_is_that_of_the_name_after_its_bracket() -> None:
    reading = read(
        "Among them were Mayor Ruth Okoye, Green MP (Member of Parliament) Paul Lindqvist, and others."
    )
    assert [p.title for p in actor(reading, "Ruth Okoye").positions] == ["Mayor"]


def test_a_foreign_minister_named_by_a_publisher_without_one_is_not_its_own() -> None:
    reading = read("Acting Foreign Minister Ruth Okoye met Chile and Peru.", source="US State Department")
    assert actor(reading, "Ruth Okoye").iso3 is None


def test_another_department_has_a_secretary_too() -> None:
    text = (
        "Secretary of State Amy Holt and Education Secretary Ruth Okoye met Peru. "
        "Deputy Secretary Paul Lindqvist of the State Department spoke."
    )
    reading = read(text, source="US State Department")
    names_of = {a.id: a.name for a in reading.actors}
    assert names_of[actor(reading, "Ruth Okoye").affiliation or ""] == "United States"
    assert names_of[actor(reading, "Paul Lindqvist").affiliation or ""] == "United States Department of State"


def test_a_minister_named_after_the_leader_is_of_the_same_state() -> None:
    reading = read("She met Chilean President Amy Holt and Foreign Minister Ruth Okoye in Peru.")
    assert actor(reading, "Ruth Okoye").iso3 == "CHL"
    reading = read("She met Chilean Foreign Minister Amy Holt and Foreign Minister Ruth Okoye in Peru.")
    assert actor(reading, "Ruth Okoye").iso3 != "CHL"


def test_a_senator_of_georgia_is_american() -> None:
    assert actor(read("Republican Senator Ruth Okoye of Georgia spoke."), "Ruth Okoye").iso3 == "USA"
    assert actor(read("Minister Ruth Okoye of Georgia spoke in Tbilisi."), "Ruth Okoye").iso3 == "GEO"


def test_a_storm_is_nobody() -> None:
    reading = read("Tropical Storm Ruth reached Peru. Ruth killed two people, Mayor Paul Lindqvist said.")
    assert names(reading, "person") == ["Paul Lindqvist"]


def test_a_dash_of_speech_is_no_part_of_a_title() -> None:
    reading = read("Will the – Deputy Minister Ruth Okoye travel to Peru?")
    assert [p.title for p in actor(reading, "Ruth Okoye").positions] == ["Deputy Minister"]


def test_the_deputy_before_and_is_another_than_the_minister_named_behind_it() -> None:
    text = "Kari Lund met Foreign Minister Ana Duarte. The Deputy Secretary and Foreign Minister Duarte had lunch."
    assert [p.title for p in actor(read(text), "Ana Duarte").positions] == ["Foreign Minister"]
