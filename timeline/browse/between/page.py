"""What the page between two sides shows, for what `user` may see."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from timeline.browse import words
from timeline.browse.between.contacts import Contacts
from timeline.browse.cards import Card
from timeline.browse.chronology import Group, groups
from timeline.browse.density import density, number
from timeline.browse.found import MOST, Found
from timeline.browse.lanes.lane import for_actor
from timeline.browse.rows import Row
from timeline.browse.statements.cards import Said
from timeline.browse.statements.page import groups as groups_of_statements
from timeline.browse.strip import Strip
from timeline.browse.window import Window
from timeline.models import Actor, Event, Statement
from timeline.models.statement_queries import states_for
from timeline.models.vocabulary import EventType, Status

EVENTS, STATEMENTS = 20, 16
"""How many are shown here, the latest."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was said on one date: by the one side, and by the other."""

    when: str
    left: list[Said]
    right: list[Said]


class BetweenPage:
    """`query` may give a period (`from`, `to`), to which everything is narrowed."""

    def __init__(self, one: Actor, other: Actor, user: Any, query: QueryDict | str = "") -> None:
        self.one, self.other, self.user = one, other, user
        asked = Window.read(query, user)
        self.window = Window(sides=(one, other), first=asked.first, last=asked.last)
        self.ignored = asked.ignored

    @property
    def turned(self) -> str:
        """The address of the same with the sides changed over."""
        address = reverse("between", args=[self.other.pk, self.one.pk])
        return f"{address}?{self.window.period}" if self.window.period else address

    @property
    def in_lanes(self) -> Window:
        """The timeline with a lane for each of the two."""
        return self.window.but(sides=(), lanes=(for_actor(self.one), for_actor(self.other)))

    @cached_property
    def found(self) -> Found:
        return Found(self.window, self.user)

    @cached_property
    def strip(self) -> Strip:
        return Strip(self.found, density(self.found))

    @cached_property
    def sentence(self) -> str:
        """“12 events, 2021”."""
        count = number(self.found)
        return self.window.but(sides=()).sentence(count.value, count.more)

    @cached_property
    def contacts(self) -> Contacts:
        """Meetings, visits, talks and calls that were held, up to the end of the period."""
        held = self.found.only([EventType.CONSULT.value], [Status.HAPPENED.value, Status.ONGOING.value])
        rows: Any = Event.objects.at(held.latest(MOST))
        today = timezone.localdate()
        return Contacts.of(Row.of_all(rows), min(self.window.last_day or today, today))

    @cached_property
    def last_contact(self) -> Card | None:
        if self.contacts.last is None:
            return None
        rows: Any = Event.objects.filter(position=self.contacts.last)
        return Card(rows.for_cards(self.user, evidence=False).get())

    @property
    def days(self) -> str:
        """Days since the last contact: “1,982”."""
        return f"{self.contacts.since:,}"

    @property
    def counted_to(self) -> str:
        """The day to which days are counted, if that is not today."""
        today = self.contacts.today
        return "" if today == timezone.localdate() else words.plain_day(today)

    @property
    def silence(self) -> str:
        """The longest time without a contact, in words; empty if none can be told."""
        longest = self.contacts.longest
        return (
            f"{longest.days:,} day{'' if longest.days == 1 else 's'}, {words.span(longest.first, longest.last)}"
            if longest
            else ""
        )

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

    @cached_property
    def _statements(self) -> list[Any]:
        left, right = self._sides
        rows: Any = Statement.objects.visible_to(self.user)
        rows = rows.spoken_by(*left).directed_at(*right) | rows.spoken_by(*right).directed_at(*left)
        rows = rows.touching(*left, *right)
        rows = rows.in_window(self.window.first_day, self.window.last_day) if self.window.limited else rows
        return list(rows.for_cards(self.user).latest_first()[: STATEMENTS + 1])

    @cached_property
    def _sides(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        one, other = self.found.sides
        return one, other

    @cached_property
    def exchanges(self) -> list[Exchange]:
        """What each side said to the other or about it, the last first."""
        left = set(self._sides[0])
        return [
            Exchange(
                group.cards[0].date or "Undated",
                [card for card in group.cards if _speaks(card, left)],
                [card for card in group.cards if not _speaks(card, left)],
            )
            for group in groups_of_statements(self._statements[:STATEMENTS], states_for(self.user))
        ]

    @property
    def alone(self) -> Actor | None:
        """The side whose statements are all there is; None if both have spoken, or neither."""
        left = any(exchange.left for exchange in self.exchanges)
        right = any(exchange.right for exchange in self.exchanges)
        if left == right:
            return None
        return self.one if left else self.other

    @property
    def more_statements(self) -> bool:
        return len(self._statements) > STATEMENTS


def _speaks(card: Said, side: set[int]) -> bool:
    """Whether one of the side (ids) is among the speakers."""
    return any(actor.pk in side for actor, _ in card.statement.speakers)
