"""The everyday repertoire of wire news: votes, releases, troops on the move, welcomes, what is told by a noun."""

from dataclasses import replace

import pytest

from tests.extract.events_reading import events, only, reading, say

FILLER = "The great hall of the old town was full. The crowd in the street was very glad. It had rained for days on end."
"""The first sentences of an article: what follows is not its lead."""


@pytest.mark.parametrize(
    ("text", "kind", "plover", "actors", "recipients"),
    [
        ("Austria’s June 12 approval of the budget came late.", "approval", None, ["AUT"], []),
        (
            "Kenya’s June 11 recognition of the state of Portugal came late.",
            "recognition",
            "SUPPORT",
            ["KEN"],
            ["PRT"],
        ),
        ("Austria welcomes the visit by Pedro Silva to Kenya.", "visit", "CONSULT", ["pedro"], ["KEN"]),
        ("Kenya entered into an agreement with Portugal.", "agreement", "AGREE", ["KEN", "PRT"], []),
        ("Austria’s troops entered Kenya on Saturday.", "deployment", "MOBILIZE", ["AUT"], ["KEN"]),
        ("Kenya moved 8,000 troops to the border in April.", "deployment", "MOBILIZE", ["KEN"], []),
        ("Portugal recognised Kenya in 1963.", "recognition", "SUPPORT", ["PRT"], ["KEN"]),
        ("Austria is designating Pedro Silva.", "designation", "SANCTION", ["AUT"], ["pedro"]),
        ("Kenya ordered ten diplomats of Portugal to leave.", "expulsion", "SANCTION", ["KEN"], ["PRT"]),
        ("Kenya cancelled the legal status of two parties in May.", "ban", "COERCE", ["KEN"], []),
        ("Anna Leitner took office on Monday.", "taking office", None, ["anna"], []),
        ("Anna Leitner encouraged Kenya to go on with the reform.", "appeal", "REQUEST", ["anna"], ["KEN"]),
        ("Anna Leitner noted the need for Kenya to hold elections.", "demand", "REQUEST", ["anna"], ["KEN"]),
        (
            "Austria recently announced a donation of 900 vaccine doses to Kenya.",
            "aid",
            "AID",
            ["AUT"],
            ["KEN"],
        ),
        ("Austria and Kenya are committed to the reform of the fund.", "pledge", "AGREE", ["AUT", "KEN"], []),
    ],
)
def test_a_deed_has_its_kind_and_its_people(text, kind, plover, actors, recipients):
    event = only(text)
    assert (event.kind, event.plover) == (kind, plover)
    assert (sorted(event.actors), sorted(event.recipients)) == (sorted(actors), sorted(recipients))
    assert event.core


@pytest.mark.parametrize(
    "text",
    [
        "Austria is committed to the reform of the fund.",
        "The chancellor is elected by the members of the house.",
        "Anna Leitner entered the hall of the palace.",
        "Anna Leitner found a note. Pedro Silva has a house here.",
    ],
)
def test_what_is_always_so_or_no_deed_is_no_event(text):
    assert events(text) == []


def test_they_are_the_two_of_the_sentence_before():
    agreed = events("Anna Leitner met Pedro Silva on Monday. They agreed to reopen the border.")[-1]
    assert (agreed.kind, agreed.actors) == ("agreement", ("anna", "pedro"))


def test_they_are_found_over_sentences_that_say_they_too():
    text = (
        "Anna Leitner met with Pedro Silva on Monday. They were tired. Then they agreed to reopen the border."
    )
    assert events(text)[-1].actors == ("anna", "pedro")


def test_they_are_nobody_where_one_alone_was_told_of():
    assert not [e for e in events("Anna Leitner rested. They agreed to reopen the border.") if e.actors]


def test_two_delegations_are_those_of_the_states_joined_by_a_hyphen():
    text = "Austria-Kenya talks went on. The two delegations agreed to reopen the border."
    assert events(text)[-1].actors == ("AUT", "KEN")


def test_a_body_in_the_title_of_a_person_is_not_another_participant():
    event = only("Anna Leitner met with Security Council President Pedro Silva on Monday.")
    assert event.actors == ("anna", "pedro")


