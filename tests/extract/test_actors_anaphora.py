"""Pronouns and role nouns, resolved in `mentions` and never counted as naming an actor."""

from __future__ import annotations

import pytest

from tests.extract.readings import actor, meant, mentions, names, read


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Chancellor Olga Braun met the press. She said that talks would resume.", "She", "Olga Braun"),
        ("Mr. Peter Holt met Mrs. Olga Braun. He said little.", "He", "Peter Holt"),
        (
            "Foreign Minister Ana Duarte met Peter Holt. The minister thanked him.",
            "The minister",
            "Ana Duarte",
        ),
        (
            "Special Representative Ana Duarte arrived. The envoy will stay two days.",
            "The envoy",
            "Ana Duarte",
        ),
        (
            "Criticism by the Polish foreign minister went on. Polish Foreign Minister Jan Lis left.",
            "the Polish foreign minister",
            "Jan Lis",
        ),
        (
            "The Saudi Press Agency reported a fire. The agency gave no number.",
            "The agency",
            "Saudi Press Agency",
        ),
        ("Denmark said that it would wait.", "it", "Denmark"),
    ],
)
def test_whom_the_words_stand_for(text: str, words: str, name: str) -> None:
    assert meant(read(text), words) == name


def test_an_object_pronoun_is_not_the_subject() -> None:
    reading = read(
        "Secretary Peter Holt spoke with Foreign Minister Paul Okoye and congratulated him on the result."
    )
    assert meant(reading, "him") == "Paul Okoye"


def test_who_spoke_last_is_he() -> None:
    reading = read(
        "Envoy Peter Holt met President Paul Okoye. Holt said the talks were useful. He called them frank."
    )
    assert meant(reading, "He") == "Peter Holt"


def test_both_countries_are_two_actors() -> None:
    reading = read("Chile and Peru signed the treaty. Both countries welcomed it.")
    ids = {who for span, who in reading.mentions if span.text == "Both countries"}
    assert ids == {actor(reading, "Chile").id, actor(reading, "Peru").id}


def test_a_pronoun_is_no_naming() -> None:
    reading = read("Chancellor Olga Braun met the press. She said that talks would resume.")
    assert mentions(reading, "Olga Braun") == ["Olga Braun"]


def test_nobody_is_meant_where_nobody_is_named() -> None:
    reading = read("He said that it was late.")
    assert names(reading, "person") == []
    assert reading.mentions == []


def test_a_title_before_a_name_stands_for_nobody_else() -> None:
    reading = read(
        "Ministry spokesman Paul Okoye agreed. The minister, her spokesperson Peter Holt said, is ill."
    )
    assert meant(reading, "her spokesperson") is None


def test_the_vice_president_is_not_the_president() -> None:
    reading = read("President Paul Okoye left. The vice president said that talks would resume.")
    assert meant(reading, "The vice president") is None


def test_a_name_in_apposition_says_who_holds_the_office() -> None:
    reading = read("President Paul Okoye left. The Vice President, Mary Holt, said that talks would resume.")
    assert meant(reading, "The Vice President") is None
    assert meant(reading, "Mary Holt") == "Mary Holt"
