"""Microsoft's Recognizers-Text (MIT), the strongest tagger for Python alone in the recorded table.

It answers "Friday" and "May" with a past and a future reading, never with the day of publication: here the last one is
taken, counting that day, which is right more often in news. What is told in years or months is as coarse as that.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, time, timedelta
from typing import Any

from tests.bench.taggers import Row, Tagger

_DRIFT = 60
_SENTENCE = re.compile(r"\S(?:[^.!?\n]|(?<![a-z]{4})[.!?]|[.!?](?!\s)|\n(?!\n))*[.!?]?")
_DEFINITE = re.compile(
    r"[0-9]{4}(?:-W[0-9]{2}(?:-WE)?|-[0-9]{2}(?:-[0-9]{2})?|-(?:SP|SU|FA|WI))?(?:T[A-Z]{2})?"
)
_TYPES = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME"}


def load() -> Tagger:
    """Its English model."""
    warnings.simplefilter("ignore")
    from recognizers_date_time import Culture, DateTimeRecognizer

    model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def tag(text: str, published: date | None) -> list[Row]:
        day = published or date(2000, 1, 1)
        moment = datetime.combine(day, time.min)
        rows: list[Row] = []
        # Sentence by sentence: an error inside it costs all that it is given, and its time grows with the square.
        for sentence in _SENTENCE.finditer(text):
            words = sentence.group()
            rows += [_row(one, words, sentence.start(), day) for one in model.parse(words, moment)]
        return rows

    return tag


def _row(found: Any, text: str, offset: int, day: date) -> Row:
    # Its offsets drift behind doubled spaces and quotation marks; the words are near.
    near = text.lower().find(found.text, max(0, found.start - _DRIFT), found.end + _DRIFT)
    start = near if near >= 0 else found.start
    end = start + len(found.text)
    values = (found.resolution or {}).get("values") or [{}]
    kind = found.type_name.rpartition(".")[2]
    return {
        "start": offset + start,
        "end": offset + end,
        "text": text[start:end],
        "type": "DATE" if values[0].get("timex", "").endswith("_REF") else _TYPES.get(kind, "DATE"),
        "value": _timex(kind, values[0], found.text, day),
    }


def _timex(kind: str, value: dict[str, str], words: str, day: date) -> str:
    timex = value.get("timex", "")
    if kind in {"duration", "set"} or timex.endswith("_REF"):
        return timex
    if _DEFINITE.fullmatch(timex):
        return timex
    if kind in {"date", "datetime"}:
        moment = value.get("value", timex).replace(" ", "T").removesuffix(":00")
        if timex.startswith((f"XXXX-WXX-{day.isoweekday()}", f"XXXX-{day:%m-%d}")):
            return day.isoformat() + moment[10:]
        coarse = re.search(r"\b(year|month)s? (?:ago|earlier|before|later|from now)$", words)
        return moment[: {"year": 4, "month": 7}[coarse[1]]] if coarse else moment
    if kind == "daterange" and {"start", "end"} <= value.keys():
        return _period(value["start"], value["end"])
    return (value.get("start") or value.get("end") or timex).replace(" ", "T")


def _period(first: str, after: str) -> str:
    """The days from `first` up to but not including `after`, as a year, quarter, month or week where they are one."""
    start, end = date.fromisoformat(first), date.fromisoformat(after)
    months = (end.year - start.year) * 12 + end.month - start.month
    if start.day == end.day == 1:
        if months == 12 and start.month == 1:
            return f"{start.year:04}"
        if months == 3 and start.month % 3 == 1:
            return f"{start.year:04}-Q{start.month // 3 + 1}"
        if months == 1:
            return f"{start.year:04}-{start.month:02}"
        if months == 120 and start.year % 10 == 0 and start.month == 1:
            return f"{start.year // 10:03}"
    if (end - start).days == 7 and start.isoweekday() == 1:
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}"
    return f"{first}/{(end - timedelta(1)).isoformat()}"
