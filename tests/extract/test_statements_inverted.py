"""Speakers behind the verb, and who goes on speaking where the parse hangs a verb into the words said."""

from __future__ import annotations

import pytest

from tests.extract.readings import only, read, said

DUARTE = "Ana Duarte"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "“We are not going to leave, so forget about it,” said retired General Ana Duarte, asked about the mission.",
            "“We are not going to leave, so forget about it,”",
        ),
        (
            "The closing of the port marks “the end of the line” for the island, said Ana Duarte, head of the union.",
            "The closing of the port marks “the end of the line” for the island",
        ),
        (
            "The quarrel with Chad, said Ana Duarte and others, would be over since the treaty has no clause on water.",
            "The quarrel with Chad … would be over since the treaty has no clause on water",
        ),
        (
            "The road made it possible for people with small, if noisy, cars to reach the sea, Minister Ana Duarte said.",
            "The road made it possible for people with small, if noisy, cars to reach the sea",
        ),
    ],
)
def test_the_order_of_words_shows_the_speaker(text: str, content: str) -> None:
    assert (DUARTE, content) in said(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte, who heads the union, said Chad would pay for the bridge.",
        "“We shall wait for an answer,” Ana Duarte, 49, told the Financial Times in Rome.",
    ],
)
def test_a_noun_phrase_behind_the_verb_is_not_always_its_speaker(text: str) -> None:
    assert {speaker for speaker, _ in said(read(text))} == {DUARTE}


def test_what_follows_a_comma_goes_on_from_the_outer_cue() -> None:
    text = "Minister Ana Duarte told Chad the envoy had not left, adding that the talks would go on."
    assert said(read(text))[-1] == (DUARTE, "that the talks would go on")


def test_what_and_joins_to_the_words_said_goes_on_from_the_outer_cue() -> None:
    text = (
        "Ana Duarte said her deputy was not working for the party and said that Ilse Brandt was not involved."
    )
    assert said(read(text))[-1] == (DUARTE, "that Ilse Brandt was not involved")


def test_has_may_be_written_short() -> None:
    statement = only(read("While she’s said she will stay in Chad, her party must decide in May."))
    assert statement.source is not None
    assert (statement.source.text, statement.content[0].text) == ("she", "she will stay in Chad")


def test_a_quotation_ended_by_a_stop_has_its_speaker_behind_it() -> None:
    text = "“If you are listening, I hope that you will find the letters.” Minister Ana Duarte said."
    assert said(read(text)) == [(DUARTE, "“If you are listening, I hope that you will find the letters.”")]


def test_both_halves_of_a_quotation_are_one_statement() -> None:
    text = "“Word is,” Minister Ana Duarte said, “that the harbour will be closed for the whole winter.”"
    assert said(read(text)) == [
        (DUARTE, "“Word is,” … “that the harbour will be closed for the whole winter.”")
    ]


def test_what_a_thing_is_called_may_be_a_short_quotation() -> None:
    statement = only(read("Minister Ana Duarte called the new rules of the port “childish”."))
    assert (statement.content[0].text, statement.form) == ("the new rules of the port “childish”", "mixed")
