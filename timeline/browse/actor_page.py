"""What an actor's page shows, for what `user` may see."""

from functools import cached_property
from typing import Any

from timeline.browse.chronology import Group, groups
from timeline.models import Actor, Article, Event, Statement
from timeline.models.visibility import shows_suggestions
from timeline.models.vocabulary import State

EVENTS, STATEMENTS, ARTICLES = 40, 40, 20
"""How many are shown here; the rest is on the timeline."""
SAID_FIRST = 5
"""How many statements stand open."""


class ActorPage:
    def __init__(self, actor: Actor, user: Any) -> None:
        self.actor = actor
        self.user = user

    @cached_property
    def names(self) -> list[Any]:
        return [name for name in self.actor.names.all() if name.name != self.actor.name]

    @cached_property
    def positions(self) -> list[Any]:
        """Offices held, each with the words that say so."""
        rows = self.actor.positions.exclude(state=State.REJECTED)
        if not shows_suggestions(self.user):
            rows = rows.filter(state=State.ACCEPTED)
        found = list(rows.select_related("org").prefetch_related("evidence__article__source"))
        for position in found:
            once = {(words.exact, words.article.source_id): words for words in position.evidence.all()}
            position.words = list(once.values())  # type: ignore[attr-defined]
        return found

    @cached_property
    def _events(self) -> list[Any]:
        rows: Any = Event.objects.visible_to(self.user).core().with_actor(self.actor.pk)
        return list(rows.for_cards(self.user).order_by("-position")[: EVENTS + 1])

    @cached_property
    def groups(self) -> list[Group]:
        return groups(self._events[:EVENTS])

    @property
    def more_events(self) -> bool:
        return len(self._events) > EVENTS

    @cached_property
    def statements(self) -> list[Any]:
        """What the actor said, latest first."""
        rows: Any = Statement.objects.visible_to(self.user).by(self.actor)
        return list(rows.with_voices().select_related("article__source").defer("article__text")[:STATEMENTS])

    @property
    def said_first(self) -> list[Any]:
        return self.statements[:SAID_FIRST]

    @property
    def said_more(self) -> list[Any]:
        return self.statements[SAID_FIRST:]

    @cached_property
    def articles(self) -> list[Any]:
        """Where the actor is named, newest first."""
        rows: Any = Article.objects.filter(pk__in=self.actor.mentions.values("article"))
        return list(rows.latest_first().select_related("source")[:ARTICLES])

    @property
    def notes(self) -> Any:
        return self.actor.notes.filter(public=True).select_related("author")
