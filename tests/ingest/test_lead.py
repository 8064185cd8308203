"""What the first lines of an article say about it."""

from datetime import date

import pytest

from timeline.ingest.lead import read_lead, shortened

BODY = "\n\nOSLO, June 21 (Nordwire) – The envoy met the minister on Monday. They spoke for an hour."


@pytest.mark.parametrize(
    "head",
    [
        " date 2021-06-21 ",
        "2021-06-21",
        "June 21, 2021",
        "Monday, June 21, 2021 ",
        "Published: 21 June 2021",
        "Updated June 21, 2021 at 9:15 GMT",
        "Envoy meets minister\n\nJune 21, 2021",
    ],
)
def test_a_date_line_gives_the_day(head):
    assert read_lead(head + BODY).published == date(2021, 6, 21)


def test_a_dateline_with_a_year_gives_the_day():
    assert read_lead("OSLO, June 21, 2021 (Nordwire) – The envoy met.").published == date(2021, 6, 21)
    assert read_lead("OSLO, June 21 (Nordwire) – The envoy met.").published is None


@pytest.mark.parametrize(
    "text",
    [
        "The treaty of June 21, 2021 is in force.",
        "They met.\n\nOn June 21, 2021 they met again.",
        "line\n" * 30 + "June 21, 2021\n",
    ],
)
def test_a_date_in_running_text_is_not_the_date_of_publication(text):
    assert read_lead(text).published is None


def test_an_impossible_date_is_not_taken_and_the_doubt_is_told():
    lead = read_lead("February 30, 2021" + BODY)
    assert lead.published is None
    assert "no February 30, 2021" in lead.doubt
    assert "was a Monday" in read_lead("Tuesday, June 21, 2021" + BODY).doubt


def test_the_agency_is_in_the_dateline():
    assert read_lead("2021-06-21" + BODY).agency == "Nordwire"
    assert read_lead("The envoy (Nordwire) – so it is said – met.").agency == ""


def test_the_heading_is_the_title_and_else_the_opening_words():
    assert read_lead("2021-06-21\n\nEnvoy meets minister" + BODY).title == "Envoy meets minister"
    opening = "The envoy met the minister on Monday. They spoke for an hour."
    assert read_lead("2021-06-21" + BODY).title == opening
    assert read_lead("").title == ""


def test_a_byline_near_the_top_is_found():
    assert (
        read_lead("Envoy meets minister\nBy Ana Sousa and Ivo Brandt" + BODY).byline
        == "Ana Sousa and Ivo Brandt"
    )


def test_what_is_shortened_ends_between_words():
    assert shortened("one two three", 9) == "one two …"
    assert shortened("one  two", 9) == "one two"
