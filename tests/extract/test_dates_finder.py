"""Time expressions: which are found, what they mean, and that nothing goes wrong on hostile text."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extract.dates.edtf import Edtf
from timeline.extract.dates.finder import find
from timeline.extract.dates.normal import normalise
from timeline.extract.dates.reference import Reference
from timeline.extract.dates.rules import rules
from timeline.extract.extraction import Extraction

MONDAY = date(2021, 6, 21)


def values(text, published=MONDAY):
    times, _ = find(text, published)
    return {found.span.text: found.value for found in times}


def only(text, published=MONDAY):
    (found,), _ = find(text, published)
    return found


def test_a_weekday_counts_the_day_of_publication():
    assert only("He said so on Monday.").edtf == "2021-06-21"


def test_a_weekday_after_a_past_verb_is_the_last_one_and_the_derivation_says_why():
    found = only("Kim arrived on Saturday.")
    assert found.edtf == "2021-06-19"
    assert found.derivation == (
        "Saturday → 2021-06-19: the last Saturday before publication, Monday 21 June 2021; past tense (“arrived”)"
    )


@pytest.mark.parametrize(
    "clause",
    [
        "They will meet on {}.",
        "They are due to meet on {}.",
        "Talks are scheduled for {}.",
        "They must leave by {}.",
    ],
)
def test_a_weekday_in_a_clause_that_looks_ahead_is_the_next_one(clause):
    assert only(clause.format("Friday")).edtf == "2021-06-25"


def test_a_past_verb_between_the_cue_and_the_day_takes_the_cue_away():
    assert values("They will discuss what ministers decided on Friday.")["Friday"] == "2021-06-18"


def test_the_participle_after_be_is_no_past_verb():
    assert values("The summit will be held on Friday.")["Friday"] == "2021-06-25"


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_week_later_the_same_words_mean_a_week_later(day, name):
    first, _ = find(f"They met on {name}.", day)
    second, _ = find(f"They met on {name}.", day + timedelta(7))
    assert second[0].earliest - first[0].earliest == timedelta(7)


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_a_written_date_is_read_back(day):
    for text in (
        f"{day:%B} {day.day}, {day.year:04}",
        f"{day.day} {day:%B} {day.year:04}",
        day.isoformat(),
    ):
        assert only(f"It was signed on {text}.").earliest == day


def test_a_day_without_a_year_is_the_nearest():
    assert values("Talks were held on December 30.", date(2022, 1, 5))["December 30"] == "2021-12-30"


@pytest.mark.parametrize(
    "text", ["They met on June 31.", "They met on 31 June 2021.", "They met on February 29, 2021."]
)
def test_a_day_that_no_calendar_has_gets_no_value(text):
    found = only(text)
    assert found.value == ""
    assert found.edtf is None
    assert "no day" in found.derivation


def test_a_five_day_visit_is_a_length_of_time_and_no_date():
    found = only("He is on a five-day visit.")
    assert (found.type, found.value, found.edtf) == ("DURATION", "P5D", None)


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1973 was adopted.",
        "Some 2000 troops were sent.",
        "Theresa May resigned.",
        "The sides may agree.",
        "Protesters march on the palace.",
        "He sat in the sun.",
        "The P5+1 and the Group of 77 agreed on Article 5.",
        "It was the first visit by a pope and the second by a king.",
        "The ship carried 1,500 tonnes of wheat.",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text):
    assert values(text) == {}


def test_a_reading_that_is_turned_down_comes_with_its_reason():
    _, rejected = find("Resolution 1973 was adopted.", MONDAY)
    assert "a number that “resolution” introduces" in {one.reason for one in rejected}


@pytest.mark.parametrize(
    "text", ["He left on Tuesday.", "He left last week.", "He left two years ago.", "He left yesterday."]
)
def test_without_a_publication_date_relative_expressions_stay_open_and_say_so(text):
    found = only(text, None)
    assert found.edtf is None
    assert "no publication date" in found.derivation


def test_without_a_publication_date_full_dates_are_read():
    assert only("He left on May 21, 2021.", None).edtf == "2021-05-21"


def test_nothing_is_read_across_a_blank_line():
    assert "May 21" in values("They met on May 21\n\n2021 was a hard year.")


def test_a_date_is_read_across_a_line_end():
    assert values("They met on May 21,\n2021.") == {"May 21,\n2021": "2021-05-21"}


def test_a_month_has_no_day_and_a_year_no_month():
    found, _ = find("In May 2017 ties were cut, and in 1979 too.", MONDAY)
    assert [time.edtf for time in found] == ["2017-05", "1979"]


def test_an_ambiguous_numeric_date_is_marked_uncertain():
    found = only("The letter is dated 05/06/2021.")
    assert found.edtf == "2021-06-05?"
    assert "either way round" in found.derivation


@given(st.text(max_size=300))
def test_normalising_keeps_every_character_at_its_place(text):
    assert len(normalise(text)) == len(text)


PIECES = st.sampled_from(
    [
        "May ",
        "2021",
        " 21",
        "Friday",
        "\n",
        "\n\n",
        "a day after ",
        "two",
        "-",
        "–",
        " years ",
        "later",
        ".",
        ",",
        "İ",
        "\x00",
        "the ",
        "first",
        "quarter",
        "of ",
        "9999",
        "0000",
        "31 ",
        "February ",
        "10:30 ",
        "p.m.",
        "́",
        "🙂",
        "1990s",
        "ago",
        "last ",
        "next ",
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join), st.one_of(st.none(), st.dates()))
def test_whatever_the_text_spans_are_exact_values_are_edtf_and_nothing_overlaps(text, published):
    times, _ = find(text, published)
    end = 0
    for found in times:
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.span.start >= end
        end = found.span.end
        if found.edtf:
            parsed = Edtf.parse(found.edtf)
            assert (parsed.earliest, parsed.latest) == (found.earliest, found.latest)


def test_no_pattern_repeats_without_bound_so_that_work_grows_with_the_text_and_no_faster():
    for rule in rules():
        bare = re.sub(r"\\.|\[[^\]]*\]", "x", rule.pattern.pattern)
        assert not re.search(r"[*+]|\{\d*,\}", bare), rule.name


@pytest.mark.parametrize("words", ["now ", "He said now on 21 May at 10 p.m. ", "two days later "])
def test_what_was_named_long_before_is_not_gone_through_again_and_again(words, monkeypatch):
    looked_at = 0
    paragraph = Reference.paragraph

    def counted(self, offset):
        nonlocal looked_at
        looked_at += 1
        return paragraph(self, offset)

    monkeypatch.setattr(Reference, "paragraph", counted)
    find(words * 1000, MONDAY)
    assert looked_at < 200 * 1000


def test_a_range_is_one_interval_with_two_ends():
    (time,), _ = find("He visited Rome from May 3 to May 5, 2021.", date(2021, 7, 1))
    assert time.edtf == "2021-05-03/2021-05-05"
    assert [(end.span.text, end.value) for end in time.ends] == [
        ("May 3", "2021-05-03"),
        ("May 5, 2021", "2021-05-05"),
    ]


def test_the_stream_has_a_row_for_each_end_of_a_range_and_the_whole_beside_it():
    text = "It ran from 2009 to 2013."
    times, _ = find(text, date(2021, 7, 1))
    rows = Extraction(text, date(2021, 7, 1), "test", times=tuple(times)).as_json({})["times"]
    assert [(row["text"], row["value"], row["range"]) for row in rows] == [
        ("2009", "2009", "2009/2013"),
        ("2013", "2013", "2009/2013"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The firm expects to report third-quarter results.", "1989-Q3"),
        ("It will report fourth-quarter results.", "1989-Q4"),
        ("It will open in the second quarter.", "1990-Q2"),
    ],
)
def test_a_quarter_that_has_just_ended_is_still_to_be_reported(text, value):
    assert find(text, date(1989, 11, 2))[0][0].value == value


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("The ministry on Sunday issued a warning.", "Sunday", "2021-06-20"),
        ("It has until 9 a.m. Tuesday to answer.", "9 a.m. Tuesday", "2021-06-22T09:00"),
        ("The night of May 13 was quiet.", "The night of May 13", "2021-05-13TNI"),
        ("The hearing is set for the week of July 6.", "the week of July 6", "2021-W27"),
        ("It must close by year-end.", "year-end", "2021-12-31"),
        ("The dividend is payable Dec. 1.", "Dec. 1", "2021-12-01"),
    ],
)
def test_the_words_around_a_date_decide_it(text, said, value):
    found = {time.span.text: time.value for time in find(text, date(2021, 6, 21))[0]}
    assert found[said] == value


@pytest.mark.parametrize(
    "text", ['He spoke on "This Week."', "He told USA Today so.", "A 2000 year old tradition."]
)
def test_a_name_or_an_age_is_no_date(text):
    assert not find(text, date(2021, 6, 21))[0]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        (
            "It shut this June.",
            "this June",
            "this year’s June, counted from publication, Monday 21 June 2021",
        ),
        ("He fled last Easter.", "last Easter", "the last before publication, Monday 21 June 2021"),
        ("That Friday he fled.", "That Friday", "in the week of Monday 21 June 2021, publication"),
        (
            "They met on 5 May 2019. The previous Friday he had fled.",
            "The previous Friday",
            "the last Friday before 2019-05-05, the last day named",
        ),
    ],
)
def test_the_derivation_names_what_was_counted_from(text, words, why):
    found = next(time for time in find(text, MONDAY)[0] if time.span.text == words)
    assert found.derivation.endswith(f": {why}")


def test_a_season_of_a_passage_keeps_its_part():
    text = "In 1962 the harbour was mined. In early summer the ships came back."
    found = next(time for time in find(text, MONDAY)[0] if "summer" in time.span.text)
    assert (found.value, found.mod) == ("1962-SU", "START")
