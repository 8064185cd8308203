"""What a card of a statement shows, worked out once, so that templates only print."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline.browse import words
from timeline.browse.cards import Passage
from timeline.browse.highlight import Marked, pieces
from timeline.models import Article
from timeline.models.cutting import windows
from timeline.models.vocabulary import EventType, Form, Part


def shown_event(statement: Any, states: Collection[str]) -> Any:
    """The event of a statement, if it is in one of the states; else None."""
    event = statement.event
    return event if event and event.state in states and event.merged_into_id is None else None


def texts_of(statements: Iterable[Any]) -> dict[int, str]:
    """The texts of the articles of these statements and of their variants, by id. One query."""
    articles = {one.article_id for statement in statements for one in (statement, *statement.variants.all())}
    return dict(Article.objects.filter(pk__in=articles).values_list("pk", "text"))


@dataclass(frozen=True, slots=True)
class Witness:
    """One outlet's telling of the utterance, with its words in context."""

    statement: Any
    passages: list[Passage]

    @property
    def source(self) -> Any:
        return self.statement.article.source


class Said:
    """A statement, loaded by `for_cards`, with the texts of the articles that have it, for a reader of these states."""

    def __init__(self, statement: Any, texts: Mapping[int, str], states: Collection[str]) -> None:
        self.statement = statement
        self._texts, self._states = texts, states

    @property
    def quoted(self) -> bool:
        """Whether all of it is the speaker's own words, so that the page sets quotation marks around it."""
        return bool(self.statement.form == Form.DIRECT)

    @property
    def content(self) -> str:
        text: str = self.statement.content
        return words.bare(text) if self.quoted else text

    @cached_property
    def lead(self) -> str:
        """The words that lead in to reported speech (“said”, “called”), where they stand before it in the article."""
        parts = {piece.part: piece for piece in reversed(self.statement.evidence.all())}
        cue, content = parts.get(Part.CUE), parts.get(Part.CONTENT)
        if self.quoted or not cue or not content or cue.end > content.start or "ccording" in cue.exact:
            return ""
        return str(cue.exact)

    @cached_property
    def parent(self) -> Any:
        """The statement that this one is told in, if the reader may see it."""
        parent = self.statement.within
        return parent if parent and parent.state in self._states else None

    @property
    def event(self) -> Any:
        """The event that it was said in or that it is, if the reader may see it."""
        return shown_event(self.statement, self._states)

    @property
    def occasion(self) -> Any:
        """The event, unless it is no more than that this was said."""
        event = self.event
        return event if event and event.event_type != EventType.STATEMENT else None

    @cached_property
    def inner(self) -> list["Said"]:
        """The statements that are told in this one."""
        return [Said(one, self._texts, self._states) for one in self.statement.inner.all()]

    @property
    def date(self) -> str:
        return words.when(self.statement)

    @property
    def reported(self) -> str:
        """The day of the report in words, if that is not the day it was said."""
        row = self.statement
        same = row.reported_on is None or row.earliest == row.latest == row.reported_on
        return "" if same else words.plain_day(row.reported_on)

    @property
    def basis(self) -> str:
        """How its day is known, in short."""
        return words.basis(self.statement)

    @cached_property
    def witnesses(self) -> list[Witness]:
        """The outlets that have it, this one first."""
        tellings = (self.statement, *self.statement.variants.all())
        return [Witness(one, _passages(self._texts.get(one.article_id, ""), one)) for one in tellings]

    @property
    def others(self) -> list[Witness]:
        """The other outlets that have it."""
        return self.witnesses[1:]


def _passages(text: str, statement: Any) -> list[Passage]:
    """Its words in the paragraph they stand in."""
    own = [piece for piece in statement.evidence.all() if piece.part != Part.SOURCE]
    marks = [Marked(piece.start, piece.end, str(piece.part)) for piece in own]
    return [
        Passage("", pieces(text[left:right], marks, left), "") for left, right in windows(text, own) if text
    ]
