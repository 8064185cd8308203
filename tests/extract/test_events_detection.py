"""One event for each happening; none from what did not happen."""

import pytest

from tests.extract.events_reading import events, only, reading, say


@pytest.mark.parametrize(
    "text",
    [
        "No talks between Austria and Portugal are planned.",
        "Anna Leitner did not meet Pedro Silva.",
        "Anna Leitner wants to meet Pedro Silva.",
        "Anna Leitner might visit Portugal.",
        "If Portugal attacked Kenya, Austria would condemn the attack.",
        "Austria would become a member only when Portugal lifted its embargo.",
        "Did Anna Leitner meet Pedro Silva on Monday?",
        "Austria and Portugal must strengthen cooperation.",
        "Austria is a close ally of Portugal.",
        "Talks are an important instrument.",
        "The plan of Austria was met with anger in Portugal.",
        "The agency called the election for Austria.",
        "When the fever hit, Austria was not prepared.",
        "We agree that Austria and Portugal are friends.",
        "Austria fell silent. “Those who remain silent when Portugal attacked Kenya cannot judge us.”",
        "Read more",
    ],
)
def test_what_did_not_happen_is_no_event(text):
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "plover"),
    [
        ("Anna Leitner met Pedro Silva on Monday.", "bilateral", "CONSULT"),
        ("Anna Leitner is in Portugal on a five-day visit.", "visit", "CONSULT"),
        ("Anna Leitner arrived in Portugal on Saturday.", "arrival", "CONSULT"),
        ("Anna Leitner held talks with Pedro Silva.", "bilateral", "CONSULT"),
        ("Anna Leitner and Pedro Silva spoke by telephone on Tuesday.", "call", "CONSULT"),
        ("Austria condemned the raid.", "condemnation", "ACCUSE"),
        ("Austria urged Kenya to hold elections.", "appeal", "REQUEST"),
        ("Austria rejected the offer.", "rejection", "REJECT"),
        ("Austria threatened to close the border with Portugal.", "threat", "THREATEN"),
        ("The Security Council imposed sanctions on Kenya in 2010.", "sanctions", "SANCTION"),
        ("Austria expelled two diplomats.", "expulsion", "SANCTION"),
        ("Portugal bombed the harbour of Kenya.", "attack", "ASSAULT"),
        ("Austria signed the treaty in May 2020.", "signing", "SUPPORT"),
        ("Anna Leitner stepped down on May 4.", "resignation", "RETREAT"),
        ("Austria dismissed Anna Leitner on Friday.", "dismissal", None),
        ("Austria appointed Anna Leitner in March.", "appointment", None),
        ("Austria tested a nuclear device on Friday.", "missile test", "MOBILIZE"),
    ],
)
def test_a_happening_has_its_kind_and_category(text, kind, plover):
    event = only(text)
    assert (event.kind, event.plover, event.status) in {(kind, plover, "happened"), (kind, plover, "ongoing")}


def test_dismissing_a_person_is_no_rejection():
    assert only("Austria dismissed Anna Leitner.").plover is None


def test_an_event_noun_and_its_verb_are_one_event():
    event = only("Anna Leitner paid a visit to Portugal on Friday.")
    assert event.trigger.text == "paid a visit"


def test_what_an_agreement_is_about_is_no_second_event():
    event = only("Austria and Portugal agreed on Friday to restore diplomatic relations.")
    assert event.plover == "AGREE"


def test_saying_can_be_doing_inside_quotation_marks():
    made = reading("“We warn Portugal that patrols will go on,” said Anna Leitner.")
    say(made, "anna", "said", "“We warn Portugal that patrols will go on,”")
    event = only(made)
    assert (event.plover, event.recipients) == ("THREATEN", ("PRT",))


def test_what_happened_is_not_read_out_of_other_quoted_words():
    assert events("“Portugal attacked Kenya in 1911,” he said.") == []


def test_an_event_told_in_passing_without_date_is_not_core():
    event = only("Following the visit of Anna Leitner to Portugal, the weather changed.")
    assert not event.core


def test_every_event_has_a_sentence_as_evidence_that_holds_its_trigger():
    text = "It rained. Anna Leitner met Pedro Silva on Monday. It rained again."
    event = only(text)
    assert [span.text for span in event.evidence] == ["Anna Leitner met Pedro Silva on Monday."]
    assert event.evidence[0].contains(event.trigger)
    assert text[event.trigger.start : event.trigger.end] == "met"


@pytest.mark.parametrize(
    "sentence",
    [
        "Austria is gravely concerned about the arrests in Kenya.",
        "Austria is troubled by Kenya's decision to close the station.",
        "Austria has expressed concern over the verdict in Kenya.",
    ],
)
def test_concern_is_disapproval_in_the_language_of_diplomats(sentence):
    event = only(sentence)
    assert (event.plover, event.kind, event.actors) == ("ACCUSE", "concern", ("AUT",))


def test_what_concerns_somebody_is_no_concern_voiced():
    assert events("The new rules concern Austria. Austria is not concerned about Kenya.") == []
