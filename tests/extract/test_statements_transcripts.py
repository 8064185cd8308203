"""Transcripts and remarks: one statement a paragraph, by the one who speaks."""

from __future__ import annotations

from tests.extract.readings import read, said

TRANSCRIPT = """Mary Holt, Secretary of Trade

Treaty Room

SECRETARY HOLT: Good morning, everyone. It is good to see you.

We have a lot of work to do today.

FOREIGN MINISTER DUARTE: Thank you for your warm welcome.

QUESTION: Will you talk about fish?

SECRETARY HOLT: We surely will.
"""


def test_a_transcript_has_a_statement_a_paragraph() -> None:
    assert said(read(TRANSCRIPT)) == [
        ("Mary Holt", "Good morning, everyone. It is good to see you."),
        ("Mary Holt", "We have a lot of work to do today."),
        ("Duarte", "Thank you for your warm welcome."),
        (None, "Will you talk about fish?"),
        ("Mary Holt", "We surely will."),
    ]


def test_the_label_is_the_source_and_the_day_is_the_days() -> None:
    statement = read(TRANSCRIPT).statements[0]
    assert statement.source is not None
    assert (statement.source.text, statement.cue, statement.said, statement.form) == (
        "SECRETARY HOLT",
        None,
        "2022-03-16",
        "direct",
    )


def test_remarks_are_the_speakers_but_for_what_others_are_quoted_with() -> None:
    text = (
        "Mary Holt, Secretary of Trade\n\nLima\n\nI am glad that all of you have come to see us today.\n\n"
        "“Trade is the sport of patient people,” the historian Paul Okoye once wrote.\n\n"
        "We will work hard for our fishermen this year."
    )
    assert said(read(text)) == [
        ("Mary Holt", "I am glad that all of you have come to see us today."),
        ("Paul Okoye", "“Trade is the sport of patient people,”"),
        ("Mary Holt", "We will work hard for our fishermen this year."),
    ]


def test_a_report_about_somebody_named_first_is_no_transcript() -> None:
    text = (
        "Mary Holt, Secretary of Trade, arrived in Lima on Monday. She will meet farmers and visit a port.\n\n"
        "The visit ends on Friday."
    )
    assert said(read(text)) == []
