"""The sentence around an expression."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.review.dates.sentence import REACH, sentence_around


def around(text, words):
    start = text.index(words)
    first, last = sentence_around(text, start, start + len(words))
    return text[first:last]


def test_it_ends_with_its_full_stop():
    assert around("They met. He left on Monday! She stayed.", "Monday") == "He left on Monday!"


def test_a_line_ends_it():
    assert around("A HEADLINE\nHe left on Monday\n\nShe stayed", "Monday") == "He left on Monday"


def test_an_abbreviation_does_not_end_it():
    assert around("It was Mr. Sousa who met U.S. envoys on Jan. 5.", "Jan. 5") == (
        "It was Mr. Sousa who met U.S. envoys on Jan. 5."
    )


def test_a_text_without_end_is_cut_around_the_words():
    text = "x " * 5000 + "Monday" + " x" * 5000
    assert len(around(text, "Monday")) <= 2 * REACH + len("Monday")


@given(st.text(max_size=200), st.text(min_size=1, max_size=20), st.text(max_size=200))
def test_it_holds_the_words_whatever_the_text(before, words, after):
    text = before + words + after
    first, last = sentence_around(text, len(before), len(before) + len(words))
    assert 0 <= first <= len(before) < len(before) + len(words) <= last <= len(text)
