"""Make anew, or check, what is derived from events for speed: counts, copied positions, the search index."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from timeline import search
from timeline.models import derived
from timeline.models.locks import one_writer


class Command(BaseCommand):
    help = (
        "Make the day counts, the copied positions, the days from which events are known and the search index anew. "
        "With --check, change nothing, name what differs from the events, and exit with 1 if anything does."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            found = [*derived.drift(), *search.drift()]
            for line in found:
                self.stdout.write(line)
            if found:
                self.stdout.write("Put it right with: manage.py rebuild_index")
                sys.exit(1)
            self.stdout.write("Counts, positions and the search index are what the events say.")
            return
        with transaction.atomic():
            one_writer()
            derived.rebuild()
            search.rebuild()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write("Counts, positions and the search index are made anew.")
