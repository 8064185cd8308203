"""Average linkage on few things."""

from tests.bench.clustering import average_link


def groups(found):
    return sorted(sorted(i for i, c in enumerate(found) if c == cluster) for cluster in set(found))


def test_what_is_alike_enough_is_put_together():
    assert groups(average_link(3, {(0, 1): 2.0, (1, 2): -1.0, (0, 2): -1.0}, 0.0, -6.0)) == [[0, 1], [2]]


def test_one_likeness_does_not_draw_in_what_the_rest_of_the_cluster_is_unlike():
    pairs = {(0, 1): 3.0, (1, 2): 2.0, (0, 2): -4.0}
    assert groups(average_link(3, pairs, 0.0, -6.0)) == [[0, 1], [2]]


def test_a_pair_that_was_not_compared_counts_against():
    assert groups(average_link(3, {(0, 1): 3.0, (1, 2): 2.0}, 0.0, -6.0)) == [[0, 1], [2]]
    assert groups(average_link(3, {(0, 1): 3.0, (1, 2): 2.0}, 0.0, 0.0)) == [[0, 1, 2]]
