"""Words that an editor selected in an article, and the pieces of evidence made of them."""

from dataclasses import dataclass
from typing import Any

from timeline.actions.base import store
from timeline.actions.errors import Invalid
from timeline.models import Article, Event, EventReport, Evidence
from timeline.models.vocabulary import Origin, Part


@dataclass(frozen=True)
class Span:
    """`exact` is what the editor saw selected from `start` to `end` (code points, end exclusive) of the article."""

    article: Article
    start: int
    end: int
    exact: str

    def check(self) -> None:
        """Raise Invalid unless the article has exactly these words there."""
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise Invalid("The selection lies outside of the article's text.")
        found = self.article.text[self.start : self.end]
        if found != self.exact:
            raise Invalid(
                f"The article has “{found[:80]}” at {self.start}–{self.end}, not “{self.exact[:80]}”. "
                "Select the words again."
            )
        if not found.strip():
            raise Invalid("The selection has no words in it.")

    @classmethod
    def find(cls, article: Article, exact: str, start: int | None = None) -> "Span":
        """The span of the words `exact`: at `start`, or where they stand only once. Raises Invalid."""
        if not exact.strip():
            raise Invalid("Give the words as the article has them.")
        if start is not None:
            return cls(article, start, start + len(exact), exact)
        count = article.text.count(exact)
        if count == 0:
            raise Invalid(f"The article does not have the words “{exact[:80]}”.")
        if count > 1:
            raise Invalid(
                f"The article has these words {count} times. Give more of the sentence, or where they start."
            )
        at = article.text.index(exact)
        return cls(article, at, at + len(exact), exact)

    @classmethod
    def of(cls, piece: Evidence) -> "Span":
        """The span of a stored piece of evidence."""
        return cls(piece.article, piece.start, piece.end, piece.exact)


def attach(span: Span, part: str = Part.PASSAGE, **owner: Any) -> Evidence:
    """A stored piece of evidence for the span, belonging to `owner` (report=…, statement=… and so on)."""
    span.check()
    piece = Evidence.of(span.article, span.start, span.end, part, **owner)
    store(piece)
    return piece


def report_of(event: Event, article: Article) -> EventReport:
    """The article's report of the event; made from the event's own values if the article has none yet."""
    report = event.reports.filter(article=article).first()
    if report is None:
        report = EventReport(
            event=event, article=article, headline=event.headline, event_type=event.event_type, kind=event.kind,
            status=event.status, place=event.place, edtf=event.edtf, date_basis=event.date_basis,
            derivation=event.derivation, confidence=1.0, origin=Origin.EDITOR,
        )  # fmt: skip
        store(report)
    return report
