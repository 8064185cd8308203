"""Take articles in: files, folders or standard input."""

import signal
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from timeline.ingest.draft import Draft, Refusal, Refused
from timeline.ingest.gather import STDIN, count, gather
from timeline.ingest.importer import Importer
from timeline.ingest.published import read_published
from timeline.ingest.readers import read_file, read_stream
from timeline.management.progress import progress, summary
from timeline.models.source import known_zone

INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Store articles and find the dated events, actors and statements in them. Reads plain text, HTML, JSON Lines "
        "and CSV. Without a path, the articles that an earlier run left waiting are read."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input"
        )
        parser.add_argument("--source", default="", help="the publisher, where the input does not name one")
        parser.add_argument("--published", help="the publication date, where the input has none: 2021-06-21")
        parser.add_argument(
            "--time-zone",
            default="",
            help="the publisher's, for moments that are given in UTC: America/New_York",
        )
        parser.add_argument("--no-extract", action="store_true", help="store only")
        parser.add_argument(
            "--allow-future", action="store_true", help="accept publication dates in the future"
        )
        parser.add_argument(
            "--retry-failed", action="store_true", help="read again what could not be read before"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            published = read_published(options["published"]) if options["published"] else None
        except Refused as refused:
            raise CommandError(f"--published: {refused}.") from refused
        zone = options["time_zone"]
        try:
            known_zone(zone or "UTC")
        except ValidationError as error:
            raise CommandError(f"--time-zone: {' '.join(error.messages)}.") from error
        files = list(gather(options["paths"]))
        interrupt = _Interrupt()
        with interrupt, progress(count(f for f in files if isinstance(f, Path)), self.stderr) as shown:
            importer = Importer(
                extract=not options["no_extract"],
                allow_future=options["allow_future"],
                retry_failed=options["retry_failed"],
                tell=shown.tell,
                stop=interrupt.wanted,
                refuse=lambda refusal: shown.line(f"Refused {refusal}."),
            )
            drafts = _drafts(files, source=options["source"], published=published, zone=zone)
            tally = importer.run(drafts) if files else importer.read_waiting()
        summary(tally, self.stdout)
        if tally.stopped:
            sys.exit(INTERRUPTED)
        if tally.refusals or tally.failed:
            sys.exit(1)


def _drafts(files: list[Path | Refusal], **given: Any) -> Iterator[Draft | Refusal]:
    for file in files:
        if isinstance(file, Refusal):
            yield file
            continue
        read = read_stream(sys.stdin.buffer, "standard input") if str(file) == STDIN else read_file(file)
        for item in read:
            yield item.filled(**given) if isinstance(item, Draft) else item


class _Interrupt:
    """Ctrl-C asks for an end after the article at hand; a second one ends at once, with nothing half-written."""

    def __init__(self) -> None:
        self._asked = False

    def wanted(self) -> bool:
        return self._asked

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGINT, self._ask)

    def __exit__(self, *exc: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _ask(self, number: int, frame: Any) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
