"""A day only on evidence; what an article's events lend each other is named in the derivation."""

import pytest

from tests.extract.events_reading import events, only, reading, say


def test_a_five_day_visit_is_counted_from_the_arrival():
    both = events("Anna Leitner is in Portugal on a five-day visit. Leitner arrived on Saturday.")
    visit = next(event for event in both if event.kind == "visit")
    assert (visit.edtf, visit.precision) == ("2021-06-19/2021-06-23", "interval")
    assert "five-day" in visit.derivation or "five-day" in (visit.date_span.text if visit.date_span else "")


def test_an_arrival_goes_where_the_visit_goes():
    both = events("Anna Leitner is in Portugal on a five-day visit. Leitner arrived on Saturday.")
    arrival = next(event for event in both if event.kind == "arrival")
    assert (arrival.edtf, arrival.recipients) == ("2021-06-19", ("PRT",))


def test_a_planned_meeting_falls_within_the_planned_trip():
    text = "Anna Leitner will travel to Portugal, June 24-26. Leitner will also meet with Pedro Silva."
    meeting = next(event for event in events(text) if event.kind == "bilateral")
    assert (meeting.edtf, meeting.date_basis) == ("2021-06-24/2021-06-26", "carried")


def test_a_plan_without_date_is_open_from_publication():
    event = only("Anna Leitner and Pedro Silva are due to meet.")
    assert (event.edtf, event.precision, event.date_basis) == ("2021-06-21/..", "open", "inferred")


def test_what_happened_without_a_date_stays_undated_and_is_bounded_by_publication():
    event = only("Anna Leitner met Pedro Silva.")
    assert (event.edtf, event.precision) == (None, "none")
    assert (event.bound, event.date_basis) == ("../2021-06-21~", "inferred")
    assert "on or shortly before publication, Monday 21 June 2021" in event.derivation


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Anna Leitner has met Pedro Silva.", "../2021-06-21"),
        ("Anna Leitner, who met Pedro Silva in Kenya, praised the ruling.", "../2021-06-21"),
    ],
)
def test_what_is_told_as_done_lies_before_publication_by_any_time(text, bound):
    assert next(event for event in events(text) if event.kind == "bilateral").bound == bound


def test_an_event_with_a_date_has_no_bound():
    assert only("Anna Leitner met Pedro Silva on Friday.").bound is None


def test_without_a_day_of_publication_there_is_no_bound():
    event = only(reading("Anna Leitner met Pedro Silva.", day=None))
    assert (event.edtf, event.bound, event.date_basis) == (None, None, "none")


def test_a_date_of_the_main_clause_is_not_that_of_the_clause_below():
    both = events("Anna Leitner visited Kenya on Friday, after Portugal had expelled two diplomats.")
    assert {event.kind: event.edtf for event in both} == {"visit": "2021-06-18", "expulsion": None}


def test_the_first_time_since_a_year_is_not_in_that_year():
    event = only("Anna Leitner visited Kenya for the first time since 1961.")
    assert event.edtf is None


def test_an_utterance_without_date_is_put_on_the_day_of_publication():
    event = only("Austria condemned the raid.")
    assert (event.edtf, event.date_basis) == ("2021-06-21", "reporting")


def test_a_reaction_lies_between_the_event_of_the_lead_and_publication():
    text = "Portugal bombed a harbour in Kenya on Thursday. It was a bad day. Austria condemned the attack."
    reaction = next(event for event in events(text) if event.plover == "ACCUSE")
    assert reaction.edtf == "2021-06-17/2021-06-21"


def test_an_act_inside_a_statement_has_the_date_of_the_statement():
    made = reading("“We urge Kenya to hold elections,” said Anna Leitner.")
    say(made, "anna", "said", "“We urge Kenya to hold elections,”", said="2021-06-20")
    assert only(made).edtf == "2021-06-20"


def test_a_weekday_of_a_plan_is_the_next_one():
    event = only("Anna Leitner was due to meet Pedro Silva on Sunday.")
    assert event.edtf == "2021-06-27"


def test_what_follows_the_lead_is_of_its_day():
    text = "Anna Leitner met Pedro Silva in Vienna on Monday. Leitner and Silva signed a joint statement."
    signing = next(event for event in events(text) if event.kind == "signing")
    assert (signing.edtf, signing.date_basis) == ("2021-06-21", "carried")


