"""Quotations and headlines with a name and no verb."""

from __future__ import annotations

import pytest

from tests.extract.readings import read, said
from timeline.extract.extraction import FoundStatement
from timeline.extract.reading import Reading
from timeline.extract.statements.attitude_step import AttitudeFinder

DUARTE = "Ana Duarte"


@pytest.mark.parametrize(
    "text",
    [
        "“The harbour must stay open all winter.” ― Ana Duarte\n",
        "“The harbour must stay open all winter.”\n\n- Minister Ana Duarte.\n\nThe harbour froze in January.",
        "Foreign Minister Ana Duarte: “The harbour must stay open all winter.”",
    ],
)
def test_a_name_alone_introduces_or_signs_a_quotation(text: str) -> None:
    assert said(read(text)) == [(DUARTE, "“The harbour must stay open all winter.”")]


@pytest.mark.parametrize(
    "text",
    [
        "“The harbour must stay open all winter.” – The sea was grey\n",
        "Then, on Monday: “The harbour must stay open all winter.”",
    ],
)
def test_other_words_beside_a_quotation_sign_nothing(text: str) -> None:
    assert said(read(text)) == []


def test_two_sides_stand_each_with_their_own_words() -> None:
    text = (
        "Minister Ana Duarte met Senator Ilse Brandt.\n\n"
        "Duarte: “The harbour must stay open all winter.” Brandt: “Nobody will pay for the ice.”"
    )
    assert [speaker for speaker, _ in said(read(text))] == [DUARTE, "Ilse Brandt"]


def test_a_closing_mark_may_open_a_paragraph() -> None:
    text = "”The harbour must stay open all winter.” ― Ana Duarte\n“Nobody will pay for the ice.” ― Ilse Brandt\n"
    assert [speaker for speaker, _ in said(read(text))] == [DUARTE, "Ilse Brandt"]


def test_labels_of_surnames_that_come_again_make_a_transcript() -> None:
    text = (
        "Minister Ana Duarte spoke to the harbour’s radio.\n\n"
        "“MORA: Will the harbour stay open all winter, or will it not?\n\n"
        "“DUARTE: It will, and nobody will have to pay for the ice.\n\n"
        "“MORA: How much will that cost the town in the end?\n\n"
        "“DUARTE: Less than a winter without a single ship.\n"
    )
    assert [content for speaker, content in said(read(text)) if speaker == DUARTE] == [
        "It will, and nobody will have to pay for the ice.",
        "Less than a winter without a single ship.",
    ]


def headline(text: str) -> FoundStatement | None:
    reading: Reading = read(text)
    AttitudeFinder()(reading)
    return next((one for one in reading.attitudes if one.cue and one.cue.text == ":"), None)


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Ana Duarte: Harbour Must Stay Open\n\nMinister Ana Duarte spoke.", "Ana Duarte", "speech"),
        ("Poll: Most in Chad want an open harbour\n\nThe harbour froze.", "Poll", "evidence"),
    ],
)
def test_a_headline_names_whose_words_it_gives(text: str, source: str, kind: str) -> None:
    found = headline(text)
    assert found is not None
    assert found.source is not None
    assert (found.source.text, found.kind) == (source, kind)


def test_a_headline_with_another_heading_tells_of_nobody() -> None:
    assert headline("The Latest: Harbour closed again\n\nMinister Ana Duarte spoke.") is None


def test_a_headline_is_no_statement_of_the_desk() -> None:
    assert said(read("Ana Duarte: Harbour Must Stay Open\n\nThe harbour froze in January.")) == []
