"""Take a chronology in from a file of any length."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from timeline.actions import ActionError, ImportRecord
from timeline.ingest.draft import Refused
from timeline.models import Source
from timeline.record.columns import TARGETS, Mapped, guess
from timeline.record.kinds import supposed
from timeline.record.rows import understand
from timeline.record.table import Table, read
from timeline.resolve.entries import sift

SHOWN = 20
"""Rows that are left out of which so many are named."""


class Command(BaseCommand):
    help = (
        "Make an event of each row of a chronology (JSON Lines or CSV), as one decision of an editor that can be undone. "
        "Columns are guessed by their names; --column says otherwise. Rows that are on record already are left alone."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", metavar="FILE", type=Path)
        parser.add_argument("--chronology", required=True, help="its name, as readers will see it")
        parser.add_argument("--editor", required=True, help="the account whose decision it is")
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="NAME=HOLDS",
            help=f"what a column holds: {', '.join(TARGETS)}, or nothing to leave it out; may be repeated",
        )
        for name, said in (
            ("kind", "kind of event"),
            ("who", "who acts"),
            ("whom", "whom, or the country visited"),
        ):
            parser.add_argument(f"--{name}", default="", help=f"{said}, where no column says")
        parser.add_argument("--state", default="", help="the state of those who act, where no column says")
        parser.add_argument("--dry-run", action="store_true", help="only say how it is read")

    def handle(self, *args: Any, **options: Any) -> None:
        user = get_user_model().objects.filter(username=options["editor"]).first()
        if user is None:
            raise CommandError(f"There is no account “{options['editor']}”.")
        try:
            table = read(options["path"].read_bytes())
        except (OSError, Refused) as error:
            raise CommandError(f"{options['path']}: {error}.") from error
        given = {name: options[name] for name in ("kind", "who", "whom", "state")}
        columns = _columns(table, options["column"])
        if not given["kind"] and "kind" not in columns.values():
            given["kind"] = supposed(f"{options['chronology']} {options['path'].stem}", table.columns)
            if given["kind"]:
                self.stdout.write(f"Taken as a list of {given['kind']}s; --kind says otherwise.")
        mapped = Mapped(columns, **given)
        understood = understand(table, mapped)
        name = options["chronology"]
        found = sift(Source.objects.filter(name=name).first(), understood.entries)
        for column, held in mapped.columns.items():
            self.stdout.write(f"{column}: {held or 'not used'}")
        left_out = [(row.where, row.cause) for row in understood.unread]
        left_out += [
            (entry.where, f"its number {entry.reference} stands for other words") for entry in found.clashing
        ]
        for where, cause in left_out[:SHOWN]:
            self.stderr.write(f"Left out, {where}: {cause}.")
        self.stdout.write(
            f"{len(found.new):,} new, {len(found.known):,} on record already, {len(left_out):,} left out."
        )
        if options["dry_run"] or not found.new:
            return
        action = ImportRecord(
            user=user,
            chronology=name,
            entries=found.new,
            file=options["path"].name,
            tell=self._progress(len(found.new)),
        )
        try:
            action.execute()
        except ActionError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"{len(action.new):,} events on record.")

    def _progress(self, total: int) -> Any:
        def tell(done: int) -> None:
            self.stderr.write(f"{done:,} of {total:,}")

        return tell


def _columns(table: Table, given: list[str]) -> dict[str, str]:
    columns = guess(table.columns)
    for one in given:
        name, equals, held = one.partition("=")
        if not equals or name not in columns or (held and held not in TARGETS):
            known = ", ".join(table.columns)
            raise CommandError(f"--column {one}: give NAME=HOLDS with a column of the file ({known}).")
        columns[name] = held
    return columns
