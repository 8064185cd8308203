"""Which names are one person, and which are not."""

from __future__ import annotations

from tests.extract.readings import mentions, names, read


def test_a_surname_takes_up_the_full_name() -> None:
    reading = read("Chancellor Olga Braun met the press. Braun said talks would resume.")
    assert mentions(reading, "Olga Braun") == ["Olga Braun", "Braun"]


def test_a_family_name_that_comes_first() -> None:
    reading = read("South Korean envoy Park Ji-won flew to Hanoi. Park met officials.")
    assert mentions(reading, "Park Ji-won") == ["Park Ji-won", "Park"]


def test_accents_and_capitals_make_no_second_person() -> None:
    reading = read("President José Ibáñez spoke. IBANEZ’S OFFER\n\nIbanez said the offer stands.")
    assert names(reading, "person") == ["José Ibáñez"]


def test_two_bearers_of_one_surname_are_told_apart_by_title() -> None:
    reading = read(
        "Finance Minister Paul Okoye met Senator Ruth Okoye on Monday. Minister Okoye said the talks went well. "
        "Senator Okoye thanked the delegation."
    )
    assert len(mentions(reading, "Paul Okoye")) == 2
    assert len(mentions(reading, "Ruth Okoye")) == 2


def test_two_bearers_of_one_surname_are_told_apart_by_who_was_named_last() -> None:
    reading = read(
        "Paul Okoye, the finance minister, arrived on Monday. He left on Friday.\n\n"
        "Senator Ruth Okoye met reporters the next day. Okoye said that the plan was dead."
    )
    assert len(mentions(reading, "Ruth Okoye")) == 2


def test_a_nickname_is_the_same_person() -> None:
    reading = read("Secretary Anthony Holt met the press. Tony Holt said that he was content.")
    assert mentions(reading, "Anthony Holt") == ["Anthony Holt", "Tony Holt"]


def test_a_misspelt_surname_of_a_speaker_is_still_the_speaker() -> None:
    reading = read(
        "Army spokesman Yusuf Karadi told reporters that the raid was over. “It is over,” Karady said."
    )
    assert "Karady" in mentions(reading, "Yusuf Karadi")


def test_a_state_does_not_react_to_its_own_envoys_words() -> None:
    reading = read(
        "Chilean envoy Paul Okoye arrived on Monday, a day after Peruvian President Ruth Okoye called for talks. "
        "“We shall wait,” Paul Okoye said.\n\nChile said on Tuesday that it viewed Okoye’s comments with interest."
    )
    assert len(mentions(reading, "Ruth Okoye")) == 2


def test_father_and_son_of_one_name_are_two() -> None:
    reading = read(
        "Senator Paul Okoye Jr. spoke on Monday. Judge Paul Okoye Sr. did not attend. Okoye Jr. left."
    )
    assert names(reading, "person") == ["Paul Okoye Jr.", "Paul Okoye Sr."]


def test_other_initials_are_another_person_and_no_initial_is_not() -> None:
    reading = read("President Paul W. Okoye met President Paul H. Okoye. President Paul W. Okoye said so.")
    assert len(names(reading, "person")) == 2
    reading = read("President Paul W. Okoye arrived. President Paul Okoye said that talks would resume.")
    assert names(reading, "person") == ["Paul W. Okoye"]


def test_an_honorific_is_not_given_to_a_man_by_his_name() -> None:
    reading = read(
        "President Jorge Okoye and Teresa Okoye opened a school. Mrs. Okoye said that it was time."
    )
    assert mentions(reading, "Teresa Okoye") == ["Teresa Okoye", "Okoye"]


def test_an_envoy_may_be_called_ambassador_again() -> None:
    reading = read(
        "Special Envoy Daniel Kim met Vice Minister Kim Hae-won in Seoul. Ambassador Kim said that talks would resume."
    )
    assert len(mentions(reading, "Daniel Kim")) == 2


def test_a_name_spelt_in_two_ways_is_one_person_where_the_office_agrees() -> None:
    reading = read("South Korean envoy Park Kyu-duk flew to Hanoi. Envoy Park Kyu-deok met officials.")
    assert mentions(reading, "Park Kyu-duk") == ["Park Kyu-duk", "Park Kyu-deok"]


def test_a_name_spelt_in_two_ways_is_two_persons_where_the_offices_differ() -> None:
    reading = read("South Korean envoy Park Kyu-duk flew to Hanoi. Judge Park Kyu-deok met officials.")
    assert names(reading, "person") == ["Park Kyu-duk", "Park Kyu-deok"]
