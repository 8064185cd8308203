"""Whether two words may tell one happening."""

import pytest

from timeline.resolve.weighing.happenings import ENDING, NEAR, NONE, SAME, plain, relation


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("met", "meets", SAME),
        ("Stopped", "stop", SAME),
        ("negotiated", "negotiations", ENDING),
        ("decide", "decision", ENDING),
        ("killed", "murder", NEAR),
        ("quake", "tremor", NEAR),
        ("bought", "acquisition", NEAR),
        ("report", "reporter", NONE),
        ("contact", "contract", NONE),
        ("signed", "sailed", NONE),
    ],
)
def test_two_words_are_related_as_their_meaning_is(one, other, expected):
    assert relation(one, other) == expected
    assert relation(other, one) == expected


def test_a_word_that_no_list_knows_loses_only_the_s_of_its_plural():
    assert plain("Regattas") == "regatta"
    assert plain("loss") == "loss"
