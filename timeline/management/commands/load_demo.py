"""Fill the database with an invented archive of any size, to see and to measure how Chancery bears it."""

import time
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn, TimeRemainingColumn

from timeline.demo.synthetic.archive import empty, load

MOST = 20_000_000
EVERY = 10.0
"""Seconds between two plain lines, where there is no terminal."""


def _number(text: str) -> int:
    try:
        number = int(text.replace(",", "").replace("_", ""))
    except ValueError:
        number = 0
    if not 1 <= number <= MOST:
        raise ArgumentTypeError(f"“{text}” is not a number from 1 to {MOST:,}")
    return number


class Command(BaseCommand):
    help = (
        "Load an invented archive: events with participants, reports, statements and dates of every precision, the "
        "same for the same --seed. Refuses a database that has anything in it, unless told to add."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--events", type=_number, default=10_000, metavar="N", help="how many (10,000)")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="which archive (1)")
        parser.add_argument("--add", action="store_true", help="also if there is something in the database")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["add"] and not empty():
            raise CommandError(
                "There is something in this database already. Name an empty one in DATABASE_URL, or say --add."
            )
        number, begun = options["events"], time.monotonic()
        with self._progress(number) as bar:
            try:
                load(number, options["seed"], bar.tell)
            except KeyboardInterrupt:
                raise CommandError(
                    f"Stopped after {bar.done:,} events. They are whole, and can be used; a second run begins anew."
                ) from None
        self.stdout.write(f"{number:,} events loaded in {time.monotonic() - begun:.0f} s.")

    def _progress(self, number: int) -> "_Progress":
        return _Progress(number, self.stderr)


class _Progress:
    """A bar on a terminal, a line now and then elsewhere."""

    def __init__(self, number: int, out: Any) -> None:
        self.number, self.out, self.done, self.told = number, out, 0, time.monotonic()
        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
        self.bar = Progress(*columns, console=Console(stderr=True)) if out.isatty() else None

    def __enter__(self) -> "_Progress":
        if self.bar:
            self.bar.start()
            self.task = self.bar.add_task("", total=self.number)
        return self

    def __exit__(self, *exc: object) -> None:
        if self.bar:
            self.bar.stop()

    def tell(self, done: int) -> None:
        self.done = done
        if self.bar:
            self.bar.update(self.task, completed=done)
        elif time.monotonic() - self.told >= EVERY:
            self.told = time.monotonic()
            self.out.write(f"{done:,} of {self.number:,} events")
