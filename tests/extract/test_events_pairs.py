"""What one side does to another, where both are known."""

import io
import json

import pytest

from timeline.extract.events import tables as event_tables
from timeline.extract.events.pairs import classify, tables
from timeline.extract.events.pairs.__main__ import main
from timeline.extract.extraction import Span
from timeline.extract.parser import parse

ROWS = list(event_tables.rows("pair_predicates.tsv"))
NAMES = {"SOURCE": "Norway", "TARGET": "Ghana"}
OURS = {
    "Norway refused to lift the ban on Ghana.": "REJECT",
    "Norway is ready to lift the ban on Ghana.": "AGREE",
    "Norway lifted the ban on Ghana.": "RETREAT",
    "Norway suspended food supplies to Ghana.": "SANCTION",
    "Norway threatened to suspend food supplies to Ghana.": "THREATEN",
    "Norway will meet Ghana next week.": "AGREE",
    "Norway will not meet Ghana.": "REJECT",
    "Norway never bombed Ghana.": "AGREE",
    "Norway urged Ghana to release the crew.": "REQUEST",
    "Norway called for sanctions against Ghana.": "ACCUSE",
    "Norway said that Ghana must open its ports.": "REQUEST",
    "Norway called off its air strikes on Ghana.": "RETREAT",
    "Norway cancelled a visit to Ghana.": "REJECT",
    "Norway and Ghana have signed a treaty on fishing.": "SUPPORT",
    "Norway was attacked by Ghana.": "ASSAULT",
    "A cease-fire between Norway and Ghana was declared.": "RETREAT",
    "On March 3 Norway sued Ghana.": "ACCUSE",
}


@pytest.fixture(scope="module")
def parsed():
    """Sentence → its parse: the examples of the rows and the sentences above."""
    sentences = [*map(told, ROWS), *OURS]
    return dict(zip(sentences, parse(sentences), strict=True))


def told(row):
    sentence = row["example"]
    for place, name in NAMES.items():
        sentence = sentence.replace(place, name)
    return f"{sentence}."


def spans(sentence):
    """The spans of source and target, as far as the sentence has them."""
    return [
        Span(sentence.index(name), sentence.index(name) + len(name), name) if name in sentence else None
        for name in NAMES.values()
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['does']} {row['words'][:30]}")
def test_a_row_types_its_own_example(row, parsed):
    sentence = told(row)
    found = classify(parsed[sentence], *spans(sentence))
    assert found is not None, sentence
    if row["does"].isupper():
        assert found.plover == row["does"], sentence


@pytest.mark.parametrize(("sentence", "category"), OURS.items())
def test_operators_turn_what_follows_them(sentence, category, parsed):
    source, target = spans(sentence)
    if " by Ghana" in sentence:
        source, target = target, source
    found = classify(parsed[sentence], source, target)
    assert found is not None
    assert found.plover == category, found


def test_no_word_stands_in_two_rows_that_need_no_other_word():
    plain = [
        (predicate.words, part)
        for rows in tables.predicates().values()
        for predicate in rows
        if not predicate.near
        for part in ("nv" if predicate.part == "*" else predicate.part)
    ]
    assert sorted(plain) == sorted(set(plain))


def test_every_operator_is_used_and_says_what_becomes_of_all_that_may_follow():
    used = {row["does"] for row in ROWS if row["does"].islower()}
    assert used == tables.operators()
    for operator in used:
        assert (operator, "") in tables.turns(), operator


def test_one_side_may_be_missing(parsed):
    sentence = "Norway refused to lift the ban on Ghana."
    found = classify(parsed[sentence], spans(sentence)[0], None)
    assert found is not None
    assert (found.plover, found.trigger.text) == ("REJECT", "refused")


def test_what_no_row_knows_is_not_guessed():
    (sentence,) = parse(["Norway resembles Ghana."])
    assert classify(sentence, *spans(sentence.text)) is None


def test_a_span_outside_the_sentence_is_refused():
    (sentence,) = parse(["Norway met Ghana."])
    with pytest.raises(ValueError, match="not in the sentence"):
        classify(sentence, Span(0, 6, "Norway"), Span(90, 95, "Ghana"))


def test_the_command_types_a_stream_and_names_lines_it_cannot_read(capsys):
    lines = [
        json.dumps({"id": 7, "sentence": "Norway met Ghana.", "source": [0, 6], "target": [11, 16]}),
        json.dumps({"sentence": "Norway met Ghana.", "source": [0, 60], "target": None}),
    ]
    out = io.StringIO()
    assert main(io.StringIO("\n".join(lines)), out) == 1
    (row,) = map(json.loads, out.getvalue().splitlines())
    assert (row["id"], row["plover"], row["trigger"]) == (7, "CONSULT", [7, 10])
    assert "line 2: ValueError" in capsys.readouterr().err
