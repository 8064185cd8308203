"""How the date of an event is drawn: each kind of date in its own way, and never as more certain than it is.

The form comes from the date itself; the status says how the form is filled: what has not happened is an outline, what
was called off is struck through. The shapes are in `static/css/marks.css`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from timeline.models.dates import DatePrecision
from timeline.models.vocabulary import Status


class DateForm(StrEnum):
    """A kind of date, in words."""

    DAY = "a single day"
    DAYS = "several days"
    SINCE = "its end is not known"
    UNTIL = "its beginning is not known"
    WITHIN = "one day of several"
    LOOSE = "known no closer"
    UNSURE = "not certain"
    DISPUTED = "reports differ on the date"
    NONE = "no date"


_BY_PRECISION = {
    DatePrecision.DAY: DateForm.DAY,
    DatePrecision.INTERVAL: DateForm.DAYS,
    DatePrecision.NONE: DateForm.NONE,
}


@dataclass(frozen=True, slots=True)
class DateMark:
    """The mark of one date."""

    form: DateForm
    status: str

    @classmethod
    def of(cls, event: Any) -> "DateMark":
        """The mark of an event; that its reports differ is known if it came with its cards' fields."""
        form = DateForm.DISPUTED if getattr(event, "dates_differ", False) else form_of(event)
        return cls(form, event.status)

    @property
    def classes(self) -> str:
        """For the style sheet, which draws it: its form, `hollow` for what has not happened, `off` for what was
        cancelled."""
        done = self.status in (Status.HAPPENED, Status.ONGOING)
        off = " off" if self.status == Status.CANCELLED else ""
        return f"date-mark as-{self.form.name.lower()}{'' if done else ' hollow'}{off}"


def form_of(event: Any) -> DateForm:
    """The form of the date of an event or report, by itself."""
    edtf = event.edtf
    if event.precision == DatePrecision.OPEN:
        return DateForm.UNTIL if event.earliest is None else DateForm.SINCE
    if any(sign in edtf for sign in "?~%"):
        return DateForm.UNSURE
    if edtf.startswith("["):
        return DateForm.WITHIN
    return _BY_PRECISION.get(DatePrecision(event.precision), DateForm.LOOSE)
