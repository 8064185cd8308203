"""Remarks under a heading, and statements released in the name of several."""

from __future__ import annotations

from tests.extract.readings import read, said


def speakers(text: str) -> list[list[str]]:
    """The names of the speakers of each statement."""
    reading = read(text)
    by_id = {a.id: a.name for a in reading.actors}
    return [[by_id[one] for one in (s.speaker, *s.co_speakers) if one] for s in reading.statements]


def test_remarks_without_an_i_or_we_are_still_the_office_holders() -> None:
    text = (
        "Mary Holt, Foreign Secretary\n\nNorway has closed two ports to trawlers from abroad this week.\n\n"
        "These steps answer a long decline of the cod."
    )
    assert [who for who, _ in said(read(text))] == ["Mary Holt", "Mary Holt"]


def test_a_bylined_report_is_not_the_reporters_own_words() -> None:
    text = "Mary Holt, Staff Writer\n\nNorway has closed two ports to trawlers from abroad this week."
    assert said(read(text)) == []


def test_a_statement_released_by_three_ministers_has_three_speakers() -> None:
    text = (
        "The following statement was released by Foreign Minister Ana Duarte of Peru, Canadian Minister of Trade "
        "Jan Holt, and Norwegian Foreign Minister Siri Lund.\n\nBegin text:\n\n"
        "We remain concerned about the fish of the north.\n\nOur ports will stay closed.\n\nEnd text."
    )
    assert speakers(text) == [["Ana Duarte", "Jan Holt", "Siri Lund"]] * 2


def test_a_statement_of_governments_is_the_states() -> None:
    text = (
        "The text of the following statement was released by the Governments of Norway and Peru.\n\nBegin text:\n\n"
        "We will share what we know of the cod.\n\nEnd text\n\nThe fish conference opens on Friday in Lima, we hear."
    )
    assert speakers(text) == [["Norway", "Peru"]]


def test_a_joint_text_that_tells_of_its_authors_is_read_as_a_report() -> None:
    text = (
        "The text of the following statement was released by the Governments of Norway and Peru.\n\nBegin text:\n\n"
        "Norway and Peru held talks on cod in Lima. Peru promised to close two ports.\n\nEnd text"
    )
    assert speakers(text) == [["Peru"]]


def test_what_another_said_is_told_within_remarks() -> None:
    text = (
        "Mary Holt, Secretary of Trade\n\nI am glad that all of you have come here today.\n\n"
        "As you know, Minister Ana Duarte said that the ports of Peru will stay closed, and we welcome that step."
    )
    assert ("Ana Duarte", "that the ports of Peru will stay closed") in said(read(text))
