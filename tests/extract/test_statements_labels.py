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


def test_who_only_runs_the_session_says_nothing() -> None:
    text = (
        "MODERATOR: Welcome to all of you on the line today. We begin with fish.\n\n"
        "MR DUARTE (via interpreter): The quota for herring will stay as it is.\n\n"
        "OPERATOR: Next question, please. Your line is open.\n\nQUESTION: Thank you. What of cod?\n\n"
        "MR DUARTE: Go ahead.\n\nMR DUARTE: (Via interpreter) Cod is another matter. (Laughter.)\n"
    )
    assert said(read(text)) == [
        ("Duarte", "The quota for herring will stay as it is."),
        (None, "Thank you. What of cod?"),
        ("Duarte", "Cod is another matter."),
    ]


def test_a_question_is_put_to_the_one_who_answers() -> None:
    reading = read(TRANSCRIPT)
    question = next(s for s in reading.statements if s.speaker is None)
    assert [a.name for a in reading.actors if a.id in question.addressee] == ["Mary Holt"]


def test_one_of_two_speakers_who_says_you_means_the_other() -> None:
    reading = read("\n\n".join(TRANSCRIPT.split("\n\n")[:5]))
    thanks = reading.statements[-1]
    assert [a.name for a in reading.actors if a.id in thanks.addressee] == ["Mary Holt"]


def test_labels_misspelt_or_in_small_letters_still_begin_a_turn() -> None:
    text = (
        "Mary Holt, Secretary of Trade\n\nFORIEGN MINISTRE DUARTE: We are glad to see Lima again this year.\n\n"
        "Secretary Holt: And we are glad of that as well, Minister Ana Duarte.\n\n"
        "Secretary Holt: We will meet again in the autumn.\n\nQUESTION: When exactly will that be?\n"
    )
    assert [who for who, _ in said(read(text))] == ["Ana Duarte", "Mary Holt", "Mary Holt", None]


def test_officials_without_a_name_speak_without_one() -> None:
    text = (
        "SENIOR STATE DEPARTMENT OFFICIAL: The talks went well for both of us.\n\n"
        "QUESTION: Will there be more of them?\n\n"
        "SENIOR STATE DEPARTMENT OFFICIAL: There will be more in May.\n"
    )
    reading = read(text)
    assert [s.source.text for s in reading.statements if s.source] == [
        "SENIOR STATE DEPARTMENT OFFICIAL",
        "QUESTION",
        "SENIOR STATE DEPARTMENT OFFICIAL",
    ]
    assert all(s.speaker is None for s in reading.statements)


def test_a_line_of_a_report_that_looks_like_a_label_is_none() -> None:
    text = "LIMA: Foreign Minister Ana Duarte arrived on Monday.\n\nNOTE: The visit ends on Friday.\n"
    assert said(read(text)) == []


def test_an_interview_with_names_in_brackets() -> None:
    text = (
        "Minister Ana Duarte spoke to the Lima Times about cod.\n\n((LT)) How much cod is left in the sea?\n\n"
        "((Ana Duarte)) There is more of it than you think.\n\nWe count it every year.\n\n((LT)) And of herring?\n\n"
        "((Ana Duarte)) Less than there was."
    )
    assert said(read(text)) == [
        (None, "How much cod is left in the sea?"),
        ("Ana Duarte", "There is more of it than you think."),
        ("Ana Duarte", "We count it every year."),
        (None, "And of herring?"),
        ("Ana Duarte", "Less than there was."),
    ]


def test_a_note_on_language_in_brackets_is_no_label() -> None:
    text = "((es)) Minister Ana Duarte said that talks would resume.\n\n((fr)) The talks began in May."
    assert [who for who, _ in said(read(text))] == ["Ana Duarte"]


def test_an_answer_is_to_whom_the_label_of_the_question_names_and_to_nobody_else() -> None:
    text = (
        "Secretary Mary Holt, Minister Ana Duarte and Senator Ilse Brandt met in Lima.\n\n"
        "SECRETARY HOLT: Will the harbour stay open all winter?\n\n"
        "MINISTER DUARTE: The harbour stays open until May.\n\n"
        "SENATOR BRANDT: The ice comes in January.\n\n"
        "QUESTION: What about the fishermen?\n\n"
        "MINISTER DUARTE: The fishermen have a fund of their own.\n"
    )
    reading = read(text)
    names = {one.id: one.name for one in reading.actors}
    addressed = {one.content[0].text: [names[who] for who in one.addressee] for one in reading.statements}
    assert addressed["The harbour stays open until May."] == ["Mary Holt"]
    assert addressed["The ice comes in January."] == []
    assert addressed["The fishermen have a fund of their own."] == []
