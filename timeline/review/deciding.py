"""Carrying out an action for a page: what became of it, with the HTTP status that tells it."""

from dataclasses import dataclass
from typing import Any

from django import forms

from timeline.actions import Action, ActionError, Conflict, Invalid
from timeline.models import Decision


@dataclass(frozen=True, slots=True)
class Outcome:
    """Either `decision`, or `error` and why."""

    decision: Decision | None = None
    error: ActionError | None = None

    @property
    def status(self) -> int:
        """409 for a conflict, 422 for what is not valid, 200 for success."""
        if self.error is None:
            return 200
        return 409 if isinstance(self.error, Conflict) else 422

    def tell(self, form: forms.Form) -> None:
        """Put the error on the form: beside the field that it names, else above all."""
        if isinstance(self.error, Invalid):
            for name, messages in self.error.errors.items():
                for message in messages:
                    form.add_error(name if name in form.fields else None, message)
        elif self.error is not None:
            form.add_error(None, self.error.message)


def carry_out(action: Action) -> Outcome:
    """The action's outcome. NotAllowed is not caught: Django answers it with 403."""
    try:
        return Outcome(decision=action.execute())
    except (Conflict, Invalid) as error:
        return Outcome(error=error)


def version_of(data: Any) -> int | None:
    """The version that the page was showing, None if the form does not say."""
    text = data.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
