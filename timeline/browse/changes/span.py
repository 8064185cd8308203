"""The two days that are compared: from the end of one to the end of the other."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from timeline.browse.window import Window
from timeline.browse.window_form import WindowForm
from timeline.browse.words import plain_day, span
from timeline.models.known import AsOf

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """The filter, with the later day as its `as_of`; the earlier day; and what of the query could not be read."""

    window: Window
    earlier: date
    ignored: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: QueryDict, user: Any) -> "Span":
        """`compare` and `as_of`, in any order. Without the second it is today, without the first a week before."""
        form = WindowForm(query, user)
        form.is_valid()
        window = Window.read(query, user)
        other = form.cleaned_data["compare"]
        later = window.as_of or timezone.localdate()
        earlier = other or (later - A_WEEK if later - date.min >= A_WEEK else date.min)
        earlier, later = sorted((earlier, later))
        ignored = tuple(dict.fromkeys([*form.ignored, *window.ignored]))
        return cls(replace(window, as_of=later, before=None, after=None, undated=False), earlier, ignored)

    @property
    def before(self) -> AsOf:
        return AsOf(self.earlier, self.window.held)

    @property
    def after(self) -> AsOf:
        return AsOf(self.window.as_of or date.max, self.window.held)

    @property
    def query(self) -> str:
        """The canonical query string."""
        return f"{self.window.query}&{urlencode({'compare': self.earlier})}"

    @property
    def kept(self) -> list[tuple[str, Any]]:
        """The parameters of the filter without the two days."""
        return [(name, value) for name, value in self.window.pairs if name != "as_of"]

    @property
    def filters(self) -> list[tuple[str, str]]:
        """What each filter is called, and the address without it."""
        others = self.window.but(as_of=None).filters
        return [
            (one.label, f"?{replace(self, window=replace(one.without, as_of=self.window.as_of)).query}")
            for one in others
        ]

    @property
    def words(self) -> str:
        """“18–21 June 2021”."""
        return span(self.earlier, self.after.day)

    @property
    def earlier_words(self) -> str:
        """The earlier day as the form's box shows it."""
        return plain_day(self.earlier)

    @property
    def earlier_window(self) -> Window:
        """The timeline as known on the earlier day."""
        return self.window.but(as_of=self.earlier)
