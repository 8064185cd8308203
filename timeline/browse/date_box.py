"""What a reader types into a date box, as EDTF.

| typed | read as |
|---|---|
| 2021, June 2021, 21 June 2021, June 21, 2021, 2021-06-21, EDTF | that |
| 2018-2021, June to August 2021, between 3 and 5 June 2021 | an interval |
| since May, from 2019, after 2019; until 2019, by May, before May | an interval open on one side |
| last week, yesterday, this year, three weeks ago, spring 2021 | what an article of today would mean by it |
| last three months, past 7 days | up to and with today |

Numeric days such as 05/06/2021 are not guessed at: they mean two things.
"""

import re
from datetime import date, timedelta

from django.utils import timezone

from timeline.browse.words import MONTHS, date_phrase, plain_day
from timeline.extract.dates.edtf import Edtf, EdtfError
from timeline.extract.dates.finder import find

_MONTHS = {name[:length].casefold(): n for n, name in enumerate(MONTHS, 1) for length in (3, len(name))}
_MONTHS["sept"] = 9
_WORDS = re.compile(
    r"""(?:[a-z]+day\s+)?
        (?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[a-z]+)\.?,?
          |(?P<month2>[a-z]+)\.?(?:\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?)?)
        \s+(?P<year>\d{4})""",
    re.VERBOSE,
)
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


class DateBoxError(ValueError):
    """The words are no date that is understood; the message says so to the reader."""


_OPEN = {
    "since": True,
    "from": True,
    "after": True,
    "until": False,
    "till": False,
    "by": False,
    "before": False,
}
"""Words that leave one side open → whether that is the end."""
_PAIR = re.compile(
    r"(?:from |between )?(.+?)(?: to | until | and | (?=[-–—] )|(?<=\d)(?=[-–—]\d{4}$))[-–—]? ?(.+)"
)
_LATELY = re.compile(r"(?:in )?(?:the )?(?:last|past) ([a-z0-9-]+ (?:day|week|month|year)s)")
LONGEST = 100
"""Characters of what is read as more than one plain date."""


def read(text: str) -> Edtf:
    """The date that `text` means, if need be counted from today. Raises DateBoxError."""
    plain = " ".join(text.split())
    if _NUMERIC.fullmatch(plain):
        raise DateBoxError(f"“{plain}” can be read in two ways; write 5 June 2021 or 2021-06-05")
    found = _date(plain)
    if found is None and len(plain) <= LONGEST:
        found = _open(plain) or _pair(plain) or _told(plain)
    if found is None:
        raise DateBoxError(f"“{plain[:60]}” is not a date that is understood here")
    return found


def _date(plain: str) -> Edtf | None:
    """A date in words with its year, or EDTF."""
    found = _WORDS.fullmatch(plain.casefold())
    if found:
        month = _MONTHS.get(found["month"] or found["month2"])
        if month:
            day = found["day"] or found["day2"]
            plain = f"{found['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
    return _edtf(plain)


def _edtf(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text)
    except EdtfError:
        return None


def _open(plain: str) -> Edtf | None:
    """“since May”, “before 2019”: one side of a date."""
    word, _, rest = plain.casefold().partition(" ")
    if word not in _OPEN or (value := _date(rest) or _told(rest)) is None:
        return None
    first, last = value.earliest, value.latest
    if word in ("after", "before"):
        day = _next(last, 1) if word == "after" else _next(first, -1)
        return _edtf(f"{day}/.." if _OPEN[word] else f"../{day}") if day else None
    left, _, right = value.text.partition("/")
    return _edtf(f"{left}/.." if _OPEN[word] else f"../{right or left}")


def _pair(plain: str) -> Edtf | None:
    """“2018-2021”, “June to August 2021”: a beginning and an end, which may lend the beginning its month and year."""
    found = _PAIR.fullmatch(plain)
    end = found and (_date(found[2]) or _told(found[2]))
    if not found or not end:
        return None
    words = end.latest and plain_day(end.latest).split(" ", 1)[1].split(" ")
    lent = [found[1], *(f"{found[1]} {' '.join(words[n:])}" for n in (1, 0))] if words else [found[1]]
    begin = next((value for text in lent[::-1] if (value := _date(text))), None) or _told(found[1])
    if begin is None:
        return None
    return _edtf(f"{begin.text.partition('/')[0]}/{end.text.rpartition('/')[2]}")


def _told(plain: str) -> Edtf | None:
    """What an article of today would mean by it; a month without a year is the last one that has begun."""
    today = timezone.localdate()
    if (month := _MONTHS.get(plain.casefold().rstrip("."))) is not None:
        return _edtf(f"{today.year - (month > today.month)}-{month:02}")
    if plain.casefold() == "now":
        return Edtf.of_day(today)
    if (lately := _LATELY.fullmatch(plain.casefold())) and (begin := _told(f"{lately[1]} ago")):
        return _edtf(f"{begin.earliest}/{today}")
    found, _ = find(plain, today)
    whole = len(found) == 1 and (found[0].span.start, found[0].span.end) == (0, len(plain))
    return _edtf(found[0].edtf) if whole and found[0].edtf else None


def _next(day: date | None, by: int) -> date | None:
    try:
        return day + timedelta(days=by) if day else None
    except OverflowError:
        return None


def two(first: Edtf | None, last: Edtf | None) -> tuple[Edtf | None, Edtf | None]:
    """What stands in the two boxes of a period. An interval in one of them, the other left empty, is for both."""
    if first and last is None:
        return _ends(first)
    if last and first is None:
        begin, end = _ends(last)
        return (begin, end) if begin is not last else (None, last)
    return first, last


def _ends(value: Edtf) -> tuple[Edtf | None, Edtf | None]:
    """The two ends of an interval, None for one that is open; of anything else itself, and None."""
    left, slash, right = value.text.partition("/")
    if not slash:
        return value, None
    return (_edtf(left) if left not in ("", "..") else None), (
        _edtf(right) if right not in ("", "..") else None
    )


def words_for(value: Edtf | None) -> str:
    """What to write into the box so that it is read as `value` again: words where there are some, else EDTF."""
    if value is None:
        return ""
    exact = value.earliest if value.precision == "day" else None
    phrase = plain_day(exact) if exact else date_phrase(value.text)
    try:
        return phrase if read(phrase).text == value.text else value.text
    except DateBoxError:
        return value.text
