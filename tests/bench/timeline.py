"""How long the server takes for a timeline page, on a small and a large invented archive, on SQLite and PostgreSQL.

    python -m tests.bench.timeline [SIZE …] [--databases sqlite,postgresql] [--folder FOLDER] [--requests N]

Sizes are numbers of events (1000 and 1000000). With --folder, databases are kept there and used again; without,
everything is thrown away. Times are wall clock milliseconds of a whole request in this process, templates included, each
of another address; “cpu” is processor time of this process and of PostgreSQL's for its connection, for a machine that
has other work to do; queries are the most that one of them made. “times” is the p95 beside that of the
smallest archive. Goals: 95 of 100 requests within 60 ms, at most 20
queries, and at most three times the time that the smallest archive takes.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench import data
from tests.bench.timeline_cases import AROUND, around, cases
from tests.postgres import server

ROOT = Path(__file__).resolve().parents[2]
SIZES = (1_000, 1_000_000)
GOAL_MS, GOAL_QUERIES, GOAL_TIMES = 60.0, 20, 3.0


def main() -> None:
    """Load, measure and print the table; exits with 1 if a goal is missed."""
    options = arguments()
    if options.measure:
        print(json.dumps(measure(options.requests)))
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    results: dict[tuple[str, int], dict[str, Any]] = {}
    for database in options.databases.split(","):
        for size in options.sizes:
            with prepared(database, size, options.folder) as environment:
                out = _run(
                    environment,
                    "-m",
                    "tests.bench.timeline",
                    "--measure",
                    "--requests",
                    str(options.requests),
                )
                results[database, size] = json.loads(out.splitlines()[-1])
    missed = report(results, options.sizes)
    sys.exit(1 if missed else 0)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--requests", type=int, default=40)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


@contextmanager
def prepared(database: str, size: int, folder: Path | None) -> Iterator[dict[str, str]]:
    """The environment of a database with `size` events in it."""
    if database == "postgresql":
        kept = folder.resolve() / f"{database}-{size}" if folder else None
        loaded = kept is not None and (kept / "data").exists()
        with server(kept) as url:
            environment = _environment(url)
            if not loaded:
                _load(environment, size, f"{database}, {size:,} events")
            _run(environment, "manage.py", "migrate", "--verbosity", "0")
            yield environment
        return
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as temporary:
        home = folder or Path(temporary)
        home.mkdir(parents=True, exist_ok=True)
        path = home / f"timeline-{size}.sqlite3"
        environment = _environment(f"sqlite:///{path}")
        if not path.exists():
            _load(environment, size, f"{database}, {size:,} events")
        _run(environment, "manage.py", "migrate", "--verbosity", "0")
        yield environment


def _environment(url: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "DEBUG"}
    key = "for measuring only, on a machine of one's own, never in production 0123456789"
    return {
        **kept, "DATABASE_URL": url, "SECRET_KEY": key, "ALLOWED_HOSTS": "testserver",
        "READERS_SEE_SUGGESTIONS": "1", "DJANGO_SETTINGS_MODULE": "timeline.settings",
    }  # fmt: skip


def _load(environment: dict[str, str], size: int, what: str) -> None:
    begun = time.monotonic()
    _run(environment, "manage.py", "migrate", "--verbosity", "0")
    _run(environment, "manage.py", "load_demo", "--events", str(size))
    print(f"{what}: loaded in {time.monotonic() - begun:.0f} s", flush=True)


def _run(environment: dict[str, str], *command: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", *command],
        env=environment, cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if ran.returncode:
        sys.exit(ran.stdout + ran.stderr)
    return ran.stdout


def measure(requests: int) -> dict[str, Any]:
    """Case → times in ms, the most queries, the address that took longest; run with a database's environment."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    import_module("timeline.wsgi")  # as it is served, garbage collection too
    client = Client()
    found = {}
    for name, addresses in (cases(requests) | around(requests)).items():
        times, busy, queries, bytes_, most = [], [], 0, 0, ("", 0.0)
        client.get(addresses[0], secure=True)
        for address in addresses:
            begun, worked = time.perf_counter(), _cpu(connection)
            response = client.get(address, secure=True)
            took = 1000 * (time.perf_counter() - begun)
            busy.append(1000 * (_cpu(connection) - worked))
            assert response.status_code == 200, address
            times.append(took)
            bytes_ = max(bytes_, len(response.content))
            most = max(most, (address, took), key=lambda pair: pair[1])
        for address in addresses[:: max(1, len(addresses) // 8)]:
            with CaptureQueriesContext(connection) as made:
                client.get(address, secure=True)
            queries = max(queries, len(made))
        found[name] = {"times": times, "busy": busy, "queries": queries, "bytes": bytes_, "slowest": most[0]}
    return found


def _cpu(connection: Any) -> float:
    """Seconds of processor time: this process's, and with PostgreSQL those of the process behind its connection."""
    spent = time.process_time()
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        told = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
        spent += int(told.read_text().split()[0]) / 1e9 if told.exists() else 0.0
    return spent


def report(results: dict[tuple[str, int], dict[str, Any]], sizes: list[int]) -> list[str]:
    """Print the table; what missed a goal, in words."""
    missed: list[str] = []
    every = list(next(iter(results.values())))
    for title, names in (("The timeline", every[:-AROUND]), ("Pages around it", every[-AROUND:])):
        print(f"\n{title}\n{_table(results, sizes, names, missed)}")
    print(f"Load of the machine: {', '.join(f'{n:.1f}' for n in os.getloadavg())}, {os.cpu_count()} cores.")
    for line in missed:
        print("Missed:", line)
    if not missed:
        print(
            f"All within {GOAL_MS:.0f} ms, {GOAL_QUERIES} queries, {GOAL_TIMES:.0f} times the small archive."
        )
    return missed


def _table(
    results: dict[tuple[str, int], dict[str, Any]], sizes: list[int], names: list[str], missed: list[str]
) -> str:
    """Rows of some cases; what missed a goal is added to `missed`."""
    rows: list[tuple[str, ...]] = [
        ("", "events", "p50 ms", "p95 ms", "cpu p50", "cpu p95", "times", "queries", "KB", "slowest")
    ]
    for (database, size), found in results.items():
        for name in names:
            got = found[name]
            p50, p95 = statistics.median(got["times"]), _share(got["times"], 0.95)
            small = _share(results[database, min(sizes)][name]["times"], 0.95)
            times = p95 / small
            cpu = statistics.median(got["busy"]), _share(got["busy"], 0.95)
            figures = (f"{p50:.0f}", f"{p95:.0f}", *(f"{ms:.0f}" for ms in cpu), f"{times:.1f}")
            figures = (*figures, str(got["queries"]))
            weight = f"{got['bytes'] / 1000:.0f}"
            rows.append((f"{database}: {name}", f"{size:,}", *figures, weight, got["slowest"][:60]))
            if p95 > GOAL_MS:
                missed.append(f"{database}, {size:,}: {name} took {p95:.0f} ms")
            if times > GOAL_TIMES:
                missed.append(f"{database}, {size:,}: {name} took {times:.1f} times the small archive's")
            if got["queries"] > GOAL_QUERIES:
                missed.append(f"{database}, {size:,}: {name} made {got['queries']} queries")
    return data.table(rows)


def _share(times: list[float], share: float) -> float:
    """The time that this share of the requests stays within."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


if __name__ == "__main__":
    main()
