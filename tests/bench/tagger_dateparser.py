"""dateparser's `search_dates` (BSD-3), the library most often reached for: days, unless the words say less."""

from __future__ import annotations

from datetime import date, datetime, time

from tests.bench.taggers import Row, Tagger


def load() -> Tagger:
    """Its search for English, reckoning from the document's day, the past preferred as news asks for."""
    from dateparser.search import search_dates

    def tag(text: str, published: date | None) -> list[Row]:
        day = published or date(2000, 1, 1)
        settings = {"RELATIVE_BASE": datetime.combine(day, time.min), "PREFER_DATES_FROM": "past"}
        rows: list[Row] = []
        at = 0
        for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            value = _grain(words, moment)
            rows.append({"start": start, "end": at, "text": words, "type": "DATE", "value": value})
        return rows

    return tag


def _grain(words: str, moment: datetime) -> str:
    """As coarse as the words: a bare year is a year, "May 2017" a month; the library itself fills in the rest."""
    parts = words.replace(",", " ").lower().split()
    numbers = [part for part in parts if part.isdigit()]
    if parts and len(numbers) == len(parts) == 1 and len(numbers[0]) == 4:
        return f"{moment:%Y}"
    named = any(part[:3] == f"{moment:%b}".lower() for part in parts)
    if named and all(len(number) == 4 for number in numbers):
        return f"{moment:%Y-%m}"
    if parts[-1:] in (["year"], ["month"]) and len(parts) <= 2:
        return f"{moment:%Y}" if parts[-1] == "year" else f"{moment:%Y-%m}"
    return f"{moment:%Y-%m-%d}"
