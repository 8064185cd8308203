"""What is no statement though a cue stands beside it, and who speaks where the source is not plain."""

from __future__ import annotations

import pytest

from tests.extract.readings import read, said


@pytest.mark.parametrize(
    "text",
    [
        "Minister Anna Leitner questioned his authority on Monday.",
        "Minister Anna Leitner promised to do the same.",
        "Minister Anna Leitner dismissed the ambassador.",
        "Anna Leitner was interrupted by protesting members.",
    ],
)
def test_a_scrap_is_no_statement(text: str) -> None:
    assert said(read(text)) == []


def test_when_it_was_said_is_no_part_of_what_was_said() -> None:
    found = said(read("Minister Anna Leitner also said earlier she might rename the square."))
    assert [content for _, content in found] == ["she might rename the square"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Niger’s president Mahamadou Issoufou said, “We will not accept the plan at all.”",
            "Mahamadou Issoufou",
        ),
        ("Karl Moser resigned on Monday. Associates of Moser said the plan was a danger to everybody.", None),
        (
            "Carrie Holt met the press on Monday. “The plan has been a danger to us all”, she said.",
            "Carrie Holt",
        ),
        ("Minister Anna Leitner announced her resignation on Monday.", "Anna Leitner"),
    ],
)
def test_who_speaks(text: str, speaker: str | None) -> None:
    assert [who for who, _ in said(read(text))] == [speaker]
