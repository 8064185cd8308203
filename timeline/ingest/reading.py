"""From a stored article to rows: extraction outside the transaction, resolution inside one.

An article is either waiting or read with everything that was found in it: `resolve` marks it read in the transaction
that writes its rows, so that a process killed at any moment leaves nothing half-written.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from timeline.ingest.store import published_in_zone
from timeline.models import Article, Extracted
from timeline.models.history import by_machine
from timeline.resolve import learned, resolve

if TYPE_CHECKING:
    from timeline.extract.dates.outlet import Outlet
    from timeline.extract.extraction import Extraction
    from timeline.extract.known import Known
    from timeline.extract.pipeline import Document

log = logging.getLogger(__name__)


def read(article: Article) -> None:
    """Extract and resolve one stored article. An error marks it failed, with a note, and is logged."""
    from timeline.extract import extract

    try:
        found = extract(
            article.text,
            published(article),
            title=article.title,
            source=article.source.name,
            outlet=outlet(article),
            known=learned(),
        )
        with by_machine():
            resolve(article, found)
    except Exception as error:
        mark_failed(article, error)


def published(article: Article) -> datetime | date | None:
    """When the article was published, as exactly as it is known, in its own zone."""
    return published_in_zone(article) or article.published_on


def outlet(article: Article) -> "Outlet":
    """Language and country that the dates of the article are read by: its own language, else its source's."""
    from timeline.extract.dates.outlet import Outlet

    return Outlet(article.language or article.source.language, article.source.country)


def mark_failed(article: Article, error: Exception) -> None:
    """Write down that the article could not be read, and why. What was found in it before stays."""
    log.exception("Article %s could not be read", article.pk, exc_info=error)
    note = f"{type(error).__name__}: {error}"[:500]
    Article.objects.filter(pk=article.pk).update(extraction=Extracted.FAILED, extraction_note=note)
    article.extraction, article.extraction_note = Extracted.FAILED, note


def extractions(articles: Iterable[Article]) -> "Iterator[tuple[Article, Extraction | Exception]]":
    """Each article with what was found in it, or with the error.

    They are parsed in batches; where a batch fails, the article at hand is tried alone, so that one costs only itself.
    """
    from timeline.extract.pipeline import Document, extract_many

    held = list(articles)
    documents = [Document(a.text, published(a), a.title, a.source.name, outlet(a)) for a in held]
    known = learned()
    stream = extract_many(documents, known=known)
    for number, article in enumerate(held):
        try:
            found: Extraction | Exception = next(stream)
        except Exception:  # whatever a step raises is some article's failure
            found = _alone(documents[number], known)
            stream = extract_many(documents[number + 1 :], known=known)
        yield article, found


def _alone(document: "Document", known: "Known") -> "Extraction | Exception":
    from timeline.extract.pipeline import extract_many

    try:
        return next(iter(extract_many([document], known=known)))
    except Exception as error:
        return error
