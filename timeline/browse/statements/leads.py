"""Leads: for each filter that few statements pass, the ids it leads to, those stored last first, from an index alone.

Where one leads to few, these few are asked for the rest; where all lead to many, the statements are walked through in
the order of the page, and what is counted is counted among the latest that a lead gives.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.db.models import F, Q
from django.db.models.lookups import In

from timeline.models import Statement, StatementRole
from timeline.models.long_lists import listed
from timeline.models.plain_values import asked, together
from timeline.models.statement_queries import heads_of
from timeline.models.vocabulary import Voice
from timeline.search import found, having


class Lead(ABC):
    """One filter."""

    @abstractmethod
    def narrow(self, rows: Any) -> Any:
        """Those of `rows` that pass, where it leads to many."""

    @abstractmethod
    def keys(self, most: int) -> list[int]:
        """Ids of what passes, whoever may see it: all, if they are fewer than `most`; else at least `most`."""


class TextLead(Lead):
    """Statements whose words, or a variant's that `user` may see, match."""

    def __init__(self, text: str, user: Any) -> None:
        self.text, self.user = text, user

    def narrow(self, rows: Any) -> Any:
        hits = found(rows, self.text)
        return rows.filter(having(rows, self.text) | _walked(heads_of(hits, self.user)))

    def keys(self, most: int) -> list[int]:
        rows = Statement.objects.all()
        hits = found(rows, self.text, most)
        own = [key for (key,) in asked(hits.sql, hits.params, rows.db)]
        return own if len(own) >= most or not own else _once(own, heads_of(listed(own), self.user))


class ActorsLead(Lead):
    """What one of some actors (ids) said, or what was said to one of them."""

    def __init__(self, actors: Sequence[int], voice: str) -> None:
        self.actors, self.voice = tuple(actors), voice
        self._column = "speaker" if voice == Voice.SPEAKER else "addressee"

    def narrow(self, rows: Any) -> Any:
        return rows.filter(
            Q(**{f"{self._column}__in": self.actors}) | _walked(_parts(self.actors, self.voice))
        )

    def keys(self, most: int) -> list[int]:
        first = Statement.objects.filter(**{f"{self._column}__in": self.actors}).order_by("-pk")
        parts = _parts(self.actors, self.voice).order_by("-statement")
        return _once(pk for (pk,) in together([first.values_list("pk")[:most], parts[:most]]))


class AboutLead(Lead):
    """What is about an actor (id)."""

    def __init__(self, actor: int) -> None:
        self.actor = actor

    def narrow(self, rows: Any) -> Any:
        return rows.said_of(self.actor)

    def keys(self, most: int) -> list[int]:
        return _once(_parts((self.actor,), Voice.ABOUT).order_by("-statement")[:most])


class SourceLead(Lead):
    """What an article of a source (id) has, in these words or in a variant that `user` may see."""

    def __init__(self, source: int, user: Any) -> None:
        self.source, self.user = source, user

    def narrow(self, rows: Any) -> Any:
        return rows.printed_by(self.source, self.user)

    def keys(self, most: int) -> list[int]:
        printed = Statement.objects.filter(article__source=self.source).order_by("-article")
        own = list(printed.values_list("pk", flat=True)[:most])
        return own if len(own) >= most or not own else _once(own, heads_of(listed(own), self.user))


def _walked(ids: Any) -> Q:
    """Those among many ids, asked of each statement in turn, lest SQLite fetches them all to sort them."""
    return Q(In(F("pk") + 0, ids))


def _parts(actors: Sequence[int], voice: str) -> Any:
    parts = StatementRole.objects.filter(actor__in=actors, role=voice).order_by()
    return parts.values_list("statement", flat=True)


def _once(*ids: Any) -> list[int]:
    """All of these ids, each once, the last stored first."""
    flat = (key if isinstance(key, int) else key["variant_of"] for key in chain.from_iterable(ids))
    return sorted(set(flat), reverse=True)
