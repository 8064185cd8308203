"""Saved views: kept, renamed, removed and put back by their owners, who need no right but to be signed in."""

from dataclasses import dataclass
from typing import Any

from timeline.actions.add import _Add
from timeline.actions.base import OnOne, store
from timeline.actions.errors import Invalid, NotAllowed
from timeline.models import SavedView, Verb

MOST = 500
"""Views that one account may keep."""


def _signed_in(user: Any) -> None:
    if not (user and user.is_authenticated and user.is_active):
        raise NotAllowed("Sign in to save views.")


@dataclass(kw_only=True)
class SaveView(_Add):
    """Keep `query` (canonical) of `page` as `title`, with the `number` of what it shows now."""

    verb = Verb.ADD
    title: str
    page: str
    query: str
    number: int
    more: bool = False

    def __post_init__(self) -> None:
        self.model = SavedView

    def check(self) -> None:
        _signed_in(self.user)
        self.validate()

    def validate(self) -> None:
        if not self.title.strip():
            raise Invalid("The view has no title.", {"title": ["Write a title."]})
        if SavedView.objects.filter(owner=self.user, removed=False).count() >= MOST:
            raise Invalid(f"You keep {MOST} views. Remove one first.")

    def given(self) -> dict[str, Any]:
        return {
            "owner": self.user, "title": self.title.strip(), "page": self.page, "query": self.query,
            "number": self.number, "more": self.more,
        }  # fmt: skip


@dataclass(kw_only=True)
class ChangeView(OnOne):
    """Give a saved view another `title`, or with `removed` take it away or put it back; None leaves as it is."""

    verb = Verb.EDIT
    title: str | None = None
    removed: bool | None = None

    def check(self) -> None:
        _signed_in(self.user)
        self.load()
        self.validate()

    def validate(self) -> None:
        if self.subject.owner_id != self.user.pk:
            raise NotAllowed("A saved view is changed by its owner.")
        if self.title is not None and not self.title.strip():
            raise Invalid("The view has no title.", {"title": ["Write a title."]})
        wanted = {
            "title": self.subject.title if self.title is None else self.title.strip(),
            "removed": self.subject.removed if self.removed is None else self.removed,
        }
        self.new = {name: value for name, value in wanted.items() if getattr(self.subject, name) != value}
        if not self.new:
            raise Invalid("Nothing was changed.")

    def begin(self) -> None:
        self.detail = {"fields": sorted(self.new)}
        super().begin()

    def change(self) -> None:
        for name, value in self.new.items():
            setattr(self.subject, name, value)
        store(self.subject)
