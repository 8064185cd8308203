"""The day in a report's dateline, which "today" and "Tuesday" are counted from where it is not the day of publication.

A report is often published the day after it was written: "BRUSSELS, December 2 (Xinhua) --", or a line with nothing
but the date under the headline. Publication decides the year, and a dateline far from it is none.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from timeline.extract.dates.lexicon import ENGLISH, key, lookup
from timeline.extract.dates.rules import expand

HEAD = 400
"""Characters at the beginning of a text in which a dateline may stand."""

EARLIEST, LATEST = -3, 1
"""Days from publication to the dateline at most: written before it is published, or just past midnight."""

_DAY = "(?:{month} {day}(?:st|nd|rd|th)?|{day:day1}(?:st|nd|rd|th)? {month:month1})(?:,? {year!})?"
_FORMS = (
    r"(?:^|\n[ ]*)[a-z][^\n!?]{2,60}, " + _DAY + r",? ?(?:\([^\n()]{2,30}\) ?)?(?:--?|_)",
    r"\n[ ]*(?:{weekday!},? )?" + _DAY + r"[ ]*\n",
)


def day_of_dateline(text: str, original: str, published: date, language: str = ENGLISH) -> date | None:
    """The day in the dateline of a text, or None. `text` is the normalised text, `original` the article's own."""
    head = _lines(text, original)
    for form in _patterns(language):
        for found in form.finditer(head):
            month = found["month"] or found["month1"]
            day = _near(lookup("month", language)[key(month)], int(found["day"] or found["day1"]), published)
            if day:
                return day
    return None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(expand(form, {}, language)) for form in _FORMS)


def _lines(text: str, original: str) -> str:
    """The head of the normalised text with every line end of the article in it."""
    return "".join(
        "\n" if char == "\n" else plain for plain, char in zip(text[:HEAD], original[:HEAD], strict=True)
    )


def _near(month: int, day: int, published: date) -> date | None:
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if EARLIEST <= (found - published).days <= LATEST:
            return found
    return None
