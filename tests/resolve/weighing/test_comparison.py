"""What speaks for two accounts being one event, what against it, and what rules it out."""

from dataclasses import replace
from datetime import date

import pytest

from timeline.resolve.likeness import Wording
from timeline.resolve.weighing import Account, Party, Story, Telling, compare

ANA = Party(1, "Ana Sousa", person=True, iso3="PRT")
IVO = Party(2, "Ivo Brandt", person=True, iso3="NOR")
EVA = Party(3, "Eva Lind", person=True, iso3="NOR")
TEXT = "Ana Sousa of Portugal received Ivo Brandt of Norland at the old palace in Lisbon for two hours on Monday."


def account(text=TEXT, article="one", words=("received",), parties=(ANA, IVO), day="2021-06-21", **fields):
    """A meeting of two ministers on a day, as one article has it."""
    persons = frozenset(party.key for party in parties if party.person)
    telling = Telling(article, words, (text,), Wording(text, ()), Story(text), persons=persons)
    known = {"event_type": "CONSULT", "kind": "bilateral", "status": "happened", "place_iso3": "PRT"}
    if day:
        known |= {"edtf": day, "earliest": date.fromisoformat(day), "latest": date.fromisoformat(day)}
    return Account((telling,), parties=frozenset(parties), **(known | fields))


def test_the_same_participants_kind_and_day_join_without_asking_and_say_why():
    found = compare(account(), account(article="two"))
    assert found.joins
    assert "on 2021-06-21" in found.agrees
    assert "the same take part: Ana Sousa, Ivo Brandt" in found.agrees
    assert found.differs == []


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (account(day="2021-06-25"), "the dates differ: 2021-06-21 and 2021-06-25"),
        (account(place_iso3="NOR"), "one was in Portugal, the other in Norway"),
        (account(status="hypothetical"), "one of them is hypothetical"),
        (account(event_type="ACCUSE", kind="accusation"), "they are of different types"),
    ],
)
def test_a_contradiction_rules_it_out_whatever_else_agrees(other, why):
    found = compare(account(), other)
    assert (found.contradiction, found.differs[0]) == (why, why)
    assert not found.joins
    assert not found.suggests


def test_a_planned_meeting_and_the_meeting_that_was_held_go_together():
    assert compare(account(status="planned", event_type="AGREE"), account(article="two")).joins


def test_days_within_those_between_which_a_stop_lies_fit_better_than_days_that_overlap():
    def lasting(edtf, first, last):
        days = {"earliest": date(2021, 6, first), "latest": date(2021, 6, last)}
        return account(article=edtf, kind="visit", edtf=edtf, day=None, **days)

    own = lasting("2021-06-21/2021-06-22", 21, 22)
    within = lasting("[2021-06-19..2021-06-26]", 19, 26)
    for one, other in ((own, within), (within, own)):
        assert compare(one, other).has("a day within days")
    for stretch in (
        lasting("2021-06-19/2021-06-26", 19, 26),  # says that it lasted longer
        lasting("[2021-06-22..2021-06-26]", 22, 26),  # leaves a day out
    ):
        assert compare(own, stretch).has("days that overlap")


@pytest.mark.parametrize(
    ("other", "doubt"),
    [
        (account(parties=(ANA, EVA), article="two"), "other persons"),
        (account(kind="call", article="two"), "other kind"),
        (account(kind="trilateral", parties=(ANA, IVO, EVA), article="two"), "other number of sides"),
        (account(day=None, article="two"), "no day"),
    ],
)
def test_what_is_doubtful_is_never_joined_without_asking(other, doubt):
    found = compare(account(), other)
    assert found.has(doubt)
    assert not found.joins
    assert found.differs


def test_who_met_one_after_the_other_had_two_meetings_although_a_preview_names_all_three():
    preview = account(parties=(ANA, IVO, EVA), article="preview", status="planned", event_type="AGREE")
    first = account(article="first")
    both = replace(preview, tellings=(*preview.tellings, *first.tellings))
    found = compare(account(parties=(ANA, EVA), article="second"), both)
    assert found.has("other persons")
    assert not found.joins


def test_words_count_where_no_kind_is_known():
    def told(*words):
        return account(kind="", event_type="", parties=(), day=None, words=words)

    totals = [compare(told("killed"), told(word)).total for word in ("killed", "killing", "murder", "sailed")]
    assert totals[0] > totals[3]
    assert totals[1] > totals[3]
    assert totals[2] > totals[3]


def test_what_several_articles_tell_is_compared_with_each_and_the_mean_counts():
    far = account("Quite another matter was told there, of ferries and of harvests.", article="three")
    near = account(article="two")
    both = replace(near, tellings=(*near.tellings, *far.tellings))
    totals = [compare(account(), other).total for other in (near, both, replace(near, tellings=far.tellings))]
    assert totals == sorted(totals, reverse=True)
    assert totals[1] == pytest.approx((totals[0] + totals[2]) / 2)


def test_it_is_the_same_from_both_sides():
    one, other = account(), account(parties=(ANA, IVO, EVA), kind="talks", article="two")
    assert compare(one, other).total == pytest.approx(compare(other, one).total)


def journey(country=True, **fields):
    parties = (IVO, Party(9, "Portugal", iso3="PRT")) if country else (IVO,)
    given = {"kind": "visit", "place": "Lisbon", "place_iso3": "PRT", "parties": parties}
    return account(**given | fields)


def test_a_visit_is_the_same_whether_or_not_the_country_is_named_among_those_who_take_part():
    found = compare(journey(), journey(country=False, article="two"))
    assert found.has("the same visitor and country")
    assert found.joins


@pytest.mark.parametrize(
    "other",
    [
        {"parties": (EVA,)},
        {"parties": (IVO, EVA)},
        {"place": "Oslo", "place_iso3": "NOR"},
        {"kind": "departure"},
    ],
    ids=str,
)
def test_another_visitor_country_or_leg_is_another_visit(other):
    found = compare(journey(), journey(country=False, article="two", **other))
    assert not found.has("the same visitor and country")


@pytest.mark.parametrize("other", ["walked out", "looking out"])
def test_who_went_in_did_not_come_out(other):
    def told(words):
        return account(kind="", event_type="", parties=(), day=None, words=tuple(words.split()))

    found = compare(told("walked in"), told(other))
    assert found.has("the other way") == (other == "walked out")


def test_a_word_that_only_says_more_of_the_other_is_not_the_happening_itself():
    def told(*words):
        return account(kind="", event_type="", parties=(), day=None, words=words)

    assert compare(told("peace", "talks"), told("talks")).has("the last word")
    assert not compare(told("peace", "talks"), told("peace", "rally")).has("the last word")


def test_a_meeting_to_which_more_came_than_were_planned_is_the_planned_one():
    plan = account(status="planned", event_type="AGREE", kind="bilateral")
    held = account(parties=(ANA, IVO, EVA), kind="trilateral", article="two")
    assert compare(plan, held).joins
    assert not compare(replace(plan, status="happened", event_type="CONSULT"), held).joins


def test_a_plan_to_meet_two_is_not_the_meeting_with_one_of_them():
    plan = account(parties=(ANA, IVO, EVA), status="planned", event_type="AGREE", kind="trilateral")
    assert not compare(plan, account(kind="bilateral", article="two")).joins
