"""Fill the database with the demo's dispatches and an editor's decisions on them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from timeline.demo import load
from timeline.models import Article


class Command(BaseCommand):
    help = "Load fourteen demo dispatches through the real pipeline, with an editor's decisions. Twice changes nothing."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="only if there is no article yet")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Article.objects.exists():
            return
        done = load()
        self.stdout.write(
            f"Demo: {done.tally.stored} dispatches stored, {done.decided} decisions made; "
            f"events {_told(done.events)}; statements {_told(done.statements)}."
        )


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in counts.items() if count)
