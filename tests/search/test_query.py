"""What a reader types becomes words and phrases, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.search.query import MOST_TERMS, Query, parse


@pytest.mark.parametrize(
    ("text", "terms", "prefix"),
    [
        ("talks", [("talks",)], True),
        ("nuclear talks", [("nuclear",), ("talks",)], True),
        ('"six-party talks"', [("six", "party", "talks")], False),
        ("“without preconditions” offer", [("without", "preconditions"), ("offer",)], True),
        ("Noh Kyu-duk", [("noh",), ("kyu", "duk")], True),
        ("Erdoğan Łukasz", [("erdogan",), ("lukasz",)], True),
        ('"unclosed phrase', [("unclosed", "phrase")], False),
        ("the AND NOT OR", [("the",), ("and",), ("not",), ("or",)], True),
    ],
)
def test_words_and_phrases_are_read(text, terms, prefix):
    assert parse(text) == Query(tuple(terms), prefix)


@pytest.mark.parametrize("text", ["", "   ", '"', '""', "*&|!():<->^", "\x00"])
def test_text_without_a_word_is_no_query(text):
    assert not parse(text)


def test_a_flood_of_words_is_cut():
    assert len(parse(" ".join(f"w{n}" for n in range(90))).terms) == MOST_TERMS


@given(st.text(max_size=300))
def test_only_letters_and_digits_survive(text):
    for words in parse(text).terms:
        assert all(word.isalnum() for word in words)
