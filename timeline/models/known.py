"""Since when an event is known, and what of it could be known on a day.

An article counts from its day of publication, in its outlet's zone, whenever it was stored here: an archive that is
loaded years later still shows what was publicly known. One without a day of publication counts from the day it was
stored, because it was there by then. Counted by what this desk held, an article counts from the later of the two days.
An event that no article tells is known from the day an editor entered it. What editors decided counts whenever they
did: as-of asks what was known of the world, not how far the desk had read.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from timeline.models.date_words import plain_day
from timeline.models.event import Event


class EventKnown(models.Model):
    """The first and the last day on which a report of an event became known, as `date.toordinal()`.

    Kept by the database's own triggers (`timeline.models.derived`): beside the event rather than in it, so that no saved
    form writes back an old value. `position` is the event's; `ahead`: known before the day that it is filed under.
    """

    event = models.OneToOneField(
        Event, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="known"
    )
    position = models.BigIntegerField()
    ahead = models.BooleanField()
    since = models.IntegerField()
    until = models.IntegerField()
    held_since = models.IntegerField()
    held_until = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["position", "since"], name="known_position"),
            models.Index(fields=["position", "since"], name="known_ahead", condition=Q(ahead=True)),
            models.Index(fields=["since", "position"], name="known_since"),
            models.Index(fields=["held_since", "position"], name="known_held"),
            # Told again on a later day: what may have been different before.
            models.Index(
                fields=["until", "since"], name="known_again", condition=Q(until__gt=models.F("since"))
            ),
            models.Index(
                fields=["held_until", "held_since"],
                name="known_held_again",
                condition=Q(held_until__gt=models.F("held_since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {date.fromordinal(self.since)} to {date.fromordinal(self.until)}"

    def day(self, asof: "AsOf") -> date:
        """The day from which the event is known, as `asof` counts."""
        return date.fromordinal(getattr(self, asof.since))


@dataclass(frozen=True, slots=True)
class AsOf:
    """The end of a day, up to which reports count. `held`: only what this desk had stored by then."""

    day: date
    held: bool = False

    @property
    def since(self) -> str:
        """The field of `EventKnown` that says from which day an event is known."""
        return "held_since" if self.held else "since"

    @property
    def until(self) -> str:
        """The field of `EventKnown` that says on which day the last report of it became known."""
        return "held_until" if self.held else "until"

    @property
    def number(self) -> int:
        return self.day.toordinal()

    @property
    def words(self) -> str:
        """ "as known on 21 June 2021"."""
        return f"as {'held here' if self.held else 'known'} on {plain_day(self.day)}"

    @property
    def query(self) -> str:
        """The same as a query string, for addresses of single things."""
        return f"?as_of={self.day}{'&known=stored' if self.held else ''}"

    def articles(self, at: str = "") -> Q:
        """The articles known by then; `at` is the way to them: "article__"."""
        stored = Q(**{f"{at}stored_at__lt": _end(self.day)})
        undated = Q(**{f"{at}published_on__isnull": True})
        published = Q(**{f"{at}published_on__lte": self.day}) | (undated & stored)
        return published & stored if self.held else published

    def knows(self, article: Any) -> bool:
        """Whether an article counts by then."""
        return known_on(article, held=self.held) <= self.day


def known_on(article: Any, *, held: bool = False) -> date:
    """The day from which an article counts."""
    stored: date = article.stored_at.astimezone(UTC).date()
    published: date = article.published_on or stored
    return max(published, stored) if held else published


def _end(day: date) -> datetime:
    """The first moment behind a day."""
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day + timedelta(days=1), time.min, UTC)
