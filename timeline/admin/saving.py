"""One form of the admin, saved, is one decision: the row and the rows that hang on it, checked, stamped and undoable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from timeline.actions import Action, Conflict, NotAllowed
from timeline.actions.base import locked, store
from timeline.actions.fields import EDITABLE, mark_edited, permitted
from timeline.actions.reach import events_resting_on
from timeline.models import ActorName, Participation, Position, Verb
from timeline.models.history import under
from timeline.models.vocabulary import Origin, State

LISTS: dict[type, str] = {Participation: "participants", ActorName: "names", Position: "positions"}
"""What the list that a row hangs in is called among its owner's edited fields."""


@dataclass(kw_only=True)
class Save(Action):
    """What a clerk entered in one form.

    `row` holds the entered values, `fields` names those that changed (all of a new row's, if `added`), and `formsets`
    are the valid inlines: rows that hang on it.
    """

    verb = Verb.EDIT
    row: Any
    fields: list[str]
    added: bool = False
    formsets: Sequence[Any] = ()

    def check(self) -> None:
        """Raise NotAllowed unless the user may add, or change, such rows; Conflict if this one was changed meanwhile."""
        meta = self.row._meta
        right = f"{meta.app_label}.{'add' if self.added else 'change'}_{meta.model_name}"
        if not (self.user and self.user.is_active and self.user.has_perm(right)):
            raise NotAllowed("Your account may not do this.")
        if not self.added and _version(locked(self.row)) != _version(self.row):
            raise Conflict(f"“{self.row}” was changed by somebody else meanwhile. Open it again.", self.row)

    def about(self) -> Any:
        return self.row

    def begin(self) -> None:
        """Write the decision. A new row must exist before a decision can name it; its history comes after."""
        self._follow_date()
        mark_edited(self.row, set(self.fields) | self._lists())
        if not self.added:
            self.detail = {"fields": sorted(self.fields)}
            super().begin()
            return
        _by_editor(self.row)
        self.row.skip_history_when_saving = True
        self.row.save()
        del self.row.skip_history_when_saving
        self.decision = self.decide(Verb.ADD, self.row)
        if hasattr(type(self.row), "history"):
            with under(self.decision):
                type(self.row).history.bulk_history_create(
                    [self.row],
                    default_user=self.user,
                    custom_historical_attrs={"decision_id": self.decision.pk},
                )

    def change(self) -> None:
        self.touched |= events_resting_on(self.row)
        if not self.added:
            _keep(self.row)
        for formset in self.formsets:
            self._save_parts(formset)
        self.touched |= events_resting_on(self.row)

    def _save_parts(self, formset: Any) -> None:
        for part in formset.save(commit=False):
            self.touched |= events_resting_on(part)
            _by_editor(part)
            _keep(part)
        for part in formset.deleted_objects:
            self.touched |= events_resting_on(part)
            part.delete()

    def _lists(self) -> set[str]:
        return {LISTS[f.model] for f in self.formsets if f.model in LISTS and f.has_changed()}

    def _follow_date(self) -> None:
        """A date that a clerk sets is the desk's: its basis follows."""
        if "edtf" not in self.fields or type(self.row) not in EDITABLE:
            return
        names = {"edtf", "derivation", "date_basis"} & set(self.fields)
        for name, value in permitted(
            type(self.row), {name: getattr(self.row, name) for name in names}
        ).items():
            setattr(self.row, name, value)
            self.fields = sorted({*self.fields, name})


def _keep(row: Any) -> None:
    """Save a checked row. Without a history it has no version to count up: an article's is the publisher's."""
    if hasattr(type(row), "history"):
        store(row)
    else:
        row.full_clean()
        row.save()


def _version(row: Any) -> int | None:
    """Which version of the row this is; an article's is its publisher's and stays."""
    return getattr(row, "version", None)


def _by_editor(row: Any) -> None:
    """What a clerk enters is the desk's own, and accepted by that."""
    for name, value in (("origin", Origin.EDITOR), ("state", State.ACCEPTED)):
        if hasattr(row, name) and not (name == "origin" and row._meta.model_name == "article"):
            setattr(row, name, value)
