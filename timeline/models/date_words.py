"""Dates in words, as a reader would write them. Nothing is made more precise than it is.

| EDTF | words |
|---|---|
| `2021-06-21` | Monday 21 June 2021 |
| `2021-06` | June 2021 |
| `2021-06-19/2021-06-23` | 19–23 June 2021 |
| `2021-06~` | about June 2021 |
| `2021?` | 2021 (uncertain) |
| `../2021-05-21` | by 21 May 2021 |
| `../2021-05-21~` | on or shortly before 21 May 2021 |
| `2021-06-21/..` | from 21 June 2021 |
| `[2021-06-01..2021-06-18]` | between 1 and 18 June 2021 |
| `[2021-06-01,2021-06-03]` | 1 June 2021 or 3 June 2021 |
| `202X` | the 2020s |
"""

import re
from datetime import date
from functools import lru_cache
from typing import Any

from timeline.extract.dates.edtf import Edtf, EdtfError

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def plain_day(day: date) -> str:
    """“21 June 2021”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full_day(day: date) -> str:
    """“Monday 21 June 2021”."""
    return f"{DAYS[day.weekday()]} {plain_day(day)}"


def span(first: date, last: date) -> str:
    """Two days as one range, what they share said once: “19–23 June 2021”, “28 May – 2 June 2021”."""
    if first == last:
        return plain_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{plain_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {plain_day(last)}"
    return f"{plain_day(first)} – {plain_day(last)}"


@lru_cache(maxsize=4_096)
def date_phrase(edtf: str) -> str:
    """An EDTF date in words, with the weekday for a single day; the string itself where it cannot be read.

    Remembered: a page has the same few dates in headings, on cards, beside its strip and on its buttons.
    """
    if not edtf:
        return ""
    try:
        value = Edtf.parse(edtf)
    except EdtfError:
        return edtf
    text = value.text
    if text[0] in "[{":
        return _set(text)
    if "/" in text:
        return _interval(value)
    return _part(text, weekday=True)


def when(row: Any) -> str:
    """A row's date in words, as `date_phrase`; what is still to come lies “after 21 June 2021”, not from then on."""
    if row.is_bound and row.edtf.endswith("/.."):
        return f"after {_part(row.edtf.removesuffix('/..'))}"
    return date_phrase(row.edtf)


_CODED = re.compile(
    r"(?<![\w./-])(?:\.\./)?\[?(?:\.\.)?\d{4}-\d\d(?:-\d\d)?[~?%]?(?:(?:/|\.\.)(?:\d{4}-\d\d(?:-\d\d)?[~?%]?|\.\.)?)?\]?"
    r"(?![\w/-])"
)


def worded(text: str) -> str:
    """A sentence in which dates stand as EDTF, with the dates in words: “on 2021-06-21” → “on 21 June 2021”.

    For what is worked out and kept exactly: derivations, what two reports agree on. A lone year stays as it is.
    """
    return _CODED.sub(lambda match: _without_weekday(match.group()), text)


def _without_weekday(edtf: str) -> str:
    phrase = date_phrase(edtf)
    day, _, rest = phrase.partition(" ")
    return rest if day in DAYS else phrase


def _set(text: str) -> str:
    one_of_them = text[0] == "["
    joined = " or " if one_of_them else " and "
    members = []
    for member in text[1:-1].split(","):
        first, dots, last = member.strip().partition("..")
        if not dots:
            members.append(_part(first))
        elif first and last:
            members.append(_between(first, last) if one_of_them else f"{_part(first)} – {_part(last)}")
        else:
            members.append(f"from {_part(first)}" if first else f"by {_part(last)}")
    return joined.join(members)


def _between(first: str, last: str) -> str:
    """One day of a range, which did not take all of it: “between 1 and 18 June 2021”."""
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"between {int(first[8:])} and {_part(last)}"
    return f"between {_part(first)} and {_part(last)}"


def _interval(value: Edtf) -> str:
    left, _, right = value.text.partition("/")
    if left in ("", ".."):
        return f"on or shortly before {_part(right[:-1])}" if right.endswith("~") else f"by {_part(right)}"
    if right in ("", ".."):
        return f"from {_part(left)}"
    firm = not (value.uncertain or value.approximate)
    if firm and value.earliest and value.latest and len(left) == len(right) == 10 and "X" not in value.text:
        return span(value.earliest, value.latest)
    return f"{_part(left)} – {_part(right)}"


def _part(text: str, weekday: bool = False) -> str:
    found = re.match(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?(?:T[^?~%]*)?([?~%])?$", text.strip())
    if not found:
        return text
    year, month, day, qualifier = found.groups()
    words = _named(year, month, day, weekday and not qualifier)
    if qualifier in ("~", "%"):
        words = f"about {words}"
    return f"{words} (uncertain)" if qualifier in ("?", "%") else words


def _named(year: str, month: str | None, day: str | None, weekday: bool) -> str:
    if year.endswith("XX"):
        return f"the {int(year[:2])}00s"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    number = str(int(year))
    if not month or month == "XX":
        return number
    if month in _SEASONS:
        return f"{_SEASONS[month]} {number}"
    if not day or day == "XX":
        return f"{MONTHS[int(month) - 1]} {number}"
    exact = date(int(year), int(month), int(day))
    return full_day(exact) if weekday else plain_day(exact)
