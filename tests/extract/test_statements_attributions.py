"""Attributions by a cue: where the content is, whose words they are, and what is no utterance."""

from __future__ import annotations

import pytest

from tests.extract.readings import only, read, said

DUARTE = "Ana Duarte"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Foreign Minister Ana Duarte said that talks would resume in May.",
            "that talks would resume in May",
        ),
        ("Talks would resume in May, Foreign Minister Ana Duarte said.", "Talks would resume in May"),
        ("Talks, Foreign Minister Ana Duarte said, would resume in May.", "Talks … would resume in May"),
        ("Talks will resume, said Foreign Minister Ana Duarte.", "Talks will resume"),
        ("“Talks will resume in May,” Foreign Minister Ana Duarte said.", "“Talks will resume in May,”"),
        ('Foreign Minister Ana Duarte said: "Talks will resume in May."', '"Talks will resume in May."'),
        ("Foreign Minister Ana Duarte urged Chad to release the reporters.", "to release the reporters"),
        ("Foreign Minister Ana Duarte called for a ceasefire.", "a ceasefire"),
        ("Foreign Minister Ana Duarte condemned the attack on the port.", "the attack on the port"),
        ("Foreign Minister Ana Duarte accused Chad of breaking the truce.", "Chad of breaking the truce"),
        ("Foreign Minister Ana Duarte pledged to send aid.", "to send aid"),
        ("According to Foreign Minister Ana Duarte, talks will resume in May.", "talks will resume in May"),
        ("Talks will resume in May, according to Foreign Minister Ana Duarte.", "Talks will resume in May"),
        (
            "Foreign Minister Ana Duarte concurred: “We need more time for these talks.”",
            "“We need more time for these talks.”",
        ),
    ],
)
def test_content_and_speaker(text: str, content: str) -> None:
    assert said(read(text)) == [(DUARTE, content)]


def test_a_quotation_goes_on_after_the_cue() -> None:
    text = "“We shall wait for an answer,” Minister Ana Duarte told reporters in Rome. “There is no hurry at all.”"
    assert said(read(text)) == [(DUARTE, "“We shall wait for an answer,” … “There is no hurry at all.”")]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We shall wait for an answer,” Minister Ana Duarte said.\n\n“There is no hurry at all in this.”"
    assert said(read(text)) == [
        (DUARTE, "“We shall wait for an answer,” … “There is no hurry at all in this.”")
    ]


def test_each_of_two_cues_has_its_own_content() -> None:
    text = "Minister Ana Duarte said that talks had failed, but added that Chad would try again."
    assert [content for _, content in said(read(text))] == [
        "that talks had failed",
        "that Chad would try again",
    ]


def test_the_news_conference_is_no_part_of_the_content() -> None:
    text = (
        "Minister Ana Duarte announced that talks would resume at a joint press conference with her guests."
    )
    assert said(read(text)) == [(DUARTE, "that talks would resume")]


def test_a_text_speaks_for_its_author() -> None:
    text = "Minister Ana Duarte sent a letter saying that talks would resume."
    assert said(read(text)) == [(DUARTE, "that talks would resume")]


def test_a_noun_of_saying_with_its_owner() -> None:
    text = "Nobody believed Minister Ana Duarte’s claim that talks would resume."
    assert said(read(text)) == [(DUARTE, "that talks would resume")]


def test_officials_speak_for_their_state() -> None:
    assert said(read("Chadian officials said that talks would resume.")) == [
        ("Chad", "that talks would resume")
    ]


def test_who_is_addressed() -> None:
    reading = read("Foreign Minister Ana Duarte urged Chad to release the reporters.")
    chad = next(a.id for a in reading.actors if a.name == "Chad")
    assert only(reading).addressee == (chad,)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Duarte did not say whether talks would resume.",
        "Minister Ana Duarte will travel to Chad to say that talks would resume.",
        "Minister Ana Duarte declined to comment on the talks.",
        "The road sign reads Chad.",
        "The visit underscores the importance of trade.",
        "Minister Ana Duarte likes to read “The Old Man and the Sea” at night.",
    ],
)
def test_what_is_no_utterance(text: str) -> None:
    assert said(read(text)) == []


