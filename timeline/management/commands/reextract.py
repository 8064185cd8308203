"""Read stored articles again by the current rules: show what would change, or change it."""

import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.ingest.rereading import reread
from timeline.models import Article, Extracted
from timeline.resolve.renewal.changes import CHANGED, GONE, KEPT, NEW

_WORDS = {NEW: "new", CHANGED: "changed", GONE: "gone", KEPT: "left as an editor decided"}


class Command(BaseCommand):
    help = (
        "Read stored articles again by the current rules and show what would change. What editors decided stays as it "
        "is; with --apply the machine's own suggestions follow."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "articles", nargs="*", type=int, metavar="ARTICLE", help="ids; without any, all that are read"
        )
        parser.add_argument("--source", default="", help="only those of the source of this name")
        parser.add_argument("--apply", action="store_true", help="write the changes")

    def handle(self, *args: Any, **options: Any) -> None:
        articles = Article.objects.filter(extraction=Extracted.DONE).order_by("pk")
        if options["articles"]:
            articles = articles.filter(pk__in=options["articles"])
            missing = set(options["articles"]) - set(articles.values_list("pk", flat=True))
            if missing:
                raise CommandError(f"Not stored or not read yet: {', '.join(map(str, sorted(missing)))}.")
        if options["source"]:
            articles = articles.filter(source__name=options["source"])
            if not articles:
                raise CommandError(f"No article of “{options['source']}” has been read.")
        total: Counter[tuple[str, str]] = Counter()
        read = failed = 0
        for article, changes in reread(list(articles.values_list("pk", flat=True)), keep=options["apply"]):
            read += 1
            if isinstance(changes, Exception):
                failed += 1
                self.stderr.write(f"Article {article.pk} ({article}): {type(changes).__name__}: {changes}")
                continue
            total.update((change.subject, change.how) for change in changes)
            if changes:
                self.stdout.write(f"Article {article.pk}, {article} ({article.published_on or 'no date'})")
            for change in changes:
                self.stdout.write(f"  {change.subject} {_WORDS[change.how]}: {change}")
        self._sum_up(total, read, failed, kept=options["apply"])

    def _sum_up(self, total: Counter[tuple[str, str]], read: int, failed: int, *, kept: bool) -> None:
        words = [
            f"{subject}s {', '.join(f'{total[subject, how]:,} {_WORDS[how]}' for how in _WORDS if total[subject, how])}"
            for subject in ("event", "statement", "name")
            if any(total[subject, how] for how in _WORDS)
        ]
        self.stdout.write(
            f"{read:,} article{'' if read == 1 else 's'} read again: {'; '.join(words) or 'nothing differs'}."
        )
        if failed:
            self.stdout.write(f"{failed:,} could not be read; they stay as they are.")
        if words and not kept:
            self.stdout.write("Nothing was written. Run it with --apply to write the changes.")
        if failed:
            sys.exit(1)
