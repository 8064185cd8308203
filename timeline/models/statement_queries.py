"""The queries by which statements are browsed: who spoke, to whom, of whom, when, where it was printed, in which order.

A *group* is one utterance: a statement and its variants in other outlets. Its head is the statement that the others
point to; where the head is not shown, because it was rejected or awaits review, each variant stands for itself.
"""

from collections.abc import Collection
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from timeline.models.long_lists import listed
from timeline.models.visibility import shows_suggestions
from timeline.models.vocabulary import EventType, Part, State, Voice

SHOWN: tuple[str, ...] = (State.SUGGESTED, State.ACCEPTED)
_SPOKEN = (Part.CONTENT, Part.CUE, Part.SOURCE, Part.DATE)


def states_for(user: Any) -> tuple[str, ...]:
    """The states of what `user` is shown."""
    return SHOWN if shows_suggestions(user) else (State.ACCEPTED,)


class Browsing(QuerySet[Any]):
    """Narrowing and ordering, each by one name."""

    def standing(self, states: tuple[str, ...]) -> Any:
        """Those in one of the states that are not a variant of one that is."""
        rows = self.filter(state__in=states)
        return rows.filter(Q(variant_of__isnull=True) | ~Q(variant_of__state__in=states))

    def each_visible_to(self, user: Any) -> Any:
        """What `user` may see, variants too."""
        return self.filter(state__in=states_for(user))

    def spoken_by(self, *actors: int) -> Any:
        """What one of the actors (ids) said, alone or with others."""
        return self.filter(Q(speaker__in=actors) | Q(pk__in=_having(Voice.SPEAKER, actors)))

    def said_to(self, *actors: int) -> Any:
        """What was said to one of the actors (ids), alone or with others."""
        return self.filter(Q(addressee__in=actors) | Q(pk__in=_having(Voice.ADDRESSEE, actors)))

    def said_of(self, *actors: int) -> Any:
        """What is about every one of the actors (ids)."""
        rows = self
        for actor in actors:
            rows = rows.filter(pk__in=_having(Voice.ABOUT, (actor,)))
        return rows

    def directed_at(self, *actors: int) -> Any:
        """What was said to one of the actors (ids), or is about one of them."""
        parts = Q(pk__in=_having(Voice.ADDRESSEE, actors)) | Q(pk__in=_having(Voice.ABOUT, actors))
        return self.filter(Q(addressee__in=actors) | parts)

    def touching(self, *actors: int) -> Any:
        """What is directed at any of the actors (ids), found before all else is asked: PostgreSQL would go through all
        statements in the order of a list for what `directed_at` asks on one side or the other."""
        own = self.model.objects.filter(addressee__in=actors).order_by().values("pk")
        parts = (_having(voice, actors).order_by() for voice in (Voice.ADDRESSEE, Voice.ABOUT))
        return self.filter(pk__in=own.union(*parts))

    def in_window(self, first: date | None, last: date | None) -> Any:
        """Those that may have been said between the two days, inclusive; None leaves that side open."""
        rows = self
        if last is not None:
            rows = rows.filter(Q(earliest__lte=last) | Q(earliest__isnull=True, latest__isnull=False))
        if first is not None:
            rows = rows.filter(Q(latest__gte=first) | Q(latest__isnull=True, earliest__isnull=False))
        return rows

    def lasting_into(self, first: date | None, most: int) -> list[int]:
        """The ids of `most` at most that may have been said on `first` or later and do not begin there: in a window,
        what is not `begun` in it. Each kind is a range of an index."""
        every = self.model.objects.order_by()
        open_begin = every.filter(earliest__isnull=True, latest__isnull=False)
        kinds = [open_begin if first is None else open_begin.filter(latest__gte=first)]
        if first is not None:
            kinds.append(every.filter(latest__gte=first, latest__gt=F("earliest"), earliest__lt=first))
            kinds.append(every.filter(latest__isnull=True, earliest__lt=first))
        ids = [rows.values_list("pk", flat=True) for rows in kinds]
        return list(ids[0].union(*ids[1:], all=True)[:most])

    def begun(self, first: date | None, last: date | None, lasting: Collection[int]) -> Any:
        """Those that begin between the two days, inclusive, and those of `lasting` (ids) that may lie between them."""
        days = ([Q(earliest__gte=first)] if first else []) + ([Q(earliest__lte=last)] if last else [])
        inside = reduce(and_, days)
        return self.filter(inside | Q(pk__in=listed(lasting, self.db)) if lasting else inside)

    def printed_by(self, source: int, user: Any) -> Any:
        """Those that an article of this source (id) has, in these words or in a variant that `user` may see."""
        return self.filter(Q(article__source=source) | Q(pk__in=_heads(user, article__source=source)))

    def beside(self, event: Any, articles: Collection[int], speakers: Collection[int]) -> Any:
        """What speakers (ids) said on the days of an event, by the articles (ids) that tell it, not as part of it."""
        if not (event.earliest and event.latest):
            return self.none()
        other = Q(event__isnull=True) | Q(event__event_type=EventType.STATEMENT)
        return self.filter(
            other,
            article__in=articles,
            speaker__in=speakers,
            earliest__gte=event.earliest,
            latest__lte=event.latest,
        ).exclude(event=event)

    def latest_first(self) -> Any:
        """The last said first; what has no first day, last."""
        return self.order_by(F("earliest").desc(nulls_last=True), "-pk")

    def before_in_time(self, earliest: date | None, pk: int) -> Any:
        """Those that come behind (earliest, pk) when the last said come first."""
        if earliest is None:
            return self.filter(earliest__isnull=True, pk__lt=pk)
        return self.filter(
            Q(earliest__lt=earliest) | Q(earliest__isnull=True) | Q(earliest=earliest, pk__lt=pk)
        )

    def after_in_time(self, earliest: date | None, pk: int) -> Any:
        """Those that come before (earliest, pk) when the last said come first."""
        if earliest is None:
            return self.filter(Q(earliest__isnull=False) | Q(pk__gt=pk))
        return self.filter(Q(earliest__gt=earliest) | Q(earliest=earliest, pk__gt=pk))

    def for_cards(self, user: Any) -> Any:
        """With all that a card shows: who, to whom, where, in which words, the statement it is told in, the variants
        and the statements told in it that `user` may see. A fixed number of queries."""
        from timeline.models.article import Article
        from timeline.models.evidence import Evidence
        from timeline.models.statement import Statement

        words = Prefetch("evidence", Evidence.objects.filter(part__in=_SPOKEN).order_by("start", "-end"))
        # Fetched on their own: a join would let SQLite start from the sources and sort all there is.
        printed = Prefetch("article", Article.objects.defer("text").select_related("source"))
        seen = Statement.objects.each_visible_to(user).order_by("pk")
        variants = Prefetch("variants", seen.with_voices().prefetch_related(words, printed))
        inner = Prefetch("inner", seen.with_voices().prefetch_related(words, printed))
        return (
            self.with_voices()  # type: ignore[attr-defined]
            .select_related("event", "within__speaker")
            .prefetch_related(words, printed, variants, inner)
        )


def _having(voice: str, actors: tuple[int, ...]) -> Any:
    """Ids of the statements in which one of the actors has this part."""
    from timeline.models.statement import StatementRole

    return StatementRole.objects.filter(actor__in=actors, role=voice).values("statement")


def _heads(user: Any, **which: Any) -> Any:
    """Ids of what the variants point to that `user` may see and that are such."""
    from timeline.models.statement import Statement

    variants = Statement.objects.each_visible_to(user).filter(variant_of__isnull=False, **which)
    return variants.values("variant_of")


def heads_of(found: Any, user: Any) -> Any:
    """Ids of the groups of which a variant that `user` may see is among `found` (a subquery of ids)."""
    return _heads(user, pk__in=found)
