"""The measures of who is whom, on clusterings small enough to reckon by hand."""

import pytest

from tests.bench.coreference import conll


def assign(rows, columns, weights):
    """The best pair first: exact enough where no two compete."""
    pairs = {}
    for i, j in sorted(weights, key=lambda pair: -weights[pair]):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def test_a_clustering_agrees_with_itself():
    same = {"a": 1, "b": 1, "c": 2}
    assert conll(same, same, assign) == {"muc": 1, "b3": 1, "ceafe": 1, "conll": 1}


def test_one_split_costs_recall_only():
    scores = conll({"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 1, "c": 2}, assign)
    assert scores["muc"] == pytest.approx(2 / 3)  # one of two links, no wrong one
    assert scores["b3"] == pytest.approx(2 * (5 / 9) / (1 + 5 / 9))
    assert scores["ceafe"] == pytest.approx(2 * 0.8 * 0.4 / 1.2)


def test_one_false_merge_costs_precision_only():
    scores = conll({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1}, assign)
    assert scores["b3"] == pytest.approx(2 * (5 / 9) / (1 + 5 / 9))


def test_clusterings_of_different_mentions_are_refused():
    with pytest.raises(ValueError, match="different mentions"):
        conll({"a": 1}, {"b": 1}, assign)
