"""When something was said."""

from __future__ import annotations

from tests.extract.readings import only, read


def test_the_day_in_the_cues_clause() -> None:
    statement = only(read("Minister Ana Duarte said on Monday that talks would resume."))
    assert statement.said == "2022-03-14"
    assert statement.said_span is not None
    assert statement.said_span.text == "Monday"


def test_a_day_inside_the_content_is_not_the_day_of_saying() -> None:
    assert only(read("Minister Ana Duarte praised the treaty of May 2019.")).said == "2022-03-16"


def test_a_participle_has_the_day_of_the_verb_it_hangs_on() -> None:
    reading = read("On Monday, Minister Ana Duarte rejected the plan, saying that it came too late.")
    assert [s.said for s in reading.statements] == ["2022-03-14", "2022-03-14"]


def test_a_speakers_day_carries_over() -> None:
    reading = read(
        "Minister Ana Duarte said on Monday that talks would resume. “We shall wait for them,” Duarte said."
    )
    assert [s.said for s in reading.statements] == ["2022-03-14", "2022-03-14"]
    assert reading.statements[1].said_derivation.startswith("carried over")


def test_once_is_no_day() -> None:
    statement = only(read("“Trade is the sport of patient people,” Paul Okoye once wrote."))
    assert statement.said is None
    assert "does not give" in statement.said_derivation


def test_without_a_day_it_is_the_day_of_report() -> None:
    assert only(read("Minister Ana Duarte said that talks would resume.")).said == "2022-03-16"


def test_without_a_publication_day_there_is_none() -> None:
    assert only(read("Minister Ana Duarte said that talks would resume.", day=None)).said is None


def test_the_day_of_a_caption_is_that_of_what_is_said_in_it() -> None:
    text = "Minister Ana Duarte speaks after she announces that talks will resume at a meeting in Lisbon, March 3, 2022."
    assert read(text).statements[0].said == "2022-03-03"


def test_the_day_within_a_bare_object_is_that_of_the_act() -> None:
    statement = only(read("Minister Ana Duarte praised the council on Monday."))
    assert statement.said == "2022-03-14"


def test_what_was_found_before_another_thing_happened_has_no_day() -> None:
    text = "The visit came after Minister Ana Duarte held a review which concluded that trade would suffer."
    assert all(statement.said is None for statement in read(text).statements)


def test_nothing_was_said_on_a_day_after_publication() -> None:
    text = "The council was set to meet on Friday, and Minister Ana Duarte announced that it would meet on Thursday."
    assert all(s.said is None or s.said <= "2022-03-16" for s in read(text).statements)


def test_what_those_who_met_said_is_of_the_day_of_the_meeting_that_the_article_opens_with() -> None:
    text = "Minister Ana Duarte met Paul Okoye on Tuesday.\n\nDuarte stressed that talks would resume."
    statement = read(text).statements[-1]
    assert statement.said == "2022-03-15"
    assert "opens with" in statement.said_derivation


def test_a_month_is_carried_over_within_its_paragraph_only() -> None:
    text = "In January, Minister Ana Duarte said that talks would resume.\n\n“We shall wait,” Duarte said."
    assert [s.said for s in read(text).statements] == ["2022-01", "2022-03-16"]


def test_what_was_said_before_has_no_day() -> None:
    assert only(read("“We shall wait for the council,” Minister Ana Duarte said before.")).said is None


def test_a_paper_speaks_on_the_day_it_was_published() -> None:
    assert only(read("A statement released on Monday said that talks would resume.")).said == "2022-03-14"


def test_what_was_first_denied_was_denied_on_a_day_not_given() -> None:
    assert only(read("Minister Ana Duarte initially denied that talks would resume.")).said is None
