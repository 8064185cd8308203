"""The events and statements of an article whose date rests on words of it."""

from dataclasses import dataclass
from typing import Any

from timeline.models import Article, Decision
from timeline.review.dates.forms import RedateForm


@dataclass(frozen=True, slots=True)
class Resting:
    """An event or statement (`kind`), the words its date rests on, the form that corrects it, and who last did."""

    kind: str
    row: Any
    start: int
    end: int
    form: RedateForm
    redated: Decision | None = None


def resting_on(article: Article) -> list[Resting]:
    """Each event and statement once for each expression that dates it, in the order of the text."""
    rows: dict[tuple[str, int, int], tuple[str, Any, Any]] = {}
    for piece in article.evidence.dating():
        kind = "event" if piece.report else "statement"
        row: Any = piece.report.event if piece.report else piece.statement
        rows.setdefault((kind, row.pk, piece.start), (kind, row, piece))
    redated = Decision.objects.redating([(kind, pk) for kind, pk, _ in rows])
    return [
        Resting(kind, row, piece.start, piece.end, RedateForm.of(kind, row), redated.get((kind, row.pk)))
        for kind, row, piece in rows.values()
    ]
