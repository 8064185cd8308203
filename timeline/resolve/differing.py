"""A stored row against what is found now: which fields differ, and which pieces of evidence."""

from collections.abc import Iterable

from django.db import models

from timeline.models import Evidence

Fields = dict[str, tuple[str, str]]
"""Field → what it was and what it is, in words."""


def overwrite(row: models.Model, new: models.Model, names: Iterable[str]) -> Fields:
    """Set the named fields of `row` to those of `new`, unsaved, and say which differed."""
    changed: Fields = {}
    for name in names:
        before, after = getattr(row, name), getattr(new, name)
        if before != after:
            changed[name] = (_words(row, name), _words(new, name))
            setattr(row, name, after)
    return changed


def renew_evidence(stored: Iterable[Evidence], wanted: Iterable[Evidence], evidence: list[Evidence]) -> None:
    """Remove the pieces that are no longer wanted, and add to `evidence` those that are not stored yet."""
    there = {(piece.part, piece.start, piece.end): piece for piece in stored}
    evidence += [piece for piece in wanted if there.pop((piece.part, piece.start, piece.end), None) is None]
    for piece in there.values():
        piece.delete()


def _words(row: models.Model, name: str) -> str:
    """The field's value as pages have it: “Threaten”, not the code."""
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown else getattr(row, name)
    return "" if value is None else str(value)
