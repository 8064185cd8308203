"""Reading EDTF for the models: bounds, or a form error that names the field."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models

from timeline.extract.dates.edtf import PRECISIONS, Edtf, EdtfError


class DatePrecision(models.TextChoices):
    """How precise an event's date is; `open` has one end only, `none` is undated."""

    DAY = "day", "Day"
    MONTH = "month", "Month"
    SEASON = "season", "Season"
    YEAR = "year", "Year"
    DECADE = "decade", "Decade"
    CENTURY = "century", "Century"
    INTERVAL = "interval", "Interval"
    OPEN = "open", "Open"
    NONE = "none", "No date"


assert set(DatePrecision.values) == set(PRECISIONS)  # noqa: S101  one vocabulary, two rooms


def edtf_bounds(field: str, text: str) -> tuple[date | None, date | None, str]:
    """First day, last day and precision of an EDTF string ("" is no date). Raises ValidationError for `field`."""
    if not text:
        return None, None, DatePrecision.NONE
    try:
        value = Edtf.parse(text)
    except EdtfError as error:
        raise ValidationError({field: f"{error}. Write a day as 2021-06-21, a month as 2021-06."}) from error
    return value.earliest, value.latest, value.precision


def moved(day: date, by: timedelta) -> date:
    """The day so much later, or earlier; no further than the calendar goes, whose ends a reader may ask for."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min
