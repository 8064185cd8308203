"""Words in their context."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Evidence
from timeline.models.cutting import AROUND
from timeline.review.passages import passages, stretches

TEXT = "Dateline.\n" + "Word " * 200 + "Here it is. " + "Word " * 200 + "\nEnd 서울 👩‍🚀."


def piece(start, end, part="passage"):
    return Evidence(start=start, end=end, exact=TEXT[start:end], part=part)


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)), max_size=8))
def test_the_stretches_joined_are_the_text(spans):
    pieces = [piece(start, min(start + length, len(TEXT))) for start, length in spans]
    found = stretches(TEXT, pieces)
    assert "".join(one.text for one in found) == TEXT
    marked = sum(len(one.text) for one in found if one.parts)
    assert marked == len({at for one in pieces for at in range(one.start, one.end)})


def test_a_long_paragraph_is_cut_between_words():
    start = TEXT.index("Here it is")
    (passage,) = passages(TEXT, [piece(start, start + 10)])
    text = "".join(one.text for one in passage.stretches)
    assert (passage.before, passage.after) == (True, True)
    assert len(text) <= 2 * AROUND + 12
    assert text.startswith("Word")
    assert [one.parts for one in passage.stretches] == ["", "passage", ""]


def test_a_passage_does_not_leave_its_paragraph():
    start = TEXT.index("서울")
    (passage,) = passages(TEXT, [piece(start, start + 2)])
    assert "".join(one.text for one in passage.stretches) == "End 서울 👩‍🚀."
    assert (passage.before, passage.after) == (False, False)


def test_overlapping_evidence_is_one_passage_that_names_all_its_parts():
    start = TEXT.index("Here it is")
    found = passages(TEXT, [piece(start, start + 10), piece(start + 5, start + 7, "trigger")])
    assert [one.parts for one in found[0].stretches if one.parts] == ["passage", "passage trigger", "passage"]


def test_evidence_far_apart_makes_two_passages():
    assert len(passages(TEXT, [piece(0, 8), piece(len(TEXT) - 3, len(TEXT))])) == 2
