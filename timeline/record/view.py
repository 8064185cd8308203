"""What the comparison page shows: read from a query string, written back as the canonical one, and as a sentence."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Max, Min
from django.http import QueryDict

from timeline.browse import date_box
from timeline.browse.words import span
from timeline.extract.dates.edtf import Edtf
from timeline.models import Actor, Article, Event, EventReport, Source
from timeline.models.vocabulary import Role
from timeline.record.forms import CompareForm
from timeline.resolve.record import MISSING, Comparison, Held, compare

A_PAGE = 50
"""Rows on one page."""

MOST = 5_000
"""Rows of the record that are held against the articles at once."""


@dataclass(frozen=True)
class Compared:
    """A chronology beside the articles between two days; `first` and `last` are what was asked for."""

    user: Any
    record: Source | None
    actor: Actor | None = None
    first: Edtf | None = None
    last: Edtf | None = None
    number: int = 1
    beyond_number: int = 1
    ignored: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: QueryDict, user: Any) -> "Compared":
        """What a query string asks for, of what `user` may see. Never raises."""
        form = CompareForm(query, user)
        form.is_valid()
        given = form.cleaned_data
        return cls(
            user,
            given["record"],
            given["named"] or given["actor"],
            given["first"],
            given["last"],
            given["page"],
            given["beyond"],
            tuple(form.ignored),
        )

    @property
    def query(self) -> str:
        """The canonical query string, without “?” and without the pages."""
        pairs = [
            ("record", self.record.pk if self.record else ""),
            ("actor", self.actor.pk if self.actor else ""),
            ("from", self.first.text if self.first else ""),
            ("to", self.last.text if self.last else ""),
        ]
        return urlencode([(key, value) for key, value in pairs if value not in ("", None)])

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """The days that are compared: what was asked for, else those that articles here were published on.

        None if there is neither, or if the two together leave no day.
        """
        news = Article.objects.of_outlets().aggregate(first=Min("published_on"), last=Max("published_on"))
        first = self.first.earliest if self.first else news["first"]
        last = self.last.latest if self.last else news["last"]
        first = first or (self.last.earliest if self.last else None)
        last = last or (self.first.latest if self.first else None)
        return (first, last) if first and last and first <= last else None

    @cached_property
    def reach(self) -> tuple[date, date] | None:
        """The first and the last day of the record's rows, None if it has none."""
        rows = EventReport.objects.filter(source=self.record) if self.record else EventReport.objects.none()
        found = rows.aggregate(first=Min("earliest"), last=Max("latest"))
        return (found["first"], found["last"]) if found["first"] and found["last"] else None

    @property
    def whole_query(self) -> str:
        """The query string of the same comparison over all days of the record."""
        if self.reach is None:
            return self.query
        first, last = (Edtf.of_day(day) for day in self.reach)
        return replace(self, first=first, last=last).query

    @property
    def is_guessed(self) -> bool:
        """Whether an end of the period is where the articles begin or end, because none was asked for."""
        return self.period is not None and not (self.first and self.last)

    @property
    def when(self) -> str:
        return span(*self.period) if self.period else ""

    @property
    def first_words(self) -> str:
        return date_box.words_for(self.first)

    @property
    def last_words(self) -> str:
        return date_box.words_for(self.last)

    @cached_property
    def too_many(self) -> bool:
        """Whether more rows lie in the period than are compared at once."""
        if self.record is None or self.period is None:
            return False
        first, last = self.period
        rows = EventReport.objects.filter(source=self.record, earliest__lte=last, latest__gte=first)
        if self.actor is not None:
            rows = rows.filter(roles__actor=self.actor, roles__role=Role.ACTOR)
        return rows.count() > MOST

    @cached_property
    def comparison(self) -> Comparison:
        """The record held against the articles; empty where there is nothing to compare."""
        if self.record is None or self.period is None or self.too_many:
            return Comparison()
        events: Any = Event.objects.visible_to(self.user)
        return compare(self.record, *self.period, self.actor, events)

    @cached_property
    def page(self) -> "Page[Held]":
        return Paginator(self.comparison.rows, A_PAGE).get_page(self.number)

    @cached_property
    def beyond(self) -> "Page[Any]":
        """What is told and not on record, a page of it."""
        return Paginator(self.comparison.beyond, A_PAGE).get_page(self.beyond_number)

    @property
    def is_bare(self) -> bool:
        """Whether there are rows and none of them is told by an article, which may be for a name that is not known."""
        return bool(self.comparison.rows) and self.comparison.count(MISSING) == len(self.comparison.rows)
