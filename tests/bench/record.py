"""The official record as the answer: a traveller's legs in a chronology beside the events that his releases gave.

    python -m tests.bench.record          DATA=chronology.jsonl  ARTICLES=releases.jsonl  TRAVELLER=Blinken
                                          FROM=2021-05-20  UNTIL=2021-08-31

A chronology's line is {"actors": [name], "date", "end", "country", "place"?, "text"?}. The releases go through ingest
and resolve into a database of their own. A leg is *found* if an event that happened has the traveller taking part, lies
in the leg's country and may only have been on days of the leg, one day either side; *seen* if the days only overlap. An
event that says he visited is *on record* if a leg of that country overlaps it. The default range begins where the
releases begin.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.bench import data

_A_DAY = timedelta(days=1)
GOAL = "Goals: 85 % of the legs that the releases support, nine in ten of his visits on record."


@dataclass(frozen=True, slots=True)
class Leg:
    """One stay in one country."""

    begin: date
    end: date
    iso3: str
    country: str
    text: str

    def overlaps(self, row: Any) -> bool:
        """Whether an event may have been on a day of the stay, one day either side."""
        earliest, latest = row.earliest or row.latest, row.latest or row.earliest
        return earliest <= self.end + _A_DAY and latest >= self.begin - _A_DAY

    def holds(self, row: Any) -> bool:
        """Whether an event can only have been on days of the stay, one day either side."""
        if row.earliest is None or row.latest is None:
            return False
        return bool(self.begin - _A_DAY <= row.earliest and row.latest <= self.end + _A_DAY)


def main() -> None:
    """Ingest, compare, print. With --misses the legs not found and the visits not on record, one a line."""
    begin = date.fromisoformat(os.environ.get("FROM", "2021-05-20"))
    end = date.fromisoformat(os.environ.get("UNTIL", "2021-08-31"))
    traveller = os.environ.get("TRAVELLER", "Blinken")
    releases = Path(os.environ.get("ARTICLES") or data.SHARED / "data/articles/state_dept_2021.jsonl")
    chronology = data.path("chronologies/us_official_travels.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder) / "record.sqlite3")
        stored = _ingest(releases)
        _report(_legs(chronology, traveller, begin, end), traveller, begin, end, stored)


def _set_up(file: Path) -> None:
    import django
    from django.core.management import call_command

    os.environ.update(DJANGO_SETTINGS_MODULE="timeline.settings", DEBUG="1", DATABASE_URL=f"sqlite:///{file}")
    django.setup()
    call_command("migrate", verbosity=0)


def _ingest(releases: Path) -> int:
    from timeline.ingest.importer import Importer
    from timeline.ingest.readers import read_file

    return Importer().run(read_file(releases)).read


def _legs(chronology: Path, traveller: str, begin: date, end: date) -> list[Leg]:
    from timeline.extract.lexicons.load import state_called

    legs = []
    for line in chronology.read_text("utf-8").splitlines():
        row = json.loads(line)
        first = date.fromisoformat(row["date"])
        last = date.fromisoformat(row["end"] or row["date"])
        if last < begin or first > end or not any(traveller in name for name in row["actors"]):
            continue
        country = row["country"].partition(" (")[0]
        legs.append(Leg(first, last, state_called(country) or "", row["country"], row["text"]))
    return legs


def _report(legs: list[Leg], traveller: str, begin: date, end: date, stored: int) -> None:
    from timeline.models import Event

    rows = list(
        Event.objects.filter(merged_into=None, participations__actor__names__name__icontains=traveller)
        .filter(earliest__lte=end, latest__gte=begin, status__in=["happened", "ongoing"])
        .distinct()
        .prefetch_related("participations__actor")
    )
    found = [leg for leg in legs if any(leg.holds(row) for row in rows if _is_in(row, leg.iso3, traveller))]
    seen = [leg for leg in legs if any(leg.overlaps(row) for row in rows if _is_in(row, leg.iso3, traveller))]
    visits = [row for row in rows if row.kind == "visit" and _took_part(row, traveller)]
    recorded = [
        row for row in visits if any(_is_in(row, leg.iso3, traveller) and leg.overlaps(row) for leg in legs)
    ]
    print(f"{stored} releases read; {traveller}, {begin} to {end}")
    print(
        data.table(
            [
                ("", "of", "found", "seen"),
                ("legs of the record", str(len(legs)), str(len(found)), str(len(seen))),
                ("his visits on record", str(len(visits)), str(len(recorded)), ""),
            ]
        )
    )
    print(GOAL)
    if "--misses" in sys.argv:
        for leg in legs:
            if leg not in found:
                print(
                    f"{'seen' if leg in seen else 'missing'}: {leg.begin}/{leg.end} {leg.country}: {leg.text[:90]}"
                )
        for row in visits:
            if row not in recorded:
                print(f"not on record: {row.edtf} {row.place} ({row.place_iso3}) {row.headline}")


def _took_part(row: Any, traveller: str) -> bool:
    return any(traveller in part.actor.name and part.role == "actor" for part in row.participations.all())


def _is_in(row: Any, iso3: str, traveller: str) -> bool:
    """Whether the event is in the country by its place or, lacking one, by its host."""
    if not _took_part(row, traveller):
        return False
    if row.place_iso3:
        return bool(row.place_iso3 == iso3)
    return any(
        part.role in ("recipient", "host", "venue") and part.actor.iso3 == iso3
        for part in row.participations.all()
    )


if __name__ == "__main__":
    main()
