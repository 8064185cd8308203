"""What a curated timeline shows: its filter's events and the pinned ones, less the hidden, with the curator's notes."""

from functools import cached_property
from typing import Any

from django.db.models import Q

from timeline.browse.chronology import Group, groups
from timeline.browse.window import Window
from timeline.models import Event
from timeline.models.merging import survivor

MOST = 300
"""Events on one curated page; a curated timeline is meant to be read through."""


class CuratedPage:
    def __init__(self, timeline: Any, user: Any) -> None:
        self.timeline = timeline
        self.user = user
        self.window = Window.read(timeline.query, user)

    @cached_property
    def entries(self) -> dict[int, Any]:
        """Pinned and hidden events by id; an entry of a merged event stands for what that was merged into."""
        entries = self.timeline.entries.select_related("event__merged_into").order_by("pk")
        own_last = sorted(entries, key=lambda entry: entry.event.merged_into_id is None)
        return {survivor(entry.event).pk: entry for entry in own_last}

    @cached_property
    def found(self) -> list[Any]:
        """The events, in order, one more than are shown if there are more."""
        pinned = [pk for pk, entry in self.entries.items() if not entry.hidden]
        hidden = [pk for pk, entry in self.entries.items() if entry.hidden]
        wanted = Q(pk__in=pinned)
        if self.timeline.query:
            wanted |= Q(pk__in=self.window.events(self.user).order_by().values("pk"))
        events: Any = Event.objects.visible_to(self.user).filter(wanted).exclude(pk__in=hidden)
        return list(events.for_cards(self.user).order_by("position")[: MOST + 1])

    @cached_property
    def groups(self) -> list[Group]:
        shown = groups(self.found[:MOST])
        for group in shown:
            for card in group.cards:
                entry = self.entries.get(card.event.pk)
                card.note = entry.note if entry else ""
        return shown

    @property
    def more(self) -> bool:
        return len(self.found) > MOST
