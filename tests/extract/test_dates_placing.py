"""Where the text names no day, the tense bounds the time by publication, and says that it is inferred."""

from datetime import date

import pytest

from timeline.extract.dates.lexicon import table
from timeline.extract.dates.placing import Point, place
from timeline.extract.dates.step import TimeFinder
from timeline.extract.parser import parse
from timeline.extract.reading import Reading

DAY = date(2021, 6, 21)
BEFORE, ON, AFTER = Point(None, DAY), Point(DAY, DAY), Point(DAY, None)


def placed(text, word, published=DAY):
    reading = Reading(text, published, next(parse([text])))
    TimeFinder()(reading)
    start = text.index(word)
    return place(reading, reading.span(start, start + len(word)))


def test_a_day_in_the_clause_is_the_day():
    found = placed("The envoy arrived in Seoul on Saturday.", "arrived")
    assert (found.begin.day, found.end, found.basis) == (date(2021, 6, 19), None, "explicit")
    assert found.edtf == "2021-06-19"


def test_a_verb_of_reporting_tells_on_the_day_of_publication():
    found = placed("The ministry said that talks had failed.", "said")
    assert (found.begin, found.end, found.basis) == (ON, None, "reporting")


def test_what_is_reported_within_a_report_was_said_before():
    found = placed("He admitted that he told the police about the plan.", "told")
    assert (found.begin, found.end) == (BEFORE, None)
    assert found.edtf == "../2021-06-21"


@pytest.mark.parametrize(
    ("text", "word", "begin"),
    [
        ("The two leaders met in Geneva.", "met", ON),
        ("The envoy who negotiated the truce resigned.", "negotiated", BEFORE),
        ("The two leaders have signed the treaty.", "signed", BEFORE),
        ("The two leaders will sign the treaty.", "sign", AFTER),
        ("They agreed to open an office.", "open", AFTER),
    ],
)
def test_the_tense_says_on_which_side_of_publication_it_lies(text, word, begin):
    found = placed(text, word)
    assert (found.begin, found.end, found.basis) == (begin, None, "inferred")


def test_what_is_going_on_began_before_and_ends_after_publication():
    found = placed("The two sides are negotiating a truce.", "negotiating")
    assert (found.begin, found.end) == (BEFORE, AFTER)


def test_what_was_tried_happened_when_it_was_tried():
    assert placed("The rebels tried on Saturday to seize the port.", "seize").begin.day == date(2021, 6, 19)


def test_until_leaves_the_beginning_open():
    found = placed("The truce held until Friday.", "held")
    assert found.begin.earliest is None
    assert found.begin.latest == date(2021, 6, 25)


def test_without_a_publication_date_nothing_is_placed_by_its_tense():
    assert placed("The two leaders met in Geneva.", "met", published=None) is None


EXAMPLES = [(row, example) for row in table("placement")["rule"] for example in row["examples"]]


@pytest.mark.parametrize(("row", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_every_rule_of_the_table_places_its_examples(row, example):
    before, word, _ = example.split("*")
    text = example.replace("*", "")
    reading = Reading(text, DAY, next(parse([text])))
    found = place(reading, reading.span(len(before), len(before) + len(word)))
    points = {"before": BEFORE, "on": ON, "after": AFTER}
    assert (found.begin, found.end) == (points[row["begin"]], points.get(row.get("end")))
    assert found.because == row["because"]


@pytest.mark.parametrize(
    ("text", "word", "begin", "end"),
    [
        (
            "The rebels began on Friday to leave the city.",
            "leave",
            Point(date(2021, 6, 18), date(2021, 6, 18)),
            AFTER,
        ),
        ("The army continues to hold the airport.", "hold", BEFORE, AFTER),
    ],
)
def test_what_begins_or_goes_on_has_not_ended(text, word, begin, end):
    found = placed(text, word)
    assert (found.begin, found.end) == (begin, end)


def test_an_amount_told_of_a_month_holds_for_all_of_it():
    found = placed("Exports fell in May.", "fell")
    assert (found.begin.day, found.end.day) == (date(2021, 5, 1), date(2021, 5, 31))


def test_what_may_have_been_lies_before_publication():
    assert placed("They may have signed the treaty.", "signed").begin == BEFORE


def test_quoted_as_saying_is_said_when_it_is_quoted():
    assert placed("The agency quoted a witness as saying that the road was closed.", "saying").begin == ON
