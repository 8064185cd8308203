"""Two actors of one: what an article says of the one becomes an actor of its own."""

from dataclasses import dataclass, field
from typing import Any

from timeline.actions.base import Action, insert, locked, record, save, store
from timeline.actions.errors import Conflict, Invalid
from timeline.models import (
    Actor,
    ActorName,
    Article,
    Evidence,
    Participation,
    ReportedRole,
    Statement,
    StatementRole,
    Verb,
)
from timeline.models.vocabulary import State


@dataclass(kw_only=True)
class SplitActor(Action):
    """Whom `article` means is another than `actor`: mentions, roles, words and offices of the article go to a new actor.

    The two are held apart from then on: no later run suggests that they are one.
    """

    verb = Verb.SPLIT
    actor: Actor
    article: Article
    version: int | None = None
    made: Actor = field(init=False)

    def load(self) -> None:
        self.actor = locked(self.actor)

    def validate(self) -> None:
        actor = self.actor
        if self.version is not None and self.version != actor.version:
            raise Conflict(f"“{actor}” was changed by somebody else while you had it open.", actor)
        if actor.merged_into_id:
            raise Invalid(f"“{actor}” was merged into “{actor.merged_into}”; split that.")
        if actor.kind == "state":
            raise Invalid("A state is one by its code and cannot be split.")
        articles = set(actor.mentions.values_list("article", flat=True))
        if self.article.pk not in articles:
            raise Invalid(f"“{actor}” is not named in this article.")
        if len(articles) < 2:
            raise Invalid("This is the only article that names the actor; there is nothing to split off.")

    def begin(self) -> None:
        actor = self.actor
        self.detail = {"article": self.article.pk}
        self.made = Actor(name=actor.name, kind=actor.kind, origin=actor.origin, state=State.SUGGESTED)
        insert(self.made)
        super().begin()
        record(self.made, self.decision)

    def about(self) -> Actor:
        return self.actor

    def other_id(self) -> int:
        return int(self.made.pk)

    def change(self) -> None:
        article, old = self.article, self.actor
        self._give(old.mentions.filter(article=article), "actor")
        self._give(Statement.objects.filter(article=article, speaker=old), "speaker")
        self._give(Statement.objects.filter(article=article, addressee=old), "addressee")
        self._give(StatementRole.objects.filter(statement__article=article, actor=old), "actor")
        roles = ReportedRole.objects.filter(report__article=article, actor=old).select_related("report")
        events = {role.report.event_id for role in roles}
        self._give(roles, "actor")
        for event in events:
            self._take_part(event)
        self._offices()
        self._names()
        store(old)
        self.touched |= events
        spoken = Statement.objects.filter(article=article, speaker=self.made, event__isnull=False)
        self.touched |= set(spoken.values_list("event", flat=True))

    def _give(self, rows: Any, name: str) -> None:
        for row in list(rows):
            setattr(row, name, self.made)
            save(row)

    def _take_part(self, event: int) -> None:
        """The new actor's part in an event; the old one keeps a part only if another article gives it one."""
        given = ReportedRole.objects.filter(
            report__event=event, report__article=self.article, actor=self.made
        )
        captions = dict(given.values_list("role", "caption"))
        for part in Participation.objects.filter(event=event, actor=self.actor):
            told = ReportedRole.objects.filter(report__event=event, actor=self.actor, role=part.role)
            if told.exists():
                made = Participation(event=part.event, actor=self.made, role=part.role, origin=part.origin)
                made.caption = captions.get(part.role, "")
                store(made)
            else:
                part.actor = self.made
                save(part)

    def _offices(self) -> None:
        """Positions that rest on this article alone go over."""
        for position in self.actor.positions.all():
            articles = set(position.evidence.values_list("article", flat=True))
            if articles == {self.article.pk}:
                position.actor = self.made
                save(position)

    def _names(self) -> None:
        """What the article calls the new one. The old one keeps its names: other articles use them, too."""
        pieces = Evidence.objects.filter(article=self.article, mention__actor=self.made)
        for words in sorted({" ".join(piece.exact.split())[:200] for piece in pieces} - {""}):
            store(ActorName(actor=self.made, name=words, origin=self.actor.origin))
