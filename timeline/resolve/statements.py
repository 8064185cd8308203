"""Found statements become stored ones."""

from django.core.exceptions import ValidationError
from simple_history.utils import bulk_create_with_history

from timeline.extract.extraction import Extraction, FoundStatement, Span
from timeline.models import Actor, Article, Event, Evidence, Statement
from timeline.models.event import Dated
from timeline.models.vocabulary import DateBasis, Origin, Part, State
from timeline.resolve.attribution import Captions

GAP = " … "
"""Between the parts of a statement that the article interrupts."""


def add_statements(
    article: Article,
    extraction: Extraction,
    identities: dict[str, Actor],
    events: dict[str, Event],
    captions: Captions,
    evidence: list[Evidence],
) -> None:
    """A row for each statement, linked to its event (`events`: by the id of the statement)."""
    rows = {}
    for found in extraction.statements:
        if any(span.text.strip() for span in found.content):
            rows[found.id] = _row(article, found, identities, events, captions)
    bulk_create_with_history(list(rows.values()), Statement)
    for found in extraction.statements:
        if row := rows.get(found.id):
            evidence += _evidence(article, found, row)


def set_date(row: Dated, edtf: str | None, basis: str, derivation: str) -> None:
    """Give a row its date with bounds and precision; a string that is no date is left out, and the derivation says so."""
    row.edtf, row.date_basis, row.derivation = edtf or "", basis if edtf else DateBasis.NONE, derivation[:500]
    try:
        row.clean()
    except ValidationError:
        row.edtf, row.date_basis = "", DateBasis.NONE
        row.derivation = f"“{edtf}” is not a date that can be read. {derivation}"[:500]
        row.clean()


def share(confidence: float) -> float:
    """A confidence as the database takes it: between 0 and 1."""
    return min(1.0, max(0.0, confidence))


def _row(
    article: Article,
    found: FoundStatement,
    identities: dict[str, Actor],
    events: dict[str, Event],
    captions: Captions,
) -> Statement:
    near = tuple(span for span in (found.source, found.cue) if span)
    row = Statement(
        article=article,
        event=events.get(found.id),
        speaker=identities.get(found.speaker or ""),
        speaker_caption=captions.of(found.speaker or "", near),
        addressee=identities.get(found.addressee[0]) if found.addressee else None,
        content=said(found.content),
        form=found.form,
        cue=found.cue.text[:100] if found.cue else "",
        act=found.act,
        reported_on=article.published_on,
        confidence=share(found.confidence),
        state=State.SUGGESTED,
        origin=Origin.MACHINE,
    )
    if found.said_span:
        basis = DateBasis.EXPLICIT
    else:
        same_day = article.published_on is not None and found.said == article.published_on.isoformat()
        basis = DateBasis.DOCUMENT if same_day else DateBasis.INFERRED
    set_date(row, found.said, basis, found.said_derivation)
    return row


def said(content: tuple[Span, ...]) -> str:
    """The words of a statement as one text."""
    return GAP.join(span.text.strip() for span in content if span.text.strip())


def _evidence(article: Article, found: FoundStatement, row: Statement) -> list[Evidence]:
    parts = [(span, Part.CONTENT) for span in found.content]
    parts += [(span, part) for span, part in ((found.cue, Part.CUE), (found.source, Part.SOURCE)) if span]
    parts += [(found.said_span, Part.DATE)] if found.said_span else []
    return [Evidence.of(article, span.start, span.end, part, statement=row) for span, part in parts]
