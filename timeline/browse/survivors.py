"""Old addresses of merged things lead to what they were merged into."""

from typing import Any

LONGEST_CHAIN = 20


def survivor(model: Any, pk: int) -> Any:
    """What the row `pk` of `model` was merged into in the end, or None if it stands for itself or is unknown."""
    row = model.objects.filter(pk=pk).select_related("merged_into").first()
    if row is None or row.merged_into is None:
        return None
    last = row.merged_into
    for _ in range(LONGEST_CHAIN):
        if last.merged_into_id is None:
            return last
        last = last.merged_into
    return None
