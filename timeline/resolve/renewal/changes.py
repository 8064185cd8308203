"""What a second reading changes, in words, and which stored row answers to which found one."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models

from timeline.extract.extraction import Span
from timeline.models import Decision, Evidence
from timeline.models.decision import Verb

Old = TypeVar("Old")
New = TypeVar("New")

NEW, GONE, CHANGED, KEPT = "new", "gone", "changed", "kept"
"""How a thing differs. `KEPT`: the rules find it otherwise now, and an editor's decision stands."""


_CALLED = {"edtf": "date", "date_basis": "how it is dated", "event_type": "type", "derivation": "worked out"}
"""What fields are called whose own name is the tables'."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between what is stored and what the rules find now. `subject`: event, statement or name."""

    subject: str
    how: str
    label: str
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def __str__(self) -> str:
        words = "; ".join(
            f"{_CALLED.get(name, name.replace('_', ' '))}: {old or 'nothing'} → {new or 'nothing'}"
            for name, (old, new) in self.fields.items()
        )
        return f"{self.label} ({words})" if words else self.label


def pairs(
    stored: Sequence[Old], found: Sequence[New], alike: Callable[[Old, New], float]
) -> tuple[list[tuple[Old, New]], list[Old], list[New]]:
    """(stored, found) that answer to each other, the most alike first; then the stored and the found without another.

    `alike` gives 0 where two cannot be the same.
    """
    scored = [(alike(one, other), i, j) for i, one in enumerate(stored) for j, other in enumerate(found)]
    taken: dict[int, int] = {}
    for score, i, j in sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if score > 0 and i not in taken and j not in taken.values():
            taken[i] = j
    both = [(stored[i], found[j]) for i, j in sorted(taken.items())]
    gone = [one for i, one in enumerate(stored) if i not in taken]
    new = [other for j, other in enumerate(found) if j not in taken.values()]
    return both, gone, new


def overlap(one: Iterable[tuple[int, int]], other: Iterable[Span]) -> float:
    """Dice's coefficient of the characters that two sets of spans cover."""
    mine = {i for start, end in one for i in range(start, end)}
    theirs = {i for span in other for i in range(span.start, span.end)}
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 0.0


def let_go(rows: Iterable[Any], field: str) -> None:
    """Let `field` of the rows point to nothing, with a record of it, before what it points to is deleted."""
    for row in rows:
        setattr(row, field, None)
        if hasattr(row, "version"):
            row.version += 1
        row.save()


def reworded(owner: str, ids: Collection[int]) -> set[int]:
    """Of the statements or reports (`owner`) those to which an editor gave words, or from which one took some."""
    made = Evidence.history.filter(decision__isnull=False, decision__undone_by__isnull=True)
    made = made.exclude(decision__verb=Verb.UNDO).filter(**{f"{owner}__in": ids})
    return set(made.values_list(f"{owner}_id", flat=True))


def decided(kind: str, ids: Iterable[int]) -> set[int]:
    """Of the rows of a kind ("event") those on which a decision stands that is more than putting off."""
    rows = Decision.objects.filter(subject_type=kind, undone_by__isnull=True)
    rows = rows.exclude(verb__in=[Verb.DEFER, Verb.UNDO])
    wanted = set(ids)
    named = rows.filter(models.Q(subject_id__in=wanted) | models.Q(other_id__in=wanted))
    return {pk for pair in named.values_list("subject_id", "other_id") for pk in pair if pk in wanted}
