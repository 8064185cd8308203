"""Statements in other outlets that may be the same utterance as one in the queue, the likest first, with what speaks for
it and against."""

from dataclasses import dataclass
from typing import Any

from timeline.models import Decision, Statement
from timeline.resolve.variants import Utterance, likeness

LOOKED_AT = 60
OFFERED = 5
ALIKE = 0.4
"""Score from which two are worth an editor's look."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A statement that may be the same: `linked` already or not, and why."""

    row: Any
    linked: bool
    note: str


def twins(statement: Any) -> list[Twin]:
    """Those that are linked, then those that are alike; what an editor judged different is left out."""
    linked = list(statement.variants.with_voices().select_related("article__source").defer("article__text"))
    found = [Twin(row, True, row.variant_note) for row in linked]
    apart = Decision.objects.judged_apart_from(statement)
    rows: Any = Statement.objects.possible_twins(statement).with_voices().select_related("article__source")
    own = Utterance.of(statement)
    alike = []
    for row in rows.defer("article__text")[:LOOKED_AT]:
        if row.pk not in apart:
            like = likeness(own, Utterance.of(row))
            if like.comparison.score >= ALIKE:
                note = f"{like.comparison.reason.capitalize()}" + (
                    f"; but {like.against}" if like.against else ""
                )
                alike.append((like.comparison.score, Twin(row, False, f"{note}.")))
    alike.sort(key=lambda pair: -pair[0])
    return [*found, *(twin for _, twin in alike[:OFFERED])]
