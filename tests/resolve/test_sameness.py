"""Which passages are the same words, and what speaks against it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.resolve.sameness import FEWEST, SAME, Passage, compare

LONG = "We will never accept that decision, and we will answer it in kind"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, "we will never accept that decision – and we will answer it in kind."),
        (LONG, "never accept that decision, and we will"),
        (LONG, "We will never accept this decision, and we will answer it in kind"),
        ("that the harvest had failed in four provinces", "The harvest had failed in four provinces"),
        (
            "the bridge would open before the winter came",
            "that the bridge was to open before the winter came",
        ),
    ],
)
def test_these_are_one(one, other):
    assert compare(one, other).same
    assert compare(other, one).same


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        (
            "We will open the border to their farmers",
            "We will not open the border to their farmers",
            "denial “not”",
        ),
        ("We will open the border to their farmers", "We won't open the border to their farmers", "denial"),
        (
            "We lost four ships in the storm last night",
            "We lost nine ships in the storm last night",
            "number",
        ),
        ("We lost 4 ships in the storm last night", "We lost 40 ships in the storm last night", "number “4”"),
        (
            "We will lift the ban on Ruritania by the spring",
            "We will lift the ban on Freedonia by the spring",
            "name",
        ),
    ],
)
def test_a_number_a_name_or_a_denial_keeps_two_apart(one, other, against):
    for found in (compare(one, other), compare(other, one)):
        assert not found.same
        assert against.split("“")[0] in found.against


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thank you very much", "Thank you very much"),
        ("The harvest had failed in four provinces", "The bridge would open before the winter came"),
        (
            "the fish of the bay and the ships of the line are what we are sure of",
            "we are sure of the line that the ships of the bay will take to the fish",
        ),
    ],
)
def test_few_words_and_other_words_prove_nothing(one, other):
    assert not compare(one, other).same


def test_what_an_outlet_leaves_off_at_the_end_says_nothing():
    whole = "We will open the border to their farmers, but not before May 1"
    assert compare(whole, "We will open the border to their farmers").same


def test_the_score_is_told():
    assert compare(LONG, LONG).reason == "the words are the same"
    assert compare(LONG, LONG[8:]).reason == "all words of the shorter stand in the longer, in order"
    assert (
        compare(LONG, LONG.replace("decision", "ruling")).reason == "12 of 13 words are the same (92 of 100)"
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_is_the_same_both_ways_round(one, other):
    there, back = compare(one, other), compare(other, one)
    assert (there.shorter, there.longer) == (back.shorter, back.longer)
    assert 0 <= there.score <= 1


@given(*[st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"]), max_size=14).map(" ".join)] * 2)
def test_what_is_left_out_before_comparing_has_too_few_words_in_common(one, other):
    mine, theirs = Passage(one), Passage(other)
    fewer = min(len(mine.words), len(theirs.words))
    enough = fewer >= FEWEST and (mine.bag & theirs.bag).total() >= SAME * fewer
    assert mine.may_be(theirs) == enough
