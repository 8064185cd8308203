"""An article with everything that rests on its words, for an editor."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline.models import Article, Event, Statement
from timeline.review.passages import Stretch, stretches


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
    def events(self) -> list[Any]:
        return list(Event.objects.current().from_articles(article=self.article))

    @cached_property
    def statements(self) -> list[Any]:
        return list(Statement.objects.current().filter(article=self.article).select_related("speaker"))

    @cached_property
    def notes(self) -> list[Any]:
        return list(self.article.notes.select_related("author").prefetch_related("evidence"))
