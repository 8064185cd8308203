"""A stored article read again by better rules: what changes, and the change itself.

from timeline.resolve.renewal import renew
changes = renew(article, extraction)   # in one transaction; roll it back to have only looked

What an editor has decided stands: an event or a statement that was accepted, rejected, edited, merged, split, noted or
pinned keeps its rows as they are, and what the rules find now in its place is only reported. What is still a suggestion
follows the rules: rows that both readings share keep their ids, and what nobody tells any more goes.
"""

from django.db import transaction

from timeline.extract.extraction import Extraction
from timeline.models import Article, Event, Evidence
from timeline.models.locks import one_writer
from timeline.resolve import presence
from timeline.resolve.actors import resolve_actors
from timeline.resolve.attribution import Captions
from timeline.resolve.copies import mark_copies
from timeline.resolve.events import update_joined
from timeline.resolve.renewal.changes import KEPT, Change
from timeline.resolve.renewal.events import renew_events
from timeline.resolve.renewal.names import (
    differences,
    drop_unnamed,
    named_before,
    release,
    renew_mentions,
    renew_positions,
)
from timeline.resolve.renewal.statements import renew_statements
from timeline.resolve.suggestions import suggest

__all__ = ["Change", "renew"]


@transaction.atomic
def renew(article: Article, extraction: Extraction) -> list[Change]:
    """Bring what was found in `article` in line with `extraction`, and say what that changed.

    Raises ValueError if the extraction is of another text.
    """
    one_writer()
    if extraction.text != article.text:
        raise ValueError(f"the extraction is not of article {article.pk}'s text")
    evidence: list[Evidence] = []
    given = named_before(article, extraction)
    seen_before = presence.of_article(article)
    lost = release(article, extraction, given)
    identities, new = resolve_actors(extraction, article.published_on, given)
    captions = Captions(extraction, identities, article.published_on)
    mentions, won = renew_mentions(article, extraction, identities, evidence)
    displaced = renew_positions(article, extraction, identities, evidence)
    suggest(new, identities.values())
    spoken_in = _spoken_in(article)
    told, events, touched = renew_events(article, extraction, identities, mentions, captions, evidence)
    said = renew_statements(article, extraction, identities, events, captions, evidence)
    if any(change.how != KEPT for change in [*told, *said]):
        # Also where a new event was made for what an editor's statement says: that one stays where it is.
        spoken_in |= _spoken_in(article) | {event.pk for event in events.values()}
        touched |= set(Event.objects.filter(pk__in=spoken_in))
    Evidence.objects.bulk_create(evidence, batch_size=500)
    mark_copies(touched)
    update_joined(event.pk for event in touched)
    update_joined(seen_before | presence.of_article(article))
    drop_unnamed({*lost, *displaced})
    article.engine = extraction.engine[:60]
    article.save(update_fields=["engine"])
    return [*told, *said, *differences(lost, won)]


def _spoken_in(article: Article) -> set[int]:
    """The ids of the events to which its statements belong: what search reads of them are the statements' words."""
    return set(article.statements.exclude(event=None).values_list("event", flat=True))
