"""What a reader makes of its input: an article that may be stored, or the plain reason why not."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self


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

    def filled(self, *, source: str = "", published: datetime | date | None = None) -> Self:
        """The same with what it does not say itself."""
        return replace(self, source=self.source or source, published=self.published or published)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input, or a line of one, that was not stored: its name, and the cause as a clause without a full stop."""

    name: str
    cause: str

    def __str__(self) -> str:
        return f"{self.name}: {self.cause}"


class Refused(Exception):  # noqa: N818  it says what happened to the input
    """Raised inside readers with the cause; the catalogue turns it into a `Refusal` that names the input."""
