"""A happening told twice is one event; two happenings stay two."""

from tests.extract.events_reading import events, only


def test_a_meeting_told_twice_is_one_event_with_two_sentences():
    event = only(
        "Anna Leitner met Pedro Silva in Vienna on Monday. Leitner and Silva also discussed fisheries."
    )
    assert (event.kind, len(event.evidence)) == ("bilateral", 2)


def test_a_visit_and_the_arrival_stay_two():
    found = events(
        "Anna Leitner arrived in Portugal on Saturday. Leitner is in Portugal on a five-day visit."
    )
    assert sorted(event.kind for event in found) == ["arrival", "visit"]


def test_meetings_on_different_days_stay_two():
    found = events("Anna Leitner met Pedro Silva on Friday. Leitner met Silva again on Sunday.")
    assert [event.edtf for event in found] == ["2021-06-18", "2021-06-20"]


def test_meetings_with_different_people_stay_two():
    found = events("Anna Leitner met Pedro Silva on Monday. Leitner met Yuki Tanaka on Monday.")
    assert len(found) == 2


def test_sanctions_by_two_sides_on_one_target_stay_two():
    found = events("Austria imposed sanctions on Kenya. Portugal imposed sanctions on Kenya.")
    assert [event.actors for event in found] == [("AUT",), ("PRT",)]


def test_states_and_then_their_ministers_sign_once():
    text = "Austria and Portugal signed a treaty on Friday. Anna Leitner and Pedro Silva signed the document."
    assert len(events(text)) == 1


def test_a_vote_for_sanctions_is_the_sanctions():
    event = only("The Security Council voted on Friday to impose new sanctions on Kenya.")
    assert (event.plover, event.edtf, event.recipients) == ("SANCTION", "2021-06-18", ("KEN",))


def test_an_announced_appointment_and_the_noun_for_it_are_one():
    text = (
        "Pedro Silva announced on Friday that Anna Leitner will serve as envoy. "
        "Leitner’s appointment came after a review."
    )
    event = next(event for event in events(text) if event.kind == "appointment")
    assert (event.actors, event.recipients, len(event.evidence)) == (("pedro",), ("anna",), 2)
