"""View: what the value objects of readers' pages share; a page's whole state, written as one canonical query string."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self
from urllib.parse import urlencode

from timeline.browse import date_box
from timeline.browse.phrases import period
from timeline.extract.dates.edtf import Edtf
from timeline.models import Source


@dataclass(frozen=True, slots=True)
class View:
    """Words, a source, a state of review and two dates; `ignored` says what of a query string could not be read."""

    text: str = ""
    source: Source | None = None
    state: str = ""
    first: Edtf | None = None
    last: Edtf | None = None
    ignored: tuple[str, ...] = ()
    _written: str | None = field(default=None, init=False, repr=False, compare=False)
    """The query string, once it was asked for: a page writes the address of one window in a dozen places."""

    def narrowing(self) -> list[tuple[str, Any]]:
        """The page's own parameters and values; they follow the words."""
        raise NotImplementedError

    def paging(self) -> list[tuple[str, Any]]:
        """The parameters that say which part is shown; they come last."""
        raise NotImplementedError

    @property
    def query(self) -> str:
        """The canonical query string, without “?”: what is not set is not in it."""
        written = self._written
        if written is None:
            written = urlencode(self.pairs)
            object.__setattr__(self, "_written", written)
        return written

    @property
    def pairs(self) -> list[tuple[str, Any]]:
        """The parameters that are set, in the canonical order."""
        pairs = [
            ("q", self.text),
            *self.narrowing(),
            ("source", self.source.pk if self.source else ""),
            ("state", self.state),
            ("from", self.first.text if self.first else ""),
            ("to", self.last.text if self.last else ""),
            *self.paging(),
        ]
        return [(key, value) for key, value in pairs if value not in ("", None)]

    @property
    def href(self) -> str:
        """The address relative to the page's."""
        return f"?{self.query}" if self.query else "?"

    def but(self, **changes: Any) -> Self:
        """The same with some fields changed, on its first page."""
        return replace(self, **{"before": None, "after": None, "ignored": (), **changes})

    @property
    def limited(self) -> bool:
        """Whether it is narrowed to a period."""
        return bool(self.first or self.last)

    @property
    def period(self) -> str:
        """The two dates alone as a query string; empty for all time."""
        return type(self)(first=self.first, last=self.last).query

    @property
    def first_day(self) -> date | None:
        return self.first.earliest if self.first else None

    @property
    def last_day(self) -> date | None:
        return self.last.latest if self.last else None

    @property
    def first_words(self) -> str:
        """The beginning as the form's box shows it."""
        return date_box.words_for(self.first)

    @property
    def last_words(self) -> str:
        """The end as the form's box shows it."""
        return date_box.words_for(self.last)

    @property
    def when(self) -> str:
        """The dates in words; empty for all time."""
        return period(self.first, self.last)
