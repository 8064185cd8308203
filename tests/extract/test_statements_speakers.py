"""Whom the words of a source stand for: one, several, or somebody quoted by another."""

from __future__ import annotations

import pytest

from tests.extract.readings import read


def speakers(text: str) -> list[list[str]]:
    """The names of the speakers of each statement."""
    reading = read(text)
    by_id = {a.id: a.name for a in reading.actors}
    return [[by_id[one] for one in (s.speaker, *s.co_speakers) if one] for s in reading.statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Ana Duarte and Foreign Minister Siri Lund said that talks would resume.",
            [["Ana Duarte", "Siri Lund"]],
        ),
        ("Norway, Peru and Chad said in a joint statement that they would share data.", [["Norway", "Peru", "Chad"]]),
        ("The leaders of Norway and Peru said they would share data.", [["Norway", "Peru"]]),
        (
            "Norway and Peru signed a pact. The two countries said they would share data.",
            [["Norway", "Peru"]],
        ),
        (
            "Minister Ana Duarte and Minister Siri Lund said that talks would resume. They added that the date was open.",
            [["Ana Duarte", "Siri Lund"], ["Ana Duarte", "Siri Lund"]],
        ),
    ],
)  # fmt: skip
def test_a_joint_statement_has_all_its_speakers(text: str, expected: list[list[str]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize("source", ["His agent", "Minister Duarte’s mother", "Her lawyer"])
def test_who_belongs_to_somebody_is_somebody_else(source: str) -> None:
    text = f"Minister Ana Duarte left for Lima on Monday. {source} said that the talks would resume."
    assert speakers(text) == [[]]


def test_either_or_is_no_joint_statement() -> None:
    assert speakers("Norway or Peru said that talks would resume.") == [["Norway"]]


@pytest.mark.parametrize(
    "text",
    [
        "The Lima Times quoted Minister Ana Duarte as saying that talks would resume.",
        "Minister Ana Duarte was quoted by the Lima Times as saying that talks would resume.",
        "The Lima Times cited Minister Ana Duarte as saying that talks would resume.",
    ],
)
def test_who_is_quoted_speaks_and_not_the_paper(text: str) -> None:
    assert speakers(text) == [["Ana Duarte"]]


def test_what_one_says_that_another_said_is_both_and_linked() -> None:
    reading = read("Minister Ana Duarte said that envoy Siri Lund had warned that the talks may fail.")
    outer, inner = reading.statements
    by_id = {a.id: a.name for a in reading.actors}
    assert (by_id[outer.speaker or ""], by_id[inner.speaker or ""]) == ("Ana Duarte", "Siri Lund")
    assert (outer.within, inner.within) == (None, outer.id)


def test_two_statements_side_by_side_are_not_within_each_other() -> None:
    reading = read(
        "Minister Ana Duarte said that talks would resume. Envoy Siri Lund said that they would fail."
    )
    assert [s.within for s in reading.statements] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Deputy Secretary Mary Holt met State Secretary Siri Lund. "
        "The Deputy Secretary and the State Secretary praised Peru.",
        "Deputy Secretary Mary Holt and State Secretary Siri Lund emphasized trade. They said that talks would resume.",
        "Secretary Mary Holt met Foreign Minister Siri Lund. The Secretary and Foreign Minister praised Peru.",
        "Foreign Minister Ana Duarte called Foreign Minister Siri Lund. The two ministers said that talks would resume.",
        "Deputy Secretary Mary Holt and State Secretary Siri Lund emphasized the importance of trade.",
    ],
)
def test_two_officials_are_never_one_of_them_twice(text: str) -> None:
    assert len(speakers(text)[-1]) == 2
