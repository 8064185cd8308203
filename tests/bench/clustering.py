"""Average linkage: what is most alike on the whole is put together first, as long as it is alike enough."""

from __future__ import annotations

import heapq
from collections import defaultdict


def average_link(
    number: int, likeness: dict[tuple[int, int], float], least: float, missing: float
) -> list[int]:
    """The cluster of each of `number` things. Two clusters are joined while the mean likeness of their pairs is above
    `least`; a pair that is not in `likeness` counts as `missing`."""
    members = {i: [i] for i in range(number)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    counts: dict[int, dict[int, int]] = defaultdict(dict)
    for (i, j), value in likeness.items():
        sums[i][j] = sums[j][i] = value
        counts[i][j] = counts[j][i] = 1
    heap = [(-value, i, j) for (i, j), value in likeness.items() if value > least]
    heapq.heapify(heap)
    new = number
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        members[new] = members.pop(i) + members.pop(j)
        for one in sums[i].keys() | sums[j].keys():
            if one not in members:
                continue
            total = sums[i].get(one, 0.0) + sums[j].get(one, 0.0)
            known = counts[i].get(one, 0) + counts[j].get(one, 0)
            pairs = len(members[one]) * len(members[new])
            sums[new][one] = sums[one][new] = total
            counts[new][one] = counts[one][new] = known
            mean = (total + missing * (pairs - known)) / pairs
            if mean > least:
                heapq.heappush(heap, (-mean, one, new))
        new += 1
    found = [0] * number
    for cluster, inside in members.items():
        for i in inside:
            found[i] = cluster
    return found