def test_a_welcome_being_given_is_a_visit_to_the_speaker():
    text = "It is a pleasure to have Pedro Silva here."
    made = reading("ANNA LEITNER: " + text.replace("Anna", "anna"))
    made.mentions = [pair for pair in made.mentions if pair[1] != "anna"] or made.mentions
    made = reading("Anna Leitner: " + text)
    say(made, "anna", "Anna Leitner", text)
    visit = next(event for event in events(made) if event.kind == "visit")
    assert (visit.actors, visit.recipients, visit.status) == (("pedro",), ("anna",), "ongoing")
    assert visit.core


def test_a_law_signed_by_nobody_named_is_news_of_its_day():
    event = only("The act was signed into law on March 4, 2019.")
    assert (event.kind, event.edtf, event.core) == ("decree", "2019-03-04", True)


def test_a_career_told_without_dates_is_background():
    text = f"{FILLER} Austria appointed Pedro Silva, who had asked for it."
    assert not [event for event in events(text) if event.kind == "appointment" and event.core]


def test_what_is_done_time_and_again_is_background():
    text = f"{FILLER} Kenya, however, repeatedly accused Austria of lying."
    assert not [event for event in events(text) if event.core]


def test_this_year_says_no_more_of_an_appeal_than_its_own_day():
    event = only("This year, after the election, Austria calls on Kenya to respect the result.")
    assert (event.kind, event.edtf) == ("appeal", "2021-06-21")


def test_a_spree_and_those_it_kills_are_one_attack():
    event = only("On Thursday in Kenya, a clerk went on a stabbing spree, killing four.")
    assert (event.plover, event.edtf) == ("ASSAULT", "2021-06-17")


def test_a_town_before_a_bombing_is_its_place():
    assert only("Last week a Nairobi car bombing killed five.").place == "Nairobi"


def test_a_second_verb_of_a_passive_has_the_same_patient():
    killing = events("Pedro Silva was abducted in Kenya and killed on July 15, 2009.")[-1]
    assert (killing.kind, killing.recipients, killing.edtf) == ("killing", ("pedro",), "2009-07-15")


def test_you_who_are_welcomed_are_the_other_on_the_stage():
    text = "Anna Leitner: It is wonderful to have you back. We begin.\nPedro Silva: Thank you all."
    made = reading(text)
    for name, who, content in (
        ("Anna Leitner", "anna", "It is wonderful to have you back. We begin."),
        ("Pedro Silva", "pedro", "Thank you all."),
    ):
        start = text.index(name)
        say(made, who, name, content)
        label = replace(made.statements[-1], cue=None, source=made.span(start, start + len(name)))
        made.statements = [*made.statements[:-1], label]
    visit = next(event for event in events(made) if event.kind == "visit")
    assert (visit.actors, visit.recipients) == (("pedro",), ("anna",))


def test_what_is_asked_of_a_signing_is_its_own_day_even_after_since():
    event = only("It is the third report since the law’s signing on January 14, 2019.")
    assert (event.kind, event.edtf, event.plover) == ("decree", "2019-01-14", None)


def test_a_court_rules_and_refuses_nothing():
    event = only("The Security Council ruled on Monday that Kenya had broken the treaty.")
    assert (event.kind, event.plover, event.core) == ("ruling", None, True)
    assert event.label == "Security Council rules that Kenya had broken the treaty"


def test_who_rules_a_land_makes_no_ruling():
    assert events("Austria ruled the islands for a century.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pedro Silva was granted asylum by Austria on Monday.", "asylum"),
        ("Pedro Silva was indicted for bribery on Thursday.", "lawsuit"),
        ("Anna Leitner called Pedro Silva on Tuesday.", "call"),
        ("Austria ordered Kenya to open the port.", "order"),
        ("Kenya captured Pedro Silva on Wednesday.", "arrest"),
        ("Kenya’s lawmakers approved the deal on Friday.", "vote"),
    ],
)
def test_further_deeds_have_their_kind(text, kind):
    assert only(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Anna Leitner called Pedro Silva a liar.",
        "Anna Leitner joined calls by officials of Kenya.",
    ],
)
def test_words_of_another_sense_make_no_call(text):
    assert not [event for event in events(text) if event.kind == "call"]


def test_a_reaction_is_not_dated_from_the_thing_it_is_about():
    found = events(
        "Austria is deeply troubled by Kenya’s May 12 approval of the law. We urge Kenya to relent."
    )
    assert {event.edtf for event in found if event.kind == "concern"} == {"2021-06-21"}


def test_those_who_are_bound_for_the_decade_bind_themselves_today():
    event = only("Austria and Kenya are committed to reform in this decade.")
    assert (event.kind, event.edtf) == ("pledge", "2021-06-21")


