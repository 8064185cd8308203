"""The official record as the answer: a traveller's legs in a chronology beside the events that his releases gave.

    python -m tests.bench.record          DATA=chronology.jsonl  ARTICLES=releases.jsonl  TRAVELLER=Blinken
                                          FROM=2021-05-20  UNTIL=2021-08-31  FOLDER=kept database

The releases and the chronology go through the product into a database of their own, and the product's own comparison
(`timeline.resolve.record`, the page at /record/) says which legs are found. A leg is *seen* if an event only overlaps
its days. Of his visits, listed or in the background, planned ones included, one is *right* if it happened in the
country of a leg and can only have been on its days, one day either side: not by some day, not in that year. What may be
of a leg and has no such days is *vague*. The default range begins where the releases begin; `--misses` prints what was
not found and what is not right, `--visits` every visit.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.bench import data

GOAL = "Goals: 85 % of the legs that the releases support, nine in ten of his visits right."

RIGHT, VAGUE, PLANNED, WRONG = "right", "vague", "not held", "wrong"
VERDICTS = (RIGHT, VAGUE, PLANNED, WRONG)


def main() -> None:
    """Ingest, compare, print."""
    begin = date.fromisoformat(os.environ.get("FROM", "2021-05-20"))
    end = date.fromisoformat(os.environ.get("UNTIL", "2021-08-31"))
    traveller = os.environ.get("TRAVELLER", "Blinken")
    releases = Path(os.environ.get("ARTICLES") or data.SHARED / "data/articles/state_dept_2021.jsonl")
    chronology = data.path("chronologies/us_official_travels.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(os.environ.get("FOLDER") or folder) / "record.sqlite3"
        fresh = not file.exists()
        _set_up(file)
        if fresh:
            _ingest(releases, chronology)
        _report(traveller, begin, end)


def _set_up(file: Path) -> None:
    import django
    from django.core.management import call_command

    os.environ.update(DJANGO_SETTINGS_MODULE="timeline.settings", DEBUG="1", DATABASE_URL=f"sqlite:///{file}")
    django.setup()
    call_command("migrate", verbosity=0)


def _ingest(releases: Path, chronology: Path) -> None:
    from django.contrib.auth import get_user_model

    from timeline.actions import ImportRecord
    from timeline.ingest.importer import Importer
    from timeline.ingest.readers import read_file
    from timeline.record import columns, rows, table

    Importer().run(read_file(releases))
    read = table.read(chronology.read_bytes())
    mapped = columns.Mapped(columns.guess(read.columns), kind="visit", state="United States")
    editor = get_user_model().objects.create_superuser("bench")
    entries = rows.understand(read, mapped).entries
    ImportRecord(user=editor, chronology="The record", entries=entries).execute()


def _report(traveller: str, begin: date, end: date) -> None:
    from timeline.models import Article, Source
    from timeline.resolve.record import FOUND, OPEN, WIDER, compare

    stored = Article.objects.of_outlets().count()
    print(f"{stored} releases read; {traveller}, {begin} to {end}")
    actor = _actor(traveller)
    found = compare(Source.objects.chronologies().get(), begin, end, actor)
    rows = [held.row for held in found.rows]
    # What is told without its days may be of any stay in the year before.
    every = compare(Source.objects.chronologies().get(), begin - OPEN, end, actor).rows
    visits = [(_verdict(event, [held.row for held in every]), event) for event in _visits(actor, begin, end)]
    counts = Counter(verdict for verdict, _ in visits)
    legs = (str(len(rows)), str(found.count(FOUND)), str(found.count(FOUND, WIDER)))
    print(data.table([("", "of", "found", "seen"), ("legs of the record", *legs)]))
    told = (str(len(visits)), *(str(counts[verdict]) for verdict in VERDICTS))
    print(data.table([("", "of", *VERDICTS), ("his visits", *told)]))
    print(GOAL)
    if "--misses" in sys.argv:
        for held in found.rows:
            if held.verdict != FOUND:
                row = held.row
                print(f"{held.verdict}: {row.begin}/{row.end} {row.report.headline}: {held.event or ''}")
    for verdict, event in visits:
        if "--visits" in sys.argv or ("--misses" in sys.argv and verdict != RIGHT):
            print(
                f"{verdict}: {event.edtf} {event.place} ({event.place_iso3}) {event.headline} [{event.status}]"
            )


def _visits(actor: Any, begin: date, end: date) -> Any:
    """The current visits and arrivals of the news in which the traveller acts, in order."""
    from timeline.models import Event
    from timeline.models.vocabulary import Role
    from timeline.resolve.record import VISITS

    rows = Event.objects.current().in_the_news().dated().in_window(begin, end)
    theirs = rows.filter(kind__in=VISITS, participations__actor=actor, participations__role=Role.ACTOR)
    return theirs.prefetch_related("participations__actor").order_by("position")


def _verdict(event: Any, rows: Sequence[Any]) -> str:
    """How the record bears out what an event says of country, days and status."""
    there = [row for row in rows if row.tells(event)]
    if not event.has_happened:
        return PLANNED
    if any(row.holds(event) for row in there):
        return RIGHT
    if any(row.overlaps(event) for row in (there or ([] if event.place_iso3 else rows))):
        return VAGUE
    return WRONG


def _actor(name: str) -> Any:
    """The one actor of the record whose name has this in it."""
    from timeline.models import Actor

    named = Actor.objects.current().filter(name__icontains=name, kind="person", reported_roles__isnull=False)
    rows = named.filter(reported_roles__report__source__kind="chronology").distinct()
    print("known as:", "; ".join(f"{actor} ({actor.iso3})" for actor in named.distinct()))
    return rows.get()


if __name__ == "__main__":
    main()
