"""An article with everything that rests on its words, for an editor."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline.models import Article, Event, Evidence, Statement
from timeline.review.dates.forms import RedateForm
from timeline.review.passages import Stretch, stretches


@dataclass(frozen=True, slots=True)
class Datable:
    """An event or statement, the form that corrects its date, and the words of the article that gave the date, if any."""

    row: Any
    form: RedateForm
    words: Evidence | None


@dataclass(frozen=True)
class AnnotatedArticle:
    article: Article

    @cached_property
    def evidence(self) -> list[Any]:
        rows = self.article.evidence.select_related(
            "report__event", "statement__speaker", "mention__actor", "position__actor", "note__author"
        )
        return list(rows.order_by("start", "-end", "pk"))

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The whole text, cut at every edge of evidence; the texts joined are the article's."""
        return stretches(self.article.text, self.evidence)

    @cached_property
    def events(self) -> list[Datable]:
        return self._datable("event", Event.objects.current().from_articles(article=self.article))

    @cached_property
    def statements(self) -> list[Datable]:
        rows = Statement.objects.current().filter(article=self.article).with_voices()
        return self._datable("statement", rows)

    @cached_property
    def _dating(self) -> dict[tuple[str, int], Evidence]:
        """The first words that date each event and statement, by kind and id."""
        found: dict[tuple[str, int], Evidence] = {}
        for piece in self.article.evidence.dating():
            report = piece.report
            key = ("event", report.event_id) if report else ("statement", piece.statement_id or 0)
            found.setdefault(key, piece)
        return found

    def _datable(self, kind: str, rows: Iterable[Any]) -> list[Datable]:
        return [Datable(row, RedateForm.of(kind, row), self._dating.get((kind, row.pk))) for row in rows]

    @cached_property
    def notes(self) -> list[Any]:
        return list(self.article.notes.select_related("author").prefetch_related("evidence"))
