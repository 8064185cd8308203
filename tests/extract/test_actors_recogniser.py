"""The name recogniser: a small model whose absence only costs what it finds."""

import numpy as np
import pytest

from tests.extract.readings import names as found
from tests.extract.readings import read
from timeline.extract.actors import step
from timeline.extract.actors.page import Page
from timeline.extract.actors.recogniser import model as recogniser
from timeline.extract.actors.recogniser.features import Features, shape
from timeline.extract.actors.recogniser.model import Model, Name, named, names
from timeline.extract.actors.recogniser.train import read as read_corpus
from timeline.extract.actors.recogniser.train import save
from timeline.extract.parser import parser


def kinds(text):
    page = Page.of(parser()(text))
    return {page.doc[n.start : n.end].text: n.kind for n in names(page)}


def test_the_weights_that_come_with_the_project_are_small_and_tell_persons_from_parties():
    assert recogniser.WEIGHTS.stat().st_size < 2_000_000
    told = kinds("In the election Maria Lindqvist of the Liberal Union Party defeated the mayor of Lyon.")
    assert told["Maria Lindqvist"] == "person"
    assert told["Liberal Union Party"] == "organisation"


def test_the_best_sequence_weighs_labels_against_their_order():
    labels = ("B-person", "I-person", "O")
    moves = np.zeros((3, 3), np.float32)
    moves[2, 1] = -9  # nothing goes on that has not begun
    state = np.array([[0, 0, 1], [0, 2, 0]], np.float32)
    model = Model(labels, {"plain": 0, "goes on": 1}, state, moves)
    assert model.label([["plain"], ["goes on"]]) == ["B-person", "I-person"]
    assert model.label([["plain"], ["unheard of"]]) == ["O", "B-person"]


def test_labels_become_names():
    labels = ["B-person", "I-person", "O", "I-place", "B-place", "I-person"]
    assert list(named(10, labels)) == [
        Name(10, 12, "person"),
        Name(13, 14, "place"),
        Name(14, 15, "place"),
        Name(15, 16, "person"),
    ]


def test_weights_are_read_as_they_were_written(tmp_path):
    model = Model(
        ("O", "B-place"),
        {"a": 0, "é": 1},
        np.array([[0.5, 0], [0, -2]], np.float32),
        np.eye(2, dtype=np.float32),
    )
    save(model, tmp_path / "w.npz")
    again = Model.load(tmp_path / "w.npz")
    assert (again.labels, again.index) == (model.labels, model.index)
    assert np.array_equal(again.state, model.state)
    assert np.array_equal(again.moves, model.moves)


def test_without_weights_the_rules_go_on_alone(monkeypatch):
    monkeypatch.setattr(step, "names", lambda page: iter(()))
    assert found(read("The Foreign Ministry of Kenya summoned Ambassador Maria Costa."), "person") == [
        "Maria Costa"
    ]


def test_a_model_that_is_not_there_finds_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(recogniser, "WEIGHTS", tmp_path / "none.npz")
    recogniser.model.cache_clear()
    try:
        assert kinds("Maria Lindqvist spoke.") == {}
    finally:
        recogniser.model.cache_clear()


def test_only_tokens_near_a_capital_are_looked_at():
    page = Page.of(parser()("it was the first of many such days for Kenya"))
    assert [page.doc[at].text for at in Features(page).near_capitals(0, len(page.doc))] == [
        "days",
        "for",
        "Kenya",
    ]


@pytest.mark.parametrize(
    ("word", "seen"), [("Kabul", "Xxx"), ("UN", "XX"), ("USAID", "XX"), ("2019", "dd"), ("G7", "Xd")]
)
def test_the_shape_of_a_word(word, seen):
    assert shape(word) == seen


def test_a_corpus_is_read_in_coarse_labels(tmp_path):
    file = tmp_path / "train.txt"
    file.write_text(
        "Maria\tB-politician\nCosta\tI-politician\nleft\tO\n\nLyon\tB-location\n", encoding="utf-8"
    )
    assert list(read_corpus(file)) == [
        (["Maria", "Costa", "left"], ["B-person", "I-person", "O"]),
        (["Lyon"], ["B-place"]),
    ]


def test_a_town_is_seen_word_by_word():
    features = Features(Page.of(parser()("They met in Buenos Aires and Lima.")))
    assert "g=T2" in features.of(3, 0, 8)
    assert "g=T2" in features.of(4, 0, 8)
    assert "g=T1" in features.of(6, 0, 8)
    assert "g=-" in features.of(0, 0, 8)
