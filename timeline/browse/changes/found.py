"""The events of which something became known between two days, and what was said of them in between."""

from functools import cached_property
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from timeline.browse.asof.flux import passes
from timeline.browse.asof.retelling import tellings
from timeline.browse.changes.change import Change
from timeline.browse.changes.span import Span
from timeline.browse.found import Found
from timeline.browse.leads import KindLead, PlaceLead
from timeline.models import EventKnown, EventReport, Statement
from timeline.models.long_lists import listed

LOOKED_AT = 5_000
"""So many events that became known, and so many that were told again, are looked at for a filter."""
MOST = 60
"""So many are shown of each."""
A_FEW = 80
"""So many of the new ones are looked at first: most of those that pass the filter differ."""
SAID = 3
"""So many new statements are shown with an event."""


class Changes:
    """What became known in a span, for what `user` may see. About ten queries."""

    def __init__(self, span: Span, user: Any) -> None:
        self.span = span
        self.user = user

    @cached_property
    def _new(self) -> tuple[list[Change], bool]:
        """Events that were not known before, in order; as many as are shown and some more, if there are so many. And
        whether there may be others."""
        before = self.span.before
        known = EventKnown.objects.filter(**{f"{before.since}__lte": self.span.after.number})
        asked, more = self._asked(
            known.filter(**{f"{before.since}__gt": before.number}).order_by(before.since, "position")
        )
        some = list(asked[:A_FEW])
        kept = self._changes(some)
        if len(some) < A_FEW or len(kept) > MOST:
            return kept, more
        rest = list(asked[A_FEW : 4 * MOST])
        return kept + self._changes(rest), more or len(rest) == 4 * MOST - A_FEW

    @cached_property
    def _old(self) -> tuple[list[Change], bool]:
        """Events that were known before and were told again, in order, and whether there may be others."""
        before = self.span.before
        again = EventKnown.objects.filter(
            **{f"{before.since}__lte": before.number, f"{before.until}__gt": F(before.since)}
        )
        again = again.filter(**{f"{before.until}__gte": before.number + 1}).order_by(before.until)
        asked, more = self._asked(again)
        some = list(asked[: 4 * MOST])
        return self._changes(some), more or len(some) == 4 * MOST

    def _asked(self, rows: Any) -> tuple[Any, bool]:
        """Those of these events that pass what is asked of words, actors and sources, as a query, in order, and whether
        some were not looked at."""
        window = self.span.window.but(types=(), statuses=(), state="")
        looked_at = list(rows.values_list("pk", flat=True)[:LOOKED_AT])
        events = window.plain(self.user).filter(pk__in=listed(looked_at))
        for lead in Found(window, self.user).leads:
            if not isinstance(lead, KindLead | PlaceLead):
                events = lead.narrow(events)
        types = self.span.window.types
        if types:  # as it is told now, or was: what it is told as is what one of its reports says
            told = EventReport.objects.filter(event=OuterRef("pk"), event_type__in=types)
            events = events.filter(Q(event_type__in=types) | Exists(told))
        found: Any = events.select_related("known").defer("search_text", "summary")
        return found.order_by("position"), len(looked_at) == LOOKED_AT

    def _changes(self, events: list[Any]) -> list[Change]:
        """What of these events differs and fits the filter."""
        told = tellings(events) if events else {}
        before, after = self.span.before, self.span.after
        changes = [Change(event, told.get(event.pk, []), before, after) for event in events]
        return [change for change in changes if self._kept(change)]

    def _kept(self, change: Change) -> bool:
        """Whether something differs, and the filter fits on one of the days."""
        window = self.span.window
        first, last = window.first_day, window.last_day

        def fits(event: Any) -> bool:
            day, end = event.sort_day, event.latest or event.earliest
            inside = (not first or (end and end >= first)) and (not last or (day and day <= last))
            return bool(inside) and passes(event, window)

        return bool(change.is_new or change.reports) and any(fits(event) for event in change.both)

    @cached_property
    def new(self) -> list[Change]:
        """Events that were not known before."""
        return self._new[0][:MOST]

    @cached_property
    def changed(self) -> list[Change]:
        """Those that are told differently since."""
        return [change for change in self._old[0] if change.lines][:MOST]

    @cached_property
    def again(self) -> list[Change]:
        """Those that further reports tell alike."""
        return [change for change in self._old[0] if not change.lines][:MOST]

    @property
    def more_new(self) -> bool:
        """Whether more became known than is shown."""
        return self._new[1] or len(self._new[0]) > MOST

    @property
    def more_old(self) -> bool:
        """Whether more was told again than is shown, differently or alike."""
        return self._old[1] or len(self._old[0]) > len(self.changed) + len(self.again)

    @property
    def more(self) -> bool:
        return self.more_new or self.more_old

    @cached_property
    def statements(self) -> dict[int, list[Any]]:
        """Event id → what was said of it in the articles that came in between, the first few."""
        before, after = self.span.before, self.span.after
        shown = [change.event.pk for change in (*self.new, *self.changed, *self.again)]
        rows: Any = Statement.objects.visible_to(self.user).filter(event__in=shown)
        rows = rows.filter(after.articles("article__")).exclude(before.articles("article__"))
        found: dict[int, list[Any]] = {}
        for statement in rows.with_voices().order_by("event", "pk"):
            found.setdefault(statement.event_id, []).append(statement)
        return found

    @property
    def sections(self) -> list[tuple[str, str, str, list[Any]]]:
        """(key, heading, how many, changes with their statements) of each that has some."""
        built = [
            ("changed", "Told differently", self.changed, self.more_old),
            ("new", "New", self.new, self.more_new),
            ("again", "Told again, alike", self.again, self.more_old),
        ]
        return [
            (
                key,
                title,
                _how_many(changes, more),
                [(change, self.statements.get(change.event.pk, [])) for change in changes],
            )
            for key, title, changes, more in built
            if changes
        ]

    @property
    def sentence(self) -> str:
        """“11 events became known and 2 are told differently, from 18 to 21 June 2021”."""
        new, changed = len(self.new), len(self.changed)
        more = "more than " if self.more_new else ""
        said = f"{more}{new} event{'' if new == 1 else 's'} became known" if new else "no event became known"
        more = "more than " if self.more_old and changed == MOST else ""
        said += f", {more}{changed} {'is' if changed == 1 else 'are'} told differently" if changed else ""
        return f"{said[0].upper()}{said[1:]}"


def _how_many(changes: list[Change], more: bool) -> str:
    """“12 events”, or if not all are shown “the first 60 events”."""
    first = "the first " if more and len(changes) == MOST else ""
    return f"{first}{len(changes)} event{'' if len(changes) == 1 else 's'}"
