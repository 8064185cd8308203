"""The queue: what waits for an editor, one kind at a time, filtered by source and article, and how far they are."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from timeline.models import (
    Actor,
    Article,
    Decision,
    Event,
    EventResemblance,
    Resemblance,
    Source,
    Statement,
    Verb,
)
from timeline.review.kinds import JUDGED

PAGE = 40
"""So many stand in the list beside the item."""

FRESH, NEWS = timedelta(minutes=15), timedelta(minutes=1)
"""So long the last decision stands above the queue with its Undo; what was added is told once."""


class QueueForm(forms.Form):
    """The filters, as they stand in the address."""

    kind = forms.ChoiceField(choices=[(kind, f"{kind.capitalize()}s") for kind in JUDGED], required=False)
    source = forms.ModelChoiceField(Source.objects.all(), required=False, empty_label="All sources")
    article = forms.IntegerField(min_value=1, max_value=2**62, required=False)
    at = forms.IntegerField(min_value=1, max_value=2**62, required=False)


@dataclass(frozen=True)
class Queue:
    """What one address of the queue shows. `at` is the id of the item on the right, None is the first."""

    user: Any
    kind: str = "event"
    source: Source | None = None
    article: Article | None = None
    at: int | None = None

    @classmethod
    def read(cls, data: Any, user: Any) -> "Queue":
        """From a query string; what cannot be read is left out."""
        form = QueueForm(data)
        form.is_valid()
        given = form.cleaned_data
        number = given.get("article")
        return cls(
            user,
            given.get("kind") or "event",
            given.get("source"),
            Article.objects.defer("text").filter(pk=number).first() if number else None,
            given.get("at"),
        )

    @property
    def query(self) -> str:
        """The filters as a query string, without the item."""
        given = {
            "kind": self.kind,
            "source": self.source and self.source.pk,
            "article": self.article and self.article.pk,
        }
        return urlencode({name: value for name, value in given.items() if value})

    def waiting(self, kind: str) -> QuerySet[Any]:
        """What waits of this kind under the filters, in the order of the queue."""
        model: Any = {"event": Event, "statement": Statement, "actor": Actor}[kind]
        rows: QuerySet[Any] = model.objects.to_review().from_articles(self.source, self.article)
        return rows

    @cached_property
    def counts(self) -> list[tuple[str, str, int]]:
        """(kind, its plural, how many wait)."""
        return [
            (kind, f"{kind.capitalize()}s", self.waiting(kind).order_by().values("pk").count())
            for kind in JUDGED
        ]

    @property
    def left(self) -> int:
        """How many of this kind wait."""
        return next(count for kind, _, count in self.counts if kind == self.kind)

    @property
    def elsewhere(self) -> list[tuple[str, str, int]]:
        """The other kinds of which some wait."""
        return [one for one in self.counts if one[0] != self.kind and one[2]]

    @cached_property
    def pairs(self) -> list[tuple[str, int]]:
        """(kind, how many pairs of it may be one and wait for a word), where some do."""
        counts = [
            (kind, rows.objects.open().order_by().count())
            for kind, rows in (("event", EventResemblance), ("actor", Resemblance))
        ]
        return [(kind, count) for kind, count in counts if count]

    @cached_property
    def done_today(self) -> int:
        """How many decisions the editor has taken since midnight that still stand."""
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return Decision.objects.undoable_by(self.user).filter(at__gte=midnight).count()

    @property
    def total(self) -> int:
        """What is done today and what is left."""
        return self.done_today + self.left

    @property
    def further(self) -> int:
        """How many wait beyond the list."""
        return self.left - len(self.items)

    @property
    def template(self) -> str:
        """The template that shows an item of this kind."""
        return f"review/_{self.kind}.html"

    @property
    def next_query(self) -> str:
        """The address of what comes next once the item is decided."""
        return f"{self.query}&at={self.after}" if self.after else self.query

    @cached_property
    def _newest(self) -> Decision | None:
        newest = Decision.objects.taken(self.user).select_related("undoes").first()
        if newest is None:
            return None
        fresh = NEWS if newest.verb == Verb.ADD else FRESH
        return newest if timezone.now() - newest.at < fresh else None

    @property
    def undone(self) -> Decision | None:
        """The editor's last decision, if it took another back and nothing came after."""
        newest = self._newest
        return newest if newest is not None and newest.verb == Verb.UNDO else None

    @cached_property
    def last(self) -> Decision | None:
        """The decision that Undo would take back; None if nothing was decided lately: Decisions has all of them."""
        newest = self._newest
        if newest is None:
            return None
        if newest.verb != Verb.UNDO and not hasattr(newest, "undone_by"):
            return newest
        return Decision.objects.undoable_by(self.user).first()

    @cached_property
    def _ids(self) -> list[int]:
        return list(self.waiting(self.kind).values_list("pk", flat=True)[:5000])

    @property
    def place(self) -> int:
        """Where the item stands in the queue, from 1; 0 if nothing waits."""
        return self._ids.index(self.item.pk) + 1 if self.item is not None else 0

    @cached_property
    def items(self) -> list[Any]:
        """The list: the first of the queue, or, if `at` lies further back, a stretch around it."""
        ids = self._ids
        place = ids.index(self.at) if self.at in ids else 0
        first = max(0, min(place - PAGE // 2, len(ids) - PAGE))
        wanted = ids[first : first + PAGE]
        rows: Any = self.waiting(self.kind).filter(pk__in=wanted)
        if self.kind == "statement":
            rows = rows.with_voices().select_related("event")
        return list(rows)

    @cached_property
    def item(self) -> Any:
        """What is shown on the right: the chosen one, even if it was decided meanwhile, else the first."""
        if self.at:
            chosen = next((row for row in self.items if row.pk == self.at), None)
            if chosen is not None:
                return chosen
        return self.items[0] if self.items else None

    def _beside(self, step: int) -> int | None:
        for index, row in enumerate(self.items):
            if self.item is not None and row.pk == self.item.pk and 0 <= index + step < len(self.items):
                return int(self.items[index + step].pk)
        return None

    @cached_property
    def before(self) -> int | None:
        """The id of the item above."""
        return self._beside(-1)

    @cached_property
    def after(self) -> int | None:
        """The id of the item below, which comes next when this one is decided."""
        return self._beside(1)
