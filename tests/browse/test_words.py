"""Dates in words, never more exact than they are."""

from datetime import date
from types import SimpleNamespace

import pytest

from tests.factories import EventFactory
from timeline.browse import words


@pytest.mark.parametrize(
    ("edtf", "phrase"),
    [
        ("", ""),
        ("2021-06-21", "Monday 21 June 2021"),
        ("2021-06", "June 2021"),
        ("2021", "2021"),
        ("202X", "the 2020s"),
        ("19XX", "the 1900s"),
        ("2021-22", "summer 2021"),
        ("2021-06~", "about June 2021"),
        ("2021?", "2021 (uncertain)"),
        ("2021-06-21%", "about 21 June 2021 (uncertain)"),
        ("2021-06-19/2021-06-23", "19–23 June 2021"),
        ("2021-05-28/2021-06-02", "28 May – 2 June 2021"),
        ("2020-12-30/2021-01-02", "30 December 2020 – 2 January 2021"),
        ("2021-06/2021-07", "June 2021 – July 2021"),
        ("../2021-05-21", "by 21 May 2021"),
        ("../2021-05-21~", "on or shortly before 21 May 2021"),
        ("2021-06-21/..", "from 21 June 2021"),
        ("[2021-06-01,2021-06-03]", "1 June 2021 or 3 June 2021"),
        ("[2021-06-01..2021-06-18]", "between 1 and 18 June 2021"),
        ("[2021-05-30..2021-06-02]", "between 30 May 2021 and 2 June 2021"),
        ("{2021-06-01..2021-06-03}", "1 June 2021 – 3 June 2021"),
        ("not a date", "not a date"),
    ],
)
def test_a_date_is_put_into_words(edtf, phrase):
    assert words.date_phrase(edtf) == phrase


@pytest.mark.parametrize(
    ("edtf", "bound", "phrase"),
    [
        ("2021-06-21/..", True, "after 21 June 2021"),
        ("2021-06-21/..", False, "from 21 June 2021"),
        ("../2021-06-21", True, "by 21 June 2021"),
    ],
)
def test_what_only_lies_after_a_day_did_not_begin_on_it(edtf, bound, phrase):
    assert words.when(SimpleNamespace(edtf=edtf, is_bound=bound)) == phrase


def test_a_range_says_what_its_ends_share_once():
    assert words.span(date(2021, 6, 19), date(2021, 6, 19)) == "19 June 2021"


@pytest.mark.parametrize("text", ["“We will talk,”", '"We will talk"', "We will talk", "«We will talk»"])
def test_quotation_marks_are_left_to_the_page(text):
    assert words.bare(text) == "We will talk"


@pytest.mark.parametrize(
    ("headline", "status", "struck"),
    [
        ("Summit in Oslo", "cancelled", True),
        ("Norway cancels a summit", "cancelled", False),
        ("Summit called off", "cancelled", False),
        ("Summit in Oslo", "planned", False),
    ],
)
def test_only_a_headline_that_names_the_cancelled_thing_is_struck_out(headline, status, struck):
    assert words.is_struck_out(SimpleNamespace(headline=headline, status=status)) is struck


@pytest.mark.parametrize(
    ("status", "edtf", "phrase", "then"),
    [
        ("planned", "2021-06-21", "Planned, no later report", "Planned"),
        ("ongoing", "2021-06-19/2021-06-23", "Under way then", "Ongoing"),
        ("planned", "2999-06-21", "Planned", "Planned"),
        ("ongoing", "2021-06-19/..", "Ongoing", "Ongoing"),
        ("cancelled", "2021-06-21", "Cancelled", "Cancelled"),
    ],
)
def test_a_plan_whose_days_have_gone_by_is_said_to_have_no_later_report(db, status, edtf, phrase, then):
    event = EventFactory(status=status, edtf=edtf)
    assert words.status_phrase(event) == phrase
    event.asof = object()
    assert words.status_phrase(event) == then


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("both reported on 2021-06-21", "both reported on 21 June 2021"),
        (
            "the dates fit: [2021-06-22..2021-06-29] and 2021-06-24/2021-06-27",
            "the dates fit: between 22 and 29 June 2021 and 24–27 June 2021",
        ),
        ("../2021-07-21, in 2021-06", "by 21 July 2021, in June 2021"),
        ("July 13th → 2021-07-13: the nearest", "July 13th → 13 July 2021: the nearest"),
        ("Resolution 2231, in 2021", "Resolution 2231, in 2021"),
        ("no. 12-2021-06-215, 2021-06-21-7", "no. 12-2021-06-215, 2021-06-21-7"),
    ],
)
def test_dates_that_stand_as_codes_in_a_sentence_are_put_into_words(text, said):
    assert words.worded(text) == said
