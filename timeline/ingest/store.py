"""Storing a draft once. The same text of the same source is the same article; a changed text is a new version."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from timeline.ingest.draft import Draft, at_home
from timeline.ingest.published import check_not_future, in_zone, zone_name
from timeline.models import Article, Extracted, Precision, Source
from timeline.models.article import content_hash
from timeline.models.locks import one_writer


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a draft is kept, and whether it was new."""

    article: Article
    is_new: bool


def find(draft: Draft) -> Article | None:
    """The article with exactly this text of this source, if it is stored."""
    name = draft.source.strip()[:200] or Source.UNATTRIBUTED
    return Article.objects.filter(source__name=name, content_hash=content_hash(draft.text)).first()


@transaction.atomic
def store(draft: Draft, *, extract: bool = True, allow_future: bool = False) -> Stored:
    """Keep a draft, waiting to be read (or, without `extract`, not to be read).

    Raises `Refused` for a date in the future unless `allow_future`.
    """
    if not allow_future:
        check_not_future(draft.published)
    one_writer()
    source = Source.objects.named(draft.source)
    known = Article.objects.same_text(source, draft.text).first()
    if known is not None:
        return Stored(known, is_new=False)
    previous = _previous(source, draft)
    article = Article(
        source=source,
        external_id=draft.external_id,
        url=draft.url,
        title=draft.title[:500],
        byline=draft.byline[:500],
        language=draft.language,
        text=draft.text,
        origin=draft.origin[:500],
        version=previous.version + 1 if previous else 1,
        replaces=previous,
        extraction=Extracted.PENDING if extract else Extracted.SKIPPED,
        extraction_note="; ".join(draft.notes)[:500],
        **_published(draft, source),
    )
    article.save()
    return Stored(article, is_new=True)


def published_in_zone(article: Article) -> datetime | None:
    """The moment of publication in the publisher's own zone, as the extractor wants it."""
    return in_zone(article.published, article.published_zone) if article.published else None


def _previous(source: Source, draft: Draft) -> Article | None:
    """The newest version of the same article: known by the publisher's own id, or else by its address."""
    if draft.external_id:
        same = {"external_id": draft.external_id}
    elif draft.url:
        same = {"external_id": "", "url": draft.url}
    else:
        return None
    return (
        Article.objects.filter(source=source, replaced_by__isnull=True, **same).order_by("-version").first()
    )


def _published(draft: Draft, source: Source) -> dict[str, object]:
    if isinstance(draft.published, datetime):
        moment = at_home(draft.published, source.time_zone)
        return {
            "published": moment,
            "published_on": moment.date(),
            "published_precision": Precision.MOMENT,
            "published_zone": zone_name(moment),
        }
    if draft.published:
        return {"published_on": draft.published, "published_precision": Precision.DAY}
    return {"published_precision": Precision.NONE}
