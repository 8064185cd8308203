"""A text cut at every edge of the spans in it."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from timeline.models.cutting import cut

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=12)


@given(st.text(max_size=40), SPANS, st.integers(0, 30))
def test_every_character_is_there_once_under_exactly_the_spans_that_cover_it(text, pairs, start):
    spans = [SimpleNamespace(start=first, end=first + length) for first, length in pairs]
    at = start
    for offset, words, over in cut(text, spans, start):
        assert offset == at
        for place in range(offset, offset + len(words)):
            assert text[place - start] == words[place - offset]
            assert [id(s) for s in over] == [
                id(s) for s in sorted(spans, key=lambda s: (s.start, -s.end)) if s.start <= place < s.end
            ]
        at += len(words)
    assert at == start + len(text)
