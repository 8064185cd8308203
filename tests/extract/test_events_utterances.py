"""Statements are events of their own only where they do something; the rest is grouped."""

from tests.extract.events_reading import events, reading, say


def test_a_statement_that_opens_the_article_is_a_core_event():
    made = reading("Anna Leitner said on Monday that the harvest was good.")
    say(made, "anna", "said", "that the harvest was good")
    (event,) = events(made)
    assert (event.kind, event.plover, event.core) == ("statement", None, True)
    assert event.label == "Anna Leitner: the harvest was good"
    assert (event.statements, event.edtf) == (("S1",), "2021-06-21")


def test_later_statements_of_one_speaker_and_day_are_one_event_and_not_core():
    made = reading(
        "The rain stopped at last in all provinces. Pedro Silva said the harvest was good. "
        "Pedro Silva added that prices fell."
    )
    say(made, "pedro", "said", "the harvest was good")
    say(made, "pedro", "added", "that prices fell")
    (event,) = events(made)
    assert (event.core, event.statements, len(event.evidence)) == (False, ("S1", "S2"), 2)


def test_a_statement_that_makes_an_offer_is_that_event_and_no_other():
    made = reading("“We hope that Kenya responds to our offer to meet,” Anna Leitner said.")
    say(made, "anna", "said", "“We hope that Kenya responds to our offer to meet,”")
    (event,) = events(made)
    assert (event.plover, event.actors, event.recipients) == ("AGREE", ("anna",), ("KEN",))
    assert event.statements == ("S1",)


def test_a_cue_with_an_object_is_told_with_its_verb():
    made = reading("Anna Leitner highlighted the long ties of the two nations.")
    say(made, "anna", "highlighted", "the long ties of the two nations")
    (event,) = events(made)
    assert event.label == "Anna Leitner highlights the long ties of the two nations"


def test_an_officials_we_is_the_state_where_more_than_words_is_told():
    made = reading("Anna Leitner spoke at noon for Austria. We expelled two diplomats on Friday.")
    say(made, "anna", "spoke", "We expelled two diplomats on Friday")
    event = next(event for event in events(made) if event.kind == "expulsion")
    assert event.actors == ("AUT",)


def test_words_that_demand_are_a_request_of_the_one_state_they_name():
    made = reading("The rain stopped in all provinces. “Kenya must open its ports,” Anna Leitner said.")
    say(made, "anna", "said", "“Kenya must open its ports,”", act="demand", about=("KEN",))
    (event,) = events(made)
    assert (event.plover, event.kind, event.actors, event.recipients) == (
        "REQUEST",
        "demand",
        ("anna",),
        ("KEN",),
    )
    assert (event.statements, event.core) == (("S1",), False)


def test_a_demand_and_a_remark_of_one_speaker_and_day_are_two_events():
    made = reading(
        "The rain stopped in all provinces. “Kenya must open its ports,” Anna Leitner said. "
        "Anna Leitner added that prices fell."
    )
    say(made, "anna", "said", "“Kenya must open its ports,”", act="demand")
    say(made, "anna", "added", "that prices fell")
    assert [(event.kind, event.statements) for event in events(made)] == [
        ("demand", ("S1",)),
        ("statement", ("S2",)),
    ]


def test_a_joint_statement_is_an_event_of_all_its_speakers():
    made = reading("Anna Leitner and Pedro Silva said that the harvest was good.")
    say(made, "anna", "said", "that the harvest was good", co_speakers=("pedro",))
    (event,) = events(made)
    assert event.actors == ("anna", "pedro")
    assert event.label == "Anna Leitner and Pedro Silva: the harvest was good"
