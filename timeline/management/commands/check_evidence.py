"""Check that every piece of evidence is, word for word, what its article has at its offsets."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from timeline.models import Evidence


class Command(BaseCommand):
    help = "Name every piece of evidence that does not match the text of its article; exits with 1 if there is any."

    def handle(self, *args: Any, **options: Any) -> None:
        breaches = 0
        for piece, found in Evidence.objects.breaches():
            breaches += 1
            self.stdout.write(
                f"Article {piece.article_id} ({piece.article}), evidence {piece.pk}, {piece.start}–{piece.end}: "
                f"expected “{piece.exact[:200]}”, found “{found[:200]}”."
            )
        if breaches:
            self.stdout.write(f"{breaches:,} of {Evidence.objects.count():,} pieces do not match.")
            sys.exit(1)
        self.stdout.write(f"All {Evidence.objects.count():,} pieces match the text of their articles.")
