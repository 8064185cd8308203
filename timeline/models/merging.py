"""Events and actors that were merged into others: where an old id leads."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from timeline.models.actor import Actor
    from timeline.models.event import Event

Merged = TypeVar("Merged", "Actor", "Event")

LONGEST_CHAIN = 20


def survivor(row: Merged) -> Merged:
    """The row that `row` was merged into in the end; itself if it was not."""
    for _ in range(LONGEST_CHAIN):
        if row.merged_into is None:
            break
        row = row.merged_into
    return row