def test_cue_and_source_are_words_of_the_text() -> None:
    statement = only(read("Talks would resume in May, Foreign Minister Ana Duarte said."))
    assert statement.cue is not None
    assert statement.source is not None
    assert (statement.cue.text, statement.source.text) == ("said", "Foreign Minister Ana Duarte")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“Talks will resume in May,” Minister Ana Duarte said.", "direct"),
        ("Minister Ana Duarte said that talks would be “open and frank”.", "mixed"),
        ("Minister Ana Duarte said that talks would resume.", "indirect"),
    ],
)
def test_form(text: str, form: str) -> None:
    assert only(read(text)).form == form


def test_the_dateline_is_no_part_of_the_first_sentence() -> None:
    text = "New York (AFP) – Foreign Minister Ana Duarte on Monday left for Chad, saying that talks would resume."
    assert said(read(text)) == [(DUARTE, "that talks would resume")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Minister Ana Duarte called the plan a mistake.", "the plan a mistake"),
        ("Minister Ana Duarte called on Chad to release the reporters.", "to release the reporters"),
        (
            "Minister Ana Duarte called for all sides to lay down their arms.",
            "all sides to lay down their arms",
        ),
        ("In addition to praising the hosts, Minister Ana Duarte has vowed to send aid.", "to send aid"),
    ],
)
def test_frames_of_a_cue(text: str, content: str) -> None:
    assert (DUARTE, content) in said(read(text))


def test_what_somebody_says_of_anothers_view_is_one_statement() -> None:
    text = "Minister Ana Duarte said that Chad opposes the plan."
    assert said(read(text)) == [(DUARTE, "that Chad opposes the plan")]


def test_what_somebody_said_of_anothers_words_is_two() -> None:
    text = "Minister Ana Duarte said that Chad had condemned the plan."
    assert said(read(text)) == [(DUARTE, "that Chad had condemned the plan"), ("Chad", "the plan")]


def test_who_asked_stays_open_where_a_participle_does_not_say() -> None:
    text = "Asked whether the port would open in May, Minister Ana Duarte said that nobody could tell."
    assert said(read(text)) == [(DUARTE, "that nobody could tell")]


def test_what_an_article_passes_on_is_the_clause_beside_its_as() -> None:
    text = "As Foreign Minister Ana Duarte reported, the harbour has been closed since March."
    assert said(read(text)) == [(DUARTE, "the harbour has been closed since March")]


def test_a_speaker_behind_the_verb_need_not_have_a_name() -> None:
    (statement,) = read("“We shall wait for a better answer,” added a delegate from Chad.").statements
    assert statement.source is not None
    assert statement.source.text == "a delegate from Chad"


@pytest.mark.parametrize(("thing", "found"), [("concerns about the dam", True), ("taxes on grain", False)])
def test_only_some_things_are_raised_by_speaking(thing: str, found: bool) -> None:
    assert bool(said(read(f"Foreign Minister Ana Duarte raised {thing}."))) is found


def test_a_quotation_goes_on_past_shortened_titles() -> None:
    text = (
        "“We shall wait for an answer,” said Ana Duarte, who met Gov. Ilse Brandt and Sen. Jon Mora in Rome. "
        "“There is no hurry at all in this.”"
    )
    assert (DUARTE, "“We shall wait for an answer,” … “There is no hurry at all in this.”") in said(
        read(text)
    )


def test_a_deed_inside_what_another_says_is_no_statement() -> None:
    text = "Minister Ana Duarte said that Chad opposed the plan."
    assert said(read(text)) == [(DUARTE, "that Chad opposed the plan")]


def test_a_clause_in_which_another_speaks_ends_the_content() -> None:
    text = "Minister Ana Duarte said the talks had failed, and Ilse Brandt said they would go on."
    assert said(read(text)) == [(DUARTE, "the talks had failed"), ("Ilse Brandt", "they would go on")]
