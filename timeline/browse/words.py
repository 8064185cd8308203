"""Types, and how a date came about, in words. Dates themselves are worded by `timeline.models.date_words`."""

import re
from typing import Any

from django.utils import timezone

from timeline.models import Event
from timeline.models.date_words import DAYS, MONTHS, date_phrase, full_day, plain_day, span, when, worded
from timeline.models.vocabulary import DateBasis, EventType, Status

__all__ = [
    "BASES", "DAYS", "MONTHS", "bare", "basis", "date_phrase", "full_day", "is_struck_out", "plain_day", "span",
    "status_phrase", "type_phrase", "when", "worded",
]  # fmt: skip

_CALLING_OFF = re.compile(r"\b(?:cancel|postpon|suspend|scrap|shelv|delay|abandon|call\w* off)", re.I)


BASES = {
    DateBasis.EXPLICIT: "dated in the text",
    DateBasis.REPORTING: "dated by the report",
    DateBasis.INFERRED: "date worked out",
    DateBasis.CARRIED: "date carried over",
    DateBasis.DOCUMENT: "dated by the article",
    DateBasis.EDITOR: "dated by an editor",
}
"""How a date came about, in short; see `basis`."""


def basis(row: Any) -> str:
    """How the date of an event or statement came about, in short; empty without one."""
    return "no day given" if row.is_bound else BASES.get(DateBasis(row.date_basis), "")


def type_phrase(event: Any) -> str:
    """The type and, where it says more, the kind: “Consult, bilateral”."""
    label = EventType(event.event_type).label
    kind = getattr(event, "kind", "")
    return f"{label}, {kind}" if kind and kind.casefold() != label.casefold() else label


_ONCE_OVER = {Status.ONGOING: "Under way then", Status.PLANNED: "Planned, no later report"}
"""What is said instead of “ongoing” and “planned” when the last day has gone by and nothing more was told."""


def status_phrase(event: Any) -> str:
    """The status of an event: “Planned”; with its days past, that nothing later is known. As of a day, as it was then."""
    status = Status(event.status)
    past = event.latest is not None and event.latest < timezone.localdate()
    if past and isinstance(event, Event) and getattr(event, "asof", None) is None:
        return _ONCE_OVER.get(status, status.label)
    return status.label


def is_struck_out(event: Any) -> bool:
    """Whether a cancelled event's headline names the thing (“Summit in Oslo”), not its end (“X cancels a summit”)."""
    return event.status == Status.CANCELLED and not _CALLING_OFF.search(event.headline)


def bare(text: str) -> str:
    """Words without the pair of quotation marks around them."""
    inner = text.strip().strip('“”"«»„')
    return inner.rstrip(",").strip().strip('“”"«»„')
