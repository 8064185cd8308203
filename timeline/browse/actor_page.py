"""What an actor's page shows, for what `user` may see. As many queries for a great power as for a clerk."""

from functools import cached_property
from typing import Any

from django.http import QueryDict

from timeline.browse import company
from timeline.browse.chronology import Group, groups
from timeline.browse.density import density
from timeline.browse.found import Found
from timeline.browse.phrases import counted
from timeline.browse.statements.looked_at import LookedAt
from timeline.browse.statements.page import groups as groups_of_statements
from timeline.browse.statements.selection import Selection
from timeline.browse.strip import Strip
from timeline.browse.tenure import Tenures, tenures
from timeline.browse.window import Window
from timeline.models import Actor, Article, Event
from timeline.models.statement_queries import states_for
from timeline.models.visibility import shows_suggestions
from timeline.models.vocabulary import State

EVENTS, STATEMENTS, ARTICLES = 40, 4, 20
"""How many are shown here; the rest is on the timeline and on the statements page."""


class ActorPage:
    """`query` may give a period (`from`, `to`), to which events, company and statements are narrowed."""

    def __init__(self, actor: Actor, user: Any, query: QueryDict | str = "") -> None:
        self.actor = actor
        self.user = user
        asked = Window.read(query, user)
        self.window = asked.but(
            text="", actors=(actor,), types=(), statuses=(), source=None, state="", undated=False
        )
        self.ignored = asked.ignored

    @cached_property
    def found(self) -> Found:
        return Found(self.window, self.user)

    @cached_property
    def names(self) -> list[Any]:
        return [name for name in self.actor.names.all() if name.name != self.actor.name]

    @cached_property
    def tenures(self) -> Tenures:
        """Offices held, each with the words that say so."""
        rows = self.actor.positions.exclude(state=State.REJECTED)
        if not shows_suggestions(self.user):
            rows = rows.filter(state=State.ACCEPTED)
        found = list(rows.select_related("org").prefetch_related("evidence__article__source"))
        for position in found:
            once = {(words.exact, words.article.source_id): words for words in position.evidence.all()}
            position.words = list(once.values())  # type: ignore[attr-defined]
        return tenures(found)

    @cached_property
    def strip(self) -> Strip:
        return Strip(self.found, density(self.found))

    @cached_property
    def met(self) -> list[company.Companion]:
        return company.met(self.found)

    @cached_property
    def named_with(self) -> list[company.Companion]:
        return company.named_with(self.found)

    @cached_property
    def _events(self) -> list[Any]:
        rows: Any = Event.objects.at(self.found.latest(EVENTS + 1))
        return list(rows.for_cards(self.user, evidence=False).order_by("-position"))

    @cached_property
    def groups(self) -> list[Group]:
        return groups(self._events[:EVENTS])[::-1]

    @property
    def more_events(self) -> bool:
        return len(self._events) > EVENTS

    def _looked(self, field: str) -> LookedAt:
        who: dict[str, Any] = {field: (self.actor,)}
        return LookedAt(Selection(first=self.window.first, last=self.window.last, **who), self.user)

    @cached_property
    def _by(self) -> LookedAt:
        return self._looked("speakers")

    @cached_property
    def said(self) -> list[Any]:
        """The last of what the actor said, as cards under their dates."""
        rows = self._by.matching.for_cards(self.user)
        return groups_of_statements(list(rows.latest_first()[:STATEMENTS]), states_for(self.user))

    @cached_property
    def statements(self) -> list[tuple[str, str, Selection]]:
        """What there is by, to and about the actor on the statements page: in words, how many, where."""
        kinds = {"by": self._by, "to": self._looked("addressees"), "about": self._looked("about")}
        return [
            (word, counted(looked.count, looked.partly), looked.selection)
            for word, looked in kinds.items()
            if looked.count
        ]

    @cached_property
    def articles(self) -> list[Any]:
        """Where the actor is named, newest first."""
        rows: Any = Article.objects.filter(pk__in=self.actor.mentions.values("article"))
        return list(rows.latest_first().select_related("source")[:ARTICLES])

    @property
    def notes(self) -> Any:
        return self.actor.notes.filter(public=True).select_related("author")
