"""Marked text: cut at every edge, nothing lost."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from timeline.browse.highlight import Marked, kind_of, pieces


def test_overlapping_marks_share_a_piece():
    found = pieces("envoys met", [Marked(0, 6, "mention"), Marked(3, 10, "passage")])
    assert [(piece.text, piece.kinds) for piece in found] == [
        ("env", "mention"),
        ("oys", "mention passage"),
        (" met", "passage"),
    ]


def test_a_piece_knows_what_opens_and_closes_with_it():
    whole, word = Marked(0, 10, "passage"), Marked(7, 10, "trigger")
    first, last = pieces("envoys met", [whole, word])
    assert (first.opens, first.closes) == ((whole,), ())
    assert (last.opens, last.closes) == ((word,), (whole, word))


def test_marks_outside_a_passage_are_left_out_and_long_ones_clipped():
    found = pieces("met", [Marked(0, 3, "before"), Marked(5, 9, "into"), Marked(90, 95, "after")], start=7)
    assert [(piece.text, piece.kinds) for piece in found] == [("me", "into"), ("t", "")]


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=12)


@given(st.text(min_size=1, max_size=40), SPANS)
def test_the_pieces_are_the_text(text, spans):
    marks = [Marked(start, start + length, "passage") for start, length in spans]
    assert "".join(piece.text for piece in pieces(text, marks)) == text


def test_a_whole_speech_that_an_event_turns_on_is_not_set_out_word_for_word():
    word = SimpleNamespace(part="trigger", start=10, end=13)
    speech = SimpleNamespace(part="trigger", start=10, end=600)
    assert [kind_of(word), kind_of(speech)] == ["trigger", "wide"]
    assert kind_of(SimpleNamespace(part="passage", start=10, end=600)) == "passage"
