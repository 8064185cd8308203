"""From the words for an actor to its state: whom US officials met abroad, against the country they were in.

"Met with Prime Minister Stephen Harper." names no state; the record of the trip says Canada. Some of those met were
guests there themselves, so that nobody can reach 100.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from timeline.extract.lexicons.load import state_called
from timeline.extract.pipeline import Document, extract_many

_MET = re.compile(r"^Met with (?!.*\b(?:Summit|summit|Accompanied|accompanied|delegat)).*")
_ALIASES = {"Korea, South": "South Korea", "West Bank": "Palestine", "Vatican City": "Holy See"}


def cases(file: Path, since: str = "1990") -> Iterator[tuple[str, date, str]]:
    """(text, day, ISO code) of each trip since the year that tells of one meeting and no summit."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            country = _ALIASES.get(row["country"], row["country"])
            iso3 = state_called(country)
            if row["date"] >= since and iso3 and _MET.match(row["text"]) and iso3 != "USA":
                yield row["text"].split(". ")[0] + ".", date.fromisoformat(row["date"]), iso3


def score(file: Path) -> tuple[int, int, int]:
    """(persons found, with a state, with the state of the trip)."""
    rows = list(cases(file))
    found = placed = right = 0
    for (_, _, iso3), extraction in zip(
        rows, extract_many((Document(text, day) for text, day, _ in rows), ["actors"]), strict=True
    ):
        for actor in extraction.actors:
            if actor.kind == "person":
                found += 1
                placed += bool(actor.iso3)
                right += actor.iso3 == iso3
    return found, placed, right