def test_what_is_done_at_an_occasion_has_its_day():
    assert only("In the May 5 letter, Anna Leitner urged Kenya to open the port.").edtf == "2021-05-05"


def test_two_verbs_of_a_sentence_share_its_one_day():
    text = "Kenya forced a plane to land in Nairobi on Sunday and arrested Pedro Silva."
    assert next(event for event in events(text) if event.kind == "arrest").edtf == "2021-06-20"


def test_what_a_minister_is_designated_as_is_no_sanction():
    assert not [
        event
        for event in events("Austria designated Pedro Silva as the minister of the sea.")
        if event.plover
    ]


def test_a_topic_is_not_a_place():
    event = only("Anna Leitner had detailed discussions with Pedro Silva on the situation in Kenya.")
    assert (event.kind, event.place) == ("bilateral", None)


def test_the_aim_of_something_is_no_plan():
    assert events("The mission of the force is to support the government of Kenya.") == []


def test_who_joins_others_in_condemning_condemns():
    event = events("Austria joined twenty countries in condemning Kenya.")[0]
    assert (event.kind, event.actors, event.recipients) == ("condemnation", ("AUT",), ("KEN",))


def test_a_fronted_phrase_does_not_swallow_the_states_that_act():
    text = "At a summit between Anna Leitner and Pedro Silva, Austria and Kenya launched a partnership."
    assert next(event for event in events(text) if event.kind == "founding").actors == ("AUT", "KEN")


def test_importance_says_of_what():
    event = only("Anna Leitner and Pedro Silva agreed on the importance of open borders.")
    assert event.label.endswith("agree on the importance of open borders")


@pytest.mark.parametrize(
    "text",
    [
        "Austria announced $20 million in humanitarian assistance for Kenya.",
        "Austria is providing $20 million in new assistance to Kenya.",
    ],
)
def test_money_in_aid_goes_to_whom_the_aid_goes(text):
    event = only(text)
    assert (event.plover, event.actors, event.recipients) == ("AID", ("AUT",), ("KEN",))


def test_providing_still_makes_a_condition():
    assert not [
        event for event in events("Kenya will leave, providing Austria signs the treaty.") if event.core
    ]


def test_relations_are_established_with_somebody():
    event = only("Kenya established diplomatic relations with Portugal on February 1.")
    assert event.actors == ("KEN", "PRT")
    assert event.label == "Kenya establishes relations with Portugal"


def test_what_lies_in_a_struck_thing_is_the_place():
    event = events("We condemn the June 12 attack on the hospital in Nairobi.")[0]
    assert (event.plover, event.edtf, event.place) == ("ASSAULT", "2021-06-12", "Nairobi")


def test_we_who_are_designating_do_so_by_saying_it():
    text = f"{FILLER} We are designating Pedro Silva for bribery."
    made = reading(f"{text} Austria spoke.")
    say(made, "AUT", "spoke", "We are designating Pedro Silva for bribery.")
    event = next(event for event in events(made) if event.kind == "designation")
    assert (event.actors, event.recipients, event.core) == (("AUT",), ("pedro",), True)


def test_additional_sanctions_are_not_those_told_before():
    text = "Austria imposed sanctions on Kenya in May. Today Austria announced additional sanctions on Kenya."
    assert [event.edtf for event in events(text) if event.kind == "sanctions"] == ["2021-05", "2021-06-21"]


def test_a_statement_is_no_place():
    event = only("In the Joint Statement of June 16, Anna Leitner pledged to help Kenya.")
    assert event.place is None


def test_the_two_sides_are_those_who_met_and_not_those_talked_about():
    text = (
        "Anna Leitner and Pedro Silva met on Monday. They spoke of ties between Kenya and Japan. "
        "The two sides agreed to go on."
    )
    assert events(text)[-1].actors == ("anna", "pedro")


def test_a_pledge_to_respond_to_a_disaster_threatens_nobody() -> None:
    found = events("Kenya pledged to respond to the impacts of the drought in Portugal.")
    assert [event.kind for event in found] == ["pledge"]


def test_a_promise_to_retaliate_is_a_threat() -> None:
    found = events("Kenya promised to retaliate against Portugal.")
    assert [event.kind for event in found] == ["threat"]


def test_a_working_day_of_meetings_is_no_event_and_meetings_abroad_are() -> None:
    office = "Anna Leitner attends meetings and briefings at the Department of State."
    assert not events(office)
    assert events("Anna Leitner attends meetings in Geneva.")
