"""Notes: what an editor writes in the margin of an article, or on an event, actor or statement."""

from dataclasses import dataclass
from typing import Any

from timeline.actions.add import _Add
from timeline.actions.errors import Invalid
from timeline.actions.spans import Span, attach
from timeline.models import Actor, Article, Event, Note, Statement
from timeline.models import Verb as Verbs
from timeline.models.vocabulary import Part


def may_change(user: Any, author: int) -> bool:
    """Whether `user` may change or remove a note by the user of the id `author`: its author or an administrator."""
    return bool(user.pk == author or user.has_perm("timeline.delete_note"))


_SUBJECT = {Article: "article", Event: "event", Actor: "actor", Statement: "statement"}


@dataclass(kw_only=True)
class WriteNote(_Add):
    """A note with `body` on `subject`, for the desk only unless `public`; with `span`, tied to words of an article."""

    verb = Verbs.NOTE
    subject: Any = None
    body: str = ""
    public: bool = False
    span: Span | None = None

    def __post_init__(self) -> None:
        self.model = Note
        self.values = {"body": self.body.strip(), "public": self.public}

    def validate(self) -> None:
        super().validate()
        if not self.values["body"]:
            raise Invalid("The note is empty.", {"body": ["Write something."]})
        if self.span:
            self.span.check()
        self.subject = self.subject or (self.span and self.span.article)
        if type(self.subject) not in _SUBJECT:
            raise Invalid("A note is about an article, an event, an actor or a statement.")

    def given(self) -> dict[str, Any]:
        given: dict[str, Any] = {"author": self.user, _SUBJECT[type(self.subject)]: self.subject}
        if self.span:
            given["article"] = self.span.article
        return given

    def change(self) -> None:
        if self.span:
            attach(self.span, Part.ANCHOR, note=self.row)
