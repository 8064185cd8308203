"""Give something further words to rest on, or move words from one thing to another."""

from dataclasses import dataclass
from typing import Any

from timeline.actions.base import Action, locked
from timeline.actions.errors import Invalid
from timeline.actions.reach import events_resting_on
from timeline.actions.spans import Span, attach, report_of
from timeline.models import Event, EventReport, Evidence, Mention, Note, Position, Statement, Verb
from timeline.models.vocabulary import Origin, Part

_OWNER = {
    EventReport: "report",
    Statement: "statement",
    Mention: "mention",
    Position: "position",
    Note: "note",
}


@dataclass(kw_only=True)
class AddEvidence(Action):
    """The words of `span` show `target`: an event (through its article's report), report, statement, position or note."""

    verb = Verb.EVIDENCE
    target: Any
    span: Span
    part: str = Part.PASSAGE

    def load(self) -> None:
        self.target = locked(self.target)

    def validate(self) -> None:
        self.span.check()
        _check_target(self.target, self.span)

    def about(self) -> Any:
        return _subject(self.target)

    def change(self) -> None:
        owner = _owner(self.target, self.span)
        name = _OWNER[type(owner)]
        taken = Evidence.objects.filter(
            start=self.span.start,
            end=self.span.end,
            part=self.part,
            article=self.span.article,
            **{name: owner},
        )
        if taken.exists():
            raise Invalid("These words are its evidence already.")
        self.touched |= events_resting_on(attach(self.span, self.part, **{name: owner}))
        _follow(owner)


@dataclass(kw_only=True)
class MoveEvidence(Action):
    """Take the words of `piece` to another `target`, or replace them by those of `span`, or both.

    A piece of evidence never changes: a new one is made and the old one deleted. The last words of a machine's
    suggestion, or of a statement, stay with it.
    """

    verb = Verb.EVIDENCE
    piece: Evidence
    target: Any = None
    span: Span | None = None

    def load(self) -> None:
        self.piece = locked(self.piece)
        self.target = locked(self.target) if self.target is not None else self.piece.owner
        self.span = self.span or Span.of(self.piece)

    def validate(self) -> None:
        assert self.span is not None  # noqa: S101  load sets it
        self.span.check()
        _check_target(self.target, self.span)
        leaving = self.target != self.piece.owner
        if leaving and _would_be_bare(self.piece):
            raise Invalid(
                "These are the last words that it rests on. Reject it, merge it, or give it other words first."
            )
        if not leaving and self.span == Span.of(self.piece):
            raise Invalid("These words are its evidence already.")

    def about(self) -> Any:
        return _subject(self.target)

    def change(self) -> None:
        assert self.span is not None  # noqa: S101  load sets it
        old = self.piece.owner
        owner = _owner(self.target, self.span)
        self.touched |= events_resting_on(self.piece)
        made = attach(
            self.span, self.piece.part if owner == old else _part_for(owner), **{_OWNER[type(owner)]: owner}
        )
        self.touched |= events_resting_on(made)
        self.piece.delete()
        for row in {old, owner}:
            _follow(row)


def _subject(target: Any) -> Any:
    """What the decision is about: a report's event, a mention's or position's actor, else the target itself."""
    if isinstance(target, EventReport):
        return target.event
    return target.actor if isinstance(target, Mention | Position) else target


def _owner(target: Any, span: Span) -> Any:
    return report_of(target, span.article) if isinstance(target, Event) else target


def _part_for(owner: Any) -> str:
    parts = {Statement: Part.CONTENT, Mention: Part.NAME, Position: Part.TITLE, Note: Part.ANCHOR}
    return parts.get(type(owner), Part.PASSAGE)


def _check_target(target: Any, span: Span) -> None:
    if not isinstance(target, (Event, *_OWNER)):
        raise Invalid("Words can be given to an event, a statement, a mention, a position or a note.")
    merged_into = getattr(target, "merged_into", None)
    if merged_into:
        raise Invalid(f"“{target}” was merged into “{merged_into}”.")
    if isinstance(target, EventReport | Statement | Mention) and target.article_id != span.article.pk:
        raise Invalid("The words are of another article.")


def _would_be_bare(piece: Evidence) -> bool:
    owner = piece.owner
    if isinstance(owner, Statement):
        alike = owner.evidence.filter(part=Part.CONTENT) if piece.part == Part.CONTENT else owner.evidence
        return not alike.exclude(pk=piece.pk).exists()
    if getattr(owner, "origin", Origin.MACHINE) == Origin.MACHINE:
        return not owner.evidence.exclude(pk=piece.pk).exists()
    return False


def _follow(owner: Any) -> None:
    """A statement's content is the text of its words, in their order."""
    if not isinstance(owner, Statement):
        return
    pieces = owner.evidence.filter(part=Part.CONTENT).in_text_order()
    content = " … ".join(piece.exact for piece in pieces)
    if content and content != owner.content:
        owner.content = content
        owner.version += 1
        owner.save()
