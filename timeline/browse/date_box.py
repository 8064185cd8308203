"""What a reader types into a date box, as EDTF: “2021”, “June 2021”, “21 June 2021”, “June 21, 2021”, “2021-06-21”, EDTF.

Numeric days such as 05/06/2021 are not guessed at: they mean two things.
"""

import re

from timeline.browse.words import MONTHS, date_phrase, plain_day
from timeline.extract.dates.edtf import Edtf, EdtfError

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


def read(text: str) -> Edtf:
    """The date that `text` means. Raises DateBoxError."""
    plain = " ".join(text.split())
    if _NUMERIC.fullmatch(plain):
        raise DateBoxError(f"“{plain}” can be read in two ways; write 5 June 2021 or 2021-06-05")
    found = _WORDS.fullmatch(plain.casefold())
    written = plain
    if found:
        month = _MONTHS.get(found["month"] or found["month2"])
        if month:
            day = found["day"] or found["day2"]
            written = f"{found['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
    try:
        return Edtf.parse(written)
    except EdtfError:
        raise DateBoxError(f"“{plain[:60]}” is not a date that is understood here") from None


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
