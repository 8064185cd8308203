"""Stored articles read again by the current rules, one transaction each; nothing is kept unless it is asked for."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from timeline.extract.extraction import Extraction
from timeline.ingest import reading
from timeline.ingest.pace import Pace
from timeline.models import Article
from timeline.models.history import by_machine
from timeline.resolve.renewal import Change, renew

BATCH = 32


def reread(ids: Iterable[int], *, keep: bool) -> Iterator[tuple[Article, list[Change] | Exception]]:
    """Each article with what changes in it, or with the error; `keep` writes the changes, else they are rolled back."""
    pace, waiting = Pace(), iter(ids)
    while some := list(islice(waiting, BATCH)):
        articles = Article.objects.filter(pk__in=some).select_related("source").order_by("pk")
        for article, found in reading.extractions(articles):
            try:
                yield article, _renewed(article, found, pace, keep=keep)
            except Exception as error:  # one article's failure is not the others'
                yield article, error


def _renewed(article: Article, found: Extraction | Exception, pace: Pace, *, keep: bool) -> list[Change]:
    if isinstance(found, Exception):
        raise found
    with pace.write(), by_machine():
        changes = renew(article, found)
        if not keep:
            transaction.set_rollback(True)
    return changes
