"""The parser: every character kept, paragraphs as borders, any length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract import parser as room
from timeline.extract.parser import parse, parser, split


def sentences(text):
    (doc,) = parse([text])
    return [sent.text.strip() for sent in doc.sents if sent.text.strip()]


def test_a_blank_line_ends_a_sentence():
    assert sentences("SEOUL, June 21\n\nThe envoy arrived.") == ["SEOUL, June 21", "The envoy arrived."]


def test_a_line_end_inside_a_paragraph_does_not_end_a_sentence():
    assert len(sentences("The envoy of the United\nStates arrived in Seoul.")) == 1


@given(st.text(max_size=400))
def test_the_pieces_of_a_text_are_the_text(text):
    assert "".join(split(text)) == text


@pytest.mark.parametrize("unit", ["Kim met Noh.\n\n", "Kim met Noh. ", "word ", "x"])
def test_a_long_text_is_cut_where_it_breaks_nothing(unit, monkeypatch):
    monkeypatch.setattr(room, "PIECE", 100)
    text = unit * (350 // len(unit))
    pieces = split(text)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 100
    if len(unit) > 1:
        assert all(piece.endswith(unit.strip()[-1] + unit[len(unit.strip()) :]) for piece in pieces)


def test_long_and_short_texts_come_back_whole_and_in_order(monkeypatch):
    monkeypatch.setattr(room, "PIECE", 60)
    texts = [
        "One envoy left.",
        "The envoy arrived in Seoul.\n\n" * 9,
        "",
        "Another envoy came. " * 8,
        "Last.",
    ]
    docs = list(parse(texts))
    assert [doc.text for doc in docs] == texts
    assert [token.idx for token in docs[1]][-1] < len(texts[1])
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for doc in docs for token in doc)


@pytest.mark.parametrize(
    "text",
    [
        "He met Gen. Qassem Soleimani in Tehran.",
        "U.S. President Joe Biden met the king.",
        '"It is over," he said. "We agree."',
        "He said “no.”",
    ],
)
def test_no_sentence_begins_behind_a_title_or_with_a_closing_quotation_mark(text):
    assert all(sentence[0].isalpha() or sentence[0] in '"“' for sentence in sentences(text))
    assert not any(
        sentence.endswith(("Gen.", "U.S.")) or sentence in {'"', "”"} for sentence in sentences(text)
    )


def test_a_closing_quotation_mark_ends_the_sentence_it_closes():
    assert sentences("He said “no.” She left.") == ["He said “no.”", "She left."]


def test_a_sentence_may_end_in_the_u_s():
    assert sentences("He left the U.S. He came back.") == ["He left the U.S.", "He came back."]


def test_two_blanks_behind_an_abbreviation_end_a_sentence() -> None:
    doc = parser()("Mary Holt met envoys in Washington, D.C.  Secretary Holt and Mr.  Lund said so.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Mary Holt met envoys in Washington, D.C.",
        "Secretary Holt and Mr.  Lund said so.",
    ]
