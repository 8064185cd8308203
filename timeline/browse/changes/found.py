"""The events of which something became known between two days, and what was said of them in between."""

from functools import cached_property
from typing import Any

from django.db.models import F

from timeline.browse.asof.flux import passes
from timeline.browse.asof.retelling import tellings
from timeline.browse.changes.change import Change
from timeline.browse.changes.span import Span
from timeline.browse.found import Found
from timeline.browse.leads import KindLead, PlaceLead
from timeline.models import EventKnown, Statement

LOOKED_AT = 5_000
"""So many events that became known, and so many that were told again, are looked at for a filter."""
MOST = 60
"""So many are shown of each."""
SAID = 3
"""So many new statements are shown with an event."""


class Changes:
    """What became known in a span, for what `user` may see. About ten queries."""

    def __init__(self, span: Span, user: Any) -> None:
        self.span = span
        self.user = user
        self.more = False

    @cached_property
    def _all(self) -> list[Change]:
        before, after = self.span.before, self.span.after
        low, high = before.number, after.number
        known = EventKnown.objects.filter(**{f"{before.since}__lte": high})
        new = known.filter(**{f"{before.since}__gt": low}).order_by(before.since, "position")
        again = known.filter(**{f"{before.until}__gt": F(before.since), f"{before.until}__gte": low + 1})
        again = again.filter(**{f"{before.since}__lte": low}).order_by(before.until)
        events = self._some(new) + self._some(again)
        told = tellings(events)
        changes = [Change(event, told.get(event.pk, []), before, after) for event in events]
        kept = [change for change in changes if self._kept(change)]
        return sorted(kept, key=lambda change: change.event.position)

    def _some(self, rows: Any) -> list[Any]:
        """The first of these events that pass what is asked of words, actors and sources."""
        window = self.span.window.but(types=(), statuses=(), state="")
        looked_at = list(rows.values_list("pk", flat=True)[:LOOKED_AT])
        events = window.plain(self.user).filter(pk__in=looked_at)
        for lead in Found(window, self.user).leads:
            if not isinstance(lead, KindLead | PlaceLead):
                events = lead.narrow(events)
        found: Any = events.select_related("known").defer("search_text", "summary")
        some = list(found.order_by("position")[: 4 * MOST])
        self.more = self.more or len(some) == 4 * MOST or len(looked_at) == LOOKED_AT
        return some

    def _kept(self, change: Change) -> bool:
        """Whether something differs, and the filter fits on one of the days."""
        window = self.span.window
        first, last = window.first_day, window.last_day

        def fits(event: Any) -> bool:
            day, end = event.sort_day, event.latest or event.earliest
            inside = (not first or (end and end >= first)) and (not last or (day and day <= last))
            return bool(inside) and passes(event, window)

        return bool(change.is_new or change.reports) and any(fits(event) for event in change.both)

    @property
    def new(self) -> list[Change]:
        """Events that were not known before."""
        return self._first([change for change in self._all if change.is_new])

    @property
    def changed(self) -> list[Change]:
        """Those that are told differently since."""
        return self._first([change for change in self._all if change.lines])

    @property
    def again(self) -> list[Change]:
        """Those that further reports tell alike."""
        return self._first([change for change in self._all if not change.is_new and not change.lines])

    def _first(self, changes: list[Change]) -> list[Change]:
        self.more = self.more or len(changes) > MOST
        return changes[:MOST]

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
    def sections(self) -> list[tuple[str, str, list[Any]]]:
        """(key, heading, changes with their statements) of each that has some."""
        built = [("changed", "Told differently", self.changed), ("new", "New", self.new)]
        built.append(("again", "Told again, alike", self.again))
        return [
            (key, title, [(change, self.statements.get(change.event.pk, [])) for change in changes])
            for key, title, changes in built
            if changes
        ]

    @property
    def sentence(self) -> str:
        """“11 events became known and 2 are told differently, from 18 to 21 June 2021”."""
        new, changed = len(self.new), len(self.changed)
        more = "more than " if self.more else ""
        said = f"{more}{new} event{'' if new == 1 else 's'} became known" if new else "no event became known"
        said += f", {changed} {'is' if changed == 1 else 'are'} told differently" if changed else ""
        return f"{said[0].upper()}{said[1:]}"
