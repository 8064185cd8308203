"""Articles per second of one core, from a file to the rows of the database, batch by batch, beside spaCy's parser alone.

    python -m tests.bench.ingest [--databases sqlite,postgresql] [--stock]     DATA=articles.jsonl  ARTICLES=586  BATCH=50

Each database is fresh, and each is measured in a process of its own: a batch is parsed alone, then taken in as
`manage.py ingest` does it. The parser alone is the project's own; `--stock` measures beside it spaCy's model as it
comes, from which the project's differs in what it costs alone. Seconds are processor time of the process (on
PostgreSQL that of its backend is told beside it), so that other load on the machine counts little. Memory is that which
the process holds behind the batch, and the most it held so far. Rows are those stored so far, so that growth would show.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import data
from tests.bench.database import empty
from tests.postgres import server

if TYPE_CHECKING:
    from spacy.language import Language

GOAL = "Goals: 6 articles a second and at most 1.6 times the parser, as medians of the batches; memory flat."
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch cost: articles, characters, seconds, megabytes, and rows stored by then."""

    articles: int
    characters: int
    parser: float
    stock: float
    whole: float
    backend: float
    held: int
    most: int
    rows: int

    @property
    def times(self) -> float:
        return self.whole / self.parser

    @property
    def rate(self) -> float:
        return self.articles / self.whole


def main() -> None:
    """Measure each database in a process of its own."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--databases", default="sqlite,postgresql")
    options.add_argument("--stock", action="store_true", help="measure spaCy's model as it comes, too")
    options.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.measure:
        measure(stock=given.stock)
        return
    for database in given.databases.split(","):
        print(f"{database}:", flush=True)
        if database == "postgresql":
            with server() as url:
                _run({**os.environ, "DATABASE_URL": url}, given.stock)
        else:
            _run({key: value for key, value in os.environ.items() if key != "DATABASE_URL"}, given.stock)
    print(GOAL)


def _run(environment: dict[str, str], stock: bool) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.ingest", "--measure"]
    command += ["--stock"] if stock else []
    if subprocess.run(command, env=environment, check=False).returncode:
        sys.exit(1)


def measure(*, stock: bool) -> None:
    """Take the articles in and print a line for each batch."""
    with empty():
        from django.conf import settings

        settings.DEBUG = False  # else Django keeps and prints every query
        from timeline.extract.parser import parse
        from timeline.ingest.draft import Draft
        from timeline.ingest.importer import Importer
        from timeline.ingest.readers import read_file

        file = data.path("articles/state_dept_2021.jsonl")
        articles = int(os.environ.get("ARTICLES", "586"))
        drafts = islice((draft for draft in read_file(file) if isinstance(draft, Draft)), articles)
        _warm_up()
        done: list[Batch] = []
        _line(
            (
                "articles",
                "char. each",
                "parser",
                "whole",
                "backend",
                "times",
                "art./s",
                "rows",
                "MB",
                "MB most",
            )
        )
        while batch := list(islice(drafts, int(os.environ.get("BATCH", "50")))):
            texts = [draft.text for draft in batch]
            as_it_comes = _stock(texts) if stock else 0.0
            begun = time.process_time()
            _drain(parse(texts))
            parsed, backend = time.process_time(), _backend()
            tally = Importer().run(batch)
            whole = time.process_time() - parsed
            done.append(
                Batch(
                    tally.read, sum(map(len, texts)), parsed - begun, as_it_comes, whole, _backend() - backend,
                    _held(), _most(), _rows(),
                )
            )  # fmt: skip
            _line(_cells(f"{sum(one.articles for one in done)}", done[-1]))
        _summary(done)


def _stock(texts: list[str]) -> float:
    """Seconds that spaCy's model takes as it comes."""
    begun = time.process_time()
    _drain(_model().pipe(texts, batch_size=8))
    return time.process_time() - begun


@cache
def _model() -> Language:
    import spacy

    from timeline.extract.parser import MODEL

    model = spacy.load(MODEL)
    model("The foreign ministers of Peru and Chile met in Lima on Monday, a spokesman said.")
    return model


def _summary(done: list[Batch]) -> None:
    articles = sum(one.articles for one in done)
    parser, whole = sum(one.parser for one in done), sum(one.whole for one in done)
    print(
        f"all {articles}: {articles / whole:.2f} articles a second, {whole / parser:.2f} times the parser "
        f"({articles / parser:.2f} a second); median of the batches "
        f"{statistics.median(one.rate for one in done):.2f} and {statistics.median(one.times for one in done):.2f}; "
        f"per 1,000 characters {1000 * whole / sum(one.characters for one in done) * 1000:.1f} ms",
        flush=True,
    )
    if stock := sum(one.stock for one in done):
        times = statistics.median(one.whole / one.stock for one in done)
        print(
            f"{whole / stock:.2f} times spaCy's model as it comes ({articles / stock:.2f} a second); "
            f"median of the batches {times:.2f}",
            flush=True,
        )


def _cells(name: str, one: Batch) -> tuple[str, ...]:
    each = 1000 / one.articles
    return (
        name, f"{one.characters / one.articles:,.0f}", f"{one.parser * each:.0f} ms", f"{one.whole * each:.0f} ms",
        f"{one.backend * each:.0f} ms", f"{one.times:.2f}", f"{one.rate:.2f}", f"{one.rows:,}", f"{one.held}",
        f"{one.most}",
    )  # fmt: skip


def _line(cells: tuple[str, ...]) -> None:
    print("".join(cell.rjust(11) for cell in cells), flush=True)


def _warm_up() -> None:
    """Load the model and the tables."""
    from timeline.extract import extract

    extract("The foreign ministers of Peru and Chile met in Lima on Monday, a spokesman said.")


def _drain(stream: Iterable[object]) -> None:
    for _ in stream:
        pass


def _rows() -> int:
    from django.apps import apps

    return sum(model._default_manager.count() for model in apps.get_app_config("timeline").get_models())


def _backend() -> float:
    """Seconds of processor time of this connection's backend; 0 on SQLite, which has none."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        fields = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def _held() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE >> 20


def _most() -> int:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


if __name__ == "__main__":
    main()
