"""Whether two statements are one utterance: an editor joins or parts them, and no run of the machine does otherwise."""

from dataclasses import dataclass, field
from typing import Any

from timeline.actions.base import Action, locked, store
from timeline.actions.errors import Conflict, Invalid
from timeline.actions.fields import mark_edited
from timeline.models import Statement, Verb
from timeline.models.vocabulary import State

BY_HAND = "An editor judged them the same."


@dataclass(kw_only=True)
class _OnTwo(Action):
    """`one` and `other` are statements; `version` is that of `one` which the editor saw, None does not ask."""

    one: Statement
    other: Statement
    version: int | None = None

    def load(self) -> None:
        self.one, self.other = locked(self.one), locked(self.other)
        if self.version is not None and self.version != self.one.version:
            raise Conflict(f"“{self.one}” was changed by somebody else while you had it open.", self.one)

    def validate(self) -> None:
        if self.one.pk == self.other.pk:
            raise Invalid("This is one statement.")

    def about(self) -> Any:
        return self.one

    def other_id(self) -> int:
        return int(self.other.pk)

    def begin(self) -> None:
        self.detail = {"other": str(self.other)[:300]}
        super().begin()

    def point(self, row: Statement, head: Statement | None, note: str) -> None:
        """Let `row` be a variant of `head`, or of nothing."""
        row.variant_of, row.variant_note = head, note
        mark_edited(row, {"variant_of"})
        store(row)

    def touch(self) -> None:
        self.touched |= {row.event_id for row in (self.one, self.other) if row.event_id}


@dataclass(kw_only=True)
class SameUtterance(_OnTwo):
    """`one`, with its variants, joins the group of `other`."""

    verb = Verb.SAME
    head: Statement = field(init=False, repr=False)

    def validate(self) -> None:
        super().validate()
        for row in (self.one, self.other):
            if row.state == State.REJECTED:
                raise Invalid(f"“{row}” was rejected.")
        self.head = self.other.variant_of or self.other
        if self.head == (self.one.variant_of or self.one):
            raise Invalid("These are linked already.")

    def change(self) -> None:
        for row in [self.one, *self.one.variants.all()]:
            self.point(row, self.head, BY_HAND)
        self.touch()


@dataclass(kw_only=True)
class DifferentUtterance(_OnTwo):
    """`one` and `other` are two. If they are linked, `one` leaves the group; if it is the head, the other does."""

    verb = Verb.DIFFERENT

    def change(self) -> None:
        if self.other.variant_of_id == self.one.pk:
            self.point(self.other, None, "")
        elif self.one.variant_of_id and self.one.variant_of_id in (self.other.pk, self.other.variant_of_id):
            self.point(self.one, None, "")
        self.touch()