def test_an_anniversary_dates_what_it_recalls():
    event = only("Today marks the tenth anniversary of the endorsement by the Security Council of the plan.")
    assert event.edtf == "2011-06-21"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Anna Leitner will visit Portugal from Thursday for three days.", "2021-06-24/2021-06-26"),
        ("Austria closed its embassy in Kenya on Sunday for two weeks.", "2021-06-20/2021-07-03"),
        ("Austria had detained a Portuguese diplomat for three days on Sunday.", "2021-06-20"),
    ],
)
def test_a_length_beside_a_first_day_gives_the_last(text, edtf):
    assert only(text).edtf == edtf


def test_a_day_after_something_is_counted_from_its_own_date_elsewhere_in_the_article():
    text = "Anna Leitner met Pedro Silva in Kenya on June 16. Austria expelled two diplomats a day after the meeting."
    expulsion = next(event for event in events(text) if event.kind == "expulsion")
    assert (expulsion.edtf, expulsion.date_basis) == ("2021-06-17", "inferred")
    assert "1 day after Wednesday 16 June 2021" in expulsion.derivation


def test_a_day_after_something_without_date_is_left_to_the_timeline():
    event = only("Austria expelled two Portuguese diplomats two weeks before the Nairobi summit.")
    assert (event.edtf, event.bound) == (None, "../2021-06-21~")
    assert (event.offset.days, event.offset.kind, event.offset.place) == (-14, "summit", "Nairobi")


def test_days_after_a_clause_date_the_clause_above_it():
    both = events(
        "Austria expelled two Portuguese diplomats three days after Anna Leitner met Pedro Silva on June 16."
    )
    assert {event.kind: event.edtf for event in both} == {
        "expulsion": "2021-06-19",
        "bilateral": "2021-06-16",
    }


def test_what_came_before_the_news_is_not_shortly_before_publication():
    both = events("Austria recalled its ambassador after Kenya expelled two diplomats.")
    assert next(event for event in both if event.kind == "expulsion").bound == "../2021-06-21"


def test_a_time_of_day_leaves_the_day_as_it_is():
    assert only("On Saturday, shortly before 19:00, Anna Leitner met Pedro Silva.").edtf == "2021-06-19"


def test_a_day_within_a_year_is_the_date():
    event = only("Anna Leitner met Pedro Silva in 2020, on November 3, in Kenya.")
    assert event.edtf == "2020-11-03"


def test_a_clause_that_says_when_dates_what_it_explains():
    both = events("When Kenya expelled a Portuguese envoy in 2015, Anna Leitner met Pedro Silva.")
    meeting = next(event for event in both if event.kind == "bilateral")
    assert (meeting.edtf, meeting.date_basis) == ("2015", "inferred")
    assert "says when" in meeting.derivation


@pytest.mark.parametrize(
    "text",
    [
        "In 2008, Portugal held elections. Anna Leitner met Pedro Silva.",
        "Anna Leitner met Pedro Silva in Kenya years ago.",
        "The minister claimed that Anna Leitner met Pedro Silva.",
    ],
)
def test_history_and_hearsay_are_not_shortly_before_publication(text):
    assert next(event for event in events(text) if event.kind == "bilateral").bound == "../2021-06-21"


def test_an_utterance_in_a_story_that_has_got_to_an_old_year_is_not_of_the_day_of_publication():
    found = events("Austria closed its embassy in 2008. Anna Leitner condemned Kenya.")
    condemnation = next(event for event in found if event.plover == "ACCUSE")
    assert (condemnation.edtf, condemnation.bound) == (None, "../2021-06-21")


def test_what_is_told_in_words_of_a_named_day_happened_no_later():
    content = "that Kenya had expelled two Portuguese diplomats"
    made = reading(f"Anna Leitner said on Saturday {content}.")
    say(made, "anna", "said", content, said="2021-06-19", said_span=made.times[0].span)
    expulsion = next(event for event in events(made) if event.kind == "expulsion")
    assert expulsion.bound == "../2021-06-19"


def test_since_when_is_not_when():
    both = events("Austria and Portugal held the first talks since the founding of the league in 2015.")
    assert [event.edtf for event in both] == [None]


def test_what_is_agreed_on_the_telephone_is_of_the_day_of_the_call():
    text = (
        "Anna Leitner spoke with Pedro Silva on Saturday. Leitner and Silva agreed to reopen the embassies."
    )
    agreement = next(event for event in events(text) if event.plover == "AGREE")
    assert (agreement.edtf, agreement.date_basis) == ("2021-06-19", "carried")
