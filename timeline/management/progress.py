"""How a long command shows where it is: a bar on a terminal, plain lines elsewhere; a summary at the end."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from timeline.ingest.importer import Tally

EVERY = 10.0
"""Seconds between two plain lines."""


class Shown:
    """What is told while it runs."""

    def __init__(self, total: int, out: Any, bar: Progress | None) -> None:
        self._total, self._out, self._bar = total, out, bar
        self._begun = self._told = time.monotonic()
        self._task = bar.add_task("", total=total or None, rate="") if bar else None

    def tell(self, tally: Tally) -> None:
        """Show how far the run is."""
        done = tally.finished
        now = time.monotonic()
        rate = done / max(now - self._begun, 0.001)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, rate=f"{rate:.1f} articles/s")
        elif now - self._told >= EVERY:
            self._told = now
            left = (
                f", about {_spell((self._total - done) / rate)} left" if rate and self._total > done else ""
            )
            of = f" of {self._total:,}" if self._total else ""
            self._out.write(f"{done:,}{of} articles, {rate:.1f} a second{left}")

    def line(self, words: str) -> None:
        """Say something that stays."""
        if self._bar is not None:
            self._bar.console.print(words, markup=False, highlight=False, soft_wrap=True)
        else:
            self._out.write(words)


@contextmanager
def progress(total: int, out: Any) -> Iterator[Shown]:
    """Show progress on `out`, a command's output wrapper, for about `total` articles (0: not known)."""
    if not out.isatty():
        yield Shown(total, out, None)
        return
    columns = [
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    ]
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield Shown(total, out, bar)


def summary(tally: Tally, out: Any) -> None:
    """Say what the run did."""
    rows = [
        ("Newly stored", tally.stored),
        ("of them new versions", tally.versions),
        ("of them without a date (their relative dates stay unresolved)", tally.undated),
        ("Already stored", tally.known),
        ("Read", tally.read),
        ("Failed", tally.failed),
        ("Refused", len(tally.refusals)),
    ]
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    for name, number in rows:
        if number or name in ("Newly stored", "Read"):
            table.add_row(name, f"{number:,}")
    console = Console(file=out, width=100, highlight=False)
    console.print(table)
    for article, note in tally.failures:
        console.print(
            f"Failed: article {article.pk} ({article.origin}): {note}", markup=False, soft_wrap=True
        )
    if tally.stopped:
        console.print("Stopped. Run the same command again to go on.")
    elif not (tally.stored or tally.read or tally.refusals or tally.failed):
        console.print("Nothing new.")


def _spell(seconds: float) -> str:
    """A span of time as a person says it: 97 → “1 min 37 s”."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
