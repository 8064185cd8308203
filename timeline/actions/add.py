"""Add: what an editor enters by hand. It is accepted by that, and its fields are the editor's."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from timeline.actions.base import Action, insert, locked, record, store
from timeline.actions.errors import Invalid
from timeline.actions.fields import PARTS, mark_edited, permitted
from timeline.actions.parts import set_parts
from timeline.actions.spans import Span, attach, report_of
from timeline.models import Actor, Event, Evidence, Mention, Statement, Verb
from timeline.models.vocabulary import Origin, Part, State


@dataclass(kw_only=True)
class _Add(Action):
    """Make a row of `model` with `values`. The row must exist before a decision can name it: its history comes after."""

    verb = Verb.ADD
    model: type[models.Model] = field(init=False)
    values: dict[str, Any] = field(default_factory=dict)
    row: Any = field(init=False, default=None)

    def validate(self) -> None:
        self.values = permitted(self.model, self.values)

    def begin(self) -> None:
        plain = {name: value for name, value in self.values.items() if name not in PARTS}
        self.row = self.model(**plain, **self.given())
        mark_edited(self.row, set(self.values))
        insert(self.row)
        self.decision = self.decide(self.verb, self.row)
        record(self.row, self.decision)

    def given(self) -> dict[str, Any]:
        """Fields that do not come from the editor's values."""
        return {"origin": Origin.EDITOR, "state": State.ACCEPTED}

    def change(self) -> None:
        set_parts(self.row, self.values)


@dataclass(kw_only=True)
class AddEvent(_Add):
    """A new event; with `span`, the words of an article that tell it, as its first report."""

    span: Span | None = None

    def __post_init__(self) -> None:
        self.model = Event

    def validate(self) -> None:
        super().validate()
        if self.span:
            self.span.check()

    def given(self) -> dict[str, Any]:
        return {**super().given(), "confidence": 1.0}

    def change(self) -> None:
        super().change()
        if self.span:
            attach(self.span, report=report_of(self.row, self.span.article))
        self.touched.add(self.row.pk)


@dataclass(kw_only=True)
class AddActor(_Add):
    """A new actor, with its other names and positions."""

    def __post_init__(self) -> None:
        self.model = Actor


@dataclass(kw_only=True)
class AddStatement(_Add):
    """What somebody said, in the words of `span`; its reported day is the article's."""

    span: Span

    def __post_init__(self) -> None:
        self.model = Statement

    def validate(self) -> None:
        super().validate()
        self.span.check()

    def given(self) -> dict[str, Any]:
        article = self.span.article
        return {
            **super().given(), "article": article, "content": self.span.exact,
            "reported_on": article.published_on, "confidence": 1.0,
        }  # fmt: skip

    def change(self) -> None:
        super().change()
        attach(self.span, part=Part.CONTENT, statement=self.row)
        if self.row.event_id:
            self.touched.add(self.row.event_id)


@dataclass(kw_only=True)
class AddMention(Action):
    """The words of `span` name this actor."""

    verb = Verb.EVIDENCE
    actor: Actor
    span: Span

    def load(self) -> None:
        self.actor = locked(self.actor)

    def validate(self) -> None:
        self.span.check()
        if self.actor.merged_into_id:
            raise Invalid(f"“{self.actor}” was merged into “{self.actor.merged_into}”.")
        taken = Evidence.objects.filter(
            article=self.span.article, start=self.span.start, end=self.span.end, mention__actor=self.actor
        )
        if taken.exists():
            raise Invalid(f"These words are a mention of “{self.actor}” already.")

    def about(self) -> Actor:
        return self.actor

    def change(self) -> None:
        mention = Mention(actor=self.actor, article=self.span.article)
        store(mention)
        attach(self.span, part=Part.NAME, mention=mention)
