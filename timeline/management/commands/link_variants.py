"""Find one utterance in several outlets among what is stored already; new articles are linked as they are read."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from timeline.models import Article
from timeline.models.history import by_machine
from timeline.models.locks import one_writer
from timeline.resolve.variants import relink


class Command(BaseCommand):
    help = "Link statements that several outlets have in nearly the same words. What editors decided stays."

    def handle(self, *args: Any, **options: Any) -> None:
        linked = 0
        for article in Article.objects.defer("text").order_by("published_on", "pk").iterator(chunk_size=200):
            with transaction.atomic(), by_machine():
                one_writer()
                linked += relink(article)
        self.stdout.write(f"{linked} statements linked to the same utterance elsewhere.")
