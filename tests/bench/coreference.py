"""How well a clustering of mentions agrees with the annotated one: MUC, B-cubed, CEAF-e and their mean, CoNLL F1.

Both clusterings map a mention (anything hashable) to its cluster; they cover the same mentions. The measures are those
of Vilain et al. 1995, Bagga and Baldwin 1998 and Luo 2005, averaged as in the CoNLL shared tasks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping

Clusters = Mapping[Hashable, Hashable]


def conll(gold: Clusters, found: Clusters, assign: Callable[..., dict[int, int]]) -> dict[str, float]:
    """F1 by measure, and their mean as "conll". `assign` is the scorer's maximum-weight matching."""
    if gold.keys() != found.keys():
        raise ValueError("the two clusterings are of different mentions")
    scores = {"muc": _muc(gold, found), "b3": _b_cubed(gold, found), "ceafe": _ceaf(gold, found, assign)}
    return scores | {"conll": sum(scores.values()) / 3}


def _sets(clusters: Clusters) -> list[set[Hashable]]:
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in clusters.items():
        found[cluster].add(mention)
    return list(found.values())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc(gold: Clusters, found: Clusters) -> float:
    def share(one: Clusters, other: Clusters) -> float:
        links = kept = 0
        for cluster in _sets(one):
            links += len(cluster) - 1
            kept += len(cluster) - len({other[mention] for mention in cluster})
        return kept / links if links else 1.0

    return _f1(share(found, gold), share(gold, found))


def _b_cubed(gold: Clusters, found: Clusters) -> float:
    both = Counter((gold[mention], found[mention]) for mention in gold)
    sizes, found_sizes = Counter(gold.values()), Counter(found.values())
    recall = sum(n * n / sizes[g] for (g, _), n in both.items()) / len(gold)
    precision = sum(n * n / found_sizes[f] for (_, f), n in both.items()) / len(gold)
    return _f1(precision, recall)


def _ceaf(gold: Clusters, found: Clusters, assign: Callable[..., dict[int, int]]) -> float:
    ours, theirs = _sets(found), _sets(gold)
    weights = {
        (i, j): 2 * len(a & b) / (len(a) + len(b))
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
        if a & b
    }
    total = sum(weights[pair] for pair in assign(len(ours), len(theirs), weights).items())
    return _f1(total / len(ours), total / len(theirs))
