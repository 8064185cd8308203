"""Which date an event gets: from its clause, from an arrival, from a reporting verb, or none."""

from datetime import date

import pytest

from timeline.extract.dates.anchoring import UNDATED, anchor_event, anchor_statement
from timeline.extract.dates.step import TimeFinder
from timeline.extract.parser import parse
from timeline.extract.reading import Reading

MONDAY = date(2021, 6, 21)


def read(text, published=MONDAY):
    reading = Reading(text, published, next(parse([text])))
    TimeFinder()(reading)
    return reading


def span(reading, word):
    start = reading.text.index(word)
    return reading.span(start, start + len(word))


def anchored(text, word, published=MONDAY, **options):
    reading = read(text, published)
    return anchor_event(reading, span(reading, word), **options)


def test_a_day_in_the_clause_dates_its_verb():
    anchor = anchored("The envoy arrived in Seoul on Saturday.", "arrived")
    assert (anchor.edtf, anchor.precision, anchor.basis) == ("2021-06-19", "day", "explicit")
    assert anchor.span.text == "Saturday"
    assert "the last Saturday before publication" in anchor.derivation


def test_a_day_on_another_noun_does_not_date_the_verb():
    assert anchored("The ministers praised the May 21 truce.", "praised") == UNDATED


def test_a_day_of_the_reporting_does_not_date_what_is_reported():
    text = "The minister said on Monday that rebels had attacked the port."
    assert anchored(text, "attacked") == UNDATED
    assert anchored(text, "said").edtf == "2021-06-21"


def test_the_noun_that_a_date_stands_inside_is_dated_by_it():
    assert anchored("The ministers praised the May 21 truce.", "truce").edtf == "2021-05-21"


def test_a_date_far_back_behind_the_object_of_a_comment_is_the_objects():
    text = "They commended the historic signing of the accords in September 2020."
    assert anchored(text, "commended") == UNDATED
    assert anchored(text, "signing").edtf == "2020-09"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Saturday's bid for early elections failed to get the majority.", "failed"),
        ("Members protested by shouting during Saturday's final session.", "protested"),
        ("The fifth dialogue on Saturday was co-chaired by the ministry.", "co-chaired"),
    ],
)
def test_what_happens_in_a_dated_event_has_its_date(text, word):
    assert anchored(text, word).edtf == "2021-06-19"


def test_an_event_noun_is_dated_by_the_verb_that_makes_it_happen():
    assert anchored("The two sides held talks on Thursday.", "talks").edtf == "2021-06-17"


def test_a_noun_that_is_only_spoken_of_is_not_dated_by_the_speaking():
    assert anchored("The envoy condemned the attack on Thursday.", "attack") == UNDATED


def test_a_verb_beside_a_dated_one_gets_its_date_marked_as_carried():
    anchor = anchored("The envoy arrived on Saturday and met the president.", "met")
    assert (anchor.edtf, anchor.basis) == ("2021-06-19", "carried")


def test_a_month_stays_a_month():
    anchor = anchored("The two sides signed an accord in May.", "signed")
    assert (anchor.edtf, anchor.precision) == ("2021-05", "month")


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("They have had no ties since 1979.", "had", "1979/.."),
        ("Parliament is suspended until October 14.", "suspended", "../2021-10-14"),
    ],
)
def test_a_bound_leaves_one_end_open(text, word, edtf):
    anchor = anchored(text, word)
    assert (anchor.edtf, anchor.precision) == (edtf, "open")
    assert "leaves one end open" in anchor.derivation


def test_a_stay_is_counted_from_the_arrival_told_elsewhere():
    text = "Envoy Ann Lee is in Oslo on a five-day visit.\n\nLee arrived on Saturday and rested."
    anchor = anchored(text, "visit")
    assert (anchor.edtf, anchor.precision, anchor.basis) == ("2021-06-19/2021-06-23", "interval", "inferred")
    assert anchor.span.text == "five-day visit"
    assert "derived, 5 days from the arrival on Saturday 19 June 2021" in anchor.derivation
    assert "counting that day" in anchor.derivation


def test_a_stay_is_not_counted_from_somebody_elses_arrival():
    text = "Envoy Ann Lee is in Oslo on a five-day visit.\n\nThe Queen arrived on Saturday."
    reading = read(text)
    reading.mentions = [(span(reading, "Queen"), "A2"), (span(reading, "Ann Lee"), "A1")]
    assert anchor_event(reading, span(reading, "visit"), actors=["A1"]) == UNDATED


def test_a_stay_is_counted_from_the_day_on_which_it_begins():
    anchor = anchored("He will make a three-day visit to Oslo beginning on Friday.", "visit")
    assert anchor.edtf == "2021-06-25/2021-06-27"


def test_a_length_of_time_alone_gives_no_date():
    assert anchored("He is on a five-day visit.", "visit") == UNDATED


def test_a_day_after_dates_what_came_before():
    text = "The envoy arrived on Saturday, a day after state media reported that the leader called for talks."
    assert anchored(text, "arrived").edtf == "2021-06-19"
    reported = anchored(text, "reported")
    assert (reported.edtf, reported.basis, reported.span.text) == ("2021-06-18", "inferred", "a day after")
    called = anchored(text, "called")
    assert (called.edtf, called.precision) == ("../2021-06-18", "open")


def test_what_a_dated_publication_says_has_its_date():
    text = "In an editorial published on Saturday in the capital, the ambassador highlighted old ties."
    assert anchored(text, "highlighted").edtf == "2021-06-19"


def test_an_utterance_without_a_date_has_the_documents_day():
    reading = read("The two sides agree, the envoy said.")
    anchor = anchor_statement(reading, span(reading, "said"))
    assert (anchor.edtf, anchor.basis) == ("2021-06-21", "reporting")


def test_an_utterance_without_any_date_has_none():
    reading = read("The two sides agree, the envoy said.", None)
    assert anchor_statement(reading, span(reading, "said")) == UNDATED


@pytest.mark.parametrize(
    ("text", "word", "published"),
    [
        ("They attacked after December 31, 9999.", "attacked", date.max),
        ("The office was closed on December 30, 9999 for three days.", "closed", date.max),
        ("The minister arrived on December 31, 9999 for a five-day visit.", "visit", date.max),
        ("The two met before January 1, 0001.", "met", date.min),
    ],
)
def test_what_would_lie_beyond_the_calendar_is_not_worked_out(text, word, published):
    anchor = anchored(text, word, published)
    assert "/" not in (anchor.edtf or "")
