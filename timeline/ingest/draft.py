"""What a reader makes of its input: an article that may be stored, or the plain reason why not."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as it was read, before it is stored.

    `published` is a moment with its zone, or a day, or None; `notes` say what was guessed on the way. `text` is
    exactly what will be stored: newlines are "\\n", nothing else is changed.
    """

    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    byline: str = ""
    external_id: str = ""
    published: datetime | date | None = None
    language: str = "en"
    origin: str = ""
    notes: tuple[str, ...] = ()

    def filled(self, *, source: str = "", published: datetime | date | None = None, zone: str = "") -> Self:
        """The same with what it does not say itself; a moment in UTC, in the time zone `zone`."""
        told = self.published or published
        told = at_home(told, zone) if isinstance(told, datetime) else told
        return replace(self, source=self.source or source, published=told)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input, or a line of one, that was not stored: its name, and the cause as a clause without a full stop."""

    name: str
    cause: str

    def __str__(self) -> str:
        return f"{self.name}: {self.cause}"


class Refused(Exception):  # noqa: N818  it says what happened to the input
    """Raised inside readers with the cause; the catalogue turns it into a `Refusal` that names the input."""


def at_home(moment: datetime, zone: str) -> datetime:
    """A moment that is given in UTC in the publisher's time zone (an IANA name), if that is known; else as it is.

    Feeds give moments in UTC: eight in the evening in Washington is the next day there.
    """
    if moment.utcoffset() or not zone:
        return moment
    try:
        return moment.astimezone(ZoneInfo(zone))
    except OverflowError:  # there it is before the first day of the calendar, or after the last
        return moment
