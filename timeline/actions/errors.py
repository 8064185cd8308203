"""Why an action was not carried out. Each carries a sentence that may be shown to the editor as it stands."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError


class ActionError(Exception):
    """Nothing was changed; `message` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(ActionError, PermissionDenied):  # noqa: N818  named as the desk says it
    """The user lacks the right. Being a PermissionDenied, it is answered with 403 where nobody catches it."""


class Conflict(ActionError):  # noqa: N818
    """Somebody else changed the row since it was shown.

    `current` is the row as it now stands; `submitted` what the editor wanted to store in it, so that a page can show
    both and nothing is lost.
    """

    def __init__(self, message: str, current: Any = None, submitted: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.current = current
        self.submitted = submitted or {}


class Invalid(ActionError):  # noqa: N818
    """The values, or the state of things, do not allow it. `errors` maps a field to its messages ("" is the whole)."""

    def __init__(self, message: str, errors: dict[str, list[str]] | None = None) -> None:
        super().__init__(message)
        self.errors = errors or {"": [message]}

    @classmethod
    def of_field(cls, name: str, message: str) -> "Invalid":
        """A complaint about one field."""
        return cls(message, {name: [message]})

    @classmethod
    def of(cls, error: ValidationError) -> "Invalid":
        """The same complaint that a model's or field's validation made."""
        if hasattr(error, "error_dict"):
            errors = {("" if name == "__all__" else name): said for name, said in error.message_dict.items()}
        else:
            errors = {"": list(error.messages)}
        return cls(" ".join(text for said in errors.values() for text in said), errors)
