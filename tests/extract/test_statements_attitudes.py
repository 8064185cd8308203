"""Attributions of what is no utterance: thoughts, wishes, stances, what texts show, what was not said."""

from __future__ import annotations

import pytest

from tests.extract.readings import read
from timeline.extract.pipeline import Document, extract_many
from timeline.extract.statements.attitude_step import AttitudeFinder


def attitudes(text: str) -> list[tuple[str, str | None, str]]:
    """(kind, words of the source, content) of every attitude in the text; parts of a content joined by " … "."""
    reading = read(text)
    AttitudeFinder()(reading)
    return [
        (one.kind, one.source.text if one.source else None, " … ".join(part.text for part in one.content))
        for one in reading.attitudes
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Fishermen in the bay believe that the treaty will cost them their boats.",
            ("belief", "Fishermen in the bay", "that the treaty will cost them their boats"),
        ),
        (
            "The envoys see the harbour as a test of the new border agreement.",
            ("belief", "The envoys", "the harbour as a test of the new border agreement"),
        ),
        (
            "Ana Duarte wants to reopen the border before the winter begins.",
            ("intent", "Ana Duarte", "to reopen the border before the winter begins"),
        ),
        (
            "Chad’s ministers portrayed the embargo as a gift to smugglers.",
            ("stance", "Chad’s ministers", "the embargo as a gift to smugglers"),
        ),
        (
            "The customs records show that no grain left the port in March.",
            ("evidence", "The customs records", "that no grain left the port in March"),
        ),
        (
            "Ana Duarte did not say whether the troops would leave the valley.",
            ("unsaid", "Ana Duarte", "whether the troops would leave the valley"),
        ),
        (
            "Ana Duarte is confident that the parliament will ratify the treaty.",
            ("belief", "Ana Duarte", "that the parliament will ratify the treaty"),
        ),
        (
            "The summit is expected to end without a common declaration.",
            ("belief", None, "The summit … to end without a common declaration"),
        ),
    ],
)
def test_an_attitude_has_its_kind_its_source_and_what_it_is_about(
    text: str, found: tuple[str, str | None, str]
) -> None:
    assert found in attitudes(text)


def test_what_was_said_is_no_attitude() -> None:
    assert attitudes("Ana Duarte said that the border would open in May.") == []


def test_nothing_is_read_out_of_quoted_speech() -> None:
    assert attitudes("“We believe that the bridge will hold the tanks,” Ana Duarte said.") == []


def test_an_empty_pronoun_holds_no_view() -> None:
    assert not [one for one in attitudes("It seeks rain.") if one[1] == "It"]


def test_statements_alone_come_with_attitudes_and_events_without() -> None:
    document = Document(
        "Ana Duarte said that she would resign. Fishermen believe that the treaty will fail them."
    )
    (alone,) = extract_many([document], ["statements"])
    (desk,) = extract_many([document])
    assert [one.kind for one in alone.statements] == ["speech", "belief"]
    assert [one.kind for one in desk.statements] == ["speech"]
