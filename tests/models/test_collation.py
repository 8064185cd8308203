"""Two versions of a passage, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models.collation import collate


def told(first, second):
    return [(stretch.kind, stretch.text.strip()) for stretch in collate(first, second)]


def test_words_that_are_left_out_added_and_replaced_are_set_apart():
    assert told("We will keep talking to them", "We shall keep talking") == [
        ("same", "We"), ("gone", "will"), ("come", "shall"), ("same", "keep talking"), ("gone", "to them"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "second", ["we will, keep talking", "“We will keep talking.”", "We will keep Talking"]
)
def test_case_and_punctuation_are_no_differences(second):
    assert [kind for kind, _ in told("We will keep talking", second)] == ["same"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_without_what_is_left_out_it_is_the_second(first, second):
    text = "".join(stretch.text for stretch in collate(first, second) if stretch.kind != "gone")
    assert text == second.strip()
