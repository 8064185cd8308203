"""An article's statements read again."""

from collections.abc import Collection
from dataclasses import replace

from timeline.extract.extraction import Extraction, FoundStatement
from timeline.models import Actor, Article, Event, Statement
from timeline.models.evidence import Evidence
from timeline.models.vocabulary import Origin, Part, State
from timeline.resolve.attribution import Captions
from timeline.resolve.renewal.changes import (
    CHANGED,
    GONE,
    KEPT,
    NEW,
    Change,
    decided,
    let_go,
    overlap,
    pairs,
    reworded,
)
from timeline.resolve.statements import add_statements, restate, said

_LIKE = 0.5
"""Two contents are one statement if they share half of their characters (Dice)."""


def renew_statements(
    article: Article,
    extraction: Extraction,
    identities: dict[str, Actor],
    events: dict[str, Event],
    captions: Captions,
    evidence: list[Evidence],
) -> list[Change]:
    """Bring the statements in line. `events`: the event of each statement, by its id in the extraction."""
    stored = list(article.statements.prefetch_related("evidence", "roles").order_by("pk"))
    held = held_statements(stored)
    found = [one for one in extraction.statements if any(span.text.strip() for span in one.content)]
    both, gone, new = pairs(stored, found, _alike)
    changes = []
    for row, one in both:
        before, firm = str(row), row.pk in held
        fields = restate(row, one, identities, events.get(one.id), captions, evidence, look_only=firm)
        if fields:
            changes.append(Change("statement", KEPT if firm else CHANGED, before, fields))
    for row in gone:
        if row.pk in held:
            changes.append(Change("statement", KEPT, str(row), {"found": ("yes", "no")}))
            continue
        changes.append(Change("statement", GONE, str(row)))
        let_go(row.inner.all(), "within")
        row.delete()
    added = add_statements(
        article,
        replace(extraction, statements=tuple(new)),
        identities,
        events,
        captions,
        evidence,
    )
    changes += [Change("statement", NEW, said(one.content)[:100]) for one in new]
    rows = {one.id: row for row, one in both} | added
    for one in found:
        row, outer = rows[one.id], rows.get(one.within or "")
        if row.pk not in held and row.within_id != (outer.pk if outer else None):
            row.within = outer
            row.version += 1
            row.save()
    return changes


def held_statements(rows: Collection[Statement]) -> set[int]:
    """The ids of those that an editor has decided something about, or that others are variants of."""
    ids = [row.pk for row in rows]
    held = decided("statement", ids) | reworded("statement", ids)
    held |= {row.pk for row in rows if row.state != State.SUGGESTED or row.origin != Origin.MACHINE}
    return held | {row.pk for row in rows if row.edited_fields or row.variants.exists() or row.notes.exists()}


def _alike(row: Statement, found: FoundStatement) -> float:
    spans = [(piece.start, piece.end) for piece in row.evidence.all() if piece.part == Part.CONTENT]
    shared = overlap(spans, found.content)
    return shared if shared >= _LIKE else 0.0
