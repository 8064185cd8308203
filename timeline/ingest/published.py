"""Publication dates: read strictly, or not at all. No date is made up, moved or completed."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from timeline.ingest.draft import Refused
from timeline.ingest.limits import FUTURE_DAYS

_NAMES = """
january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sept sep,
october oct, november nov, december dec
"""
_MONTHS = {name: number for number, names in enumerate(_NAMES.split(","), start=1) for name in names.split()}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?)?"
DAY = (
    rf"{_WEEKDAY}(?:(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\.?,?\s+(?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}|\d{4}/\d{2}/\d{2}))"
)
"""A day in words or digits, with named groups: “Monday, June 21, 2021”, “21 June 2021”, “2021-06-21”."""

_WRITTEN = re.compile(DAY + _CLOCK, re.I)


def read_published(written: str) -> date | datetime:
    """A publication date as a record, a form or an option gives it. Raises `Refused` naming what is wrong with it.

    ISO 8601 and RFC 5322 with a zone give a moment; without a zone, or in words, only the day is kept.
    """
    written = written.strip()
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        moment = None
    if moment is not None:
        return _moment(moment, written)
    found = _WRITTEN.fullmatch(written)
    if found:
        return day_of(found)
    if re.match(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s", written):
        try:
            moment = parsedate_to_datetime(written)
        except ValueError as error:
            raise Refused(f"“{written}” is no date") from error
        return _moment(moment, written)
    raise Refused(f"“{written[:60]}” is no date; write it as 2021-06-21 or 2021-06-21T09:00+09:00")


def _moment(read: datetime, written: str) -> date | datetime:
    """The moment, or, where no zone is given, the day. Raises `Refused` for one that no clock in UTC can show."""
    if read.tzinfo is None:
        return read.date()
    try:
        read.astimezone(UTC)
    except OverflowError as error:
        raise Refused(f"“{written}” lies at the end of the calendar") from error
    return read


def day_of(found: re.Match[str]) -> date:
    """The day of a match of `DAY`. Raises `Refused` for a day that the calendar does not have."""
    words = found.group(0).strip()
    iso = found["iso"]
    if iso:
        year, month, day = (int(part) for part in re.split("[-/]", iso))
    else:
        year = int(found["year"] or found["year2"])
        month = _MONTHS[(found["month"] or found["month2"]).lower()]
        day = int(found["day"] or found["day2"])
    try:
        value = date(year, month, day)
    except ValueError as error:
        raise Refused(f"there is no {words}") from error
    if found["weekday"] and _WEEKDAYS[value.weekday()] != found["weekday"].lower()[:3]:
        raise Refused(
            f"{value:%-d %B %Y} was a {value:%A}, not “{found['weekday']}…”, so the date is doubtful"
        )
    return value


def check_not_future(published: date | datetime | None) -> None:
    """Raise `Refused` if the date lies more than two days ahead."""
    if published is None:
        return
    day = published.date() if isinstance(published, datetime) else published
    if day > datetime.now(UTC).date() + timedelta(days=FUTURE_DAYS):
        raise Refused(f"its publication date, {day:%-d %B %Y}, lies in the future")


def zone_name(moment: datetime) -> str:
    """The offset as it is stored beside the moment: “UTC” or “+09:00”, with seconds where it has some."""
    return str(timezone(moment.utcoffset() or timedelta())).removeprefix("UTC") or "UTC"


def in_zone(moment: datetime, zone: str) -> datetime:
    """The stored moment in the publisher's own zone, so that “Monday” means the publisher's Monday."""
    try:
        return moment.astimezone(datetime.strptime(zone, "%z").tzinfo)
    except ValueError:
        return moment.astimezone(UTC)
