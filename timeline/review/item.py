"""One item of the queue with what an editor needs to judge it: its words in context, who takes part, what is like it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline.models import Article, Decision, Event, Resemblance
from timeline.models.evidence import date_part
from timeline.models.vocabulary import Act
from timeline.review.candidates import Candidate, candidates
from timeline.review.kinds import kind_of
from timeline.review.passages import Passage, passages
from timeline.review.utterances import Twin, twins

MENTIONS = 6
TWINS = 5


@dataclass(frozen=True)
class Telling:
    """What one article says: `of` is the report, statement or mention that rests on the passages."""

    of: Any
    article: Any
    passages: list[Passage]
    date: Any = None
    """The piece of evidence that gives the date, if one does."""

    @property
    def date_anchor(self) -> str:
        """Where the date explainer of the article has these words, as a fragment; "" for no words."""
        return f"#r-{self.date.start}-{self.date.end}" if self.date else ""


@dataclass(frozen=True)
class Item:
    """A row with its surroundings."""

    row: Any

    @property
    def kind(self) -> str:
        return kind_of(self.row)

    @cached_property
    def tellings(self) -> list[Telling]:
        """Where it stands in which article."""
        return list(getattr(self, f"_of_{self.kind}")())

    def _of_event(self) -> Any:
        reports = self.row.reports.select_related("article__source").prefetch_related("evidence")
        for report in reports:
            pieces = report.evidence.all()
            yield Telling(report, report.article, passages(report.article.text, pieces), date_part(pieces))

    def _of_statement(self) -> Any:
        article = Article.objects.select_related("source").get(pk=self.row.article_id)
        pieces = self.row.evidence.all()
        yield Telling(self.row, article, passages(article.text, pieces), date_part(pieces))

    def _of_actor(self) -> Any:
        mentions = self.row.mentions.select_related("article__source").prefetch_related("evidence")
        by_article: dict[Any, list[Any]] = {}
        for mention in mentions.order_by("pk")[:MENTIONS]:
            by_article.setdefault(mention.article, []).append(mention)
        for article, named in by_article.items():
            pieces = [piece for mention in named for piece in mention.evidence.all()]
            yield Telling(named[0], article, passages(article.text, pieces))

    @property
    def dated_by(self) -> Telling | None:
        """The telling whose date this is: the same date with words for it, else any with words, else the first."""
        return min(
            self.tellings,
            key=lambda one: (one.date is None, one.of.edtf != self.row.edtf),
            default=None,
        )

    @cached_property
    def names(self) -> list[str]:
        """An actor's other names."""
        return [name for name in self.row.names.values_list("name", flat=True) if name != self.row.name]

    @cached_property
    def participants(self) -> list[Any]:
        return list(self.row.participations.select_related("actor").order_by("pk"))

    @cached_property
    def statements(self) -> list[Any]:
        return list(self.row.statements.current().with_voices().defer("article__text"))

    @cached_property
    def positions(self) -> list[Any]:
        return list(self.row.positions.select_related("org"))

    @cached_property
    def events(self) -> list[Any]:
        """The first events that an actor takes part in."""
        return list(Event.objects.current().with_actor(self.row.pk)[:MENTIONS])

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Who may have said it."""
        return candidates(self.row, self.tellings[0].article.text)

    @cached_property
    def utterances(self) -> list[Twin]:
        """Statements elsewhere that are, or may be, the same utterance."""
        return twins(self.row)

    @property
    def acts(self) -> list[tuple[str, str]]:
        """What the words of a statement may do."""
        return list(Act.choices)

    @cached_property
    def notes(self) -> list[Any]:
        return list(self.row.notes.select_related("author"))

    @cached_property
    def resemblances(self) -> list[Any]:
        """Pairs that the machine suggests may be one with this actor, the likeliest first, as (other, the pair)."""
        rows = Resemblance.objects.open().of(self.row).with_both()[:TWINS]
        return [(row.beside(self.row), row) for row in rows]

    @cached_property
    def twins(self) -> list[Any]:
        """What may be the same, and was not judged different."""
        apart = Decision.objects.judged_apart_from(self.row)
        found = type(self.row).objects.possible_twins(self.row)[: TWINS + len(apart)]
        return [row for row in found if row.pk not in apart][:TWINS]
